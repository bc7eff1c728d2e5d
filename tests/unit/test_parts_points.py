"""However a bill is split, its parts earn together what the whole would, and give it
all back (mission 42, 213; design: Earning)."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty.claw_back import claw_back_target
from loyalty.points import ONE_BP, Bill, EarnRule, Part, earned_points

rules = st.builds(
    EarnRule,
    st.sampled_from(["spend", "item"]),
    st.integers(0, 1_000),
    st.integers(1, 10**6),
    st.sampled_from(["", "EUR"]),
    st.integers(0, 10**6),
    st.integers(1, 10**9),
)
wholes = st.builds(
    Bill, st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 99)
)
multipliers = st.sampled_from([0, 5_000, ONE_BP, 12_345, 100_000])
PER_1000 = EarnRule("spend", 1, 1000, "", 0, 0)
FROM_5000 = EarnRule("spend", 1, 1000, "", 5_000, 0)
PER_VISIT = EarnRule("visit", 3, 1000, "", 5_000, 0)


def upto(whole: Bill, sats: int) -> Bill:
    """So much of a bill, as `booking` counts it: minor units and items go with sats."""
    return Bill(
        sats,
        whole.base_minor * sats // whole.base_sats,
        whole.items * sats // whole.base_sats,
    )


def split(whole: Bill, cuts: list[int]) -> list[tuple[Bill, Part]]:
    ends = sorted({0, whole.base_sats, *(cut % whole.base_sats for cut in cuts)})
    parts = []
    for start, end in pairwise(ends):
        before, after = upto(whole, start), upto(whole, end)
        bill = Bill(
            end - start,
            after.base_minor - before.base_minor,
            after.items - before.items,
        )
        parts.append((bill, Part(before, whole.base_sats)))
    return parts


cut_up = st.lists(st.integers(0, 10**6), max_size=12)


@given(rules, wholes, cut_up, multipliers, multipliers)
def test_all_parts_earn_what_the_whole_would(
    rule: EarnRule, whole: Bill, cuts: list[int], tier_bp: int, campaign_bp: int
) -> None:
    """By spend, in sats or a currency, or by item; the minimum is on the whole."""
    earned = [
        earned_points(rule, bill, tier_bp, campaign_bp, part=part)
        for bill, part in split(whole, cuts)
    ]
    assert min(earned) >= 0
    assert sum(earned) == earned_points(rule, whole, tier_bp, campaign_bp)


@given(wholes, cut_up, st.integers(1, 1_000), st.integers(1, 10**6))
def test_it_is_what_fractions_say(
    whole: Bill, cuts: list[int], points: int, per: int
) -> None:
    """One floor over the bill, not one for each part."""
    rule = EarnRule("spend", points, per, "", 0, 0)
    parts = split(whole, cuts)
    earned = sum(earned_points(rule, bill, part=part) for bill, part in parts)
    assert earned == floor(whole.base_sats * Fraction(points, per))


@given(rules, wholes, cut_up, multipliers, st.data())
def test_refunds_of_parts_take_back_what_these_earned(
    rule: EarnRule, whole: Bill, cuts: list[int], tier_bp: int, data: st.DataObject
) -> None:
    """In any number of refunds of any part, in any order; never less than before."""
    total = 0
    for bill, part in data.draw(st.permutations(split(whole, cuts))):
        stops = st.lists(st.integers(0, bill.base_sats), max_size=5)
        reached = 0
        for gone in [*sorted(data.draw(stops)), bill.base_sats]:
            target = claw_back_target(rule, bill, gone, tier_bp, part=part)
            assert target >= reached
            reached = target
        assert reached == earned_points(rule, bill, tier_bp, part=part)
        total += reached
    assert total == earned_points(rule, whole, tier_bp)


@given(wholes, cut_up)
def test_a_visit_is_one_for_each_guest_who_pays_a_part(
    whole: Bill, cuts: list[int]
) -> None:
    """Whoever has been there already that day gets no second one."""
    for bill, part in split(whole, cuts):
        points = 3 if whole.base_sats >= 5_000 else 0
        assert earned_points(PER_VISIT, bill, part=part) == points
        again = earned_points(PER_VISIT, bill, already_visited=True, part=part)
        assert again == 0


@pytest.mark.parametrize(
    ("rule", "before", "sats", "whole", "points"),
    [
        (PER_1000, 0, 1_999, 3_000, 1),
        (PER_1000, 1_999, 1_001, 3_000, 2),
        (PER_1000, 999, 1, 1_000, 1),
        (FROM_5000, 0, 1_000, 5_000, 1),
        (FROM_5000, 0, 1_000, 4_999, 0),
        (PER_1000, 3_000, 0, 3_000, 0),
    ],
)
def test_some_that_can_be_counted_by_hand(
    rule: EarnRule, before: int, sats: int, whole: int, points: int
) -> None:
    part = Part(Bill(before), whole)
    assert earned_points(rule, Bill(sats), part=part) == points
