"""A grant that its holder keeps as a signed event, and uses once (mission 52, 53)."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

import bills
import gifts
import nostr_sdk
import pytest

import perks
import records
from browsers import Phone
from devkit.people import Guest, NostrKeys
from proofs import signed_event
from venue import API, Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
DAY = 86_400


@pytest.fixture
def ana() -> NostrKeys:
    """The key of somebody who was never here."""
    return NostrKeys.fresh()


def tag(event: Any, name: str) -> list[str]:
    (found,) = [one[1:] for one in event["tags"] if one[0] == name]
    return list(found)


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
    assert tag(event, "a") == [f"32604:{event['pubkey']}:{program}"]
    assert tag(event, "p") == [ana.public]
    assert tag(event, "value") == ["50", "points"]
    assert tag(event, "expiration") == [str(voucher["expires_at"])]
    assert len(tag(event, "nonce")[0]) >= 16
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


# --- when it ends, and which key signed it --------------------------------------------


async def test_it_is_good_to_the_end_of_its_last_day(
    new_venue: NewVenue, ana: NostrKeys
) -> None:
    with ago(days=3):
        venue = await new_venue(timezone="UTC")
        short = await gifts.given(venue, ana.public, expires_in_days=1)
        long = await gifts.given(venue, ana.public, expires_in_days=3)
    assert short["expires_at"] % DAY == 4 * 3600  # where the merchant's day ends
    refused = await gifts.show(venue, ana, short["event"])
    assert refusal(refused) == (409, "voucher_expired")
    assert "good until" in refused.json()["detail"]
    assert refusal(await gifts.withdraw(venue, short)) == (409, "voucher_expired")
    assert (await gifts.show(venue, ana, long["event"])).is_success
    states = {one["id"]: one["state"] for one in await gifts.own(venue, ana)}
    assert states == {short["id"]: "expired", long["id"]: "used"}


async def test_what_an_old_key_signed_stays_good(
    new_venue: NewVenue, ana: NostrKeys
) -> None:
    with ago(60):
        venue = await new_venue()
        await gifts.given(venue, ana.public)
    for _ in range(20):  # in the very second in which the key changes, too
        rotated = await venue.call("POST", f"/merchants/{venue.id}/nostr/rotate")
        if rotated.is_success:
            break
        await asyncio.sleep(0.2)
    old = (await gifts.own(venue, ana))[0]
    new = await gifts.given(venue, ana.public)
    assert old["event"]["pubkey"] != new["event"]["pubkey"]
    for voucher in (old, new):
        shown = await gifts.show(venue, ana, voucher["event"])
        assert shown.is_success, shown.text
    assert await gifts.points(venue, ana) == 100


async def test_a_locked_key_signs_nothing_and_stops_nobody(
    venue: Venue, ana: NostrKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    voucher = await gifts.given(venue, ana.public)
    from lnbits.settings import settings

    monkeypatch.setattr(settings, "auth_secret_key", "another secret altogether")
    refused = await gifts.give(venue, ana.public)
    assert refusal(refused) == (409, "key_locked")
    assert "AUTH_SECRET_KEY" in refused.json()["detail"]
    assert (await gifts.show(venue, ana, voucher["event"])).is_success
    assert len(await gifts.listed(venue)) == 1


# --- what is no voucher of ours -------------------------------------------------------


async def test_what_is_no_voucher_of_ours_says_why(
    venue: Venue, ana: NostrKeys
) -> None:
    voucher = (await gifts.given(venue, ana.public))["event"]
    stranger = NostrKeys.fresh()
    foreign = signed_event(
        stranger,
        [["a", f"32604:{stranger.public}:{venue.merchant['program_id']}"]]
        + [one for one in voucher["tags"] if one[0] != "a"],
        kind=2605,
    )
    borrowed = signed_event(stranger, voucher["tags"], kind=2605)
    nul = [["a", f"32604:{stranger.public}:\0"], *foreign["tags"][1:]]
    cases: list[tuple[Any, tuple[int, str]]] = [
        (foreign, (409, "voucher_foreign")),
        (borrowed, (409, "voucher_foreign")),
        (signed_event(stranger, nul, kind=2605), (409, "voucher_foreign")),
        ({**voucher, "content": "more"}, (400, "voucher_altered")),
        ({**voucher, "sig": foreign["sig"]}, (400, "voucher_altered")),
        (signed_event(stranger, [], kind=1), (400, "bad_voucher")),
        ({}, (400, "bad_voucher")),
        ("", (400, "bad_voucher")),
        ("{", (400, "bad_voucher")),
        ("\ud800", (400, "bad_voucher")),
        ("nostr:nevent1qqs", (400, "voucher_link")),
        ("nevent1qqs", (400, "voucher_link")),
        (None, (400, "malformed")),
        ([["id", "x"]], (400, "malformed")),
        (5, (400, "malformed")),
        ("x" * 200_000, (400, "malformed")),
    ]
    for shown, expected in cases:
        refused = await gifts.show(venue, ana, shown)
        assert refusal(refused) == expected, (shown, refused.text)
    assert await gifts.points(venue, ana) == 0
    assert (await gifts.show(venue, ana, voucher)).is_success


async def test_only_our_table_and_the_keys_own_time_count(
    venue: Venue, ana: NostrKeys
) -> None:
    """The same key may live on a restored server, too, or in an old backup."""
    from loyalty.nostr import crud, keys, server
    from loyalty.nostr.event import sign
    from loyalty.nostr.statements import voucher
    from loyalty.store import store

    await gifts.given(venue, ana.public)
    program_id = str(venue.merchant["program_id"])
    (key,) = await store.read(crud.get_keys, program_id)

    def genuine(at: int) -> str:
        value, end = ("500", "points"), int(time.time()) + DAY
        made = voucher(
            server.KINDS, key.pubkey, program_id, ana.public, value, "f" * 32, end, at
        )
        return sign(made, keys.opened(server.secret(), key)).to_json()

    now = int(time.time())
    shown = await gifts.show(venue, ana, genuine(now - 5))
    assert refusal(shown) == (404, "voucher_unknown")
    await venue.do("POST", f"/merchants/{venue.id}/nostr/rotate")
    for at, code in (
        (now - 5, (404, "voucher_unknown")),
        (now + 60, (409, "voucher_foreign")),
    ):
        assert refusal(await gifts.show(venue, ana, genuine(at))) == code


# --- rewards --------------------------------------------------------------------------


async def test_a_promised_reward_waits_with_its_code(
    venue: Venue, guest: Guest
) -> None:
    """Its points, its tier and its limit are not asked for; its stock is."""
    gold = await venue.tier("Gold", 1000)
    dessert = await perks.reward(
        venue, tier_id=gold["id"], per_customer_limit=1, stock=1
    )
    voucher, other = [
        await gifts.given(venue, guest.pubkey, perk=dessert["id"]) for _ in range(2)
    ]
    named = {"reward_id": dessert["id"], "name": "Free dessert"}
    assert voucher["value"] == {"perk": named}
    assert tag(voucher["event"], "value") == ["perk", "Free dessert"]
    used = answer(await gifts.show(venue, guest.keys, voucher["event"], key="k"))
    again = answer(await gifts.show(venue, guest.keys, voucher["event"], key="k"))
    assert again == used
    made = used["redemption"]
    assert (made["status"], made["points"], used["points"]) == ("reserved", 0, 0)
    assert (used["event"]["kind"], used["event"]["points_delta"]) == ("redeemed", 0)
    assert made["code"] not in json.dumps(
        await records.rows("SELECT answer FROM idempotency_keys")
    )
    sold_out = await gifts.show(venue, guest.keys, other["event"])
    assert refusal(sold_out) == (409, "sold_out")
    await perks.fulfilled(venue, used)
    states = {one["id"]: one["state"] for one in await gifts.own(venue, guest.keys)}
    assert states == {voucher["id"]: "used", other["id"]: "open"}
    assert (await venue.proof())["wrong"] == 0


async def test_a_reward_that_came_to_nothing_leaves_its_voucher_open(
    new_venue: NewVenue, guest: Guest
) -> None:
    with ago(3600):  # nobody came for it
        venue = await new_venue()
        dessert = await perks.reward(venue)
        voucher = await gifts.given(venue, guest.pubkey, perk=dessert["id"])
        answer(await gifts.show(venue, guest.keys, voucher["event"]))
    assert (await gifts.own(venue, guest.keys))[0]["state"] == "open"
    used = answer(await gifts.show(venue, guest.keys, voucher["event"]))
    answer(await perks.end(venue, used, "cancel"))
    assert (await gifts.own(venue, guest.keys, "open"))[0]["used_at"] is None
    used = answer(await gifts.show(venue, guest.keys, voucher["event"]))
    await perks.fulfilled(venue, used)
    assert await gifts.own(venue, guest.keys, "open") == []
    undone = answer(await perks.end(venue, used, "undo", reason="The wrong table"))
    assert undone["points"] == 0
    assert len(await gifts.own(venue, guest.keys, "open")) == 1
    assert (await venue.proof())["wrong"] == 0


async def test_a_promised_reward_goes_on_an_open_bill(
    venue: Venue, guest: Guest, new_guest: NewGuest
) -> None:
    friend = await new_guest("Friend")
    off = await perks.reward(venue, name="500 off", kind="sats_off", value=500)
    voucher = await gifts.given(venue, guest.pubkey, perk=off["id"])
    theirs = await venue.order(2_000, customer_pubkey=friend.pubkey)
    mine = await venue.order(2_000, customer_pubkey=guest.pubkey)
    order_id = mine["order"]["id"]
    for other, code in (
        (theirs["order"]["id"], (409, "other_customer")),
        ("nowhere", (404, "order_not_found")),
    ):
        shown = await gifts.show(venue, guest.keys, voucher["event"], order_id=other)
        assert refusal(shown) == code
    used = answer(
        await gifts.show(venue, guest.keys, voucher["event"], order_id=order_id)
    )
    assert used["redemption"]["status"] == "reserved"
    order = await bills.order(venue, order_id)
    assert order["rewards_sats"] == 500
    put = f"/orders/{order_id}/rewards/{used['redemption']['id']}"
    changed = await venue.do("PUT", put)  # twice is once
    await venue.pay(guest, changed["payment_request"])
    await venue.counted(guest, order_id)
    (row,) = (await venue.do("GET", f"{venue.card_path(guest)}/redemptions"))["data"]
    assert (row["status"], row["points"]) == ("fulfilled", 0)
    points = await gifts.given(venue, guest.pubkey)
    shown = await gifts.show(venue, guest.keys, points["event"], order_id=order_id)
    assert refusal(shown) == (400, "points_off_bills")
    assert (await venue.proof())["wrong"] == 0


async def test_a_bill_that_is_canceled_leaves_the_voucher_open(
    venue: Venue, guest: Guest
) -> None:
    off = await perks.reward(venue, name="500 off", kind="sats_off", value=500)
    voucher = await gifts.given(venue, guest.pubkey, perk=off["id"])
    order_id = (await venue.order(2_000, customer_pubkey=guest.pubkey))["order"]["id"]
    answer(await gifts.show(venue, guest.keys, voucher["event"], order_id=order_id))
    again = await gifts.show(venue, guest.keys, voucher["event"])
    assert refusal(again) == (409, "voucher_used")
    await venue.do("PUT", f"/orders/{order_id}/status", status="canceled")
    assert (await gifts.show(venue, guest.keys, voucher["event"])).is_success


async def test_sats_are_not_promised(venue: Venue, ana: NostrKeys) -> None:
    sats = await perks.reward(venue, kind="sats_payout", value=100)
    refused = refusal(await gifts.give(venue, ana.public, perk=sats["id"]))
    assert refused == (400, "bad_perk")
    refused = refusal(await gifts.give(venue, ana.public, perk="nothing"))
    assert refused == (404, "reward_not_found")


async def test_a_promise_outlives_its_reward(venue: Venue, guest: Guest) -> None:
    dessert = await perks.reward(venue, stock=0)
    voucher = await gifts.given(venue, guest.pubkey, perk=dessert["id"])
    await venue.do("DELETE", f"/rewards/{dessert['id']}")
    used = answer(await gifts.show(venue, guest.keys, voucher["event"]))
    assert used["redemption"]["reward"]["name"] == "Free dessert"
    await perks.fulfilled(venue, used)
