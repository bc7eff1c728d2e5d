"""The same request twice is one request, for thirty days and over restarts, and a
refused one is none (mission 212)."""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from devkit.people import Guest, NostrKeys
from proofs import signed
from venue import API, Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
MISMATCH = (409, "idempotency_mismatch")
DAY = 86_400


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


@pytest.fixture
def ana() -> str:
    """The key of somebody who was never here."""
    return NostrKeys.fresh().public


@pytest.fixture
def key() -> str:
    return os.urandom(8).hex()


async def history(venue: Venue, pubkey: str) -> list[int]:
    """What was given and taken on a card, oldest first."""
    card = await venue.do("GET", f"/restaurants/{venue.id}/loyalty/{pubkey}")
    return [event["points_delta"] for event in reversed(card["recent_events"])]


# --- the same again -------------------------------------------------------------------


async def test_the_same_again_gets_the_first_answer(
    shop: Venue, ana: str, key: str
) -> None:
    """Whatever happened in between."""
    first = await shop.by_hand("grant", ana, 5, key=key)
    await shop.by_hand("grant", ana, 7)
    again = await shop.by_hand("grant", ana, 5, key=key)
    assert (again.status_code, again.json()) == (201, first.json())
    assert await history(shop, ana) == [5, 7]


@pytest.mark.parametrize("verb", ["grant", "revoke"])
async def test_twenty_at_once_are_one(venue: Venue, ana: str, verb: str) -> None:
    await venue.by_hand("grant", ana, 100)
    tries = (venue.by_hand(verb, ana, 5, key="one") for _ in range(20))
    responses = await asyncio.gather(*tries)
    assert {response.status_code for response in responses} == {201}
    assert len({response.text for response in responses}) == 1
    assert await history(venue, ana) == [100, 5 if verb == "grant" else -5]
    proof = await venue.proof()
    assert (proof["events"], proof["wrong"]) == (2, 0)


async def test_many_keys_at_once_are_many(venue: Venue, ana: str) -> None:
    """Each of ten requests is sent three times, all at the same moment."""
    tries = (venue.by_hand("grant", ana, n, key=f"k{n}") for n in [*range(1, 11)] * 3)
    responses = await asyncio.gather(*tries)
    told = Counter(response.json()["event"]["id"] for response in responses)
    assert sorted(told.values()) == [3] * 10
    assert sorted(await history(venue, ana)) == list(range(1, 11))


async def test_the_cap_of_a_day_is_used_once(venue: Venue, ana: str) -> None:
    await venue.program(grant_daily_cap=10)
    for _ in range(3):
        answer(await venue.by_hand("grant", ana, 10, key="one"))
    assert await history(venue, ana) == [10]


async def test_what_was_answered_stands_when_loyalty_is_switched_off(
    venue: Venue, ana: str
) -> None:
    first = await venue.by_hand("grant", ana, 5, key="one")
    await venue.program(is_enabled=False)
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bar")
    assert (await venue.by_hand("grant", ana, 5, key="one")).json() == first.json()
    assert refusal(await venue.by_hand("grant", ana, 5)) == (409, "loyalty_off")


async def test_a_revoked_token_is_not_told_what_it_was_told_before(
    venue: Venue, ana: str
) -> None:
    path = f"/merchants/{venue.id}/tokens"
    made = await venue.do("POST", path, name="tablet", scopes=["manage"])
    token = {"X-Loyalty-Token": made["secret"]}
    answer(await venue.by_hand("grant", ana, 5, headers=token, key="one"))
    await venue.do("DELETE", f"/tokens/{made['id']}")
    again = await venue.by_hand("grant", ana, 5, headers=token, key="one")
    assert refusal(again) == (401, "bad_token")


# --- something else -------------------------------------------------------------------


async def test_a_key_is_for_one_body(shop: Venue, ana: str, key: str) -> None:
    answer(await shop.by_hand("grant", ana, 5, key=key))
    for points, reason in ((6, "Sorry"), (5, "Thanks")):
        other = await shop.by_hand("grant", ana, points, reason, key=key)
        assert refusal(other) == MISMATCH
    assert await history(shop, ana) == [5]


