"""Verbs of the loyalty core, each a function of one unit of work.

What must always hold: a movement appends events to exactly one card's chain (a transfer
to two), and moves those cards' books in the same transaction. A bill is judged by the
programme as it stood at the bill's `time`, whenever it is written.
"""

from .cards import EMPTY_CARD, RECENT_ENTRIES, CardView, view_card
from .earning import PaidBill, earn
from .grants import ByHand, grant, revoke
from .movement import SYSTEM
from .programs import (
    create_program,
    create_tier,
    delete_tier,
    get_program,
    get_tier,
    update_program,
    update_tier,
)
from .refunds import apply_refunds, refund_bill
from .welcome import follow_bill, give_due_welcomes, use_newcomer_budget

__all__ = [
    "EMPTY_CARD",
    "RECENT_ENTRIES",
    "SYSTEM",
    "ByHand",
    "CardView",
    "PaidBill",
    "apply_refunds",
    "create_program",
    "create_tier",
    "delete_tier",
    "earn",
    "follow_bill",
    "get_program",
    "get_tier",
    "give_due_welcomes",
    "grant",
    "refund_bill",
    "revoke",
    "update_program",
    "update_tier",
    "use_newcomer_budget",
    "view_card",
]
