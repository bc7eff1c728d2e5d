"""How a bill is split. Pure.

What must always hold: what its payments ask for together is never more than the bill,
and equal shares of it add up to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..exceptions import Conflict, InvalidInput, NotFound
from .bodies import PaymentBody
from .models import OPEN, BillPayment, Line, Order

MOST_SHARES = 100


def asked_sats(payments: Sequence[BillPayment]) -> int:
    """Goods that payments have paid or ask for."""
    return sum(p.amount_sats for p in payments if p.is_paid or p.state == OPEN)


def left_sats(order: Order, payments: Sequence[BillPayment]) -> int:
    """Goods that no payment has paid or asks for."""
    return max(order.goods_sats - asked_sats(payments), 0)


def part_sats(
    order: Order,
    lines: Sequence[Line],
    payments: Sequence[BillPayment],
    body: PaymentBody,
) -> int:
    """How much of the goods the next payment is over.

    Raises:
        InvalidInput: `one_way_needed`, `bad_share`.
        NotFound: `line_not_found`.
        Conflict: `nothing_left`, `more_than_left`, `line_taken`.
    """
    ways = [way for way in (body.amount_sats, body.share, body.line_ids) if way]
    if len(ways) > 1:
        raise InvalidInput(
            "one_way_needed", "Send amount_sats, share or line_ids, one of them."
        )
    left = left_sats(order, payments)
    if not left and order.goods_sats:
        raise Conflict("nothing_left", "All of this bill is paid, or asked for.")
    if body.share:
        return min(share_sats(order, payments, body.share), left)
    if body.line_ids:
        return min(_lines_sats(lines, body.line_ids), left)
    if body.amount_sats and body.amount_sats > left:
        words = f"{left:,} sats of this bill are left to pay."
        raise Conflict("more_than_left", words, left=left)
    return body.amount_sats or left


def share_sats(order: Order, payments: Sequence[BillPayment], of: int) -> int:
    """The next of so many equal shares; the last one takes what rounding left.

    Raises:
        InvalidInput: `bad_share`; Conflict: `nothing_left`.
    """
    if not 2 <= of <= min(MOST_SHARES, order.goods_sats):
        raise InvalidInput(
            "bad_share", f"A bill is shared by 2 to {MOST_SHARES}, a sat each."
        )
    made = sum(p.share_of == of and (p.is_paid or p.state == OPEN) for p in payments)
    if made >= of:
        raise Conflict("nothing_left", f"All {of} shares of this bill are there.")
    goods = order.goods_sats
    return goods * (made + 1) // of - goods * made // of


def _lines_sats(lines: Sequence[Line], line_ids: Sequence[str]) -> int:
    by_id = {line.id: line for line in lines}
    total = 0
    for line_id in set(line_ids):
        line = by_id.get(line_id)
        if not line:
            raise NotFound("line_not_found", "There is no such line on this bill.")
        if line.payment_id:
            raise Conflict("line_taken", f"{line.name} is in another payment.")
        total += line.total_sats
    if total <= 0:
        raise Conflict("nothing_left", "There is nothing to pay for these lines.")
    return total


def part_tip(order: Order, payments: Sequence[BillPayment], sats: int) -> int:
    """The part of the bill's tip that goes with a part of its goods; tips that guests
    add to their own parts are beside it."""
    if not order.goods_sats:
        return order.tip_sats
    asked = min(asked_sats(payments), order.goods_sats)
    upto = min(asked + sats, order.goods_sats)
    tip, goods = order.tip_sats, order.goods_sats
    return tip * upto // goods - tip * asked // goods


def minor_part(order: Order, before_sats: int, base_sats: int) -> int:
    """A part of a bill in the bill's own currency: all parts add up to the whole."""
    if not order.goods_sats or not order.goods_minor:
        return 0
    before = order.goods_minor * before_sats // order.goods_sats
    return order.goods_minor * (before_sats + base_sats) // order.goods_sats - before
