"""What a guest pays with: a Lightning invoice for a payment of a bill, and its receipt.

LNbits and we commit separately: the invoice carries the payment's id as its external
id, so that one made just before a crash is found again and not made twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from lnbits.core.services import create_invoice
from lnbits.exceptions import InvoiceError
from loguru import logger

from ... import clock, core_payments
from ...discounts.using import promised_until
from ...exceptions import Conflict, NotFound
from ...merchants.crud import get_merchant
from ...merchants.models import Merchant
from ...store import Tx, store
from .. import bill_crud, crud
from ..models import NOTHING, OPEN, BillPayment, Order
from ..receipt_tokens import receipt_token
from ..services import get_order
from . import booking
from .by_hand import close
from .cases import bill_with

TAG = "loyalty"
LEAST_SECONDS = 60  # to pay what is asked for when a promise has just ended


@dataclass(frozen=True)
class Invoiced:
    """An order with what is needed to pay it and to come back to it; the last three
    are empty on an open table."""

    order: Order
    payment_hash: str = ""
    payment_request: str = ""
    receipt_token: str = ""


async def invoice(order_id: str, payment_id: str = "") -> Invoiced:
    """A payment's invoice, made now if it has none yet.

    Args:
        payment_id: empty: what is open of the order.

    Raises:
        Conflict: `no_invoice`: LNbits made none (wallet gone, limits, backend down).
    """
    order, merchant, payment = await store.read(_open_payment, order_id, payment_id)
    if not payment:
        return Invoiced(order)
    if not payment.total_sats:
        return await store.write(_settle_for_nothing, order_id, payment.id)
    made = (payment.payment_hash or "", payment.payment_request or "")
    if not payment.payment_hash:
        if payment.state != OPEN:  # in cash, say: nothing is to be paid
            return await store.read(_answer, order, payment)
        until = await store.read(promised_until, order.id) if order.quote_id else None
        made = await _core_invoice(order, payment, merchant, until)
    return await store.write(_invoiced, payment, made)


def _open_payment(
    tx: Tx, order_id: str, payment_id: str
) -> tuple[Order, Merchant, BillPayment | None]:
    order = get_order(tx, order_id)
    merchant = get_merchant(tx, order.merchant_id)
    if not merchant or merchant.deleted_at:
        raise NotFound("merchant_not_found", "There is no such merchant.")
    payments = bill_crud.get_bill_payments(tx, [order_id])
    if payment_id:
        chosen = [payment for payment in payments if payment.id == payment_id]
    else:  # what was asked for by the call that made the order, or stands for it
        is_live = [p for p in payments if p.state == OPEN or p.is_paid]
        chosen = is_live or payments
    return order, merchant, chosen[-1] if chosen else None


async def _core_invoice(
    order: Order, payment: BillPayment, merchant: Merchant, until: int | None
) -> tuple[str, str]:
    external_id = f"{TAG}:{payment.id}"
    made = await core_payments.find_invoice(merchant.wallet_id, external_id)
    if made:
        return made
    try:
        invoice = await create_invoice(
            wallet_id=merchant.wallet_id,
            amount=payment.total_sats,
            memo=merchant.name,
            extra={"tag": TAG, "order_id": order.id},
            external_id=external_id,
            expiry=_expiry(until),
        )
    except (InvoiceError, ValueError) as exc:
        words = getattr(exc, "message", str(exc))
        logger.warning(f"loyalty: no invoice for order {order.id}: {words}")
        raise Conflict("no_invoice", f"LNbits made no invoice: {words}") from exc
    return invoice.payment_hash, invoice.bolt11


def _expiry(until: int | None) -> int | None:
    """For how long an invoice can be paid: no longer than the discount on its bill was
    promised for; nothing: as long as LNbits lets it."""
    if until is None:
        return None
    return max(until - clock.now(), LEAST_SECONDS)


def _invoiced(tx: Tx, payment: BillPayment, made: tuple[str, str]) -> Invoiced:
    bill_crud.set_payment_invoice(tx, payment.id, made)
    now = bill_crud.get_bill_payment(tx, payment.id) or payment
    if not payment.is_part:
        crud.set_invoice(tx, payment.order_id, *made)
    return _answer(tx, get_order(tx, payment.order_id), now)


def _settle_for_nothing(tx: Tx, order_id: str, payment_id: str) -> Invoiced:
    """Rewards pay all of it: there is nothing to ask for, and nothing earns."""
    order = crud.lock_order(tx, order_id) or get_order(tx, order_id)
    payments = bill_crud.get_bill_payments(tx, [order_id])
    bill = bill_with(order, payment_id, payments)
    if bill.payment.state == OPEN:
        close(tx, bill, booking.Counted(0, 0, 0), NOTHING, clock.now())
    payment = bill_crud.get_bill_payment(tx, payment_id)
    return _answer(tx, get_order(tx, order_id), payment or bill.payment)


def _answer(tx: Tx, order: Order, payment: BillPayment) -> Invoiced:
    return Invoiced(
        order=order,
        payment_hash=payment.payment_hash or "",
        payment_request=payment.payment_request or "",
        receipt_token=receipt_token(tx, payment.id),
    )
