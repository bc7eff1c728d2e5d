"""Looks up what somebody has just named: a badge, an issuer's name, an event."""

from __future__ import annotations

from collections.abc import Sequence

from ..exceptions import Conflict, NotFound
from ..nostr.event import Malformed, NostrEvent
from ..nostr.kinds import PROFILE
from ..nostr.relay import RelayFailed
from . import services
from .addresses import Named
from .asking import look_for, look_for_latest
from .days import Happening, read_happening
from .said import profile_name


def no_relays() -> Conflict:
    words = "There is no relay to ask. Name one in Settings, under Nostr."
    return Conflict("relays_needed", words)


async def badge(relays: Sequence[str], named: Named) -> NostrEvent:
    """A badge's definition.

    Raises:
        NotFound: `badge_not_found`.
        Conflict: `relays_needed`, `relays_silent`.
    """
    found = await _found(relays, named)
    if found is None:
        raise services.no_badge()
    return found


async def happening(relays: Sequence[str], named: Named) -> Happening:
    """What an event says of itself.

    Raises:
        NotFound: `event_not_found`.
        Conflict: `relays_needed`, `relays_silent`.
    """
    found = await _found(relays, named)
    if found is None:
        words = "No relay knows that event. Check its address, and your relays."
        raise NotFound("event_not_found", words)
    try:
        return read_happening(found)
    except Malformed as exc:
        raise Conflict("event_unclear", f"That event: {exc.message}.") from exc


async def name_of(relays: Sequence[str], key: str) -> str:
    """What an issuer calls themselves, or nothing."""
    latest = await look_for_latest(relays, PROFILE, key) if relays else None
    return profile_name(latest) if latest else ""


async def _found(relays: Sequence[str], named: Named) -> NostrEvent | None:
    asked = tuple(dict.fromkeys([*named.relays, *relays]))[: services.MOST_RELAYS]
    if not asked:
        raise no_relays()
    try:
        return await look_for(asked, named.address)
    except RelayFailed as exc:
        words = "No relay answered. Nothing was changed. Try again."
        raise Conflict("relays_silent", words) from exc
