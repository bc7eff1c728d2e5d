"""Verbs of refunds: what goes back of a bill, and what follows.

What must always hold: all refunds of an order together are never more than was paid.
Refunds of one order wait for each other, so this holds whoever refunds at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import clock, crud
from .. import services as loyalty
from ..claw_back import Refund, TakenBack
from ..exceptions import Conflict, InvalidInput
from ..store import Tx
from . import crud as orders
from .models import OPEN, PART_REFUNDED, REFUNDED, VOID, Order, RefundBody
from .refunding import Gone, after_minor, after_sats, goods_between
from .services import get_order


@dataclass(frozen=True)
class Refunded:
    """What a refund has led to.

    Attributes:
        order: as it is afterwards; refunded_sats: of all its refunds together.
        taken: what happened to points.
    """

    refund: Refund
    order: Order
    refunded_sats: int
    taken: TakenBack

    @property
    def left_sats(self) -> int:
        return self.order.total_sats - self.refunded_sats


def check(body: RefundBody) -> None:
    """Refuses what no bill can give.

    Raises:
        InvalidInput: `amount_needed`.
        Conflict: `not_available_yet`.
    """
    amounts = (body.amount_sats, body.amount_minor)
    if (amounts[0] is None) == (amounts[1] is None) or 0 in amounts:
        raise InvalidInput("amount_needed", "Send amount_sats or amount_minor.")
    if body.return_by in ("withdraw_qr", "invoice"):
        raise Conflict(
            "not_available_yet",
            "Sats back through Lightning is not there yet: record it and pay by hand.",
        )
    if body.return_rewards:
        raise Conflict(
            "not_available_yet", "Bills have no rewards on them yet: leave that out."
        )


def refund(tx: Tx, order_id: str, body: RefundBody, actor_id: str) -> Refunded:
    """Gives back some or all of a paid bill, and takes back the points of it.

    Raises:
        InvalidInput: `amount_needed`, `currency_needed`.
        Conflict: `not_paid`, `refund_too_large`.
    """
    order = orders.lock_order(tx, order_id)
    if not order or order.bill in (OPEN, VOID):
        raise Conflict("not_paid", "This bill is not paid: there is nothing to give.")
    before = crud.get_refunds(tx, order_id)
    gone = Gone.by(before)
    then = _after(order, gone, body)
    made = Refund(
        id=crud.new_id(),
        order_id=order.id,
        number=len(before) + 1,
        merchant_id=order.merchant_id,
        amount_sats=then.sats - gone.sats,
        amount_minor=then.minor - gone.minor,
        base_sats=goods_between(order, gone, then),
        return_by=body.return_by,
        actor_id=actor_id,
        created_at=clock.now(),
    )
    taken = loyalty.refund_bill(tx, made, body.reason)
    is_all = then.sats == order.total_sats
    orders.set_bill(tx, order.id, REFUNDED if is_all else PART_REFUNDED)
    after = get_order(tx, order.id)
    return Refunded(made, after, then.sats, taken)


def _after(order: Order, gone: Gone, body: RefundBody) -> Gone:
    if body.amount_minor is None:
        return after_sats(order, gone, body.amount_sats or 0)
    return after_minor(order, gone, body.amount_minor)
