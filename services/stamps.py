"""Points by visit belong to the day, not to one of its bills.

A day is stamped as long as one bill of it stands that would have earned the stamp: paid
under a rule by visit, no less than its minimum, not wholly refunded. Whichever of the
day's bills brought the points, they stay while another one stands, and go with the
last. So it does not matter in which order bills and refunds arrive.
"""

from __future__ import annotations

from .. import crud
from ..crud import DayBill
from ..ledger import Event
from ..points import VISIT
from ..store import Tx
from .posting import Movement


def is_stamped(move: Movement, local_day: str, but: int = 0) -> bool:
    """Whether a bill stands that a day's points by visit can belong to.

    Args:
        but: the number of an event on this card that is not to be looked at.
    """
    bills = crud.get_day_bills(move.tx, move.card.id, local_day)
    return any(
        bill.base_sats > 0 and bill.event.seq != but and _stamps(move.tx, bill.event)
        for bill in bills
    )


def stamps_left(move: Movement, local_day: str) -> list[DayBill]:
    """The bills of a day that brought points by visit which were not yet taken back."""
    return [
        bill
        for bill in crud.get_day_bills(move.tx, move.card.id, local_day)
        if bill.tier_points > 0 and is_by_visit(move.tx, bill.event)
    ]


def is_by_visit(tx: Tx, event: Event) -> bool:
    """Whether a bill was judged by a rule by visit."""
    return crud.get_rule(tx, event.rule_hash).earn_by == VISIT


def _stamps(tx: Tx, event: Event) -> bool:
    rule = crud.get_rule(tx, event.rule_hash)
    if rule.earn_by != VISIT:
        return False
    origin = crud.origin_of(tx, event)
    _, part = crud.get_counted(tx, origin)
    whole_sats = part.whole_sats if part else origin.base_sats
    return whole_sats >= rule.min_spend_sats
