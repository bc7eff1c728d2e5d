"""Opening hours as OpenStreetMap writes them: open or not, and until when. Pure.

What is understood: `24/7`, months, dates, days of the week and ranges of them, times,
also past midnight, `off`/`closed`, and the three ways to put rules together: `;` takes
the place of what was said of a day, `,` adds to it, `||` is for when nothing else is
open. It means what the `opening_hours` library of npm takes it to mean; tests hold the
two side by side. `PH` is kept and is no day here: a server knows no public holidays.

Everything else (sunrise, weeks, open ends, comments) is unknown, which is never closed.

Hours are those of the wall clock in the place's own zone.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from .. import clock
from ..exceptions import InvalidInput
from .hours_syntax import MINUTES, Rule, Span, parse

SOON_DAYS = 8  # a change that is further away is not looked for


@dataclass(frozen=True)
class Status:
    """Whether a place is open, and when that changes: Unix seconds, or nothing within
    `SOON_DAYS`."""

    is_open: bool
    changes_at: int | None


def is_open(hours: str, timezone: str, at: int) -> bool | None:
    """Whether a place is open at a moment (Unix seconds); None: nobody knows."""
    zone = _zone(timezone)
    rules = parse(hours)
    if rules is None or zone is None:
        return None
    return _is_open_at(hours, zone, at)


def status(hours: str, timezone: str, at: int) -> Status | None:
    """The same, and when it changes next."""
    open_now = is_open(hours, timezone, at)
    zone = _zone(timezone)
    if open_now is None or zone is None:
        return None
    day = datetime.fromtimestamp(at, zone).date()
    for ahead in range(SOON_DAYS + 1):
        for moment in _changes(hours, day + timedelta(days=ahead), zone):
            if moment > at and _is_open_at(hours, zone, moment) != open_now:
                return Status(open_now, moment)
    return Status(open_now, None)


def open_spans(hours: str, timezone: str, since: int, until: int) -> list[Span] | None:
    """When a place is open between two moments, in Unix seconds; None: nobody knows."""
    now = status(hours, timezone, since)
    if now is None:
        return None
    spans: list[Span] = []
    at = since
    while now and at < until:
        ends = min(now.changes_at or until, until)
        if now.is_open:
            spans.append((at, ends))
        at = ends
        now = status(hours, timezone, at)
    return spans


def _zone(timezone: str) -> ZoneInfo | None:
    try:
        return clock.zone(timezone)
    except InvalidInput:
        return None


def _is_open_at(hours: str, zone: ZoneInfo, at: int) -> bool:
    local = datetime.fromtimestamp(at, zone)
    minute = local.hour * 60 + local.minute
    spans = _day_spans(hours, local.date())
    return any(start <= minute < end for start, end in spans)


@lru_cache(maxsize=8192)
def _changes(hours: str, day: date, zone: ZoneInfo) -> tuple[int, ...]:
    """The moments of a day at which something may change."""
    found: set[int] = set()
    for span in _day_spans(hours, day):
        for minute in span:
            found.update(_moments(day, minute, zone))
    return tuple(sorted(found))


def _moments(day: date, minute: int, zone: ZoneInfo) -> tuple[int, ...]:
    """When a wall clock shows that minute: once, twice where clocks go back over it;
    where they go forward over it, the moment when they do."""
    shown = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)
    first, last = sorted(
        int(shown.replace(tzinfo=zone, fold=fold).timestamp()) for fold in (0, 1)
    )
    if first == last:
        return (first,)
    if datetime.fromtimestamp(last, zone).replace(tzinfo=None) == shown:
        return first, last
    before = datetime.fromtimestamp(first, zone).utcoffset()

    def has_jumped(moment: int) -> bool:
        return datetime.fromtimestamp(moment, zone).utcoffset() != before

    return (first + bisect_left(range(first, last), True, key=has_jumped),)


# --- days -----------------------------------------------------------------------------


@dataclass(frozen=True)
class _Said:
    """What a rule says of one day.

    Attributes:
        times: when; None: all day.
        yields: it holds only where nothing else is open.
    """

    opens: bool
    times: tuple[Span, ...] | None
    yields: bool = False

    def speaks_of(self, minute: int) -> bool:
        if self.times is None:
            return True
        return any(start <= minute < end for start, end in self.times)


@lru_cache(maxsize=32768)
def _day_spans(hours: str, day: date) -> tuple[Span, ...]:
    """When it is open on a day, in minutes; neighbours joined."""
    said = _said_of(parse(hours) or (), day)
    edges = {edge for one in said for span in one.times or () for edge in span}
    ordered = sorted(edges | {0, MINUTES})
    found: list[Span] = []
    for start, end in pairwise(ordered):
        if not _is_open_by(said, start):
            continue
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _said_of(rules: tuple[Rule, ...], day: date) -> list[_Said]:
    """What counts of a day, in order; what is left of the evening before, too."""
    found: list[_Said] = []
    eve = day - timedelta(days=1)
    follows_bare = False  # whether the rule before named no days
    for rule in rules:
        if rule.matches(day):
            if rule.replaces and (rule.names_days or follows_bare):
                found = []
            found.append(_Said(rule.opens, rule.times or None, rule.is_fallback))
        if rule.past_midnight and rule.matches(eve):
            found.append(_Said(rule.opens, rule.past_midnight))
        follows_bare = not rule.names_days
    return found


def _is_open_by(said: list[_Said], minute: int) -> bool:
    state = False
    for one in said:
        if one.speaks_of(minute) and not (one.yields and state):
            state = one.opens
    return state
