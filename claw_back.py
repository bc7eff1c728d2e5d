"""How many points go back when money goes back: pure functions of integers.

What must always hold: the points taken back are a function of the whole amount refunded
so far, never of a single refund. So any split into parts, in any order, takes back
exactly what was earned, and a repeat takes nothing (mission 213).

No I/O, no clock, no database. Units: sats, points, minor units, as in `points`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from .points import ONE_BP, VISIT, Bill, EarnRule, Part, earned_points


@dataclass(frozen=True)
class Refund:
    """Money that went back to a customer, once and for ever.

    Attributes:
        number: 1, 2, 3 … of its order.
        amount_sats: what went back, the tip included; amount_minor: how far that goes
            through a bill in minor units, 0 in sats.
        base_sats: the part of it that was goods and no tip.
        return_by: `cash` or `none`.
        created_at: Unix seconds.
        source_id: the payment that it gives back, of a bill that had several.
        items: how many items that counted went back.
    """

    id: str
    order_id: str
    number: int
    merchant_id: str
    amount_sats: int
    amount_minor: int
    base_sats: int
    return_by: str
    actor_id: str
    created_at: int
    source_id: str = ""
    items: int = 0

    def is_of(self, source_id: str) -> bool:
        """Whether it gives back what that payment has paid."""
        return self.source_id in ("", source_id)


@dataclass(frozen=True)
class ClawBack:
    """How far the points of one event that earned were taken back.

    What always holds: reached = posted + ended + forgiven.

    Attributes:
        source_id: the payment that the event is of.
        card_id, seq: the event that holds the bill now.
        refunded_sats: goods that went back by all refunds that were applied.
        reached: the target that they reached.
        posted: what left the card for it.
        ended: what had come to its end in the bill's own lots: it was gone already.
        forgiven: what was not there, and will never be asked for again.
        forgiven_before: as much of that as was before the bill came to this card;
            expired_before: what of it came to its end on cards that held it before.
    """

    source_id: str
    program_id: str
    card_id: str
    seq: int
    refunded_sats: int = 0
    reached: int = 0
    posted: int = 0
    ended: int = 0
    forgiven: int = 0
    updated_at: int = 0
    forgiven_before: int = 0
    expired_before: int = 0


@dataclass(frozen=True)
class TakenBack:
    """What refunds did to a card.

    Attributes:
        points: what the card has afterwards, below zero what it owes; None if the bill
            is on no card.
        taken: what left the card now; ended: what had come to its end before;
            forgiven: what was not there, and is let off.
        lapsed: names of the rewards that waited to be used and ended for it.
    """

    points: int | None = None
    taken: int = 0
    ended: int = 0
    forgiven: int = 0
    lapsed: tuple[str, ...] = ()

    @property
    def owed(self) -> int:
        """What the card owes afterwards: the next points pay it."""
        return max(-(self.points or 0), 0)

    def __add__(self, other: TakenBack) -> TakenBack:
        return TakenBack(
            other.points,
            self.taken + other.taken,
            self.ended + other.ended,
            self.forgiven + other.forgiven,
            self.lapsed + other.lapsed,
        )


def bill_left(bill: Bill, refunded_sats: int, refunded_items: int = 0) -> Bill:
    """What still counts of a bill after refunds; goods go back first, the tip last.

    Args:
        refunded_sats, refunded_items: of all refunds of the bill together; with the
            last of its goods all items have gone back.
    """
    if not bill.base_sats:
        return bill
    left = bill.base_sats - min(refunded_sats, bill.base_sats)
    items = max(bill.items - refunded_items, 0) if left else 0
    return Bill(left, bill.base_minor * left // bill.base_sats, items)


def claw_back_target(
    rule: EarnRule,
    bill: Bill,
    refunded_sats: int,
    tier_bp: int = ONE_BP,
    campaign_bp: int = ONE_BP,
    part: Part | None = None,
    refunded_items: int = 0,
) -> int:
    """Points of a bill that all of its refunds together have to take back.

    What the bill earned, less what the rest of it would have earned under the same
    rule. By visit, all at once when nothing is left of the bill.

    Args:
        rule, tier_bp, campaign_bp: as they stood when the bill earned.
        bill: as it earned.
        refunded_sats, refunded_items: of all refunds of the bill together.
        part: of what the bill is a part, as it earned.
    """
    left = bill_left(bill, refunded_sats, refunded_items)
    whole = earned_points(rule, bill, tier_bp, campaign_bp, part=part)
    if rule.earn_by == VISIT:
        return 0 if left.base_sats else whole
    if part:
        gone = bill.base_sats - left.base_sats
        part = replace(part, whole_sats=part.whole_sats - gone)
    return whole - earned_points(rule, left, tier_bp, campaign_bp, part=part)


class Split(NamedTuple):
    """What meets points that have to go back.

    Attributes:
        ended: had come to its end already; posted: leaves the card now; forgiven: let
            off; short: what the card lacks, owed from now on or forgiven.
    """

    ended: int
    posted: int
    forgiven: int
    short: int


def split(points: int, ended: int, usable: int, forgives: bool) -> Split:
    """Says what meets points that have to go back.

    Args:
        ended: what came to its end in the bill's own lots and was not yet counted.
        usable: what the card has, below zero what it owes.
        forgives: whether a card may not be made to owe.
    """
    gone = min(points, ended)
    short = max(points - gone - max(usable, 0), 0)
    forgiven = short if forgives else 0
    return Split(gone, points - gone - forgiven, forgiven, short)
