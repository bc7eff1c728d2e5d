"""A bill in lines, open until it is paid (mission 42, 223; api: Orders)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import bills
import bolt11
import pytest
from bills import named

import menus
import records
from devkit.people import Guest
from venue import Venue, ago, answer, refusal, until

NewVenue = Callable[..., Awaitable[Venue]]
LUNCH = [named("Soup", 1_500), named("Coffee", 300, 2)]


def sats(request: str) -> int:
    return (bolt11.decode(request).amount_msat or 0) // 1000


def price_of(currency: str, price: float | None) -> None:
    """What LNbits takes a bitcoin to cost; None: no source tells."""
    from lnbits.utils.cache import cache

    cache.pop(f"btc-price-{currency}")
    if price is not None:
        cache.set(f"btc-price-{currency}", price, expiry=3600)


# --- lines ----------------------------------------------------------------------------


async def test_a_bill_in_lines_is_over_what_they_add_up_to(
    venue: Venue, guest: Guest
) -> None:
    made = await venue.order(
        None, lines=LUNCH, tip_sats=200, customer_pubkey=guest.pubkey
    )
    assert sats(made["payment_request"]) == 2_300
    shown = await bills.order(venue, made["order"]["id"])
    told = [(x["name"], x["quantity"], x["total_sats"]) for x in shown["lines"]]
    assert told == [("Soup", 1, 1_500), ("Coffee", 2, 600)]
    assert (shown["amount_sats"], shown["total_sats"]) == (2_100, 2_300)
    await venue.pay(guest, made["payment_request"])
    event = await venue.counted(guest, made["order"]["id"])
    assert (event["points_delta"], event["base_sats"]) == (2, 2_100)


async def test_sats_and_cents_on_one_bill_are_refused(new_venue: NewVenue) -> None:
    venue = await new_venue(currency="BGN")
    mixed = [named("Soup", 1_500), {"name": "Tea", "unit_price_minor": 250}]
    body: dict[str, Any] = {"merchant_id": venue.id, "lines": mixed}
    refused = await venue.refused("POST", "/orders", **body)
    assert refused == (400, "mixed_prices")
    open_bill = (await venue.order(1_000))["order"]["id"]
    path = f"/orders/{open_bill}/lines"
    refused = await venue.refused("POST", path, lines=mixed[1:])
    assert refused == (400, "mixed_prices")


async def test_a_bill_takes_its_prices_from_the_menu(venue: Venue) -> None:
    coffee = await menus.item(venue, "Coffee", category="Drinks", tax_bp=700)
    made = await venue.order(None, lines=[{"item_id": coffee["id"], "quantity": 2}])
    (line,) = (await bills.order(venue, made["order"]["id"]))["lines"]
    told = (line["name"], line["category"], line["tax_bp"], line["total_sats"])
    assert told == ("Coffee", "Drinks", 700, 600)


async def test_the_menu_changes_while_the_bill_is_open(venue: Venue) -> None:
    """What is on the bill keeps its price; what comes later has the new one."""
    coffee = await menus.item(venue, "Coffee")
    said = {"item_id": coffee["id"], "unit_price_sats": 300}
    order_id = (await venue.order(None, lines=[said], keep_open=True))["order"]["id"]
    await venue.do("PUT", f"/items/{coffee['id']}", price_sats=400)
    path = f"/orders/{order_id}/lines"
    assert await venue.refused("POST", path, lines=[said]) == (409, "price_changed")
    await bills.add(venue, order_id, {"item_id": coffee["id"]})
    lines = (await bills.order(venue, order_id))["lines"]
    assert [line["unit_sats"] for line in lines] == [300, 400]
    await venue.do("PUT", f"/items/{coffee['id']}", available=False)
    refused = await venue.refused("POST", path, lines=[{"item_id": coffee["id"]}])
    assert refused == (409, "item_unavailable")
    refused = await venue.refused("POST", path, lines=[{"item_id": "nope"}])
    assert refused == (409, "item_not_found")


async def test_another_venues_item_is_on_no_bill(
    venue: Venue, new_venue: NewVenue
) -> None:
    theirs = await menus.item(await new_venue(), "Coffee")
    body: dict[str, Any] = {
        "merchant_id": venue.id,
        "lines": [{"item_id": theirs["id"]}],
    }
    assert await venue.refused("POST", "/orders", **body) == (409, "item_not_found")


async def test_lines_in_cents_are_the_bill_in_sats(new_venue: NewVenue) -> None:
    """Three at a third of a cent's worth of sats each add up to the sat."""
    price_of("BGN", 61_234.56)
    venue = await new_venue(currency="BGN")
    lines = [{"name": f"{n}", "unit_price_minor": 333} for n in range(3)]
    made = (await venue.order(None, lines=lines, keep_open=True))["order"]
    whole = await bills.add(venue, made["id"], {"name": "x", "unit_price_minor": 1})
    shown = whole["order"]
    assert shown["amount_minor"] == 1_000
    assert sum(line["total_sats"] for line in shown["lines"]) == shown["amount_sats"]
    assert shown["amount_sats"] == (10**11 + 6123456 // 2) // 6123456
    free = await bills.add(venue, made["id"], {"name": "Water", "unit_price_minor": 0})
    assert free["order"]["amount_minor"] == 1_000


async def test_without_a_live_price_the_last_one_known_will_do(
    new_venue: NewVenue,
) -> None:
    from loyalty.tasks import note_rates

    venue = await new_venue(currency="GEL")
    price_of("GEL", 50_000.0)
    with ago(3_600):
        await note_rates()
    price_of("GEL", None)
    body: dict[str, Any] = {"merchant_id": venue.id, "amount_minor": 5_000}
    assert await venue.refused("POST", "/orders", **body) == (409, "no_live_price")
    made = await venue.order(None, amount_minor=5_000, use_last_rate=True)
    assert made["order"]["amount_sats"] == 100_000


async def test_a_price_that_is_too_old_will_not_do(new_venue: NewVenue) -> None:
    from loyalty.tasks import note_rates

    venue = await new_venue(currency="JOD")
    price_of("JOD", 50_000.0)
    with ago(days=1.1):
        await note_rates()
    price_of("JOD", None)
    body: dict[str, Any] = {
        "merchant_id": venue.id,
        "amount_minor": 5_000,
        "use_last_rate": True,
    }
    assert await venue.refused("POST", "/orders", **body) == (409, "no_live_price")


# --- more than LNbits takes -----------------------------------------------------------


async def test_a_bill_that_lnbits_makes_no_invoice_for_cannot_be_paid(
    venue: Venue,
) -> None:
    body: dict[str, Any] = {"merchant_id": venue.id, "amount_sats": 2**53 - 1}
    assert await venue.refused("POST", "/orders", **body) == (409, "no_invoice")
    listed = await venue.do("GET", f"/merchants/{venue.id}/orders")
    assert listed == {"data": [], "total": 0}
    (row,) = await records.rows(
        "SELECT * FROM order_payments WHERE order_id IN "
        "(SELECT id FROM orders WHERE merchant_id = :id)",
        id=venue.id,
    )
    assert (row["state"], row["payment_hash"]) == ("open", None)


@pytest.mark.parametrize("unit", ["unit_price_sats", "unit_price_minor"])
async def test_lines_beyond_reason_are_refused(new_venue: NewVenue, unit: str) -> None:
    price_of("BGN", 50_000.0)
    venue = await new_venue(currency="BGN")
    line = {"name": "x", unit: 2**53 - 1, "quantity": 2**53 - 1}
    for body in ([line], [line] * 200):
        refused = await venue.refused(
            "POST", "/orders", merchant_id=venue.id, lines=body
        )
        assert refused == (400, "amount_needed")


# --- an open bill changes -------------------------------------------------------------


async def test_an_open_table_has_no_invoice_before_somebody_asks(
    venue: Venue, guest: Guest
) -> None:
    made = await venue.order(
        None, lines=LUNCH, keep_open=True, table="7", customer_pubkey=guest.pubkey
    )
    order_id = made["order"]["id"]
    nothing = ("payment_hash", "payment_request", "receipt_token")
    assert [made[name] for name in nothing] == [""] * 3
    listed = await venue.do("GET", f"/merchants/{venue.id}/orders?bill=open")
    assert [shown["id"] for shown in listed["data"]] == [order_id]
    grown = await bills.add(venue, order_id, named("Wine", 900))
    assert grown["payment_request"] == ""
    assert (await bills.order(venue, order_id))["left_sats"] == 3_000
    asked = await bills.part(venue, order_id)
    assert sats(asked["payment_request"]) == 3_000
    await bills.pay(venue, guest, order_id, asked)
    assert (await venue.counted(guest, order_id))["points_delta"] == 3
    assert (await bills.closed(venue, order_id))["left_sats"] == 0


async def test_a_bill_that_grows_has_another_invoice(
    venue: Venue, guest: Guest
) -> None:
    made = await venue.order(None, lines=LUNCH, customer_pubkey=guest.pubkey)
    order_id = made["order"]["id"]
    grown = await bills.add(venue, order_id, named("Wine", 900))
    assert sats(grown["payment_request"]) == 3_000
    states = [p["state"] for p in grown["order"]["payments"]]
    assert states == ["replaced", "open"]
    await venue.pay(guest, grown["payment_request"])
    assert (await venue.counted(guest, order_id))["points_delta"] == 3
    assert (
        await venue.refused("POST", f"/orders/{order_id}/lines", lines=LUNCH)
        == bills.CLOSED
    )


async def test_the_old_invoice_paid_counts_for_what_is_left(
    venue: Venue, guest: Guest
) -> None:
    """And what the new one brings beyond the bill is flagged, and earns nothing."""
    made = await venue.order(None, lines=LUNCH, customer_pubkey=guest.pubkey)
    order_id = made["order"]["id"]
    grown = await bills.add(venue, order_id, named("Wine", 900))
    await venue.pay(guest, made["payment_request"])
    first = made["payment_hash"]
    assert await records.outcome(first) == "earned"
    assert await venue.bill(order_id) == "open"
    await venue.pay(guest, grown["payment_request"])
    shown = await bills.closed(venue, order_id)
    told = [(p["amount_sats"], p["surplus_sats"]) for p in shown["payments"]]
    assert told == [(2_100, 0), (900, 2_100)]
    assert await bills.points(venue, guest) == 3
    assert (await venue.proof())["wrong"] == 0


async def test_both_invoices_of_a_bill_paid_count_once(
    venue: Venue, guest: Guest
) -> None:
    made = await venue.order(None, lines=LUNCH, customer_pubkey=guest.pubkey)
    order_id = made["order"]["id"]
    again = await bills.part(venue, order_id)
    await bills.pay(venue, guest, order_id, again)
    await venue.pay(guest, made["payment_request"])
    assert await records.outcome(made["payment_hash"]) == "already_paid"
    shown = await bills.settled(venue, order_id)
    told = [(p["state"], p["surplus_sats"]) for p in shown["payments"]]
    assert told == [("surplus", 2_100), ("paid", 0)]
    assert await bills.points(venue, guest) == 2
    body = {"payment_id": shown["payments"][0]["id"], "amount_sats": 2_100}
    answer(await venue.refund(order_id, **body))
    assert await bills.points(venue, guest) == 2
    assert await venue.bill(order_id) == "paid"


async def test_a_bill_paid_after_it_was_canceled_is_paid_and_flagged(
    venue: Venue, guest: Guest
) -> None:
    made = await venue.order(2_000, customer_pubkey=guest.pubkey)
    order_id = made["order"]["id"]
    await venue.do("PUT", f"/orders/{order_id}/status", status="canceled")
    assert await bills.part_refused(venue, order_id) == bills.CLOSED
    await venue.pay(guest, made["payment_request"])
    assert (await venue.counted(guest, order_id))["points_delta"] == 2
    shown = await bills.order(venue, order_id)
    assert (shown["bill"], shown["flag"]) == ("paid", "late")


async def test_a_bill_paid_in_cash_and_by_its_invoice_counts_once(
    venue: Venue, guest: Guest
) -> None:
    """The guest's wallet still had the invoice: it is money to give back."""
    waiter = await bills.taking_cash(venue)
    made = await venue.order(2_000, tip_sats=100, customer_pubkey=guest.pubkey)
    order_id = made["order"]["id"]
    await bills.in_cash(venue, order_id, waiter)
    await venue.pay(guest, made["payment_request"])
    assert await records.outcome(made["payment_hash"]) == "already_paid"
    shown = await bills.settled(venue, order_id)
    told = [
        (p["method"], p["state"], p["amount_sats"], p["tip_sats"], p["surplus_sats"])
        for p in shown["payments"]
    ]
    assert told == [
        ("cash", "paid", 2_000, 100, 0),
        ("lightning", "surplus", 0, 0, 2_100),
    ]
    assert await bills.points(venue, guest) == 2
    surplus = shown["payments"][1]["id"]
    answer(await venue.refund(order_id, payment_id=surplus, amount_sats=2_100))
    assert await bills.points(venue, guest) == 2
    assert (await venue.proof())["wrong"] == 0


async def test_a_part_in_cash_has_no_invoice_when_the_bill_grows(venue: Venue) -> None:
    await bills.taking_cash(venue)
    other = (await venue.order(None, lines=LUNCH, keep_open=True))["order"]["id"]
    await _part_by_hand(other)
    grown = await bills.add(venue, other, named("Wine", 900))
    assert grown["payment_request"] == ""
    assert (await bills.order(venue, other))["left_sats"] == 2_900


async def _part_by_hand(order_id: str) -> Any:
    """A part that was never asked for by an invoice."""
    from loyalty.orders import parts
    from loyalty.orders.bodies import PaymentBody
    from loyalty.orders.payments import by_hand
    from loyalty.store import store

    body = PaymentBody.parse_obj({"amount_sats": 100})

    def pay(tx: Any) -> Any:
        part = parts.ask_for(tx, order_id, body, "staff:AN")
        return by_hand.settle_by_hand(tx, order_id, part.id, "cash", "staff:AN")

    return await store.write(pay)


async def test_a_mistyped_line_changes_nothing(venue: Venue) -> None:
    made = await venue.order(None, lines=LUNCH)
    before = await bills.order(venue, made["order"]["id"])
    for lines, code in (
        ([], "malformed"),
        ([{"name": "Tea"}], "price_needed"),
        ([{"unit_price_sats": 1}], "name_needed"),
        ([named("Tea", 2**53 - 1)], "amount_needed"),
    ):
        path = f"/orders/{made['order']['id']}/lines"
        assert await venue.refused("POST", path, lines=lines) == (400, code)
    assert await bills.order(venue, made["order"]["id"]) == before


async def test_a_replaced_invoice_is_no_receipt_to_claim(
    venue: Venue, guest: Guest
) -> None:
    made = await venue.order(None, lines=LUNCH)
    await bills.add(venue, made["order"]["id"], named("Wine", 900))
    path = f"/receipts/{made['receipt_token']}"

    async def probe() -> Any:
        return await venue.do("GET", path)

    assert (await until(probe))["bill"] == "void"
    shown = await venue.call("GET", "/receipts/nope", {})
    assert refusal(shown) == (404, "receipt_not_found")
