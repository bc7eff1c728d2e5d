"""A guest says at which table they sit, and staff sees it (mission 224)."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
import seats

import perks
import records
from browsers import Phone, caller_at
from devkit.people import Guest
from lab import DAY, Lab
from proofs import signed
from venue import API, Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
NewLab = Callable[..., Awaitable[Lab]]
HOURS = 3600


@pytest.fixture
async def alice(new_guest: NewGuest) -> Guest:
    return await new_guest("Alice")


@pytest.fixture
async def phone(client: httpx.AsyncClient, alice: Guest) -> Phone:
    return Phone(client, alice.keys)


# --- who sits where -------------------------------------------------------------------


async def test_staff_sees_who_sits_where_and_puts_the_bill_on_their_card(
    venue: Venue, phone: Phone, alice: Guest, new_guest: NewGuest
) -> None:
    waiter = await venue.token("monitor", "pos")
    bob = await new_guest("Bob")
    await venue.tier("Gold", 30)
    await venue.serve(alice, 34_000)
    await venue.do(
        "PUT", f"/merchants/{venue.id}/customers/{alice.pubkey}", nickname="Ana"
    )
    with ago(60):
        answer(await seats.sit(phone, await seats.table(venue, "4")))
    bobs = answer(
        await seats.sit(Phone(venue.http, bob.keys), await seats.table(venue, "7"))
    )
    assert bobs["table"] == "7"
    newest, first = await seats.seated(venue, waiter)
    assert (newest["table"], newest["customer_pubkey"]) == ("7", bob.pubkey)
    assert newest["glance"]["headline"] == "First visit"
    assert newest["glance"]["name"] == f"Guest …{bob.pubkey[-4:]}"
    assert (first["table"], first["glance"]["name"]) == ("4", "Ana")
    assert (first["glance"]["tier"], first["glance"]["points"]) == ("Gold", 34)
    assert first["until"] - first["at"] == 3 * HOURS
    order = (await venue.order(10_000, table="4"))["order"]["id"]
    path = f"/orders/{order}/customer"
    body = {"customer_pubkey": first["customer_pubkey"]}
    attached = answer(await venue.call("PUT", path, waiter, **body))
    assert attached["customer_pubkey"] == alice.pubkey


async def test_a_regular_who_sits_there_is_on_a_visit(
    phone: Phone, alice: Guest, new_lab: NewLab
) -> None:
    """Before any bill is open, and if it is the first one this month."""
    lab = await new_lab(int(time.time()) - 70 * DAY)
    await lab.earn(alice.pubkey, 10_000)
    lab.pass_time(DAY)
    await lab.earn(alice.pubkey, 10_000)
    answer(await seats.sit(phone, await seats.table(lab.venue)))
    (seat,) = await seats.seated(lab.venue)
    assert seat["glance"]["headline"] == "1st visit this month"


async def test_it_earns_nothing_and_shows_the_guest_nothing(
    venue: Venue, phone: Phone, alice: Guest
) -> None:
    await venue.program(welcome_points=50)
    seated = answer(await seats.sit(phone, await seats.table(venue)))
    until = seated.pop("until")
    assert abs(until - time.time() - 3 * HOURS) < 60
    place = {"id": venue.id, "name": "Satoshi's Table"}
    assert seated == {"merchant": place, "table": "4"}
    card = await venue.card(alice)
    assert (card["points"], card["recent_events"]) == (0, [])
    customers = await venue.do("GET", f"/merchants/{venue.id}/customers")
    assert customers["total"] == 0, "no card is made of it"


async def test_a_guest_is_at_one_table(
    venue: Venue, phone: Phone, new_venue: NewVenue
) -> None:
    for name in ("1", "2"):
        answer(await seats.sit(phone, await seats.table(venue, name)))
    assert [seat["table"] for seat in await seats.seated(venue)] == ["2"]
    elsewhere = await new_venue()
    answer(await seats.sit(phone, await seats.table(elsewhere, "1")))
    assert await seats.seated(venue) == []
    assert len(await seats.seated(elsewhere)) == 1


async def test_it_is_over_after_three_hours_and_swept(
    venue: Venue, phone: Phone, app: Any
) -> None:
    from loyalty.store import store
    from loyalty.sweeps import SWEEPS

    (sweep,) = [sweep.step for sweep in SWEEPS if sweep.name == "guests at tables"]
    token = await seats.table(venue)
    with ago(3 * HOURS - 60):
        answer(await seats.sit(phone, token))
    assert len(await seats.seated(venue)) == 1
    await store.write(sweep, int(time.time()), 200)
    assert len(await seats.seated(venue)) == 1, "who sits there is not swept"
    with ago(3 * HOURS + 1):
        answer(await seats.sit(phone, token))
    assert await seats.seated(venue) == [], "swept or not"
    assert await store.write(sweep, int(time.time()), 200) == 1
    query = "SELECT * FROM checkins WHERE merchant_id = :id"
    assert await records.rows(query, id=venue.id) == []


async def test_a_table_that_is_taken_away_has_no_guests(
    venue: Venue, phone: Phone
) -> None:
    made = await venue.do("POST", f"/merchants/{venue.id}/tables", name="4")
    answer(await seats.sit(phone, seats.token_of(made)))
    await venue.do("DELETE", f"/tables/{made['id']}")
    assert await seats.seated(venue) == []
    query = "SELECT * FROM checkins WHERE merchant_id = :id"
    assert await records.rows(query, id=venue.id) == []


# --- who may, and where ---------------------------------------------------------------


async def test_a_signature_signs_the_browser_in_and_its_session_will_do(
    venue: Venue, phone: Phone, alice: Guest
) -> None:
    first, other = await seats.table(venue, "1"), await seats.table(venue, "2")
    answer(await seats.sit(phone, first))
    said = answer(await phone.call("GET", f"{API}/me/session"))
    assert said["pubkey"] == alice.pubkey
    refused = await seats.sit(phone, other, by_session=True)
    assert refusal(refused) == (403, "csrf_needed")
    phone.csrf = said["csrf"]
    answer(await seats.sit(phone, other, by_session=True))
    assert [seat["table"] for seat in await seats.seated(venue)] == ["2"]


async def test_only_a_guest_checks_in(venue: Venue) -> None:
    token = await seats.table(venue)
    tablet = await venue.token("monitor", "pos", "redeem", "manage")
    for headers in ({}, tablet, venue.admin, venue.invoice):
        refused = await venue.refused("POST", "/checkins", headers, table_token=token)
        assert refused == (401, "not_proved")
    assert await seats.seated(venue) == []


async def test_below_the_mode_full_there_is_no_checking_in(
    venue: Venue, phone: Phone
) -> None:
    token = await seats.table(venue)
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bistro")
    assert refusal(await seats.sit(phone, token)) == (409, "loyalty_off")


async def test_whoever_guesses_tables_is_told_to_wait(
    venue: Venue, client: httpx.AsyncClient
) -> None:
    """A right link is never held up: nobody at a full table is locked out."""
    known = f"{API}/tables/by-link/{await seats.table(venue)}"
    async with caller_at(client, "203.0.113.97") as mallory:
        phone = Phone(mallory)
        for turn in range(30):
            wrong = f"{os.urandom(16).hex()}-{os.urandom(16).hex()}"
            if turn % 2:
                said = await mallory.get(f"{API}/tables/by-link/{wrong}")
            else:
                said = await seats.sit(phone, wrong)
            assert refusal(said) == (404, "table_not_found")
        said = await seats.sit(phone, wrong)
        assert refusal(said) == (429, "too_many_tries")
        assert (await mallory.get(known)).is_success


# --- a bill that was open there is confirmed by it ------------------------------------


async def open_bill(venue: Venue, guest: Guest, table: str | None = "4") -> str:
    body = {"customer_pubkey": guest.pubkey, "table": table}
    return str((await venue.order(10_000, **body))["order"]["id"])


async def use(
    venue: Venue, phone: Phone, guest: Guest, reward: str, order: str
) -> httpx.Response:
    """Puts a reward on the bill, by the phone's session alone."""
    said = answer(await phone.call("GET", f"{API}/me/session"))
    phone.csrf = said["csrf"]
    body = json.dumps({"reward_id": reward, "order_id": order}).encode()
    path = f"{API}{venue.card_path(guest)}/redeem"
    return await seats.send(phone, path, body, perks.fresh_key() | seats.session(phone))


