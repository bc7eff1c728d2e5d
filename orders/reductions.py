"""What rewards and discounts take off a bill. Pure.

First free items, then per cent, then sats; then discounts; never more than is left; the
tip is not touched (`design.md`, Redemption).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..exceptions import Conflict, NotFound
from ..ids import new_id
from ..points import ONE_BP, sats_from_minor
from ..rewards import (
    AMOUNT_OFF_MINOR,
    FREE_ITEM,
    NOTHING_TAKEN,
    PERCENT_OFF,
    PRIORITY,
    SATS_OFF,
    SATS_PAYOUT,
    Redemption,
)
from .models import ITEM, REWARD, Line, Order

_TURN = {FREE_ITEM: 0, PERCENT_OFF: 1, AMOUNT_OFF_MINOR: 2, SATS_OFF: 3, PRIORITY: 4}


@dataclass(frozen=True)
class Put:
    """A reward on a bill; `line_id` is the line that a free item makes free."""

    redemption: Redemption
    line_id: str | None


@dataclass
class _Left:
    sats: int
    minor: int

    def cut_minor(self, minor: int) -> int:
        """Takes minor units off; returns the sats that go with them."""
        minor = min(minor, self.minor)
        after = self.sats * (self.minor - minor) // self.minor if self.minor else 0
        sats, self.sats, self.minor = self.sats - after, after, self.minor - minor
        return sats

    def cut_sats(self, sats: int) -> tuple[int, int]:
        """Takes sats off; returns them and the minor units that go with them."""
        sats = min(sats, self.sats)
        after = self.minor * (self.sats - sats) // self.sats if self.sats else 0
        minor, self.sats, self.minor = self.minor - after, self.sats - sats, after
        return sats, minor


def reward_lines(
    order: Order, items: Sequence[Line], puts: Sequence[Put]
) -> list[Line]:
    """The lines below zero that rewards are, in the order in which they count.

    Args:
        items: the bill's other lines.

    Raises:
        Conflict: `not_for_bills`, `line_needed`, `line_not_free`, `no_live_price`.
        NotFound: `line_not_found`.
    """
    left = _Left(order.amount_sats, order.amount_minor)
    number = max((line.number for line in items), default=0)
    freed: dict[str, int] = {}
    made = []
    for put in sorted(puts, key=_turn):
        number += 1
        target, (sats, minor) = _cut(order, items, put, left, freed)
        made.append(_line(order, number, put, target, sats, minor))
    return made


def discount_cuts(order: Order, sats: Sequence[int]) -> list[tuple[int, int]]:
    """What discounts of so many sats take off what rewards left of a bill, one after
    the other: sats, and the minor units that go with them."""
    left = _Left(order.goods_sats, order.goods_minor)
    return [left.cut_sats(one) for one in sats]


def _turn(put: Put) -> tuple[int, int, str]:
    if put.redemption.kind == SATS_PAYOUT:
        raise Conflict("not_for_bills", f"Sats are paid by themselves. {NOTHING_TAKEN}")
    made_at = put.redemption.created_at
    return _TURN[put.redemption.kind], made_at, put.redemption.id


def _cut(
    order: Order,
    items: Sequence[Line],
    put: Put,
    left: _Left,
    freed: dict[str, int],
) -> tuple[str | None, tuple[int, int]]:
    """The line that is made free, if one is, and what comes off: sats and minor."""
    kind, value = put.redemption.kind, put.redemption.value
    if kind == FREE_ITEM:
        line = _free_line(items, put, freed)
        freed[line.id] = freed.get(line.id, 0) + 1
        if left.minor:
            minor = min(line.unit_minor, left.minor)
            return line.id, (left.cut_minor(minor), minor)
        return line.id, left.cut_sats(line.unit_sats)
    if kind == PERCENT_OFF:
        if left.minor:
            minor = left.minor * value // ONE_BP
            return None, (left.cut_minor(minor), minor)
        return None, left.cut_sats(left.sats * value // ONE_BP)
    if kind == AMOUNT_OFF_MINOR:
        return None, _amount_off(order, value, left)
    return None, left.cut_sats(value if kind == SATS_OFF else 0)


def _amount_off(order: Order, value: int, left: _Left) -> tuple[int, int]:
    if left.minor or order.amount_minor:
        minor = min(value, left.minor)
        return left.cut_minor(minor), minor
    if not order.minor_per_btc:
        raise Conflict(
            "no_live_price", f"There was no price for that money. {NOTHING_TAKEN}"
        )
    return left.cut_sats(sats_from_minor(value, order.minor_per_btc))


def _free_line(items: Sequence[Line], put: Put, freed: dict[str, int]) -> Line:
    """The line of which a free item makes one free: the one that was said, the one
    that is called like it, or the only one."""
    can = [
        line
        for line in items
        if line.kind == ITEM and freed.get(line.id, 0) < line.quantity
    ]
    if put.line_id is not None:
        return _said_line(items, can, put.line_id)
    name = _plain(put.redemption.reward_name)
    called = [line for line in can if _plain(line.name) == name]
    found = called or can
    if len(found) != 1:
        raise Conflict("line_needed", f"Say which one is free. {NOTHING_TAKEN}")
    return found[0]


def _said_line(items: Sequence[Line], can: Sequence[Line], line_id: str) -> Line:
    for line in can:
        if line.id == line_id:
            return line
    if any(line.id == line_id for line in items):
        raise Conflict("line_not_free", f"That one is free already. {NOTHING_TAKEN}")
    raise NotFound("line_not_found", "There is no such line on this bill.")


def _plain(name: str) -> str:
    """`Free dessert` and `Dessert` are one thing."""
    return name.casefold().removeprefix("free ").strip()


def _line(
    order: Order, number: int, put: Put, target: str | None, sats: int, minor: int
) -> Line:
    return Line(
        id=new_id(),
        order_id=order.id,
        number=number,
        kind=REWARD,
        name=put.redemption.reward_name,
        category="",
        item_id=target,
        quantity=1,
        unit_sats=-sats,
        unit_minor=-minor,
        total_sats=-sats,
        total_minor=-minor,
        tax_bp=0,
        redemption_id=put.redemption.id,
    )
