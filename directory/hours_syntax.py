"""How opening hours are written: the text as rules. Pure.

Each rule has the days that it speaks of, its times, and whether it opens or closes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

MINUTES = 24 * 60
MOST_CHARACTERS = 500

Span = tuple[int, int]
MonthDay = tuple[int, int]
DateSpan = tuple[MonthDay, MonthDay]

_DAYS = {name: n for n, name in enumerate("Mo Tu We Th Fr Sa Su".split())}
_MONTHS = {
    name: n
    for n, name in enumerate(
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1
    )
}
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NO_DAY = -1  # a holiday
_WEEKDAYS = {**_DAYS, "PH": _NO_DAY}
_CLOSED = ("off", "closed")
_TOKEN = re.compile(r"\s*(24/7|\d{1,2}:\d{2}|\d{1,2}|[A-Za-z]+|\|\||[,;:-])")
_TIME = re.compile(r"(\d{1,2}):(\d{2})")


class Unknown(ValueError):
    """That is nothing that is understood here."""


@dataclass(frozen=True)
class Rule:
    """What is said of some days.

    Attributes:
        months, dates: in which months, or from which date to which; None: any.
        weekdays: 0 is Monday; None: any.
        times: on the day itself, in minutes; without any, it speaks of the whole day.
        past_midnight: of these, what is left on the next day.
        opens: or it closes.
        is_added: it adds to what was said before; is_fallback: it holds where nothing
            else is open.
    """

    months: frozenset[int] | None = None
    dates: tuple[DateSpan, ...] | None = None
    weekdays: frozenset[int] | None = None
    times: tuple[Span, ...] = ()
    past_midnight: tuple[Span, ...] = ()
    opens: bool = True
    is_added: bool = False
    is_fallback: bool = False

    @property
    def _kinds(self) -> tuple[object, ...]:
        return self.months, self.dates, self.weekdays

    @property
    def names_days(self) -> bool:
        return any(kind is not None for kind in self._kinds)

    @property
    def replaces(self) -> bool:
        """Whether it takes the place of what was said of its days before."""
        return self.opens and not (self.is_added or self.is_fallback)

    def matches(self, day: date) -> bool:
        if self.months is not None and day.month not in self.months:
            return False
        if self.weekdays is not None and day.weekday() not in self.weekdays:
            return False
        return self.dates is None or any(_within(day, *span) for span in self.dates)


def _within(day: date, first: MonthDay, last: MonthDay) -> bool:
    here = (day.month, day.day)
    if first <= last:
        return first <= here <= last
    return here >= first or here <= last


@lru_cache(maxsize=8192)
def parse(text: str) -> tuple[Rule, ...] | None:
    """The rules of a text, or nothing where any of it is not understood."""
    try:
        return _parse(text.strip().rstrip(";").strip())
    except Unknown:
        return None


def _parse(text: str) -> tuple[Rule, ...]:
    if not text or len(text) > MOST_CHARACTERS:
        raise Unknown
    rules: list[Rule] = []
    reader = _Reader(_tokens(text))
    is_added = is_fallback = False
    while True:
        rules.append(replace(reader.rule(), is_added=is_added, is_fallback=is_fallback))
        separator = reader.take_any(";", "||", ",")
        if not separator:
            break
        # What is added to a fallback is one, too.
        is_fallback = separator == "||" or (separator == "," and is_fallback)
        is_added = separator == ","
    if not reader.is_done:
        raise Unknown
    return tuple(rules)


def _tokens(text: str) -> list[str]:
    found, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            raise Unknown
        found.append(match[1])
        at = match.end()
    return found


class _Reader:
    """Reads one rule after the other."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def is_done(self) -> bool:
        return self._at == len(self._tokens)

    def _see(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else ""

    def take_any(self, *tokens: str) -> str:
        """The next token, if it is one of these."""
        token = self._see()
        if token not in tokens:
            return ""
        self._at += 1
        return token

    def _one_of(self, names: Mapping[str, int]) -> int:
        token = self.take_any(*names)
        if not token:
            raise Unknown
        return names[token]

    def rule(self) -> Rule:
        """Raises: Unknown."""
        months, dates = self._calendar()
        weekdays = self._weekdays()
        is_always = bool(self.take_any("24/7"))
        times = [(0, MINUTES)] if is_always else self._times()
        state = self.take_any("open", *_CLOSED)
        rule = Rule(
            months=months,
            dates=dates,
            weekdays=weekdays,
            times=tuple((start, min(end, MINUTES)) for start, end in times),
            past_midnight=tuple(
                (0, end - MINUTES) for _, end in times if end > MINUTES
            ),
            opens=state not in _CLOSED,
        )
        is_empty = not (rule.names_days or times or state)
        may_be_added_to = state or (times and not is_always)
        if is_empty or (self._see() == "," and not may_be_added_to):
            raise Unknown
        return rule

    # --- days -------------------------------------------------------------------------

    def _calendar(
        self,
    ) -> tuple[frozenset[int] | None, tuple[DateSpan, ...] | None]:
        if self._see() not in _MONTHS:
            return None, None
        if self._see(1).isdigit():
            dates = [self._dates()]
            while self._see() == "," and self._see(1) in _MONTHS:
                self._at += 1
                dates.append(self._dates())
            self.take_any(":")
            return None, tuple(dates)
        months = self._names(_MONTHS)
        self.take_any(":")
        return months, None

    def _dates(self) -> DateSpan:
        """`Dec 24`, `Dec 24-26` or `Dec 24-Jan 2`."""
        first = last = (self._one_of(_MONTHS), self._day())
        if self.take_any("-"):
            is_named = self._see() in _MONTHS
            month = self._one_of(_MONTHS) if is_named else first[0]
            last = (month, self._day())
            if not is_named and last < first:
                raise Unknown
        for month, day in (first, last):
            if not 1 <= day <= _LENGTHS[month - 1]:
                raise Unknown
        return first, last

    def _day(self) -> int:
        token = self._see()
        if not token.isdigit():
            raise Unknown
        self._at += 1
        return int(token)

    def _weekdays(self) -> frozenset[int] | None:
        """A holiday is no day here: it adds none, and alone it is none at all."""
        if self._see() not in _WEEKDAYS:
            return None
        days = self._names(_WEEKDAYS)
        if days == {_NO_DAY} and self._see() in _DAYS:  # a holiday that is a Monday
            self._names(_DAYS)
        self.take_any(":")
        return days - {_NO_DAY}

    def _names(self, names: Mapping[str, int]) -> frozenset[int]:
        """`Mo`, `Mo-We`, `Fr-Mo`, and lists of these."""
        found = self._range(names)
        while self._see() == "," and self._see(1) in names:
            self._at += 1
            found |= self._range(names)
        return found

    def _range(self, names: Mapping[str, int]) -> frozenset[int]:
        first = self._one_of(names)
        if not self.take_any("-"):
            return frozenset({first})
        last = self._one_of(names)
        if _NO_DAY in (first, last):
            raise Unknown
        numbers = sorted(names[name] for name in names if names[name] != _NO_DAY)
        at, end = numbers.index(first), numbers.index(last)
        chosen = (
            numbers[at : end + 1] if at <= end else numbers[at:] + numbers[: end + 1]
        )
        return frozenset(chosen)

    # --- times ------------------------------------------------------------------------

    def _times(self) -> list[Span]:
        found: list[Span] = []
        if not _TIME.fullmatch(self._see()):
            return found
        found.append(self._span())
        while self._see() == "," and _TIME.fullmatch(self._see(1)):
            self._at += 1
            found.append(self._span())
        return found

    def _span(self) -> Span:
        start = self._minute()
        if not self.take_any("-"):
            raise Unknown
        end = self._minute()
        if start >= MINUTES or end > 2 * MINUTES:
            raise Unknown
        return start, end + MINUTES if end <= start else end

    def _minute(self) -> int:
        match = _TIME.fullmatch(self._see())
        if not match or int(match[2]) >= 60:
            raise Unknown
        self._at += 1
        return int(match[1]) * 60 + int(match[2])
