"""Rules of rewards: values, who may have one, what goes back (mission 17-19, 214)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devkit.people import NostrKeys
from loyalty.clock import LocalClock
from loyalty.exceptions import InvalidInput
from loyalty.ids import new_id
from loyalty.ledger import Taking
from loyalty.points import ONE_BP, Tier
from loyalty.rewards import (
    RETURNED_KEEPS_SECONDS,
    SHORT_ALPHABET,
    Holder,
    Redemption,
    Reward,
    given_back,
    long_code,
    meant_by,
    ready_and_next,
    refusal,
    short_code,
    shown_value,
    stored_value,
)
from loyalty.tiers import lifetime_standing

NOON = 1_780_000_000  # in May 2026
TIERS = [
    Tier("s", "p", "Silver", 100, "#000000", ONE_BP, 0, ()),
    Tier("g", "p", "Gold", 400, "#000000", ONE_BP, 0, ()),
]


def reward(**changed: Any) -> Reward:
    fields: dict[str, Any] = {
        "id": "r",
        "program_id": "p",
        "name": "Free dessert",
        "kind": "free_item",
        "cost_points": 352,
        "value": 0,
        "tier_id": None,
        "stock": None,
        "per_customer_limit": None,
        "valid_from": None,
        "valid_until": None,
        "is_active": 1,
        "sort_order": 0,
        "created_at": 0,
        "deleted_at": None,
    }
    return Reward(**{**fields, **changed})


def holder(points: int, basis: str = "points", at: int = NOON) -> Holder:
    standing = lifetime_standing(TIERS, points)
    return Holder(points, points, standing, TIERS, basis, at, LocalClock("UTC"))


def redemption(**changed: Any) -> Redemption:
    fields: dict[str, Any] = dict.fromkeys(Redemption.__dataclass_fields__, 0)
    fields |= {"id": "x", "status": "reserved", "expires_at": 100, "fulfil_at": None}
    return Redemption(**{**fields, "ended_at": None, "short_code": "K7MNPQ", **changed})


# --- values ---------------------------------------------------------------------------


@given(st.integers(1, ONE_BP))
def test_a_per_cent_comes_back_as_it_was_sent(bp: int) -> None:
    sent = float(Decimal(bp) / 100)
    assert stored_value("percent_off", sent, "") == bp
    shown = shown_value("percent_off", bp)
    assert shown is not None and Decimal(str(shown)) == Decimal(bp) / 100


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("percent_off", None),
        ("percent_off", 0),
        ("percent_off", 0.001),
        ("percent_off", 12.345),
        ("percent_off", 100.01),
        ("percent_off", -5),
        ("sats_off", None),
        ("sats_off", 0),
        ("sats_off", 1.5),
        ("sats_off", 7.0),
        ("sats_payout", -1),
        ("amount_off_minor", 2**53),
        ("free_item", 5),
        ("priority", 0),
    ],
)
def test_a_value_that_is_none_of_its_kind_is_refused(kind: str, value: Any) -> None:
    with pytest.raises(InvalidInput) as refused:
        stored_value(kind, value, "EUR")
    assert refused.value.code == "bad_value"


def test_minor_units_need_a_currency() -> None:
    with pytest.raises(InvalidInput) as refused:
        stored_value("amount_off_minor", 500, "")
    assert refused.value.code == "currency_needed"
    assert stored_value("amount_off_minor", 500, "EUR") == 500


# --- who may have it ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "points", "used", "code", "words"),
    [
        ({"is_active": 0}, 0, 0, "reward_off", "Free dessert is not on offer."),
        (
            {"valid_from": NOON + 86_400 * 7},
            0,
            0,
            "reward_not_yet",
            "Free dessert starts on 4 June.",
        ),
        ({"valid_until": NOON}, 0, 0, "reward_ended", "Free dessert ended on 28 May."),
        (
            {"tier_id": "g"},
            340,
            0,
            "tier_needed",
            "For Gold. You are Silver, 60 points to go.",
        ),
        ({"tier_id": "s"}, 99, 0, "tier_needed", "For Silver. 1 point to go."),
        ({"stock": 0}, 400, 0, "sold_out", "Free dessert: none left."),
        ({"per_customer_limit": 1}, 400, 1, "limit_reached", "Already used."),
        ({"per_customer_limit": 2}, 400, 2, "limit_reached", "Already used 2 times."),
        ({}, 340, 0, "insufficient_points", "12 points short: 340 of 352."),
        ({}, 351, 0, "insufficient_points", "1 point short: 351 of 352."),
        ({}, -8, 0, "insufficient_points", "360 points short: -8 of 352."),
    ],
)
def test_a_refusal_says_why(
    changed: dict[str, Any], points: int, used: int, code: str, words: str
) -> None:
    refused = refusal(reward(**changed), holder(points), used)
    assert refused is not None
    assert (refused.code, refused.message) == (code, f"{words} Nothing was taken.")


def test_the_last_point_opens_it() -> None:
    assert refusal(reward(), holder(352), 0) is None
    assert refusal(reward(tier_id="s", stock=1), holder(400), 9) is None
    window = reward(valid_from=NOON, valid_until=NOON + 1, per_customer_limit=2)
    assert refusal(window, holder(352), 1) is None


def test_what_is_missing_is_said_in_what_tiers_count() -> None:
    for basis, unit in (("spent", "sats"), ("visits", "visits"), ("points", "points")):
        refused = refusal(reward(tier_id="g"), holder(340, basis), 0)
        assert refused and f"60 {unit} to go." in refused.message


def test_checks_come_in_their_order() -> None:
    """Each is told only when all before it are met."""
    obstacles: list[tuple[str, dict[str, Any]]] = [
        ("reward_off", {"is_active": 0}),
        ("reward_ended", {"valid_until": 1}),
        ("tier_needed", {"tier_id": "g"}),
        ("sold_out", {"stock": 0}),
        ("limit_reached", {"per_customer_limit": 1}),
        ("insufficient_points", {}),
    ]
    while obstacles:
        changed: dict[str, Any] = {}
        for _, one in obstacles:
            changed |= one
        refused = refusal(reward(**changed), holder(0), 1)
        assert refused and refused.code == obstacles.pop(0)[0]


def test_ready_is_dearest_first_and_next_is_nearest() -> None:
    offers = [
        (reward(id="cheap", cost_points=10), 0),
        (reward(id="dear", cost_points=300), 0),
        (reward(id="far", cost_points=900), 0),
        (reward(id="near", cost_points=352), 0),
        (reward(id="gone", cost_points=341, stock=0), 0),
    ]
    ready, ahead = ready_and_next(offers, holder(340))
    assert [one.id for one in ready] == ["dear", "cheap"]
    assert ahead and (ahead[0].id, ahead[1]) == ("near", 12)
    assert ready_and_next([], holder(340)) == ([], None)


# --- what time decides ----------------------------------------------------------------


def test_a_reservation_lapses_by_the_clock_alone() -> None:
    waiting = redemption()
    assert (waiting.status_at(99), waiting.ended(99)) == ("reserved", None)
    assert (waiting.status_at(100), waiting.ended(100)) == ("lapsed", 100)


def test_what_is_given_at_once_is_final_by_the_clock_alone() -> None:
    given_at_once = redemption(fulfil_at=50)
    assert (given_at_once.status_at(49), given_at_once.ended(49)) == ("reserved", None)
    for later in (50, 100, 10**9):
        assert given_at_once.status_at(later) == "fulfilled"
        assert given_at_once.ended(later) == 50


def test_what_was_written_stays() -> None:
    for status in ("fulfilled", "canceled", "lapsed"):
        over = redemption(status=status, ended_at=7)
        assert (over.status_at(10**9), over.ended(10**9)) == (status, 7)


# --- points that go back --------------------------------------------------------------

takings = st.lists(
    st.builds(Taking, st.just(9), st.integers(1, 5), st.integers(1, 99), st.integers(1))
)


@given(takings, st.integers(0, 100), st.booleans())
def test_all_points_go_back_and_none_before_its_time(
    taken: list[Taking], at: int, by_staff: bool
) -> None:
    parts = given_back(taken, at, by_staff)
    assert sum(points for points, _ in parts) == sum(t.points for t in taken)
    ends = [until for _, until in parts]
    assert len(set(ends)) == len(ends)
    alive = {t.until for t in taken if t.until > at}
    ended = {t.until for t in taken if t.until <= at}
    late = {at + RETURNED_KEEPS_SECONDS} if by_staff and ended else set()
    assert set(ends) == alive | (late if by_staff else ended)


# --- codes ----------------------------------------------------------------------------


def test_codes_are_their_redemption_s_and_nobody_else_s() -> None:
    made = redemption(short_code=short_code("secret", "x", 0))
    long = long_code("secret", "x")
    for good in (long, f" {long.upper()} ", made.short_code, made.short_code.lower()):
        assert made.is_code("secret", good)
    assert made.is_code("secret", f"{made.short_code[:3]}-{made.short_code[3:]}")
    for bad in ("", "é", long[:-1], long_code("secret", "y"), made.short_code[:5]):
        assert not made.is_code("secret", bad)
    assert not made.is_code("another", long)


def test_a_long_code_says_whose_it_is_and_is_no_key() -> None:
    redemption_id = new_id()
    long = long_code("secret", redemption_id)
    for shown in (long, f" {long.upper()}\n"):
        assert meant_by(shown) == redemption_id
    for other in ("", "K7MNPQ", NostrKeys.fresh().public, long[:-1], f"{long}0"):
        assert meant_by(other) is None


@given(st.text(), st.integers(0, 50))
def test_a_short_code_can_be_read_out(redemption_id: str, attempt: int) -> None:
    code = short_code("secret", redemption_id, attempt)
    assert len(code) == 6 and set(code) <= set(SHORT_ALPHABET)
    assert code != short_code("secret", redemption_id, attempt + 1)
