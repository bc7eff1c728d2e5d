"""Payments that other extensions make into the merchant's wallet earn, with no change
to those extensions, where the owner has switched them on (mission 216)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import chits
import glance_example
import pytest

import perks
import records
from devkit.people import Guest, NostrKeys, Operator
from tills import (
    ALL,
    item,
    lnurlp,
    market_memo,
    nostrmarket,
    sell,
    sold,
    switch,
    tpos,
    zap,
)
from venue import Venue, refusal

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


# --- TPoS -----------------------------------------------------------------------------


async def test_a_sale_at_the_till_waits_on_its_receipt(
    venue: Venue, guest: Guest
) -> None:
    """The tip does not earn; whoever holds the receipt gets the points, once."""
    await switch(venue, "tpos")
    details = sold(item("Coffee", 12_000, 2), item("Cake", 10_000))
    hash_ = await sell(venue, guest, 36_000, tpos(34_000, 2_000, details=details))
    token = await receipt_of(venue, hash_)
    receipt = await chits.read(venue, token)
    assert (receipt["amount_sats"], receipt["tip_sats"]) == (34_000, 2_000)
    lines = [(x["name"], x["quantity"], x["total_sats"]) for x in receipt["lines"]]
    assert lines == [("Coffee", 2, 24_000), ("Cake", 1, 10_000)]
    assert (receipt["points"]["state"], receipt["points"]["earned"]) == ("waiting", 34)
    keys = NostrKeys.fresh()
    assert (await chits.claimed(venue, keys, token))["points"] == 34
    assert await chits.refused(venue, NostrKeys.fresh(), token) == chits.TAKEN
    order = await shown(venue, hash_)
    assert (order["source"], order["customer_pubkey"]) == ("tpos", keys.public)
    await venue.rescan(0)
    assert (await chits.card(venue, keys))["points"] == 34
    assert (await venue.proof())["wrong"] == 0


async def test_the_tills_memo_names_the_customer(venue: Venue, guest: Guest) -> None:
    await switch(venue, "tpos")
    memo = f"Ana {guest.pubkey}"
    hash_ = await sell(venue, guest, 5_000, tpos(5_000, internal_memo=memo))
    assert await records.outcome(hash_) == "earned"
    assert await points(venue, guest) == 5


async def test_a_till_that_claims_more_than_was_paid_is_not_believed(
    venue: Venue, guest: Guest
) -> None:
    await switch(venue, "tpos")

    def told(amount: Any, tip: Any = None) -> dict[str, Any]:
        return tpos(amount, tip, internal_memo=guest.pubkey)

    await records.judged(await sell(venue, guest, 2_000, told(10**12)))
    await records.judged(await sell(venue, guest, 2_000, told(1_000)))
    assert await points(venue, guest) == 2 + 1
    for extra, code in (
        (told(2_000, 3_000), "bad_tip"),
        (told(2_000, "?"), "bad_tip"),
        (told("?"), "bad_amount"),
    ):
        hash_ = await sell(venue, guest, 2_000, extra)
        assert await records.outcome(hash_) == code
    assert await points(venue, guest) == 3


async def test_items_that_a_till_claims_count_for_no_rule(
    venue: Venue, guest: Guest
) -> None:
    """Anybody can have an invoice made over a thousand coffees for a sat."""
    await switch(venue, "tpos")
    await venue.program(earn_by="item", earn_points=1)
    details = sold(item("Coffee", 0.001, 1_000))
    extra = tpos(1, details=details, internal_memo=guest.pubkey)
    hash_ = await sell(venue, guest, 1, extra)
    assert await records.outcome(hash_) == "earned"
    assert await points(venue, guest) == 0


async def test_cash_at_the_till_counts_where_the_owner_says_so_twice(
    venue: Venue, guest: Guest
) -> None:
    """Once for cash, once in the programme for money that is not final."""
    cash = tpos(
        5_000, paid_in_fiat=True, fiat_method="cash", internal_memo=guest.pubkey
    )
    await switch(venue, "tpos")
    assert await records.outcome(await sell(venue, guest, 5_000, cash)) == "cash_off"
    await switch(venue, "tpos", "tpos_cash")
    assert await records.outcome(await sell(venue, guest, 5_000, cash)) == "reversible"
    await venue.program(earn_on_reversible=True)
    assert await records.outcome(await sell(venue, guest, 5_000, cash)) == "earned"
    await switch(venue, "tpos")
    assert await records.outcome(await sell(venue, guest, 5_000, cash)) == "cash_off"
    assert await points(venue, guest) == 5


async def test_who_made_the_bill_says_more_of_it(venue: Venue, guest: Guest) -> None:
    """`orders/paid` meets a faster listener: customer, tip and lines are taken, once,
    and never make it count for more."""
    await switch(venue, "restaurant")
    hash_ = await sell(venue, guest, 12_000, {"tag": "restaurant"})
    assert await records.outcome(hash_) == "no_customer"
    line = {"name": "Soup", "unit_price_sats": 10_000}
    told: dict[str, Any] = {
        "merchant_id": venue.id,
        "payment_hash": hash_,
        "customer_pubkey": guest.pubkey,
        "tip_sats": 2_000,
        "lines": [line],
        "reference": "r-7",
    }
    order = (await venue.do("POST", "/orders/paid", **told))["order"]
    assert (order["amount_sats"], order["tip_sats"]) == (10_000, 2_000)
    assert [x["name"] for x in order["lines"]] == ["Soup"]
    assert (order["reference"], order["source"]) == ("r-7", "payment")
    assert await points(venue, guest) == 10
    again = await venue.do("POST", "/orders/paid", **{**told, "tip_sats": 0})
    assert again["order"]["amount_sats"] == 10_000
    assert await points(venue, guest) == 10
    await switch(venue, "restaurant", "tpos")
    other = await sell(venue, guest, 5_000, tpos(4_000))
    await records.judged(other)
    too_much = {**told, "payment_hash": other, "tip_sats": 5_001}
    refused = await venue.call("POST", "/orders/paid", **too_much)
    assert refusal(refused) == (400, "bad_tip")
    untipped = {**too_much, "tip_sats": 0, "lines": None}
    order = (await venue.do("POST", "/orders/paid", **untipped))["order"]
    assert order["amount_sats"] == 4_000
    assert (await venue.proof())["wrong"] == 0


# --- zaps and the market --------------------------------------------------------------


async def test_whoever_zaps_the_venue_earns(venue: Venue, guest: Guest) -> None:
    await switch(venue, "lnurlp")
    hash_ = await sell(venue, guest, 7_000, lnurlp(zap(guest.keys, 7_000)))
    assert await records.outcome(hash_) == "earned"
    assert await points(venue, guest) == 7
    assert (await shown(venue, hash_))["source"] == "lnurlp"


async def test_a_forged_zap_is_nobodys(
    venue: Venue, guest: Guest, new_guest: NewGuest
) -> None:
    mallory = await new_guest("Mallory")
    await switch(venue, "lnurlp")
    for request in (
        zap(mallory.keys, 7_000, pubkey=guest.pubkey),
        zap(guest.keys, 8_000),
        zap(guest.keys, 7_000, ["anon"]),
        zap(guest.keys, 7_000, content="changed"),
        "{",
        "",
    ):
        hash_ = await sell(venue, mallory, 7_000, lnurlp(request))
        assert await records.outcome(hash_) == "no_customer"
    assert await points(venue, guest) == await points(venue, mallory) == 0


async def test_the_market_names_its_buyer(venue: Venue, guest: Guest) -> None:
    await switch(venue, "nostrmarket", "plain")
    memo = market_memo(guest.pubkey)
    hash_ = await sell(venue, guest, 5_000, nostrmarket(), memo)
    order = await shown(venue, hash_)
    assert (order["customer_pubkey"], order["reference"]) == (guest.pubkey, "ord-1")
    other = await sell(venue, guest, 5_000, nostrmarket(), "Order")
    plain = await sell(venue, guest, 5_000, {}, memo)
    for hash_ in (other, plain):
        assert await records.outcome(hash_) == "no_customer"
    assert await points(venue, guest) == 5


# --- plain invoices -------------------------------------------------------------------


async def test_top_ups_and_own_wallets_are_no_bills_even_so(
    venue: Venue, guest: Guest, superuser: Operator, in_thread: InThread
) -> None:
    await switch(venue, "plain")
    await in_thread(superuser.top_up, venue.wallet, 7_000)
    pocket = await in_thread(superuser.create_wallet, venue.owner, "pocket")
    await in_thread(superuser.top_up, pocket, 9_000)
    owner = Guest("Owner", NostrKeys.fresh(), pocket)
    assert await records.outcome(await sell(venue, owner, 9_000, {})) == "own_wallet"
    assert await records.outcome(await sell(venue, guest, 9_000, {})) == "no_customer"
    judged = await records.rows(
        "SELECT outcome FROM payments WHERE wallet_id = :id AND amount_msat = 7000000",
        id=venue.wallet.id,
    )
    assert judged == [{"outcome": "not_a_bill"}]


JUNK: list[Any] = [7, True, None, [], {}, "\0", "\ud800", -1, 1.5, 10**30, "a" * 9_999]


async def test_anything_may_stand_in_extra(venue: Venue, guest: Guest) -> None:
    """It is refused on record, or counts for what was paid, and stops nobody."""
    await switch(venue, *ALL, "tpos_cash")
    junks: tuple[Any, ...] = (
        7,
        True,
        None,
        [],
        {},
        "\0",
        "\ud800",
        -1,
        1.5,
        10**30,
        "a" * 10_000,
    )
    for junk in junks:
        for tag in ("tpos", "lnurlp", "charge", "restaurant", ""):
            extra = dict.fromkeys(
                ("amount", "tip_amount", "details", "nostr", "charge", "order_id"), junk
            )
            hash_ = await records.paid_with_extra(
                venue.wallet.id, guest.wallet.id, {**extra, "tag": tag}
            )
            judged = await records.judged(hash_)
            assert judged["base_sats"] <= 1_000
            assert judged["outcome"] in (
                "no_customer",
                "not_a_bill",
                "bad_tip",
                "bad_amount",
            )
    assert (await venue.proof())["wrong"] == 0


async def test_another_extensions_monitor_shows_the_guest(
    venue: Venue,
    guest: Guest,
    superuser: Operator,
    in_thread: InThread,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By the hash of the payment that it has made itself, with the example's code."""
    await switch(venue, "lnurlp", "webshop")
    hash_ = await sell(venue, guest, 7_000, lnurlp(zap(guest.keys, 7_000)))
    nobodys = await sell(venue, guest, 7_000, ALL["webshop"])
    await records.judged(hash_)
    await records.judged(nobodys)
    token = (await venue.token("monitor"))["X-Loyalty-Token"]

    async def line(payment_hash: str) -> str:
        seen = await in_thread(glance_example.look, superuser.http, token, payment_hash)
        return glance_example.line(seen)

    assert await line(hash_) == f"Guest …{guest.pubkey[-4:]}: First visit"
    assert await line("00" * 32) == ""
    await perks.reward(venue, name="Free coffee", cost_points=5)
    assert (await line(hash_)).endswith(" · ready: Free coffee")
