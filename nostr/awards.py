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

# What speaks against an award, as stable words.
UNTRUSTED, FORGED, NOT_THEIRS, UNCLEAR = "untrusted", "forged", "not_theirs", "unclear"
AHEAD, ENDED = "not_yet", "ended"
NO_BADGE, TAKEN_BACK, BADGE_GONE = "no_badge", "taken_back", "badge_gone"


class DoesNotHold(Malformed):
    """An award that gives nothing; `why` is one of the words above."""

    def __init__(self, why: str, words: str) -> None:
        super().__init__(words)
        self.why = why


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
        DoesNotHold: with what speaks against it; a plain Malformed: a tag is unclear.
    """
    badge = badge_of(award)
    if award.one("a") not in trusted:
        raise DoesNotHold(UNTRUSTED, "nobody here trusts that badge")
    if not any(tag[:2] == ("p", customer) for tag in award.tags):
        raise DoesNotHold(NOT_THEIRS, "it was given to somebody else")
    _check_time(award, now)
    definition = _newest(definitions, badge)
    if definition is None:
        raise DoesNotHold(NO_BADGE, "there is no such badge")
    for deletion in deletions:
        _check_deletion(deletion, award, definition)
    return badge


def badge_of(award: NostrEvent) -> Address:
    """The badge that an award names, and its author may give.

    Raises:
        DoesNotHold, Malformed
    """
    if award.kind != AWARD:
        raise DoesNotHold(UNCLEAR, "it is no award")
    badge = address(award.one("a"))
    if badge.kind != BADGE:
        raise DoesNotHold(UNCLEAR, "it awards something that is no badge")
    if badge.pubkey != award.pubkey:
        raise DoesNotHold(FORGED, "it awards the badge of somebody else")
    return badge


def _check_time(award: NostrEvent, now: int) -> None:
    if award.created_at > now + AHEAD_SECONDS:
        raise DoesNotHold(AHEAD, "it is from the future")
    expiration = award.maybe("expiration")
    if expiration is None:
        return
    if not expiration.isdecimal() or len(expiration) > 16:
        raise Malformed("its tag 'expiration' is no whole number")
    if int(expiration) <= now:
        raise DoesNotHold(ENDED, "it has ended")


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
        raise DoesNotHold(TAKEN_BACK, "it was taken back")
    addresses = {values[0] for values in deletion.values("a") if values}
    is_named = definition.address in addresses
    if is_named and definition.created_at <= deletion.created_at:
        raise DoesNotHold(BADGE_GONE, "its badge is no more")
