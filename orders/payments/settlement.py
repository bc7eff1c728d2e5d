"""A settled core payment becomes what it is: a bill that earns, or a refusal on record.

One idempotent function, `settle`, serves the invoice listener, reconciliation, the
nightly sweep and a re-scan alike. The first time a payment is seen as settled it is
judged, once and for ever: its merchant, its time and its outcome are kept, so that
nothing that LNbits or an invoice key's holder changes later can make it earn, or earn
again. What identifies the customer (`extra`) proves nothing, and is treated so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ... import clock
from ...core_payment import CorePayment
from ...crud import new_id
from ...exceptions import InvalidInput, LoyaltyError
from ...keys import customer_key
from ...merchants import crud as merchants
from ...merchants.models import FULL_MODE
from ...services import SYSTEM
from ...store import Tx
from .. import bill_crud, crud, following
from ..models import (
    ALREADY_PAID,
    DISABLED,
    EARNED,
    LIGHTNING,
    MODE_OFF,
    NEW,
    NO_CUSTOMER,
    NO_RATE,
    OWN_WALLET,
    PAID,
    REVERSIBLE,
    BillPayment,
    Line,
    Order,
    Payment,
)
from ..pricing import in_sats, is_in_currency
from ..rates import rate_at, rate_of
from ..receipt_tokens import make_secret
from ..services import use_rewards
from . import booking
from .booking import Counted
from .cases import Bill, Case, bill_of, case_of, honoured
from .giving_back import give_back


def settle(tx: Tx, payment: CorePayment) -> Payment:
    """Judges a settled payment and lets it earn; again, it says what it said before.

    Raises:
        InvalidInput: `too_many_points`; nothing is written, `refuse` records it.
    """
    known = crud.get_payment(tx, payment.checking_id)
    if known:
        return known
    try:
        case = case_of(tx, payment)
    except LoyaltyError as exc:
        return refuse(tx, payment, exc.code)
    return judge(tx, case)


def judge(tx: Tx, case: Case) -> Payment:
    """Takes a payment for good, for what it is.

    Raises:
        InvalidInput: `too_many_points`.
    """
    if case.bill:
        case = replace(case, bill=honoured(tx, case.bill))
    payment, counted, rate = case.payment, _count(case), _rate(tx, case)
    order_id = case.bill.order.id if case.bill else new_id()
    judged = replace(
        _judged(payment, _outcome(case, counted, rate)),
        merchant_id=case.merchant.id,
        order_id=order_id,
        base_sats=counted.base_sats,
    )
    if not crud.insert_payment(tx, judged):
        return _judged_before(tx, payment)
    order, paid = _put(tx, case, counted, order_id, rate)
    rebate_bp = 0
    if judged.outcome in (EARNED, NO_RATE):
        pubkey = case.customer_pubkey or ""
        earned = booking.earn(tx, order, paid, case.merchant, case.program, pubkey)
        rebate_bp = earned.rebate_bp
    give_back(tx, case, order, paid, judged.outcome, rebate_bp)
    if case.bill:
        use_rewards(tx, order_id, case.time)
    return judged


def refuse(tx: Tx, payment: CorePayment, code: str) -> Payment:
    """Puts on record that a payment earns nothing, and why; a bill of ours is paid."""
    judged = _judged(payment, code)
    bill = _bill_settled_by(tx, payment)
    if bill:
        bill = honoured(tx, bill)
        merchant_id, order_id = bill.order.merchant_id, bill.order.id
        judged = replace(judged, merchant_id=merchant_id, order_id=order_id)
    if not crud.insert_payment(tx, judged):
        return _judged_before(tx, payment)
    if bill:
        _book(tx, bill, payment, None, payment.is_reversible)
        use_rewards(tx, bill.order.id, payment.updated_at)
    return judged


def _bill_settled_by(tx: Tx, payment: CorePayment) -> Bill | None:
    """Our bill that this payment settles; a service fee shares the hash only."""
    bill = bill_of(tx, payment.payment_hash)
    merchant = merchants.get_merchant(tx, bill.order.merchant_id) if bill else None
    return bill if merchant and merchant.wallet_id == payment.wallet_id else None


def _judged(payment: CorePayment, outcome: str) -> Payment:
    return Payment(
        checking_id=payment.checking_id,
        payment_hash=payment.payment_hash,
        wallet_id=payment.wallet_id,
        merchant_id=None,
        order_id=None,
        amount_msat=payment.amount_msat,
        base_sats=0,
        outcome=outcome,
        time=payment.updated_at,
        recorded_at=clock.now(),
    )


def _judged_before(tx: Tx, payment: CorePayment) -> Payment:
    """What another process made of the payment in this very moment."""
    judged = crud.get_payment(tx, payment.checking_id)
    if not judged:
        raise LookupError(f"payment {payment.checking_id} is neither new nor known")
    return judged


def _book(
    tx: Tx,
    bill: Bill,
    payment: CorePayment,
    pubkey: str | None,
    is_reversible: bool,
) -> BillPayment:
    counted = booking.count(bill, payment.amount_msat // 1000)
    checking_id, at = payment.checking_id, payment.updated_at
    return booking.book(
        tx, bill, counted, LIGHTNING, checking_id, pubkey, at, is_reversible
    )


# --- what becomes of it ---------------------------------------------------------------


def _count(case: Case) -> Counted:
    if case.bill:
        return booking.count(case.bill, case.payment.amount_msat // 1000)
    base, received = case.base_sats, case.payment.amount_msat // 1000
    return Counted(base, case.tip_sats, received - case.tip_sats - base)


def _rate(tx: Tx, case: Case) -> int:
    """The rate frozen with the invoice, in the programme's currency; 0 if none is."""
    currency = case.program.settings.currency
    if case.bill:
        return rate_of(tx, case.bill.order, currency)
    return rate_at(tx, currency, case.payment.created_at) if currency else 0


