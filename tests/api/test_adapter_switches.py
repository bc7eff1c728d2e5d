"""Which payments count is the owner's say, from when they say it (mission 216)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from time import time
from typing import Any, get_args

import chits
import pytest

import records
from devkit.people import Guest, NostrKeys
from missed import Missed, settle_unseen
from tills import (
    ALL,
    EVERYTHING,
    invoice,
    lnurlp,
    sell,
    switch,
    tpos,
    zap,
)
from venue import Venue, ago

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
InThread = Callable[..., Awaitable[Any]]


async def points(venue: Venue, guest: Guest) -> int:
    return int((await venue.card(guest))["points"])


async def shown(venue: Venue, payment_hash: str) -> Any:
    """The order that a payment has become."""
    order_id = (await records.judged(payment_hash))["order_id"]
    return await venue.do("GET", f"/orders/{order_id}")


async def receipt_of(venue: Venue, payment_hash: str) -> str:
    """What the till's staff gets for the hash: the secret of the receipt."""
    told = {"merchant_id": venue.id, "payment_hash": payment_hash}
    return str((await venue.do("POST", "/orders/paid", **told))["receipt_token"])


# --- the switches ---------------------------------------------------------------------


async def test_nothing_is_on_until_the_owner_switches_it_on(venue: Venue) -> None:
    path = f"/merchants/{venue.id}"
    assert (await venue.do("GET", path))["adapters"] == []
    made = await switch(venue, "tpos", "lnurlp", "tpos")
    assert made["adapters"] == ["lnurlp", "tpos"]
    assert (await venue.do("PUT", path, name="Bar"))["adapters"] == ["lnurlp", "tpos"]
    assert (await switch(venue))["adapters"] == []
    for wrong in (["tipjar"], ["TPOS"], "tpos", [7], ["tpos"] * 21):
        refused = await venue.refused("PUT", path, adapters=wrong)
        assert refused == (400, "malformed")


async def test_they_can_be_on_from_the_start(new_venue: NewVenue, guest: Guest) -> None:
    venue = await new_venue(adapters=["paywall"])
    assert venue.merchant["adapters"] == ["paywall"]
    hash_ = await sell(venue, guest, 5_000, {"tag": "paywall", "id": "pw1"})
    assert await records.outcome(hash_) == "no_customer"


async def test_only_the_owner_switches(venue: Venue) -> None:
    path, wanted = f"/merchants/{venue.id}", {"adapters": ["tpos"]}
    refused = await venue.refused("PUT", path, venue.invoice, **wanted)
    assert refused == (403, "admin_key_needed")
    token = await venue.token("manage")
    assert (await venue.refused("PUT", path, token, **wanted))[0] == 403
    assert (await venue.do("GET", path))["adapters"] == []


async def test_there_is_a_switch_for_each_and_no_other(venue: Venue) -> None:
    assert (await switch(venue, *EVERYTHING))["adapters"] == sorted(EVERYTHING)
    from loyalty.merchants.models import Adapter

    assert sorted(get_args(Adapter)) == sorted(EVERYTHING)


@pytest.mark.parametrize("name", ALL)
async def test_each_counts_by_its_own_switch_and_no_other(
    venue: Venue, guest: Guest, name: str
) -> None:
    await switch(venue, *(other for other in ALL if other != name))
    assert await records.outcome(await sell(venue, guest, 5_000, ALL[name])) == (
        "not_a_bill"
    )
    await switch(venue, name)
    hash_ = await sell(venue, guest, 5_000, ALL[name])
    assert await records.outcome(hash_) == "no_customer"
    order = await shown(venue, hash_)
    assert (order["source"], order["bill"]) == (name, "paid")
    assert (order["customer_pubkey"], order["amount_sats"]) == (None, 5_000)


async def test_what_was_paid_before_the_switch_never_counts(
    new_venue: NewVenue, guest: Guest
) -> None:
    """Not by a re-scan, not after LNbits has touched the payment again, and not if it
    was asked for before."""
    from lnbits.core.crud import update_payment

    keys = NostrKeys.fresh()
    with ago(3600):
        venue = await new_venue()
    with ago(1800):
        seen = await sell(venue, guest, 5_000, lnurlp(zap(keys, 5_000)))
        asked = await invoice(venue, 5_000, lnurlp(zap(keys, 5_000)))
        assert await records.outcome(seen) == "not_a_bill"
    with ago(900):
        await switch(venue, "lnurlp")
    late = await venue.pay(guest, asked)
    await update_payment(await records.core_payment(seen))
    await venue.rescan(0)
    for hash_ in (seen, late):
        assert await records.outcome(hash_) == "not_a_bill"
    after = await sell(venue, guest, 5_000, lnurlp(zap(keys, 5_000)))
    assert await records.outcome(after) == "earned"
    assert (await chits.card(venue, keys))["points"] == 5


async def test_a_payment_nobody_told_of_is_judged_by_its_own_time(
    new_venue: NewVenue, guest: Guest
) -> None:
    """Reconciliation and the listener judge alike."""
    with ago(7200):
        venue = await new_venue()
    with ago(3600):
        await switch(venue, "plain")
    with ago(1800):
        await switch(venue)

    def unseen(seconds: float) -> Missed:
        return Missed(None, 4_000, time() - seconds)

    before, during, after = unseen(5400), unseen(2700), unseen(900)
    await settle_unseen(venue.wallet.id, [before, during, after])
    await venue.rescan(0)
    for bill, outcome in (
        (before, "not_a_bill"),
        (during, "no_customer"),
        (after, "not_a_bill"),
    ):
        assert await records.outcome(bill.id) == outcome


async def test_a_named_customer_earns_whatever_is_on(
    venue: Venue, guest: Guest
) -> None:
    """`extra.customer_pubkey` works as it did; the switch only names the source, and
    tells the till's tip."""
    named = {"customer_pubkey": guest.pubkey}
    off = await sell(venue, guest, 5_000, {"tag": "restaurant", **named})
    assert (await shown(venue, off))["source"] == "payment"
    await switch(venue, "restaurant", "plain", "tpos")
    on = await sell(venue, guest, 5_000, {"tag": "restaurant", **named})
    assert (await shown(venue, on))["source"] == "restaurant"
    plain = await sell(venue, guest, 5_000, named)
    assert (await shown(venue, plain))["source"] == "payment"
    tipped = await sell(venue, guest, 5_900, tpos(5_000, 900, **named))
    assert (await shown(venue, tipped))["tip_sats"] == 900
    for hash_ in (off, on, plain, tipped):
        assert await records.outcome(hash_) == "earned"
    assert await points(venue, guest) == 20


async def test_of_several_venues_the_named_one_is_asked(
    new_venue: NewVenue, guest: Guest
) -> None:
    with ago(60):
        first = await new_venue()
    bar = await first.register()
    await switch(bar, "webshop")
    extra = {"tag": "webshop"}
    assert await records.outcome(await sell(first, guest, 1_000, extra)) == "not_a_bill"
    named = await sell(first, guest, 1_000, {**extra, "merchant_id": bar.id})
    assert (await records.judged(named))["merchant_id"] == bar.id
    foreign = await sell(first, guest, 1_000, {**extra, "merchant_id": "nobody"})
    assert await records.outcome(foreign) == "foreign_merchant"
