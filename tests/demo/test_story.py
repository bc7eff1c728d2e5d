"""The demo's story holds on every day of the year."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pay import ordinal

from demo import story

ZONE = ZoneInfo(story.TIMEZONE)
YEAR = [datetime(2028, 1, 1, 12, tzinfo=ZONE) + timedelta(days=n) for n in range(366)]


def business_day(moment: datetime) -> date:
    return (moment.astimezone(ZONE) - timedelta(hours=4)).date()


@pytest.mark.parametrize("is_brief", [False, True])
@pytest.mark.parametrize("hour", [0, 3, 4, 12, 23])
def test_ana_has_306_points_and_three_days_of_this_month(
    hour: int, is_brief: bool
) -> None:
    for noon in YEAR:
        now = noon.replace(hour=hour)
        visits = [v for v in story.history(now, is_brief) if v.guest == story.ANA]
        today = business_day(now)
        days = [business_day(visit.paid_at) for visit in visits]
        this_month = {day for day in days if day >= today.replace(day=1)}
        assert sum(visit.points for visit in visits) == story.ANA_POINTS
        assert len(this_month) == min(story.VISITS_THIS_MONTH, today.day - 1)
        assert max(days) < today
        assert len(set(days)) == len(days)


def test_gold_comes_with_the_last_bill() -> None:
    assert len(story.ANA_BILLS) == 41
    gold = story.TIERS[-1][1]
    last = story.ANA_BILLS[-1] // story.SATS_PER_POINT
    assert story.ANA_POINTS - last < gold <= story.ANA_POINTS


def test_nobody_pays_at_the_same_moment() -> None:
    for now in YEAR:
        moments = [visit.paid_at for visit in story.history(now)]
        assert moments == sorted(set(moments))
        assert moments[-1] < now


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd")],
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words
