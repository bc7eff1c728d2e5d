"""The menu as everybody reads it, and as bills do (mission 223)."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from devkit.people import Guest
from menus import item, menu, names, refused
from proofs import signed
from venue import API, Venue, ago, refusal

NewVenue = Callable[..., Awaitable[Venue]]
MOST = 2000
TAPA: dict[str, Any] = {"name": "Tapa", "price_sats": 1}


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


async def test_everybody_reads_it_by_id_or_slug(venue: Venue, shop: Venue) -> None:
    """No verification, no proof, and a wrong one does not matter."""
    made = await item(venue)
    expected = {"data": [made], "total": 1}
    assert await menu(venue, ref=venue.merchant["slug"]) == expected
    path = f"/merchants/{venue.id}/items"
    for headers in ({}, shop.admin, {"X-Api-Key": "x"}, {"X-Loyalty-Token": "x"}):
        assert (await venue.call("GET", path, headers)).json() == expected


@pytest.mark.parametrize("ref", ["nope", "ext:a:b", "%27", "%00"])
async def test_nobody_has_no_menu(shop: Venue, ref: str) -> None:
    response = await shop.call("GET", f"/merchants/{ref}/items", {})
    assert response.status_code == 404


async def test_a_closed_merchant_has_no_menu(venue: Venue) -> None:
    await item(venue)
    await venue.do("DELETE", f"/merchants/{venue.id}")
    response = await venue.call("GET", f"/merchants/{venue.id}/items", {})
    assert refusal(response) == (404, "merchant_not_found")


async def test_a_customer_changes_nothing(venue: Venue, guest: Guest) -> None:
    made = await item(venue)
    for path in (f"/items/{made['id']}", "/items/nope"):
        headers = signed(guest.keys, "DELETE", API + path)
        refused = await venue.refused("DELETE", path, headers)
        assert refused == (403, "not_for_customers")


async def test_items_come_in_the_owners_order(venue: Venue) -> None:
    for name, place in (("tea", 1), ("Zebra cake", 0), ("Coffee", 1), ("apple", 2)):
        await item(venue, name, sort_order=place)
    ordered = ["Zebra cake", "Coffee", "tea", "apple"]
    assert names(await menu(venue)) == ordered
    page = await menu(venue, "?limit=2&offset=1")
    assert (names(page), page["total"]) == (ordered[1:3], 4)
    by_name = ["apple", "Coffee", "tea", "Zebra cake"]
    assert names(await menu(venue, "?sortby=name&direction=asc")) == by_name
    assert names(await menu(venue, "?sortby=name")) == by_name[::-1]
    with ago(days=1):
        await item(venue, "Oldest", sort_order=9)
    oldest = await menu(venue, "?sortby=created_at&direction=asc&limit=1")
    assert names(oldest) == ["Oldest"]
    refused = await venue.refused("GET", f"/merchants/{venue.id}/items?sortby=id", {})
    assert refused == (400, "unknown_sort")


async def test_a_list_can_be_narrowed(venue: Venue) -> None:
    await item(venue, "Coffee", category="Drinks")
    await item(venue, "Éclair", category="Sweets & more", available=False)
    await item(venue, "100 % rye", category="Drinks", available=False)
    await item(venue, "Water")
    for query, expected in (
        ("?category=Drinks", ["100 % rye", "Coffee"]),
        ("?category=drinks", []),
        ("?category=%20Sweets%20%26%20more%20", ["Éclair"]),
        ("?category=%00", ["100 % rye", "Coffee", "Water", "Éclair"]),
        ("?available=true", ["Coffee", "Water"]),
        ("?available=false", ["100 % rye", "Éclair"]),
        ("?available=false&category=Drinks", ["100 % rye"]),
        ("?search=%C3%89CL", ["Éclair"]),
        ("?search=%25", ["100 % rye"]),
        ("?search=_", []),
        ("?search=ate", ["Water"]),
    ):
        found = await menu(venue, query)
        assert (names(found), found["total"]) == (expected, len(expected)), query
    path = f"/merchants/{venue.id}/items"
    for query in ("?available=perhaps", f"?category={'x' * 65}", "?limit=101"):
        assert await venue.refused("GET", path + query, {}) == (400, "malformed")


# --- how many -------------------------------------------------------------------------


async def fill(venue: Venue, number: int) -> None:
    """As many items at once: by REST it would take a minute."""
    from loyalty.menu import services
    from loyalty.menu.models import ItemBody
    from loyalty.merchants.crud import get_merchant
    from loyalty.store import store

    body = ItemBody.parse_obj(TAPA)

    def write(tx: Any) -> None:
        merchant = get_merchant(tx, venue.id)
        assert merchant
        for _ in range(number):
            services.create_item(tx, merchant, body)

    await store.write(write)


async def test_there_are_at_most_two_thousand(venue: Venue) -> None:
    """However many are added at once; a deleted one makes room."""
    deleted = await item(venue)
    await venue.do("DELETE", f"/items/{deleted['id']}")
    await fill(venue, MOST - 2)
    path = f"/merchants/{venue.id}/items"
    calls = [venue.call("POST", path, **TAPA) for _ in range(6)]
    said = Counter(response.status_code for response in await asyncio.gather(*calls))
    assert said == {201: 2, 409: 4}
    assert await refused(venue, price_sats=1) == (409, "too_many_items")
    full = await menu(venue, "?limit=1")
    assert full["total"] == MOST
    await venue.do("DELETE", f"/items/{full['data'][0]['id']}")
    await item(venue)


# --- for bills ------------------------------------------------------------------------


async def test_bills_find_a_merchants_items_by_id(venue: Venue, shop: Venue) -> None:
    from loyalty.menu import services
    from loyalty.store import store

    coffee, tea = await item(venue), await item(venue, "Tea", available=False)
    gone, foreign = await item(venue), await item(shop)
    await venue.do("DELETE", f"/items/{gone['id']}")
    asked = [made["id"] for made in (coffee, tea, gone, foreign, coffee)]
    found = await store.read(services.get_items, venue.id, [*asked, "nope"])
    assert {key: value.name for key, value in found.items()} == {
        coffee["id"]: "Coffee",
        tea["id"]: "Tea",
    }
    assert (found[coffee["id"]].available, found[tea["id"]].available) == (True, False)
    assert await store.read(services.get_items, venue.id, []) == {}
    await shop.do("DELETE", f"/items/{foreign['id']}")
