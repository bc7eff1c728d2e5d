"""What the lines of a bill are worth (mission 223: in the merchant's money)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty.exceptions import Conflict, InvalidInput
from loyalty.menu.models import Item
from loyalty.orders.bodies import LineBody
from loyalty.orders.models import Line
from loyalty.orders.pricing import check_amount, in_sats, is_in_currency, lines_from
from loyalty.points import MAX_POINTS, sats_from_minor

COFFEE = Item(
    id="coffee",
    merchant_id="merchant",
    name="Coffee",
    price_sats=None,
    price_minor=250,
    currency="EUR",
    category="Drinks",
    image=None,
    available=True,
    sort_order=0,
    tax_bp=1_900,
    created_at=0,
    deleted_at=None,
)

priced = st.tuples(st.integers(0, 100_000), st.integers(1, 50))
rates = st.integers(1, 10**13)


def lines(*bodies: dict[str, Any], item: Item = COFFEE) -> list[Line]:
    return lines_from([LineBody(**body) for body in bodies], {item.id: item}, "EUR")


def in_minor(said: list[tuple[int, int]]) -> list[Line]:
    return lines(
        *({"name": "x", "unit_price_minor": m, "quantity": q} for m, q in said)
    )


@given(st.lists(priced, min_size=1, max_size=20), rates)
def test_lines_in_sats_add_up_to_the_whole(
    said: list[tuple[int, int]], rate: int
) -> None:
    turned = in_sats(in_minor(said), 0, rate)
    minor = sum(unit * quantity for unit, quantity in said)
    assert sum(line.total_minor for line in turned) == minor
    assert sum(line.total_sats for line in turned) == sats_from_minor(minor, rate)
    assert all(line.total_sats >= 0 for line in turned)


@given(
    st.lists(priced, min_size=1, max_size=9),
    st.lists(priced, min_size=1, max_size=9),
    rates,
)
def test_lines_put_on_later_add_up_with_those_before(
    first: list[tuple[int, int]], then: list[tuple[int, int]], rate: int
) -> None:
    there = in_sats(in_minor(first), 0, rate)
    before = sum(line.total_minor for line in there)
    added = in_sats(in_minor(then), before, rate)
    minor = before + sum(line.total_minor for line in added)
    sats = sum(line.total_sats for line in [*there, *added])
    assert sats == sats_from_minor(minor, rate)


def test_an_item_brings_its_name_its_price_and_its_tax() -> None:
    (line,) = lines({"item_id": "coffee", "quantity": 3})
    assert (line.name, line.category, line.tax_bp) == ("Coffee", "Drinks", 1_900)
    assert (line.unit_minor, line.total_minor, line.total_sats) == (250, 750, 0)


def test_what_is_said_of_an_item_counts_but_for_its_price() -> None:
    (line,) = lines(
        {"item_id": "coffee", "name": "Big coffee", "category": "Hot", "tax_bp": 0}
    )
    assert (line.name, line.category, line.tax_bp) == ("Big coffee", "Hot", 0)


@pytest.mark.parametrize(
    "body",
    [
        {"unit_price_minor": 249},
        {"unit_price_minor": 0},
        {"unit_price_sats": 250},
        {"unit_price_sats": 0},
    ],
)
def test_another_price_than_the_menus_is_told(body: dict[str, int]) -> None:
    with pytest.raises(Conflict) as refused:
        lines({"item_id": "coffee", **body})
    assert refused.value.code == "price_changed"
    assert lines({"item_id": "coffee", "unit_price_minor": 250})


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (replace(COFFEE, id="tea"), "item_not_found"),
        (replace(COFFEE, available=False), "item_unavailable"),
        (replace(COFFEE, currency="USD"), "price_changed"),
    ],
)
def test_what_is_not_to_be_had_is_on_no_bill(item: Item, code: str) -> None:
    with pytest.raises(Conflict) as refused:
        lines({"item_id": "coffee"}, item=item)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"name": "Tea"}, "price_needed"),
        (
            {"name": "Tea", "unit_price_sats": 1, "unit_price_minor": 1},
            "price_needed",
        ),
        ({"unit_price_sats": 1}, "name_needed"),
        (
            {"name": "Tea", "unit_price_sats": MAX_POINTS, "quantity": 2},
            "amount_needed",
        ),
        (
            {"name": "Tea", "unit_price_minor": 2, "quantity": MAX_POINTS},
            "amount_needed",
        ),
    ],
)
def test_a_line_that_says_too_little_or_too_much(
    body: dict[str, Any], code: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        lines(body)
    assert refused.value.code == code


def test_sats_and_cents_are_not_mixed() -> None:
    sats = {"name": "Tea", "unit_price_sats": 1}
    minor = {"name": "Tea", "unit_price_minor": 1}
    free = {"name": "Water", "unit_price_sats": 0}
    assert is_in_currency(lines(minor, free)) is True
    assert is_in_currency(lines(sats, free)) is False
    assert is_in_currency(lines(free)) is False
    with pytest.raises(InvalidInput) as refused:
        is_in_currency(lines(sats, minor))
    assert refused.value.code == "mixed_prices"


@pytest.mark.parametrize(
    ("sats", "minor"),
    [(0, 0), (-1, 0), (MAX_POINTS + 1, 0), (1, MAX_POINTS + 1)],
)
def test_an_amount_is_one_that_can_be_kept(sats: int, minor: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_amount(sats, minor)
    assert refused.value.code == "amount_needed"
    check_amount(MAX_POINTS, MAX_POINTS)
    check_amount(1)
