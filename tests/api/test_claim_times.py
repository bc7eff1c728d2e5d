"""When a receipt can be claimed, and whose it is afterwards (mission 215)."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import chits
import httpx
import pytest
import time_machine
from chits import TAKEN

import perks
import records
from devkit.people import Guest, NostrKeys
from proofs import signed
from venue import API, Venue, ago, answer, refusal, until

NewVenue = Callable[..., Awaitable[Venue]]
NOTHING = (409, "nothing_to_claim")
DAY = 86_400


@pytest.fixture
def keys() -> NostrKeys:
    return NostrKeys.fresh()


@pytest.fixture
def other() -> NostrKeys:
    return NostrKeys.fresh()


# --- when, and when not ---------------------------------------------------------------


@pytest.mark.parametrize(
    "zone", ["Pacific/Auckland", "America/New_York", "Asia/Kathmandu", "UTC"]
)
async def test_the_window_ends_with_the_last_day_at_the_merchants(
    new_venue: NewVenue, guest: Guest, keys: NostrKeys, zone: str
) -> None:
    with ago(days=40):
        venue = await new_venue(timezone=zone)
        await venue.program(claim_window_days=14)
        first = await chits.paid_bill(venue, guest, 34_000)
        second = await chits.paid_bill(venue, guest, 34_000)
        said = await chits.read(venue, second)
    paid = datetime.fromtimestamp(said["paid_at"], ZoneInfo(zone))
    opened = (paid.replace(tzinfo=None) - timedelta(hours=4)).date()
    day = opened + timedelta(days=15)
    end = datetime(day.year, day.month, day.day, 4, tzinfo=ZoneInfo(zone)).timestamp()
    assert said["points"]["claim_until"] == end
    with time_machine.travel(end, tick=False):
        late = await chits.claim(venue, keys, second)
        last = opened + timedelta(days=14)
        words = f"Ended on {last.day} {last:%B}. Staff can still help."
        assert refusal(late) == (409, "claim_ended")
        assert late.json()["detail"] == words
    with time_machine.travel(end - 1, tick=False):
        assert (await chits.claimed(venue, keys, second))["points"] == 34
    assert await chits.refused(venue, keys, first) == (409, "claim_ended")
    assert (await chits.claimed(venue, keys, second))["points"] == 34, "it stays theirs"


async def test_what_cannot_be_claimed(
    new_venue: NewVenue, guest: Guest, keys: NostrKeys
) -> None:
    """What is not paid, or canceled; once it is paid nevertheless, it counts."""
    venue = await new_venue()
    request, unpaid = await chits.open_bill(venue, 5_000)
    assert await chits.refused(venue, keys, unpaid) == (409, "not_paid")
    order_id = await chits.order_of(venue, unpaid)
    await venue.do("PUT", f"/orders/{order_id}/status", status="canceled")
    assert await chits.refused(venue, keys, unpaid) == NOTHING
    await venue.pay(guest, request)

    async def is_paid() -> bool:
        return bool((await chits.read(venue, unpaid))["bill"] == "paid")

    await until(is_paid)
    assert (await chits.claimed(venue, keys, unpaid))["points"] == 5


@pytest.mark.parametrize("then", [{"is_enabled": False}, {"min_spend_sats": 9_000}])
async def test_what_earned_nothing_then_brings_nothing_now(
    new_venue: NewVenue, guest: Guest, keys: NostrKeys, then: dict[str, Any]
) -> None:
    with ago(days=3):
        venue = await new_venue()
        await venue.program(**then)
    with ago(days=2):
        token = await chits.paid_bill(venue, guest, 5_000)
    await venue.program(is_enabled=True, min_spend_sats=0)
    assert await chits.refused(venue, keys, token) == NOTHING


@pytest.mark.parametrize("mode", ["bar", "bistro"])
async def test_below_full_nothing_is_claimed(
    venue: Venue, guest: Guest, keys: NostrKeys, mode: str
) -> None:
    token = await chits.paid_bill(venue, guest, 5_000)
    await venue.do("PUT", f"/merchants/{venue.id}", mode=mode)
    assert await chits.refused(venue, keys, token) == (409, "loyalty_off")
    then = await chits.paid_bill(venue, guest, 5_000)
    await venue.do("PUT", f"/merchants/{venue.id}", mode="full")
    assert await chits.refused(venue, keys, then) == NOTHING
    await venue.program(is_enabled=False)
    assert await chits.refused(venue, keys, token) == (409, "loyalty_off")
    await venue.program(is_enabled=True)
    assert (await chits.claimed(venue, keys, token))["points"] == 5


async def test_what_was_paid_too_much_is_nobodys_to_claim(
    venue: Venue, guest: Guest, keys: NostrKeys
) -> None:
    """An invoice that was replaced is paid beside the one that stands for it."""
    order = await venue.order(10_000)
    whole = order["payment_request"], order["receipt_token"]
    request, part = await chits.part_of(venue, order["order"]["id"], amount_sats=10_000)
    await venue.pay(guest, request)
    await chits.settled(venue, part)
    await venue.pay(guest, whole[0])
    await records.judged(order["payment_hash"])
    assert (await chits.points(venue, whole[1]))["why"] == "not_counted"
    assert await chits.refused(venue, keys, whole[1]) == NOTHING
    assert (await chits.claimed(venue, keys, part))["points"] == 10
    assert (await chits.card(venue, keys))["points"] == 10


async def test_of_what_was_paid_beyond_the_bill_nothing_is_claimed(
    venue: Venue, guest: Guest, keys: NostrKeys
) -> None:
    """Four of ten are paid, and then the old invoice over all ten."""
    order = await venue.order(10_000)
    whole = order["payment_request"], order["receipt_token"]
    request, part = await chits.part_of(venue, order["order"]["id"], amount_sats=4_000)
    await venue.pay(guest, request)
    await chits.settled(venue, part)
    await venue.pay(guest, whole[0])
    await records.judged(order["payment_hash"])
    said = await chits.read(venue, whole[1])
    assert (said["amount_sats"], said["total_sats"]) == (6_000, 10_000)
    assert (await chits.claimed(venue, keys, whole[1]))["points"] == 6
    assert (await chits.claimed(venue, keys, part))["card"]["points"] == 10


# --- whose it is afterwards -----------------------------------------------------------


async def test_a_forgotten_guests_receipt_is_claimed_by_nobody(
    venue: Venue, guest: Guest, keys: NostrKeys, other: NostrKeys
) -> None:
    token = await chits.paid_bill(venue, guest, 34_000)
    named = await chits.paid_bill(venue, guest, 20_000, customer_pubkey=keys.public)
    await chits.claimed(venue, keys, token)
    path = f"/restaurants/{venue.id}/loyalty/{keys.public}"
    answer(await venue.call("DELETE", path))
    for receipt in (token, named):
        for holder in (keys, other):
            assert await chits.refused(venue, holder, receipt) == TAKEN
        assert (await chits.points(venue, receipt))["state"] == "none"
    assert (await venue.proof())["wrong"] == 0


async def test_a_merged_cards_receipts_are_the_other_cards(
    venue: Venue, guest: Guest, keys: NostrKeys, other: NostrKeys
) -> None:
    token = await chits.paid_bill(venue, guest, 34_000)
    await chits.claimed(venue, keys, token)
    await merge(venue, keys, other)
    for holder in (keys, other):
        said = await chits.claimed(venue, holder, token)
        assert (said["points"], said["card"]["points"]) == (34, 34)
        shown = await chits.read(venue, token, chits.signature(holder, token))
        assert shown["mine"]["points"] == 34
    assert await chits.refused(venue, NostrKeys.fresh(), token) == TAKEN
    later = await chits.paid_bill(venue, guest, 6_000)
    assert (await chits.claimed(venue, keys, later))["card"]["points"] == 40
    assert len(await chits.earned_events(token)) == 1


async def merge(venue: Venue, gone: NostrKeys, kept: NostrKeys) -> None:
    path = API + "/me/merge"
    keys = {"from_pubkey": gone.public, "into_pubkey": kept.public}
    body = {"merchant_id": venue.id, **keys}
    text = json.dumps(body).encode()
    headers = {
        **signed(kept, "POST", path, text),
        "X-Loyalty-Other-Proof": signed(gone, "POST", path, text)["Authorization"],
        **perks.fresh_key(),
        "Content-Type": "application/json",
    }
    answer(await venue.http.post(path, content=text, headers=headers))


async def test_staff_can_still_move_it(
    venue: Venue, guest: Guest, keys: NostrKeys, other: NostrKeys
) -> None:
    """Whoever has `manage` puts a wrong card right: the receipt is the other's then."""
    token = await chits.paid_bill(venue, guest, 34_000)
    await chits.claimed(venue, keys, token)
    path = f"/orders/{await chits.order_of(venue, token)}/customer"
    body = {"customer_pubkey": other.public, "reason": "Wrong phone"}
    await venue.do("PUT", path, **body)
    assert await chits.refused(venue, keys, token) == TAKEN
    assert (await chits.claimed(venue, other, token))["points"] == 34
    assert (await chits.card(venue, keys))["points"] == 0
    assert (await venue.proof())["wrong"] == 0


async def test_nothing_else_is_ever_answered(venue: Venue, keys: NostrKeys) -> None:
    """A body that makes no sense is malformed, before anything is looked up."""
    for body in ("7", '{"name": 7}', '{"name": "' + "x" * 10_000 + '"}', "{"):
        path = f"{API}/receipts/{'0' * 32}-{'0' * 32}/claim"
        headers = signed(keys, "POST", path, body.encode())
        headers |= {**perks.fresh_key(), "Content-Type": "application/json"}
        said: httpx.Response = await venue.http.post(
            path, content=body, headers=headers
        )
        assert refusal(said) == (400, "malformed")
