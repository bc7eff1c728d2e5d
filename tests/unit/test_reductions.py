"""What rewards take off a bill, and in which order (mission 43; design: Redemption)."""

from __future__ import annotations

from random import Random

import blank_bills as blank
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty.exceptions import LoyaltyError
from loyalty.orders.models import Line, Order
from loyalty.orders.reductions import Put, reward_lines

COFFEE = blank.line("coffee", 300, 2, name="Coffee")
CAKE = blank.line("cake", 500, 1, number=2, name="Cake")
ITEMS = [COFFEE, CAKE]
MEAL = blank.order(1_100)

values = st.tuples(
    st.sampled_from(
        ["free_item", "percent_off", "sats_off", "amount_off_minor", "priority"]
    ),
    st.integers(0, 10_000),
)


def put(kind: str, value: int = 0, at: int = 0, line_id: str | None = None) -> Put:
    name = {"free_item": "Free coffee"}.get(kind, kind)
    made = blank.redemption(
        kind, value, id=f"{kind}-{value}-{at}", reward_name=name, created_at=at
    )
    return Put(made, line_id)


def off(order: Order, items: list[Line], *puts: Put) -> list[int]:
    return [-line.total_sats for line in reward_lines(order, items, puts)]


def refused(order: Order, items: list[Line], *puts: Put) -> str:
    with pytest.raises(LoyaltyError) as told:
        reward_lines(order, items, puts)
    return told.value.code


def test_first_free_items_then_per_cent_then_sats() -> None:
    """1100 − a coffee of 300 = 800, − 25 % = 600, − 100 = 500."""
    puts = [put("sats_off", 100), put("percent_off", 2_500), put("free_item")]
    assert off(MEAL, ITEMS, *puts) == [300, 200, 100]


def test_priority_takes_nothing_off_and_stands_last() -> None:
    made = reward_lines(MEAL, ITEMS, [put("priority"), put("sats_off", 100)])
    assert [(line.name, line.total_sats) for line in made] == [
        ("sats_off", -100),
        ("priority", 0),
    ]
    assert [line.number for line in made] == [3, 4]


@given(
    st.lists(st.tuples(st.integers(0, 5_000), st.integers(1, 9)), min_size=1),
    st.lists(values, max_size=8),
    st.integers(0, 10**9),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_never_more_than_the_bill_in_whatever_order_they_are_put(
    prices: list[tuple[int, int]],
    rewards: list[tuple[str, int]],
    rate: int,
    in_currency: bool,
    random: Random,
) -> None:
    items = [
        blank.line(f"{n}", 20 * unit, q, unit_minor=unit if in_currency else 0)
        for n, (unit, q) in enumerate(prices)
    ]
    order = blank.order(
        sum(item.total_sats for item in items),
        amount_minor=sum(item.total_minor for item in items),
        minor_per_btc=rate + 1,
    )
    first = items[0].quantity
    puts = [
        put(kind, value, at, "0")
        for at, (kind, value) in enumerate(rewards)
        if kind != "free_item" or (first := first - 1) >= 0
    ]
    made = reward_lines(order, items, puts)
    sats = -sum(line.total_sats for line in made)
    minor = -sum(line.total_minor for line in made)
    assert 0 <= sats <= order.amount_sats
    assert 0 <= minor <= order.amount_minor
    assert all(line.total_sats <= 0 and line.total_minor <= 0 for line in made)
    if minor == order.amount_minor > 0:
        assert sats == order.amount_sats
    random.shuffle(puts)
    again = reward_lines(order, items, puts)
    assert [(x.name, x.total_sats) for x in again] == [
        (x.name, x.total_sats) for x in made
    ]


def test_more_off_than_the_bill_is_the_bill() -> None:
    assert off(MEAL, ITEMS, put("sats_off", 5_000)) == [1_100]
    assert off(MEAL, ITEMS, put("percent_off", 10_000), put("sats_off", 1)) == [
        1_100,
        0,
    ]


def test_a_bill_in_cents_is_cut_in_cents() -> None:
    items = [blank.line("coffee", 5_000, unit_minor=250)]
    order = blank.order(
        5_000, amount_minor=250, currency="EUR", minor_per_btc=5 * 10**6
    )
    made = reward_lines(order, items, [put("percent_off", 1_000)])
    assert (made[0].total_minor, made[0].total_sats) == (-25, -500)
    made = reward_lines(order, items, [put("amount_off_minor", 100)])
    assert (made[0].total_minor, made[0].total_sats) == (-100, -2_000)
    made = reward_lines(order, items, [put("sats_off", 2_000)])
    assert (made[0].total_minor, made[0].total_sats) == (-100, -2_000)


def test_cents_off_a_bill_in_sats_take_its_frozen_rate() -> None:
    rated = blank.order(5_000, minor_per_btc=5 * 10**6)
    assert off(rated, ITEMS, put("amount_off_minor", 100)) == [2_000]
    assert refused(MEAL, ITEMS, put("amount_off_minor", 100)) == "no_live_price"


# --- which line is free ---------------------------------------------------------------


def test_the_line_that_is_called_like_it_is_free() -> None:
    (line,) = reward_lines(MEAL, ITEMS, [put("free_item")])
    assert (line.item_id, line.total_sats) == ("coffee", -300)


def test_the_line_that_was_said_is_free() -> None:
    assert off(MEAL, ITEMS, put("free_item", line_id="cake")) == [500]


def test_one_of_a_line_is_free_for_each_reward_and_no_more() -> None:
    two = [put("free_item", at=1, line_id="coffee"), put("free_item", at=2)]
    assert off(MEAL, ITEMS, *two) == [300, 300]
    third = put("free_item", at=3, line_id="coffee")
    assert refused(MEAL, ITEMS, *two, third) == "line_not_free"


def test_it_has_to_be_clear_what_is_free() -> None:
    dessert = Put(blank.redemption("free_item", reward_name="Free dessert"), None)
    assert refused(MEAL, ITEMS, dessert) == "line_needed"
    assert refused(MEAL, [], dessert) == "line_needed"
    assert off(MEAL, [CAKE], dessert) == [500]
    unknown = put("free_item", line_id="wine")
    assert refused(MEAL, ITEMS, unknown) == "line_not_found"


def test_sats_that_are_paid_by_themselves_are_on_no_bill() -> None:
    assert refused(MEAL, ITEMS, put("sats_payout", 100)) == "not_for_bills"
