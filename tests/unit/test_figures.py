"""An owner's figures as arithmetic: days, movements, who is shown."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty.clock import LocalClock
from loyalty.insights.figures import (
    DAYS,
    QUARTER,
    Bills,
    Busiest,
    Calendar,
    Moved,
    Points,
    Regulars,
    Returning,
    Sold,
    busiest,
    by_day,
    hours,
    is_this_month,
    is_today,
    points_of,
    shown_cards,
    total,
)

ZONES = (
    "UTC",
    "Europe/Lisbon",
    "America/Havana",  # changes its clocks at midnight
    "Australia/Lord_Howe",  # by half an hour
    "Antarctica/Troll",  # by two hours
    "Asia/Kathmandu",
    "Pacific/Chatham",
)
clocks = st.builds(LocalClock, st.sampled_from(ZONES), st.integers(0, 23))
moments = st.integers(1_577_836_800, 2_208_988_800)  # 2020 to 2040


@given(clock=clocks, now=moments, back=st.integers(0, 31 * 96))
def test_a_quarter_of_an_hour_is_of_the_day_that_its_bills_are_of(
    clock: LocalClock, now: int, back: int
) -> None:
    """No day begins within a quarter, in any zone, whatever its clocks do."""
    calendar = Calendar.at(clock, now)
    quarter = now // QUARTER - back
    if quarter * QUARTER < calendar.since:
        return
    day = calendar.day_of(quarter)
    for second in (0, 1, QUARTER // 2, QUARTER - 1):
        assert clock.date(quarter * QUARTER + second) == day


@given(clock=clocks, now=moments)
def test_the_days_are_a_month_and_thirty_in_a_row(clock: LocalClock, now: int) -> None:
    calendar = Calendar.at(clock, now)
    row = calendar.in_a_row
    assert (row[-1], len(row)) == (clock.date(now), DAYS)
    assert clock.date(calendar.days_since) == row[0]
    assert clock.date(calendar.days_since - 1) == row[0] - timedelta(days=1)
    assert clock.date(calendar.month_since) == calendar.today.replace(day=1)
    assert calendar.since == min(calendar.month_since, calendar.days_since)
    assert calendar.today_since <= now
    assert calendar.month == f"{clock.date(now):%Y-%m}"


def quarter(text: str) -> int:
    """The quarter of an hour of a moment in UTC."""
    moment = datetime.fromisoformat(text).replace(tzinfo=timezone.utc)
    return int(moment.timestamp()) // QUARTER


NOON = quarter("2026-11-25 12:00") * QUARTER  # a Wednesday


def test_one_oclock_at_night_is_the_evening_before() -> None:
    calendar = Calendar.at(LocalClock("UTC"), NOON)
    sold = [
        Sold(quarter("2026-11-25 03:45"), 2, 5_000),
        Sold(quarter("2026-11-25 04:00"), 1, 3_000),
        Sold(quarter("2026-10-31 23:00"), 7, 9_000),
    ]
    days = by_day(calendar, sold, [])
    assert total(days, is_today(calendar)).bills == Bills(1, 3_000)
    assert total(days, is_this_month(calendar)).bills == Bills(3, 8_000)
    counts = hours(calendar, sold)
    assert counts[1][3] == 2  # Tuesday's night
    assert sum(map(sum, counts)) == 9  # today is not over, and not among them
    assert busiest(counts) == Busiest(weekday=5, hour=23, bills=7)


def test_nobody_is_no_busiest_hour() -> None:
    assert busiest([[0] * 24 for _ in range(7)]) is None


@pytest.mark.parametrize(
    ("kind", "source", "points", "figure"),
    [
        ("earned", "payment", 34, Points(issued=34)),
        ("earned", "referral", 5, Points(issued=5)),
        ("granted", "staff", 10, Points(issued=10)),
        ("granted", "welcome", 50, Points(issued=50)),
        ("redeemed", "redemption", -300, Points(used=300)),
        ("granted", "redemption", 300, Points(used=-300)),
        ("expired", "expiry", -40, Points(expired=40)),
        ("expired", "erasure", -7, Points(expired=7)),
        ("revoked", "refund", -17, Points(taken_back=17)),
        ("revoked", "staff", -3, Points(taken_back=3)),
        ("granted", "transfer", 90, Points()),
        ("revoked", "transfer", -90, Points()),
    ],
)
def test_what_a_movement_is(
    kind: str, source: str, points: int, figure: Points
) -> None:
    assert points_of(kind, source, points) == figure
    calendar = Calendar.at(LocalClock("UTC"), NOON)
    moved = [Moved(NOON // QUARTER, kind, source, points)] * 2
    found = total(by_day(calendar, [], moved), is_today(calendar)).points
    assert found == figure.plus(figure)


# --- who is shown ---------------------------------------------------------------------


def test_regulars_pay_so_much_more() -> None:
    seen = Regulars(12, Bills(17, 17 * 39_300), Bills(24, 24 * 30_000))
    assert (seen.bills, seen.is_shown, seen.higher_bp) == (41, True, 3_100)
    assert Regulars(5, Bills(10, 900), Bills(10, 1_000)).higher_bp == -1_000
    assert Regulars(5, Bills(10, 1_000), Bills(10, 0)).higher_bp is None


@pytest.mark.parametrize(
    ("guests", "ours", "theirs"),
    [
        (5, 4, 15),  # too few bills
        (4, 30, 30),  # of too few regulars
        (9, 30, 4),  # and of too few others
    ],
)
def test_what_is_too_little_is_not_shown(guests: int, ours: int, theirs: int) -> None:
    seen = Regulars(guests, Bills(ours, 9_000), Bills(theirs, 9_000))
    assert not seen.is_shown and seen.higher_bp is None


@given(st.integers(0, 100), st.integers(0, 10**13), st.integers(1, 10**6))
def test_averages_are_floored_once(bills: int, sats: int, others: int) -> None:
    average = Bills(bills, sats).average_sats
    assert average * bills <= sats if bills else average == 0
    assert not bills or sats < (average + 1) * bills
    assert Bills(bills + others, sats).less(Bills(bills, sats)) == Bills(others, 0)


def test_fewer_than_five_guests_are_nobodys_business() -> None:
    assert [shown_cards(n) for n in (0, 1, 4, 5)] == [0, None, None, 5]
    assert Returning(4, 4).rate_bp is None
    assert Returning(241, 92).rate_bp == 3_817


def test_a_day_that_is_not_there_is_none() -> None:
    calendar = Calendar.at(LocalClock("UTC"), NOON)
    assert by_day(calendar, [], []) == {}
    assert calendar.first == date(2026, 10, 27)
