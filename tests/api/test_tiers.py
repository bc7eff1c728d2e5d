"""Tiers: what makes one, and that every card follows at once (mission 11-19, 44)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from devkit.people import Guest
from venue import Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
TAKEN = (409, "tier_threshold_taken")


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


async def tier_of(venue: Venue, guest: Guest) -> str | None:
    """The tier's name on the card, after proving that the stored one is the same."""
    assert (await venue.proof())["wrong"] == 0
    tier = (await venue.card(guest))["tier"]
    return str(tier["name"]) if tier else None


async def test_a_tier_keeps_what_it_is_told(venue: Venue) -> None:
    body = {
        "name": "Gold",
        "threshold": 100,
        "color": "#D4A017",
        "multiplier_bp": 15_000,
        "rebate_bp": 250,
        "perks": ["A free coffee", "The table by the window"],
    }
    made = await venue.do("POST", f"/merchants/{venue.id}/tiers", **body)
    assert {name: made[name] for name in body} == {**body, "color": "#d4a017"}
    listed = await venue.do("GET", f"/merchants/{venue.id}/tiers")
    assert listed == {"data": [made], "total": 1}


async def test_a_tier_is_plain_unless_told_otherwise(venue: Venue) -> None:
    tier = await venue.tier("Silver", 0)
    assert (tier["multiplier_bp"], tier["rebate_bp"], tier["perks"]) == (10_000, 0, [])


async def test_a_put_changes_what_it_sends_and_nothing_else(venue: Venue) -> None:
    tier = await venue.tier("Gold", 100, perks=["Coffee"], multiplier_bp=12_000)
    fixed = {"id": "x", "program_id": "x", "nonsense": 1}
    path = f"/tiers/{tier['id']}"
    after = await venue.do("PUT", path, name="Or", color=None, **fixed)
    assert after == {**tier, "name": "Or"}
    assert (await venue.do("PUT", path, perks=[])) == {**after, "perks": []}


async def test_changes_made_at_once_are_all_kept(venue: Venue) -> None:
    tier = await venue.tier("Gold", 100)
    changes = {"name": "Or", "threshold": 90, "rebate_bp": 7, "multiplier_bp": 11_000}
    path = f"/tiers/{tier['id']}"
    await asyncio.gather(
        *(venue.do("PUT", path, **{name: changes[name]}) for name in changes)
    )
    (after,) = (await venue.do("GET", f"/merchants/{venue.id}/tiers"))["data"]
    assert after == {**tier, **changes}


async def test_a_list_is_by_threshold_and_paged(venue: Venue) -> None:
    for threshold in (300, 100, 200):
        await venue.tier(f"From {threshold}", threshold)

    async def thresholds(query: str) -> list[int]:
        page = await venue.do("GET", f"/merchants/{venue.id}/tiers?{query}")
        assert page["total"] == 3
        return [tier["threshold"] for tier in page["data"]]

    assert await thresholds("") == [100, 200, 300]
    assert await thresholds("limit=1&offset=1") == [200]
    assert await thresholds("offset=3") == []


async def test_two_tiers_never_start_at_one_threshold(venue: Venue) -> None:
    silver = await venue.tier("Silver", 50)
    await venue.tier("Gold", 100)
    body: dict[str, Any] = {"name": "Other", "threshold": 100}
    path = f"/merchants/{venue.id}/tiers"
    assert refusal(await venue.call("POST", path, **body)) == TAKEN
    assert await venue.refused("PUT", f"/tiers/{silver['id']}", threshold=100) == TAKEN
    answers = await asyncio.gather(
        *(venue.call("POST", path, **{**body, "threshold": 7}) for _ in range(5))
    )
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 4
    assert (await venue.do("GET", path))["total"] == 3


async def test_there_are_at_most_twenty(venue: Venue) -> None:
    for threshold in range(20):
        await venue.tier(f"T{threshold}", threshold)
    body: dict[str, Any] = {"name": "One more", "threshold": 20}
    path = f"/merchants/{venue.id}/tiers"
    assert refusal(await venue.call("POST", path, **body)) == (409, "too_many_tiers")


