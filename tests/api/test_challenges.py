"""The link at the table: one order, one purpose, one key, once, in two minutes
(mission 1, 220)."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
import time_machine

from browsers import SESSION, Phone
from devkit.people import Guest, NostrKeys
from proofs import request_tags
from venue import API, Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


@pytest.fixture
def alice(client: httpx.AsyncClient) -> Phone:
    return Phone(client)


async def ask(shop: Venue, order_id: str, purpose: str = "attach") -> Any:
    return await shop.do("POST", "/challenges", order_id=order_id, purpose=purpose)


async def new_bill(shop: Venue, **more: Any) -> str:
    return str((await shop.order(34_000, table="Table 7", **more))["order"]["id"])


async def bill(shop: Venue, order_id: str) -> Any:
    return await shop.do("GET", f"/orders/{order_id}")


async def test_a_link_says_what_is_to_be_signed(shop: Venue, alice: Phone) -> None:
    order = await new_bill(shop, tip_sats=1_000)
    made = await ask(shop, order)
    assert re.fullmatch(r"[\w-]{22}", made["nonce"])  # 128 bits
    assert made["url"] == f"http://127.0.0.1:5000/loyalty/c/{made['nonce']}"
    assert abs(made["expires_at"] - time.time() - 120) < 30
    path = f"{API}/challenges/{made['nonce']}"
    asked = answer(await alice.call("GET", path))
    url = "http://127.0.0.1:5000" + path
    assert asked == {
        "purpose": "attach",
        "merchant": {"id": shop.id, "name": "Satoshi's Table", "language": ""},
        "table": "Table 7",
        "amount_sats": 34_000,
        "expires_at": made["expires_at"],
        "by_message": False,
        "zap": None,
        "sign": {
            "kind": 27235,
            "url": url,
            "method": "POST",
            "tags": [
                ["u", url],
                ["method", "POST"],
                ["purpose", "attach"],
                ["order", order],
                ["amount", "34000"],
            ],
        },
    }


async def test_who_confirms_an_open_bill_becomes_its_customer(
    shop: Venue, alice: Phone
) -> None:
    order = await new_bill(shop)
    assert not (await bill(shop, order))["verified"]
    made = await ask(shop, order)
    confirmed = answer(await alice.confirm(made["nonce"]))
    assert confirmed == {
        "verified": True,
        "order_id": order,
        "customer_pubkey": alice.keys.public,
    }
    shown = await bill(shop, order)
    assert shown["customer_pubkey"] == alice.keys.public and shown["verified"]
    listed = await shop.do("GET", f"/merchants/{shop.id}/orders")
    assert {o["id"] for o in listed["data"] if o["verified"]} >= {order}
    assert answer(await alice.call("GET", SESSION))["pubkey"] == alice.keys.public


async def test_a_customer_whom_staff_attached_is_verified_by_it(
    shop: Venue, alice: Phone
) -> None:
    order = await new_bill(shop, customer_pubkey=alice.keys.public)
    assert not (await bill(shop, order))["verified"]
    answer(await alice.confirm((await ask(shop, order, "pay"))["nonce"]))
    assert (await bill(shop, order))["verified"]


async def test_anothers_bill_stays_theirs(shop: Venue, alice: Phone) -> None:
    ana = NostrKeys.fresh().public
    order = await new_bill(shop, customer_pubkey=ana)
    made = await ask(shop, order)
    refused = await alice.confirm(made["nonce"])
    assert refusal(refused) == (409, "other_customer")
    assert "set-cookie" not in refused.headers
    shown = await bill(shop, order)
    assert shown["customer_pubkey"] == ana and not shown["verified"]
    asked = await alice.call("GET", f"{API}/challenges/{made['nonce']}")
    assert asked.is_success, "a refusal uses nothing up"


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        ({"purpose": None}, "proof_wrong_purpose"),
        ({"purpose": "redeem"}, "proof_wrong_purpose"),
        ({"purpose": "session"}, "proof_wrong_purpose"),
        ({"order": None}, "proof_wrong_order"),
        ({"order": "other"}, "proof_wrong_order"),
        ({"amount": None}, "proof_wrong_amount"),
        ({"amount": "34001"}, "proof_wrong_amount"),
        ({"amount": "34000.0"}, "proof_wrong_amount"),
        ({"method": "GET"}, "proof_wrong_method"),
        ({"u": "http://127.0.0.1:5000/loyalty/c/x"}, "proof_wrong_url"),
    ],
)
async def test_all_that_is_shown_has_to_be_signed(
    shop: Venue, alice: Phone, tags: dict[str, str | None], code: str
) -> None:
    order = await new_bill(shop)
    nonce = (await ask(shop, order))["nonce"]
    assert refusal(await alice.confirm(nonce, tags)) == (401, code)
    assert (await bill(shop, order))["customer_pubkey"] is None
    assert (await alice.confirm(nonce)).is_success


async def test_a_plain_signed_request_confirms_nothing(
    shop: Venue, alice: Phone
) -> None:
    nonce = (await ask(shop, await new_bill(shop)))["nonce"]
    tags = request_tags("POST", f"http://127.0.0.1:5000{API}/challenges/{nonce}")
    refused = await alice.confirm_with(nonce, tags)
    assert refusal(refused) == (401, "proof_wrong_purpose")
    path = f"{API}/challenges/{nonce}"
    assert refusal(await alice.call("POST", path)) == (401, "not_proved")


async def test_a_session_confirms_nothing(shop: Venue, alice: Phone) -> None:
    await alice.sign_in()
    nonce = (await ask(shop, await new_bill(shop)))["nonce"]
    csrf = {"X-Loyalty-CSRF": alice.csrf}
    refused = await alice.call("POST", f"{API}/challenges/{nonce}", **csrf)
    assert refusal(refused) == (401, "not_proved")


async def test_what_was_signed_for_one_bill_confirms_no_other(
    shop: Venue, alice: Phone
) -> None:
    one, other = [(await ask(shop, await new_bill(shop)))["nonce"] for _ in range(2)]
    asked = answer(await alice.call("GET", f"{API}/challenges/{one}"))
    refused = await alice.confirm_with(other, asked["sign"]["tags"])
    assert refusal(refused) == (401, "proof_wrong_url")


async def test_a_link_is_used_once(shop: Venue, alice: Phone) -> None:
    order = await new_bill(shop)
    nonce = (await ask(shop, order))["nonce"]
    path = f"{API}/challenges/{nonce}"
    tags = answer(await alice.call("GET", path))["sign"]["tags"]
    mallory = Phone(alice.http)
    answer(await alice.confirm_with(nonce, tags))
    assert refusal(await mallory.call("GET", path)) == (409, "challenge_used")
    refused = await mallory.confirm_with(nonce, tags)
    assert refusal(refused) == (409, "challenge_used")
    again = await alice.confirm_with(nonce, [*tags, ["nonce", "2"]])
    assert answer(again)["order_id"] == order, "its answer may have been lost"
    assert (await bill(shop, order))["customer_pubkey"] == alice.keys.public


async def test_the_same_proof_again_is_used(shop: Venue, alice: Phone) -> None:
    nonce = (await ask(shop, await new_bill(shop)))["nonce"]
    path = f"{API}/challenges/{nonce}"
    tags = answer(await alice.call("GET", path))["sign"]["tags"]
    with time_machine.travel(time.time(), tick=False):
        answer(await alice.confirm_with(nonce, tags))
        refused = await alice.confirm_with(nonce, tags)
    assert refusal(refused) == (401, "proof_used")


async def test_a_link_ends(new_venue: NewVenue, alice: Phone) -> None:
    began = time.time() - 3600
    with time_machine.travel(began, tick=False):
        shop = await new_venue()
        nonce = (await ask(shop, await new_bill(shop)))["nonce"]
        path = f"{API}/challenges/{nonce}"
        tags = answer(await alice.call("GET", path))["sign"]["tags"]
    with time_machine.travel(began + 119, tick=False):
        assert (await alice.call("GET", path)).is_success
    with time_machine.travel(began + 120, tick=False):
        assert refusal(await alice.call("GET", path)) == (409, "challenge_ended")
        refused = await alice.confirm_with(nonce, tags)
        assert refusal(refused) == (409, "challenge_ended")


@pytest.mark.parametrize("at_once", [20])
async def test_twenty_phones_at_once_confirm_it_once(
    shop: Venue, client: httpx.AsyncClient, at_once: int
) -> None:
    order = await new_bill(shop)
    nonce = (await ask(shop, order))["nonce"]
    path = f"{API}/challenges/{nonce}"
    tags = answer(await Phone(client).call("GET", path))["sign"]["tags"]
    phones = [Phone(client) for _ in range(at_once)]
    said = await asyncio.gather(*(p.confirm_with(nonce, tags) for p in phones))
    (winner,) = [p for p, r in zip(phones, said, strict=True) if r.is_success]
    lost = [refusal(r) for r in said if not r.is_success]
    assert lost == [(409, "challenge_used")] * (at_once - 1)
    shown = await bill(shop, order)
    assert shown["customer_pubkey"] == winner.keys.public and shown["verified"]


async def test_two_links_of_one_bill_have_one_customer(
    shop: Venue, client: httpx.AsyncClient
) -> None:
    order = await new_bill(shop)
    nonces = [(await ask(shop, order))["nonce"] for _ in range(8)]
    said = await asyncio.gather(*(Phone(client).confirm(n) for n in nonces))
    assert sorted(r.status_code for r in said) == [200] + [409] * 7
    codes = {refusal(r)[1] for r in said if not r.is_success}
    assert codes == {"other_customer"}


# --- which bills ----------------------------------------------------------------------


async def test_a_closed_bill_is_confirmed_by_nobody_new(
    shop: Venue, alice: Phone, guest: Guest
) -> None:
    canceled = await new_bill(shop)
    before = (await ask(shop, canceled))["nonce"]
    await shop.do("PUT", f"/orders/{canceled}/status", status="canceled")
    said = await shop.refused(
        "POST", "/challenges", order_id=canceled, purpose="attach"
    )
    assert said == (409, "bill_closed")
    assert refusal(await alice.confirm(before)) == (409, "bill_closed")
    made = await shop.order(5_000)
    nonce = (await ask(shop, made["order"]["id"]))["nonce"]
    await shop.pay(guest, made["payment_request"])
    while await shop.bill(made["order"]["id"]) == "open":
        await asyncio.sleep(0.02)
    assert refusal(await alice.confirm(nonce)) == (409, "bill_closed")


async def test_a_paid_bill_is_confirmed_by_its_customer(
    shop: Venue, client: httpx.AsyncClient, guest: Guest
) -> None:
    event = await shop.serve(guest, 5_000)
    nonce = (await ask(shop, event["order_id"], "redeem"))["nonce"]
    answer(await Phone(client, guest.keys).confirm(nonce))
    assert (await bill(shop, event["order_id"]))["verified"]


async def test_a_customer_asks_for_no_link(shop: Venue, alice: Phone) -> None:
    order = await new_bill(shop)
    body = {"order_id": order, "purpose": "attach"}
    await alice.sign_in()
    cookie = {"Cookie": f"loyalty_session={alice.cookie}"}
    cookie["X-Loyalty-CSRF"] = alice.csrf
    for headers, expected in (
        ({}, (401, "not_proved")),
        (cookie, (403, "not_for_customers")),
        (await shop.token("monitor", "redeem"), (403, "scope_missing")),
    ):
        response = await shop.call("POST", "/challenges", headers, **body)
        assert refusal(response) == expected
    assert (await shop.call("POST", "/challenges", shop.invoice, **body)).is_success


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"order_id": "x"},
        {"purpose": "attach"},
        {"order_id": "x", "purpose": "steal"},
        {"order_id": 7, "purpose": "pay"},
    ],
)
async def test_a_malformed_wish_is_refused(shop: Venue, body: dict[str, Any]) -> None:
    response = await shop.call("POST", "/challenges", **body)
    assert refusal(response) == (400, "malformed")


async def test_a_link_for_no_order_is_refused(shop: Venue) -> None:
    for order_id in ("nope", "", "'; --", "a\0b"):
        response = await shop.call(
            "POST", "/challenges", order_id=order_id, purpose="pay"
        )
        assert response.status_code in (400, 404)


# --- what is remembered ---------------------------------------------------------------


async def test_a_confirmation_is_remembered_for_ten_minutes_and_that_order(
    shop: Venue, alice: Phone
) -> None:
    """For the policy `remembered`: that very session, this very order."""
    from loyalty.callers import secret_hash
    from loyalty.sessions import has_confirmed
    from loyalty.store import store

    order, other = await new_bill(shop), await new_bill(shop)
    pubkey, bob = alice.keys.public, NostrKeys.fresh().public

    async def holds(at: float, *of: str) -> bool:
        return await store.read(has_confirmed, *of[:2], int(at), *of[2:])

    before = time.time()
    assert not await holds(before, order, pubkey)
    answer(await alice.confirm((await ask(shop, order, "redeem"))["nonce"]))
    now = time.time()
    assert await holds(now, order, pubkey)
    assert await holds(before + 600, order, pubkey)
    assert not await holds(now + 601, order, pubkey)
    assert not await holds(now, other, pubkey)
    assert not await holds(now, order, bob)
    that_session = secret_hash(alice.cookie)
    assert await holds(now, order, pubkey, that_session)
    elsewhere = Phone(alice.http, alice.keys)
    await elsewhere.sign_in()
    assert not await holds(now, order, pubkey, secret_hash(elsewhere.cookie))
    await alice.sign_in()  # the same browser, a new id
    assert await holds(now, order, pubkey, secret_hash(alice.cookie))
    assert not await holds(now, order, pubkey, that_session)
