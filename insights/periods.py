"""Spans of a merchant's business days that figures are about. Pure: no I/O.

A span is told by its first day and the day behind its last one; when each of them began
is the merchant's clock's to say, summer time included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..clock import LocalClock, day_start
from ..exceptions import InvalidInput

DAYS = 30  # of a period that nobody has said
MOST_DAYS = 1_830
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_SECONDS = re.compile(r"[0-9]{1,11}")


@dataclass(frozen=True)
class Span:
    """Business days in a row: from `first` on, before `end`."""

    first: date
    end: date
    clock: LocalClock

    @property
    def days(self) -> int:
        return (self.end - self.first).days

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)

    @property
    def since(self) -> int:
        """When the first of its days began, Unix seconds."""
        return self.began(self.first)

    @property
    def until(self) -> int:
        """When the day behind the last one began."""
        return self.began(self.end)

    def began(self, day: date) -> int:
        return day_start(day, self.clock.timezone, self.clock.day_start_hour)

    def each(self) -> Iterator[date]:
        for n in range(self.days):
            yield self.first + timedelta(days=n)

    def before(self) -> Span:
        """As many days, just before these."""
        return Span(self.first - timedelta(days=self.days), self.first, self.clock)

    def months(self) -> list[Span]:
        """The months, whole ones, that have a day of it in them."""
        found, month = [], month_of(self.first, self.clock)
        while month.first < self.end:
            found.append(month)
            month = month_of(month.end, self.clock)
        return found

    def part(self, first: date, end: date) -> Span:
        return Span(first, end, self.clock)


def month_of(day: date, clock: LocalClock) -> Span:
    """The whole month that has that day."""
    first = day.replace(day=1)
    end = (first + timedelta(days=31)).replace(day=1)
    return Span(first, end, clock)


def month_named(month: str, clock: LocalClock, now: int) -> Span:
    """The month `2026-11`; empty: the last one that is over.

    Raises:
        InvalidInput: `bad_month`.
    """
    if not month:
        first = clock.date(now).replace(day=1)
        return month_of(first - timedelta(days=1), clock)
    try:
        if not _MONTH.fullmatch(month):
            raise ValueError(month)
        found = month_of(date.fromisoformat(f"{month}-01"), clock)
        found.since, found.until  # noqa: B018  # years that no clock can say
    except (ValueError, OverflowError) as exc:
        raise InvalidInput("bad_month", "Say a month like 2026-11.") from exc
    return found


def span_named(first: str, last: str, clock: LocalClock, now: int) -> Span:
    """The days from one to another, both included; empty: the last thirty.

    Args:
        first, last: a day (`2026-11-22`), or Unix seconds of a moment in it.

    Raises:
        InvalidInput: `bad_period`.
    """
    end = _day(last, clock) if last else clock.date(now)
    begin = _day(first, clock) if first else end - timedelta(days=DAYS - 1)
    if begin > end:
        raise InvalidInput("bad_period", "That period ends before it begins.")
    if (end - begin).days >= MOST_DAYS:
        raise InvalidInput("bad_period", f"Ask for {MOST_DAYS} days at most.")
    return Span(begin, end + timedelta(days=1), clock)


def _day(said: str, clock: LocalClock) -> date:
    try:
        if _SECONDS.fullmatch(said):
            day = clock.date(int(said))
        else:
            day = datetime.strptime(said, "%Y-%m-%d").date()
    except (ValueError, OverflowError) as exc:
        raise _bad() from exc
    # Room on both sides, for the period before and the clocks of all zones.
    if not date(1975, 1, 1) <= day <= date(2200, 1, 1):
        raise _bad()
    return day


def _bad() -> InvalidInput:
    return InvalidInput("bad_period", "Say days like 2026-11-22, or Unix seconds.")
