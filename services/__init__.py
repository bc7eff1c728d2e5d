"""Verbs of the loyalty core, each a function of one unit of work.

What must always hold: a movement appends events to exactly one card's chain (a transfer
to two), and moves those cards' books in the same transaction. A bill is judged by the
programme as it stood at the bill's `time`, whenever it is written.
"""

from .cards import EMPTY_CARD, RECENT_ENTRIES, CardView, view_card
from .earning import PaidBill, earn
from .erased import forget_erased_keys, was_erased
from .erasure import erase
from .grants import ByHand, grant, revoke
from .merging import Merged, follow_merge, merge_cards
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
from .transfers import holder_of, move_bill
from .welcome import follow_bill, give_due_welcomes, use_newcomer_budget

__all__ = [
    "EMPTY_CARD",
    "RECENT_ENTRIES",
    "SYSTEM",
    "ByHand",
    "CardView",
    "Merged",
    "PaidBill",
    "create_program",
    "create_tier",
    "delete_tier",
    "earn",
    "erase",
    "follow_bill",
    "follow_merge",
    "forget_erased_keys",
    "get_program",
    "get_tier",
    "give_due_welcomes",
    "grant",
    "holder_of",
    "merge_cards",
    "move_bill",
    "revoke",
    "update_program",
    "update_tier",
    "use_newcomer_budget",
    "view_card",
    "was_erased",
]
