"""What a programme owes its customers: pure functions. No I/O, no clock, no database.

At any moment

    earned + granted − redeemed − expired − revoked + transferred
        = points outstanding − points owed

with what had come due by then counted as if it had been posted. Every term is a whole
number, so the equation holds exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from .ledger import (
    EARNED,
    EXPIRED,
    GRANTED,
    REDEEMED,
    REDEMPTION,
    REVOKED,
    TRANSFER,
    MemoryBooks,
)
from .points import ONE_BP
from .rewards import SATS_OFF, SATS_PAYOUT, Reward

Sums = dict[tuple[str, str], int]  # points by kind and source of events


class Usable(NamedTuple):
    """What a card, or all cards together, hold at a moment.

    Attributes:
        cards: with anything on them.
        outstanding: points that can be used; owed: points that customers owe.
        ended: points in lots that came to their end, or on cards that nobody used for
            too long, which was not posted yet.
        back: points from reservations that lapsed, which was not posted yet.
    """

    cards: int = 0
    outstanding: int = 0
    owed: int = 0
    ended: int = 0
    back: int = 0

    def plus(self, other: Usable) -> Usable:
        return Usable(*map(sum, zip(self, other, strict=True)))

    def less(self, other: Usable) -> Usable:
        return Usable(*(a - b for a, b in zip(self, other, strict=True)))


def usable_of(
    books: MemoryBooks, lapsed: Iterable[int], rests_at: int, at: int
) -> Usable:
    """What one card holds at a moment, under its books of that moment.

    Args:
        lapsed: events that took points for reservations whose time was over by then.
        rests_at: when its points end because nobody uses it.
    """
    if not books.balance.last_seq:
        return Usable()
    ended = sum(lot.left for lot in books.lots.values() if lot.until <= at)
    back = sum(
        taking.points
        for seq in lapsed
        for taking in books.takings(seq)
        if taking.until > at
    )
    points = books.balance.points - ended + back
    if points > 0 and rests_at <= at:
        return Usable(1, 0, 0, ended + points, back)
    return Usable(1, max(points, 0), max(-points, 0), ended, back)


@dataclass(frozen=True)
class Liability:
    """A programme's points at a moment, and all there ever was up to it.

    Attributes:
        redeemed: less what was given back; expired: what had come due included.
        revoked: by refunds and by hand; transferred: moves between cards, which are
            pairs and come to nothing.
        breakage_bp: of the points that are gone for good, used or expired, the share
            that expired unused, in basis points, floored; None before the first.
        sats: what `usable.outstanding` buys at most, floored; None where nothing that
            points buy has a value in sats.
    """

    at: int
    usable: Usable
    earned: int
    granted: int
    redeemed: int
    expired: int
    revoked: int
    transferred: int
    breakage_bp: int | None
    sats: int | None


def liability_of(
    at: int, usable: Usable, sums: Sums, rewards: Iterable[Reward]
) -> Liability:
    """Puts together what is outstanding and what the events add up to."""
    moved = sum(sums.get((kind, TRANSFER), 0) for kind in (GRANTED, REVOKED))
    given_back = sums.get((GRANTED, REDEMPTION), 0) + usable.back
    redeemed = -_sum(sums, REDEEMED) - given_back
    expired = usable.ended - _sum(sums, EXPIRED)
    gone = redeemed + expired
    return Liability(
        at=at,
        usable=usable,
        earned=_sum(sums, EARNED),
        granted=_sum(sums, GRANTED, REDEMPTION, TRANSFER),
        redeemed=redeemed,
        expired=expired,
        revoked=-_sum(sums, REVOKED, TRANSFER),
        transferred=moved,
        breakage_bp=expired * ONE_BP // gone if gone > 0 else None,
        sats=best_value(usable.outstanding, rewards),
    )


def _sum(sums: Sums, kind: str, *without: str) -> int:
    return sum(
        points
        for (its_kind, source), points in sums.items()
        if its_kind == kind and source not in without
    )


def best_value(points: int, rewards: Iterable[Reward]) -> int | None:
    """What points buy in sats where they buy most, floored once.

    Returns None where nothing that points buy has a value in sats.
    """
    return max(
        (
            points * reward.value // reward.cost_points
            for reward in rewards
            if reward.kind in (SATS_OFF, SATS_PAYOUT)
            and reward.is_active
            and reward.cost_points > 0
        ),
        default=None,
    )
