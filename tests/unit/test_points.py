"""How points are counted (mission 4-10, 42, 44, 223): rules, not examples, where one
can be said."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from math import floor
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loyalty.exceptions import InvalidInput
from loyalty.points import (
    MAX_POINTS,
    ONE_BP,
    SATS_PER_BTC,
    Bill,
    EarnRule,
    Tier,
    base_sats,
    earned_points,
    minor_from_sats,
    next_tier,
    reached_tier,
    sats_from_minor,
)

PER_1000 = EarnRule("spend", 1, 1000, "", 0, 0)
PER_VISIT = EarnRule("visit", 1, 1000, "", 0, 0)
PER_EURO = EarnRule("spend", 1, 100, "EUR", 0, 5_000_000)

sats = st.integers(0, 10**9)
multipliers = st.integers(0, 100_000)
rules = st.builds(
    EarnRule,
    st.just("spend"),
    st.integers(0, 1000),
    st.integers(1, 10**6),
    st.just(""),
    st.integers(0, 10**6),
    st.just(0),
)


def model(rule: EarnRule, base: int, tier_bp: int, campaign_bp: int) -> int:
    """The rule said again with exact fractions and one floor."""
    if base == 0 or base < rule.min_spend_sats:
        return 0
    ratio = Fraction(rule.earn_points, rule.earn_per)
    return floor(
        base * ratio * Fraction(tier_bp, ONE_BP) * Fraction(campaign_bp, ONE_BP)
    )


@given(rules, sats, multipliers, multipliers)
@example(PER_1000, 999, ONE_BP, ONE_BP)
@example(PER_1000, 1999, 15_000, ONE_BP)  # 2.9985; flooring in between makes 1
@example(PER_1000, 667, 12_500, 12_000)  # 1.0005; flooring in between makes 0
def test_points_are_floored_once(
    rule: EarnRule, base: int, tier_bp: int, campaign_bp: int
) -> None:
    points = earned_points(rule, Bill(base), tier_bp, campaign_bp)
    assert points == model(rule, base, tier_bp, campaign_bp)


@given(rules, sats, sats, multipliers)
def test_a_bigger_bill_never_earns_less(
    rule: EarnRule, base: int, more: int, tier_bp: int
) -> None:
    smaller = earned_points(rule, Bill(base), tier_bp)
    assert earned_points(rule, Bill(base + more), tier_bp) >= smaller


@given(rules, sats, sats, multipliers)
def test_parts_never_earn_more_than_the_whole(
    rule: EarnRule, first: int, second: int, tier_bp: int
) -> None:
    parts = [earned_points(rule, Bill(base), tier_bp) for base in (first, second)]
    assert sum(parts) <= earned_points(rule, Bill(first + second), tier_bp)


@given(rules, sats, multipliers, multipliers)
def test_a_higher_multiplier_never_earns_less(
    rule: EarnRule, base: int, one: int, other: int
) -> None:
    low, high = sorted((one, other))
    assert earned_points(rule, Bill(base), low) <= earned_points(rule, Bill(base), high)


def test_tier_and_campaign_multiply() -> None:
    assert earned_points(PER_1000, Bill(10_000), 15_000, 20_000) == 30


@given(st.integers(0, 10**12), sats, st.none() | sats)
def test_what_counts_is_within_what_was_paid(
    amount_msat: int, tip: int, bill: int | None
) -> None:
    base = base_sats(amount_msat, tip, bill)
    assert 0 <= base <= amount_msat // 1000
    assert bill is None or base <= bill
    assert base_sats(amount_msat, tip + 1, bill) <= base


@pytest.mark.parametrize(
    ("amount_msat", "tip", "bill", "base"),
    [
        (850_000, 50, 800, 800),  # 1000 less 200 discount, with a tip of 50
        (1_000_000, 0, None, 1000),
        (1_000_999, 0, None, 1000),
        (999, 0, None, 0),
        (1_000_000, 1000, None, 0),
        (1_000_000, 2000, None, 0),
        (1_500_000, 0, 1000, 1000),  # paid more than the bill: no spending
    ],
)
def test_what_counts_of_a_payment(
    amount_msat: int, tip: int, bill: int | None, base: int
) -> None:
    assert base_sats(amount_msat, tip, bill) == base


@given(st.integers(1, 10**9), st.integers(1, SATS_PER_BTC))
def test_a_price_in_cents_comes_back_exactly(minor: int, rate: int) -> None:
    """As long as a cent is at least a sat; €20.00 is never €19.99."""
    assert minor_from_sats(sats_from_minor(minor, rate), rate) == minor


@given(st.integers(1, 10**9), st.integers(SATS_PER_BTC, 10**12))
def test_sats_come_back_exactly_where_a_cent_is_less(amount: int, rate: int) -> None:
    assert sats_from_minor(minor_from_sats(amount, rate), rate) == amount


@given(sats, st.integers(1, 10**12))
def test_conversion_is_to_the_nearest(amount: int, rate: int) -> None:
    exact = Fraction(amount * rate, SATS_PER_BTC)
    assert abs(minor_from_sats(amount, rate) - exact) <= Fraction(1, 2)
    in_sats = Fraction(amount * SATS_PER_BTC, rate)
    assert abs(sats_from_minor(amount, rate) - in_sats) <= Fraction(1, 2)


@given(st.integers(0, 10**9), sats)
def test_a_fiat_programme_counts_minor_units_only(minor: int, base: int) -> None:
    expected = minor // 100 if base else 0
    assert earned_points(PER_EURO, Bill(base, minor)) == expected


@given(st.integers(1, 10**9), multipliers)
def test_a_visit_earns_whatever_was_spent(base: int, tier_bp: int) -> None:
    rule = replace(PER_VISIT, earn_points=3)
    assert earned_points(rule, Bill(base), tier_bp) == 3 * tier_bp // ONE_BP
    assert earned_points(rule, Bill(base), tier_bp, already_visited=True) == 0


def test_nothing_spent_is_no_visit() -> None:
    assert earned_points(PER_VISIT, Bill(0)) == 0


@pytest.mark.parametrize("rule", [PER_1000, PER_VISIT, PER_EURO])
def test_a_bill_below_the_minimum_earns_nothing(rule: EarnRule) -> None:
    rule = replace(rule, min_spend_sats=5000)
    assert earned_points(rule, Bill(4999, 4999)) == 0
    assert earned_points(rule, Bill(5000, 5000)) > 0


@pytest.mark.parametrize("earn_by", ["spend", "visit"])
def test_more_points_than_exist_are_refused(earn_by: str) -> None:
    most = EarnRule(earn_by, MAX_POINTS, 1, "", 0, 0)
    assert earned_points(most, Bill(1)) == MAX_POINTS
    with pytest.raises(InvalidInput) as refused:
        earned_points(most, Bill(1), tier_bp=20_000)
    assert refused.value.code == "too_many_points"


def tier(name: str, threshold: int) -> Tier:
    return Tier(name, "program", name, threshold, "#ffffff", ONE_BP, 0, ())


@given(st.sets(st.integers(0, 10**6), max_size=8), st.integers(0, 10**6))
def test_the_highest_tier_met_and_the_next_one(
    thresholds: set[int], score: int
) -> None:
    tiers = [tier(str(threshold), threshold) for threshold in thresholds]
    met = [threshold for threshold in thresholds if threshold <= score]
    ahead = [threshold for threshold in thresholds if threshold > score]
    reached, following = reached_tier(tiers, score), next_tier(tiers, score)
    assert (reached and reached.threshold) == max(met, default=None)
    expected = (min(ahead), min(ahead) - score) if ahead else None
    assert (following and (following[0].threshold, following[1])) == expected


def test_a_rule_is_hashed_by_its_canonical_text() -> None:
    assert PER_EURO.canonical() == '["spend",1,100,"EUR",0,5000000]'
    assert PER_EURO.hash() == sha256(b'["spend",1,100,"EUR",0,5000000]').hexdigest()


@pytest.mark.parametrize(
    "change",
    [
        {"earn_by": "visit"},
        {"earn_points": 2},
        {"earn_per": 101},
        {"currency": "USD"},
        {"min_spend_sats": 1},
        {"minor_per_btc": 5_000_001},
    ],
)
def test_every_part_of_a_rule_is_in_its_hash(change: dict[str, Any]) -> None:
    assert replace(PER_EURO, **change).hash() != PER_EURO.hash()
