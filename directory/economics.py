"""The community's economy: what partners were paid, what was given away for it, and
what of the sats that guests got back was spent at a partner again.

Only figures: of guests, none that fewer than five stand behind. Days are UTC, since
partners' own differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timezone

from ..points import ONE_BP
from ..store import Row, Tx
from . import economics_crud as crud
from .economics_crud import DAY, Again, Offer, Sum
from .partners import FEWEST_GUESTS

DAYS, MOST_DAYS, MOST_OFFERS = 90, 366, 20


@dataclass(frozen=True)
class EconomyDay:
    """A day, or days together."""

    day: str = ""
    bills: int = 0
    sats: int = 0
    discounts: int = 0
    discount_sats: int = 0
    satoshi_back_sats: int = 0

    def plus(self, other: EconomyDay) -> EconomyDay:
        return EconomyDay(
            self.day,
            self.bills + other.bills,
            self.sats + other.sats,
            self.discounts + other.discounts,
            self.discount_sats + other.discount_sats,
            self.satoshi_back_sats + other.satoshi_back_sats,
        )


@dataclass(frozen=True)
class Economy:
    """What the economy came to in days in a row.

    Attributes:
        before: as many days just before.
        given_sats: what guests got back; spent_sats: what of that each of them has paid
            at a partner since, at most what they got; spent_bp: the share. None: fewer
            than five guests got any.
        offers: what the community's own rules gave.
    """

    total: EconomyDay
    before: EconomyDay
    days: list[EconomyDay]
    given_sats: int | None
    spent_sats: int | None
    spent_bp: int | None
    offers: list[Offer]


def look(tx: Tx, now: int, days: int) -> Economy:
    """The days up to now, today included."""
    end = now // DAY + 1
    first = end - days
    shown = _days(tx, first, end)
    again = crud.get_spent_again(tx, _span(first, end))
    is_shown = again.guests >= FEWEST_GUESTS
    return Economy(
        total=_together(shown),
        before=_together(_days(tx, first - days, first)),
        days=shown,
        given_sats=again.given_sats if is_shown else None,
        spent_sats=again.spent_sats if is_shown else None,
        spent_bp=_share(again) if is_shown else None,
        offers=crud.get_offers(tx, _span(first, end), MOST_OFFERS),
    )


def _share(again: Again) -> int | None:
    """In basis points, floored."""
    given = again.given_sats
    return again.spent_sats * ONE_BP // given if given else None


def _span(first: int, end: int) -> Row:
    return {"since": first * DAY, "until": end * DAY}


def _days(tx: Tx, first: int, end: int) -> list[EconomyDay]:
    """Each day by itself, empty ones included."""
    span = _span(first, end)
    bills = _by_day(crud.get_bills(tx, span))
    discounts = _by_day(crud.get_discounts(tx, span))
    back = _by_day(crud.get_given_back(tx, span))
    nothing = Sum(0, 0, 0)
    return [
        EconomyDay(
            _name(day),
            *bills.get(day, nothing)[1:],
            *discounts.get(day, nothing)[1:],
            back.get(day, nothing).sats,
        )
        for day in range(first, end)
    ]


def _by_day(sums: Iterable[Sum]) -> dict[int, Sum]:
    return {one.day: one for one in sums}


def _name(day: int) -> str:
    found: date = datetime.fromtimestamp(day * DAY, timezone.utc).date()
    return found.isoformat()


def _together(days: Iterable[EconomyDay]) -> EconomyDay:
    found = EconomyDay()
    for day in days:
        found = found.plus(day)
    return found
