"""When points end (mission 214): whole business days, clamped months, and a rule that
neither strikes at once nor gives back what it took."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loyalty.clock import day_start, local_day
from loyalty.exceptions import InvalidInput
from loyalty.expiry import (
    NEVER,
    InactivityRun,
    inactivity_end,
    inactivity_runs,
    last_resting,
    lot_end,
)

DAY = 86_400
ZONES = ["UTC", "Europe/Berlin", "America/Havana", "Australia/Lord_Howe"]

moments = st.integers(1_577_836_800, 1_893_456_000)  # 2020 to 2030
zones = st.sampled_from(ZONES)
hours = st.integers(0, 23)
months = st.integers(0, 60)


def at(text: str) -> int:
    """Unix seconds of a moment in UTC."""
    return int(datetime.fromisoformat(text).replace(tzinfo=timezone.utc).timestamp())


def end_of(
    mode: str, months: int, time: int, zone: str, hour: int = 4, late: int = 0
) -> int:
    day = local_day(time, zone, hour)
    return lot_end(mode, months, day, time, time + late, zone, hour)


def clamped(year: int, month: int, day: int) -> date:
    """The date, or the last one that the month has."""
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


# --- lots -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bought", "months", "end"),
    [
        ("2026-01-31 12:00:00", 1, "2026-03-01 04:00:00"),  # through 28 February
        ("2028-01-31 12:00:00", 1, "2028-03-01 04:00:00"),  # through 29 February
        ("2026-02-28 12:00:00", 12, "2027-03-01 04:00:00"),
        ("2028-02-29 12:00:00", 12, "2029-03-01 04:00:00"),
        ("2026-08-31 12:00:00", 6, "2027-03-01 04:00:00"),
        ("2026-11-30 12:00:00", 1, "2026-12-31 04:00:00"),  # through the 30th, not 31st
        ("2026-12-15 12:00:00", 1, "2027-01-16 04:00:00"),
        ("2026-12-16 03:59:59", 1, "2027-01-16 04:00:00"),  # still the evening before
        ("2026-12-16 04:00:00", 1, "2027-01-17 04:00:00"),
        ("2026-12-15 12:00:00", 0, "2026-12-16 04:00:00"),
    ],
)
def test_months_are_counted_in_business_days(
    bought: str, months: int, end: str
) -> None:
    assert end_of("months", months, at(bought), "UTC") == at(end)


@pytest.mark.parametrize(
    ("bought", "end"),
    [
        ("2026-01-01 12:00:00", "2027-01-01 04:00:00"),
        ("2026-12-31 23:00:00", "2027-01-01 04:00:00"),
        ("2027-01-01 03:59:59", "2027-01-01 04:00:00"),  # New Year's Eve is not over
        ("2027-01-01 04:00:00", "2028-01-01 04:00:00"),
    ],
)
def test_the_end_of_the_year_is_that_of_its_last_business_day(
    bought: str, end: str
) -> None:
    assert end_of("year_end", 0, at(bought), "UTC") == at(end)


@pytest.mark.parametrize(
    ("bought", "end"),
    [
        ("2026-02-28 12:00:00", "2026-03-29 02:00:00"),  # summer time, since 01:00
        ("2026-09-24 12:00:00", "2026-10-25 03:00:00"),  # winter time, since 01:00
        ("2026-09-25 12:00:00", "2026-10-26 03:00:00"),
    ],
)
def test_four_in_the_morning_is_so_on_the_wall(bought: str, end: str) -> None:
    assert end_of("months", 1, at(bought), "Europe/Berlin") == at(end)


@given(moments, months, zones, hours)
def test_a_lot_lasts_through_the_same_day_of_a_later_month(
    time: int, months: int, zone: str, hour: int
) -> None:
    day = local_day(time, zone, hour)
    month = day.month + months
    expected = clamped(day.year + (month - 1) // 12, (month - 1) % 12 + 1, day.day)
    end = end_of("months", months, time, zone, hour)
    assert local_day(end - 1, zone, hour) == expected
    assert local_day(end, zone, hour) == expected + timedelta(days=1)


@given(moments, zones, hours)
def test_a_lot_lasts_through_the_last_day_of_its_year(
    time: int, zone: str, hour: int
) -> None:
    day = local_day(time, zone, hour)
    end = end_of("year_end", 0, time, zone, hour)
    assert end > time
    assert local_day(end - 1, zone, hour) == date(day.year, 12, 31)
    assert local_day(end, zone, hour) == date(day.year + 1, 1, 1)


@given(
    moments,
    st.integers(0, 400 * DAY),
    months,
    zones,
    st.sampled_from(["months", "year_end"]),
)
def test_what_is_earned_later_never_ends_earlier(
    time: int, later: int, months: int, zone: str, mode: str
) -> None:
    first = end_of(mode, months, time, zone)
    assert time < first <= end_of(mode, months, time + later, zone)


@given(
    moments,
    st.integers(0, 400 * DAY),
    months,
    zones,
    st.sampled_from(["months", "year_end"]),
)
@example(at("2026-12-31 12:00:00"), DAY, 0, "UTC", "months")
@example(at("2026-12-31 12:00:00"), DAY + 1, 0, "UTC", "months")
def test_a_lot_written_late_keeps_a_week(
    time: int, late: int, months: int, zone: str, mode: str
) -> None:
    """More than a day late, at least seven days are left."""
    in_time, end = (
        end_of(mode, months, time, zone),
        end_of(mode, months, time, zone, late=late),
    )
    if late <= DAY:
        assert end == in_time
    else:
        assert end == max(in_time, time + late + 7 * DAY)


@given(
    moments, months, st.integers(0, 400 * DAY), st.sampled_from(["none", "inactivity"])
)
def test_other_lots_never_end(time: int, months: int, late: int, mode: str) -> None:
    assert end_of(mode, months, time, "UTC", late=late) == NEVER


@pytest.mark.parametrize("months", [12 * 7973, 12 * 8000, 2**53 - 1])
def test_what_no_calendar_holds_is_never(months: int) -> None:
    assert end_of("months", months, at("2026-06-15 12:00:00"), "UTC") == NEVER
    run = InactivityRun(0, NEVER, months)
    assert inactivity_end(at("2026-06-15 12:00:00"), [run], "UTC", 4) == NEVER


def test_the_last_year_of_the_calendar_but_one_still_counts() -> None:
    end = end_of("months", 12 * 7972, at("2026-06-15 12:00:00"), "UTC")
    assert end == at("9998-06-16 04:00:00")


def test_a_way_to_expire_that_nobody_knows_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        end_of("weekly", 1, 0, "UTC")
    assert refused.value.code == "unknown_expiry_mode"


# --- inactivity -----------------------------------------------------------------------

OFF, ON = "none", "inactivity"


@pytest.mark.parametrize(
    ("versions", "runs"),
    [
        ([], []),
        ([(0, OFF, 0)], []),
        ([(0, ON, 6)], [(0, NEVER, 6)]),
        ([(0, OFF, 0), (10, ON, 6), (20, OFF, 6)], [(10, 20, 6)]),
        ([(0, ON, 6), (10, ON, 6), (20, ON, 6)], [(0, NEVER, 6)]),
        ([(0, ON, 6), (10, ON, 3)], [(0, 10, 6), (10, NEVER, 3)]),
        ([(0, ON, 6), (10, "months", 6), (20, ON, 6)], [(0, 10, 6), (20, NEVER, 6)]),
        # Two versions in one second: the later holds, the other never did.
        ([(0, ON, 6), (10, OFF, 0), (10, ON, 6)], [(0, NEVER, 6)]),
        ([(0, ON, 6), (0, OFF, 0)], []),
        ([(0, OFF, 0), (5, ON, 1), (5, ON, 2)], [(5, NEVER, 2)]),
    ],
)
def test_runs_are_what_was_unbroken(
    versions: list[tuple[int, str, int]], runs: list[tuple[int, int, int]]
) -> None:
    assert inactivity_runs(versions) == [InactivityRun(*run) for run in runs]


versions_of_a_programme = st.lists(
    st.tuples(
        st.integers(0, 900).map(lambda day: at("2025-01-01 00:00:00") + day * 43_217),
        st.sampled_from([OFF, "months", ON, ON, ON]),
        st.sampled_from([1, 1, 2]),
    ),
    max_size=6,
).map(lambda versions: sorted(versions, key=lambda version: version[0]))


def rule_at(versions: Sequence[tuple[int, str, int]], moment: int) -> int:
    """The months of inactivity that a card may have at a moment; 0: any number."""
    held = [version for version in versions if version[0] <= moment]
    return held[-1][2] if held and held[-1][1] == ON else 0


@given(versions_of_a_programme, st.integers(0, 3000))
def test_runs_say_which_rule_held_when(
    versions: list[tuple[int, str, int]], step: int
) -> None:
    moment = at("2024-12-25 00:00:00") + step * 21_600
    runs = inactivity_runs(versions)
    holding = [run.months for run in runs if run.since <= moment < run.until]
    assert holding == ([rule_at(versions, moment)] if rule_at(versions, moment) else [])
    for run, following in pairwise(runs):
        assert run.since < run.until <= following.since
        assert run.until < following.since or run.months != following.months


def lived(
    versions: Sequence[tuple[int, str, int]], last_active: int, zone: str
) -> int | None:
    """The same, day by day: as a day begins, has the card rested too long by the rule
    that holds, and has held, unbroken, all the while?"""
    day = local_day(last_active, zone)
    for _ in range(1500):
        day += timedelta(days=1)
        begins = day_start(day, zone)
        rule = rule_at(versions, begins)
        rests_from = begins
        for version in reversed([v for v in versions if v[0] <= begins]):
            if rule_at(versions, version[0]) != rule:
                break
            rests_from = version[0]
        rested = local_day(max(rests_from, last_active), zone)
        month = rested.month - 1 + rule
        last = clamped(rested.year + month // 12, month % 12 + 1, rested.day)
        if rule and day > last:
            return begins
    return None


@given(versions_of_a_programme, st.integers(0, 2000), zones)
def test_a_card_ends_when_it_rested_as_long_as_one_rule_allows(
    versions: list[tuple[int, str, int]], step: int, zone: str
) -> None:
    last_active = at("2024-12-25 00:00:00") + step * 21_599
    end = inactivity_end(last_active, inactivity_runs(versions), zone, 4)
    assert (None if end == NEVER else end) == lived(versions, last_active, zone)


@given(versions_of_a_programme, st.integers(0, 2000), st.integers(0, 400 * DAY), zones)
def test_a_movement_never_brings_the_end_nearer(
    versions: list[tuple[int, str, int]], step: int, later: int, zone: str
) -> None:
    runs = inactivity_runs(versions)
    moved = at("2024-12-25 00:00:00") + step * 21_599
    first = inactivity_end(moved, runs, zone, 4)
    assert moved < first <= inactivity_end(moved + later, runs, zone, 4)


@given(
    versions_of_a_programme, st.integers(0, 2000), st.integers(-400 * DAY, DAY), zones
)
def test_one_moment_tells_cards_that_rest_from_those_that_do_not(
    versions: list[tuple[int, str, int]], step: int, active: int, zone: str
) -> None:
    runs, now = inactivity_runs(versions), at("2024-12-25 00:00:00") + step * 86_399
    resting = last_resting(runs, now, zone, 4)
    for last_active in (now + active, resting, resting + 1):
        if 0 <= last_active <= now:
            ended = inactivity_end(last_active, runs, zone, 4) <= now
            assert ended == (last_active <= resting)


@given(versions_of_a_programme, st.integers(0, 2000), st.integers(1, 24), zones)
def test_switching_it_on_ends_nothing_at_once(
    versions: list[tuple[int, str, int]], step: int, months: int, zone: str
) -> None:
    """A card that rested for years has the whole time of the new rule."""
    last_active = at("2015-01-01 00:00:00")
    now = at("2024-12-25 00:00:00") + step * 43_200
    before = [version for version in versions if version[0] < now]
    was = inactivity_end(
        last_active, inactivity_runs([*before, (now, OFF, 0)]), zone, 4
    )
    on = inactivity_runs([*before, (now, OFF, 0), (now + 1, ON, months)])
    expected = end_of("months", months, now + 1, zone)
    assert inactivity_end(last_active, on, zone, 4) == min(was, expected)


@given(versions_of_a_programme, st.integers(0, 2000), st.integers(0, 2000), zones)
def test_switching_it_off_revives_nothing(
    versions: list[tuple[int, str, int]], step: int, off: int, zone: str
) -> None:
    last_active = at("2024-12-25 00:00:00") + step * 21_599
    now = at("2024-12-25 00:00:00") + off * 43_200
    before = [version for version in versions if version[0] < now]
    was = inactivity_end(last_active, inactivity_runs(before), zone, 4)
    after = inactivity_end(
        last_active, inactivity_runs([*before, (now, OFF, 0)]), zone, 4
    )
    assert after == (was if was < now else NEVER)


@pytest.mark.parametrize(
    ("until", "ended"),
    [
        ("2026-07-16 04:00:01", True),
        ("2026-07-16 04:00:00", False),  # in that second another rule holds
        ("2026-07-16 03:59:59", False),
    ],
)
def test_a_rule_ends_a_card_only_while_it_holds(until: str, ended: bool) -> None:
    runs = [InactivityRun(at("2026-01-01 00:00:00"), at(until), 1)]
    end = inactivity_end(at("2026-06-15 20:00:00"), runs, "UTC", 4)
    assert end == (at("2026-07-16 04:00:00") if ended else NEVER)


def test_a_longer_time_counts_anew_for_who_had_not_rested_enough() -> None:
    versions = [(at("2026-01-01 00:00:00"), ON, 3), (at("2026-03-15 12:00:00"), ON, 12)]
    runs = inactivity_runs(versions)
    ended = inactivity_end(at("2025-06-01 12:00:00"), runs, "UTC", 4)
    assert ended == at("2027-03-16 04:00:00")
    runs = inactivity_runs([*versions[:1], (at("2026-04-15 12:00:00"), ON, 12)])
    ended = inactivity_end(at("2025-06-01 12:00:00"), runs, "UTC", 4)
    assert ended == at("2026-04-01 04:00:00")  # 31 December and three months
