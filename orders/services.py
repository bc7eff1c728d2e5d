"""Verbs of the orders' slice: price a bill, open it, move it on, and read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .. import clock, currencies
from .. import services as loyalty
from ..crud import new_id
from ..discounts import using as discounts
from ..exceptions import Conflict, InvalidInput, NotFound
from ..idempotency import Idempotency
from ..keys import customer_key
from ..menu.services import get_items
from ..merchants.access import Access
from ..merchants.models import Merchant
from ..models import Program
from ..points import sats_from_minor
from ..store import Tx, store
from . import bill_crud, crud, following
from .bodies import LineBody, OrderBody, PriceBody
from .models import (
    CANCELED,
    LATE,
    LIGHTNING,
    NEW,
    OPEN,
    OURS,
    PAID,
    REFUNDED,
    REPLACED,
    VOID,
    BillPayment,
    Line,
    Order,
)
from .pricing import Price, check_amount, in_sats, is_in_currency, lines_from
from .rates import rate_at


async def price(body: PriceBody, merchant: Merchant, program: Program) -> Price:
    """Turns a bill into sats and freezes the rate, before anything is written.

    Raises:
        InvalidInput: `amount_needed`, `currency_needed`, and those of `lines_from`.
        Conflict: `no_live_price`, and those of `lines_from`.
    """
    said = (body.lines, body.amount_sats, body.amount_minor)
    if sum(way is not None for way in said) != 1:
        raise InvalidInput(
            "amount_needed", "Send lines, amount_sats or amount_minor: one of them."
        )
    lines = await store.read(menu_lines, merchant, body.lines or [])
    minor = body.amount_minor or 0
    if body.lines and is_in_currency(lines):
        minor = sum(line.total_minor for line in lines)
    if not minor:
        return await _price_in_sats(body, lines, program)
    if not merchant.currency:
        raise InvalidInput("currency_needed", "This merchant charges in sats.")
    rate = await _rate(merchant.currency, body.use_last_rate)
    sats = sats_from_minor(minor, rate)
    check_amount(sats, minor)
    return Price(sats, minor, merchant.currency, rate, tuple(in_sats(lines, 0, rate)))


def menu_lines(tx: Tx, merchant: Merchant, bodies: Sequence[LineBody]) -> list[Line]:
    """Lines of a bill, of items of the merchant's menu or not. Raises: `lines_from`."""
    ids = [body.item_id for body in bodies if body.item_id]
    return lines_from(bodies, get_items(tx, merchant.id, ids), merchant.currency)


async def _price_in_sats(
    body: PriceBody, lines: Sequence[Line], program: Program
) -> Price:
    sats = body.amount_sats or sum(line.total_sats for line in lines)
    check_amount(sats)
    currency = program.settings.currency
    rate = await currencies.minor_per_btc(currency) if currency else None
    return Price(sats, 0, currency, rate or 0, tuple(lines))


async def _rate(currency: str, last_will_do: bool) -> int:
    """What a bitcoin costs now, or did when it was last known."""
    rate = await currencies.minor_per_btc(currency)
    if not rate and last_will_do:
        rate = await store.read(rate_at, currency, clock.now())
    if not rate:
        words = f"There is no live price for {currency}. Charge in sats, or use the "
        raise Conflict("no_live_price", f"{words}last price known: use_last_rate.")
    return rate


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
    bill_crud.insert_lines(tx, [replace(x, order_id=order.id) for x in price.lines])
    if not body.keep_open:
        bill_crud.insert_bill_payment(tx, whole_payment(order, 1, access.actor_id))
    following.tell(tx, "order.created", order.id)
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
        reference=body.reference or "",
        referred_by=access.actor_id if body.referrer_pubkey else "",
    )


def _key_or_none(value: str | None) -> str | None:
    return None if value is None else customer_key(value)


def whole_payment(order: Order, number: int, actor_id: str) -> BillPayment:
    """A payment over all of a bill, not written yet."""
    return BillPayment(
        id=new_id(),
        order_id=order.id,
        number=number,
        is_part=0,
        share_of=0,
        amount_sats=order.goods_sats,
        amount_minor=order.goods_minor,
        tip_sats=order.tip_sats,
        surplus_sats=0,
        before_sats=0,
        method=LIGHTNING,
        state=OPEN,
        payment_hash=None,
        payment_request=None,
        checking_id=None,
        customer_pubkey=None,
        tier_id=None,
        actor_id=actor_id,
        created_at=clock.now(),
        paid_at=None,
        claimed_at=None,
    )