@pytest.fixture
async def reward(venue: Venue, alice: Guest) -> str:
    await venue.by_hand("grant", alice.pubkey, 1_000)
    made = await perks.reward(venue, kind="sats_off", value=500, cost_points=100)
    return str(made["id"])


async def test_what_was_open_on_that_table_is_confirmed(
    venue: Venue, phone: Phone, alice: Guest, reward: str
) -> None:
    """`remembered`: that very session confirmed this order by check-in."""
    order = await open_bill(venue, alice, table=" terrace  2")
    answer(await seats.sit(phone, await seats.table(venue, "Terrace 2")))
    assert (await venue.do("GET", f"/orders/{order}"))["verified"]
    answer(await use(venue, phone, alice, reward, order))
    waiter = await venue.token("redeem")
    asked = await perks.ask(venue, alice, reward, waiter, order_id=order)
    assert asked.is_success, "staff may, too, while the guest sits there"


async def test_what_came_later_takes_another_tap(
    venue: Venue, phone: Phone, alice: Guest, reward: str
) -> None:
    """Nobody has said yes to a bill that was not there."""
    token = await seats.table(venue)
    answer(await seats.sit(phone, token))
    order = await open_bill(venue, alice)
    refused = await use(venue, phone, alice, reward, order)
    assert refusal(refused) == (403, "signature_needed")
    answer(await seats.sit(phone, token, by_session=True))
    answer(await use(venue, phone, alice, reward, order))


