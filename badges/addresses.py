"""How people name a badge, an event or an issuer, in the one form that is kept.

Pure. An address is `kind:<64 hex>:<d>`, or `naddr1…` (NIP-19), which may name relays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nostr_sdk import Nip19Coordinate, Nip19Profile

from ..exceptions import InvalidInput
from ..guard import DialRefused, check_url
from ..keys import customer_key, refuse_secret
from ..nostr.event import Malformed
from ..nostr.kinds import ALL_DAY, BADGE, TIMED
from ..nostr.readers import Address, address

LONGEST = 1000
LONGEST_D = 200
MOST_HINTS = 3
_URI = "nostr:"


@dataclass(frozen=True)
class Named:
    """What somebody pasted.

    Attributes:
        relays: where it says that it can be found; at most three, each one dialable.
    """

    address: Address
    relays: tuple[str, ...] = ()


def badge_named(text: str) -> Named:
    """Raises: InvalidInput `bad_badge`, `secret_key`."""
    words = "Paste a badge's address: naddr1… or 30009:<issuer>:<name>."
    return _named(text, (BADGE,), InvalidInput("bad_badge", words))


def event_named(text: str, relays: tuple[str, ...] = ()) -> Named:
    """Args: relays: where it was found before.

    Raises: InvalidInput `bad_event`, `secret_key`.
    """
    words = "Paste an event's address: naddr1… or 31923:<author>:<name>."
    named = _named(text, (ALL_DAY, TIMED), InvalidInput("bad_event", words))
    return replace(named, relays=relays) if relays else named


def issuer_named(text: str) -> tuple[str, tuple[str, ...]]:
    """An issuer's key, and where they say they can be found.

    Raises:
        InvalidInput: `bad_pubkey`, `secret_key`.
    """
    refuse_secret(text)
    bare = _bare(text)
    if not bare.lower().startswith("nprofile1"):
        return customer_key(bare), ()
    try:
        profile = Nip19Profile.from_bech32(bare)
        key = str(profile.public_key().to_hex())
        hints = [str(url) for url in profile.relays()]
    except Exception:
        key, hints = "", []
    return customer_key(key), dialable(hints)[:MOST_HINTS]


def dialable(urls: Sequence[str]) -> tuple[str, ...]:
    """Those that could be dialled at all, each once, as they are kept."""
    found: dict[str, None] = {}
    for text in urls:
        try:
            found[check_url(text)] = None
        except DialRefused:
            continue
    return tuple(found)


def spelled(found: Address) -> str:
    return f"{found.kind}:{found.pubkey}:{found.d}"


def kept(text: str, kinds: tuple[int, ...] = (BADGE,)) -> Address | None:
    """The address, if it is one that is kept; an `a` tag may say anything."""
    try:
        found = address(text)
    except Malformed:
        return None
    is_text = found.d.isprintable() and len(found.d) <= LONGEST_D
    return found if found.kind in kinds and is_text else None


def _named(text: str, kinds: tuple[int, ...], refused: InvalidInput) -> Named:
    refuse_secret(text)
    bare = _bare(text)
    hints: tuple[str, ...] = ()
    if bare.lower().startswith("naddr1"):
        bare, hints = _opened(bare)
    found = kept(bare, kinds)
    if found is None:
        raise refused
    return Named(found, hints)


def _bare(text: str) -> str:
    bare = text.strip()[:LONGEST]
    return bare[len(_URI) :] if bare.lower().startswith(_URI) else bare


def _opened(naddr: str) -> tuple[str, tuple[str, ...]]:
    """The address in an `naddr1…`, empty if it is none, and the relays in it."""
    try:
        found = Nip19Coordinate.from_bech32(naddr)
        it = found.coordinate()
        bare = f"{it.kind().as_u16()}:{it.public_key().to_hex()}:{it.identifier()}"
        hints = [str(url) for url in found.relays()]
    except Exception:  # whatever the library says of it
        return "", ()
    return bare, dialable(hints)[:MOST_HINTS]
