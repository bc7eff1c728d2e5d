"""What a link to a place says of it where it is shared, before anybody opens it.

Everything in it is public: what the profile page shows anybody.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import services as loyalty
from .. import signatures
from ..exceptions import NotFound
from ..merchants.access import get_public_merchant
from ..merchants.models import Merchant
from ..store import Tx
from . import settings

LONGEST = 200
# The one sentence of ours in it, in the languages that a merchant may speak.
_OFFERS = {
    "en": "First visit: {n} points.",
    "es": "Primera visita: {n} puntos.",
}


@dataclass(frozen=True)
class Preview:
    """What is said of a link; each is plain text, to be escaped by whoever shows it.

    Attributes:
        image: an address that anybody can fetch, or empty.
    """

    title: str
    description: str
    url: str
    image: str
    site: str


def of_directory(tx: Tx) -> Preview:
    """Of the list of places."""
    found = settings.get(tx)
    title = found.name or "Places"
    return Preview(title, "", _address(""), "", found.name)


def of_place(tx: Tx, ref: str) -> Preview | None:
    """Of one place by id or slug; nothing where the public may see none."""
    try:
        merchant = get_public_merchant(tx, ref)
    except NotFound:
        return None
    if not merchant.is_verified:
        return None
    images = merchant.profile.get("images") or [""]
    return Preview(
        title=merchant.name,
        description=_description(tx, merchant),
        url=_address(f"/{merchant.slug}"),
        image=_absolute(images[0]),
        site=settings.get(tx).name,
    )


def _description(tx: Tx, merchant: Merchant) -> str:
    profile = merchant.profile
    where = ", ".join(filter(None, (profile.get("address"), profile.get("city"))))
    said = profile.get("description") or where
    words = f"{_offer(tx, merchant)} {' '.join(said.split())}".strip()
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _offer(tx: Tx, merchant: Merchant) -> str:
    """`First visit: 10 points.`, where there is such a thing."""
    program = loyalty.get_program(tx, merchant.program_id).settings
    holds = merchant.shows_loyalty and program.is_enabled and program.welcome_points
    words = _OFFERS.get(merchant.language, _OFFERS["en"])
    return words.format(n=program.welcome_points) if holds else ""


def _address(rest: str) -> str:
    return f"{signatures.base_url()}/loyalty/places{rest}"


def _absolute(image: str) -> str:
    return f"{signatures.base_url()}{image}" if image.startswith("/") else image
