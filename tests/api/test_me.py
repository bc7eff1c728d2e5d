"""Holders see all their cards, are called as they like, and leave (missions 53, 213,
219, 221; api: customer)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from holders import cards, send
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import perks
from browsers import Phone
from devkit.people import Guest, NostrKeys
from lab import Lab
from venue import API, Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
CARDS = API + "/me/cards"
CALLED = "/merchants/{}/customers/{}"


@pytest.fixture
async def other(new_venue: NewVenue) -> Venue:
    return await new_venue(name="Hal's Bar")


async def put(guest: Guest, venue: Venue, card_id: str, **body: Any) -> Any:
    return await send(venue.http, guest.keys, "PUT", f"/me/cards/{card_id}", **body)


async def leave(guest: Guest, venue: Venue, card_id: str, **body: Any) -> Any:
    body = body or {"confirm": True}
    return await send(venue.http, guest.keys, "DELETE", f"/me/cards/{card_id}", **body)


# --- what there is --------------------------------------------------------------------


async def test_all_cards_of_one_key(venue: Venue, other: Venue, guest: Guest) -> None:
    await venue.tier("Silver", 5)
    reward = await perks.reward(venue, cost_points=8)
    await venue.serve(guest, 10_000)
    await other.serve(guest, 3_000)
    second, first = sorted(
        await cards(venue.http, guest.keys), key=lambda c: c["points"]
    )
    assert [one["points"] for one in (first, second)] == [10, 3]
    assert first["merchant"] == {
        "id": venue.id,
        "name": "Satoshi's Table",
        "slug": venue.merchant["slug"],
    }
    assert first["program"]["id"] == venue.merchant["program_id"]
    assert first["tier"]["name"] == "Silver"
    assert [one["id"] for one in first["rewards_ready"]] == [reward["id"]]
    assert (first["visits"], first["visits_this_month"]) == (1, 1)
    assert (first["name"], first["visibility"], first["recovery"]) == (
        "",
        "private",
        None,
    )
    shown = await venue.card(guest)
    for name in ("points", "tier", "next_tier", "next_reward", "expiring", "coming"):
        assert first[name] == shown[name]


async def test_it_comes_in_pages(venue: Venue, other: Venue, guest: Guest) -> None:
    for place in (venue, other):
        await place.serve(guest, 1_000)
    seen = []
    for offset in (0, 1):
        path = f"/me/cards?limit=1&offset={offset}"
        page = answer(await send(venue.http, guest.keys, "GET", path))
        assert page["total"] == 2
        seen += [one["merchant"]["id"] for one in page["data"]]
    assert sorted(seen) == sorted([venue.id, other.id])


async def test_nobodys_cards_are_none(venue: Venue) -> None:
    assert await cards(venue.http, NostrKeys.fresh()) == []


async def test_a_session_reads_them_too(venue: Venue, guest: Guest) -> None:
    await venue.serve(guest, 1_000)
    phone = Phone(venue.http, guest.keys)
    for path in (CARDS, API + "/me/history"):
        assert refusal(await phone.call("GET", path)) == (401, "not_proved")
    await phone.sign_in()
    for path in (CARDS, API + "/me/history"):
        assert answer(await phone.call("GET", path))["total"] == 1


async def test_staff_read_nobodys(venue: Venue) -> None:
    token = await venue.token("read", "manage", "monitor")
    for path in ("/me/cards", "/me/history"):
        for headers in (venue.admin, token):
            assert await venue.refused("GET", path, headers) == (403, "not_for_staff")


async def test_only_where_loyalty_is_on(
    venue: Venue, other: Venue, guest: Guest
) -> None:
    """Below `full`, and where the merchant has closed, no card shows."""
    for place in (venue, other):
        await place.serve(guest, 1_000)
    (gone,) = [c for c in await cards(venue.http, guest.keys) if is_at(c, venue)]
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bistro")
    assert [is_at(c, other) for c in await cards(venue.http, guest.keys)] == [True]
    path = f"/me/history?card_id={gone['card_id']}"
    hidden = await send(venue.http, guest.keys, "GET", path)
    assert refusal(hidden) == (404, "card_not_found")
    await other.do("DELETE", f"/merchants/{other.id}")
    assert await cards(venue.http, guest.keys) == []
    assert (
        answer(await send(venue.http, guest.keys, "GET", "/me/history"))["data"] == []
    )


def is_at(card: dict[str, Any], venue: Venue) -> bool:
    return bool(card["merchant"]["id"] == venue.id)


async def test_the_branch_that_was_visited_last(venue: Venue, guest: Guest) -> None:
    path = f"/merchants/{venue.id}/program/invitations"
    invited = await venue.do("POST", path)
    branch = await venue.register(
        program_id=venue.merchant["program_id"], invitation=invited["invitation"]
    )
    await venue.serve(guest, 1_000)
    await branch.serve(guest, 1_000)
    (card,) = await cards(venue.http, guest.keys)
    assert is_at(card, branch)
    await branch.do("DELETE", f"/merchants/{branch.id}")
    (card,) = await cards(venue.http, guest.keys)
    assert is_at(card, venue) and card["points"] == 2


# --- what happened --------------------------------------------------------------------


async def test_history_is_a_bank_statement(
    venue: Venue, other: Venue, guest: Guest
) -> None:
    await venue.serve(guest, 10_000)
    await other.serve(guest, 3_000)
    answer(await venue.by_hand("grant", guest.pubkey, 5, reason="Birthday"))
    found = answer(await send(venue.http, guest.keys, "GET", "/me/history"))
    assert found["total"] == 3
    times = [line["time"] for line in found["data"]]
    assert times == sorted(times, reverse=True)
    by_kind = {(line["kind"], line["points_delta"]): line for line in found["data"]}
    assert set(by_kind) == {("earned", 10), ("earned", 3), ("granted", 5)}
    given = by_kind["granted", 5]
    assert (given["reason"], given["order_id"]) == ("Birthday", None)
    assert by_kind["earned", 3]["merchant"]["name"] == "Hal's Bar"
    for card in await cards(venue.http, guest.keys):
        path = f"/me/history?card_id={card['card_id']}&limit=1"
        page = answer(await send(venue.http, guest.keys, "GET", path))
        assert len(page["data"]) == 1
        assert page["total"] == (2 if is_at(card, venue) else 1)
        assert {line["card_id"] for line in page["data"]} == {card["card_id"]}


async def test_nobody_reads_anothers(
    venue: Venue, guest: Guest, new_guest: NewGuest
) -> None:
    event = await venue.serve(guest, 1_000)
    card_id = event["id"].split(":")[0]
    bob = await new_guest("Bob")
    await venue.serve(bob, 1_000)
    path = f"/me/history?card_id={card_id}"
    refused = [
        await send(venue.http, bob.keys, "GET", path),
        await put(bob, venue, card_id, name="Ana"),
        await leave(bob, venue, card_id),
    ]
    for one in refused:
        assert refusal(one) == (404, "card_not_found")
    assert (await venue.card(guest))["points"] == 1


@given(bills=st.lists(st.integers(0, 9), min_size=1, max_size=6))
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
async def test_the_statement_adds_up_to_the_card(
    venue: Venue, lab: Lab, bills: list[int]
) -> None:
    """Whatever was paid, moved or put together: a card is the sum of its lines."""
    from loyalty import services
    from loyalty.customers import own

    old, kept = lab.guest(), lab.guest()
    for number, points in enumerate(bills):
        await lab.earn((old, kept)[number % 2], points * 1000)
    await lab.run(services.merge_cards, lab.program_id, old, kept)
    for pubkey in (old, kept):
        (card,), _ = await lab.run(own.list_cards, pubkey, 100, 0)
        lines, total = await lab.run(own.list_history, pubkey, card.card_id, 100, 0)
        assert sum(line.entry.delta for line in lines) == card.view.points == sum(bills)
        assert total == len(lines)


@pytest.fixture
def lab(venue: Venue) -> Lab:
    import time

    return Lab(venue, int(time.time()))


# --- leaving --------------------------------------------------------------------------


async def test_leaving_takes_this_card_and_no_other(
    venue: Venue, other: Venue, guest: Guest
) -> None:
    """What remains outside is said in words."""
    for place in (venue, other):
        await place.serve(guest, 4_000)
    (card,) = [c for c in await cards(venue.http, guest.keys) if is_at(c, venue)]
    answer(await put(guest, venue, card["card_id"], name="Ana"))
    phone = Phone(venue.http, guest.keys)
    await phone.sign_in()
    left = answer(await leave(guest, venue, card["card_id"]))
    assert (left["erased"], left["points_ended"]) == (True, 4)
    assert any("relays" in words for words in left["remains"])
    assert [is_at(c, other) for c in await cards(venue.http, guest.keys)] == [True]
    assert refusal(await phone.call("GET", CARDS)) == (401, "session_ended")
    assert await venue.do("GET", f"/merchants/{venue.id}/customers") == {
        "data": [],
        "total": 0,
    }
    again = await leave(guest, venue, card["card_id"])
    assert refusal(again) == (404, "card_not_found")
    assert (await venue.proof())["wrong"] == 0


async def test_it_has_to_be_meant(venue: Venue, guest: Guest) -> None:
    event = await venue.serve(guest, 4_000)
    card_id = event["id"].split(":")[0]
    for body, code in (
        ({"confirm": False}, "confirm_needed"),
        ({"confirm": 1}, "malformed"),
        ({"sure": True}, "malformed"),
    ):
        assert refusal(await leave(guest, venue, card_id, **body)) == (400, code)
    assert (await venue.card(guest))["points"] == 4


async def test_one_can_leave_where_nothing_shows_any_more(
    venue: Venue, guest: Guest
) -> None:
    event = await venue.serve(guest, 4_000)
    await venue.do("DELETE", f"/merchants/{venue.id}")
    assert answer(await leave(guest, venue, event["id"].split(":")[0]))["erased"]
