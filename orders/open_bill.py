"""An open bill changes: lines are added, rewards are put on it and taken off.

Whatever changes, what rewards take off is counted anew, and the invoice over the whole
bill is replaced. Whoever changes a bill holds it until they commit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .. import clock
from .. import services as loyalty
from ..exceptions import Conflict, InvalidInput, NotFound
from ..merchants.models import Merchant
from ..points import sats_from_minor
from ..store import Tx
from . import bill_crud
from . import crud as orders
from .bodies import LineBody
from .models import REWARD, Line, Order
from .parts import renew_whole
from .pricing import check_amount, in_sats, is_in_currency
from .reductions import Put, reward_lines
from .services import close_if_paid, get_order, hold_open_order, menu_lines


def add_lines(
    tx: Tx,
    merchant: Merchant,
    order_id: str,
    bodies: Sequence[LineBody],
    actor_id: str,
) -> Order:
    """Puts lines on an open bill, at the rate that was frozen with it.

    Raises:
        Conflict: `bill_closed`, `discount_on_bill`, and those of `lines_from`.
        InvalidInput: `mixed_prices`, `amount_needed`, and those of `lines_from`.
    """
    order = _hold_changing(tx, order_id)
    lines = menu_lines(tx, merchant, bodies)
    has_price = any(line.unit_sats or line.unit_minor for line in lines)
    if has_price and is_in_currency(lines) != bool(order.amount_minor):
        raise InvalidInput(
            "mixed_prices", "Price all lines in sats, or all in your currency."
        )
    there = bill_crud.get_lines(tx, [order.id])
    last = max((line.number for line in there), default=0)
    # What rewards take off comes after them, wherever that stood before.
    bill_crud.delete_lines(tx, order.id, REWARD)
    if order.amount_minor:
        lines = in_sats(lines, order.amount_minor, order.minor_per_btc)
    placed = [
        replace(line, order_id=order.id, number=last + number)
        for number, line in enumerate(lines, 1)
    ]
    longer = _with(order, placed)
    check_amount(longer.amount_sats, longer.amount_minor)
    bill_crud.insert_lines(tx, placed)
    items = [line for line in there if line.kind != REWARD] + placed
    return _count(tx, longer, items, _puts(tx, there), actor_id)


def _hold_changing(tx: Tx, order_id: str) -> Order:
    """An open bill that may change. A discount was promised for what it is over.

    Raises:
        Conflict: `bill_closed`, `discount_on_bill`.
    """
    order = hold_open_order(tx, order_id)
    if order.quote_id:
        raise Conflict("discount_on_bill", "Take the discount off the bill first.")
    return order


def _with(order: Order, lines: Sequence[Line]) -> Order:
    minor = order.amount_minor + sum(line.total_minor for line in lines)
    if order.amount_minor:
        sats = sats_from_minor(minor, order.minor_per_btc)
    else:
        sats = order.amount_sats + sum(line.total_sats for line in lines)
    return replace(order, amount_sats=sats, amount_minor=minor)


def put_reward(
    tx: Tx, order_id: str, redemption_id: str, line_id: str | None, actor_id: str
) -> Order:
    """Puts a reserved reward on an open bill; a bill that is nobody's becomes its
    holder's. Twice is once.

    Args:
        line_id: which line a free item makes free, if it is not clear.

    Raises:
        NotFound: `redemption_not_found`, `line_not_found`.
        Conflict: `bill_closed`, `no_customer`, `bill_split`, those of `put_on_bill` and
            of `reward_lines`.
    """
    order = _hold_changing(tx, order_id)
    if not order.customer_pubkey:
        raise Conflict("no_customer", "Say first whose bill it is. Nothing was taken.")
    bill = loyalty.OnBill(order.id, order.program_id, order.customer_pubkey)
    redemption = loyalty.put_on_bill(tx, redemption_id, bill)
    there = bill_crud.get_lines(tx, [order.id])
    puts = [put for put in _puts(tx, there) if put.redemption.id != redemption_id]
    puts.append(Put(redemption, line_id))
    return _recount(tx, order, there, puts, actor_id)


def take_reward_off(
    tx: Tx, order_id: str, redemption_id: str, actor_id: str, give_back: bool = False
) -> Order:
    """Takes a reward off an open bill; it stays reserved.

    Args:
        give_back: it does not stay reserved: its points go back to the card.

    Raises:
        NotFound: `redemption_not_found`; Conflict: `bill_closed`.
    """
    order = _hold_changing(tx, order_id)
    there = bill_crud.get_lines(tx, [order.id])
    puts = _puts(tx, there)
    if not any(put.redemption.id == redemption_id for put in puts):
        raise NotFound("redemption_not_found", "There is no such reward on this bill.")
    if give_back:
        loyalty.give_back_from_bill(tx, redemption_id, actor_id)
    else:
        loyalty.take_off_bill(tx, redemption_id)
    left = [put for put in puts if put.redemption.id != redemption_id]
    return _recount(tx, order, there, left, actor_id)


def _puts(tx: Tx, lines: Sequence[Line]) -> list[Put]:
    return [
        Put(loyalty.get_redemption(tx, line.redemption_id), line.item_id)
        for line in lines
        if line.kind == REWARD and line.redemption_id
    ]


def _recount(
    tx: Tx, order: Order, there: Sequence[Line], puts: Sequence[Put], actor_id: str
) -> Order:
    bill_crud.delete_lines(tx, order.id, REWARD)
    items = [line for line in there if line.kind != REWARD]
    return _count(tx, order, items, puts, actor_id)


def _count(
    tx: Tx, order: Order, items: Sequence[Line], puts: Sequence[Put], actor_id: str
) -> Order:
    made = reward_lines(order, items, puts)
    bill_crud.insert_lines(tx, made)
    counted = replace(
        order,
        rewards_sats=-sum(line.total_sats for line in made),
        rewards_minor=-sum(line.total_minor for line in made),
    )
    bill_crud.set_totals(tx, counted)
    renew_whole(tx, counted, actor_id)
    close_if_paid(tx, counted, clock.now())
    return get_order(tx, order.id)


def set_open_customer(tx: Tx, order: Order, pubkey: str | None) -> Order:
    """Says whose an open, held bill is, or that it is nobody's.

    Raises:
        Conflict: `reward_on_bill`: one of the guest's rewards is on it;
            `discount_on_bill`.
    """
    lines = bill_crud.get_lines(tx, [order.id])
    if order.customer_pubkey != pubkey and any(line.kind == REWARD for line in lines):
        raise Conflict("reward_on_bill", "Take the guest's rewards off the bill first.")
    if order.customer_pubkey != pubkey and order.quote_id:
        raise Conflict("discount_on_bill", "Take the discount off the bill first.")
    orders.set_customer(tx, order.id, pubkey)
    return get_order(tx, order.id)
