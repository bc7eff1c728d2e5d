"""How many points go back when money goes back, by properties (mission 213)."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loyalty.claw_back import (
    bill_left,
    claw_back_target,
    split,
)
from loyalty.points import ONE_BP, Bill, EarnRule, earned_points

PER_1000 = EarnRule("spend", 1, 1000, "", 0, 0)
FROM_5000 = EarnRule("spend", 1, 1000, "", 5_000, 0)
PER_VISIT = EarnRule("visit", 3, 1000, "", 0, 0)
PER_EURO = EarnRule("spend", 1, 100, "EUR", 0, 5_000_000)
PER_ITEM = EarnRule("item", 1, 1, "", 0, 0)

rules = st.builds(
    EarnRule,
    st.sampled_from(["spend", "visit"]),
    st.integers(0, 1000),
    st.integers(1, 10**6),
    st.sampled_from(["", "EUR"]),
    st.integers(0, 10**6),
    st.integers(1, 10**9),
)
bills = st.builds(Bill, st.integers(1, 10**7), st.integers(0, 10**7))
multipliers = st.sampled_from([0, 5_000, ONE_BP, 12_345, 15_000, 100_000])


def model(
    rule: EarnRule, bill: Bill, refunded: int, tier_bp: int, campaign_bp: int
) -> int:
    """The rule said again with fractions: earned on all, less earned on the rest."""

    def earned(part: Fraction) -> int:
        sats = bill.base_sats * part
        if not sats or sats < rule.min_spend_sats:
            return 0
        amount = floor(bill.base_minor * part) if rule.currency else sats
        per_unit = Fraction(rule.earn_points, rule.earn_per)
        multiplier = Fraction(tier_bp, ONE_BP) * Fraction(campaign_bp, ONE_BP)
        return floor(amount * per_unit * multiplier)

    rest = Fraction(max(bill.base_sats - refunded, 0), bill.base_sats)
    return earned(Fraction(1)) - earned(rest)


@given(rules, bills, st.data(), multipliers, multipliers)
def test_any_split_takes_back_exactly_what_was_earned(
    rule: EarnRule, bill: Bill, data: st.DataObject, tier_bp: int, campaign_bp: int
) -> None:
    """In up to fifty parts, in any order; what each takes is never negative."""
    cuts = data.draw(st.lists(st.integers(0, bill.base_sats), max_size=49))
    ends = [*sorted(cuts), bill.base_sats]
    sizes = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    refunded = reached = 0
    for size in data.draw(st.permutations(sizes)):
        refunded += size
        target = claw_back_target(rule, bill, refunded, tier_bp, campaign_bp)
        assert target >= reached
        reached = target
    assert reached == earned_points(rule, bill, tier_bp, campaign_bp)


@given(bills, st.integers(0, 2 * 10**7), st.integers(0, 1000), st.data())
@example(Bill(34_900), 17_450, 1, None)
def test_it_is_what_fractions_say(
    bill: Bill, refunded: int, earn_points: int, data: st.DataObject | None
) -> None:
    rule, tier_bp, campaign_bp = PER_1000, ONE_BP, ONE_BP
    if data:
        drawn = data.draw(rules)
        rule = EarnRule("spend", earn_points, *_tail(drawn))
        tier_bp, campaign_bp = data.draw(multipliers), data.draw(multipliers)
    target = claw_back_target(rule, bill, refunded, tier_bp, campaign_bp)
    assert target == model(rule, bill, refunded, tier_bp, campaign_bp)


def _tail(rule: EarnRule) -> tuple[int, str, int, int]:
    return rule.earn_per, rule.currency, rule.min_spend_sats, rule.minor_per_btc


@given(rules, bills, st.integers(0, 10**7), st.integers(0, 10**7))
def test_more_money_back_never_means_fewer_points_back(
    rule: EarnRule, bill: Bill, some: int, more: int
) -> None:
    less, most = sorted((some, more))
    assert claw_back_target(rule, bill, less) <= claw_back_target(rule, bill, most)


@given(rules, bills, st.integers(0, 10**9))
def test_the_tip_takes_nothing_more(rule: EarnRule, bill: Bill, tip: int) -> None:
    goods = claw_back_target(rule, bill, bill.base_sats)
    assert claw_back_target(rule, bill, bill.base_sats + tip) == goods
    assert bill_left(bill, bill.base_sats + tip) == Bill(0, 0)
    assert claw_back_target(rule, bill, 0) == 0


@pytest.mark.parametrize(
    ("rule", "bill", "refunded", "points"),
    [
        (PER_1000, Bill(34_000), 17_000, 17),
        (PER_1000, Bill(34_900), 901, 1),  # 33.999 are left: 33 points
        (PER_1000, Bill(34_900), 900, 0),  # 34.000 are left
        (FROM_5000, Bill(5_999), 999, 0),
        (FROM_5000, Bill(5_999), 1_000, 5),  # what is left is below the minimum
        (PER_VISIT, Bill(5_000), 4_999, 0),
        (PER_VISIT, Bill(5_000), 5_000, 3),
        (PER_EURO, Bill(40_000, 2_000), 20_000, 10),
        (PER_EURO, Bill(40_000, 2_000), 1, 1),  # €19.99 are left
        (PER_EURO, Bill(40_000, 0), 40_000, 0),  # there was no rate
        (PER_1000, Bill(0), 500, 0),
    ],
)
def test_some_that_can_be_counted_by_hand(
    rule: EarnRule, bill: Bill, refunded: int, points: int
) -> None:
    assert claw_back_target(rule, bill, refunded) == points


# --- by item --------------------------------------------------------------------------


def items_target(items: int, back: int, tier_bp: int = ONE_BP) -> int:
    """Points of a bill of so many items that so many of them take back."""
    bill = Bill(1000 * items, 0, items)
    sats = 1000 * min(back, items)
    return claw_back_target(PER_ITEM, bill, sats, tier_bp, refunded_items=back)


@given(st.integers(0, 500), st.data(), multipliers)
def test_items_given_back_one_by_one_take_what_they_earned(
    items: int, data: st.DataObject, tier_bp: int
) -> None:
    targets = [items_target(items, back, tier_bp) for back in range(items + 1)]
    assert targets == sorted(targets)
    assert targets[0] == 0
    assert targets[-1] == floor(items * Fraction(tier_bp, ONE_BP))
    more = data.draw(st.integers(items, 1000))
    assert items_target(items, more, tier_bp) == targets[-1]


def test_a_coffee_given_back_is_a_stamp_given_back() -> None:
    assert items_target(3, 1) == 1
    at_gold = items_target(3, 1, tier_bp=15_000)
    assert at_gold == 1  # of 4.5, floored, 3 stay


# --- what meets it --------------------------------------------------------------------


@given(
    st.integers(0, 1000), st.integers(0, 1000), st.integers(-500, 1000), st.booleans()
)
def test_points_that_are_due_are_met_in_full(
    points: int, ended: int, usable: int, forgives: bool
) -> None:
    met = split(points, ended, usable, forgives)
    assert met.ended + met.posted + met.forgiven == points
    assert min(met.ended, met.posted, met.forgiven, met.short) >= 0
    assert met.ended == min(points, ended)
    if forgives:
        assert met.posted <= max(usable, 0)
        assert met.forgiven == met.short
    else:
        assert met.forgiven == 0
        assert met.short == max(met.posted - max(usable, 0), 0)
