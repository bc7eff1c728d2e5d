"""What was sold at a TPoS, for the receipt.

What must always hold: lines with prices add up to what counts of the payment, to the
sat. Where they do not fit it (tax on top, a discount, junk), only names are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from ....ids import new_id
from ....points import MAX_POINTS
from ...bodies import MOST_LINES
from ...models import ITEM, Line
from .seen import words

_IN_SATS = ("", "sat", "sats")
MOST_OF_ONE = 10_000


class _Sold(NamedTuple):
    title: str
    quantity: int
    price: Decimal  # of one, in whatever the till counts in

    @property
    def total(self) -> Decimal:
        return self.price * self.quantity


def lines_of(details: Any, base_sats: int) -> tuple[Line, ...]:
    """The lines of a sale, priced if their prices make up what was paid.

    Args:
        details: TPoS's: `items`, `currency` and `exchangeRate` in sats.
    """
    if not isinstance(details, dict) or not isinstance(details.get("items"), list):
        return ()
    items = details["items"]
    if len(items) > MOST_LINES:
        return ()
    sold = [found for found in map(_sold, items) if found]
    rate = _rate(details)
    fits = len(sold) == len(items) and rate is not None and _fits(sold, rate, base_sats)
    totals = _shares(sold, base_sats) if fits else [0] * len(sold)
    return tuple(
        _line(number, one, total)
        for number, (one, total) in enumerate(zip(sold, totals, strict=True), 1)
    )


def _sold(item: Any) -> _Sold | None:
    if not isinstance(item, dict):
        return None
    title, price = words(item.get("title")), _number(item.get("price"))
    quantity = item.get("quantity", 1)
    if type(quantity) is not int or not 1 <= quantity <= MOST_OF_ONE:
        return None
    return _Sold(title, quantity, price) if title and price is not None else None


def _number(value: Any) -> Decimal | None:
    """A price, as it was written: 2.5 is two and a half."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(str(value)) if 0 <= value <= MAX_POINTS else None


def _rate(details: dict[str, Any]) -> Decimal | None:
    """Sats for one of what prices are in."""
    currency = details.get("currency") or ""
    if isinstance(currency, str) and currency.lower() in _IN_SATS:
        return Decimal(1)
    return _number(details.get("exchangeRate")) or None


def _fits(sold: Sequence[_Sold], rate: Decimal, base_sats: int) -> bool:
    """Whether prices make up what was paid; rates are rounded by the till, by up to a
    sat a line."""
    total = sum((one.total for one in sold), Decimal(0)) * rate
    return total > 0 and abs(total - base_sats) <= max(len(sold), 1)


def _shares(sold: Sequence[_Sold], base_sats: int) -> list[int]:
    """What was paid, shared out by what each costs, without a sat lost."""
    whole = sum((one.total for one in sold), Decimal(0))
    shares, before, upto = [], 0, Decimal(0)
    for one in sold:
        upto += one.total
        sats = int(base_sats * upto / whole)
        shares.append(sats - before)
        before = sats
    return shares


def _line(number: int, one: _Sold, total_sats: int) -> Line:
    return Line(
        id=new_id(),
        order_id="",
        number=number,
        kind=ITEM,
        name=one.title,
        category="",
        item_id=None,
        quantity=one.quantity,
        unit_sats=total_sats // one.quantity,
        unit_minor=0,
        total_sats=total_sats,
        total_minor=0,
        tax_bp=0,
    )
