"""The public directory: who is in it, how places are found (mission 132-139, 192)."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

import listed
import offers
import pytest
from listed import LISBON, InThread, Keeper, found, names

from devkit.people import Operator
from venue import Venue

NewVenue = Callable[..., Awaitable[Venue]]


@pytest.fixture(scope="module")
async def keeper(superuser: Operator, in_thread: InThread) -> Keeper:
    return await listed.keeper_of(superuser, in_thread)


@pytest.fixture(scope="module")
async def town(new_venue: NewVenue, keeper: Keeper) -> Venue:
    """Three places in a town of its own, approved; a fourth that is not."""
    cafe = await new_venue(
        name="Café Céu",
        category="restaurant",
        description="Roasts Ethiopian beans.",
        city="Directoria",
        country="pt",
        address="Rua da Prata 1",
        operating_hours="24/7",
        timezone="Europe/Lisbon",
        **LISBON,
    )
    bar = await cafe.register(
        name="Zum Adler", city="Directoria", country="PT", operating_hours="off"
    )
    shop = await cafe.register(
        name="Ältere Bücher", category="retail", city="Directoria", country="PT"
    )
    hidden = await cafe.register(name="Hidden", city="Directoria", country="PT")
    assert hidden.merchant["status"] == "pending"
    await keeper.approves(cafe, bar, shop)
    return cafe


HERE = "city=directoria"


async def test_only_approved_places_are_found(town: Venue) -> None:
    everybody = ["Ältere Bücher", "Café Céu", "Zum Adler"]
    for path in ("/search", "/merchants"):
        page = await found(town, f"{path}?{HERE}")
        assert [place["name"] for place in page["data"]] == everybody
        assert (page["total"], page["total_is_exact"]) == (3, True)


async def test_a_place_says_what_a_list_shows(town: Venue) -> None:
    (place,) = (await found(town, f"/search?q=ceu&{HERE}"))["data"]
    assert place["id"] == town.id
    assert place["geohash"].startswith("eyc")
    assert (place["verified"], place["is_stale"]) == (True, False)
    assert (place["is_open"], place["opens_at"], place["closes_at"]) == (
        True,
        None,
        None,
    )
    assert (place["rating"], place["rating_count"]) == (None, 0)
    assert place["timezone"] == "Europe/Lisbon"
    assert "phone" not in place and "wallet_id" not in place


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=cafe", ["Café Céu"]),
        ("q=CAFÉ%20ceu", ["Café Céu"]),
        ("q=ceu%20caf", ["Café Céu"]),
        ("q=ethiop", ["Café Céu"]),
        ("q=prata", ["Café Céu"]),
        ("q=buc%20alt", ["Ältere Bücher"]),
        ("q=ucher", []),
        ("q=%00%27--", []),
        ("category=retail", ["Ältere Bücher"]),
        ("category=bar", ["Zum Adler"]),
        ("country=PT&category=restaurant", ["Café Céu"]),
        ("country=ES", []),
        ("open_now=true", ["Café Céu"]),
        ("min_rating=1", []),
        ("sortby=name&direction=desc", ["Zum Adler", "Café Céu", "Ältere Bücher"]),
        ("limit=1&offset=1", ["Café Céu"]),
    ],
)
async def test_a_search(town: Venue, query: str, expected: list[str]) -> None:
    assert await names(town, f"/search?{HERE}&{query}") == expected


async def test_a_category_has_an_address_of_its_own(town: Venue) -> None:
    assert await names(town, f"/category/retail?{HERE}") == ["Ältere Bücher"]
    refused = await town.refused("GET", "/category/cathedral", {})
    assert refused == (400, "malformed")


async def test_a_discount_is_one_that_holds_now(
    town: Venue, new_venue: NewVenue, keeper: Keeper
) -> None:
    venue = await new_venue(name="Bargains", city="Discountia")
    await keeper.approves(venue)
    now = int(time.time())
    where = "/search?city=discountia&has_discount=true"
    past = await offers.rule(venue, valid_from=1, valid_until=now - 60)
    assert await names(venue, where) == []
    assert await names(venue, "/search?city=discountia&has_discount=false") == [
        "Bargains"
    ]
    await offers.rule(venue, active=False)
    await offers.rule(venue, budget_sats=0)
    assert await names(venue, where) == []
    await venue.do("PUT", f"/rules/{past['id']}", valid_until=now + 3600)
    (place,) = (await found(venue, where))["data"]
    assert place["has_discount"] is True
    profile = await found(venue, f"/merchants/{venue.merchant['slug']}")
    assert past["id"] in {rule["rule_id"] for rule in profile["discounts"]}
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bar")
    assert await names(venue, where) == []


# --- who comes, changes and goes ------------------------------------------------------


async def test_mirrors_hear_of_what_changes_and_of_what_goes(
    new_venue: NewVenue, keeper: Keeper
) -> None:
    venue = await new_venue(name="Fleeting")
    other = await venue.register(name="Suspect")
    third = await venue.register(name="Never shown")
    since = int(time.time())
    await keeper.approves(venue, other)

    async def changes() -> dict[str, bool]:
        page = await found(venue, f"/merchants?updated_since={since}&limit=100")
        return {one["id"]: one.get("deleted", False) for one in page["data"]}

    now = await changes()
    assert (now[venue.id], now[other.id]) == (False, False)
    assert third.id not in now
    await venue.do("DELETE", f"/merchants/{venue.id}")
    await keeper.decides(other, "suspended", "Closed for good")
    await venue.do("DELETE", f"/merchants/{third.id}")
    now = await changes()
    assert (now[venue.id], now[other.id]) == (True, True)
    assert third.id not in now
    assert await venue.refused("GET", f"/merchants/{other.id}", {}) == (
        401,
        "not_proved",
    )
    await keeper.approves(other)
    assert (await changes())[other.id] is False


async def test_a_change_is_found_at_once(new_venue: NewVenue, keeper: Keeper) -> None:
    venue = await new_venue(name="Old Name", city="Changetown")
    await keeper.approves(venue)
    where = "/search?city=changetown"
    assert await names(venue, f"{where}&q=old") == ["Old Name"]
    path = f"/merchants/{venue.id}"
    await venue.do(
        "PUT", path, name="New Name", operating_hours="24/7", category="tech"
    )
    assert await names(venue, f"{where}&q=old") == []
    assert await names(venue, f"{where}&q=new&open_now=true&category=tech") == [
        "New Name"
    ]
    await venue.do("PUT", path, operating_hours="whenever")
    assert await names(venue, f"{where}&open_now=true") == []
    (place,) = (await found(venue, where))["data"]
    assert place["is_open"] is None
    await venue.do("PUT", path, city="Elsewhere")
    assert await names(venue, where) == []


async def test_hours_that_ran_out_are_found_again(
    new_venue: NewVenue, keeper: Keeper
) -> None:
    """Nothing is wrong should no sweep come by for weeks."""
    from loyalty.directory import listing
    from loyalty.store import store

    venue = await new_venue(name="Always", city="Sweepless", operating_hours="24/7")
    await keeper.approves(venue)

    def run_out(tx: Any) -> None:
        tx.execute(
            "UPDATE opening_spans SET opens_at = 1, closes_at = 2 "
            "WHERE merchant_id = :id",
            {"id": venue.id},
        )
        tx.execute(
            "UPDATE listings SET hours_until = 2 WHERE merchant_id = :id",
            {"id": venue.id},
        )

    await store.write(run_out)
    assert await names(venue, "/search?city=sweepless&open_now=true") == ["Always"]
    await store.write(run_out)
    now = int(time.time())
    assert await store.write(listing.lengthen_hours, now, 50) >= 1
    assert await store.write(listing.lengthen_hours, now, 50) == 0