async def test_what_the_query_asks_for_is_part_of_the_request(
    shop: Venue, ana: str, key: str
) -> None:
    path = f"/restaurants/{shop.id}/loyalty/{ana}/grant"
    body: dict[str, Any] = {"points": 5, "reason": "Sorry"}
    answer(await shop.once(path, key=key, **body))
    assert refusal(await shop.once(path + "?preview=true", key=key, **body)) == MISMATCH


async def test_two_bodies_race_for_a_key_and_one_wins(venue: Venue, ana: str) -> None:
    tries = (venue.by_hand("grant", ana, 1 + n % 2, key="one") for n in range(20))
    responses = await asyncio.gather(*tries)
    assert Counter(r.status_code for r in responses) == {201: 10, 409: 10}
    (given,) = await history(venue, ana)
    assert {r.json()["points"] for r in responses if r.is_success} == {given}


async def test_another_call_is_another_key(shop: Venue, ana: str, key: str) -> None:
    """Another path or customer: a key is one call's own."""
    bob = NostrKeys.fresh().public
    answer(await shop.by_hand("grant", ana, 5, key=key))
    answer(await shop.by_hand("revoke", ana, 5, key=key))
    answer(await shop.by_hand("grant", bob, 5, key=key))
    assert (await history(shop, ana), await history(shop, bob)) == ([5, -5], [5])


async def test_anothers_key_is_another_key(shop: Venue, ana: str, key: str) -> None:
    for headers in (await shop.token("manage"), await shop.token("manage"), shop.admin):
        for _ in range(2):
            answer(await shop.by_hand("grant", ana, 5, headers=headers, key=key))
    assert await history(shop, ana) == [5, 5, 5]


async def test_both_keys_of_a_wallet_are_one_caller(shop: Venue, key: str) -> None:
    """Whoever tries again with the other key does not do it twice."""
    body: dict[str, Any] = {"merchant_id": shop.id, "amount_sats": 1_000}
    made = [
        answer(await shop.once("/orders", headers, key, **body))["order"]["id"]
        for headers in (shop.invoice, shop.admin)
    ]
    assert made[0] == made[1]


# --- what is no request at all --------------------------------------------------------


async def test_a_refused_call_keeps_no_key(shop: Venue, ana: str, key: str) -> None:
    short = await shop.by_hand("revoke", ana, 5, key=key)
    assert refusal(short) == (409, "insufficient_points")
    answer(await shop.by_hand("grant", ana, 8))
    answer(await shop.by_hand("revoke", ana, 5, key=key))
    answer(await shop.by_hand("revoke", ana, 5, key=key))
    assert await history(shop, ana) == [8, -5]


async def test_after_a_refusal_the_key_may_come_with_another_body(
    shop: Venue, ana: str, key: str
) -> None:
    for points in (0, "5"):
        path = f"/restaurants/{shop.id}/loyalty/{ana}/grant"
        malformed = await shop.once(path, key=key, points=points, reason="odd")
        assert refusal(malformed) == (400, "malformed")
    short = await shop.by_hand("revoke", ana, 5, key=key)
    assert refusal(short) == (409, "insufficient_points")
    answer(await shop.by_hand("grant", ana, 5, key=key))
    answer(await shop.by_hand("revoke", ana, 4, key=key))


async def test_twenty_refused_at_once_keep_no_key(venue: Venue, ana: str) -> None:
    tries = (venue.by_hand("revoke", ana, 5, key="one") for _ in range(20))
    for response in await asyncio.gather(*tries):
        assert refusal(response) == (409, "insufficient_points")
    await venue.by_hand("grant", ana, 5)
    answer(await venue.by_hand("revoke", ana, 5, key="one"))


async def test_without_a_key_nothing_moves(shop: Venue, ana: str) -> None:
    for headers in ({}, {"Idempotency-Key": ""}):
        for verb in ("grant", "revoke"):
            path = f"/restaurants/{shop.id}/loyalty/{ana}/{verb}"
            body = {"points": 5, "reason": "Sorry"}
            response = await shop.call("POST", path, shop.admin | headers, **body)
            assert refusal(response) == (400, "idempotency_key_needed")
    assert await history(shop, ana) == []


async def test_a_key_has_up_to_128_printable_characters(shop: Venue, ana: str) -> None:
    for bad in ("x" * 129, "tab\tbed"):
        response = await shop.by_hand("grant", ana, 5, key=bad)
        assert refusal(response) == (400, "bad_idempotency_key")
    for good in ("x" * 128, "7", "' OR ''='"):
        for _ in range(2):
            answer(await shop.by_hand("grant", ana, 5, key=good))
    assert await history(shop, ana) == [5, 5, 5]