def move(tx: Tx, order_id: str, kitchen: str, actor_id: str) -> Order:
    """Moves an order on in the kitchen; canceling an unpaid one voids its bill, and
    gives rewards on it back; one that was wholly refunded stays refunded.

    Raises:
        Conflict: `paid_needs_refund`.
    """
    order = hold_order(tx, order_id)
    bill = order.bill
    if kitchen == CANCELED and bill != REFUNDED:
        _check_unpaid(tx, order)
        bill = VOID
        bill_crud.end_open_payments(tx, order.id, VOID)
        loyalty.give_up_on_bill(tx, order.id, actor_id)
        if order.quote_id:
            discounts.release(tx, order.id, last_number(tx, order.id), clock.now())
    crud.set_status(tx, order_id, kitchen, bill)
    if (order.kitchen, order.bill) != (kitchen, bill):
        following.tell(tx, "order.status", order_id)
    return get_order(tx, order_id)


def last_number(tx: Tx, order_id: str) -> int:
    """The number of the last payment that a bill was asked for by; 0: it was not."""
    payments = bill_crud.get_bill_payments(tx, [order_id])
    return max((payment.number for payment in payments), default=0)


def _check_unpaid(tx: Tx, order: Order) -> None:
    is_paid = order.bill not in (OPEN, VOID)
    if is_paid or any(p.is_paid for p in bill_crud.get_bill_payments(tx, [order.id])):
        raise Conflict("paid_needs_refund", "It is paid. Give a refund instead.")


def get_order(tx: Tx, order_id: str) -> Order:
    """Raises: NotFound `order_not_found`."""
    return _found(crud.get_order(tx, order_id))


def hold_order(tx: Tx, order_id: str) -> Order:
    """An order, held until we commit. Raises: NotFound `order_not_found`."""
    return _found(crud.lock_order(tx, order_id))


def hold_open_order(tx: Tx, order_id: str) -> Order:
    """An order whose bill is open, held until we commit.

    Raises:
        NotFound: `order_not_found`; Conflict: `bill_closed`.
    """
    order = hold_order(tx, order_id)
    if order.bill != OPEN:
        said = "canceled" if order.bill == VOID else "paid already"
        raise Conflict("bill_closed", f"This bill is {said}.")
    return order


def _found(order: Order | None) -> Order:
    if not order:
        raise NotFound("order_not_found", "There is no such order.")
    return order


def close_order(tx: Tx, order: Order, at: int) -> None:
    """Marks the whole bill as paid; what was still open of it stands for nothing."""
    if order.bill not in (OPEN, VOID):
        return
    crud.set_paid(tx, order.id, at)
    if order.bill == VOID:
        crud.set_flag(tx, order.id, LATE)
    bill_crud.end_open_payments(tx, order.id, REPLACED)
    following.tell(tx, "order.paid", order.id)


def close_if_paid(tx: Tx, order: Order, at: int) -> None:
    """Closes a held bill of which parts are paid, once rewards take off all that is
    left and nothing is asked for."""
    payments = bill_crud.get_bill_payments(tx, [order.id])
    paid = sum(payment.amount_sats for payment in payments if payment.is_paid)
    if paid >= order.goods_sats and any(p.is_paid for p in payments):
        close_order(tx, order, at)
        use_rewards(tx, order.id, at)


def use_rewards(tx: Tx, order_id: str, at: int) -> None:
    """Once a bill is paid, what is on it was used. After it has earned: a movement
    holds the card before the redemptions."""
    order = crud.get_order(tx, order_id)
    if order and order.bill == PAID:
        loyalty.use_on_bill(tx, order_id, order.merchant_id, order.actor_id, at)
        if order.quote_id:
            discounts.settle(tx, order_id, _paid_with(tx, order_id), at)


def _paid_with(tx: Tx, order_id: str) -> str | None:
    """The payment that closed a bill, if it has a hash."""
    paid = [p for p in bill_crud.get_bill_payments(tx, [order_id]) if p.state == PAID]
    last = max(paid, key=lambda p: (p.paid_at or 0, p.number), default=None)
    return last.payment_hash if last else None