def _outcome(case: Case, counted: Counted, rate: int) -> str:
    """The first reason why it does not earn, else `earned`."""
    settings = case.program.settings
    reasons = {
        ALREADY_PAID: counted.is_all_surplus,
        OWN_WALLET: case.payment.payer_user is not None
        and case.payment.payer_user == case.payment.wallet_user,
        MODE_OFF: case.link.mode != FULL_MODE,
        DISABLED: not settings.is_enabled,
        REVERSIBLE: case.is_reversible and not settings.earn_on_reversible,
        NO_CUSTOMER: case.customer_pubkey is None,
        NO_RATE: bool(settings.currency) and not rate,
    }
    return next((code for code, applies in reasons.items() if applies), EARNED)


def _put(
    tx: Tx, case: Case, counted: Counted, order_id: str, rate: int
) -> tuple[Order, BillPayment]:
    """Marks our bill's payment as paid; a payment made elsewhere becomes an order."""
    if case.bill:
        pubkey, is_reversible = case.customer_pubkey, case.is_reversible
        paid = _book(tx, case.bill, case.payment, pubkey, is_reversible)
        return case.bill.order, paid
    order = _order_made_elsewhere(case, counted, order_id, rate)
    paid = _payment_made_elsewhere(case, order, counted)
    make_secret(tx)
    crud.insert_order(tx, order)
    bill_crud.insert_bill_payment(tx, paid)
    bill_crud.insert_lines(tx, told_lines(case.lines, order))
    following.tell(tx, "order.created", order.id)
    following.tell(tx, "order.paid", order.id)
    return order, paid


def told_lines(told: Sequence[Line], order: Order) -> list[Line]:
    """Lines are told for the receipt and for rules by item; what counts is what was
    paid.

    Raises:
        InvalidInput: `currency_needed`, `mixed_prices`.
    """
    lines = list(told)
    if lines and is_in_currency(lines):
        if not order.minor_per_btc:
            raise InvalidInput("currency_needed", "Price the lines in sats.")
        lines = in_sats(lines, 0, order.minor_per_btc)
    return [replace(line, order_id=order.id) for line in lines]


def _order_made_elsewhere(
    case: Case, counted: Counted, order_id: str, rate: int
) -> Order:
    return Order(
        id=order_id,
        merchant_id=case.merchant.id,
        program_id=case.program.id,
        customer_pubkey=case.customer_pubkey,
        referrer_pubkey=_referrer(case.payment.extra),
        amount_sats=counted.base_sats,
        amount_minor=0,
        currency=case.program.settings.currency if rate else "",
        minor_per_btc=rate,
        tip_sats=counted.tip_sats,
        table_name="",
        note="",
        kitchen=NEW,
        bill=PAID,
        source=case.source,
        payment_hash=case.payment.payment_hash,
        payment_request=None,
        actor_id=SYSTEM,
        created_at=case.time,
        paid_at=case.time,
        reference=case.seen.reference if case.seen else "",
        referred_by=SYSTEM,
    )


def _payment_made_elsewhere(case: Case, order: Order, counted: Counted) -> BillPayment:
    return BillPayment(
        id=new_id(),
        order_id=order.id,
        number=1,
        is_part=0,
        share_of=0,
        amount_sats=order.amount_sats,
        amount_minor=0,
        tip_sats=order.tip_sats,
        surplus_sats=counted.surplus_sats,
        before_sats=0,
        method=LIGHTNING,
        state=PAID,
        payment_hash=case.payment.payment_hash,
        payment_request=None,
        checking_id=case.payment.checking_id,
        customer_pubkey=case.customer_pubkey,
        tier_id=None,
        actor_id=SYSTEM,
        created_at=case.time,
        paid_at=case.time,
        claimed_at=None,
        is_reversible=int(case.is_reversible),
    )


def _referrer(extra: dict[str, Any]) -> str | None:
    """Who brought the customer, if that is told in a way that makes sense."""
    try:
        return customer_key(extra.get("referrer_pubkey"))
    except InvalidInput:
        return None
