"""A grant that its holder keeps as a signed event, and uses once (mission 52, 53)."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

import gifts
import nostr_sdk
import pytest

import perks
import records
from browsers import Phone
from devkit.people import Guest, NostrKeys
from venue import API, Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
DAY = 86_400


@pytest.fixture
def ana() -> NostrKeys:
    """The key of somebody who was never here."""
    return NostrKeys.fresh()


async def issuer(venue: Venue) -> str:
    return str((await venue.do("GET", f"/merchants/{venue.id}/nostr"))["pubkey"])


# --- what it is -----------------------------------------------------------------------


async def test_a_voucher_is_a_signed_event_for_one_key(
    venue: Venue, ana: NostrKeys
) -> None:
    made = await gifts.give(venue, ana.public, expires_in_days=7)
    assert made.status_code == 201
    voucher = made.json()["voucher"]
    event, program = voucher["event"], venue.merchant["program_id"]
    assert nostr_sdk.Event.from_json(json.dumps(event)).verify()
    assert event["pubkey"] == await issuer(venue)
    assert event["kind"] == 2605
    assert gifts.tag(event, "a") == [f"32604:{event['pubkey']}:{program}"]
    assert gifts.tag(event, "p") == [ana.public]
    assert gifts.tag(event, "value") == ["50", "points"]
    assert gifts.tag(event, "expiration") == [str(voucher["expires_at"])]
    assert len(gifts.tag(event, "nonce")[0]) >= 16
    assert 7 * DAY <= voucher["expires_at"] - time.time() <= 8 * DAY
    told = {name: voucher[name] for name in ("state", "value", "used_at", "reason")}
    assert told == {
        "state": "open",
        "value": {"points": 50},
        "used_at": None,
        "reason": "Sorry for the wait",
    }
    assert voucher["merchant"]["name"] == venue.merchant["name"]
    assert await gifts.points(venue, ana) == 0  # a promise, no points yet
    (mine,) = await gifts.own(venue, ana)
    assert mine == {name: voucher[name] for name in mine}
    assert "customer_pubkey" not in mine


async def test_its_points_come_to_the_card_once(venue: Venue, ana: NostrKeys) -> None:
    voucher = await gifts.given(venue, ana.public, expires_in_days=7)
    used = await gifts.show(venue, ana, voucher["event"])
    assert used.status_code == 200, used.text
    told = used.json()
    assert (told["points"], told["redemption"]) == (50, None)
    assert told["voucher"]["state"] == "used"
    assert abs(told["voucher"]["used_at"] - time.time()) < 30
    entry = told["event"]
    assert (entry["kind"], entry["source"], entry["points_delta"]) == (
        "granted",
        "voucher",
        50,
    )
    assert entry["reason"] == "Sorry for the wait"
    again = await gifts.show(venue, ana, json.dumps(voucher["event"], indent=2))
    assert refusal(again) == (409, "voucher_used")
    assert "today at" in again.json()["detail"]
    assert await gifts.points(venue, ana) == 50
    assert [one["state"] for one in await gifts.own(venue, ana)] == ["used"]
    card = await venue.do("GET", f"/restaurants/{venue.id}/loyalty/{ana.public}")
    assert (card["tier"], card["lifetime_points"]) == (None, 0)
    owes = await venue.do("GET", f"/merchants/{venue.id}/liability")
    assert (owes["issued"]["granted"], owes["points_outstanding"]) == (50, 50)
    assert (await venue.proof())["wrong"] == 0


async def test_the_same_request_again_has_the_same_answer(
    venue: Venue, ana: NostrKeys
) -> None:
    made = [await gifts.give(venue, ana.public, key="one") for _ in range(2)]
    assert made[0].json() == made[1].json()
    event = made[0].json()["voucher"]["event"]
    used = [await gifts.show(venue, ana, event, key="mine") for _ in range(2)]
    assert used[0].json() == used[1].json()
    assert await gifts.points(venue, ana) == 50
    other = await gifts.give(venue, ana.public, key="one", points=51)
    assert refusal(other) == (409, "idempotency_mismatch")
    assert len(await gifts.listed(venue)) == 1


async def test_forty_at_once_use_it_once(venue: Venue, ana: NostrKeys) -> None:
    voucher = await gifts.given(venue, ana.public)
    tries = [gifts.show(venue, ana, voucher["event"]) for _ in range(40)]
    answers = await asyncio.gather(*tries)
    codes = [one.status_code for one in answers]
    assert (codes.count(200), codes.count(409)) == (1, 39), codes
    refused = {refusal(one) for one in answers if one.is_error}
    assert refused == {(409, "voucher_used")}
    assert await gifts.points(venue, ana) == 50
    assert (await venue.proof())["wrong"] == 0


async def test_used_or_withdrawn_and_never_both(
    venue: Venue, new_guest: NewGuest
) -> None:
    holders = [NostrKeys.fresh() for _ in range(6)]
    for keys in holders:
        voucher = await gifts.given(venue, keys.public)
        used, ended = await asyncio.gather(
            gifts.show(venue, keys, voucher["event"]), gifts.withdraw(venue, voucher)
        )
        assert used.is_success != ended.is_success, (used.text, ended.text)
        other = refusal(ended if used.is_success else used)
        assert other[1] in ("voucher_used", "voucher_withdrawn")
        expected = 50 if used.is_success else 0
        assert await gifts.points(venue, keys) == expected


# --- whose it is, and who may give it -------------------------------------------------


async def test_only_its_holder_uses_it(venue: Venue, ana: NostrKeys) -> None:
    voucher = await gifts.given(venue, ana.public)
    thief, regular = NostrKeys.fresh(), NostrKeys.fresh()
    await venue.by_hand("grant", regular.public, 5)
    for keys in (thief, regular):
        refused = await gifts.show(venue, keys, voucher["event"])
        assert refusal(refused) == (403, "not_the_holder")
    assert await gifts.own(venue, thief) == []
    assert (
        await records.rows(
            "SELECT id FROM cards WHERE customer_pubkey = :key", key=thief.public
        )
        == []
    )
    path, body = "/vouchers/redeem", {"voucher": voucher["event"]}
    for who, code in (
        (venue.admin, (403, "not_for_staff")),
        (await venue.token("manage"), (403, "not_for_staff")),
        ({}, (401, "not_proved")),
    ):
        assert refusal(await venue.once(path, who, **body)) == code
    phone = Phone(venue.http, ana)
    await phone.sign_in()
    session = {"Cookie": f"loyalty_session={phone.cookie}"}
    by_session = await venue.once(
        path, {**session, "X-Loyalty-CSRF": phone.csrf}, **body
    )
    assert refusal(by_session) == (403, "signature_needed")
    listed = await phone.call("GET", f"{API}/me/vouchers")
    assert [one["state"] for one in listed.json()["data"]] == ["open"]


async def test_giving_counts_as_any_grant(venue: Venue, ana: NostrKeys) -> None:
    await venue.program(grant_daily_cap=100)
    dessert = await perks.reward(venue, cost_points=60)
    token = await venue.token("manage")
    await gifts.given(venue, ana.public, headers=token, points=30)
    await gifts.given(venue, ana.public, headers=token, perk=dessert["id"])
    refused = refusal(await gifts.give(venue, ana.public, headers=token, points=11))
    assert refused == (409, "grant_cap")
    assert refusal(await venue.by_hand("grant", ana.public, 11, headers=token)) == (
        409,
        "grant_cap",
    )
    await gifts.given(venue, ana.public, headers=token, points=10)
    assert len(await gifts.listed(venue)) == 3
    for scopes in (("read",), ("redeem", "pos", "monitor")):
        who = await venue.token(*scopes)
        refused = refusal(await gifts.give(venue, ana.public, headers=who))
        assert refused == (403, "scope_missing")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"points": 0}, "malformed"),
        ({"points": 1.5}, "malformed"),
        ({"points": None}, "malformed"),
        ({"points": 5, "perk": "x"}, "malformed"),
        ({"reason": ""}, "malformed"),
        ({"expires_in_days": 0}, "malformed"),
        ({"expires_in_days": 3651}, "malformed"),
        ({"customer_pubkey": "nonsense"}, "bad_pubkey"),
        ({"customer_pubkey": None}, "bad_pubkey"),
    ],
)
async def test_what_makes_no_sense_is_refused(
    venue: Venue, ana: NostrKeys, body: Any, code: str
) -> None:
    whole = {"customer_pubkey": ana.public, "points": 5, "reason": "x", **body}
    made = await venue.once(f"/merchants/{venue.id}/vouchers", **whole)
    assert refusal(made) == (400, code)
    assert await gifts.listed(venue) == []


async def test_below_full_nothing_is_given_or_used(
    new_venue: NewVenue, ana: NostrKeys
) -> None:
    venue = await new_venue()
    voucher = await gifts.given(venue, ana.public)
    here = f"/merchants/{venue.id}"
    for change, back in (
        (("PUT", here, {"mode": "bistro"}), ("PUT", here, {"mode": "full"})),
        (
            ("PUT", f"{here}/program", {"is_enabled": False}),
            ("PUT", f"{here}/program", {"is_enabled": True}),
        ),
    ):
        await venue.do(change[0], change[1], **change[2])
        assert refusal(await gifts.give(venue, ana.public)) == (409, "loyalty_off")
        shown = await gifts.show(venue, ana, voucher["event"])
        assert refusal(shown) == (409, "loyalty_off")
        await venue.do(back[0], back[1], **back[2])
    assert (await gifts.show(venue, ana, voucher["event"])).is_success
    await venue.do("PUT", here, mode="bar")
    assert await gifts.own(venue, ana) == []  # as its card is


async def test_staff_see_what_was_given_and_take_it_back(
    venue: Venue, ana: NostrKeys
) -> None:
    kept, gone = [await gifts.given(venue, ana.public) for _ in range(2)]
    used = await gifts.given(venue, ana.public)
    await gifts.show(venue, ana, used["event"])
    ended = answer(await gifts.withdraw(venue, gone, await venue.token("manage")))
    assert ended["voucher"]["state"] == "withdrawn"
    assert ended["voucher"]["withdrawn_reason"] == "The wrong guest"
    again = answer(await gifts.withdraw(venue, gone))
    assert again == ended
    shown = await gifts.show(venue, ana, gone["event"])
    assert refusal(shown) == (409, "voucher_withdrawn")
    assert refusal(await gifts.withdraw(venue, used)) == (409, "voucher_used")
    by_state = {
        state: [one["id"] for one in await gifts.listed(venue, state=state)]
        for state in ("open", "used", "withdrawn", "expired")
    }
    assert by_state == {
        "open": [kept["id"]],
        "used": [used["id"]],
        "withdrawn": [gone["id"]],
        "expired": [],
    }
    assert len(await gifts.listed(venue, customer_pubkey=ana.public)) == 3
    nobody = NostrKeys.fresh().public
    assert await gifts.listed(venue, customer_pubkey=nobody) == []
    acts = await venue.do("GET", f"/merchants/{venue.id}/audit?about=points&limit=100")
    done = [(act["kind"], act["subject"], act["reason"]) for act in acts["data"]]
    assert sorted(done) == [
        *[("voucher_made", "50", "Sorry for the wait")] * 3,
        ("voucher_withdrawn", "50", "The wrong guest"),
    ]
    assert {act["guest"] for act in acts["data"]} == {kept["name"]}
    path = f"/merchants/{venue.id}/vouchers?limit=1&offset=1"
    page = await venue.do("GET", path)
    assert (len(page["data"]), page["total"]) == (1, 3)


async def test_another_owner_sees_nothing_of_it(
    venue: Venue, new_venue: NewVenue, ana: NostrKeys
) -> None:
    rival = await new_venue()
    voucher = await gifts.given(venue, ana.public)
    refused = refusal(await gifts.withdraw(rival, voucher))
    assert refused == (404, "voucher_unknown")
    assert await gifts.listed(rival, customer_pubkey=ana.public) == []
