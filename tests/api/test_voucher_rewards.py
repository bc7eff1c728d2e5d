"""A voucher over a reward: reserved for no points, or on a bill (mission 43, 52)."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

import bills
import gifts
import pytest

import perks
import records
from devkit.people import Guest, NostrKeys
from venue import Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


@pytest.fixture
def ana() -> NostrKeys:
    """The key of somebody who was never here."""
    return NostrKeys.fresh()


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
    assert gifts.tag(voucher["event"], "value") == ["perk", "Free dessert"]
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
