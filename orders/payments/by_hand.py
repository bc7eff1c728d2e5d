"""Bills closed without Lightning: in cash, by card, or because nothing is to pay.

A named member of staff says that the money is there; LNbits knows nothing of it. So the
owner allows it, and what it earns is capped for each of them and day (mission 222).
"""

from __future__ import annotations

from ... import clock, crud
from ... import services as loyalty
from ...exceptions import Conflict, NotAllowed
from ...merchants import crud as merchants
from ...merchants.models import Merchant
from ...models import ProgramSettings
from ...store import Tx
from .. import bill_crud
from .. import crud as orders
from ..models import (
    CASH_CAP,
    CASH_OFF,
    DISABLED,
    EARNED,
    MODE_OFF,
    NO_CUSTOMER,
    NO_RATE,
    NOTHING,
    OPEN,
    BillPayment,
    Payment,
)
from ..parts import find_payment, rest_of
from ..rates import rate_of
from ..services import hold_open_order, use_rewards
from . import booking
from .booking import Counted
from .cases import Bill, bill_with


def settle_by_hand(
    tx: Tx, order_id: str, payment_id: str | None, method: str, actor_id: str
) -> BillPayment:
    """A named member of staff has got the money for a bill, or for a part of it.

    Args:
        method: `cash` or `card`; actor_id: who got it.

    Raises:
        NotAllowed: `cash_off`: the owner does not take bills closed by hand.
        NotFound: `payment_not_found`; Conflict: `bill_closed`, `payment_closed`.
    """
    order = hold_open_order(tx, order_id)
    settings = loyalty.get_program(tx, order.program_id).settings
    if not settings.accept_cash:
        raise NotAllowed("cash_off", "Bills are not closed by hand here.")
    payments = bill_crud.get_bill_payments(tx, [order.id])
    if payment_id is None:
        payment_id = rest_of(tx, order, payments, actor_id).id
        payments = bill_crud.get_bill_payments(tx, [order.id])
    bill = bill_with(order, find_payment(payments, payment_id).id, payments)
    if bill.payment.state != OPEN:
        raise Conflict("payment_closed", "This part of the bill is not open any more.")
    got = booking.count(bill, bill.payment.total_sats)
    return close(tx, bill, got, method, clock.now(), actor_id)


def close(
    tx: Tx, bill: Bill, counted: Counted, method: str, at: int, actor_id: str = ""
) -> BillPayment:
    """Marks a held payment as paid by hand, and lets it earn if it may.

    Args:
        actor_id: who got the money; empty: there was nothing to pay.
    """
    order = bill.order
    merchant = merchants.get_merchant(tx, order.merchant_id)
    if not merchant:
        raise LookupError(f"order {order.id} is of no merchant")
    program = loyalty.get_program(tx, order.program_id, at, hold=True)
    checking_id = f"{method}:{bill.payment.id}"
    rate = rate_of(tx, order, program.settings.currency)
    outcome = _outcome(bill, merchant, program.settings, bool(rate))
    if outcome in (EARNED, NO_RATE, NO_CUSTOMER) and not _is_within_cap(
        tx, merchant, program.settings, actor_id, counted.base_sats, at
    ):
        outcome = CASH_CAP
    orders.insert_payment(tx, _judged(bill, counted, checking_id, outcome, at))
    pubkey = bill.customer_pubkey
    paid = booking.book(tx, bill, counted, method, checking_id, pubkey, at)
    if outcome in (EARNED, NO_RATE, CASH_CAP) and pubkey and counted.base_sats:
        capped = outcome == CASH_CAP
        booking.earn(tx, order, paid, merchant, program, pubkey, is_capped=capped)
    use_rewards(tx, order.id, at)
    return paid


def _outcome(
    bill: Bill, merchant: Merchant, settings: ProgramSettings, has_rate: bool
) -> str:
    reasons = {
        MODE_OFF: not merchant.shows_loyalty,
        DISABLED: not settings.is_enabled,
        CASH_OFF: not settings.earn_on_cash,
        NO_CUSTOMER: bill.customer_pubkey is None,
        NO_RATE: bool(settings.currency) and not has_rate,
    }
    return next((code for code, applies in reasons.items() if applies), EARNED)


def _is_within_cap(
    tx: Tx,
    merchant: Merchant,
    settings: ProgramSettings,
    actor_id: str,
    sats: int,
    at: int,
) -> bool:
    """Takes a bill from what this person's bills may earn with today."""
    if not sats:
        return True
    scope = f"cash:{merchant.id}:{actor_id}"
    day = merchant.clock.day(at)
    return crud.use_daily(tx, scope, day, sats, settings.cash_daily_sats)


def _judged(
    bill: Bill, counted: Counted, checking_id: str, outcome: str, at: int
) -> Payment:
    received = sum(counted)
    return Payment(
        checking_id=checking_id,
        payment_hash="",
        wallet_id="",
        merchant_id=bill.order.merchant_id,
        order_id=bill.order.id,
        amount_msat=received * 1000,
        base_sats=counted.base_sats,
        outcome=outcome if received else NOTHING,
        time=at,
        recorded_at=clock.now(),
    )
