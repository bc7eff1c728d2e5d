"""Holders say how they want to be called (missions 53, 219, 221; api: customer)."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from holders import cards, send

from browsers import Phone
from devkit.people import Guest
from lab import Lab
from venue import API, Venue, answer, refusal

NewGuest = Callable[..., Awaitable[Guest]]
CARDS = API + "/me/cards"
CALLED = "/merchants/{}/customers/{}"


async def put(guest: Guest, venue: Venue, card_id: str, **body: Any) -> Any:
    return await send(venue.http, guest.keys, "PUT", f"/me/cards/{card_id}", **body)


@pytest.fixture
def lab(venue: Venue) -> Lab:
    return Lab(venue, int(time.time()))


async def test_staff_see_the_name_unless_they_have_one_of_their_own(
    venue: Venue, guest: Guest
) -> None:
    """`Ana · 4th visit this month`: the merchant's nickname first, then their own."""
    await venue.serve(guest, 1_000)
    (card,) = await cards(venue.http, guest.keys)
    nameless = f"Guest …{guest.pubkey[-4:]}"
    assert await seen(venue) == {nameless}
    named = answer(await put(guest, venue, card["card_id"], name=" Ana "))
    assert named == {"card_id": card["card_id"], "name": "Ana", "visibility": "private"}
    assert (await cards(venue.http, guest.keys))[0]["name"] == "Ana"
    assert await seen(venue) == {"Ana"}
    found = await venue.do("GET", f"/merchants/{venue.id}/customers?search=aN")
    assert [(c["nickname"], c["own_name"]) for c in found["data"]] == [(None, "Ana")]
    called = CALLED.format(venue.id, guest.pubkey)
    await venue.do("PUT", called, nickname="Anastasia")
    assert await seen(venue) == {"Anastasia"}
    assert (await venue.do("PUT", called, nickname=""))["name"] == "Ana"
    answer(await put(guest, venue, card["card_id"], name=""))
    assert await seen(venue) == {nameless}


async def seen(venue: Venue) -> set[str]:
    """What the guest is called wherever staff look."""
    orders = await venue.do("GET", f"/merchants/{venue.id}/orders")
    customers = await venue.do("GET", f"/merchants/{venue.id}/customers")
    log = await venue.do("GET", f"/merchants/{venue.id}/events")
    return {
        *(order["glance"]["name"] for order in orders["data"]),
        *(customer["name"] for customer in customers["data"]),
        *(event["name"] for event in log["data"]),
    }


async def test_a_session_sets_the_name_with_its_csrf_token(
    venue: Venue, guest: Guest
) -> None:
    event = await venue.serve(guest, 1_000)
    path = f"{CARDS}/{event['id'].split(':')[0]}"
    phone = Phone(venue.http, guest.keys)
    await phone.sign_in()
    headers = {"Cookie": f"loyalty_session={phone.cookie}"}
    body = {"name": "Ana"}
    refused = await venue.http.put(path, json=body, headers=headers)
    assert refusal(refused) == (403, "csrf_needed")
    headers["X-Loyalty-CSRF"] = phone.csrf
    assert answer(await venue.http.put(path, json=body, headers=headers))
    assert await seen(venue) == {"Ana"}
    gone = await venue.http.request(
        "DELETE", path, json={"confirm": True}, headers=headers
    )
    assert refusal(gone) == (403, "signature_needed")


async def test_names_that_are_refused(venue: Venue, guest: Guest) -> None:
    event = await venue.serve(guest, 1_000)
    card_id = event["id"].split(":")[0]
    answer(await put(guest, venue, card_id, name="x" * 40))
    for name, code in (
        ("x" * 41, "malformed"),
        ("A\nB", "malformed"),
        (7, "malformed"),
        (f"nsec1{'q' * 30}", "secret_key"),
    ):
        assert refusal(await put(guest, venue, card_id, name=name)) == (400, code)
    for visibility in ("public", "friends", ""):
        one = await put(guest, venue, card_id, name="Bob", visibility=visibility)
        assert refusal(one) == (400, "malformed")
    one = await put(guest, venue, card_id, visibility="full")
    assert refusal(one) == (409, "not_on_nostr")  # nobody could see it
    assert answer(await put(guest, venue, card_id, visibility="private"))
    assert await seen(venue) == {"x" * 40}


async def test_the_name_moves_with_the_card_unless_the_other_has_one(
    venue: Venue, lab: Lab, new_guest: NewGuest
) -> None:
    from loyalty import services

    for kept_name, expected in (("", "Old"), ("Kept", "Kept")):
        old, kept = await new_guest("Old"), await new_guest("Kept")
        for one, name in ((old, "Old"), (kept, kept_name)):
            event = await venue.serve(one, 1_000)
            answer(await put(one, venue, event["id"].split(":")[0], name=name))
        await lab.run(services.merge_cards, lab.program_id, old.pubkey, kept.pubkey)
        for one in (old, kept):
            (card,) = await cards(venue.http, one.keys)
            assert (card["name"], card["points"]) == (expected, 2)
