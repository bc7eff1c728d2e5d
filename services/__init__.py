"""Verbs of the loyalty core, each a function of one unit of work.

What must always hold: a movement appends events to exactly one card's chain (a transfer
to two), and moves those cards' books in the same transaction. A bill is judged by the
programme as it stood at the bill's `time`, whenever it is written.
"""

from .cards import EMPTY_CARD, RECENT_ENTRIES, CardView, view_card
from .earning import PaidBill, earn
from .erasure import erase, forget_erased_keys, was_erased
from .programs import (
    create_program,
    create_tier,
    delete_tier,
    get_program,
    get_tier,
    update_program,
    update_tier,
)
from .transfers import Merged, follow_merge, holder_of, merge_cards, move_bill

__all__ = [
    "EMPTY_CARD",
    "RECENT_ENTRIES",
    "CardView",
    "Merged",
    "PaidBill",
    "create_program",
    "create_tier",
    "delete_tier",
    "earn",
    "erase",
    "follow_merge",
    "forget_erased_keys",
    "get_program",
    "get_tier",
    "holder_of",
    "merge_cards",
    "move_bill",
    "update_program",
    "update_tier",
    "view_card",
    "was_erased",
]
