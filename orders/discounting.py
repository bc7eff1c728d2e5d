"""A discount on an open bill: put on, taken off, and honoured when it is paid late.

It stands below rewards, for what they leave; nothing of the tip. While it is on a bill
the bill does not change: what was promised was promised for that amount. An invoice
that was made with it may be paid after it was taken off: then it is on the bill again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .. import clock
from ..discounts import using
from ..discounts.deciding import decide_for
from ..discounts.models import Quote, Usage
from ..exceptions import Conflict, NotFound
from ..ids import new_id
from ..merchants.access import check_full_mode
from ..merchants.models import Merchant
from ..services import SYSTEM
from ..store import Tx
from . import bill_crud
from . import crud as orders
from .models import DISCOUNT, OPEN, VOID, BillPayment, Line, Order
from .parts import renew_whole
from .reductions import discount_cuts
from .services import close_if_paid, get_order, hold_open_order, last_number


def put_discount(
    tx: Tx, merchant: Merchant, order_id: str, quote: Quote, actor_id: str
) -> Order:
    """Puts what was promised on an open bill; one that is nobody's becomes the
    customer's.

    Raises:
        Conflict: `bill_closed`, `other_customer`, `quote_amount`, `quote_elsewhere`,
            `discount_on_bill`, `bill_split`, and those of `using.reserve`.
    """
    order = hold_open_order(tx, order_id)
    _check_fits(order, quote)
    if order.customer_pubkey is None and quote.customer_pubkey:
        orders.set_customer(tx, order.id, quote.customer_pubkey)
    on = using.OnBill(order.id, last_number(tx, order.id), actor_id)
    usages = using.reserve(tx, merchant, quote, on, clock.now())
    return _put_lines(tx, order, usages, actor_id)


def put_quote(
    tx: Tx, merchant: Merchant, order_id: str, quote_id: str, actor_id: str
) -> Order:
    """Puts a quote on an open bill, if the badges that it was promised for still count.

    Raises:
        NotFound: `quote_not_found`; Conflict: `loyalty_off`, `badge_gone`, and those of
            `put_discount`.
    """
    check_full_mode(merchant)
    quote = using.get_quote(tx, quote_id, merchant.id)
    if any(part.badge for part in quote.parts):
        pubkey, amount = quote.customer_pubkey or "", quote.amount_sats
        decided = decide_for(tx, merchant, pubkey, amount, clock.now())
        using.check_badges(quote, decided)
    return put_discount(tx, merchant, order_id, quote, actor_id)


def _check_fits(order: Order, quote: Quote) -> None:
    if order.quote_id:
        raise Conflict("discount_on_bill", "Take the discount off the bill first.")
    if quote.for_order not in ("", order.id) or order.merchant_id != quote.merchant_id:
        raise Conflict("quote_elsewhere", "That was promised for another bill.")
    if order.customer_pubkey not in (None, quote.customer_pubkey):
        raise Conflict("other_customer", "This bill is on somebody else's card.")
    if order.goods_sats != quote.amount_sats:
        words = f"That was promised for a bill of {quote.amount_sats:,} sats."
        raise Conflict("quote_amount", words)


def _put_lines(tx: Tx, order: Order, usages: Sequence[Usage], actor_id: str) -> Order:
    changed = _with_lines(tx, order, usages)
    renew_whole(tx, changed, actor_id)
    close_if_paid(tx, changed, clock.now())
    return get_order(tx, order.id)


def _with_lines(tx: Tx, order: Order, usages: Sequence[Usage]) -> Order:
    """The bill with its discount written on it; nothing is asked for anew."""
    there = bill_crud.get_lines(tx, [order.id])
    number = max((line.number for line in there), default=0)
    cuts = discount_cuts(order, [usage.discount_amount for usage in usages])
    lines = [
        _line(order, number + n, usage, *cut)
        for n, (usage, cut) in enumerate(zip(usages, cuts, strict=True), 1)
    ]
    bill_crud.insert_lines(tx, lines)
    changed = replace(
        order,
        rewards_sats=order.rewards_sats - sum(line.total_sats for line in lines),
        rewards_minor=order.rewards_minor - sum(line.total_minor for line in lines),
        quote_id=usages[0].quote_id if usages else "",
    )
    bill_crud.set_totals(tx, changed)
    orders.set_quote(tx, order.id, changed.quote_id)
    return changed


def _line(order: Order, number: int, usage: Usage, sats: int, minor: int) -> Line:
    return Line(
        id=new_id(),
        order_id=order.id,
        number=number,
        kind=DISCOUNT,
        name=usage.words,
        category="",
        item_id=None,
        quantity=1,
        unit_sats=-sats,
        unit_minor=-minor,
        total_sats=-sats,
        total_minor=-minor,
        tax_bp=0,
        usage_id=usage.id,
    )


def take_discount_off(tx: Tx, order_id: str, actor_id: str) -> Order:
    """Takes the discount off an open bill: it costs what it would without. Nobody puts
    it on again but by another quote.

    Raises:
        NotFound: `discount_not_found`; Conflict: `bill_closed`, `bill_begun`: somebody
            has paid a part of it at that price.
    """
    order = hold_open_order(tx, order_id)
    if not order.quote_id:
        raise NotFound("discount_not_found", "There is no discount on this bill.")
    if any(one.is_paid for one in bill_crud.get_bill_payments(tx, [order.id])):
        words = "A part of this bill is paid at that price: the discount stays."
        raise Conflict("bill_begun", words)
    using.release(tx, order.id, last_number(tx, order.id), clock.now())
    changed = _without_lines(tx, order)
    renew_whole(tx, changed, actor_id)
    return get_order(tx, order.id)


def _without_lines(tx: Tx, order: Order) -> Order:
    lines = bill_crud.get_lines(tx, [order.id])
    off = [line for line in lines if line.kind == DISCOUNT]
    bill_crud.delete_lines(tx, order.id, DISCOUNT)
    changed = replace(
        order,
        rewards_sats=order.rewards_sats + sum(line.total_sats for line in off),
        rewards_minor=order.rewards_minor + sum(line.total_minor for line in off),
        quote_id="",
    )
    bill_crud.set_totals(tx, changed)
    orders.set_quote(tx, order.id, "")
    return changed


def release_ended(tx: Tx, order_id: str, before: int) -> Order | None:
    """Takes a discount off an open bill whose time ended before then. Where a part is
    paid already, at that price, it stays until the rest is.

    Returns the order, if it was taken off.
    """
    order = orders.lock_order(tx, order_id)
    until = using.promised_until(tx, order_id)
    if not order or until is None or until > before:
        return None
    payments = bill_crud.get_bill_payments(tx, [order.id])
    if order.bill != OPEN or any(payment.is_paid for payment in payments):
        using.prolong(tx, order.id, clock.now())
        return None
    using.release(tx, order.id, last_number(tx, order.id), clock.now())
    renew_whole(tx, _without_lines(tx, order), SYSTEM)
    return get_order(tx, order.id)


def honour(tx: Tx, order: Order, payment: BillPayment, is_begun: bool) -> Order:
    """A payment of a held bill has come in: if its invoice was made with a discount
    that was let go of since, that is on the bill again, flagged `late`.

    Args:
        is_begun: something of the bill was paid before: at the price it has now.
    """
    if order.bill not in (OPEN, VOID) or is_begun:
        return order
    usages = using.released_for(tx, order.id, payment.number)
    if not usages:
        return order
    if order.quote_id:  # another one by now; or it was canceled with this one on it
        using.release(tx, order.id, last_number(tx, order.id), clock.now())
        order = _without_lines(tx, order)
    using.revive(tx, usages)
    return _with_lines(tx, order, usages)
