"""The menu: everybody reads it, and its owner's admin key changes it (mission 223)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from menus import NO_ITEM, item, menu, refused
from venue import Venue

NewVenue = Callable[..., Awaitable[Venue]]


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    """Sells in sats, and has nothing on its menu."""
    return await new_venue()


@pytest.fixture(scope="module")
async def euro(new_venue: NewVenue) -> Venue:
    return await new_venue(currency="EUR")


# --- one item -------------------------------------------------------------------------


async def test_an_item_has_the_fields_of_the_contract(venue: Venue) -> None:
    made = await item(venue)
    assert made.pop("id") and made.pop("created_at")
    assert made == {
        "merchant_id": venue.id,
        "name": "Coffee",
        "price_sats": 300,
        "price_minor": None,
        "currency": "",
        "category": None,
        "image": None,
        "available": True,
        "sort_order": 0,
        "tax_bp": 0,
    }


async def test_a_price_may_be_in_the_merchants_money(euro: Venue) -> None:
    full = {
        "price_minor": 250,
        "category": "Drinks",
        "image": "https://satoshis.table/coffee.jpg?w=300",
        "available": False,
        "sort_order": 7,
        "tax_bp": 1_000,
    }
    made = await item(euro, "Flat white", **full)
    assert made["currency"] == "EUR" and made["price_sats"] is None
    assert {name: made[name] for name in full} == full


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "price_needed"),
        ({"price_sats": None, "price_minor": None}, "price_needed"),
        ({"price_sats": 1, "price_minor": 1}, "price_needed"),
        ({"price_minor": 250}, "currency_needed"),
        ({"price_sats": -1}, "malformed"),
        ({"price_sats": 1.5}, "malformed"),
        ({"price_sats": "300"}, "malformed"),
        ({"price_sats": True}, "malformed"),
        ({"price_sats": 2**53}, "malformed"),
        ({"price_sats": 1, "tax_bp": 10_001}, "malformed"),
        ({"price_sats": 1, "tax_bp": 9.5}, "malformed"),
        ({"price_sats": 1, "sort_order": -1}, "malformed"),
        ({"price_sats": 1, "available": 1}, "malformed"),
        ({"price_sats": 1, "name": " "}, "malformed"),
        ({"price_sats": 1, "name": "a\nb"}, "malformed"),
        ({"price_sats": 1, "name": "x" * 256}, "malformed"),
        ({"price_sats": 1, "category": "x" * 65}, "malformed"),
        ({"price_sats": 1, "category": "\0"}, "malformed"),
    ],
)
async def test_nonsense_is_refused(
    shop: Venue, body: dict[str, Any], code: str
) -> None:
    assert await refused(shop, **body) == (400, code)
    assert await menu(shop) == {"data": [], "total": 0}


@pytest.mark.parametrize(
    "image",
    [
        "https://satoshis.table/a/b.png",
        "https://satoshis.table:8443/a?b=c&d=%20#e",
        "https://caf\u00e9.example/menu.jpg",
        "/api/v1/assets/5f2c/data",
        "/api/v1/assets/5f2c/thumbnail",
        "/api/v1/assets/coffee.png",
    ],
)
async def test_an_image_is_an_address_or_an_asset(venue: Venue, image: str) -> None:
    assert (await item(venue, image=image))["image"] == image


@pytest.mark.parametrize(
    "image",
    [
        "http://satoshis.table/a.png",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "https://",
        "https://nodots",
        "https://admin@satoshis.table/a.png",
        "https://satoshis.table/a.png' onerror='alert(1)",
        "https://satoshis.table/a.png\\",
        "https://satoshis.table/a);color:red",
        "//satoshis.table/a.png",
        "/api/v1/assets/",
        "/api/v1/assets/..",
        "/api/v1/assets/../auth/logout",
        "/api/v1/assets/a/../../auth",
        "/api/v1/assets/%2e%2e/auth",
        "/api/v1/assets/a?b",
        "/api/v1/wallet",
        "coffee.png",
    ],
)
async def test_another_image_is_refused(shop: Venue, image: str) -> None:
    assert await refused(shop, price_sats=1, image=image) == (400, "bad_image")


# --- changes --------------------------------------------------------------------------


async def test_a_put_changes_what_it_sends(venue: Venue) -> None:
    made = await item(venue, category="Drinks", image="https://a.example/b", tax_bp=700)
    path = f"/items/{made['id']}"
    nothing = dict.fromkeys(("name", "price_sats", "available", "sort_order", "tax_bp"))
    assert await venue.do("PUT", path, **nothing, currency="USD", id="x") == made
    changed = await venue.do(
        "PUT", path, name="Tea", available=False, price_sats=0, tax_bp=10_000
    )
    expected = {"name": "Tea", "available": False, "price_sats": 0, "tax_bp": 10_000}
    assert changed == {**made, **expected}
    cleared = await venue.do("PUT", path, category=None, image="")
    assert cleared == {**changed, "category": None, "image": None}
    assert (await menu(venue))["data"] == [cleared]


async def test_one_price_takes_the_others_place(euro: Venue) -> None:
    made = await item(euro, "Cortado")
    path = f"/items/{made['id']}"
    both: dict[str, Any] = {"price_sats": 1, "price_minor": 1}
    assert await euro.refused("PUT", path, **both) == (400, "price_needed")
    minor = await euro.do("PUT", path, price_minor=250)
    assert minor == {**made, "price_sats": None, "price_minor": 250, "currency": "EUR"}
    assert await euro.do("PUT", path, **minor) == minor
    assert await euro.do("PUT", path, price_sats=300) == made


async def test_a_put_is_held_to_the_same_rules(venue: Venue) -> None:
    made = await item(venue)
    path = f"/items/{made['id']}"
    for body, code in (
        ({"price_minor": 1}, "currency_needed"),
        ({"image": "http://a.example"}, "bad_image"),
        ({"tax_bp": 10_001}, "malformed"),
    ):
        assert await venue.refused("PUT", path, **body) == (400, code)
    assert (await menu(venue))["data"] == [made]


async def test_another_currency_is_another_price(new_venue: NewVenue) -> None:
    """What cost 2.50 € does not cost 2.50 $ because the merchant moved."""
    venue = await new_venue(currency="EUR")
    made = await item(venue, price_minor=250)
    await venue.do("PUT", f"/merchants/{venue.id}", currency="USD")
    path = f"/items/{made['id']}"
    assert (await venue.do("PUT", path, name="Latte"))["currency"] == "EUR"
    assert (await venue.do("PUT", path, price_minor=270))["currency"] == "USD"


async def test_changes_at_once_lose_none(venue: Venue) -> None:
    made = await item(venue)
    bodies: list[dict[str, Any]] = [
        {"name": "Tea"},
        {"price_sats": 5},
        {"category": "Drinks"},
        {"available": False},
        {"tax_bp": 10},
    ]
    path = f"/items/{made['id']}"
    await asyncio.gather(*(venue.do("PUT", path, **body) for body in bodies))
    expected = {name: value for body in bodies for name, value in body.items()}
    assert (await menu(venue))["data"] == [{**made, **expected}]


async def test_a_deleted_item_is_not_there(venue: Venue) -> None:
    made = await item(venue)
    path = f"/items/{made['id']}"
    assert await venue.do("DELETE", path) == {"id": made["id"], "deleted": True}
    for method in ("PUT", "DELETE"):
        assert await venue.refused(method, path) == NO_ITEM
    for query in ("", "?available=true", "?search=Coffee"):
        assert await menu(venue, query) == {"data": [], "total": 0}


async def test_another_owners_item_looks_like_none(venue: Venue, shop: Venue) -> None:
    made = await item(venue)
    for path in (f"/items/{made['id']}", "/items/nope"):
        for who in (shop.admin, shop.invoice, await shop.token("pos", "manage")):
            for method in ("PUT", "DELETE"):
                assert await venue.refused(method, path, who) == NO_ITEM
    assert (await menu(venue))["data"] == [made]


async def test_a_branch_has_its_own_menu(venue: Venue, new_venue: NewVenue) -> None:
    """Whoever owns the programme: what a kitchen cooks is its merchant's business."""
    invited = await venue.do("POST", f"/merchants/{venue.id}/program/invitations")
    invited.pop("expires_at")
    branch = await new_venue(**invited)
    theirs, ours = await item(branch, "Theirs"), await item(venue, "Ours")
    assert (await menu(branch))["data"] == [theirs]
    assert (await menu(venue))["data"] == [ours]
    for made, other in ((theirs, venue), (ours, branch)):
        assert await other.refused("PUT", f"/items/{made['id']}") == NO_ITEM
