"""A customer shows who they are by signing the request (NIP-98, mission 47-50)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable

import pytest

import perks
from devkit.people import Guest
from proofs import encoded, request_tags, signed, signed_event
from venue import API, Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


@pytest.fixture(scope="module")
async def alice(new_guest: NewGuest) -> Guest:
    return await new_guest("Alice")


@pytest.fixture(scope="module")
async def bob(new_guest: NewGuest) -> Guest:
    return await new_guest("Bob")


async def test_a_customer_reads_their_own_card(shop: Venue, alice: Guest) -> None:
    await shop.serve(alice, 5_000)
    path = shop.card_path(alice)
    card = await shop.card(alice, signed(alice.keys, "GET", API + path))
    assert card == await shop.card(alice)
    assert card["points"] >= 5


async def test_nobody_reads_anothers_card(
    shop: Venue, alice: Guest, bob: Guest
) -> None:
    path = shop.card_path(alice)
    proof = signed(bob.keys, "GET", API + path)
    assert await shop.refused("GET", path, proof) == (403, "not_your_card")


async def test_the_key_in_the_path_may_be_written_as_npub(
    shop: Venue, alice: Guest
) -> None:
    from nostr_sdk import PublicKey

    npub = PublicKey.parse(alice.pubkey).to_bech32()
    path = f"/restaurants/{shop.merchant['slug']}/loyalty/{npub}"
    response = await shop.call("GET", path, signed(alice.keys, "GET", API + path))
    assert response.json()["merchant"]["id"] == shop.id


async def test_a_proof_opens_once(shop: Venue, alice: Guest) -> None:
    path = shop.card_path(alice)
    proof = signed(alice.keys, "GET", API + path)
    await shop.card(alice, proof)
    assert await shop.refused("GET", path, proof) == (401, "proof_used")


async def test_a_proof_opens_once_even_at_the_same_moment(
    shop: Venue, alice: Guest
) -> None:
    path = shop.card_path(alice)
    proof = signed(alice.keys, "GET", API + path)
    answers = await asyncio.gather(*(shop.call("GET", path, proof) for _ in range(8)))
    assert sorted(response.status_code for response in answers) == [200] + [401] * 7


@pytest.mark.parametrize("base", ["http://evil.example", "https://127.0.0.1:5000", ""])
async def test_a_proof_for_another_server_opens_nothing(
    shop: Venue, alice: Guest, base: str
) -> None:
    """Whatever the Host header claims: the configured address counts."""
    path = shop.card_path(alice)
    proof = signed(alice.keys, "GET", API + path, base=base)
    host = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    for headers in (proof, proof | host):
        assert await shop.refused("GET", path, headers) == (401, "proof_wrong_url")
    good = signed(alice.keys, "GET", API + path)
    assert (await shop.call("GET", path, good | host)).is_success


async def test_a_proof_covers_the_query(shop: Venue, alice: Guest) -> None:
    path = shop.card_path(alice)
    proof = signed(alice.keys, "GET", API + path)
    assert await shop.refused("GET", path + "?a=1", proof) == (401, "proof_wrong_url")
    proof = signed(alice.keys, "GET", API + path + "?a=1")
    assert (await shop.call("GET", path + "?a=1", proof)).is_success


async def test_an_old_proof_opens_nothing(shop: Venue, alice: Guest) -> None:
    path = shop.card_path(alice)
    url = "http://127.0.0.1:5000" + API + path
    event = signed_event(alice.keys, request_tags("GET", url), created_at=1_700_000_000)
    proof = {"Authorization": f"Nostr {encoded(event)}"}
    assert await shop.refused("GET", path, proof) == (401, "proof_too_old")


@pytest.mark.parametrize(
    "header", ["Nostr", "Nostr ", "Nostr x", "Nostr " + "A" * 9000]
)
async def test_garbage_is_no_proof(shop: Venue, alice: Guest, header: str) -> None:
    path = shop.card_path(alice)
    response = await shop.call("GET", path, {"Authorization": header})
    assert refusal(response) == (401, "proof_malformed")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/merchants/{id}/program"),
        ("GET", "/merchants/{id}/orders"),
        ("GET", "/merchants/{id}/customers"),
        ("GET", "/merchants/{id}/tokens"),
        ("POST", "/merchants/{id}/verify"),
        ("PUT", "/merchants/{id}/program"),
        ("DELETE", "/merchants/{id}"),
    ],
)
async def test_a_signature_opens_nothing_of_the_staffs(
    shop: Venue, alice: Guest, method: str, path: str
) -> None:
    path = path.format(id=shop.id)
    body = b"{}" if method in ("POST", "PUT") else b""
    proof = signed(alice.keys, method, API + path, body)
    assert await shop.refused(method, path, proof) == (403, "not_for_customers")


async def test_a_customer_makes_no_orders(shop: Venue, alice: Guest) -> None:
    body = f'{{"merchant_id":"{shop.id}","amount_sats":1000}}'.encode()
    headers = {"Content-Type": "application/json"}
    response = await shop.http.post(
        API + "/orders",
        content=body,
        headers=headers | signed(alice.keys, "POST", API + "/orders", body),
    )
    assert refusal(response) == (403, "not_for_customers")


async def test_a_signature_may_say_that_it_is_for_a_reward(
    shop: Venue, bob: Guest
) -> None:
    """And one for anything else uses no points (mission 161-166)."""
    await shop.by_hand("grant", bob.pubkey, 100)
    cake = await perks.reward(shop, cost_points=40)
    path = f"{API}{shop.card_path(bob)}/redeem"
    body = json.dumps({"reward_id": cake["id"]}).encode()
    said = {}
    for purpose in ("card", "redeem"):
        tags = request_tags("POST", "http://127.0.0.1:5000" + path, body)
        event = signed_event(bob.keys, [*tags, ["purpose", purpose]])
        headers = {**perks.fresh_key(), "Authorization": f"Nostr {encoded(event)}"}
        headers["Content-Type"] = "application/json"
        said[purpose] = await shop.http.post(path, content=body, headers=headers)
    assert refusal(said["card"]) == (401, "proof_wrong_purpose")
    assert answer(said["redeem"])["points"] == 60