@pytest.mark.parametrize(
    "body",
    [
        {"name": ""},
        {"name": "x" * 65},
        {"name": "two\nlines"},
        {"threshold": -1},
        {"threshold": 1.0},
        {"threshold": "10"},
        {"threshold": 2**53},
        {"color": "gold"},
        {"multiplier_bp": 100_001},
        {"rebate_bp": -1},
        {"perks": "coffee"},
        {"perks": ["x"] * 21},
        {"perks": [7]},
        {"perks": ["a\0b"]},
    ],
    ids=lambda body: ascii(body)[:30],
)
async def test_what_is_malformed_is_refused(shop: Venue, body: dict[str, Any]) -> None:
    path = f"/merchants/{shop.id}/tiers"
    new = {"name": "New", "threshold": 5, **body}
    response = await shop.call("POST", path, **new)
    assert refusal(response) == (400, "malformed")
    assert response.json()["detail"].startswith(next(iter(body)))
    assert (await shop.do("GET", path))["total"] == 0


async def test_a_tier_that_is_gone_is_gone(venue: Venue) -> None:
    tier = await venue.tier("Gold", 100)
    path = f"/tiers/{tier['id']}"
    assert await venue.do("DELETE", path) == {"id": tier["id"], "deleted": True}
    for method in ("PUT", "DELETE"):
        assert await venue.refused(method, path) == (404, "tier_not_found")


async def test_every_edit_of_tiers_reaches_every_card(
    venue: Venue, new_guest: NewGuest
) -> None:
    """Stored tier and shown tier agree after each, which the proof compares."""
    alice, bob = await new_guest("Alice"), await new_guest("Bob")
    await venue.serve(alice, 10_000)
    await venue.serve(bob, 50_000)

    async def tiers() -> tuple[str | None, str | None]:
        return await tier_of(venue, alice), await tier_of(venue, bob)

    assert await tiers() == (None, None)
    gold = await venue.tier("Gold", 40)
    assert await tiers() == (None, "Gold")
    silver = await venue.tier("Silver", 10)
    assert await tiers() == ("Silver", "Gold")
    await venue.do("PUT", f"/tiers/{gold['id']}", threshold=5)
    assert await tiers() == ("Silver", "Silver")
    await venue.do("PUT", f"/tiers/{silver['id']}", name="Argent")
    assert await tiers() == ("Argent", "Argent")
    await venue.do("DELETE", f"/tiers/{silver['id']}")
    assert await tiers() == ("Gold", "Gold")
    await venue.do("DELETE", f"/tiers/{gold['id']}")
    assert await tiers() == (None, None)


async def test_a_tier_is_measured_by_what_the_programme_says(
    venue: Venue, guest: Guest
) -> None:
    """Points, sats or visits (mission 11-19)."""
    await venue.tier("Gold", 2)
    await venue.tier("Black", 40)
    await venue.serve(guest, 50_000)
    await venue.serve(guest, 1_000)
    assert await tier_of(venue, guest) == "Black"  # 51 points
    await venue.program(tier_basis="visits")
    assert await tier_of(venue, guest) is None  # one day
    await venue.program(tier_basis="spent")
    assert await tier_of(venue, guest) == "Black"  # 51,000 sats
    assert (await venue.card(guest))["next_tier"] is None


async def test_tiers_of_one_programme_are_no_business_of_another(
    venue: Venue, shop: Venue, guest: Guest
) -> None:
    await venue.tier("Gold", 1)
    await shop.serve(guest, 5_000)
    assert await tier_of(shop, guest) is None
    tier_ids = await records.rows(
        "SELECT tier_id FROM balances b JOIN cards c ON c.id = b.card_id "
        "WHERE c.customer_pubkey = :key",
        key=guest.pubkey,
    )
    assert tier_ids == [{"tier_id": None}]


async def test_a_tier_has_a_badge_if_the_owner_says_so(venue: Venue) -> None:
    made = await venue.tier("Gold", 0, image="https://example.com/gold.png")
    assert made["image"] == "https://example.com/gold.png"
    path = f"/tiers/{made['id']}"
    assert (await venue.do("PUT", path, name="Best"))["image"] == made["image"]
    asset = await venue.do("PUT", path, image="/api/v1/assets/7/thumbnail")
    assert asset["image"] == "/api/v1/assets/7/thumbnail"
    assert await venue.refused("PUT", path, image="gold.png") == (400, "bad_image")
    assert (await venue.do("PUT", path, image=None))["image"] is None
