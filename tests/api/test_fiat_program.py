"""Points per minor unit of a currency, the rate frozen with the invoice
(mission 4-10, 42, 223)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

import records
from devkit.people import Guest
from venue import Venue, ago

NewVenue = Callable[..., Awaitable[Venue]]

# A currency for each test: rates are noted for the whole server.
_currencies = iter(
    "EUR USD GBP CHF CAD AUD NZD SEK NOK DKK PLN CZK BRL MXN HUF RON TRY INR MYR PHP "
    "SGD THB HKD ZAR ILS AED SAR COP PEN UYU".split()
)


@dataclass
class Market:
    """Where LNbits looks for the price of a bitcoin: its cache."""

    currency: str

    def price(self, price: float | None) -> None:
        """Sets the live price in major units; None is no price at all."""
        from lnbits.utils.cache import cache

        cache.pop(f"btc-price-{self.currency}")
        if price is not None:
            cache.set(f"btc-price-{self.currency}", price, expiry=3600)

    @staticmethod
    async def note() -> None:
        """What the background does every minute."""
        from loyalty.tasks import note_rates

        await note_rates()


@pytest.fixture
async def market(app: Any) -> AsyncIterator[Market]:
    """50,000 of a currency for a bitcoin: 20 sats are a cent."""
    market = Market(next(_currencies))
    market.price(50_000.0)
    yield market
    market.price(None)


async def fiat_venue(new_venue: NewVenue, market: Market) -> Venue:
    """A merchant who charges in the currency and gives a point for each cent."""
    venue = await new_venue(currency=market.currency)
    await venue.program(earn_points=1, earn_per_minor=1, currency=market.currency)
    return venue


@pytest.fixture
async def cafe(new_venue: NewVenue, market: Market) -> Venue:
    return await fiat_venue(new_venue, market)


@pytest.mark.parametrize("price", [50_000.0, 61_234.56, 103_999.99, 999_999.95])
async def test_a_bill_in_cents_earns_to_the_cent(
    cafe: Venue, guest: Guest, market: Market, price: float
) -> None:
    """€20.00 are 2000 cents, never 1999."""
    market.price(price)
    for minor in (2_000, 1_999, 1):
        event = await cafe.serve(guest, None, amount_minor=minor)
        assert event["points_delta"] == minor


async def test_the_tip_is_beside_a_bill_in_cents(cafe: Venue, guest: Guest) -> None:
    event = await cafe.serve(guest, None, amount_minor=2_000, tip_sats=777)
    assert (event["points_delta"], event["base_sats"]) == (2_000, 40_000)


@pytest.mark.parametrize(
    ("currency", "price", "minor", "sats"),
    [("JPY", 8_000_000.0, 2_000, 25_000), ("KWD", 20_000.0, 2_000, 10_000)],
)
async def test_a_minor_unit_is_what_the_currency_says(
    new_venue: NewVenue,
    guest: Guest,
    currency: str,
    price: float,
    minor: int,
    sats: int,
) -> None:
    """The yen has none, the dinar has a thousandth."""
    market = Market(currency)
    market.price(price)
    event = await (await fiat_venue(new_venue, market)).serve(
        guest, None, amount_minor=minor
    )
    market.price(None)
    assert (event["points_delta"], event["base_sats"]) == (minor, sats)


@pytest.mark.parametrize("bill", [{"amount_minor": 2_000}, {"amount_sats": 40_000}])
async def test_the_rate_is_frozen_with_the_invoice(
    cafe: Venue, guest: Guest, market: Market, bill: dict[str, int]
) -> None:
    body = {"merchant_id": cafe.id, "customer_pubkey": guest.pubkey, **bill}
    made = await cafe.do("POST", "/orders", **body)
    market.price(100_000.0)
    await market.note()
    await cafe.pay(guest, made["payment_request"])
    event = await cafe.counted(guest, made["order"]["id"])
    assert event["points_delta"] == 2_000
    assert made["order"]["minor_per_btc"] == 5_000_000


async def test_without_a_price_nothing_is_charged_in_the_currency(
    cafe: Venue, market: Market
) -> None:
    market.price(None)
    body: dict[str, Any] = {"merchant_id": cafe.id, "amount_minor": 2_000}
    assert await cafe.refused("POST", "/orders", **body) == (409, "no_live_price")
    assert (await cafe.do("GET", f"/merchants/{cafe.id}/orders"))["total"] == 0


async def test_without_any_rate_a_bill_is_a_visit_of_no_points(
    cafe: Venue, guest: Guest, market: Market
) -> None:
    market.price(None)
    event = await cafe.serve(guest, 40_000)
    assert (event["points_delta"], event["base_sats"]) == (0, 40_000)
    order = await cafe.do("GET", f"/orders/{event['order_id']}")
    assert order["bill"] == "paid"
    assert await records.outcome(order["payment_hash"]) == "no_rate"
    assert (await cafe.card(guest))["visits_this_month"] == 1


async def test_a_bill_in_sats_is_counted_at_the_rate_noted_last(
    cafe: Venue, guest: Guest, market: Market
) -> None:
    """There was no live price when it was made, and there had been one."""
    await market.note()
    market.price(None)
    assert (await cafe.serve(guest, 40_000))["points_delta"] == 2_000


async def test_a_payment_made_elsewhere_is_counted_at_the_rate_noted_last(
    cafe: Venue, guest: Guest, market: Market
) -> None:
    await market.note()
    market.price(None)
    hash_ = await cafe.pay_elsewhere(guest, 40_000, customer_pubkey=guest.pubkey)
    assert await records.outcome(hash_) == "earned"
    assert (await cafe.card(guest))["points"] == 2_000


async def test_a_rate_noted_after_the_invoice_does_not_count(
    new_venue: NewVenue, guest: Guest, market: Market
) -> None:
    with ago(300):
        cafe = await fiat_venue(new_venue, market)
        await market.note()
        invoice = await cafe.foreign_invoice(40_000, {"customer_pubkey": guest.pubkey})
    market.price(100_000.0)
    await market.note()
    assert await records.outcome(await cafe.pay(guest, invoice)) == "earned"
    assert (await cafe.card(guest))["points"] == 2_000


async def test_a_rate_of_two_days_ago_is_none(
    new_venue: NewVenue, guest: Guest, market: Market
) -> None:
    with ago(days=2):
        cafe = await fiat_venue(new_venue, market)
        await market.note()
    market.price(None)
    hash_ = await cafe.pay_elsewhere(guest, 40_000, customer_pubkey=guest.pubkey)
    assert await records.outcome(hash_) == "no_rate"
    assert (await cafe.card(guest))["points"] == 0


async def test_what_a_payment_claims_about_rates_is_ignored(
    cafe: Venue, guest: Guest, market: Market
) -> None:
    await market.note()
    claims = {
        "minor_per_btc": 10**15,
        "rate": 10**9,
        "fiat_currency": market.currency,
        "fiat_amount": 10**9,
        "fiat_rate": 0.000001,
        "wallet_fiat_rate": 0.000001,
        "amount_minor": 10**9,
    }
    hash_ = await cafe.pay_elsewhere(
        guest, 40_000, customer_pubkey=guest.pubkey, **claims
    )
    assert await records.outcome(hash_) == "earned"
    assert (await cafe.card(guest))["points"] == 2_000


async def test_a_programme_in_another_currency_counts_at_its_own_rate(
    new_venue: NewVenue, guest: Guest, market: Market
) -> None:
    """Charged in pesos, counted in the programme's currency."""
    peso = Market("ARS")
    peso.price(100_000_000.0)
    venue = await new_venue(currency="ARS")
    await venue.program(earn_points=1, earn_per_minor=1, currency=market.currency)
    await market.note()
    event = await venue.serve(guest, None, amount_minor=4_000_000)  # 40,000 sats
    peso.price(None)
    assert (event["base_sats"], event["points_delta"]) == (40_000, 2_000)


async def test_a_minimum_is_in_sats_whatever_the_currency(
    cafe: Venue, guest: Guest
) -> None:
    await cafe.program(min_spend_sats=40_000)
    short = await cafe.serve(guest, None, amount_minor=1_999)
    assert short["points_delta"] == 0
    enough = await cafe.serve(guest, None, amount_minor=2_000)
    assert enough["points_delta"] == 2_000


@pytest.mark.parametrize("price", [10.0**12, 0.01])
async def test_a_price_beyond_reason_is_an_answer_and_no_failure(
    cafe: Venue, market: Market, price: float
) -> None:
    """Less than a sat, or more than all there are."""
    market.price(price)
    for minor in (1, 2**53 - 1):
        body: dict[str, Any] = {"merchant_id": cafe.id, "amount_minor": minor}
        response = await cafe.call("POST", "/orders", **body)
        assert response.status_code in (201, 400, 409), response.text
