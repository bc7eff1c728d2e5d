"""What a bill is over: lines and amounts in sats, with the rate frozen. Pure.

What must always hold: the lines of a bill in a currency, turned into sats one by one,
add up to what the whole is in sats.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..exceptions import Conflict, InvalidInput
from ..ids import new_id
from ..menu.models import Item
from ..points import MAX_POINTS, sats_from_minor
from .bodies import LineBody
from .models import ITEM, REWARD, Line


@dataclass(frozen=True)
class Price:
    """A bill's amount in sats, and in minor units with the rate that goes with it.

    Attributes:
        lines: of the bill, of no order yet; none: it is one amount.
    """

    amount_sats: int
    amount_minor: int
    currency: str
    minor_per_btc: int
    lines: tuple[Line, ...] = ()


def lines_from(
    bodies: Sequence[LineBody], items: Mapping[str, Item], currency: str
) -> list[Line]:
    """Lines with their prices as they were sent, or as the menu has them.

    Args:
        currency: the merchant's, or empty.

    Raises:
        InvalidInput: `price_needed`, `name_needed`, `amount_needed`.
        Conflict: `price_changed`: the menu has another price by now; `item_not_found`,
            `item_unavailable`.
    """
    return [
        _line(body, number, _item_of(body, items, currency))
        for number, body in enumerate(bodies, 1)
    ]


def _line(body: LineBody, number: int, item: Item | None) -> Line:
    sats, minor = _price_of(body, item)
    name = body.name or (item.name if item else "")
    if not name:
        raise InvalidInput("name_needed", f"Line {number} needs a name.")
    if max(sats, minor) * body.quantity > MAX_POINTS:
        raise InvalidInput("amount_needed", f"Line {number} is far too much.")
    tax_bp = body.tax_bp if body.tax_bp is not None else item.tax_bp if item else 0
    return Line(
        id=new_id(),
        order_id="",
        number=number,
        kind=ITEM,
        name=name,
        category=body.category or (item.category if item else "") or "",
        item_id=body.item_id,
        quantity=body.quantity,
        unit_sats=sats,
        unit_minor=minor,
        total_sats=sats * body.quantity,
        total_minor=minor * body.quantity,
        tax_bp=tax_bp,
    )


def _item_of(body: LineBody, items: Mapping[str, Item], currency: str) -> Item | None:
    if body.item_id is None:
        return None
    item = items.get(body.item_id)
    if not item:
        raise Conflict("item_not_found", "An item is not on the menu any more.")
    if item.currency not in ("", currency):
        raise Conflict("price_changed", f"{item.name} has a price in {item.currency}.")
    if not item.available:
        words = f"{item.name} is not to be had today."
        raise Conflict("item_unavailable", words, name=item.name)
    return item


def _price_of(body: LineBody, item: Item | None) -> tuple[int, int]:
    """What one of it costs: sats, or minor units."""
    sent = (body.unit_price_sats, body.unit_price_minor)
    if sent == (None, None) and item:
        return item.price_sats or 0, item.price_minor or 0
    if (sent[0] is None) == (sent[1] is None):
        raise InvalidInput(
            "price_needed", "Each line needs unit_price_sats or unit_price_minor."
        )
    asked = (sent[0] or 0, sent[1] or 0)
    if item and asked != (item.price_sats or 0, item.price_minor or 0):
        raise Conflict("price_changed", f"The price of {item.name} has changed.")
    return asked


def is_in_currency(lines: Sequence[Line]) -> bool:
    """Whether lines are priced in the merchant's currency.

    Raises:
        InvalidInput: `mixed_prices`: some are, some are in sats.
    """
    in_minor = {
        line.unit_minor > 0 for line in lines if line.unit_minor or line.unit_sats
    }
    if len(in_minor) > 1:
        raise InvalidInput(
            "mixed_prices", "Price all lines in sats, or all in your currency."
        )
    return True in in_minor


def in_sats(lines: Sequence[Line], before_minor: int, minor_per_btc: int) -> list[Line]:
    """Lines in a currency with what they are in sats.

    Args:
        before_minor: what the bill is over without them.
    """
    turned, minor = [], before_minor
    for line in lines:
        upto = sats_from_minor(minor + line.total_minor, minor_per_btc)
        sats = upto - sats_from_minor(minor, minor_per_btc)
        unit = sats_from_minor(line.unit_minor, minor_per_btc)
        turned.append(replace(line, unit_sats=unit, total_sats=sats))
        minor += line.total_minor
    return turned


def check_amount(amount_sats: int, amount_minor: int = 0) -> None:
    """Raises: InvalidInput `amount_needed`."""
    if not 0 < amount_sats <= MAX_POINTS or amount_minor > MAX_POINTS:
        raise InvalidInput("amount_needed", "That is less than a sat, or far too much.")


def counted_items(lines: Sequence[Line], category: str) -> int:
    """Items of a category, or all of them, without those that a reward made free."""
    wanted = category.casefold()
    counting = {
        line.id: line.quantity
        for line in lines
        if line.kind == ITEM and wanted in ("", line.category.casefold())
    }
    freed = sum(line.kind == REWARD and line.item_id in counting for line in lines)
    return sum(counting.values()) - freed
