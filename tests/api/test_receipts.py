"""Every payment has a receipt: what it says, whoever looks at it.

Tier and points of that bill stand on it (mission 46).
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

import chits
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import perks
from devkit.people import Guest, NostrKeys, Operator
from venue import API, Venue, ago, answer

NewVenue = Callable[..., Awaitable[Venue]]
FIELDS = {
    *("merchant", "table", "paid_at", "created_at", "method", "bill", "lines"),
    *("amount_sats", "amount_minor", "tip_sats", "total_sats", "currency"),
    *("minor_per_btc", "tax", "split", "refunded_sats", "refunds", "payment_request"),
    *("satoshi_back", "points", "tier", "next_reward", "mine", "is_mine", "url", "now"),
}
NO_POINTS = {
    "state": "none",
    "earned": 0,
    "taken_back": 0,
    "claim_until": None,
    "why": None,
    "min_spend_sats": 0,
}
COFFEE = {"name": "Coffee", "unit_price_sats": 3_000, "quantity": 2, "tax_bp": 2_000}
CAKE = {"name": "Cake", "unit_price_sats": 4_000, "tax_bp": 1_000}


@pytest.fixture
def keys() -> NostrKeys:
    return NostrKeys.fresh()


# --- what it says ---------------------------------------------------------------------


async def test_an_open_bill_is_to_be_paid(new_venue: NewVenue) -> None:
    venue = await new_venue(address="Rua 1", city="Lisbon", timezone="Europe/Lisbon")
    request, token = await chits.open_bill(
        venue, None, lines=[COFFEE, CAKE], tip_sats=500, table="7"
    )
    said = await chits.read(venue, token)
    assert set(said) == FIELDS
    assert said["merchant"] == {
        "id": venue.id,
        "name": "Satoshi's Table",
        "slug": venue.merchant["slug"],
        "category": "restaurant",
        "address": "Rua 1",
        "city": "Lisbon",
        "currency": venue.merchant["currency"],
        "timezone": "Europe/Lisbon",
        "receipt_thanks": "",
        "receipt_footer": "",
        "language": "",
    }
    assert (said["bill"], said["payment_request"]) == ("open", request)
    assert (said["table"], said["paid_at"], said["method"]) == ("7", None, "lightning")
    assert [line["name"] for line in said["lines"]] == ["Coffee", "Cake"]
    assert said["lines"][0] == {
        "kind": "item",
        "name": "Coffee",
        "quantity": 2,
        "unit_sats": 3_000,
        "total_sats": 6_000,
        "unit_minor": 0,
        "total_minor": 0,
    }
    money = ("amount_sats", "tip_sats", "total_sats", "amount_minor", "minor_per_btc")
    assert [said[name] for name in money] == [10_000, 500, 10_500, 0, 0]
    assert said["tax"] == [
        {"tax_bp": 1_000, "tax_sats": 364, "tax_minor": 0},
        {"tax_bp": 2_000, "tax_sats": 1_000, "tax_minor": 0},
    ]
    assert (said["split"], said["refunds"], said["refunded_sats"]) == (None, [], 0)
    assert said["points"] == {**NO_POINTS, "state": "pending"}
    assert (said["tier"], said["mine"], said["is_mine"]) == (None, None, False)
    assert said["url"] == f"http://127.0.0.1:5000/loyalty/receipt/{token}"
    assert abs(said["now"] - time.time()) < 60 > abs(said["created_at"] - time.time())


async def test_a_paid_bill_of_nobodys_waits(venue: Venue, guest: Guest) -> None:
    dear = await perks.reward(venue, name="Free lunch", cost_points=400)
    reward = await perks.reward(venue, name="Free coffee", cost_points=100)
    token = await chits.paid_bill(venue, guest, 34_000)
    said = await chits.read(venue, token)
    assert (said["bill"], said["payment_request"], said["lines"]) == ("paid", None, [])
    until = said["points"].pop("claim_until")
    assert until > said["paid_at"] + 14 * 86_400
    waiting = {**NO_POINTS, "state": "waiting", "earned": 34}
    assert said["points"] == {k: v for k, v in waiting.items() if k != "claim_until"}
    assert said["next_reward"] == {"name": "Free coffee", "cost_points": 100}
    assert (said["tier"], said["is_mine"]) == (None, False)
    assert dear["cost_points"] > reward["cost_points"]


async def test_tier_and_points_are_those_of_that_bill(
    venue: Venue, guest: Guest
) -> None:
    """Mission 46: not what the card has become since."""
    await venue.tier("Silver", 30, color="#c0c0c0")
    await venue.tier("Gold", 100, color="#ffd700", multiplier_bp=20_000)
    order = await venue.order(34_000, customer_pubkey=guest.pubkey)
    await venue.pay(guest, order["payment_request"])
    await venue.counted(guest, order["order"]["id"])
    await venue.serve(guest, 100_000)
    card = await venue.card(guest)
    assert (card["tier"]["name"], card["points"]) == ("Gold", 134)
    said = await chits.read(venue, order["receipt_token"])
    assert said["tier"] == {"name": "Silver", "color": "#c0c0c0"}
    assert said["points"] == {**NO_POINTS, "state": "kept", "earned": 34}
    await venue.refund(order["order"]["id"], amount_sats=10_000)
    said = await chits.read(venue, order["receipt_token"])
    assert said["points"]["taken_back"] == 10
    assert said["tier"]["name"] == "Silver"


async def test_too_small_says_how_much_it_takes(venue: Venue, guest: Guest) -> None:
    await venue.program(min_spend_sats=5_000)
    small = {**NO_POINTS, "why": "too_small", "min_spend_sats": 5_000}
    token = await chits.paid_bill(venue, guest, 4_999)
    assert await chits.points(venue, token) == small
    order = await venue.order(4_999, customer_pubkey=guest.pubkey)
    await venue.pay(guest, order["payment_request"])
    await venue.counted(guest, order["order"]["id"])
    said = await chits.points(venue, order["receipt_token"])
    assert said == {**small, "state": "kept"}


async def test_a_programme_in_a_currency_without_a_rate(
    venue: Venue, guest: Guest
) -> None:
    await venue.program(currency="VUV", earn_per_minor=100)
    for more in ({}, {"customer_pubkey": guest.pubkey}):
        token = await chits.paid_bill(venue, guest, 9_000, **more)
        said = await chits.points(venue, token)
        assert (said["why"], said["earned"]) == ("no_rate", 0)


async def test_points_switched_off_at_the_bills_time(
    venue: Venue, guest: Guest
) -> None:
    await venue.program(is_enabled=False)
    for more in ({}, {"customer_pubkey": guest.pubkey}):
        token = await chits.paid_bill(venue, guest, 9_000, **more)
        assert await chits.points(venue, token) == {**NO_POINTS, "why": "off"}
    await venue.program(is_enabled=True)
    assert await chits.points(venue, token) == {**NO_POINTS, "why": "off"}


async def test_what_the_owner_pays_themselves_is_not_counted(
    venue: Venue, superuser: Operator, in_thread: Callable[..., Awaitable[Any]]
) -> None:
    wallet = await in_thread(superuser.create_wallet, venue.owner, "pocket")
    await in_thread(superuser.top_up, wallet, 50_000)
    owner = Guest("Owner", NostrKeys.fresh(), wallet)
    for more in ({}, {"customer_pubkey": owner.pubkey}):
        token = await chits.paid_bill(venue, owner, 9_000, **more)
        assert await chits.points(venue, token) == {
            **NO_POINTS,
            "why": "not_counted",
        }


async def test_refunds_stand_on_it(venue: Venue, guest: Guest) -> None:
    token = await chits.paid_bill(venue, guest, 34_000, tip_sats=1_000)
    order_id = await chits.order_of(venue, token)
    await venue.refund(order_id, amount_sats=4_000)
    said = await chits.read(venue, token)
    assert (said["bill"], said["refunded_sats"]) == ("part_refunded", 4_000)
    assert [refund["amount_sats"] for refund in said["refunds"]] == [4_000]
    assert abs(said["refunds"][0]["time"] - said["now"]) < 60
    assert (said["points"]["earned"], said["points"]["taken_back"]) == (34, 4)
    await venue.refund(order_id, amount_sats=31_000)
    said = await chits.read(venue, token)
    assert (said["bill"], said["refunded_sats"]) == ("refunded", 35_000)
    assert (said["points"]["earned"], said["points"]["taken_back"]) == (34, 34)
    assert set(said["refunds"][0]) == {"amount_sats", "time"}, "and no reason"


async def test_a_canceled_bill_is_void(venue: Venue) -> None:
    made = await venue.order(5_000)
    path = f"/orders/{made['order']['id']}/status"
    await venue.do("PUT", path, status="canceled")
    said = await chits.read(venue, made["receipt_token"])
    assert (said["bill"], said["payment_request"]) == ("void", None)
    assert said["points"] == {**NO_POINTS, "why": "not_counted"}


async def test_a_part_says_which_one_it_is(venue: Venue, guest: Guest) -> None:
    """Two of three, before the third one is asked for."""
    order = await venue.order(None, lines=[COFFEE, CAKE, CAKE, CAKE], keep_open=True)
    order_id, tokens = order["order"]["id"], []
    for _ in range(2):
        request, token = await chits.part_of(venue, order_id, share=3)
        await venue.pay(guest, request)
        tokens.append(await chits.settled(venue, token))
    said = [await chits.read(venue, token) for token in tokens]
    assert [one["split"] for one in said] == [
        {"number": 1, "of": 3, "bill_sats": 18_000},
        {"number": 2, "of": 3, "bill_sats": 18_000},
    ]
    assert [one["amount_sats"] for one in said] == [6_000, 6_000]
    assert [one["points"]["earned"] for one in said] == [6, 6]
    assert said[0]["tax"] == [
        {"tax_bp": 1_000, "tax_sats": 364, "tax_minor": 0},
        {"tax_bp": 2_000, "tax_sats": 333, "tax_minor": 0},
    ]
    await venue.refund(order_id, amount_sats=6_000, payment_id=tokens[0].split("-")[0])
    said = [await chits.read(venue, token) for token in tokens]
    assert [one["bill"] for one in said] == ["refunded", "paid"]
    assert [one["points"]["taken_back"] for one in said] == [6, 0]


async def test_a_part_by_amount_leaves_a_rest(venue: Venue, guest: Guest) -> None:
    order = await venue.order(10_000, keep_open=True)
    order_id = order["order"]["id"]
    request, first = await chits.part_of(venue, order_id, amount_sats=4_000)
    wanted = {"number": 1, "of": 2, "bill_sats": 10_000}
    assert (await chits.read(venue, first))["split"] == wanted
    await venue.pay(guest, request)
    await chits.settled(venue, first)
    _, rest = await chits.part_of(venue, order_id)
    assert (await chits.read(venue, rest))["split"] == {**wanted, "number": 2}
    assert (await chits.read(venue, first))["split"] == wanted


async def test_rewards_are_lines_below_zero(venue: Venue, guest: Guest) -> None:
    await venue.by_hand("grant", guest.pubkey, 100)
    free = await perks.reward(venue, name="Cake", cost_points=50)
    made = await perks.reserve(venue, guest, free["id"])
    order = await venue.order(
        None,
        lines=[COFFEE, CAKE],
        customer_pubkey=guest.pubkey,
        redemption_ids=[made["redemption"]["id"]],
    )
    said = await chits.read(venue, order["receipt_token"])
    assert [(one["kind"], one["total_sats"]) for one in said["lines"]] == [
        ("item", 6_000),
        ("item", 4_000),
        ("reward", -4_000),
    ]
    assert said["lines"][2]["name"] == "Cake"
    assert (said["amount_sats"], said["total_sats"]) == (6_000, 6_000)
    assert sum(tax["tax_sats"] for tax in said["tax"]) == 218 + 600


async def test_cash_says_so(venue: Venue, keys: NostrKeys) -> None:
    await venue.program(accept_cash=True, earn_on_cash=True, cash_daily_sats=10_000)
    token, spent = await cash_bill(venue, 6_000), await cash_bill(venue, 6_000)
    said = await chits.read(venue, token)
    assert (said["method"], said["bill"]) == ("cash", "paid")
    assert (said["points"]["state"], said["points"]["earned"]) == ("waiting", 6)
    assert await chits.points(venue, spent) == {**NO_POINTS, "why": "not_counted"}
    assert await chits.refused(venue, keys, spent) == (409, "nothing_to_claim")
    assert (await chits.claimed(venue, keys, token))["points"] == 6


async def cash_bill(venue: Venue, sats: int) -> str:
    """Closed by the same named person each time."""
    here = f"/merchants/{venue.id}"
    staff = (await venue.do("GET", f"{here}/staff"))["data"]
    if not staff:
        staff = [await venue.do("POST", f"{here}/staff", initials="AB")]
    made = await venue.order(sats)
    who = await venue.token("pos") | {"X-Loyalty-Staff": staff[0]["id"]}
    path = f"/orders/{made['order']['id']}/settle"
    headers = {**who, **perks.fresh_key()}
    answer(await venue.http.post(API + path, headers=headers, json={"method": "cash"}))
    return str(made["receipt_token"])


async def test_cash_that_does_not_earn_is_off(venue: Venue) -> None:
    await venue.program(accept_cash=True, earn_on_cash=False)
    token = await cash_bill(venue, 6_000)
    assert await chits.points(venue, token) == {**NO_POINTS, "why": "off"}


async def test_after_the_window_the_points_have_ended(
    new_venue: NewVenue, guest: Guest, keys: NostrKeys
) -> None:
    with ago(days=20):
        venue = await new_venue()
        token = await chits.paid_bill(venue, guest, 34_000)
    said = await chits.points(venue, token)
    assert (said["state"], said["earned"]) == ("ended", 34)
    assert said["claim_until"] < time.time()
    with ago(days=10):
        assert (await chits.points(venue, token))["state"] == "waiting"


SATS = st.integers(1, 20_000)
RATES = st.integers(0, 10_000)


@settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    items=st.lists(st.tuples(SATS, RATES), min_size=1, max_size=5),
    cuts=st.lists(st.integers(1, 9), max_size=3),
)
async def test_tax_of_parts_never_exceeds_the_price(
    venue: Venue, items: list[tuple[int, int]], cuts: list[int]
) -> None:
    lines = [
        {"name": "Dish", "unit_price_sats": sats, "tax_bp": rate}
        for sats, rate in items
    ]
    order = await venue.order(None, lines=lines, keep_open=True)
    whole, tokens = order["order"]["amount_sats"], []
    for cut in cuts:
        sats = whole * cut // 40
        if sats:
            made = await chits.part_of(venue, order["order"]["id"], amount_sats=sats)
            tokens.append(made[1])
    tokens.append((await chits.part_of(venue, order["order"]["id"]))[1])
    said = [await chits.read(venue, token) for token in tokens]
    assert sum(one["amount_sats"] for one in said) == whole
    for one in said:
        assert 0 <= sum(tax["tax_sats"] for tax in one["tax"]) <= one["amount_sats"]
