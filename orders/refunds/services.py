"""Verbs of refunds: what goes back of a bill, and what follows.

What must always hold: all refunds of a payment together are never more than was paid.
Refunds of one order wait for each other, so this holds whoever refunds at once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ... import clock, crud
from ... import services as loyalty
from ...claw_back import Refund, TakenBack
from ...exceptions import Conflict, InvalidInput, NotFound
from ...store import Tx
from .. import bill_crud, following
from .. import crud as orders
from ..bodies import RefundBody
from ..models import ITEM, OPEN, PART_REFUNDED, REFUNDED, BillPayment, Order
from ..parts import find_payment
from ..pricing import counted_items
from ..services import get_order, hold_order
from . import sats_back
from .refunding import Gone, after_minor, after_sats, goods_between
from .sats_back import NO_SATS, SatsBack


@dataclass(frozen=True)
class Refunded:
    """What a refund has led to.

    Attributes:
        order: as it is afterwards; payment: of its bill, what is given back.
        refunded_sats: of all refunds of that payment together.
        taken: what happened to points; returned: names of rewards that went back.
        back: what happened to sats.
    """

    refund: Refund
    order: Order
    payment: BillPayment
    refunded_sats: int
    taken: TakenBack
    returned: tuple[str, ...] = ()
    back: SatsBack = NO_SATS

    @property
    def left_sats(self) -> int:
        return self.payment.total_sats - self.refunded_sats


def check(body: RefundBody) -> None:
    """Refuses what no bill can give.

    Raises:
        InvalidInput: `amount_needed`, `invoice_needed`.
    """
    amounts = (body.amount_sats, body.amount_minor)
    if (amounts[0] is None) == (amounts[1] is None) or 0 in amounts:
        raise InvalidInput("amount_needed", "Send amount_sats or amount_minor.")
    sats_back.check(body)


def refund(
    tx: Tx,
    order_id: str,
    body: RefundBody,
    actor_id: str,
    settled: Collection[str] = (),
) -> Refunded:
    """Gives back some or all of a paid payment, and takes back the points of it.

    Args:
        settled: `checking_id`s of what Lightning has paid, and nobody can reverse.

    Raises:
        InvalidInput: `amount_needed`, `currency_needed`, `bad_invoice`.
        NotFound: `payment_not_found`.
        Conflict: `not_paid`, `which_payment`, `refund_too_large`, and those of
            `sats_back.give_back`.
    """
    order = hold_order(tx, order_id)
    payment = _payment(tx, order, body.payment_id)
    before = crud.get_refunds(tx, order_id)
    gone = Gone.by(r for r in before if r.is_of(payment.checking_id or ""))
    then = _after(payment, gone, body)
    made = Refund(
        id=crud.new_id(),
        order_id=order.id,
        number=len(before) + 1,
        merchant_id=order.merchant_id,
        amount_sats=then.sats - gone.sats,
        amount_minor=then.minor - gone.minor,
        base_sats=goods_between(payment, gone, then),
        return_by=body.return_by,
        actor_id=actor_id,
        created_at=clock.now(),
        source_id=payment.checking_id or "",
        items=_items(tx, order, payment, body),
    )
    taken = loyalty.refund_bill(tx, made, body.reason)
    returned: list[str] = []
    if body.return_rewards:
        returned = loyalty.return_from_bill(tx, order.id, actor_id, body.reason)
    _mark(tx, order, [*before, made])
    back_sats = sum(one.amount_sats for one in (*before, made))
    following.tell(
        tx, "order.refunded", order.id, refund_id=made.id, refunded_sats=back_sats
    )
    goods = sum(one.base_sats for one in before if one.is_of(made.source_id))
    back = sats_back.give_back(tx, payment, made, goods + made.base_sats, body, settled)
    after = get_order(tx, order.id)
    return Refunded(made, after, payment, then.sats, taken, tuple(returned), back)


def _payment(tx: Tx, order: Order, payment_id: str | None) -> BillPayment:
    """Which payment of a bill is given back."""
    payments = bill_crud.get_bill_payments(tx, [order.id])
    paid = [payment for payment in payments if payment.is_paid]
    if payment_id is not None:
        paid = [payment for payment in paid if payment.id == payment_id]
        if not paid:
            find_payment(payments, payment_id)
    if not paid:
        raise Conflict("not_paid", "This bill is not paid: there is nothing to give.")
    if len(paid) > 1:
        words = f"This bill was paid by {len(paid)} payments: say which one."
        raise Conflict("which_payment", words)
    return paid[0]


def _items(tx: Tx, order: Order, payment: BillPayment, body: RefundBody) -> int:
    """How many items that counted go back.

    Raises:
        NotFound: `line_not_found`; InvalidInput: `too_many_items_back`.
    """
    if not body.lines:
        return 0
    lines = {line.id: line for line in bill_crud.get_lines(tx, [order.id])}
    back = []
    for said in body.lines:
        line = lines.get(said.line_id)
        if not line or line.kind != ITEM:
            raise NotFound("line_not_found", "There is no such line on this bill.")
        if said.quantity > line.quantity:
            words = f"There are {line.quantity} of {line.name} on this bill."
            raise InvalidInput("too_many_items_back", words)
        back.append(replace(line, quantity=said.quantity))
    at = payment.paid_at or order.created_at
    settings = loyalty.get_program(tx, order.program_id, at).settings
    return counted_items(back, settings.earn_category)


def _mark(tx: Tx, order: Order, refunds: Sequence[Refund]) -> None:
    """Writes how much of the bill went back; an open one stays open, and one of which
    only what was paid too much went back stays paid."""
    paid = [p for p in bill_crud.get_bill_payments(tx, [order.id]) if p.is_paid]
    back = sum(refund.amount_sats for refund in refunds)
    surplus = sum(payment.surplus_sats for payment in paid)
    if order.bill == OPEN or back <= surplus:
        return
    is_all = back >= sum(payment.total_sats for payment in paid)
    orders.set_bill(tx, order.id, REFUNDED if is_all else PART_REFUNDED)


def _after(payment: BillPayment, gone: Gone, body: RefundBody) -> Gone:
    if body.amount_minor is None:
        return after_sats(payment, gone, body.amount_sats or 0)
    return after_minor(payment, gone, body.amount_minor)
