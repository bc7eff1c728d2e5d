"""Orders paid elsewhere in this LNbits are told of, and count once (api: Orders)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import bills
import httpx
import pytest
from bills import named

import records
from devkit.people import Guest
from venue import Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
TAKEN = (409, "already_claimed")
UNKNOWN = (404, "payment_not_found")


async def tell(
    venue: Venue, payment_hash: str, who: dict[str, str] | None = None, **more: Any
) -> httpx.Response:
    body = {"merchant_id": venue.id, "payment_hash": payment_hash, **more}
    return await venue.call("POST", "/orders/paid", who, **body)


async def told(venue: Venue, payment_hash: str, **more: Any) -> Any:
    return answer(await tell(venue, payment_hash, **more))


async def refused(venue: Venue, payment_hash: str, **more: Any) -> tuple[int, str]:
    return refusal(await tell(venue, payment_hash, **more))


async def settle(payment_hash: str) -> Any:
    """What the listener does with a payment."""
    from loyalty import core_payments
    from loyalty.orders.payments.settlement import settle
    from loyalty.store import store

    core = await records.core_payment(payment_hash)
    (payment,) = await core_payments.get_payments([core.checking_id])
    return await store.write(settle, payment)


async def orders_of(venue: Venue) -> int:
    return int((await venue.do("GET", f"/merchants/{venue.id}/orders"))["total"])


# --- what an order that was told of is ------------------------------------------------


@pytest.mark.parametrize("is_faster", [False, True])
async def test_a_payment_that_named_nobody_is_told_of(
    venue: Venue, guest: Guest, deaf: None, is_faster: bool
) -> None:
    """Also where the listener has judged it to be no bill."""
    payment_hash = await venue.pay_elsewhere(guest, 5_500)
    if is_faster:
        assert (await settle(payment_hash)).outcome == "not_a_bill"
    body = {
        "customer_pubkey": guest.pubkey,
        "tip_sats": 500,
        "lines": [named("Soup", 4_000), named("Tea", 500, 2)],
        "table": "7",
        "reference": "order-12",
    }
    made = await told(venue, payment_hash, **body)
    order = made["order"]
    shown = ("bill", "source", "table", "reference", "amount_sats", "tip_sats")
    assert [order[name] for name in shown] == [
        "paid",
        "payment",
        "7",
        "order-12",
        5_000,
        500,
    ]
    assert [line["total_sats"] for line in order["lines"]] == [4_000, 1_000]
    assert await bills.points(venue, guest) == 5
    again = await told(venue, payment_hash, **body)
    assert again["order"]["id"] == order["id"]
    assert again["receipt_token"] == made["receipt_token"]
    assert (await settle(payment_hash)).outcome == "earned"
    assert await bills.points(venue, guest) == 5
    assert await orders_of(venue) == 1
    assert (await venue.proof())["wrong"] == 0


async def test_without_a_customer_its_receipt_can_be_claimed(
    venue: Venue, guest: Guest, deaf: None
) -> None:
    payment_hash = await venue.pay_elsewhere(guest, 5_000)
    made = await told(venue, payment_hash, tip_sats=1_000)
    assert await records.outcome(payment_hash) == "no_customer"
    claimed = answer(await bills.claim(venue, guest, made["receipt_token"]))
    assert claimed["points"] == 4
    assert await refused(venue, payment_hash, customer_pubkey="a" * 64) == TAKEN
    again = await told(venue, payment_hash, customer_pubkey=guest.pubkey)
    assert again["order"]["customer_pubkey"] == guest.pubkey
    assert await bills.points(venue, guest) == 4


async def test_whose_it_is_can_be_told_later(
    venue: Venue, guest: Guest, deaf: None
) -> None:
    payment_hash = await venue.pay_elsewhere(guest, 5_000)
    made = await told(venue, payment_hash)
    again = await told(venue, payment_hash, customer_pubkey=guest.pubkey)
    assert again["order"]["id"] == made["order"]["id"]
    assert again["order"]["customer_pubkey"] == guest.pubkey
    assert await bills.points(venue, guest) == 5
    lost = await bills.claim(venue, guest, made["receipt_token"])
    assert answer(lost)["points"] == 5  # it is theirs already
    assert await bills.points(venue, guest) == 5


@pytest.mark.parametrize("is_faster", [False, True])
async def test_a_payment_that_names_its_customer_stays_theirs(
    venue: Venue, guest: Guest, new_guest: NewGuest, deaf: None, is_faster: bool
) -> None:
    """Whether or not the listener was faster, if the teller names nobody."""
    bob = await new_guest("Bob")
    payment_hash = await venue.pay_elsewhere(guest, 5_000, customer_pubkey=guest.pubkey)
    if is_faster:
        await settle(payment_hash)
    made = await told(venue, payment_hash)
    assert made["order"]["customer_pubkey"] == guest.pubkey
    assert await bills.points(venue, guest) == 5
    assert await refused(venue, payment_hash, customer_pubkey=bob.pubkey) == TAKEN
    assert (await venue.card(bob))["points"] == 0


@pytest.mark.parametrize("is_faster", [False, True])
async def test_a_bill_of_ours_is_the_order_that_it_is(
    venue: Venue, guest: Guest, deaf: None, is_faster: bool
) -> None:
    made = await venue.order(5_000, tip_sats=500)
    payment_hash = await venue.pay(guest, made["payment_request"])
    if is_faster:
        await settle(payment_hash)
    got = await told(venue, payment_hash, customer_pubkey=guest.pubkey, tip_sats=0)
    assert got["order"]["id"] == made["order"]["id"]
    assert got["receipt_token"] == made["receipt_token"]
    assert (got["order"]["bill"], got["order"]["tip_sats"]) == ("paid", 500)
    assert await bills.points(venue, guest) == 5
    assert await orders_of(venue) == 1


async def test_each_part_of_a_bill_of_ours_is_told_by_its_own_hash(
    venue: Venue, guest: Guest, new_guest: NewGuest
) -> None:
    bob = await new_guest("Bob")
    order_id = (await venue.order(4_000, keep_open=True))["order"]["id"]
    parts = [await bills.part(venue, order_id, share=2) for _ in range(2)]
    for part in parts:
        await bills.pay(venue, guest, order_id, part)
    for part, whose in zip(parts, (guest, bob), strict=True):
        got = await told(venue, part["payment_hash"], customer_pubkey=whose.pubkey)
        assert got["receipt_token"] == part["receipt_token"]
    assert await bills.points(venue, guest) == await bills.points(venue, bob) == 2
    hash_ = parts[1]["payment_hash"]
    assert await refused(venue, hash_, customer_pubkey=guest.pubkey) == TAKEN


# --- what is none ---------------------------------------------------------------------


async def test_what_is_not_there_or_not_paid(
    venue: Venue, guest: Guest, new_venue: NewVenue
) -> None:
    theirs = await (await new_venue()).pay_elsewhere(guest, 5_000)
    for payment_hash in (theirs, "0" * 64, "nope", "\u00e9"):
        assert await refused(venue, payment_hash) == UNKNOWN
    unpaid = await venue.order(1_000)
    assert await refused(venue, unpaid["payment_hash"]) == (409, "not_paid")
    assert await orders_of(venue) == 1


async def test_another_merchant_of_the_wallet_finds_nothing(
    venue: Venue, guest: Guest
) -> None:
    bar = await venue.register()
    made = await venue.order(5_000)
    await venue.pay(guest, made["payment_request"])
    await bills.closed(venue, made["order"]["id"])
    assert await refused(bar, made["payment_hash"]) == UNKNOWN


async def test_what_is_malformed_leaves_nothing(
    venue: Venue, guest: Guest, deaf: None
) -> None:
    payment_hash = await venue.pay_elsewhere(guest, 5_000)
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"customer_pubkey": "nobody"}, "bad_pubkey"),
        ({"tip_sats": 5_001}, "bad_tip"),
        ({"tip_sats": -1}, "malformed"),
        ({"lines": [{"name": "x"}]}, "price_needed"),
        ({"lines": [named("x", 2**53 - 1, 2)]}, "amount_needed"),
    ]
    for body, code in wrong:
        told_so = await refused(
            venue, payment_hash, **{"customer_pubkey": guest.pubkey, **body}
        )
        assert told_so == (400, code)
    assert await orders_of(venue) == 0
    await told(venue, payment_hash, customer_pubkey=guest.pubkey)
    assert await bills.points(venue, guest) == 5


async def test_a_glance_by_hash_is_the_tellers(
    venue: Venue, guest: Guest, new_venue: NewVenue
) -> None:
    payment_hash = await venue.pay_elsewhere(guest, 5_000, customer_pubkey=guest.pubkey)
    assert await records.outcome(payment_hash) == "earned"
    path = f"/orders/by-hash/{payment_hash}/glance"
    glance = answer(await venue.call("GET", path, await venue.token("orders")))
    assert (glance["points"], glance["visits_this_month"]) == (5, 1)
    assert guest.pubkey not in str(glance)
    rival = await new_venue()
    assert await rival.refused("GET", path) == (404, "order_not_found")
    nothing = await venue.refused("GET", "/orders/by-hash/nope/glance")
    assert nothing == (404, "order_not_found")


# --- at once --------------------------------------------------------------------------


async def test_told_of_while_the_listener_looks_it_counts_once(
    venue: Venue, guest: Guest, deaf: None
) -> None:
    for _ in range(3):
        payment_hash = await venue.pay_elsewhere(guest, 1_000)
        body: dict[str, Any] = {"customer_pubkey": guest.pubkey, "tip_sats": 0}
        answers = await asyncio.gather(
            *(settle(payment_hash) for _ in range(4)),
            *(tell(venue, payment_hash, **body) for _ in range(4)),
        )
        ids = {answer(response)["order"]["id"] for response in answers[4:]}
        assert len(ids) == 1
        assert await records.outcome(payment_hash) == "earned"
    assert await bills.points(venue, guest) == 3
    assert (await venue.proof())["wrong"] == 0


async def test_told_of_as_two_peoples_at_once_it_is_of_one(
    venue: Venue, guest: Guest, new_guest: NewGuest, deaf: None
) -> None:
    bob = await new_guest("Bob")
    payment_hash = await venue.pay_elsewhere(guest, 5_000)
    said = await asyncio.gather(
        *(
            tell(venue, payment_hash, customer_pubkey=key)
            for key in [guest.pubkey, bob.pubkey] * 3
        ),
        settle(payment_hash),
    )
    codes = sorted(response.status_code for response in said[:-1])
    assert codes == [201, 201, 201, 409, 409, 409]
    points = [await bills.points(venue, each) for each in (guest, bob)]
    assert sorted(points) == [0, 5]
    assert (await venue.proof())["wrong"] == 0
