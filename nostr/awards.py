"""Whether a badge holds: the rules of `docs/nostr.md`, for badges of any issuer.

Pure. An award is valid if, and only if, nothing below speaks against it; the first
thing that does is said in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from .event import Malformed, NostrEvent
from .kinds import AWARD, BADGE, DELETION
from .readers import Address, address

AHEAD_SECONDS = 60  # that an issuer's clock may be ahead of ours


def check_award(
    award: NostrEvent,
    definitions: Iterable[NostrEvent],
    deletions: Iterable[NostrEvent],
    trusted: Set[str],
    customer: str,
    now: int,
) -> Address:
    """The badge that an award gives a customer, if it holds.

    Args:
        award, definitions, deletions: as `event.read` has them: genuine events.
        trusted: the badges that count, by address (`30009:issuer:d`).

    Raises:
        Malformed: with what speaks against it.
    """
    named = _named_by(award)
    badge = _badge_of(award, named)
    if named not in trusted:
        raise Malformed("nobody here trusts that badge")
    if ("p", customer) not in [tag[:2] for tag in award.tags]:
        raise Malformed("it was given to somebody else")
    _check_time(award, now)
    definition = _newest(definitions, badge)
    if definition is None:
        raise Malformed("there is no such badge")
    for deletion in deletions:
        _check_deletion(deletion, award, definition)
    return badge


def _named_by(award: NostrEvent) -> str:
    if award.kind != AWARD:
        raise Malformed("it is no award")
    return award.one("a")


def _badge_of(award: NostrEvent, named: str) -> Address:
    badge = address(named)
    if badge.kind != BADGE:
        raise Malformed("it awards something that is no badge")
    if badge.pubkey != award.pubkey:
        raise Malformed("it awards the badge of somebody else")
    return badge


def _check_time(award: NostrEvent, now: int) -> None:
    if award.created_at > now + AHEAD_SECONDS:
        raise Malformed("it is from the future")
    expiration = award.maybe("expiration")
    if expiration is None:
        return
    if not expiration.isdecimal() or len(expiration) > 16:
        raise Malformed("its tag 'expiration' is no whole number")
    if int(expiration) <= now:
        raise Malformed("it has ended")


def _newest(definitions: Iterable[NostrEvent], badge: Address) -> NostrEvent | None:
    versions = [
        one
        for one in definitions
        if one.kind == BADGE and one.pubkey == badge.pubkey and one.one("d") == badge.d
    ]
    return max(versions, key=lambda one: one.created_at, default=None)


def _check_deletion(
    deletion: NostrEvent, award: NostrEvent, definition: NostrEvent
) -> None:
    if deletion.kind != DELETION or deletion.pubkey != award.pubkey:
        return  # others have no say in it
    ids = {values[0] for values in deletion.values("e") if values}
    if award.id in ids or definition.id in ids:
        raise Malformed("it was taken back")
    addresses = {values[0] for values in deletion.values("a") if values}
    is_named = definition.address in addresses
    if is_named and definition.created_at <= deletion.created_at:
        raise Malformed("its badge is no more")
