"""What may be refunded, by whom, once, and in which money (mission 212, 213, 223)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from call import SCOPES

from devkit.people import Guest
from money_back import bill_of, everything, refunded
from venue import Venue, ago, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
PART_REFUNDED, REFUNDED = "part_refunded", "refunded"


# --- in a currency --------------------------------------------------------------------


@pytest.fixture
async def cafe(new_venue: NewVenue) -> AsyncIterator[Venue]:
    """A point for each cent; a bitcoin costs 61,234.56, so no cent is whole sats."""
    from lnbits.utils.cache import cache

    cache.set("btc-price-BGN", 61_234.56, expiry=3600)
    cafe = await new_venue(currency="BGN")
    await cafe.program(earn_points=1, earn_per_minor=1, currency="BGN")
    yield cafe
    cache.pop("btc-price-BGN")


async def test_all_cents_in_any_parts_are_all_the_sats(
    cafe: Venue, guest: Guest
) -> None:
    event = await cafe.serve(guest, None, amount_minor=1_000, tip_sats=50)
    order_id = event["order_id"]
    left = 1_000
    for part in (1, 333, 250, 17):
        left -= part
        made = await refunded(cafe, order_id, amount_minor=part)
        assert made["refund"]["amount_minor"] == part
        assert left - 1 <= made["points"] <= left
    last = await refunded(cafe, order_id, amount_minor=left)
    assert (last["refunded_sats"], last["points"]) == (event["base_sats"], 0)
    assert last["left_sats"] == 50
    too_large = await cafe.refund(order_id, amount_minor=1)
    assert refusal(too_large) == (409, "refund_too_large")
    assert (await cafe.proof())["wrong"] == 0


async def test_sats_and_cents_may_be_mixed(cafe: Venue, guest: Guest) -> None:
    event = await cafe.serve(guest, None, amount_minor=1_000)
    order_id, sats = event["order_id"], event["base_sats"]
    await refunded(cafe, order_id, amount_sats=sats // 2)
    more = await cafe.refund(order_id, amount_minor=501)
    assert refusal(more) == (409, "refund_too_large")
    last = await refunded(cafe, order_id, amount_minor=500)
    assert (last["left_sats"], last["points"]) == (0, 0)


async def test_a_bill_in_sats_is_refunded_in_sats(cafe: Venue, guest: Guest) -> None:
    order_id = await bill_of(cafe, guest, 10_000)
    response = await cafe.refund(order_id, amount_minor=100)
    assert refusal(response) == (400, "currency_needed")


# --- a preview ------------------------------------------------------------------------


async def test_a_preview_says_what_will_happen_and_changes_nothing(
    venue: Venue, guest: Guest
) -> None:
    order_id = await bill_of(venue, guest, 10_000)
    before = await everything(venue, guest, order_id)
    foretold = await venue.preview(order_id, amount_sats=7_000)
    assert await everything(venue, guest, order_id) == before
    made = await refunded(venue, order_id, amount_sats=7_000)
    for told in (foretold, made):
        told.pop("words")
        told["refund"].pop("id"), told["refund"].pop("time")
    assert foretold == made


# --- exactly once, and never too much -------------------------------------------------


async def test_the_same_key_is_the_same_refund(venue: Venue, guest: Guest) -> None:
    order_id = await bill_of(venue, guest, 10_000)
    answers = await asyncio.gather(
        *(venue.refund(order_id, key="k", amount_sats=4_000) for _ in range(4))
    )
    assert len({response.text for response in answers}) == 1
    assert answers[0].status_code == 201
    other = await venue.refund(order_id, key="k", amount_sats=4_001)
    assert refusal(other) == (409, "idempotency_mismatch")
    order = await venue.do("GET", f"/orders/{order_id}")
    assert order["refunded_sats"] == 4_000
    assert (await venue.card(guest))["points"] == 6


async def test_a_refund_needs_a_key(venue: Venue, guest: Guest) -> None:
    order_id = await bill_of(venue, guest, 10_000)
    body: dict[str, Any] = {"amount_sats": 1, "reason": "Cold soup"}
    refused = await venue.refused("POST", f"/orders/{order_id}/refund", **body)
    assert refused == (400, "idempotency_key_needed")


async def test_refunds_at_once_never_exceed_what_was_paid(
    venue: Venue, guest: Guest
) -> None:
    order_id = await bill_of(venue, guest, 10_000)
    answers = await asyncio.gather(
        *(venue.refund(order_id, amount_sats=3_000) for _ in range(6))
    )
    made = [response.json() for response in answers if response.is_success]
    refused = [refusal(r) for r in answers if not r.is_success]
    assert len(made) == 3
    assert refused == [(409, "refund_too_large")] * 3
    assert sorted(m["refunded_sats"] for m in made) == [3_000, 6_000, 9_000]
    assert (await venue.card(guest))["points"] == 1
    assert (await venue.proof())["wrong"] == 0


async def test_refunds_and_bills_at_once_add_up(venue: Venue, guest: Guest) -> None:
    order_id = await bill_of(venue, guest, 10_000)
    refunds = [venue.refund(order_id, amount_sats=2_000) for _ in range(5)]
    bills = [venue.serve(guest, 3_000) for _ in range(3)]
    await asyncio.gather(*refunds, *bills)
    card = await venue.card(guest)
    assert (card["points"], card["lifetime_points"]) == (9, 9)
    assert (await venue.proof())["wrong"] == 0


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, (400, "amount_needed")),
        ({"amount_sats": 0}, (400, "amount_needed")),
        ({"amount_minor": 0}, (400, "amount_needed")),
        ({"amount_sats": 1, "amount_minor": 1}, (400, "amount_needed")),
        ({"amount_sats": -1}, (400, "malformed")),
        ({"amount_sats": 1.5}, (400, "malformed")),
        ({"amount_sats": "1"}, (400, "malformed")),
        ({"amount_sats": True}, (400, "malformed")),
        ({"amount_sats": 2**53}, (400, "malformed")),
        ({"amount_sats": 2**53 - 1}, (409, "refund_too_large")),
        ({"amount_sats": 12_001}, (409, "refund_too_large")),
        ({"amount_minor": 1}, (400, "currency_needed")),
        ({"amount_sats": 1, "reason": ""}, (400, "malformed")),
        ({"amount_sats": 1, "reason": "  "}, (400, "malformed")),
        ({"amount_sats": 1, "reason": None}, (400, "malformed")),
        ({"amount_sats": 1, "reason": "a\0"}, (400, "malformed")),
        ({"amount_sats": 1, "reason": "x" * 501}, (400, "malformed")),
        ({"amount_sats": 1, "return_by": "cheque"}, (400, "malformed")),
        ({"amount_sats": 1, "return_by": "invoice"}, (400, "invoice_needed")),
        ({"amount_sats": 1, "payment_request": "lnbc"}, (400, "invoice_needed")),
        ({"amount_sats": 1, "payment_id": "x"}, (404, "payment_not_found")),
        ({"amount_sats": 1, "return_rewards": 1}, (400, "malformed")),
    ],
    ids=lambda value: ascii(value)[:40],
)
async def test_what_is_wrong_is_refused_and_nothing_happens(
    shop: tuple[Venue, Guest, str], body: dict[str, Any], expected: tuple[int, str]
) -> None:
    venue, guest, order_id = shop
    before = await everything(venue, guest, order_id)
    assert refusal(await venue.refund(order_id, **body)) == expected
    path = f"/orders/{order_id}/refund?preview=true"
    body = {"reason": "Cold soup", **body}
    assert await venue.refused("POST", path, **body) == expected
    assert await everything(venue, guest, order_id) == before


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue, new_guest: NewGuest) -> tuple[Venue, Guest, str]:
    """A venue, a guest and their bill of 10,000 sats and 2,000 of tip."""
    venue, guest = await new_venue(), await new_guest()
    return venue, guest, await bill_of(venue, guest, 10_000, tip_sats=2_000)


async def test_a_bill_that_is_not_paid_has_nothing_to_give(venue: Venue) -> None:
    order_id = (await venue.order(5_000))["order"]["id"]
    assert refusal(await venue.refund(order_id, amount_sats=1)) == (409, "not_paid")
    await venue.do("PUT", f"/orders/{order_id}/status", status="canceled")
    assert refusal(await venue.refund(order_id, amount_sats=1)) == (409, "not_paid")
    order = await venue.do("GET", f"/orders/{order_id}")
    assert (order["bill"], order["refunds"], order["refunded_sats"]) == ("void", [], 0)


async def test_who_may_refund(shop: tuple[Venue, Guest, str]) -> None:
    """A manager's token and the admin key; nobody else, and no preview either."""
    venue, _, order_id = shop
    body: dict[str, Any] = {"amount_sats": 1, "reason": "Cold soup"}
    for path in (f"/orders/{order_id}/refund", f"/orders/{order_id}/refund?preview=1"):
        for headers, expected in (
            ({}, (401, "not_proved")),
            (venue.invoice, (403, "admin_key_needed")),
            (await venue.token(*(SCOPES - {"manage"})), (403, "scope_missing")),
        ):
            assert refusal(await venue.once(path, headers, **body)) == expected
    manager = await venue.token("manage")
    response = await venue.once(f"/orders/{order_id}/refund", manager, **body)
    assert response.status_code == 201


async def test_a_bill_of_long_ago_can_go_back(
    new_venue: NewVenue, guest: Guest
) -> None:
    with ago(days=40):
        venue = await new_venue()
        order_id = await bill_of(venue, guest, 10_000)
    made = await refunded(venue, order_id, amount_sats=10_000)
    assert made["points"] == 0
    assert (await venue.card(guest))["recent_events"][0]["time"] == (
        made["refund"]["time"]
    )
