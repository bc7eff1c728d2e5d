"""Periods, sums and comparisons of figures, as arithmetic."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st


def test_a_month_is_as_long_as_its_clock_says() -> None:
    from loyalty.clock import LocalClock
    from loyalty.insights.periods import month_named

    lisbon = LocalClock("Europe/Lisbon")
    hours = {
        name: (span.until - span.since) // 3600
        for name in ("2026-02", "2026-03", "2026-10", "2026-11")
        for span in [month_named(name, lisbon, 0)]
    }
    assert hours == {
        "2026-02": 28 * 24,
        "2026-03": 31 * 24 - 1,
        "2026-10": 31 * 24 + 1,
        "2026-11": 30 * 24,
    }
    span = month_named("2026-11", lisbon, 0)
    first = datetime(2026, 11, 1, 4, tzinfo=timezone.utc)
    assert span.since == int(first.timestamp())
    new_year = int(datetime(2027, 1, 1, 3, tzinfo=timezone.utc).timestamp())
    assert month_named("", lisbon, new_year).first == date(2026, 11, 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 500))
def test_months_of_a_span_hold_each_of_its_days_once(first: date, days: int) -> None:
    from loyalty.clock import LocalClock
    from loyalty.insights.periods import Span

    span = Span(first, date.fromordinal(first.toordinal() + days), LocalClock("UTC"))
    months = span.months()
    assert all(a.end == b.first for a, b in itertools.pairwise(months))
    assert months[0].first <= span.first < months[0].end
    assert months[-1].first <= span.last < months[-1].end
    before = span.before()
    assert (before.end, before.days) == (span.first, span.days)


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 6, 1))), st.integers(1, 40))
def test_runs_are_the_days_and_nothing_else(days: set[date], most: int) -> None:
    from loyalty.insights.days import runs

    found = runs(days, most)
    listed = [
        date.fromordinal(n)
        for first, end in found
        for n in range(first.toordinal(), end.toordinal())
    ]
    assert listed == sorted(days)
    assert all((end - first).days <= most for first, end in found)


def test_sats_without_a_rate_stand_apart() -> None:
    from loyalty.insights.worth import Rated, Worth, total, worth_of

    parts = [
        worth_of(1_000, Rated(frozen=5_000_000, noted=9_000_000)),
        worth_of(1_000, Rated(noted=5_000_000)),
        worth_of(1_000, Rated()),
        worth_of(1_010, Rated(frozen=5_000_000), minor=50),
    ]
    assert total(parts) == Worth(4_010, 150, 1_000)


def test_who_does_far_more_than_the_others_stands_out() -> None:
    from loyalty.insights.comparing import Acts, far_above

    alike = {name: Acts(grants=5, points_given=100) for name in "abc"}
    assert set(map(len, far_above(alike).values())) == {0}
    keen = alike | {"d": Acts(grants=16, points_given=300)}
    assert far_above(keen)["d"] == ["grants"]  # of points, three times is not more
    few = alike | {"d": Acts(grants=4, points_given=100_000)}
    assert far_above(few)["d"] == []
    assert far_above({"alone": Acts(refunds=50, refund_sats=10**6)}) == {"alone": []}
    first = {"a": Acts(refunds=5, refund_sats=1), "b": Acts()}
    assert far_above(first)["a"] == ["refunds", "refund_sats"]


@pytest.mark.parametrize(
    ("basis", "told"), [("points", [("", "s", 1)]), ("visits", [("s", "", 2)])]
)
def test_moves_between_tiers_are_by_what_counts(
    basis: str, told: list[tuple[str, str, int]]
) -> None:
    from loyalty.insights.comparing import Score, moves
    from loyalty.points import Tier

    tier = Tier("s", "p", "Silver", 10, "", 10_000, 0, ())
    scores = [Score(9, 10, 0, 0, 12, 3), Score(10, 99, 0, 0, 10, 9)]
    assert [tuple(move) for move in moves(scores, [tier], basis)] == told
