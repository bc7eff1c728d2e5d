"""What an owner's figures are, as arithmetic. Pure: no I/O, no clock, no database.

Whatever happened is told in quarters of an hour, because every zone's days begin at
one; which day and which hour that is for the merchant is settled here. Whole numbers
only, floored once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ..clock import LocalClock, day_start, zone
from ..ledger import (
    EARNED,
    EXPIRED,
    GRANTED,
    REDEEMED,
    REDEMPTION,
    REVOKED,
    TRANSFER,
)
from ..points import ONE_BP

QUARTER = 900  # seconds
DAYS = 30  # of the days in a row, and of what regulars are measured by
FULL_WEEKS = 28  # days before today, in which every weekday is as often as any other
REGULAR_VISITS = 3
ENOUGH_BILLS = 20
FEWEST_GUESTS = 5  # a group of fewer is not shown


class Sold(NamedTuple):
    """Bills that were paid in a quarter of an hour, and their sats."""

    quarter: int
    bills: int
    sats: int


class Moved(NamedTuple):
    """Points of one kind and source that moved in a quarter of an hour."""

    quarter: int
    kind: str
    source: str
    points: int


class Bills(NamedTuple):
    """Paid bills and their sats."""

    bills: int = 0
    sats: int = 0

    def plus(self, sold: Sold) -> Bills:
        return Bills(self.bills + sold.bills, self.sats + sold.sats)

    def less(self, other: Bills) -> Bills:
        return Bills(self.bills - other.bills, self.sats - other.sats)

    @property
    def average_sats(self) -> int:
        """Of one bill, floored; 0 without any."""
        return self.sats // self.bills if self.bills else 0


class Points(NamedTuple):
    """What became of points.

    Attributes:
        issued: earned and given; used: for rewards, less what came back of them.
        expired: ended without being used; taken_back: by refunds and by hand.
    """

    issued: int = 0
    used: int = 0
    expired: int = 0
    taken_back: int = 0

    def plus(self, other: Points) -> Points:
        return Points(*map(sum, zip(self, other, strict=True)))


def points_of(kind: str, source: str, points: int) -> Points:
    """What a movement is. Moves between cards are pairs, and no figure of their own."""
    if source == TRANSFER:
        return Points()
    if kind == REDEEMED:
        return Points(used=-points)
    if kind == EXPIRED:
        return Points(expired=-points)
    if kind == REVOKED:
        return Points(taken_back=-points)
    if kind == GRANTED and source == REDEMPTION:
        return Points(used=-points)
    return Points(issued=points) if kind in (EARNED, GRANTED) else Points()


@dataclass(frozen=True)
class Calendar:
    """The merchant's days that figures are about.

    Attributes:
        today: the business day it is; since: when the first of all days began.
        starts: when each of these days began, oldest first.
    """

    clock: LocalClock
    today: date
    first: date
    starts: tuple[int, ...]

    @classmethod
    def at(cls, clock: LocalClock, now: int) -> Calendar:
        today = clock.date(now)
        first = min(today.replace(day=1), today - timedelta(days=DAYS - 1))
        days = ((today - first).days) + 1
        starts = tuple(
            day_start(first + timedelta(days=n), clock.timezone, clock.day_start_hour)
            for n in range(days)
        )
        return cls(clock, today, first, starts)

    @property
    def since(self) -> int:
        return self.starts[0]

    @property
    def today_since(self) -> int:
        return self.starts[-1]

    @property
    def month_since(self) -> int:
        """When the first day of this month began."""
        return self.starts[(self.today.replace(day=1) - self.first).days]

    @property
    def days_since(self) -> int:
        """When the first of the days in a row began."""
        return self.starts[-DAYS]

    @property
    def month(self) -> str:
        """`2026-11`."""
        return self.today.isoformat()[:7]

    @property
    def in_a_row(self) -> list[date]:
        return [self.today - timedelta(days=n) for n in reversed(range(DAYS))]

    def day_of(self, quarter: int) -> date:
        """The business day that holds a quarter of an hour."""
        number = bisect_right(self.starts, quarter * QUARTER) - 1
        return self.first + timedelta(days=number)

    def hour_of(self, quarter: int) -> int:
        """What the clock on the wall says, 0 to 23."""
        return datetime.fromtimestamp(quarter * QUARTER, zone(self.clock.timezone)).hour


Wanted = Callable[[date], bool]


def is_today(calendar: Calendar) -> Wanted:
    return lambda day: day == calendar.today


def is_this_month(calendar: Calendar) -> Wanted:
    first = calendar.today.replace(day=1)
    return lambda day: day >= first


def is_in_a_row(calendar: Calendar) -> Wanted:
    first = calendar.today - timedelta(days=DAYS - 1)
    return lambda day: day >= first


class Day(NamedTuple):
    """One business day: what was paid, and what became of points."""

    bills: Bills = Bills()
    points: Points = Points()


def by_day(
    calendar: Calendar, sold: Iterable[Sold], moved: Iterable[Moved]
) -> dict[date, Day]:
    """Everything day by day; days on which nothing was are left out."""
    days: dict[date, Day] = {}
    for one in sold:
        day = calendar.day_of(one.quarter)
        was = days.get(day, Day())
        days[day] = was._replace(bills=was.bills.plus(one))
    for move in moved:
        day = calendar.day_of(move.quarter)
        was = days.get(day, Day())
        points = points_of(move.kind, move.source, move.points)
        days[day] = was._replace(points=was.points.plus(points))
    return days


def total(days: dict[date, Day], wanted: Wanted) -> Day:
    """All of the days that are wanted together."""
    found = [day for date_, day in days.items() if wanted(date_)]
    bills = Bills(
        sum(day.bills.bills for day in found), sum(day.bills.sats for day in found)
    )
    points = Points()
    for day in found:
        points = points.plus(day.points)
    return Day(bills, points)


# --- when guests come -----------------------------------------------------------------


class Busiest(NamedTuple):
    """The hour in which most bills are paid: weekday from Monday = 0, hour 0 to 23."""

    weekday: int
    hour: int
    bills: int


def hours(calendar: Calendar, sold: Iterable[Sold]) -> list[list[int]]:
    """Bills by weekday, from Monday on, and hour, in the full weeks before today.

    The weekday is that of the business day: one o'clock at night is the evening before.
    """
    counts = [[0] * 24 for _ in range(7)]
    first = calendar.today - timedelta(days=FULL_WEEKS)
    for one in sold:
        day = calendar.day_of(one.quarter)
        if first <= day < calendar.today:
            counts[day.weekday()][calendar.hour_of(one.quarter)] += one.bills
    return counts


def busiest(counts: Sequence[Sequence[int]]) -> Busiest | None:
    """The fullest hour, the earliest of several; nothing without a bill."""
    most = max(max(row) for row in counts)
    if not most:
        return None
    return next(
        Busiest(weekday, hour, bills)
        for weekday, row in enumerate(counts)
        for hour, bills in enumerate(row)
        if bills == most
    )


# --- who comes ------------------------------------------------------------------------


@dataclass(frozen=True)
class Regulars:
    """Regulars' bills beside all others.

    Attributes:
        guests: how many regulars there are among them.
    """

    guests: int
    regulars: Bills
    others: Bills

    @property
    def bills(self) -> int:
        return self.regulars.bills + self.others.bills

    @property
    def is_enough(self) -> bool:
        return self.bills >= ENOUGH_BILLS

    @property
    def is_shown(self) -> bool:
        """Whether there are enough bills, and no group is small enough to know by."""
        are_many = self.guests >= FEWEST_GUESTS
        return self.is_enough and are_many and self.others.bills >= FEWEST_GUESTS

    @property
    def higher_bp(self) -> int | None:
        """By how much regulars' average bill is higher, in basis points, floored."""
        ours, theirs = self.regulars, self.others
        if not self.is_shown or not theirs.sats:
            return None
        return ours.sats * theirs.bills * ONE_BP // (theirs.sats * ours.bills) - ONE_BP


class Returning(NamedTuple):
    """Guests with a card who were here lately, and those who had been before."""

    guests: int
    returned: int

    @property
    def is_shown(self) -> bool:
        return self.guests >= FEWEST_GUESTS

    @property
    def rate_bp(self) -> int | None:
        """The share that came back, in basis points, floored."""
        return self.returned * ONE_BP // self.guests if self.is_shown else None


def shown_cards(cards: int) -> int | None:
    """How many cards; nothing where they are so few that one knows whose they are."""
    return None if 0 < cards < FEWEST_GUESTS else cards
