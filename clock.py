"""What time it is, and what day it is for a merchant.

Times are whole Unix seconds, UTC. A merchant's day starts at four in the morning unless
set otherwise, so that a bill paid at 01:30 belongs to the evening before.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from calendar import month_name
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from .exceptions import InvalidInput

DAY_STARTS_AT_HOUR = 4


def now() -> int:
    """Seconds since 1970, UTC."""
    return int(time.time())


@lru_cache(maxsize=512)
def zone(name: str) -> ZoneInfo:
    """The IANA time zone of that name.

    Raises:
        InvalidInput: `unknown_timezone`, also where the server has no zone database
            (`tzdata` is not among what LNbits installs).
    """
    try:
        return ZoneInfo(name)
    except Exception as exc:
        raise InvalidInput(
            "unknown_timezone",
            f"'{name[:64]}' is not a time zone this server knows. Use a name like "
            "Europe/Lisbon; if every name is refused, the server lacks its time zone "
            "database (package tzdata).",
        ) from exc


@dataclass(frozen=True)
class LocalClock:
    """A merchant's days: their time zone, and the hour at which a day starts."""

    timezone: str
    day_start_hour: int = DAY_STARTS_AT_HOUR

    def date(self, at: int) -> date:
        """The business day that holds the moment `at` (Unix seconds)."""
        return local_day(at, self.timezone, self.day_start_hour)

    def day_began(self, at: int) -> int:
        """When that day began, Unix seconds."""
        return day_began(at, self.timezone, self.day_start_hour)

    def day(self, at: int) -> str:
        """The day as an event has it: `2026-11-22`."""
        return self.date(at).isoformat()

    def when(self, at: int, now: int) -> str:
        """A moment as one says it: `today at 13:04`, `on 4 May at 13:04`."""
        wall_clock = datetime.fromtimestamp(at, zone(self.timezone))
        is_today = self.date(at) == self.date(now)
        day = "today" if is_today else f"on {self.on(at, now)}"
        return f"{day} at {wall_clock:%H:%M}"

    def on(self, at: int, now: int) -> str:
        """A moment's date as one says it: `4 May`, with the year if it is another."""
        day = datetime.fromtimestamp(at, zone(self.timezone)).date()
        year = f" {day.year}" if day.year != self.date(now).year else ""
        return f"{day.day} {month_name[day.month]}{year}"


def local_day(at: int, timezone: str, day_start_hour: int = DAY_STARTS_AT_HOUR) -> date:
    """The merchant's business day that holds the moment `at` (Unix seconds)."""
    wall_clock = datetime.fromtimestamp(at, zone(timezone)).replace(tzinfo=None)
    return (wall_clock - timedelta(hours=day_start_hour)).date()


def day_began(at: int, timezone: str, day_start_hour: int = DAY_STARTS_AT_HOUR) -> int:
    """When the merchant's business day that holds the moment `at` began."""
    return day_start(local_day(at, timezone, day_start_hour), timezone, day_start_hour)


@lru_cache(maxsize=4096)
def day_start(
    day: date, timezone: str, day_start_hour: int = DAY_STARTS_AT_HOUR
) -> int:
    """The second from which on the merchant's business day is never before `day`.

    Where clocks go forward over the hour, a day starts when they do; where they go back
    over it, the second time.
    """
    hour = datetime(day.year, day.month, day.day, day_start_hour, tzinfo=zone(timezone))
    first, last = sorted(int(hour.replace(fold=f).timestamp()) for f in (0, 1))

    def has_begun(moment: int) -> bool:
        return local_day(moment, timezone, day_start_hour) >= day

    if first == last or not has_begun(last - 1):
        return last
    return first + bisect_left(range(first, last), True, key=has_begun)


def month_of(day: date) -> str:
    """The prefix that every day of that month shares: `2026-11`."""
    return day.isoformat()[:7]
