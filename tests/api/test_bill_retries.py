"""What a till sends again, because the first answer never came, happens once."""

from __future__ import annotations

import os
from typing import Any

import pytest

from devkit.people import Guest
from venue import Venue, answer, refusal

SOUP = [{"name": "Soup", "unit_price_sats": 4000}]


async def opened(venue: Venue, sats: int = 6000) -> str:
    made = await venue.order(sats, keep_open=True)
    return str(made["order"]["id"])


async def test_lines_come_once(venue: Venue) -> None:
    """Mission 41: two taps on a slow network put one soup on the bill."""
    order_id, key = await opened(venue), os.urandom(8).hex()
    path = f"/orders/{order_id}/lines"
    for _ in range(2):
        said = answer(await venue.once(path, key=key, lines=SOUP))
        assert said["order"]["amount_sats"] == 10_000
    again = await venue.do("POST", path, lines=SOUP)
    assert again["order"]["amount_sats"] == 14_000
    other = [{"name": "Bread", "unit_price_sats": 1}]
    refused = refusal(await venue.once(path, key=key, lines=other))
    assert refused == (409, "idempotency_mismatch")


async def test_a_part_is_asked_for_once(venue: Venue) -> None:
    """Mission 223: the same share again is the same invoice."""
    order_id, key = await opened(venue), os.urandom(8).hex()
    path = f"/orders/{order_id}/payments"
    first = answer(await venue.once(path, key=key, share=2))
    again = answer(await venue.once(path, key=key, share=2))
    assert first["payment_id"] == again["payment_id"]
    assert first["payment_request"] == again["payment_request"]
    other = answer(await venue.once(path, share=2))
    assert other["payment_id"] != first["payment_id"]


async def test_a_refused_line_can_be_sent_again(venue: Venue) -> None:
    order_id, key = await opened(venue), os.urandom(8).hex()
    path = f"/orders/{order_id}/lines"
    wrong = [{"unit_price_sats": 4000}]
    assert refusal(await venue.once(path, key=key, lines=wrong))[1] == "name_needed"
    assert answer(await venue.once(path, key=key, lines=SOUP))["order"]["lines"]


async def test_a_guest_at_a_glance_before_there_is_a_bill(
    venue: Venue, guest: Guest
) -> None:
    """Mission 45: today's bill, which is about to be made, counts."""
    path = f"/merchants/{venue.id}/customers/{guest.pubkey}/glance"
    seen: dict[str, Any] = await venue.do("GET", path)
    assert seen["headline"] == "First visit"
    assert (seen["customer_pubkey"], seen["points"]) == (guest.pubkey, 0)
    await venue.serve(guest, 5000)
    assert (await venue.do("GET", path))["points"] == 5


@pytest.mark.parametrize("scope", ["read", "redeem"])
async def test_who_sees_a_guest(venue: Venue, scope: str) -> None:
    path = f"/merchants/{venue.id}/customers/{'0' * 63}3/glance"
    token = await venue.token(scope)
    assert await venue.refused("GET", path, token) == (403, "scope_missing")
    for headers in (await venue.token("pos"), venue.invoice):
        assert (await venue.call("GET", path, headers)).status_code == 200
