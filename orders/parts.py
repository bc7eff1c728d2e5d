"""A bill is asked for in parts: each payment has its own invoice, receipt and claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..exceptions import Conflict, NotFound
from ..keys import customer_key
from ..store import Tx
from . import bill_crud
from .bodies import PaymentBody
from .models import OPEN, REPLACED, VOID, BillPayment, Order
from .services import hold_open_order, whole_payment
from .splitting import asked_sats, left_sats, minor_part, part_sats, part_tip


def ask_for(tx: Tx, order_id: str, body: PaymentBody, actor_id: str) -> BillPayment:
    """Makes a payment over a part of an open bill, or over all that is left of it.

    The invoice over the whole bill, if there is one, stands for nothing from then on;
    should it be paid nevertheless, it counts for what is left.

    Raises:
        Conflict: `bill_closed`, and those of `part_sats`.
        InvalidInput: `bad_pubkey`, and those of `part_sats`.
    """
    order = hold_open_order(tx, order_id)
    payments = _without_whole(tx, order)
    if not (body.amount_sats or body.share or body.line_ids):
        return rest_of(tx, order, payments, actor_id, body)
    lines = bill_crud.get_lines(tx, [order.id])
    sats = part_sats(order, lines, payments, body)
    part = _part(order, payments, sats, actor_id, body)
    bill_crud.insert_bill_payment(tx, part)
    if body.line_ids:
        bill_crud.put_lines_in_payment(tx, part.id, body.line_ids)
    return part


def rest_of(
    tx: Tx,
    order: Order,
    payments: Sequence[BillPayment],
    actor_id: str,
    body: PaymentBody | None = None,
) -> BillPayment:
    """The payment over all that is left of a held bill: one that is open over the whole
    bill, or a new one.

    Raises:
        Conflict: `nothing_left`.
    """
    for payment in payments:
        if payment.state == OPEN and not payment.is_part:
            return payment
    left = left_sats(order, payments)
    if not left and order.goods_sats:
        raise Conflict("nothing_left", "All of this bill is paid, or asked for.")
    is_first = not asked_sats(payments)
    rest = _part(order, payments, left, actor_id, body or PaymentBody())
    if is_first:
        rest = replace(rest, is_part=0)
    bill_crud.insert_bill_payment(tx, rest)
    return rest


def _part(
    order: Order,
    payments: Sequence[BillPayment],
    sats: int,
    actor_id: str,
    body: PaymentBody,
) -> BillPayment:
    named = body.customer_pubkey
    return replace(
        whole_payment(order, len(payments) + 1, actor_id),
        is_part=1,
        share_of=body.share or 0,
        amount_sats=sats,
        amount_minor=minor_part(order, asked_sats(payments), sats),
        tip_sats=part_tip(order, payments, sats) + body.tip_sats,
        customer_pubkey=customer_key(named) if named else None,
    )


def _without_whole(tx: Tx, order: Order) -> list[BillPayment]:
    """The order's payments, once the one over the whole bill stands for nothing."""
    payments = bill_crud.get_bill_payments(tx, [order.id])
    for payment in payments:
        if payment.state == OPEN and not payment.is_part:
            bill_crud.put_bill_payment(tx, replace(payment, state=REPLACED))
    return bill_crud.get_bill_payments(tx, [order.id])


def renew_whole(tx: Tx, order: Order, actor_id: str) -> None:
    """Asks for a held bill anew, after it has changed: where it was asked for as a
    whole before, another payment stands for that one."""
    before = bill_crud.get_bill_payments(tx, [order.id])
    was_asked = any(p.state == OPEN and not p.is_part for p in before)
    payments = _without_whole(tx, order)
    if asked_sats(payments) > order.goods_sats:
        raise Conflict("bill_split", "More of this bill is asked for already.")
    if was_asked:
        rest_of(tx, order, payments, actor_id)


def take_back(tx: Tx, order_id: str, payment_id: str) -> BillPayment:
    """A part that nobody has paid is not asked for any more. Twice is once.

    Raises:
        NotFound: `payment_not_found`; Conflict: `bill_closed`, `payment_closed`.
    """
    order = hold_open_order(tx, order_id)
    payments = bill_crud.get_bill_payments(tx, [order.id])
    payment = find_payment(payments, payment_id)
    if payment.state not in (OPEN, VOID):
        raise Conflict("payment_closed", "This part of the bill is not open any more.")
    void = replace(payment, state=VOID)
    bill_crud.put_bill_payment(tx, void)
    bill_crud.free_lines_of_payment(tx, payment.id)
    return void


def find_payment(payments: Sequence[BillPayment], payment_id: str) -> BillPayment:
    """One of a bill's payments. Raises: NotFound `payment_not_found`."""
    for payment in payments:
        if payment.id == payment_id:
            return payment
    raise NotFound("payment_not_found", "There is no such payment on this bill.")
