"""Discounts as a pure function: beside a reference that somebody else might have
written, its bounds, and the five examples of the mission (115–119)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discount_reference as reference
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty.discounts import engine
from loyalty.discounts.engine import Bill, Decision, Facts, Offer, decide
from loyalty.discounts.rules import Rule, parse_badge, shown_value, stored_value
from loyalty.exceptions import InvalidInput
from loyalty.giveback import bounded

NOW = 1_800_000_000
DAY = 86_400
CRYPTA, OTHER = "a" * 64, "b" * 64
EVENT = f"31923:{CRYPTA}:meetup"


@dataclass(frozen=True)
class Held:
    badge: str
    trusted: bool = True
    valid: bool = True
    expires_at: int | None = None


def coordinate(name: str, issuer: str = CRYPTA) -> str:
    return f"30009:{issuer}:{name}"


def rule(rule_id: str = "r", **said: Any) -> Rule:
    """A rule of ten per cent for everybody, unless something else is said."""
    blank = {
        "id": rule_id,
        "merchant_id": "m",
        "badge": "",
        "badge_issuer": "",
        "discount_type": "percentage",
        "value": 1_000,
        "max_discount_sats": None,
        "min_purchase_sats": 0,
        "valid_from": None,
        "valid_until": None,
        "usage_limit": None,
        "description": "",
        "active": 1,
        "same_day": 0,
        "event": "",
        "stackable": 0,
        "priority": 0,
        "budget_sats": None,
        "tier_id": None,
        "partner_days": 0,
        "partner_id": None,
        "created_at": 0,
        "updated_at": 0,
        "deleted_at": None,
    }
    if said.get("badge") and "badge_issuer" not in said:
        said["badge_issuer"] = said["badge"].split(":")[1]
    return Rule(**{**blank, **said})


def on(amount: int, *offers: Offer | Rule, bound_bp: int = 10_000, **known: Any) -> Any:
    some = [one if isinstance(one, Offer) else Offer(one) for one in offers]
    return decide(Bill(amount, NOW, bound_bp), some, Facts(**known))


def codes(decision: Decision) -> dict[str, str]:
    return {one.rule.id: one.code for one in decision.refused}


# --- beside the reference -------------------------------------------------------------

NAMES = ("gold", "silver")
MAYBE = st.none() | st.integers(-3, 3).map(lambda days: NOW + days * DAY)
SATS = st.integers(0, 3_000)


@st.composite
def _rule(draw: Any, number: int) -> dict[str, Any]:
    kind = draw(st.sampled_from(["percentage", "fixed", "cashback"]))
    badge = draw(st.none() | st.sampled_from(NAMES))
    issuer = draw(st.sampled_from([CRYPTA, OTHER]))
    most = 2_000 if kind == "fixed" else 10_000
    cap = st.none() | st.integers(1, 1_500)
    return {
        "id": f"{draw(st.sampled_from('xyz'))}{number}",
        "active": draw(st.sampled_from([True, True, True, False])),
        "from": draw(MAYBE),
        "until": draw(MAYBE),
        "minimum": draw(st.sampled_from([0, 0, 500, 1_500])),
        "badge": coordinate(badge, issuer) if badge else "",
        "any_issuer": bool(badge) and draw(st.booleans()),
        "same_day": draw(st.sampled_from([False, False, True])),
        "event": EVENT,
        "tier": draw(st.sampled_from([None, None, "silver", "gold"])),
        "days": draw(st.sampled_from([0, 0, 2])),
        "partner": draw(st.sampled_from([None, "bar"])),
        "joined": draw(st.sampled_from([None, frozenset({"bar"}), frozenset()])),
        "limit": draw(st.none() | st.integers(1, 2)),
        "used": draw(st.integers(0, 2)),
        "type": kind,
        "value": draw(st.integers(1, most)),
        "cap": draw(cap),
        "own_cap": draw(cap),
        "left": draw(st.none() | SATS),
        "stackable": draw(st.booleans()),
        "priority": draw(st.integers(0, 2)),
    }


@st.composite
def _case(draw: Any) -> dict[str, Any]:
    badges = [
        {
            "badge": coordinate(name, issuer),
            "trusted": draw(st.booleans()),
            "valid": draw(st.sampled_from([True, True, False])),
            "ends": draw(MAYBE),
        }
        for name in NAMES
        for issuer in (CRYPTA, OTHER)
        if draw(st.booleans())
    ]
    count = draw(st.integers(0, 6))
    return {
        "amount": draw(SATS),
        "now": NOW,
        "bound_bp": draw(st.sampled_from([0, 2_500, 5_000, 10_000, 20_000])),
        "badges": badges,
        "tiers": draw(st.sampled_from([set(), {"silver"}, {"silver", "gold"}])),
        "events_today": draw(st.sampled_from([set(), {EVENT}])),
        "bills": draw(
            st.dictionaries(
                st.sampled_from(["bar", "shop"]),
                st.integers(0, 4).map(lambda days: NOW - days * DAY),
            )
        ),
        "rules": [draw(_rule(number)) for number in range(count)],
    }


def _decided(case: dict[str, Any]) -> Decision:
    offers = [
        Offer(
            rule(
                said["id"],
                active=int(said["active"]),
                valid_from=said["from"],
                valid_until=said["until"],
                min_purchase_sats=said["minimum"],
                badge=said["badge"],
                badge_issuer="*" if said["any_issuer"] else said["badge"][6:70],
                same_day=int(said["same_day"]),
                event=said["event"],
                tier_id=said["tier"],
                partner_days=said["days"],
                partner_id=said["partner"],
                usage_limit=said["limit"],
                discount_type=said["type"],
                value=said["value"],
                max_discount_sats=said["cap"],
                stackable=int(said["stackable"]),
                priority=said["priority"],
            ),
            cap_sats=said["own_cap"],
            budget_left=said["left"],
            partners=said["joined"],
        )
        for said in case["rules"]
    ]
    facts = Facts(
        badges=[
            Held(one["badge"], one["trusted"], one["valid"], one["ends"])
            for one in case["badges"]
        ],
        tiers=frozenset(case["tiers"]),
        events_today=frozenset(case["events_today"]),
        bills_elsewhere=case["bills"],
        used={said["id"]: said["used"] for said in case["rules"]},
    )
    return decide(Bill(case["amount"], NOW, case["bound_bp"]), offers, facts)


@given(_case())
@settings(max_examples=200, deadline=None)
def test_it_gives_what_the_reference_gives(case: dict[str, Any]) -> None:
    decision = _decided(case)
    ours = {
        one.rule.id: (one.discount_sats, one.cashback_sats) for one in decision.applied
    }
    assert ours == reference.given(case)
    why = {said["id"]: reference.why_not(case, said) for said in case["rules"]}
    for refused in decision.refused:
        expected = why[refused.rule.id]
        if expected:
            assert refused.code == expected
        else:
            assert refused.code in (engine.BETTER_ONE, engine.NOTHING_OFF)
    assert len(decision.applied) + len(decision.refused) == len(case["rules"])
    _never_too_much(case, decision)


def _never_too_much(case: dict[str, Any], decision: Decision) -> None:
    amount = case["amount"]
    assert 0 <= decision.discount_sats <= amount
    assert 0 <= decision.cashback_sats <= amount - decision.discount_sats
    total = decision.discount_sats + decision.cashback_sats
    assert total <= amount * min(case["bound_bp"], 10_000) // 10_000
    for one in decision.applied:
        assert one.total_sats > 0
        for cap in (one.rule.max_discount_sats, one.offer.cap_sats):
            assert cap is None or one.total_sats <= cap


@given(SATS, st.integers(0, 20_000), SATS, SATS, SATS)
def test_what_is_cut_is_cut_from_the_last(
    amount: int, bound_bp: int, discount: int, cashback: int, rebate: int
) -> None:
    kept = bounded(amount, bound_bp, discount, cashback, rebate)
    most = amount * min(bound_bp, 10_000) // 10_000
    assert kept.total == min(discount + cashback + rebate, most)
    if kept.discount < discount:
        assert (kept.cashback, kept.rebate) == (0, 0)
    if kept.cashback < cashback:
        assert kept.rebate == 0


# --- the five examples ----------------------------------------------------------------

EXAMPLES = {
    "member": (rule("member", badge=coordinate("member"), value=500), 5_000),
    "silver": (rule("silver", badge=coordinate("silver"), value=1_000), 10_000),
    "gold": (rule("gold", badge=coordinate("gold"), value=1_500), 15_000),
    "attendee": (
        rule(
            "attendee",
            badge=coordinate("attendee"),
            value=2_000,
            same_day=1,
            event=EVENT,
        ),
        20_000,
    ),
    "contributor": (
        rule("contributor", badge=coordinate("contributor"), value=2_500),
        25_000,
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_five_examples(name: str) -> None:
    """Mission 115–119."""
    one, off = EXAMPLES[name]
    held = [Held(one.badge)]
    today: dict[str, Any] = {"events_today": frozenset({EVENT})}
    assert on(100_000, one, badges=held, **today).discount_sats == off
    assert codes(on(100_000, one, **today)) == {name: "no_badge"}
    forged = [Held(one.badge, trusted=False, valid=False)]
    assert codes(on(100_000, one, badges=forged, **today)) == {name: "bad_badge"}


def test_an_attendee_comes_on_the_day() -> None:
    one, _ = EXAMPLES["attendee"]
    assert codes(on(100, one, badges=[Held(one.badge)])) == {"attendee": "other_day"}


def test_of_all_five_the_best_is_used() -> None:
    rules = [one for one, _ in EXAMPLES.values()]
    held = [Held(one.badge) for one in rules]
    decision = on(100_000, *rules, badges=held, events_today=frozenset({EVENT}))
    assert [one.rule.id for one in decision.applied] == ["contributor"]
    assert set(codes(decision).values()) == {"better_one"}


# --- by hand --------------------------------------------------------------------------


def test_stacked_rules_take_turns() -> None:
    """1000 − 100 = 900; 10 % of that is 90; 5 % of 810 comes back: 40."""
    rules = [
        rule("back", discount_type="cashback", value=500, stackable=1),
        rule("off", stackable=1),
        rule("fixed", discount_type="fixed", value=100, stackable=1),
    ]
    decision = on(1_000, *rules)
    assert [(a.rule.id, a.total_sats) for a in decision.applied] == [
        ("fixed", 100),
        ("off", 90),
        ("back", 40),
    ]
    assert (decision.discount_sats, decision.cashback_sats) == (190, 40)


def test_a_better_single_one_beats_the_stack() -> None:
    stack = [rule(name, value=100, stackable=1) for name in "ab"]
    decision = on(1_000, *stack, rule("big", value=3_000))
    assert [one.rule.id for one in decision.applied] == ["big"]


def test_ties_go_to_what_ends_first_and_then_to_the_id() -> None:
    same = [rule("c"), rule("b", valid_until=NOW + 9), rule("a", valid_until=NOW + 9)]
    assert [one.rule.id for one in on(1_000, *same).applied] == ["a"]


def test_any_issuer_is_one_on_the_list() -> None:
    anybody = rule(badge=coordinate("gold"), badge_issuer="*")
    trusted = Held(coordinate("gold", OTHER))
    assert on(1_000, anybody, badges=[trusted]).discount_sats == 100
    stranger = Held(coordinate("gold", OTHER), trusted=False, valid=True)
    assert codes(on(1_000, anybody, badges=[stranger])) == {"r": "no_badge"}


def test_a_valid_badge_is_not_hidden_by_another_of_its_name() -> None:
    anybody = rule(badge=coordinate("gold"), badge_issuer="*")
    bad, good = Held(coordinate("gold"), valid=False), Held(coordinate("gold", OTHER))
    for held in ([bad, good], [good, bad]):
        assert on(1_000, anybody, badges=held).discount_sats == 100


def test_the_bound_holds_over_all_of_it() -> None:
    decision = on(1_000, rule(value=9_000), bound_bp=5_000)
    assert decision.discount_sats == 500
    assert on(1_000, rule(value=9_000), bound_bp=0).applied == ()


def test_a_whole_bill_can_be_given() -> None:
    assert on(1_000, rule(discount_type="fixed", value=9_999)).discount_sats == 1_000


# --- what may be said -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "sent", "kept"),
    [
        ("percentage", 15, 1_500),
        ("percentage", 2.5, 250),
        ("cashback", 0.01, 1),
        ("fixed", 500, 500),
    ],
)
def test_values_are_kept_exactly(kind: str, sent: Any, kept: int) -> None:
    assert stored_value(kind, sent) == kept
    assert shown_value(kind, kept) == sent


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("percentage", 0),
        ("percentage", 100.01),
        ("percentage", 1.005),
        ("percentage", -5),
        ("fixed", 1.5),
        ("fixed", 0),
        ("cashback", 101),
    ],
)
def test_other_values_are_refused(kind: str, sent: Any) -> None:
    with pytest.raises(InvalidInput) as refused:
        stored_value(kind, sent)
    assert refused.value.code == "bad_value"


@pytest.mark.parametrize(
    ("badge", "issuer", "code"),
    [
        ("30008:" + CRYPTA + ":gold", "", "bad_badge"),
        ("30009:abc:gold", "", "bad_badge"),
        ("30009:" + CRYPTA + ":", "", "bad_badge"),
        ("", "*", "bad_badge"),
        (coordinate("gold"), OTHER, "other_issuer"),
    ],
)
def test_badges_are_written_in_one_way(badge: str, issuer: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_badge(badge, issuer)
    assert refused.value.code == code
