"""Verbs of the loyalty core, each a function of one unit of work.

What must always hold: a movement appends events to exactly one card's chain (a transfer
to two), and moves those cards' books in the same transaction. A bill is judged by the
programme as it stood at the bill's `time`, whenever it is written.
"""

from .as_of import liability_at, liability_now, view_card_at
from .cards import EMPTY_CARD, RECENT_ENTRIES, CardView, usable_points, view_card
from .earning import Earned, PaidBill, earn
from .erased import forget_erased_keys, was_erased
from .erasure import erase
from .grants import ByHand, check_enabled, grant, revoke
from .imports import import_points
from .limits import forget_person, join_people, known_person, person
from .merging import Merged, merge_cards
from .posting import SYSTEM
from .programs import (
    check_stays,
    create_program,
    create_tier,
    delete_tier,
    get_program,
    get_tier,
    list_versions,
    settings_with,
    update_program,
    update_tier,
)
from .recovering import (
    ASKED_SECONDS,
    approve_recovery,
    ask_recovery,
    cancel_recovery,
    finish_recoveries,
    finish_recovery,
    is_party,
    lapses_at,
    open_recovery,
    recoveries_to,
    recovery_not_found,
)
from .redemption import (
    cancel,
    code_of,
    fulfil,
    fulfil_paid,
    fulfil_shown,
    get_redemption,
    lapse_all,
    redemption_not_found,
    undo,
)
from .referrals import Named, is_staff
from .refunds import apply_refunds, refund_bill
from .reserving import Asked, loyalty_off, redeem
from .retiring import merge_and_retire
from .returning import lapse, lapse_due
from .rewards import (
    create_reward,
    delete_reward,
    get_reward,
    order_rewards,
    update_reward,
)
from .rewards_on_bills import (
    OnBill,
    give_back_from_bill,
    give_up_on_bill,
    put_on_bill,
    return_from_bill,
    take_off_bill,
    use_on_bill,
)
from .standing import earned_tier, held_tiers
from .taking_over import Paper, call_back_old_card, most_points, move_old_card
from .transfers import move_bill
from .upkeep import (
    expire_lots,
    expire_resting,
    forget_old_links,
    give_due_gifts,
    give_due_old_cards,
    give_due_welcomes,
    index_names,
    remake_books,
    review_tiers,
)
from .visits import Given, Shown, show_card
from .vouchers import UsedVoucher, give_voucher, use_voucher, withdraw_voucher
from .welcome import follow_bill, use_newcomer_budget

__all__ = [
    "ASKED_SECONDS",
    "EMPTY_CARD",
    "RECENT_ENTRIES",
    "SYSTEM",
    "Asked",
    "ByHand",
    "CardView",
    "Earned",
    "Given",
    "Merged",
    "Named",
    "OnBill",
    "PaidBill",
    "Paper",
    "Shown",
    "UsedVoucher",
    "apply_refunds",
    "approve_recovery",
    "ask_recovery",
    "call_back_old_card",
    "cancel",
    "cancel_recovery",
    "check_enabled",
    "check_stays",
    "code_of",
    "create_program",
    "create_reward",
    "create_tier",
    "delete_reward",
    "delete_tier",
    "earn",
    "earned_tier",
    "erase",
    "expire_lots",
    "expire_resting",
    "finish_recoveries",
    "finish_recovery",
    "follow_bill",
    "forget_erased_keys",
    "forget_old_links",
    "forget_person",
    "fulfil",
    "fulfil_paid",
    "fulfil_shown",
    "get_program",
    "get_redemption",
    "get_reward",
    "get_tier",
    "give_back_from_bill",
    "give_due_gifts",
    "give_due_old_cards",
    "give_due_welcomes",
    "give_up_on_bill",
    "give_voucher",
    "grant",
    "held_tiers",
    "import_points",
    "index_names",
    "is_party",
    "is_staff",
    "join_people",
    "known_person",
    "lapse",
    "lapse_all",
    "lapse_due",
    "lapses_at",
    "liability_at",
    "liability_now",
    "list_versions",
    "loyalty_off",
    "merge_and_retire",
    "merge_cards",
    "most_points",
    "move_bill",
    "move_old_card",
    "open_recovery",
    "order_rewards",
    "person",
    "put_on_bill",
    "recoveries_to",
    "recovery_not_found",
    "redeem",
    "redemption_not_found",
    "refund_bill",
    "remake_books",
    "return_from_bill",
    "review_tiers",
    "revoke",
    "settings_with",
    "show_card",
    "take_off_bill",
    "undo",
    "update_program",
    "update_reward",
    "update_tier",
    "usable_points",
    "use_newcomer_budget",
    "use_on_bill",
    "use_voucher",
    "view_card",
    "view_card_at",
    "was_erased",
    "withdraw_voucher",
]
