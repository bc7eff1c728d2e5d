"""Which tier a card holds (mission 11-19), against a reference that looks at every
moment there is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loyalty.expiry import NEVER
from loyalty.points import ONE_BP, Tier
from loyalty.tiers import Counted, Standing, tier_at

DAY = 86_400
STEP = DAY // 4  # every time of the generated bills is a whole number of these
START = 1_800_000_000

Card = tuple[list[Tier], list[Counted], str, int, int, int]

GOLD_AT_100 = [
    Tier("silver", "program", "Silver", 40, "#ffffff", ONE_BP, 0, ()),
    Tier("gold", "program", "Gold", 100, "#ffffff", ONE_BP, 0, ()),
]


def tier(threshold: int) -> Tier:
    return Tier(str(threshold), "program", "T", threshold, "#ffffff", ONE_BP, 0, ())


def bill(time: int, amount: int, day: str = "") -> Counted:
    return Counted(time, day or str(time // DAY), amount, amount, amount)


def steps(first: int, last: int) -> st.SearchStrategy[int]:
    return st.integers(first, last).map(lambda step: START + step * STEP)


bases = st.sampled_from(["points", "spent", "visits"])
ladders = st.sets(st.integers(0, 12), max_size=4).map(
    lambda thresholds: [tier(threshold) for threshold in thresholds]
)
paid_bills = st.lists(
    st.builds(
        Counted,
        steps(0, 40),
        st.sampled_from("abcdef"),
        st.integers(0, 5),
        st.integers(0, 5),
        st.sampled_from([0, 1, 2]),
    ),
    max_size=12,
)
windows = st.integers(0, 5)
graces = st.integers(0, 5)
moments = steps(-4, 60)


# --- the reference --------------------------------------------------------------------


def score(bills: Sequence[Counted], basis: str, window_days: int, moment: int) -> int:
    inside = [
        bill
        for bill in bills
        if bill.time <= moment
        and (window_days == 0 or bill.time > moment - window_days * DAY)
    ]
    if basis == "points":
        return sum(bill.tier_points for bill in inside)
    if basis == "spent":
        return sum(bill.spent_sats for bill in inside)
    return len({bill.local_day for bill in inside if bill.base_sats})


def held(
    tiers: Sequence[Tier],
    bills: Sequence[Counted],
    basis: str,
    window_days: int,
    grace_days: int,
    at: int,
) -> Tier | None:
    """The highest tier whose condition held at any step of the grace period."""
    best = None
    for moment in range(at - grace_days * DAY, at + 1, STEP):
        for candidate in tiers:
            if candidate.threshold <= score(bills, basis, window_days, moment) and (
                best is None or candidate.threshold > best.threshold
            ):
                best = candidate
    return best


def falls_at(
    tiers: Sequence[Tier],
    bills: Sequence[Counted],
    basis: str,
    window_days: int,
    grace_days: int,
    at: int,
) -> int:
    """The first step after `at` with a lower tier, if there is one."""
    now = held(tiers, bills, basis, window_days, grace_days, at)
    bills = [bill for bill in bills if bill.time <= at]
    longest = (window_days + grace_days + 1) * DAY
    for moment in range(at + STEP, at + longest + 1, STEP):
        then = held(tiers, bills, basis, window_days, grace_days, moment)
        if now and (then is None or then.threshold < now.threshold):
            return moment
    return NEVER


# --- rules ----------------------------------------------------------------------------


@given(ladders, paid_bills, bases, windows, graces, moments)
def test_it_is_what_looking_at_every_moment_finds(
    tiers: list[Tier],
    bills: list[Counted],
    basis: str,
    window: int,
    grace: int,
    at: int,
) -> None:
    standing = tier_at(tiers, bills, basis, window, grace, at)
    best = held(tiers, bills, basis, window, grace, at)
    above = [t for t in tiers if best is None or t.threshold > best.threshold]
    ahead = min(above, key=lambda t: t.threshold, default=None)
    now = score(bills, basis, window, at)
    assert standing.tier == best
    assert standing.score == now
    assert standing.next == ahead
    assert standing.missing == (ahead.threshold - now if ahead else 0)
    assert standing.holds_until == falls_at(tiers, bills, basis, window, grace, at)


corrected = st.lists(st.builds(bill, steps(0, 40), st.integers(-4, 5)), max_size=12)


@given(ladders, corrected, windows, graces, moments)
def test_it_is_so_even_where_something_counts_less_than_nothing(
    tiers: list[Tier], bills: list[Counted], window: int, grace: int, at: int
) -> None:
    standing = tier_at(tiers, bills, "points", window, grace, at)
    assert standing.tier == held(tiers, bills, "points", window, grace, at)
    until = falls_at(tiers, bills, "points", window, grace, at)
    assert standing.holds_until == until


@st.composite
def falling(draw: st.DrawFn) -> Card:
    """A card whose tier the clock alone will take: the arguments of `tier_at`."""
    thresholds = draw(st.sets(st.integers(2, 12), max_size=3)) | {1}
    amounts = st.integers(1, 5)
    bills = draw(
        st.lists(
            st.builds(Counted, steps(0, 40), st.sampled_from("abcdef"), *[amounts] * 3),
            min_size=1,
            max_size=12,
        )
    )
    window, grace = draw(st.integers(1, 5)), draw(graces)
    at = draw(st.sampled_from(bills)).time + draw(st.integers(0, window * DAY - 2))
    past = [bill for bill in bills if bill.time <= at]
    return [tier(n) for n in thresholds], past, draw(bases), window, grace, at


@given(falling())
def test_it_falls_in_that_second_and_not_before(
    card: Card,
) -> None:
    tiers, bills, basis, window, grace, at = card
    now, until = tier_at(*card), tier_at(*card).holds_until
    assert now.tier is not None
    assert at < until < NEVER
    assert tier_at(tiers, bills, basis, window, grace, until - 1).tier == now.tier
    then = tier_at(tiers, bills, basis, window, grace, until).tier
    assert then is None or then.threshold < now.tier.threshold


@given(falling(), st.data())
def test_what_is_missing_keeps_the_tier_whenever_it_is_scored(
    card: Card, data: st.DataObject
) -> None:
    tiers, bills, basis, window, grace, at = card
    now = tier_at(*card)
    assert now.keep_missing > 0
    time = data.draw(st.integers(at + 1, now.holds_until - 1))
    bills = [*bills, *more(now.keep_missing, basis, time)]
    kept = tier_at(tiers, bills, basis, window, grace, now.holds_until).tier
    assert kept is not None and now.tier is not None
    assert kept.threshold >= now.tier.threshold


@given(falling())
def test_one_less_does_not_keep_it_when_it_comes_last(
    card: Card,
) -> None:
    tiers, bills, basis, window, grace, _ = card
    now, until = tier_at(*card), tier_at(*card).holds_until
    last = [score(bills, basis, window, moment) for moment in (until - 1, until)]
    assume(grace == 0 or last[0] == last[1])
    bills = [*bills, *more(now.keep_missing - 1, basis, until - 1)]
    lost = tier_at(tiers, bills, basis, window, grace, until).tier
    assert now.tier is not None
    assert lost is None or lost.threshold < now.tier.threshold


def more(needed: int, basis: str, time: int) -> list[Counted]:
    """One bill of that much, or that many visits on days of their own."""
    if basis != "visits":
        return [bill(time, needed)] if needed else []
    return [bill(time, 1, f"new {number}") for number in range(needed)]


@given(ladders, paid_bills, bases, windows, graces, moments, st.randoms())
def test_neither_order_nor_what_comes_later_matters(
    tiers: list[Tier],
    bills: list[Counted],
    basis: str,
    window: int,
    grace: int,
    at: int,
    chance: Random,
) -> None:
    standing = tier_at(tiers, bills, basis, window, grace, at)
    past = [bill for bill in bills if bill.time <= at]
    chance.shuffle(past)
    assert tier_at(tiers[::-1], iter(past), basis, window, grace, at) == standing


@given(ladders, paid_bills, bases, windows, graces, graces, moments)
def test_more_grace_never_costs_a_tier(
    tiers: list[Tier],
    bills: list[Counted],
    basis: str,
    window: int,
    grace: int,
    more_grace: int,
    at: int,
) -> None:
    one = tier_at(tiers, bills, basis, window, grace, at)
    other = tier_at(tiers, bills, basis, window, grace + more_grace, at)
    if one.tier:
        assert other.tier and other.tier.threshold >= one.tier.threshold
        assert one.tier != other.tier or one.holds_until <= other.holds_until


@given(ladders, paid_bills, bases, graces, st.integers(0, 40), moments)
def test_a_lifetime_never_ends(
    tiers: list[Tier], bills: list[Counted], basis: str, grace: int, later: int, at: int
) -> None:
    standing = tier_at(tiers, bills, basis, 0, grace, at)
    assert (standing.holds_until, standing.keep_missing) == (NEVER, 0)
    after = tier_at(tiers, bills, basis, 0, grace, at + later * STEP)
    assert after.score >= standing.score


# --- in words -------------------------------------------------------------------------


def standing(
    *bills: Counted, at: int, basis: str = "points", window: int = 30, grace: int = 0
) -> Standing:
    return tier_at(GOLD_AT_100, bills, basis, window, grace, at)


def test_nobody_has_no_tier() -> None:
    assert standing(at=START) == Standing(None, 0, NEVER, GOLD_AT_100[0], 40, 0)


def test_without_tiers_there_is_none() -> None:
    nothing = tier_at([], [bill(START, 7)], "points", 30, 30, START)
    assert nothing == Standing(None, 7, NEVER, None, 0, 0)


def test_a_tier_from_nothing_is_everybodys_for_ever() -> None:
    everybody = tier_at([tier(0)], [bill(START, 7)], "points", 30, 0, START)
    assert everybody == Standing(tier(0), 7, NEVER, None, 0, 0)


@pytest.mark.parametrize("grace", [0, 10])
def test_gold_falls_when_the_bill_that_made_it_leaves_the_window(grace: int) -> None:
    silver, gold = GOLD_AT_100
    paid = [bill(START, 70), bill(START + 10 * DAY, 50)]
    end = START + (30 + grace) * DAY
    now = standing(*paid, at=START + 20 * DAY, grace=grace)
    assert now == Standing(gold, 120, end, None, 0, 50 if grace < 10 else 100)
    assert standing(*paid, at=end - 1, grace=grace).tier == gold
    assert standing(*paid, at=end, grace=grace).tier == silver


def test_within_the_grace_period_the_way_up_starts_from_the_score() -> None:
    silver, gold = GOLD_AT_100
    later = standing(bill(START, 50), at=START + 35 * DAY, grace=10)
    assert later == Standing(silver, 0, START + 40 * DAY, gold, 100, 40)


def test_what_a_refund_takes_back_never_was() -> None:
    """It demotes at once, grace or not."""
    paid, refunded = bill(START, 100), bill(START, 0)
    at = START + DAY
    assert standing(paid, at=at, grace=30).tier == GOLD_AT_100[1]
    assert standing(refunded, at=at, grace=30).tier is None


def test_a_day_is_one_visit_until_its_last_bill_leaves_the_window() -> None:
    tiers = [tier(1), tier(2)]
    lunch, dinner = bill(START, 1, "monday"), bill(START + 6 * 3600, 1, "monday")
    unpaid = Counted(START, "tuesday", 5, 5, 0)
    now = tier_at(tiers, [lunch, dinner, unpaid], "visits", 30, 0, START + DAY)
    end = dinner.time + 30 * DAY
    assert now == Standing(tiers[0], 1, end, tiers[1], 1, 1)


def test_settings_beyond_all_time_are_a_lifetime() -> None:
    huge = 2**53 - 1
    for window, grace in ((huge, 0), (30, huge), (huge, huge)):
        now = standing(
            bill(START, 100), at=START + 99 * DAY, window=window, grace=grace
        )
        assert (now.tier, now.holds_until) == (GOLD_AT_100[1], NEVER)


@pytest.mark.parametrize("basis", ["points", "spent", "visits"])
def test_ten_thousand_bills_are_not_gone_through_for_each_of_them(basis: str) -> None:
    """Work is counted, not time: each bill is read once for each of its two changes."""
    reads = count()

    class Watched(Counted):
        def __getattribute__(self, name: str) -> object:
            if name in Counted._fields:
                next(reads)
            return super().__getattribute__(name)

    bills = [Watched(START + n * 900, str(n // 96), 1, 1, 1) for n in range(10_000)]
    tier_at([tier(1), tier(50), tier(99)], bills, basis, 30, 30, START + 100 * DAY)
    assert next(reads) < 100_000
