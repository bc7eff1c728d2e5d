"""Which tier a card holds at a moment: a pure function of its paid bills and the time.

    tier(t) = the highest tier whose condition held at any moment in [t − grace, t]

so no job decides anything, and a tier is lost by the clock alone. A bill counts from
its time until `window` later, that second excluded; a score therefore changes at
finitely many moments, and only those are looked at. A card of another place that was
shown gives a tier beside that, from one moment until another. Times are Unix seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from .expiry import NEVER
from .points import BY_POINTS, BY_VISITS, Tier, next_tier, reached_tier

DAY_SECONDS = 24 * 3600


class Counted(NamedTuple):
    """What still counts of one paid bill, at the time of the bill.

    What a refund took back is taken off already: for tiers it never was.

    Attributes:
        time: when the bill settled.
        local_day: the merchant's business day of it.
        tier_points: earned less taken back.
        spent_sats: what counts of it as spending.
        base_sats: a bill with nothing left of it is no visit.
    """

    time: int
    local_day: str
    tier_points: int
    spent_sats: int
    base_sats: int


class Match(NamedTuple):
    """A tier that a card holds whatever its bills say, until a moment (excluded)."""

    tier_id: str
    from_at: int
    until_at: int


@dataclass(frozen=True)
class Standing:
    """Where a card stands at a moment.

    Attributes:
        tier: the tier it holds, or none.
        score: points, sats or visits within the window at that moment; after a fall
            within the grace period it may be less than the tier asks.
        holds_until: the first moment at which, with no further bill, the tier falls;
            `NEVER` if it does not.
        next: the nearest tier above the one held.
        missing: what the score lacks for `next`; 0 without one.
        keep_missing: one more bill of that much, whenever after this moment and before
            `holds_until`, keeps the tier at `holds_until` (visits: on days that have
            none yet); 0 if it does not fall.
    """

    tier: Tier | None
    score: int
    holds_until: int
    next: Tier | None
    missing: int
    keep_missing: int


class _Stretch(NamedTuple):
    """From `since` to `until` (excluded) the score does not change."""

    since: int
    until: int
    score: int


def lifetime_standing(tiers: Sequence[Tier], score: int) -> Standing:
    """Where a card stands for ever, when bills count for a lifetime."""
    ahead = next_tier(tiers, score)
    return Standing(
        tier=reached_tier(tiers, score),
        score=score,
        holds_until=NEVER,
        next=ahead[0] if ahead else None,
        missing=ahead[1] if ahead else 0,
        keep_missing=0,
    )


def tier_at(
    tiers: Sequence[Tier],
    bills: Iterable[Counted],
    basis: str,
    window_days: int,
    grace_days: int,
    at: int,
) -> Standing:
    """Where a card stands at the moment `at`.

    Args:
        bills: in any order; those after `at` are not looked at.
        basis: `points`, `spent` or `visits`.
        window_days: how long a bill counts, in days of 24 hours; 0 = a lifetime.
        grace_days: how long a tier is kept after its condition ceased to hold.
    """
    grace = grace_days * DAY_SECONDS
    window = window_days * DAY_SECONDS or NEVER
    past = sorted(bill for bill in bills if bill.time <= at)
    stretches = _stretches(_spans(past, basis, window), at - grace)
    seen = [stretch.score for stretch in stretches if stretch.since <= at]
    highest, score = max(seen), seen[-1]
    held, ahead = reached_tier(tiers, highest), next_tier(tiers, highest)
    falls_at = _falls_at(held, stretches, at, grace)
    return Standing(
        tier=held,
        score=score,
        holds_until=falls_at,
        next=ahead[0] if ahead else None,
        missing=ahead[0].threshold - score if ahead else 0,
        keep_missing=_keep_missing(held, stretches, falls_at),
    )


def with_matches(
    own: Standing,
    tiers: Sequence[Tier],
    matches: Iterable[Match],
    at: int,
    later: Callable[[int], Standing],
) -> Standing:
    """Where a card stands that may hold a tier beside the one that its bills give.

    The higher one counts. A match has no grace, and one of a tier that is no more is
    none.

    Args:
        own: where it stands by its bills.
        later: where it will, by the same bills, at a later moment.
    """
    held = [match for match in matches if match.from_at <= at < match.until_at]
    ids = {match.tier_id for match in held}
    best = max((t for t in tiers if t.id in ids), key=_threshold, default=None)
    if best is None or (own.tier and own.tier.threshold > best.threshold):
        return own
    until = max(match.until_at for match in held if match.tier_id == best.id)
    if own.tier == best and own.holds_until >= until:
        return own
    ahead = next_tier(tiers, best.threshold)
    return replace(
        own,
        tier=best,
        holds_until=until,
        next=ahead[0] if ahead else None,
        missing=max(ahead[0].threshold - own.score, 0) if ahead else 0,
        keep_missing=max(best.threshold - later(until).score, 0),
    )


def _threshold(tier: Tier) -> int:
    return tier.threshold


def _spans(
    bills: Sequence[Counted], basis: str, window: int
) -> Iterator[tuple[int, int, int]]:
    """From when until when (excluded) how much counts; `bills` oldest first."""
    if basis == BY_VISITS:
        yield from _visits(bills, window)
        return
    for bill in bills:
        amount = bill.tier_points if basis == BY_POINTS else bill.spent_sats
        yield bill.time, bill.time + window, amount


def _visits(bills: Sequence[Counted], window: int) -> Iterator[tuple[int, int, int]]:
    """A day is one visit: a bill of it makes way for the next one of the same day."""
    following: dict[str, int] = {}
    for bill in reversed(bills):
        if bill.base_sats > 0:
            until = min(bill.time + window, following.get(bill.local_day, NEVER))
            following[bill.local_day] = bill.time
            yield bill.time, until, 1


def _stretches(spans: Iterable[tuple[int, int, int]], start: int) -> list[_Stretch]:
    """The score from `start` on, for ever, as stretches without a gap."""
    changes: list[tuple[int, int]] = []
    for since, until, amount in spans:
        if until > start:
            changes.append((since, amount))
        if start < until < NEVER:
            changes.append((until, -amount))
    stretches, since, score = [], start, 0
    for moment, change in sorted(changes):
        if moment > since:
            stretches.append(_Stretch(since, moment, score))
            since = moment
        score += change
    return [*stretches, _Stretch(since, NEVER, score)]


def _falls_at(
    held: Tier | None, stretches: Sequence[_Stretch], at: int, grace: int
) -> int:
    """The first moment after `at` whose grace period no longer meets the tier."""
    if held is None:
        return NEVER
    falls_at = at
    for stretch in stretches:
        if stretch.score < held.threshold:
            continue
        if stretch.since > falls_at:
            break
        falls_at = stretch.until + grace
    return min(falls_at, NEVER)


def _keep_missing(
    held: Tier | None, stretches: Sequence[_Stretch], falls_at: int
) -> int:
    if held is None or falls_at == NEVER:
        return 0
    score = next(s.score for s in reversed(stretches) if s.since <= falls_at)
    return held.threshold - score