# --- how long -------------------------------------------------------------------------


async def test_keys_are_kept_for_thirty_days(new_venue: NewVenue, ana: str) -> None:
    with ago(days=30.1):
        venue = await new_venue()
        await venue.by_hand("grant", ana, 1, key="old")
    with ago(days=29.9):
        await venue.by_hand("grant", ana, 2, key="young")
    await forget_all()
    for points, key in ((2, "young"), (1, "old")):
        answer(await venue.by_hand("grant", ana, points, key=key))
    assert await history(venue, ana) == [1, 2, 1]


async def test_keys_are_forgotten_a_few_at_a_time(
    new_venue: NewVenue, ana: str
) -> None:
    """So that no sweep holds up those who write."""
    await forget_all()
    with ago(days=31):
        venue = await new_venue()
        for n in range(5):
            await venue.by_hand("grant", ana, 1, key=f"k{n}")
    assert [await forget(2) for _ in range(4)] == [2, 2, 1, 0]


async def forget(limit: int) -> int:
    from loyalty.idempotency import forget_keys
    from loyalty.store import store

    return await store.write(forget_keys, int(time.time()), limit)


async def forget_all() -> None:
    while await forget(1_000):
        pass


async def test_what_is_kept_holds_no_customers_key_and_no_secret(
    shop: Venue, ana: str, key: str
) -> None:
    """Neither outlives an erasure in here."""
    token = await shop.token("manage")
    answer(await shop.by_hand("grant", ana, 5, headers=token, key=key))
    kept = str(await records.rows("SELECT * FROM idempotency_keys"))
    assert key in kept
    for secret in (ana, token["X-Loyalty-Token"], shop.wallet.admin_key):
        assert secret not in kept


# --- signed requests ------------------------------------------------------------------


async def test_a_signed_request_may_be_sent_again_with_its_key_and_body(
    shop: Venue, guest: Guest
) -> None:
    """As the same request, and as no other. (What it asks for here only staff may, so
    it is refused each time: not for its signature, where that is good.)"""
    path = API + shop.card_path(guest) + "/grant"
    body = b'{"points":5,"reason":"please"}'
    proof = signed(guest.keys, "POST", path, body)

    async def send(key: str | None, headers: dict[str, str] = proof) -> Any:
        extra = {"Idempotency-Key": key} if key else {}
        json = {"Content-Type": "application/json"}
        return refusal(
            await shop.http.post(path, content=body, headers=headers | extra | json)
        )

    heard, used = (403, "not_for_customers"), (401, "proof_used")
    assert [await send("mine") for _ in range(3)] == [heard] * 3
    assert [await send(key) for key in ("other", None)] == [used] * 2
    keyless = signed(guest.keys, "POST", path, body)
    assert await send(None, keyless) == heard
    assert [await send(key, keyless) for key in (None, "mine")] == [used] * 2


async def test_a_proof_is_remembered_with_the_call_it_came_with(app: Any) -> None:
    from loyalty import crud
    from loyalty.store import store

    now, proof = int(time.time()), os.urandom(16).hex()

    async def use(call_hash: str) -> bool:
        return await store.write(crud.use_proof, proof, now + 60, now, call_hash)

    assert [await use(call) for call in ("a", "a", "b", "", "a")] == [
        True,
        True,
        False,
        False,
        True,
    ]


async def test_where_no_answer_is_kept_no_signature_comes_again(
    shop: Venue, guest: Guest
) -> None:
    """Not even with an Idempotency-Key: the call would happen twice."""
    path = shop.card_path(guest)
    for key in ({}, {"Idempotency-Key": "mine"}):
        proof = signed(guest.keys, "GET", API + path) | key
        assert (await shop.call("GET", path, proof)).is_success
        assert await shop.refused("GET", path, proof) == (401, "proof_used")
    path = f"/merchants/{shop.id}/verify"
    proof = signed(guest.keys, "POST", API + path, b"{}") | {"Idempotency-Key": "mine"}
    answers = [await shop.refused("POST", path, proof) for _ in range(2)]
    assert answers == [(403, "not_for_customers"), (401, "proof_used")]
