"""When a campaign holds, and what it multiplies by: pure functions of the time.

A campaign only ever adds: 10000 (1×) is the least. Times are Unix seconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..clock import day_start, local_day, zone
from ..points import ONE_BP


@dataclass(frozen=True)
class Campaign:
    """Bills that settle while it holds earn `multiplier_bp`; 10000 = 1×.

    Attributes:
        starts_at: from when, that second included; ends_at: until when, that second
            excluded. None = without such a limit.
        weekdays: of the merchant's business day, 0 = Monday; empty = every day.
        from_hour, to_hour: by the merchant's wall clock, from the first until just
            before the second, over midnight where they say so (22 to 2). Both or none.
        category: of the bill's items; empty = the whole bill.
    """

    id: str
    program_id: str
    name: str
    multiplier_bp: int
    starts_at: int | None
    ends_at: int | None
    weekdays: tuple[int, ...]
    from_hour: int | None
    to_hour: int | None
    category: str

    def holds(self, at: int, weekday: int, hour: int) -> bool:
        """Whether it holds at a moment, of which weekday and hour are known."""
        return (
            (self.starts_at is None or self.starts_at <= at)
            and (self.ends_at is None or at < self.ends_at)
            and (not self.weekdays or weekday in self.weekdays)
            and self._within_hours(hour)
        )

    def _within_hours(self, hour: int) -> bool:
        if self.from_hour is None or self.to_hour is None:
            return True
        if self.from_hour < self.to_hour:
            return self.from_hour <= hour < self.to_hour
        return hour >= self.from_hour or hour < self.to_hour


def campaign_bp(
    campaigns: Iterable[Campaign], at: int, timezone: str, day_start_hour: int
) -> int:
    """The multiplier of a bill that settled at a moment; 10000 = 1×.

    Where several hold, the best one counts; they are never multiplied together.

    Args:
        campaigns: as they stood at that moment.
        timezone, day_start_hour: of the merchant where it was paid.
    """
    weekday = local_day(at, timezone, day_start_hour).weekday()
    hour = datetime.fromtimestamp(at, zone(timezone)).hour
    holding = (c.multiplier_bp for c in campaigns if c.holds(at, weekday, hour))
    return max(holding, default=ONE_BP)


def spans_of_day(
    campaign: Campaign, day: date, timezone: str, day_start_hour: int
) -> list[tuple[int, int]]:
    """When a campaign holds in a business day: Unix seconds, from until before.

    A moment of the day is in one of them exactly if the campaign holds then.
    """
    begin = day_start(day, timezone, day_start_hour)
    end = day_start(day + timedelta(days=1), timezone, day_start_hour)
    spans: list[tuple[int, int]] = []
    at = begin
    while at < end:
        wall_clock = datetime.fromtimestamp(at, zone(timezone))
        full_hour = at + 3600 - wall_clock.minute * 60 - wall_clock.second
        until = min(full_hour, end)
        weekday = local_day(at, timezone, day_start_hour).weekday()
        for since, before in _within(campaign, at, until, weekday, wall_clock):
            if spans and spans[-1][1] == since:
                since, _ = spans.pop()
            spans.append((since, before))
        at = until
    return spans


def _within(
    campaign: Campaign, at: int, until: int, weekday: int, wall_clock: datetime
) -> list[tuple[int, int]]:
    """The part of one hour in which a campaign holds, if any."""
    since = max(at, campaign.starts_at or 0)
    ends_at = campaign.ends_at
    before = until if ends_at is None else min(until, ends_at)
    holds = since < before and campaign.holds(since, weekday, wall_clock.hour)
    return [(since, before)] if holds else []
