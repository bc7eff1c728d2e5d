"""What a payment gives back in sats: cashback that rules promised for its bill, then
what the guest's tier gives back, within what one bill gives back at most.

What is taken off the bill, cashback and the tier's part are bounded together, and the
excess is cut from the last of them; each payment of a split bill has its part of all.
"""

from __future__ import annotations

from ...discounts import cashback
from ...discounts.cashback import Due
from ...payouts import satoshi_back
from ...store import Tx
from ..models import OWN_WALLET, BillPayment, Order
from .cases import Case

NOTHING = Due("", {}, 0, 0)


def give_back(
    tx: Tx, case: Case, order: Order, paid: BillPayment, outcome: str, rebate_bp: int
) -> None:
    """After all that the payment earns: budgets are held last. Nothing of money that
    can be reversed, or that goes from one wallet of somebody's to another.

    Args:
        paid: as it stands on its bill; rebate_bp: of the tier that the guest had.
    """
    if case.is_reversible or outcome == OWN_WALLET:
        return
    sats = paid.amount_sats
    brought = NOTHING
    if order.quote_id:
        brought = cashback.due(tx, order.id, order.goods_sats, sats)
    _give_cashback(tx, case, brought)
    if case.customer_pubkey and rebate_bp:
        satoshi_back.give_rebate(
            tx,
            case.merchant,
            case.program.settings,
            case.customer_pubkey,
            case.payment.checking_id,
            sats,
            rebate_bp,
            case.time,
            brought.discount_share,
            brought.cashback_share,
        )


def _give_cashback(tx: Tx, case: Case, brought: Due) -> None:
    """To whom it was promised, whoever pays; where budgets cut it, none is left for
    what the tier gives."""
    if not brought.pubkey or not brought.cashback_sats:
        return
    given = satoshi_back.give_cashback(
        tx,
        case.merchant,
        case.program.settings,
        brought.pubkey,
        case.payment.checking_id,
        brought.cashback_sats,
        case.time,
    )
    cashback.note_owed(tx, brought, given)
