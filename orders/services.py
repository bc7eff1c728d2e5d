"""Verbs of the orders' slice: make a bill with its invoice, and read bills."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

from lnbits.core.services import create_invoice
from lnbits.exceptions import InvoiceError
from loguru import logger

from .. import clock, core_payments, currencies
from ..crud import install_secret, new_id
from ..exceptions import Conflict, InvalidInput, NotFound
from ..idempotency import Idempotency
from ..keys import customer_key
from ..merchants.access import Access
from ..merchants.crud import get_merchant
from ..merchants.models import Merchant
from ..models import Program
from ..points import MAX_POINTS, sats_from_minor
from ..store import Tx, store
from . import crud
from .models import CANCELED, NEW, OPEN, OURS, REFUNDED, VOID, Order, OrderBody

TAG = "loyalty"


@dataclass(frozen=True)
class Invoiced:
    """An order with what is needed to pay it and to come back to it."""

    order: Order
    payment_hash: str
    payment_request: str
    receipt_token: str


@dataclass(frozen=True)
class Price:
    """A bill's amount in sats, and in minor units with the rate that goes with it."""

    amount_sats: int
    amount_minor: int
    currency: str
    minor_per_btc: int


async def price(body: OrderBody, access: Access, program: Program) -> Price:
    """Turns a bill into sats and freezes the rate, before anything is written.

    Raises:
        InvalidInput: `amount_needed`, `currency_needed`.
        Conflict: `no_live_price`.
    """
    if (body.amount_sats is None) == (body.amount_minor is None):
        raise InvalidInput("amount_needed", "Send amount_sats or amount_minor.")
    if body.amount_minor is None:
        currency = program.settings.currency
        rate = await currencies.minor_per_btc(currency) if currency else None
        return Price(body.amount_sats or 0, 0, currency, rate or 0)
    currency = access.merchant.currency
    if not currency:
        raise InvalidInput("currency_needed", "This merchant charges in sats.")
    rate = await currencies.minor_per_btc(currency)
    if not rate:
        raise Conflict(
            "no_live_price", f"There is no live price for {currency}. Charge in sats."
        )
    sats = sats_from_minor(body.amount_minor, rate)
    if not 0 < sats <= MAX_POINTS:
        raise InvalidInput("amount_needed", "That is less than a sat, or far too much.")
    return Price(sats, body.amount_minor, currency, rate)


def open_order(
    tx: Tx, access: Access, body: OrderBody, price: Price, idempotency: Idempotency
) -> Order:
    """Writes an open bill; the same Idempotency-Key and body give the first one again.

    Raises:
        InvalidInput: `bad_pubkey`.
        Conflict: `idempotency_mismatch`.
    """
    order = _order(access, body, price)
    first = idempotency.answer(tx, order.id)
    if first != order.id:
        return get_order(tx, first)
    crud.insert_order(tx, order)
    return order


def _order(access: Access, body: OrderBody, price: Price) -> Order:
    return Order(
        id=new_id(),
        merchant_id=access.merchant.id,
        program_id=access.merchant.program_id,
        customer_pubkey=_key_or_none(body.customer_pubkey),
        referrer_pubkey=_key_or_none(body.referrer_pubkey),
        amount_sats=price.amount_sats,
        amount_minor=price.amount_minor,
        currency=price.currency,
        minor_per_btc=price.minor_per_btc,
        tip_sats=body.tip_sats,
        table_name=body.table or "",
        note=body.note or "",
        kitchen=NEW,
        bill=OPEN,
        source=OURS,
        payment_hash=None,
        payment_request=None,
        actor_id=access.actor_id,
        created_at=clock.now(),
        paid_at=None,
    )


def _key_or_none(value: str | None) -> str | None:
    return None if value is None else customer_key(value)


async def invoice(order: Order) -> Invoiced:
    """The order's invoice, made now if it has none yet.

    LNbits and we commit separately: the invoice carries the order's id as its external
    id, so that one made just before a crash is found again and not made twice.

    Raises:
        Conflict: `no_invoice`: LNbits made none (wallet gone, limits, backend down).
    """
    made = (order.payment_hash or "", order.payment_request or "")
    if not order.payment_hash:
        made = await _core_invoice(order, await store.read(_merchant_of, order))
    return await store.write(_invoiced, order.id, *made)


async def _core_invoice(order: Order, merchant: Merchant) -> tuple[str, str]:
    external_id = f"{TAG}:{order.id}"
    made = await core_payments.find_invoice(merchant.wallet_id, external_id)
    if made:
        return made
    try:
        payment = await create_invoice(
            wallet_id=merchant.wallet_id,
            amount=order.total_sats,
            memo=merchant.name,
            extra={"tag": TAG, "order_id": order.id},
            external_id=external_id,
        )
    except (InvoiceError, ValueError) as exc:
        words = getattr(exc, "message", str(exc))
        logger.warning(f"loyalty: no invoice for order {order.id}: {words}")
        raise Conflict("no_invoice", f"LNbits made no invoice: {words}") from exc
    return payment.payment_hash, payment.bolt11


def _merchant_of(tx: Tx, order: Order) -> Merchant:
    merchant = get_merchant(tx, order.merchant_id)
    if not merchant or merchant.deleted_at:
        raise NotFound("merchant_not_found", "There is no such merchant.")
    return merchant


def _invoiced(tx: Tx, order_id: str, payment_hash: str, request: str) -> Invoiced:
    crud.set_invoice(tx, order_id, payment_hash, request)
    order = get_order(tx, order_id)
    return Invoiced(
        order=order,
        payment_hash=order.payment_hash or "",
        payment_request=order.payment_request or "",
        receipt_token=receipt_token(tx, order_id),
    )


def receipt_token(tx: Tx, order_id: str) -> str:
    """The receipt's secret: derived from the install's secret, stored nowhere."""
    secret = install_secret(tx, "receipts", secrets.token_hex(32))
    return hmac.new(secret.encode(), order_id.encode(), sha256).hexdigest()


def move(tx: Tx, order_id: str, kitchen: str) -> Order:
    """Moves an order on in the kitchen; canceling an unpaid one voids its bill;
    one that was wholly refunded stays refunded.

    Raises:
        Conflict: `paid_needs_refund`.
    """
    order = crud.lock_order(tx, order_id)
    if not order:
        raise NotFound("order_not_found", "There is no such order.")
    bill = order.bill
    if kitchen == CANCELED and bill != REFUNDED:
        if bill not in (OPEN, VOID):
            raise Conflict("paid_needs_refund", "It is paid. Give a refund instead.")
        bill = VOID
    crud.set_status(tx, order_id, kitchen, bill)
    return get_order(tx, order_id)


def get_order(tx: Tx, order_id: str) -> Order:
    order = crud.get_order(tx, order_id)
    if not order:
        raise NotFound("order_not_found", "There is no such order.")
    return order
