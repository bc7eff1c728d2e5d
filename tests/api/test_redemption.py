"""A guest uses points: who may, what it takes, what is refused (mission 43, 212)."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from devkit.people import Guest, NostrKeys
from perks import ask, end, everything, fresh_key, reserve, reward, sign
from proofs import signed
from venue import API, Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


@pytest.fixture
async def ana(venue: Venue, guest: Guest) -> Guest:
    """Has 340 points, at a point for a sat."""
    await venue.program(earn_per_sats=1)
    await venue.serve(guest, 340)
    return guest


async def test_a_guest_reserves_a_reward(venue: Venue, ana: Guest) -> None:
    dessert = await reward(venue)
    path = f"{venue.card_path(ana)}/redeem"
    response = await sign(venue, ana, path, reward_id=dessert["id"])
    assert response.status_code == 201
    made = answer(response)
    redemption = made["redemption"]
    assert made["points"] == 40 == (await venue.card(ana))["points"]
    assert (redemption["status"], redemption["points"]) == ("reserved", 300)
    assert redemption["reward"] == {
        "id": dessert["id"],
        "name": "Free dessert",
        "kind": "free_item",
        "value": None,
    }
    assert redemption["fulfil_at"] is redemption["ended_at"] is None
    assert abs(redemption["expires_at"] - time.time() - 30 * 60) < 60
    assert len(redemption["code"]) == 64 and len(redemption["short_code"]) == 6
    event = (await venue.card(ana))["recent_events"][0]
    assert (event["kind"], event["points_delta"]) == ("redeemed", -300)
    (row,) = await records.rows(
        "SELECT * FROM events WHERE source_id = :id", id=redemption["id"]
    )
    assert row["source"] == "redemption" and row["merchant_id"] == venue.id
    assert row["actor_id"] == f"card:{row['card_id']}"
    assert (await venue.proof())["wrong"] == 0


async def test_the_code_is_stored_nowhere(venue: Venue, ana: Guest) -> None:
    made = await reserve(venue, ana, (await reward(venue))["id"])
    redemption = made["redemption"]
    answers = await records.rows("SELECT answer FROM idempotency_keys")
    kept = [row["answer"] for row in answers if redemption["id"] in row["answer"]]
    assert len(kept) == 1
    assert redemption["code"] not in kept[0] and redemption["short_code"] not in kept[0]
    stored = await records.rows(
        "SELECT * FROM redemptions WHERE id = :id", id=redemption["id"]
    )
    assert redemption["code"] not in str(stored)


# --- once -----------------------------------------------------------------------------


async def test_the_same_key_is_the_same_redemption(venue: Venue, ana: Guest) -> None:
    dessert = await reward(venue, cost_points=100)
    path, key = f"{venue.card_path(ana)}/redeem", fresh_key()
    first = await sign(venue, ana, path, key, reward_id=dessert["id"])
    await venue.program(is_enabled=False)  # what was answered stays answered
    again = await sign(venue, ana, path, key, reward_id=dessert["id"])
    assert again.json() == first.json() and again.status_code == 201
    assert (await venue.card(ana))["points"] == 240
    other = await sign(venue, ana, path, key, reward_id="another")
    assert refusal(other) == (409, "idempotency_mismatch")


async def test_a_phone_may_send_its_signed_request_again(
    venue: Venue, ana: Guest
) -> None:
    """The connection broke before the answer came: the same proof, the same key."""
    dessert = await reward(venue, cost_points=100)
    path = f"{venue.card_path(ana)}/redeem"
    body = json.dumps({"reward_id": dessert["id"]}).encode()
    headers = {
        **fresh_key(),
        **signed(ana.keys, "POST", API + path, body),
        "Content-Type": "application/json",
    }
    sent = [
        await venue.http.post(API + path, content=body, headers=headers)
        for _ in range(2)
    ]
    assert answer(sent[0]) == answer(sent[1])
    assert (await venue.card(ana))["points"] == 240
    other = {**headers, **fresh_key()}
    again = await venue.http.post(API + path, content=body, headers=other)
    assert refusal(again) == (401, "proof_used")


async def test_two_keys_are_two_redemptions(venue: Venue, ana: Guest) -> None:
    dessert = await reward(venue, cost_points=100)
    made = [await reserve(venue, ana, dessert["id"]) for _ in range(2)]
    assert [one["points"] for one in made] == [240, 140]
    for secret in ("id", "code", "short_code"):
        assert made[0]["redemption"][secret] != made[1]["redemption"][secret]


async def test_a_key_is_needed(venue: Venue, ana: Guest) -> None:
    path = f"{venue.card_path(ana)}/redeem"
    refused = await venue.refused("POST", path, reward_id="x")
    assert refused == (400, "idempotency_key_needed")


async def test_a_refusal_uses_up_no_key(venue: Venue, ana: Guest) -> None:
    dessert = await reward(venue, cost_points=350)
    path, key = f"{venue.card_path(ana)}/redeem", fresh_key()
    body = {"reward_id": dessert["id"]}
    refused = await venue.refused("POST", path, venue.admin | key, **body)
    assert refused == (409, "insufficient_points")
    await venue.serve(ana, 10)
    assert (await venue.call("POST", path, venue.admin | key, **body)).is_success


# --- who ------------------------------------------------------------------------------


async def test_the_owners_key_needs_no_proof_and_is_recorded(
    venue: Venue, ana: Guest
) -> None:
    made = answer(await ask(venue, ana, (await reward(venue))["id"]))
    (row,) = await records.rows(
        "SELECT e.actor_id AS who, r.actor_id AS asked FROM events e JOIN redemptions r"
        " ON r.id = e.source_id WHERE r.id = :id",
        id=made["redemption"]["id"],
    )
    assert row["who"] == row["asked"] == f"wallet:{venue.wallet.id}"


async def test_staff_needs_the_guest_unless_the_owner_trusts_them(
    venue: Venue, ana: Guest
) -> None:
    dessert = await reward(venue)
    waiter = await venue.token("redeem")
    refused = await ask(venue, ana, dessert["id"], waiter, fulfil=True)
    assert refusal(refused) == (403, "guest_proof_needed")
    assert "phone" in refused.json()["detail"]
    await venue.program(proof_policy="staff")
    made = answer(await ask(venue, ana, dessert["id"], waiter, fulfil=True))
    assert made["redemption"]["status"] == "reserved"
    late = made["redemption"]["fulfil_at"] - made["redemption"]["created_at"]
    assert late == 10


async def test_nobody_uses_anothers_points(
    venue: Venue, ana: Guest, new_guest: NewGuest
) -> None:
    bob = await new_guest("Bob")
    dessert, before = await reward(venue), await everything(venue)
    path = f"{venue.card_path(ana)}/redeem"
    body = {"reward_id": dessert["id"]}
    assert refusal(await sign(venue, bob, path, **body)) == (403, "not_your_card")
    own = await sign(venue, ana, path, **body, fulfil=True)
    assert refusal(own) == (403, "staff_only")
    for who in (venue.invoice, await venue.token("monitor", "pos", "read", "manage")):
        assert refusal(await ask(venue, ana, dessert["id"], who))[0] == 403
    after = await everything(venue)
    assert after.pop("rewards") and before.pop("rewards")
    assert after == before


async def test_sats_go_to_the_guests_own_request_only(venue: Venue, ana: Guest) -> None:
    payout = await reward(venue, kind="sats_payout", value=150)
    await venue.program(proof_policy="staff")
    for who in (venue.admin, await venue.token("redeem")):
        refused = await ask(venue, ana, payout["id"], who)
        assert refusal(refused) == (403, "customer_proof_needed")
    made = await reserve(venue, ana, payout["id"])
    assert made["redemption"]["expires_at"] is None
    (owed,) = await records.rows(
        "SELECT * FROM payouts WHERE cause = :id", id=made["redemption"]["id"]
    )
    assert (owed["amount_sats"], owed["state"]) == (150, "pending")
    assert owed["due_at"] - owed["created_at"] == 86_400
    by_hand = await end(venue, made, "fulfil", code=made["redemption"]["code"])
    assert refusal(by_hand) == (409, "payout_pending")
    back = await sign(venue, ana, f"/redemptions/{made['redemption']['id']}/cancel")
    assert answer(back)["points"] == 340
    (owed,) = await records.rows(
        "SELECT * FROM payouts WHERE cause = :id", id=made["redemption"]["id"]
    )
    assert owed["state"] == "void"


async def test_sats_on_their_way_are_not_called_back(venue: Venue, ana: Guest) -> None:
    from loyalty import crud
    from loyalty.store import store

    made = await reserve(
        venue, ana, (await reward(venue, kind="sats_payout", value=1))["id"]
    )
    await store.write(crud.void_payout, made["redemption"]["id"])  # no longer pending
    before = await everything(venue)
    assert refusal(await end(venue, made, "cancel")) == (409, "payout_started")
    assert await everything(venue) == before


# --- what is refused, and takes nothing -----------------------------------------------

REFUSALS: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("insufficient_points", {"cost_points": 352}, {}, "12 points short: 340 of 352."),
    ("reward_off", {"is_active": False}, {}, "Free dessert is not on offer."),
    ("reward_not_yet", {"valid_from": 4_000_000_000}, {}, "starts on 2 October 2096."),
    ("reward_ended", {"valid_until": 1_780_000_000}, {}, "ended on 28 May"),
    ("sold_out", {"stock": 0}, {}, "Free dessert: none left."),
    ("loyalty_off", {}, {"is_enabled": False}, "Rewards are off here."),
]


@pytest.mark.parametrize(
    ("code", "changed", "settings", "words"), REFUSALS, ids=[r[0] for r in REFUSALS]
)
async def test_a_refusal_takes_nothing(
    venue: Venue,
    ana: Guest,
    code: str,
    changed: dict[str, Any],
    settings: dict[str, Any],
    words: str,
) -> None:
    dessert = await reward(venue, **changed)
    await venue.program(**settings)
    before, card = await everything(venue), await venue.card(ana)
    for who in (None, venue.admin):
        if who is None:
            path = f"{venue.card_path(ana)}/redeem"
            response = await sign(venue, ana, path, reward_id=dessert["id"])
        else:
            response = await ask(venue, ana, dessert["id"], who)
        assert refusal(response) == (409, code)
        said = response.json()["detail"]
        assert words in said and said.endswith("Nothing was taken.")
    assert await everything(venue) == before
    assert await venue.card(ana) == card


async def test_a_reward_for_a_tier(venue: Venue, ana: Guest) -> None:
    await venue.tier("Silver", 100)
    gold = await venue.tier("Gold", 400)
    dessert = await reward(venue, tier_id=gold["id"], cost_points=200)
    refused = await ask(venue, ana, dessert["id"])
    assert refusal(refused) == (409, "tier_needed")
    words = "For Gold. You are Silver, 60 points to go. Nothing was taken."
    assert refused.json()["detail"] == words
    await venue.serve(ana, 60)
    for _ in range(2):  # using points never demotes
        assert (await ask(venue, ana, dessert["id"])).is_success


async def test_a_limit_counts_what_is_reserved_and_what_was_given(
    venue: Venue, ana: Guest
) -> None:
    dessert = await reward(venue, cost_points=50, per_customer_limit=2)
    made = [await reserve(venue, ana, dessert["id"]) for _ in range(2)]
    code = made[0]["redemption"]["code"]
    answer(await end(venue, made[0], "fulfil", code=code))
    refused = await ask(venue, ana, dessert["id"])
    assert refusal(refused) == (409, "limit_reached")
    answer(await end(venue, made[1], "cancel"))
    await reserve(venue, ana, dessert["id"])


async def test_stock_comes_back_with_what_is_canceled(venue: Venue, ana: Guest) -> None:
    dessert = await reward(venue, cost_points=50, stock=1)
    made = await reserve(venue, ana, dessert["id"])
    assert refusal(await ask(venue, ana, dessert["id"])) == (409, "sold_out")
    answer(await end(venue, made, "cancel"))
    await reserve(venue, ana, dessert["id"])


async def test_stock_that_was_never_taken_does_not_come_back(
    venue: Venue, ana: Guest
) -> None:
    dessert = await reward(venue, cost_points=50)
    made = await reserve(venue, ana, dessert["id"])
    path = f"/rewards/{dessert['id']}"
    await venue.do("PUT", path, stock=1)
    answer(await end(venue, made, "cancel"))
    assert (await venue.do("PUT", path))["stock"] == 1


async def test_what_is_not_there_looks_like_anothers(
    venue: Venue, ana: Guest, new_venue: NewVenue
) -> None:
    foreign = await reward(await new_venue())
    gone = await reward(venue)
    await venue.do("DELETE", f"/rewards/{gone['id']}")
    for reward_id in (foreign["id"], gone["id"], "nope", os.urandom(16).hex()):
        refused = await ask(venue, ana, reward_id)
        assert refusal(refused) == (404, "reward_not_found")


async def test_asking_for_somebody_without_a_card_makes_none(venue: Venue) -> None:
    dessert = await reward(venue)
    path = f"/restaurants/{venue.id}/loyalty/{NostrKeys.fresh().public}/redeem"
    who = venue.admin | fresh_key()
    refused = await venue.refused("POST", path, who, reward_id=dessert["id"])
    assert refused == (409, "insufficient_points")
    assert (await venue.proof())["cards"] == 0


async def test_below_the_mode_full_nothing_is_used(venue: Venue, ana: Guest) -> None:
    dessert = await reward(venue)
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bistro")
    assert refusal(await ask(venue, ana, dessert["id"])) == (409, "loyalty_off")


async def test_a_reward_goes_on_no_bill_that_is_not_there(
    venue: Venue, ana: Guest
) -> None:
    dessert = await reward(venue)
    refused = await ask(venue, ana, dessert["id"], order_id="x")
    assert refusal(refused) == (404, "order_not_found")


async def test_how_long_it_waits_is_the_owners(venue: Venue, ana: Guest) -> None:
    dessert = await reward(venue, cost_points=1)
    path = f"/merchants/{venue.id}/program"
    for minutes in (0, 10_081, 1.5, "5"):
        refused = await venue.refused("PUT", path, reserve_minutes=minutes)
        assert refused == (400, "malformed")
    await venue.program(reserve_minutes=5)
    redemption = (await reserve(venue, ana, dessert["id"]))["redemption"]
    assert redemption["expires_at"] - redemption["created_at"] == 300


async def test_a_token_needs_the_guests_word_or_a_pin(venue: Venue, ana: Guest) -> None:
    """Proof policy `remembered`: the staff PIN will do; `every_time`: it will not."""
    dessert = await reward(venue, cost_points=1)
    pascal = await venue.do(
        "POST", f"/merchants/{venue.id}/staff", initials="PB", pin="4821"
    )
    token = await venue.token("redeem")
    by_name = token | {"X-Loyalty-Staff": pascal["id"]}
    path, body = f"{venue.card_path(ana)}/redeem", {"reward_id": dessert["id"]}
    no = (403, "guest_proof_needed")
    assert refusal(await venue.once(path, token, **body)) == no
    assert refusal(await venue.once(path, by_name, **body)) == no
    wrong = by_name | {"X-Loyalty-Pin": "0000"}
    assert refusal(await venue.once(path, wrong, **body)) == (403, "wrong_pin")
    right = by_name | {"X-Loyalty-Pin": "4821"}
    given = await venue.once(path, right, **body)
    assert given.status_code == 201, given.text
    events = await venue.do("GET", f"/merchants/{venue.id}/events?kind=redeemed")
    assert events["data"][0]["actor_id"] == f"staff:{pascal['id']}"
    await venue.program(proof_policy="every_time")
    assert refusal(await venue.once(path, right, **body)) == no
