"""When a campaign holds (mission 4-10): half-open periods, business days, wall clocks,
and the best one only."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty.campaigns.rules import Campaign, campaign_bp, spans_of_day
from loyalty.clock import local_day, zone
from loyalty.points import ONE_BP

ALWAYS = Campaign("id", "program", "Double", 20_000, None, None, (), None, None, "")
MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
ZONES = ["UTC", "Europe/Berlin", "America/Havana", "Asia/Kathmandu"]

moments = st.integers(1_577_836_800, 1_893_456_000)  # 2020 to 2030
hours = st.integers(0, 23)


def at(text: str) -> int:
    """Unix seconds of a moment in UTC."""
    return int(datetime.fromisoformat(text).replace(tzinfo=timezone.utc).timestamp())


def holds(campaign: Campaign, moment: str, name: str = "UTC", hour: int = 4) -> bool:
    return campaign_bp([campaign], at(moment), name, hour) == campaign.multiplier_bp


def test_without_limits_it_always_holds() -> None:
    assert holds(ALWAYS, "2026-11-22 12:00:00")
    assert campaign_bp([], at("2026-11-22 12:00:00"), "UTC", 4) == ONE_BP


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-20 17:59:59", False),
        ("2026-11-20 18:00:00", True),
        ("2026-11-27 17:59:59", True),
        ("2026-11-27 18:00:00", False),
    ],
)
def test_the_start_is_in_and_the_end_is_not(moment: str, expected: bool) -> None:
    week = replace(
        ALWAYS,
        starts_at=at("2026-11-20 18:00:00"),
        ends_at=at("2026-11-27 18:00:00"),
    )
    assert holds(week, moment) is expected


def test_a_start_at_the_beginning_of_time_is_a_start() -> None:
    assert not holds(replace(ALWAYS, ends_at=0), "2026-11-20 18:00:00")
    assert holds(replace(ALWAYS, starts_at=0), "2026-11-20 18:00:00")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-20 03:59:59", False),  # Thursday night
        ("2026-11-20 04:00:00", True),
        ("2026-11-21 03:59:59", True),  # Friday night
        ("2026-11-21 04:00:00", False),
    ],
)
def test_a_weekday_is_that_of_the_business_day(moment: str, expected: bool) -> None:
    assert holds(replace(ALWAYS, weekdays=(FRIDAY,)), moment) is expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-20 16:59:59", False),
        ("2026-11-20 17:00:00", True),
        ("2026-11-20 18:59:59", True),
        ("2026-11-20 19:00:00", False),
    ],
)
def test_a_happy_hour_is_by_the_clock_on_the_wall(moment: str, expected: bool) -> None:
    assert holds(replace(ALWAYS, from_hour=17, to_hour=19), moment) is expected
    in_berlin = replace(ALWAYS, from_hour=18, to_hour=20)
    assert holds(in_berlin, moment, "Europe/Berlin") is expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-20 21:59:59", False),
        ("2026-11-20 22:00:00", True),
        ("2026-11-21 01:59:59", True),  # on Saturday, and still Friday night
        ("2026-11-21 02:00:00", False),
        ("2026-11-21 22:00:00", False),  # Saturday night
        ("2026-11-20 01:00:00", False),  # Thursday night
    ],
)
def test_a_night_runs_over_midnight(moment: str, expected: bool) -> None:
    nights = replace(ALWAYS, weekdays=(FRIDAY,), from_hour=22, to_hour=2)
    assert holds(nights, moment) is expected


def test_until_midnight_is_until_hour_nought() -> None:
    evening = replace(ALWAYS, from_hour=18, to_hour=0)
    assert holds(evening, "2026-11-20 23:59:59")
    assert not holds(evening, "2026-11-21 00:00:00")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-03-29 00:59:59", False),  # 01:59:59 by the wall, then it is 03:00
        ("2026-03-29 01:00:00", False),
        ("2026-10-25 00:00:00", True),  # 02:00 for the first time
        ("2026-10-25 01:59:59", True),  # 02:59:59 for the second
        ("2026-10-25 02:00:00", False),
    ],
)
def test_an_hour_that_clocks_skip_or_repeat(moment: str, expected: bool) -> None:
    small_hours = replace(ALWAYS, from_hour=2, to_hour=3)
    assert holds(small_hours, moment, "Europe/Berlin") is expected


# --- rules ----------------------------------------------------------------------------


limits = st.none() | moments
campaigns = st.builds(
    Campaign,
    st.just("id"),
    st.just("program"),
    st.just("Name"),
    st.integers(ONE_BP, 10 * ONE_BP),
    limits,
    limits,
    st.lists(st.integers(MONDAY, SUNDAY), max_size=7, unique=True).map(tuple),
    st.none() | hours,
    st.none() | hours,
    st.just(""),
)


@given(st.lists(campaigns, max_size=6), moments, st.sampled_from(ZONES), hours)
def test_the_best_that_holds_counts_and_nothing_is_multiplied(
    several: list[Campaign], moment: int, name: str, hour: int
) -> None:
    alone = [campaign_bp([campaign], moment, name, hour) for campaign in several]
    for campaign, one in zip(several, alone, strict=True):
        assert one in (ONE_BP, campaign.multiplier_bp)
    best = campaign_bp(several, moment, name, hour)
    assert best == max([ONE_BP, *alone]) >= ONE_BP
    assert campaign_bp(several[::-1], moment, name, hour) == best


@given(moments, st.sampled_from(ZONES), hours, hours, hours)
def test_from_one_hour_to_another_and_back_is_the_whole_day(
    moment: int, name: str, one: int, other: int, day_start: int
) -> None:
    """Each hour belongs to one of the two, and to the right one."""
    there = replace(ALWAYS, from_hour=one, to_hour=other)
    back = replace(ALWAYS, from_hour=other, to_hour=one)
    held = [campaign_bp([c], moment, name, day_start) > ONE_BP for c in (there, back)]
    if one != other:
        assert held.count(True) == 1
        wall = datetime.fromtimestamp(moment, zone(name))
        since = (wall.hour - one) % 24  # hours since `one` struck
        assert held[0] == (since < (other - one) % 24)


@given(moments, st.sampled_from(ZONES), hours)
def test_each_moment_is_on_one_weekday(moment: int, name: str, hour: int) -> None:
    days = [replace(ALWAYS, weekdays=(day,)) for day in range(7)]
    held = [campaign_bp([day], moment, name, hour) > ONE_BP for day in days]
    wall = datetime.fromtimestamp(moment, zone(name)) - timedelta(hours=hour)
    assert [day for day in range(7) if held[day]] == [wall.weekday()]
    assert wall.weekday() == local_day(moment, name, hour).weekday()


# --- the calendar ---------------------------------------------------------------------

campaigns = st.builds(
    replace,
    st.just(ALWAYS),
    starts_at=st.none() | moments,
    ends_at=st.none() | moments,
    weekdays=st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))),
    from_hour=hours,
    to_hour=hours,
) | st.just(ALWAYS)


@given(campaigns, moments, st.sampled_from(ZONES), hours)
def test_a_moment_is_in_a_span_of_its_day_if_the_campaign_holds(
    campaign: Campaign, moment: int, name: str, hour: int
) -> None:
    """Also on the days when clocks go forward or back."""
    day = local_day(moment, name, hour)
    near = (day - timedelta(days=1), day, day + timedelta(days=1))
    spans = [s for one in near for s in spans_of_day(campaign, one, name, hour)]
    found = sum(since <= moment < until for since, until in spans)
    does = campaign_bp([campaign], moment, name, hour) == campaign.multiplier_bp
    assert found == int(does)


def test_a_happy_hour_is_one_span_of_its_day() -> None:
    happy = replace(ALWAYS, weekdays=(FRIDAY,), from_hour=22, to_hour=2)
    friday = local_day(at("2026-11-20 12:00:00"), "UTC", 4)
    assert spans_of_day(happy, friday, "UTC", 4) == [
        (at("2026-11-20 22:00:00"), at("2026-11-21 02:00:00"))
    ]
    assert spans_of_day(happy, friday + timedelta(days=1), "UTC", 4) == []