async def test_a_bill_of_another_table_is_not_confirmed(
    venue: Venue, phone: Phone, alice: Guest, reward: str
) -> None:
    order = await open_bill(venue, alice, table="5")
    counter = await open_bill(venue, alice, table=None)
    answer(await seats.sit(phone, await seats.table(venue, "4")))
    for bill in (order, counter):
        refused = await use(venue, phone, alice, reward, bill)
        assert refusal(refused) == (403, "signature_needed")


async def test_a_bill_of_another_place_is_not_confirmed(
    venue: Venue, phone: Phone, alice: Guest, reward: str, new_venue: NewVenue
) -> None:
    order = await open_bill(venue, alice)
    answer(await seats.sit(phone, await seats.table(await new_venue(), "4")))
    refused = await use(venue, phone, alice, reward, order)
    assert refusal(refused) == (403, "signature_needed")


async def test_somebody_elses_bill_stays_theirs(
    venue: Venue, phone: Phone, alice: Guest, reward: str, new_guest: NewGuest
) -> None:
    bob = await new_guest("Bob")
    order = await open_bill(venue, bob)
    nobodys = (await venue.order(10_000, table="4"))["order"]["id"]
    answer(await seats.sit(phone, await seats.table(venue)))
    for bill in (order, nobodys):
        refused = await use(venue, phone, alice, reward, bill)
        assert refusal(refused) == (409, "other_customer")
    shown = await venue.do("GET", f"/orders/{order}")
    assert not shown["verified"] and shown["customer_pubkey"] == bob.pubkey
    assert (await venue.do("GET", f"/orders/{nobodys}"))["customer_pubkey"] is None


async def test_it_holds_for_ten_minutes_in_that_very_session(
    venue: Venue, phone: Phone, alice: Guest, reward: str
) -> None:
    token = await seats.table(venue)
    order = await open_bill(venue, alice)
    with ago(601):
        answer(await seats.sit(phone, token))
    refused = await use(venue, phone, alice, reward, order)
    assert refusal(refused) == (403, "signature_needed")
    other = Phone(venue.http, alice.keys)
    answer(await seats.sit(other, token))
    refused = await use(venue, phone, alice, reward, order)
    assert refusal(refused) == (403, "signature_needed"), "another phone's tap"
    answer(await use(venue, other, alice, reward, order))


async def test_every_time_asks_whatever_was_tapped(
    venue: Venue, phone: Phone, alice: Guest, reward: str
) -> None:
    await venue.program(proof_policy="every_time")
    order = await open_bill(venue, alice)
    answer(await seats.sit(phone, await seats.table(venue)))
    refused = await use(venue, phone, alice, reward, order)
    assert refusal(refused) == (403, "signature_needed")


# --- erasure --------------------------------------------------------------------------


async def test_who_only_ever_sat_there_can_be_forgotten(
    venue: Venue, phone: Phone, alice: Guest, new_guest: NewGuest
) -> None:
    bob, token = await new_guest("Bob"), await seats.table(venue)
    for one in (phone, Phone(venue.http, bob.keys)):
        answer(await seats.sit(one, token))
    path = venue.card_path(alice)
    answer(await venue.call("DELETE", path, signed(alice.keys, "DELETE", API + path)))
    seated = await seats.seated(venue)
    assert [seat["customer_pubkey"] for seat in seated] == [bob.pubkey]
    query = "SELECT * FROM checkins WHERE customer_pubkey = :pubkey"
    assert await records.rows(query, pubkey=alice.pubkey) == []
    again = await venue.call("DELETE", path, signed(alice.keys, "DELETE", API + path))
    assert refusal(again) == (404, "card_not_found")
