"""What would have happened under another rule (mission 57-62): held against a second
reckoning, written from the rule's words, with fractions and lists."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import floor

from hypothesis import given
from hypothesis import strategies as st

from loyalty.forecast.rules import Forecast, Outcome, PastBill
from loyalty.points import ITEM, ONE_BP, SPEND, VISIT, Bill, EarnRule, Part

A_POINT_PER_THOUSAND = EarnRule(SPEND, 1, 1000, "", 0, 0)
ONE_BILL = PastBill(
    "card", "card", 1, "2026-11-20", 3, 0, ONE_BP, ONE_BP, Bill(3_400), None, 0
)

rules = st.builds(
    EarnRule,
    earn_by=st.sampled_from([SPEND, VISIT, ITEM]),
    earn_points=st.integers(0, 20),
    earn_per=st.integers(1, 3_000),
    currency=st.sampled_from(["", "EUR"]),
    min_spend_sats=st.sampled_from([0, 0, 2_000, 6_000]),
    minor_per_btc=st.just(0),
)
multipliers = st.sampled_from([0, 10_000, 12_500, 20_000])
sats = st.integers(0, 9_000)


@st.composite
def some_bills(draw: st.DrawFn) -> list[PastBill]:
    """Bills of a few cards on a few days; some split, some refunded, some merged."""
    made = []
    for seq in range(draw(st.integers(0, 12))):
        base = draw(sats)
        before = Bill(draw(sats), draw(sats), draw(st.integers(0, 5)))
        whole = before.base_sats + base + draw(sats)
        card = draw(st.sampled_from(["ana", "bruno", "old"]))
        made.append(
            PastBill(
                card_id=card,
                holder="ana" if card == "old" else card,
                seq=seq + 1,
                local_day=draw(st.sampled_from(["2026-11-20", "2026-11-21"])),
                earned=draw(st.integers(0, 50)),
                taken_back=0,
                tier_bp=draw(multipliers),
                campaign_bp=draw(multipliers),
                bill=Bill(base, draw(sats), draw(st.integers(0, 5))),
                part=Part(before, whole) if draw(st.booleans()) else None,
                refunded_sats=draw(st.sampled_from([0, 0, 1, 1_500, base, base + 7])),
            )
        )
    return draw(st.permutations(made))


def forecast(rule: EarnRule, bills: list[PastBill], is_enabled: bool = True) -> Outcome:
    made = Forecast(rule, is_enabled)
    for bill in bills:
        made.add(bill)
    return made.outcome()


# --- the same on paper ----------------------------------------------------------------


def amount(rule: EarnRule, bill: Bill) -> int:
    if rule.earn_by == ITEM:
        return bill.items
    return bill.base_minor if rule.currency else bill.base_sats


def points(rule: EarnRule, past: PastBill, left_sats: int) -> int:
    """What a bill is worth while so many sats of it stand, not by visit."""
    gone = past.bill.base_sats - left_sats
    whole = past.part.whole_sats if past.part else past.bill.base_sats
    if left_sats <= 0 or whole - gone < rule.min_spend_sats:
        return 0
    stands = amount(rule, past.bill)
    if rule.earn_by != ITEM:
        stands = stands * left_sats // past.bill.base_sats
    before = amount(rule, past.part.before) if past.part else 0
    each = Fraction(rule.earn_points * past.tier_bp * past.campaign_bp, ONE_BP**2)
    each /= 1 if rule.earn_by == ITEM else rule.earn_per
    return floor((before + stands) * each) - floor(before * each)


def left_of(past: PastBill) -> int:
    return max(past.bill.base_sats - past.refunded_sats, 0)


def on_paper(rule: EarnRule, bills: list[PastBill]) -> tuple[int, dict[str, int]]:
    """Points that would have been issued, and what would be left on each card."""
    left = {past.holder: 0 for past in bills}
    if rule.earn_by != VISIT:
        for past in bills:
            left[past.holder] += points(rule, past, left_of(past))
        return sum(points(rule, p, p.bill.base_sats) for p in bills), left
    issued = 0
    for day in {(past.card_id, past.local_day) for past in bills}:
        counting = [
            past
            for past in sorted(bills, key=lambda past: past.seq)
            if (past.card_id, past.local_day) == day
            and past.bill.base_sats > 0
            and (past.part.whole_sats if past.part else past.bill.base_sats)
            >= rule.min_spend_sats
        ]
        if counting:
            first = counting[0]
            stamp = rule.earn_points * first.tier_bp * first.campaign_bp // ONE_BP**2
            issued += stamp
            if any(map(left_of, counting)):
                left[first.holder] += stamp
    return issued, left


@given(rules, some_bills())
def test_it_is_what_a_second_reckoning_says(
    rule: EarnRule, bills: list[PastBill]
) -> None:
    found = forecast(rule, bills)
    issued, left = on_paper(rule, bills)
    assert (found.now.issued, found.now.left) == (issued, sum(left.values()))
    before = dict.fromkeys(left, 0)
    for past in bills:
        before[past.holder] += past.earned
    assert found.then.issued == sum(before.values())
    assert found.gaining == sum(left[card] > before[card] for card in left)
    assert found.losing == sum(left[card] < before[card] for card in left)
    assert (found.bills, found.cards) == (len(bills), len(left))


@given(rules, some_bills())
def test_in_any_order_it_is_the_same(rule: EarnRule, bills: list[PastBill]) -> None:
    assert forecast(rule, bills) == forecast(rule, bills[::-1])


@given(rules, some_bills())
def test_switched_off_nothing_would_have_come(
    rule: EarnRule, bills: list[PastBill]
) -> None:
    off = forecast(rule, bills, is_enabled=False)
    assert (off.now.issued, off.now.left, off.gaining) == (0, 0, 0)


def test_the_rule_that_held_would_have_earned_what_it_did() -> None:
    outcome = forecast(A_POINT_PER_THOUSAND, [ONE_BILL])
    assert outcome.then == outcome.now
    assert (outcome.gaining, outcome.losing) == (0, 0)


def test_what_refunds_took_is_not_left() -> None:
    half = ONE_BILL._replace(refunded_sats=1_700, taken_back=2)
    double = replace(A_POINT_PER_THOUSAND, earn_points=2)
    outcome = forecast(double, [half])
    assert (outcome.then.issued, outcome.then.left) == (3, 1)
    assert (outcome.now.issued, outcome.now.left) == (6, 3)
