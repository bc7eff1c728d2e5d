"""Orders: a bill and its invoice, made once (mission 223 and the public contract)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import bolt11
import pytest

import records
from devkit.people import Guest
from venue import Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
MAX = 2**53 - 1


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


async def post(
    venue: Venue, key: str | None = None, headers: Any = None, **body: Any
) -> Any:
    """`POST /orders` with an Idempotency-Key."""
    headers = dict(headers or venue.admin)
    if key is not None:
        headers["Idempotency-Key"] = key
    body = {"merchant_id": venue.id, "amount_sats": 1_000, **body}
    return await venue.call("POST", "/orders", headers, **body)


async def orders_of(venue: Venue) -> int:
    return int((await venue.do("GET", f"/merchants/{venue.id}/orders"))["total"])


# --- what an order is -----------------------------------------------------------------


async def test_an_order_keeps_what_it_is_told(venue: Venue, guest: Guest) -> None:
    made = await venue.order(
        34_900,
        tip_sats=1_100,
        customer_pubkey=guest.pubkey,
        table="Terrace 4",
        note="No onions,\nplease",
    )
    order = made["order"]
    told = {
        "amount_sats": 34_900,
        "amount_minor": 0,
        "tip_sats": 1_100,
        "customer_pubkey": guest.pubkey,
        "table": "Terrace 4",
        "note": "No onions,\nplease",
        "kitchen": "new",
        "bill": "open",
        "status": "pending",
        "source": "loyalty",
        "payment_hash": made["payment_hash"],
        "paid_at": None,
    }
    assert {name: order[name] for name in told} == told
    read = await venue.do("GET", f"/orders/{order['id']}")
    assert {name: read[name] for name in order} == order


async def test_the_invoice_is_over_amount_and_tip(venue: Venue) -> None:
    made = await venue.order(34_900, tip_sats=1_100)
    invoice = bolt11.decode(made["payment_request"])
    assert invoice.amount_msat == 36_000_000
    assert invoice.payment_hash == made["payment_hash"]


async def test_a_paid_order_says_so(venue: Venue, guest: Guest) -> None:
    event = await venue.serve(guest, 5_000)
    order = await venue.do("GET", f"/orders/{event['order_id']}")
    assert (order["bill"], order["status"]) == ("paid", "paid")
    assert order["paid_at"] == event["time"]


async def test_a_customer_is_kept_as_hex(venue: Venue, guest: Guest) -> None:
    from nostr_sdk import PublicKey

    npub = PublicKey.parse(guest.pubkey).to_bech32()
    for typed in (npub, npub.upper(), guest.pubkey.upper(), f" {guest.pubkey} "):
        order = (await venue.order(1_000, customer_pubkey=typed))["order"]
        assert order["customer_pubkey"] == guest.pubkey


@pytest.mark.parametrize("field", ["customer_pubkey", "referrer_pubkey"])
@pytest.mark.parametrize("key", ["", "nobody", "0" * 64, "f" * 64, "npub1qqqq"])
async def test_a_key_that_is_none_is_refused(shop: Venue, field: str, key: str) -> None:
    response = await post(shop, **{field: key})
    assert refusal(response) == (400, "bad_pubkey")


@pytest.mark.parametrize(
    "body",
    [
        {"amount_sats": 0},
        {"amount_sats": -1},
        {"amount_sats": 1.5},
        {"amount_sats": 1_000.0},
        {"amount_sats": "1000"},
        {"amount_sats": True},
        {"amount_sats": MAX + 1},
        {"amount_sats": 10**400},
        {"amount_sats": [1000]},
        {"tip_sats": -1},
        {"tip_sats": 0.5},
        {"tip_sats": None},
        {"table": "x" * 65},
        {"table": "a\0"},
        {"note": "x" * 2001},
        {"note": "\ud800"},
        {"customer_pubkey": 7},
        {"merchant_id": 7},
        {"merchant_id": None},
    ],
    ids=lambda body: ascii(body)[:40],
)
async def test_what_is_malformed_is_refused(shop: Venue, body: dict[str, Any]) -> None:
    response = await post(shop, **body)
    assert refusal(response) == (400, "malformed")
    assert response.json()["detail"].startswith(next(iter(body)))


async def test_a_bill_has_one_amount(shop: Venue) -> None:
    needed = (400, "amount_needed")
    assert refusal(await post(shop, amount_sats=None)) == needed
    assert refusal(await post(shop, amount_minor=100)) == needed
    minor = await post(shop, amount_sats=None, amount_minor=100)
    assert refusal(minor) == (400, "currency_needed")


@pytest.mark.parametrize("more", [{"amount_sats": MAX}, {"tip_sats": MAX}])
async def test_more_than_lnbits_takes_is_an_answer(
    shop: Venue, more: dict[str, Any]
) -> None:
    assert refusal(await post(shop, **more)) == (409, "no_invoice")


async def test_an_order_of_a_deleted_wallet_is_an_answer(venue: Venue) -> None:
    """Its merchant is still there; only LNbits makes no invoice."""
    from lnbits.core.crud import delete_wallet

    token = await venue.token("pos", "monitor")
    await delete_wallet(user_id=venue.owner.id, wallet_id=venue.wallet.id)
    for key in (None, "again", "again"):
        response = await post(venue, key, token)
        assert refusal(response) == (409, "no_invoice")


async def test_an_unknown_order_is_not_there(shop: Venue, new_venue: NewVenue) -> None:
    theirs = (await (await new_venue()).order(1_000))["order"]["id"]
    assert await shop.refused("GET", "/orders/nope") == (404, "order_not_found")
    refused = await shop.refused("GET", f"/orders/{theirs}")
    assert refused == (404, "merchant_not_found")


# --- once -----------------------------------------------------------------------------


async def test_the_same_request_again_is_the_same_order(venue: Venue) -> None:
    first = answer(await post(venue, "table-7", note="once"))
    assert answer(await post(venue, "table-7", note="once")) == first
    assert await orders_of(venue) == 1


async def test_the_same_request_at_once_is_one_order_and_one_invoice(
    venue: Venue,
) -> None:
    answers = await asyncio.gather(*(post(venue, "table-7") for _ in range(8)))
    hashes = {answer(response)["payment_hash"] for response in answers}
    assert len(hashes) == 1
    assert await orders_of(venue) == 1


async def test_the_key_with_another_body_is_a_conflict(venue: Venue) -> None:
    await post(venue, "table-7")
    response = await post(venue, "table-7", amount_sats=2_000)
    assert refusal(response) == (409, "idempotency_mismatch")
    assert await orders_of(venue) == 1


async def test_a_key_is_the_callers_own(venue: Venue, new_venue: NewVenue) -> None:
    """Two tills may count from one; the two keys of a wallet are one caller."""
    other = await new_venue()
    till, tablet = await venue.token("pos"), await venue.token("pos")
    mine = answer(await post(venue, "1"))["order"]["id"]
    callers = {
        answer(await post(venue, "1", headers))["order"]["id"]
        for headers in (till, tablet, venue.invoice)
    }
    callers.add(answer(await post(other, "1"))["order"]["id"])
    assert len(callers) == 4 and mine in callers


async def test_without_a_key_every_request_is_an_order(venue: Venue) -> None:
    for key in (None, None, ""):
        assert (await post(venue, key)).status_code == 201
    assert await orders_of(venue) == 3


async def test_a_refused_request_leaves_its_key_free(venue: Venue) -> None:
    assert refusal(await post(venue, "k", customer_pubkey="nobody"))[0] == 400
    assert (await post(venue, "k")).status_code == 201


@pytest.mark.parametrize("key", ["x" * 129, "a\tb", "a\x7f"])
async def test_an_odd_key_is_refused(shop: Venue, key: str) -> None:
    assert refusal(await post(shop, key)) == (400, "bad_idempotency_key")
    assert (await post(shop, "x" * 128)).status_code == 201


async def test_a_paid_order_repeated_is_still_that_order(
    venue: Venue, guest: Guest
) -> None:
    first = answer(await post(venue, "k", customer_pubkey=guest.pubkey))
    await venue.pay(guest, first["payment_request"])
    await venue.counted(guest, first["order"]["id"])
    again = answer(await post(venue, "k", customer_pubkey=guest.pubkey))
    assert again["payment_hash"] == first["payment_hash"]
    assert again["order"]["bill"] == "paid"


async def test_an_order_asked_for_again_needs_no_live_price(
    new_venue: NewVenue,
) -> None:
    """The till lost the answer, and since then the price sources are down."""
    from lnbits.utils.cache import cache

    venue = await new_venue(currency="VES")
    body = {"amount_sats": None, "amount_minor": 5_000}
    cache.set("btc-price-VES", 50_000.0, expiry=3600)
    first = answer(await post(venue, "k", **body))
    cache.pop("btc-price-VES")
    assert answer(await post(venue, "k", **body)) == first


async def test_a_receipts_token_is_stable_and_nowhere_stored(venue: Venue) -> None:
    first = answer(await post(venue, "k"))
    token = first["receipt_token"]
    payment_id, _, mac = token.partition("-")
    assert payment_id and len(mac) == 32  # 128 bits
    assert answer(await post(venue, "k"))["receipt_token"] == token
    other = answer(await post(venue, "l"))["receipt_token"]
    assert other != token
    kept = await records.rows("SELECT * FROM orders WHERE merchant_id = :m", m=venue.id)
    kept += await records.rows("SELECT * FROM idempotency_keys")
    assert token not in str(kept)


# --- lists ----------------------------------------------------------------------------


async def test_a_list_is_newest_first_paged_and_sorted(venue: Venue) -> None:
    for amount in (2_000, 3_000, 1_000):
        await venue.order(amount)

    async def amounts(query: str) -> list[int]:
        page = await venue.do("GET", f"/merchants/{venue.id}/orders?{query}")
        assert page["total"] == 3
        return [order["amount_sats"] for order in page["data"]]

    assert await amounts("sortby=amount_sats") == [3_000, 2_000, 1_000]
    ascending = "sortby=amount_sats&direction=asc"
    assert await amounts(ascending) == [1_000, 2_000, 3_000]
    assert await amounts(f"{ascending}&limit=1&offset=1") == [2_000]
    assert len(await amounts("limit=100")) == 3


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("limit=101", "malformed"),
        ("offset=-1", "malformed"),
        ("sortby=note", "unknown_sort"),
    ],
)
async def test_a_page_beyond_reason_is_refused(
    shop: Venue, query: str, code: str
) -> None:
    path = f"/merchants/{shop.id}/orders?{query}"
    assert await shop.refused("GET", path) == (400, code)
