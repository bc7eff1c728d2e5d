"""What merchants show for being who they say, and which of it holds.

The checks are pure; looking a name up (NIP-05) is the one that asks somebody, through
the guard that every dial passes, and never within a unit of work. They are advice to
whoever approves: nothing is approved, or refused, by them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from ..fetching import FetchFailed, fetch
from ..merchants.models import Merchant
from ..merchants.profile import OSM_ID, OSM_SITE
from .models import Verification

HOLDS, FAILS, OPEN = "holds", "fails", "open"
_NAME = re.compile(r"[a-z0-9._-]{1,64}")
_DOMAIN = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{0,61}[a-z0-9]")

# What looking up a NIP-05 name finds.
MATCHES, OTHER_KEY = "matches", "other_key"
NO_ANSWER, NOT_ASKED = "no_answer", ""
MOST_BYTES: Final = 65_536


@dataclass(frozen=True)
class Check:
    """One line of the checklist.

    Attributes:
        state: `holds`, `fails` or `open`: it was not shown, or nobody can say.
        why: a stable word for what was found.
    """

    name: str
    state: str
    why: str


def osm_id_of(text: str) -> str | None:
    """`node/123` out of that or its address; nothing if it is neither."""
    bare = text.strip().removeprefix(OSM_SITE)
    return bare if OSM_ID.fullmatch(bare) else None


def is_domain(text: str) -> bool:
    return len(text) <= 253 and bool(_DOMAIN.fullmatch(text))


def checks(merchant: Merchant, shown: Verification | None) -> list[Check]:
    """Which of what was shown holds against what the merchant says of itself."""
    return [
        _domain(merchant, shown),
        _nip05(merchant, shown),
        _osm(merchant, shown),
        _place(merchant),
    ]


def _domain(merchant: Merchant, shown: Verification | None) -> Check:
    if not shown or not shown.domain:
        return Check("domain", OPEN, "not_shown")
    website = merchant.profile.get("website") or ""
    host = (urlsplit(website).hostname or "").removeprefix("www.")
    if not host:
        return Check("domain", OPEN, "no_website")
    is_same = host == shown.domain.removeprefix("www.")
    return Check(
        "domain", *((HOLDS, "same_host") if is_same else (FAILS, "other_host"))
    )


def _nip05(merchant: Merchant, shown: Verification | None) -> Check:
    if not shown or not shown.nip05:
        return Check("nip05", OPEN, "not_shown")
    if not merchant.profile.get("nostr_pubkey"):
        return Check("nip05", OPEN, "no_key")
    state = {MATCHES: HOLDS, OTHER_KEY: FAILS}.get(shown.nip05_said, OPEN)
    return Check("nip05", state, shown.nip05_said or NO_ANSWER)


def _osm(merchant: Merchant, shown: Verification | None) -> Check:
    said = (shown.osm_id if shown else "") or merchant.profile.get("osm_id") or ""
    if not said:
        return Check("osm_id", OPEN, "not_shown")
    is_one = osm_id_of(said) is not None
    return Check(
        "osm_id", *((HOLDS, "well_formed") if is_one else (FAILS, "malformed"))
    )


def _place(merchant: Merchant) -> Check:
    profile = merchant.profile
    has_point = None not in (profile.get("latitude"), profile.get("longitude"))
    if has_point and profile.get("address"):
        return Check("place", HOLDS, "address_and_point")
    return Check("place", OPEN, "point_only" if has_point else "not_shown")


# --- NIP-05 ---------------------------------------------------------------------------


async def look_up(nip05: str, pubkey: str) -> str:
    """What the domain of a NIP-05 name says: whether the name is that key's."""
    name, _, domain = nip05.strip().lower().rpartition("@")
    name = name or "_"
    if not pubkey or not _NAME.fullmatch(name) or not is_domain(domain):
        return NOT_ASKED
    try:
        answer = await fetch(
            f"https://{domain}/.well-known/nostr.json?name={name}", MOST_BYTES
        )
    except FetchFailed:
        return NO_ANSWER
    return MATCHES if _key_in(answer, name) == pubkey else OTHER_KEY


def _key_in(answer: bytes, name: str) -> Any:
    try:
        return json.loads(answer)["names"][name].lower()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
