"""A customer takes their card along, and whoever gets it can check it (mission 51,
210). The file that the API gives is checked by the program that strangers run."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from card_files import bare_check, saved
from devkit.people import Guest, NostrKeys
from proofs import signed
from venue import API, Venue

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]

BILLS = 10_000  # two pages of the chain, and 27 years of a guest who comes daily
UNSIGNED = "Nobody has signed it: it fits together, but does not show who wrote it."


def path_of(venue: Venue, guest: Guest) -> str:
    return f"{venue.card_path(guest)}/export"


async def taken(venue: Venue, guest: Guest) -> httpx.Response:
    """The export that the guest signs for."""
    path = path_of(venue, guest)
    response = await venue.call("GET", path, signed(guest.keys, "GET", API + path))
    assert response.is_success, response.text
    return response


async def document_of(venue: Venue, guest: Guest) -> dict[str, Any]:
    return dict((await taken(venue, guest)).json())


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue(name="Café “Zur Börse” ☕")


@pytest.fixture(scope="module")
async def alice(shop: Venue, new_guest: NewGuest) -> Guest:
    """Has paid three bills."""
    guest = await new_guest("Alice")
    for amount in (34_000, 500, 7_900):
        await shop.serve(guest, amount)
    return guest


@pytest.fixture(scope="module")
async def bob(new_guest: NewGuest) -> Guest:
    return await new_guest("Bob")


# --- what it holds --------------------------------------------------------------------


async def test_a_card_that_was_lived_is_genuine(
    shop: Venue, alice: Guest, tmp_path: Path
) -> None:
    """What was paid for, and read by a program that knows nothing of ours."""
    text = (await taken(shop, alice)).text
    assert bare_check(saved(text, tmp_path)) == (
        0,
        ["Genuine. 3 entries, none missing.", UNSIGNED],
    )


async def test_the_document_says_what_the_card_says(shop: Venue, alice: Guest) -> None:
    document = await document_of(shop, alice)
    card = await shop.card(alice)
    program = await shop.do("GET", f"/merchants/{shop.id}/program")
    shown = card["recent_events"][::-1]
    card_id = shown[0]["id"].split(":")[0]
    assert (document["format"], document["version"]) == ("loyalty-card", 1)
    assert document["program"] == {"id": program["id"], "name": program["name"]}
    assert document["card"] == {"id": card_id, "customer_pubkey": alice.pubkey}
    assert document["merchants"] == {shop.id: "Café “Zur Börse” ☕"}
    assert document["balance"] == {
        "points": card["points"],
        "lifetime_points": card["lifetime_points"],
    }
    assert document["signed_head"] is None
    last = document["events"][-1]
    assert document["head"] == {"seq": 3, "hash": last["hash"]}
    fields = document["fields"]
    events = [dict(zip(fields, e["hashed"], strict=True)) for e in document["events"]]
    for event, entry in zip(events, shown, strict=True):
        assert event["seq"] == entry["seq"]
        assert event["delta"] == entry["points_delta"]
        assert event["time"] == entry["time"]
        assert event["base_sats"] == entry["base_sats"]
        rule = json.loads(document["rules"][event["rule_hash"]])
        assert rule == ["spend", 1, 1000, "", 0, 0]


async def test_a_changed_history_is_found_out(
    shop: Venue, alice: Guest, tmp_path: Path
) -> None:
    document = await document_of(shop, alice)
    document["events"][1]["hashed"][5] += 1000
    found = bare_check(saved(document, tmp_path))
    assert found == (1, ["Not genuine: entry 2 was changed."])


async def test_a_later_bill_lengthens_the_same_chain(
    venue: Venue, guest: Guest, tmp_path: Path
) -> None:
    """Under another rule, whose text comes along; branches are named too."""
    await venue.serve(guest, 5_000)
    before = await document_of(venue, guest)
    await venue.program(earn_points=3)
    path = f"/merchants/{venue.id}/program/invitations"
    invited = await venue.do("POST", path)
    branch = await venue.register(
        program_id=invited["program_id"], invitation=invited["invitation"]
    )
    await branch.serve(guest, 2_000)
    after = await document_of(branch, guest)
    assert after["events"][:1] == before["events"]
    assert len(after["rules"]) == 2
    assert set(after["merchants"]) == {venue.id, branch.id}
    words = "Genuine. 2 entries, none missing."
    assert bare_check(saved(after, tmp_path))[1][0] == words


async def test_the_file_is_named_without_the_key(shop: Venue, alice: Guest) -> None:
    response = await taken(shop, alice)
    card_id = response.json()["card"]["id"]
    name = f'attachment; filename="loyalty-card-{card_id}.json"'
    assert response.headers["content-disposition"] == name
    assert response.headers["content-type"].startswith("application/json")
    assert response.headers["cache-control"] == "no-store"
    assert alice.pubkey not in str(response.headers)


async def test_a_card_without_entries_can_be_taken(
    shop: Venue, new_guest: NewGuest, tmp_path: Path
) -> None:
    """Staff gave a name to a guest who has not paid yet."""
    carol = await new_guest("Carol")
    named = f"/merchants/{shop.id}/customers/{carol.pubkey}"
    await shop.do("PUT", named, nickname="Carol from next door")
    text = (await taken(shop, carol)).text
    assert "next door" not in text  # the name is the merchant's own note
    assert bare_check(saved(text, tmp_path))[1][0] == "Genuine. No entries yet."


async def test_a_card_of_many_years_can_be_taken(
    venue: Venue, guest: Guest, tmp_path: Path
) -> None:
    from loyalty import services
    from loyalty.clock import LocalClock
    from loyalty.points import Bill
    from loyalty.store import Tx, store

    def earn(tx: Tx, first: int, last: int) -> None:
        program = services.get_program(tx, venue.merchant["program_id"])
        for number in range(first, last):
            paid = services.PaidBill(
                program=program,
                merchant_id=venue.id,
                order_id=None,
                source_id=f"{venue.id}-{number}",
                bill=Bill(base_sats=1_000 + number),
                time=program.effective_from + number,
                clock=LocalClock("UTC"),
                minor_per_btc=0,
            )
            services.earn(tx, guest.pubkey, paid)

    for first in range(0, BILLS, 500):
        await store.write(earn, first, min(first + 500, BILLS))
    text = (await taken(venue, guest)).text
    words = f"Genuine. {BILLS} entries, none missing."
    assert bare_check(saved(text, tmp_path))[1][0] == words


# --- whose it is ----------------------------------------------------------------------


async def test_the_merchants_admin_key_exports_it_too(
    shop: Venue, alice: Guest
) -> None:
    by_owner = await shop.do("GET", path_of(shop, alice))
    by_alice = await document_of(shop, alice)
    for document in (by_owner, by_alice):
        assert document.pop("exported_at") > 1_700_000_000
    assert by_owner == by_alice


async def test_nobody_else_gets_it(
    shop: Venue, alice: Guest, bob: Guest, venue: Venue
) -> None:
    path = path_of(shop, alice)
    every = ["monitor", "pos", "redeem", "read", "orders", "manage", "payout"]
    proof = signed(bob.keys, "GET", API + path)
    card_alone = signed(alice.keys, "GET", API + shop.card_path(alice))
    for headers, expected in (
        ({}, (401, "not_proved")),
        (proof, (403, "not_your_card")),
        (card_alone, (401, "proof_wrong_url")),
        (shop.invoice, (403, "admin_key_needed")),
        (await shop.token(*every), (403, "scope_missing")),
        (venue.admin, (404, "merchant_not_found")),
        (await venue.token(*every), (404, "merchant_not_found")),
    ):
        assert await shop.refused("GET", path, headers) == expected


async def test_a_proof_takes_it_once(shop: Venue, alice: Guest) -> None:
    path = path_of(shop, alice)
    proof = signed(alice.keys, "GET", API + path)
    assert (await shop.call("GET", path, proof)).is_success
    assert await shop.refused("GET", path, proof) == (401, "proof_used")


async def test_who_has_no_card_has_none_to_take(
    shop: Venue, bob: Guest, venue: Venue, alice: Guest
) -> None:
    """And asking makes none; a card of another programme is none here."""
    path = path_of(shop, bob)
    for headers in (shop.admin, shop.admin, signed(bob.keys, "GET", API + path)):
        assert await shop.refused("GET", path, headers) == (404, "card_not_found")
    here = path_of(venue, alice)
    assert await venue.refused("GET", here) == (404, "card_not_found")
    assert (await venue.proof())["cards"] == 0


@pytest.mark.parametrize("nonsense", ["nobody", "0" * 64, "npub1zzz"])
async def test_nonsense_is_no_key(shop: Venue, nonsense: str) -> None:
    path = f"/restaurants/{shop.id}/loyalty/{nonsense}/export"
    assert await shop.refused("GET", path) == (400, "bad_pubkey")


async def test_an_unknown_merchants_card_is_not_there(
    alice: Guest, shop: Venue
) -> None:
    path = f"/restaurants/{NostrKeys.fresh().public}/loyalty/{alice.pubkey}/export"
    proof = signed(alice.keys, "GET", API + path)
    assert await shop.refused("GET", path, proof) == (404, "merchant_not_found")


# --- always ---------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["bar", "bistro"])
async def test_below_full_the_customer_still_takes_it(
    venue: Venue, guest: Guest, mode: str, tmp_path: Path
) -> None:
    """Mission 51: it is the customer's right, whatever the merchant shows."""
    await venue.serve(guest, 5_000)
    await venue.do("PUT", f"/merchants/{venue.id}", mode=mode)
    assert (await venue.card(guest))["points"] == 0
    document = await document_of(venue, guest)
    assert document["balance"]["points"] == 5
    assert bare_check(saved(document, tmp_path))[0] == 0


async def test_when_the_programme_is_off_the_customer_still_takes_it(
    venue: Venue, guest: Guest
) -> None:
    await venue.serve(guest, 5_000)
    await venue.program(is_enabled=False)
    assert (await document_of(venue, guest))["balance"]["points"] == 5


async def test_when_the_merchant_has_closed_the_customer_still_takes_it(
    venue: Venue, guest: Guest, bob: Guest, tmp_path: Path
) -> None:
    """Theirs alone: the door is open for nobody else and for nothing else."""
    await venue.serve(guest, 5_000)
    before = await document_of(venue, guest)
    await venue.do("DELETE", f"/merchants/{venue.id}")
    after = await document_of(venue, guest)
    assert after["events"] == before["events"]
    assert bare_check(saved(after, tmp_path))[0] == 0
    path, card = path_of(venue, guest), venue.card_path(guest)
    closed = (404, "merchant_not_found")
    assert await venue.refused("GET", path) == closed
    proof = signed(bob.keys, "GET", API + path)
    assert await venue.refused("GET", path, proof) == (403, "not_your_card")
    proof = signed(guest.keys, "GET", API + card)
    assert await venue.refused("GET", card, proof) == closed
