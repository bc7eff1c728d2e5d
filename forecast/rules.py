"""What paid bills earned, and what they would have earned under another rule.

Pure: no I/O, no clock, no database. What must always hold: a rule that was in force
when the bills were paid would have earned exactly what they did earn.

Each bill keeps what was its own: its amount, the rate of its day, its tier's and its
campaign's multiplier, its refunds. Only the rule is another one. What guests would have
done differently nobody knows, so what they used, and what ended, stays as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..claw_back import claw_back_target
from ..points import VISIT, Bill, EarnRule, Part, earned_points


class PastBill(NamedTuple):
    """A paid bill as the ledger has it, and as the other rule counts it.

    Attributes:
        card_id: the card that it was put on; holder: the card that this one has become.
        seq: its place on the card; local_day: the merchant's business day.
        earned: points that it brought; taken_back: as many of them as refunds reached.
        bill, part: what counts of it, in sats, in the other rule's currency, in items.
        refunded_sats: goods that went back.
    """

    card_id: str
    holder: str
    seq: int
    local_day: str
    earned: int
    taken_back: int
    tier_bp: int
    campaign_bp: int
    bill: Bill
    part: Part | None
    refunded_sats: int


@dataclass(frozen=True)
class Sum:
    """Points of all bills: as they came, and what refunds left of them."""

    issued: int = 0
    left: int = 0


@dataclass(frozen=True)
class Outcome:
    """What bills earned, and would have earned.

    Attributes:
        bills, cards: how many were looked at.
        then: what came of them; now: what would have come of them.
        gaining, losing: cards that would have more, and fewer, points left of them.
    """

    bills: int
    cards: int
    then: Sum
    now: Sum
    gaining: int
    losing: int


@dataclass
class _Stamp:
    """A day's points by visit: one bill brings them, any that stands keeps them."""

    holder: str
    seq: int
    points: int
    stands: bool


class Forecast:
    """Adds bills up, in any order.

    Args:
        rule: the other one; its rate does not matter, bills carry their own.
        is_enabled: whether bills would have earned at all.
    """

    def __init__(self, rule: EarnRule, is_enabled: bool) -> None:
        self._rule = rule
        self._is_enabled = is_enabled
        self._bills = 0
        self._issued_then = self._issued_now = 0
        # What is left of each card's points, then and now; and its days by visit.
        self._left: dict[str, list[int]] = {}
        self._days: dict[tuple[str, str], _Stamp] = {}

    def add(self, past: PastBill) -> None:
        self._bills += 1
        self._issued_then += past.earned
        left = self._left.setdefault(past.holder, [0, 0])
        left[0] += past.earned - past.taken_back
        if not self._is_enabled:
            return
        points = earned_points(
            self._rule, past.bill, past.tier_bp, past.campaign_bp, part=past.part
        )
        if self._rule.earn_by == VISIT:
            self._stamp(past, points)
            return
        self._issued_now += points
        left[1] += points - self._taken_back(past) if past.refunded_sats else points

    def _taken_back(self, past: PastBill) -> int:
        return claw_back_target(
            self._rule,
            past.bill,
            past.refunded_sats,
            past.tier_bp,
            past.campaign_bp,
            past.part,
        )

    def _stamp(self, past: PastBill, points: int) -> None:
        """By visit points belong to the day: one bill brings them, the last one that
        stands keeps them."""
        whole = past.part.whole_sats if past.part else past.bill.base_sats
        if past.bill.base_sats <= 0 or whole < self._rule.min_spend_sats:
            return
        stands = past.refunded_sats < past.bill.base_sats
        day = (past.card_id, past.local_day)
        stamp = self._days.get(day)
        if stamp is None:
            self._days[day] = _Stamp(past.holder, past.seq, points, stands)
            return
        stamp.stands = stamp.stands or stands
        if past.seq < stamp.seq:
            stamp.seq, stamp.points = past.seq, points

    def outcome(self) -> Outcome:
        left_now = {card: now for card, (_, now) in self._left.items()}
        issued = self._issued_now
        for stamp in self._days.values():
            issued += stamp.points
            left_now[stamp.holder] += stamp.points if stamp.stands else 0
        changes = [left_now[card] - then for card, (then, _) in self._left.items()]
        return Outcome(
            bills=self._bills,
            cards=len(self._left),
            then=Sum(self._issued_then, sum(then for then, _ in self._left.values())),
            now=Sum(issued, sum(left_now.values())),
            gaining=sum(change > 0 for change in changes),
            losing=sum(change < 0 for change in changes),
        )
