"""What is known of a merchant's day, and what days add up to. Pure.

Every figure of a day is a sum over rows of that day alone, so days can be kept and
added up, and a day that changed is counted again by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

HOURS = 24
NO_HOURS = (0,) * HOURS


class DayFigures(NamedTuple):
    """A business day, or days together.

    Attributes:
        bills: that were paid; wholly refunded ones are left out.
        gross_sats: what their items cost; off_sats: rewards and discounts on them.
        net_sats: what was paid for them and did not go back, tips left out.
        discounted: bills with a discount; discount_sats: what those took off;
            discounted_sats: what was paid for these bills.
        visits: cards that a bill was put on, each once a day; new: those of them that
            had none before; guest_bills, guest_sats: their bills, refunds not taken
            off.
        issued, used, expired, taken_back: what became of points; rewards: how often
            they were used.
        hours: bills by the hour on the wall.
    """

    bills: int = 0
    gross_sats: int = 0
    off_sats: int = 0
    net_sats: int = 0
    discounted: int = 0
    discount_sats: int = 0
    discounted_sats: int = 0
    visits: int = 0
    new: int = 0
    guest_bills: int = 0
    guest_sats: int = 0
    issued: int = 0
    used: int = 0
    expired: int = 0
    taken_back: int = 0
    rewards: int = 0
    hours: tuple[int, ...] = NO_HOURS

    def as_row(self) -> list[Any]:
        return [*self[:-1], list(self.hours)]

    @classmethod
    def of_row(cls, row: Sequence[Any]) -> DayFigures:
        *numbers, hours = row
        return cls(*[*numbers, tuple(hours)])


NO_FIGURES = DayFigures()


def total(days: Iterable[DayFigures]) -> DayFigures:
    """All of them together: one pass, since there may be years of them."""
    sums = [0] * (len(DayFigures._fields) - 1)
    hours = [0] * HOURS
    for day in days:
        for place, number in enumerate(day[:-1]):
            sums[place] += number
        for hour, bills in enumerate(day.hours):
            hours[hour] += bills
    return DayFigures.of_row([*sums, hours])


def by_weekday(days: Iterable[tuple[date, DayFigures]]) -> list[list[int]]:
    """Bills by weekday, from Monday on, and hour; one o'clock at night is the evening
    before."""
    counts = [[0] * HOURS for _ in range(7)]
    for day, figures in days:
        row = counts[day.weekday()]
        for hour, bills in enumerate(figures.hours):
            row[hour] += bills
    return counts


class Cohort(NamedTuple):
    """Guests of one month who came for the first time in another, or the same."""

    first_month: str
    guests: int
    bills: int
    sats: int


def runs(days: Iterable[date], most: int) -> list[tuple[date, date]]:
    """Days as stretches in a row, each from a day on and before another.

    Args:
        most: days of one stretch.
    """
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        after = day + timedelta(days=1)
        if found and found[-1][1] == day and (day - found[-1][0]).days < most:
            found[-1] = (found[-1][0], after)
        else:
            found.append((day, after))
    return found


def summed(parts: Iterable[tuple[date, DayFigures]]) -> dict[date, DayFigures]:
    """Several parts of each day put together."""
    found: dict[date, list[DayFigures]] = {}
    for day, part in parts:
        found.setdefault(day, []).append(part)
    return {day: total(several) for day, several in found.items()}


def hour_of_one(hour: int, bills: int) -> tuple[int, ...]:
    """So many bills in one hour, and none in the others."""
    return tuple(bills if h == hour else 0 for h in range(HOURS))
