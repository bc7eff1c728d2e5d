"""The business day: from four in the morning, by the merchant's own clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty.clock import (
    LocalClock,
    day_began,
    day_start,
    local_day,
    month_of,
    zone,
)
from loyalty.exceptions import InvalidInput

ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Havana",  # changes its clocks at midnight
    "Australia/Lord_Howe",  # by half an hour
    "Antarctica/Troll",  # by two hours
    "Asia/Kathmandu",
    "Pacific/Apia",  # left a day out
]
moments = st.integers(946_684_800, 2_145_916_800)  # 2000 to 2038


def at(text: str) -> int:
    """Unix seconds of a moment in UTC."""
    return int(datetime.fromisoformat(text).replace(tzinfo=timezone.utc).timestamp())


@pytest.mark.parametrize(
    ("moment", "name", "day"),
    [
        ("2026-11-22 03:59:59", "UTC", "2026-11-21"),
        ("2026-11-22 04:00:00", "UTC", "2026-11-22"),
        ("2026-11-23 01:30:00", "UTC", "2026-11-22"),
        ("2027-01-01 03:00:00", "UTC", "2026-12-31"),
        ("2026-11-22 02:59:59", "Europe/Berlin", "2026-11-21"),
        ("2026-11-22 03:00:00", "Europe/Berlin", "2026-11-22"),
        ("2026-11-22 22:14:59", "Asia/Kathmandu", "2026-11-22"),
        ("2026-11-22 22:15:00", "Asia/Kathmandu", "2026-11-23"),
    ],
)
def test_the_day_starts_at_four(moment: str, name: str, day: str) -> None:
    assert local_day(at(moment), name).isoformat() == day


@pytest.mark.parametrize(
    ("last_second", "day"),
    [
        ("2026-03-29 01:59:59", "2026-03-28"),  # clocks go forward at 01:00 UTC
        ("2026-10-25 02:59:59", "2026-10-24"),  # and back at 01:00 UTC
    ],
)
def test_the_day_starts_at_four_when_clocks_change(last_second: str, day: str) -> None:
    """Four by the clock on the wall, not so many hours after midnight."""
    ended, begun = date.fromisoformat(day), local_day(at(last_second), "Europe/Berlin")
    assert begun == ended
    following = local_day(at(last_second) + 1, "Europe/Berlin")
    assert (following - ended).days == 1


@given(moments, st.integers(0, 30 * 86400), st.sampled_from(ZONES))
def test_a_later_moment_is_never_an_earlier_day(
    moment: int, later: int, name: str
) -> None:
    assert local_day(moment, name) <= local_day(moment + later, name)


@given(moments, st.integers(0, 23))
def test_a_day_starts_when_the_merchant_says(moment: int, hour: int) -> None:
    expected = datetime.fromtimestamp(moment - hour * 3600, timezone.utc).date()
    assert local_day(moment, "UTC", hour) == expected


@given(moments, st.sampled_from(ZONES), st.integers(0, 23))
def test_a_day_starts_where_the_day_before_ends(
    moment: int, name: str, hour: int
) -> None:
    day = local_day(moment, name, hour)
    start = day_start(day, name, hour)
    assert local_day(start - 1, name, hour) < day
    assert local_day(start, name, hour) == day


@given(moments, st.sampled_from(ZONES))
def test_a_moment_is_within_its_day(moment: int, name: str) -> None:
    day = local_day(moment, name)
    began, ended = day_began(moment, name), day_start(day + timedelta(days=1), name)
    assert began == day_start(day, name)
    assert began <= moment < ended
    assert 20 * 3600 <= ended - began <= 28 * 3600 or name == "Pacific/Apia"


@pytest.mark.parametrize(
    ("day", "name", "hour", "start"),
    [
        ("2026-11-22", "UTC", 4, "2026-11-22 04:00:00"),
        ("2026-03-29", "Europe/Berlin", 4, "2026-03-29 02:00:00"),
        ("2026-10-25", "Europe/Berlin", 4, "2026-10-25 03:00:00"),
        ("2026-03-29", "Europe/Berlin", 2, "2026-03-29 01:00:00"),  # no 02:00
        ("2026-10-25", "Europe/Berlin", 2, "2026-10-25 00:00:00"),  # 02:00 twice
        ("2026-03-08", "America/Havana", 0, "2026-03-08 05:00:00"),  # no midnight
        ("2026-11-01", "America/Havana", 0, "2026-11-01 04:00:00"),  # midnight twice
        ("2026-03-29", "Antarctica/Troll", 2, "2026-03-29 01:00:00"),  # 01:00 to 03:00
        # 02:00 comes, then 01:00 of the day before again, then 02:00 for good.
        ("2026-10-25", "Antarctica/Troll", 2, "2026-10-25 02:00:00"),
        # Bought by America and moved over the date line, it lived this day twice.
        ("1867-10-19", "America/Sitka", 3, "1867-10-19 12:01:13"),
        # Midnight of the 30th is midnight of the 31st: four hours of the 30th are left.
        ("2011-12-30", "Pacific/Apia", 4, "2011-12-30 10:00:00"),
        ("2011-12-31", "Pacific/Apia", 4, "2011-12-30 14:00:00"),
        ("2011-12-30", "Pacific/Apia", 0, "2011-12-30 10:00:00"),  # never was
        ("2011-12-31", "Pacific/Apia", 0, "2011-12-30 10:00:00"),
    ],
)
def test_a_day_starts_once_whatever_clocks_do(
    day: str, name: str, hour: int, start: str
) -> None:
    assert day_start(date.fromisoformat(day), name, hour) == at(start)


@given(st.dates())
def test_days_share_the_prefix_of_their_month(day: date) -> None:
    assert day.isoformat().startswith(month_of(day))
    assert month_of(day) == f"{day.year:04}-{day.month:02}"


@pytest.mark.parametrize(
    "name", ["Mars/Olympus", "", "../../etc/passwd", "Europe", "a\0b", "x" * 5000]
)
def test_an_unknown_zone_is_refused_in_words(name: str) -> None:
    with pytest.raises(InvalidInput, match="not a time zone") as refused:
        zone(name)
    assert refused.value.code == "unknown_timezone"
    assert len(refused.value.message) < 300


def test_a_moment_is_said_as_the_wall_clock_has_it() -> None:
    lisbon = LocalClock("Europe/Lisbon")
    now = at("2026-05-04T20:00:00")
    assert lisbon.when(at("2026-05-04T12:04:00"), now) == "today at 13:04"
    assert lisbon.when(at("2026-05-03T12:04:00"), now) == "on 3 May at 13:04"
    assert lisbon.on(at("2027-06-01T00:00:00"), now) == "1 June 2027"


def test_after_midnight_is_still_today() -> None:
    lisbon = LocalClock("Europe/Lisbon")
    late = at("2026-05-05T01:00:00")
    assert lisbon.when(at("2026-05-04T20:30:00"), late) == "today at 21:30"
