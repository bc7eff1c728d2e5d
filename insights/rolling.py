"""Figures of days and months that are over, kept and always right.

What must always hold: whoever reads figures gets what the rows add up to, whether or
not any of them are kept. Figures are kept of days that are over for three days at
least. Whatever changes an older day leaves a mark in the transaction that changes it
(see `migrations.insights`); a marked day is counted from its rows until it was kept
anew. So nothing is added to what a bill of today costs, and nothing is ever late.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from loguru import logger

from .. import clock
from ..clock import LocalClock
from ..clock import zone as zone_of
from ..ledger import REDEEMED
from ..merchants import crud as merchants
from ..merchants.models import Merchant
from ..store import Tx, store
from . import days_crud as crud
from . import kept_crud
from .days import (
    NO_FIGURES,
    Cohort,
    DayFigures,
    hour_of_one,
    runs,
    summed,
)
from .figures import QUARTER, points_of
from .periods import Span, month_of

KEPT_AFTER_DAYS = 3
ONE = timedelta(days=1)
RUN_DAYS = 31  # of one unit of work
MOST_MARKS = 2_000
MOST_STEPS = 1_000
PAUSE_SECONDS = 0.05


def zone_name(clock_of: LocalClock) -> str:
    """By which clock days are told: figures of another one do not count."""
    return f"{clock_of.timezone}@{clock_of.day_start_hour}"


def horizon(clock_of: LocalClock, now: int) -> date:
    """The first day of which figures are not kept yet."""
    return clock_of.date(now) - timedelta(days=KEPT_AFTER_DAYS)


# --- counting -------------------------------------------------------------------------


def count_days(tx: Tx, merchant_id: str, span: Span) -> dict[date, DayFigures]:
    """Figures of days from their rows; days on which nothing was are left out."""
    days = Span(span.first - ONE, span.end + ONE, span.clock)
    found = summed(_parts(tx, merchant_id, days))
    return {day: one for day, one in found.items() if span.first <= day < span.end}


def _parts(tx: Tx, merchant_id: str, span: Span) -> Iterator[tuple[date, DayFigures]]:
    at = _Days(span.clock)
    for sold in crud.get_sold(tx, merchant_id, span):
        day, hour = at.day(sold.quarter), at.hour(sold.quarter)
        hours = hour_of_one(hour, sold.bills)
        yield day, DayFigures(*sold[1:], hours=hours)
    for cut in crud.get_discounted(tx, merchant_id, span):
        yield (
            at.day(cut.quarter),
            DayFigures(
                discounted=cut.bills,
                discount_sats=cut.discount_sats,
                discounted_sats=cut.net_sats,
            ),
        )
    for move in crud.get_moved(tx, merchant_id, span):
        points = points_of(move.kind, move.source, move.points)
        rewards = move.events if move.kind == REDEEMED else 0
        yield at.day(move.quarter), DayFigures(**points._asdict(), rewards=rewards)
    for came in crud.get_came(tx, merchant_id, span):
        yield (
            date.fromisoformat(came.day),
            DayFigures(
                visits=came.visits,
                new=came.new,
                guest_bills=came.bills,
                guest_sats=came.sats,
            ),
        )


class _Days:
    """Which day and hour a quarter of an hour is in, each worked out once."""

    def __init__(self, clock_of: LocalClock) -> None:
        self._clock = clock_of
        self._zone = zone_of(clock_of.timezone)
        self._days: dict[int, date] = {}

    def day(self, quarter: int) -> date:
        if quarter not in self._days:
            self._days[quarter] = self._clock.date(quarter * QUARTER)
        return self._days[quarter]

    def hour(self, quarter: int) -> int:
        return datetime.fromtimestamp(quarter * QUARTER, self._zone).hour


# --- reading --------------------------------------------------------------------------


def days_of(
    tx: Tx, merchant: Merchant, span: Span, now: int
) -> list[tuple[date, DayFigures]]:
    """Figures of each day of a span, the oldest first; kept ones where they are right,
    and counted where they are not."""
    first, end = span.first.isoformat(), span.end.isoformat()
    kept = kept_crud.get_days(tx, merchant.id, zone_name(span.clock), first, end)
    stale = _stale_days(tx, merchant)
    found = {
        date.fromisoformat(day): one
        for day, one in kept.items()
        if date.fromisoformat(day) not in stale
    }
    missing = [day for day in _lived(tx, merchant, span, now) if day not in found]
    for begin, behind in runs(missing, span.days):
        found |= count_days(tx, merchant.id, span.part(begin, behind))
    return [(day, found.get(day, NO_FIGURES)) for day in span.each()]


def cohorts_of(
    tx: Tx, merchant: Merchant, span: Span, now: int
) -> list[tuple[str, list[Cohort]]]:
    """Guests of each month that has a day of the span, by their first month."""
    months = span.months()
    names = [_name(month) for month in months]
    zone = zone_name(span.clock)
    kept = kept_crud.get_months(tx, merchant.id, zone, names[0], names[-1])
    stale = _stale_days(tx, merchant)
    since = min(stale, default=date.max)
    found = []
    for name, month in zip(names, months, strict=True):
        if name not in kept or month.end > since:
            lived = next(_lived(tx, merchant, month, now), None)
            cohorts = crud.get_cohorts(tx, merchant.id, month) if lived else []
            found.append((name, cohorts))
        else:
            found.append((name, kept[name]))
    return found


def _name(month: Span) -> str:
    return month.first.isoformat()[:7]


def _lived(tx: Tx, merchant: Merchant, span: Span, now: int) -> Iterator[date]:
    """The days of a span on which anything can have been: not before the first bill,
    and, since clocks differ, not after tomorrow."""
    at = crud.first_moment(tx, merchant.id)
    if at is None:
        return
    first = span.clock.date(at) - ONE
    last = span.clock.date(now) + ONE
    yield from (day for day in span.each() if first <= day <= last)


def _stale_days(tx: Tx, merchant: Merchant) -> set[date]:
    """Days that something late belongs to."""
    return _around(merchant.clock, kept_crud.get_stale(tx, merchant.id))


def _around(clock_of: LocalClock, moments: Iterable[int]) -> set[date]:
    """The days of moments, and those beside them: a card's event keeps the day that it
    was of by the clock of its time, and moments are told within hours."""
    days = {clock_of.date(at) for at in moments}
    return {day + n * ONE for day in days for n in (-1, 0, 1)}


# --- keeping --------------------------------------------------------------------------


@dataclass(frozen=True)
class Work:
    """Figures that were counted, to be kept.

    Attributes:
        turn: nobody else may have kept any since; marks: what is done with them.
    """

    merchant: Merchant
    turn: int
    days: list[tuple[str, DayFigures]]
    months: list[tuple[str, list[Cohort]]]
    marks: list[str]

    @property
    def is_all(self) -> bool:
        """Whether nothing was left to do."""
        return not (self.days or self.months or self.marks)


async def keep_figures(merchant_ids: Iterable[str] | None = None) -> int:
    """Brings what is kept up to date, a month of days at a time; says how many units
    of work that took.

    Counting is read only: it holds up nobody who pays.

    Args:
        merchant_ids: of these; nothing: of all that are behind.
    """
    done = 0
    if merchant_ids is None:
        merchant_ids = await store.read(_behind, clock.now())
    for merchant_id in merchant_ids:
        try:
            done += await _keep_all(merchant_id)
        except Exception as exc:
            logger.error(f"loyalty: figures of {merchant_id} stopped: {exc!r}")
    return done


async def _keep_all(merchant_id: str) -> int:
    for step in range(MOST_STEPS):
        work = await store.read(next_work, merchant_id, clock.now())
        if work is None or work.is_all:
            return step
        await store.write(keep, work)
        await asyncio.sleep(PAUSE_SECONDS)
    return MOST_STEPS


def _behind(tx: Tx, now: int) -> list[str]:
    """Merchants with marks, or whose days are not kept as far as they could be."""
    found = []
    for merchant_id, zone, hour, last, marks in kept_crud.list_kept(tx):
        clock_of = LocalClock(zone, hour)
        reach = (horizon(clock_of, now) - ONE).isoformat()
        if marks or (last or "") < reach:
            found.append(merchant_id)
    return found


def next_work(tx: Tx, merchant_id: str, now: int) -> Work | None:
    """What is to be kept next, counted from the rows."""
    merchant = merchants.get_merchant(tx, merchant_id)
    if not merchant:
        return None
    marks = kept_crud.get_marks(tx, merchant_id, MOST_MARKS)
    stale = _around(merchant.clock, (mark.at for mark in marks))
    days = _next_days(tx, merchant, stale, now)
    return Work(
        merchant,
        kept_crud.get_turn(tx, merchant_id),
        days,
        _next_months(tx, merchant, stale, now),
        [mark.id for mark in marks],
    )


def _next_days(
    tx: Tx, merchant: Merchant, stale: set[date], now: int
) -> list[tuple[str, DayFigures]]:
    """Kept days that are stale, and the next ones behind those that are kept."""
    clock_of = merchant.clock
    at = crud.first_moment(tx, merchant.id)
    if at is None:
        return []
    kept, _ = kept_crud.last_kept(tx, merchant.id, zone_name(clock_of))
    begin = date.fromisoformat(kept) + ONE if kept else clock_of.date(at) - ONE
    end = min(horizon(clock_of, now), begin + timedelta(days=RUN_DAYS))
    again = {day for day in stale if day < begin}
    fresh = {begin + n * ONE for n in range(max((end - begin).days, 0))}
    span = Span(begin, end, clock_of)
    found: dict[date, DayFigures] = {}
    for first, behind in runs(again | fresh, RUN_DAYS):
        found |= dict.fromkeys(span.part(first, behind).each(), NO_FIGURES)
        found |= count_days(tx, merchant.id, span.part(first, behind))
    return [(day.isoformat(), one) for day, one in sorted(found.items())]


def _next_months(
    tx: Tx, merchant: Merchant, stale: set[date], now: int
) -> list[tuple[str, list[Cohort]]]:
    """Kept months from the first stale day on, and the next one behind them."""
    clock_of = merchant.clock
    at = crud.first_moment(tx, merchant.id)
    if at is None:
        return []
    _, kept = kept_crud.last_kept(tx, merchant.id, zone_name(clock_of))
    first = date.fromisoformat(f"{kept}-01") if kept else clock_of.date(at) - ONE
    following = month_of(first, clock_of)
    if kept:
        following = month_of(following.end, clock_of)
    months = []
    if stale and kept:
        month = month_of(min(stale), clock_of)
        while month.first < following.first:
            months.append(month)
            month = month_of(month.end, clock_of)
    if following.end <= horizon(clock_of, now):
        months.append(following)
    return [(_name(m), crud.get_cohorts(tx, merchant.id, m)) for m in months]


def keep(tx: Tx, work: Work) -> None:
    """Keeps figures, unless somebody else has kept newer ones."""
    merchant_id, zone = work.merchant.id, zone_name(work.merchant.clock)
    if not kept_crud.take_turn(tx, merchant_id, work.turn):
        return
    kept_crud.put_days(tx, merchant_id, zone, work.days)
    kept_crud.put_months(tx, merchant_id, zone, work.months)
    kept_crud.delete_marks(tx, work.marks)


# --- proving --------------------------------------------------------------------------


def next_wrong(
    tx: Tx, merchant_id: str, after: str
) -> tuple[str, list[tuple[str, DayFigures]]]:
    """Goes through kept days, a month of them at a time.

    Returns the last day that was looked at, empty at the end; and what days really are
    of which other figures are kept. What is marked is known to be so, and no fault.
    """
    merchant = merchants.get_merchant(tx, merchant_id)
    if not merchant:
        return "", []
    zone = zone_name(merchant.clock)
    begin = kept_crud.next_kept(tx, merchant_id, zone, after)
    if not begin:
        return "", []
    first = date.fromisoformat(begin)
    span = Span(first, first + timedelta(days=RUN_DAYS), merchant.clock)
    kept = kept_crud.get_days(tx, merchant_id, zone, begin, span.end.isoformat())
    stale = _stale_days(tx, merchant)
    counted = count_days(tx, merchant_id, span)
    wrong = [
        (day, counted.get(date.fromisoformat(day), NO_FIGURES))
        for day, one in kept.items()
        if date.fromisoformat(day) not in stale
        and one != counted.get(date.fromisoformat(day), NO_FIGURES)
    ]
    return span.last.isoformat(), wrong
