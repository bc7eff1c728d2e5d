"""Points by item: "the tenth coffee is free", as stamps (mission 4-10)."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devkit.people import Guest
from loyalty.claw_back import claw_back_target
from loyalty.points import ONE_BP, Bill, EarnRule, Part, earned_points
from venue import Venue, refusal

COFFEE = {"name": "Coffee", "category": "Coffee", "unit_price_sats": 3_000}
CAKE = {"name": "Cake", "category": "Cakes", "unit_price_sats": 5_000}
A_STAMP_EACH = EarnRule("item", 1, 1, "", 0, 0)


@pytest.fixture
async def cafe(venue: Venue) -> Venue:
    """A stamp for each coffee, whatever it costs."""
    await venue.program(earn_by="item", earn_points=1, earn_category="coffee")
    return venue


async def eaten(cafe: Venue, guest: Guest, *lines: dict[str, Any]) -> dict[str, Any]:
    """A bill with those lines, paid; its event."""
    served: dict[str, Any] = await cafe.serve(guest, None, lines=list(lines))
    return served


async def stamps(cafe: Venue, guest: Guest) -> int:
    return int((await cafe.card(guest))["points"])


async def test_each_coffee_is_a_stamp_and_a_cake_is_none(
    cafe: Venue, guest: Guest
) -> None:
    event = await eaten(cafe, guest, {**COFFEE, "quantity": 3}, CAKE)
    assert event["points_delta"] == 3
    assert (await eaten(cafe, guest, CAKE))["points_delta"] == 0
    assert await stamps(cafe, guest) == 3
    proof = await cafe.proof()
    assert proof["findings"] == []


async def test_without_a_category_everything_counts(cafe: Venue, guest: Guest) -> None:
    await cafe.program(earn_category="", earn_points=2)
    event = await eaten(cafe, guest, {**COFFEE, "quantity": 2}, CAKE)
    assert event["points_delta"] == 6


async def test_a_bill_without_lines_is_a_visit(cafe: Venue, guest: Guest) -> None:
    assert (await cafe.serve(guest, 9_000))["points_delta"] == 0
    assert (await cafe.card(guest))["visits_this_month"] == 1


async def test_a_coffee_that_goes_back_takes_its_stamp(
    cafe: Venue, guest: Guest
) -> None:
    """Items: the refunded lines; an amount alone takes all with the last sat."""
    event = await eaten(cafe, guest, {**COFFEE, "quantity": 3}, CAKE)
    order = await cafe.do("GET", f"/orders/{event['order_id']}")
    coffee = next(line for line in order["lines"] if line["name"] == "Coffee")
    back = {"amount_sats": 3_000, "lines": [{"line_id": coffee["id"], "quantity": 1}]}
    await cafe.refund(order["id"], **back)
    assert await stamps(cafe, guest) == 2
    await cafe.refund(order["id"], amount_sats=10_000)
    assert await stamps(cafe, guest) == 2
    await cafe.refund(order["id"], amount_sats=1_000)
    assert await stamps(cafe, guest) == 0


@pytest.mark.parametrize(
    ("line_id", "quantity", "expected"),
    [
        ("nothing", 1, (404, "line_not_found")),
        ("coffee", 4, (400, "too_many_items_back")),
        ("coffee", 0, (400, "malformed")),
    ],
)
async def test_lines_that_cannot_go_back(
    cafe: Venue,
    guest: Guest,
    line_id: str,
    quantity: int,
    expected: tuple[int, str],
) -> None:
    event = await eaten(cafe, guest, {**COFFEE, "quantity": 3})
    order = await cafe.do("GET", f"/orders/{event['order_id']}")
    ids = {"coffee": order["lines"][0]["id"]}
    said = [{"line_id": ids.get(line_id, line_id), "quantity": quantity}]
    response = await cafe.refund(order["id"], amount_sats=1, lines=said)
    assert refusal(response) == expected
    assert await stamps(cafe, guest) == 3


async def test_the_tenth_coffee_is_free_and_brings_no_stamp(
    cafe: Venue, guest: Guest
) -> None:
    path = f"/merchants/{cafe.id}/rewards"
    free = await cafe.do(
        "POST", path, name="Free coffee", kind="free_item", cost_points=9
    )
    await eaten(cafe, guest, {**COFFEE, "quantity": 9})
    lines = [{**COFFEE, "quantity": 2}]
    order = (await cafe.order(None, lines=lines, customer_pubkey=guest.pubkey))["order"]
    redeem = f"{cafe.card_path(guest)}/redeem"
    body = {"reward_id": free["id"], "order_id": order["id"]}
    response = await cafe.once(redeem, None, os.urandom(8).hex(), **body)
    assert response.status_code == 201, response.text
    bill = await cafe.do("GET", f"/orders/{order['id']}")
    assert (bill["amount_sats"], bill["rewards_sats"]) == (6_000, 3_000)
    asked = next(p for p in bill["payments"] if p["state"] == "open")
    assert asked["amount_sats"] == 3_000
    shown = await cafe.do("POST", f"/orders/{order['id']}/payments")
    await cafe.pay(guest, shown["payment_request"])
    assert (await cafe.counted(guest, order["id"]))["points_delta"] == 1
    assert await stamps(cafe, guest) == 1


@given(st.integers(1, 60), st.lists(st.integers(1, 10_000), min_size=1, max_size=8))
def test_all_parts_of_a_bill_bring_all_its_stamps(items: int, parts: list[int]) -> None:
    whole, before, brought = sum(parts), 0, 0
    for sats in parts:
        counted = items * (before + sats) // whole - items * before // whole
        part = Part(Bill(before, 0, items * before // whole), whole)
        bill = Bill(sats, 0, counted)
        brought += earned_points(A_STAMP_EACH, bill, 15_000, ONE_BP, part=part)
        gone = claw_back_target(A_STAMP_EACH, bill, sats, 15_000, ONE_BP, part, counted)
        assert gone == earned_points(A_STAMP_EACH, bill, 15_000, ONE_BP, part=part)
        before += sats
    assert brought == earned_points(A_STAMP_EACH, Bill(whole, 0, items), 15_000)
