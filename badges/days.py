"""Calendar events (NIP-52), and whether today is their day at a merchant.

Pure. A merchant's day is a business day: it begins at 04:00 of its own time zone unless
set otherwise, and what is after midnight belongs to the evening before.

- An event with times (31923) is on every business day that a moment of it falls on. Its
  end is no longer part of it; without an end it is its first moment.
- An event of whole days (31922) has no time zone: its dates are the merchant's. Its end
  is the first day after it; without an end it is one day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ..clock import LocalClock
from ..nostr.event import Malformed, NostrEvent
from ..nostr.kinds import ALL_DAY, TIMED
from .said import LONGEST_NAME, one_line

LAST_MOMENT = 250_000_000_000  # what calendars can say
_MOMENT = re.compile(r"[0-9]{1,12}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Happening:
    """What an event says of itself.

    Attributes:
        starts_at, ends_at: Unix seconds; the end is no longer part of it. Of an event
            of whole days, nothing.
        first_day, last_day: `2026-11-22`, both part of it; else empty.
        timezone: as its author has it, for display only.
    """

    title: str
    starts_at: int | None = None
    ends_at: int | None = None
    first_day: str = ""
    last_day: str = ""
    timezone: str = ""


def same_day(event: Happening, local: LocalClock, now: int) -> bool:
    """Whether the merchant's present business day is one of the event's."""
    today = local.date(now)
    if event.first_day:
        first = date.fromisoformat(event.first_day)
        return first <= today <= date.fromisoformat(event.last_day)
    if event.starts_at is None:
        return False
    last = max(event.starts_at, (event.ends_at or event.starts_at) - 1)
    return local.date(event.starts_at) <= today <= local.date(last)


def read_happening(event: NostrEvent) -> Happening:
    """What a calendar event says.

    Raises:
        Malformed: it is none, or does not say when.
    """
    title = _maybe(event, "title") or _maybe(event, "name")
    title = one_line(title, LONGEST_NAME) or "An event"
    if event.kind == ALL_DAY:
        return _of_days(event, title)
    if event.kind == TIMED:
        return _of_times(event, title)
    raise Malformed(f"it is of the kind {event.kind}, and no calendar event")


def _of_days(event: NostrEvent, title: str) -> Happening:
    first = _day(event.one("start"))
    end = event.maybe("end")
    last = _day(end) - timedelta(days=1) if end else first
    return Happening(
        title, first_day=first.isoformat(), last_day=max(first, last).isoformat()
    )


def _of_times(event: NostrEvent, title: str) -> Happening:
    starts_at = _moment(event.one("start"))
    end = event.maybe("end")
    zone = one_line(_maybe(event, "start_tzid"), 64)
    return Happening(title, starts_at, _moment(end) if end else None, timezone=zone)


def _day(text: str) -> date:
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Malformed("it does not say clearly on which days it is")


def _moment(text: str) -> int:
    if not _MOMENT.fullmatch(text) or int(text) > LAST_MOMENT:
        raise Malformed("it does not say clearly when it is")
    return int(text)


def _maybe(event: NostrEvent, name: str) -> str:
    found = event.values(name)
    return found[0][0] if found and found[0] else ""
