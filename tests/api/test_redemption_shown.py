"""Where rewards and what became of them are seen (mission 45, 47-50)."""

from __future__ import annotations

from typing import Any

import pytest

from devkit.people import Guest
from perks import fulfilled, reserve, reward
from proofs import signed
from venue import API, Venue, answer


@pytest.fixture
async def ana(venue: Venue, guest: Guest) -> Guest:
    """Has 340 points, at a point for a sat."""
    await venue.program(earn_per_sats=1)
    await venue.serve(guest, 340)
    return guest


@pytest.fixture
async def held(venue: Venue, ana: Guest) -> Any:
    """Ana has reserved a dessert."""
    return await reserve(venue, ana, (await reward(venue))["id"])


async def test_lists_show_what_each_redemption_is(
    venue: Venue, ana: Guest, held: Any
) -> None:
    small = await reward(venue, name="Coffee", cost_points=10)
    other = await reserve(venue, ana, small["id"])
    await fulfilled(venue, other)
    path = f"/merchants/{venue.id}/redemptions"
    listed = await venue.do("GET", path)
    assert listed["total"] == 2
    for row in listed["data"]:
        assert row["customer_pubkey"] == ana.pubkey
        assert row["name"] == f"Guest …{ana.pubkey[-4:]}"
        assert not {"code", "short_code"} & set(row)
    for status, names in {
        "reserved": ["Free dessert"],
        "fulfilled": ["Coffee"],
        "lapsed": [],
    }.items():
        found = await venue.do("GET", f"{path}?status={status}")
        assert [row["reward"]["name"] for row in found["data"]] == names
        assert found["total"] == len(names)
    assert await venue.refused("GET", f"{path}?status=eaten") == (400, "malformed")


async def test_only_the_guest_sees_their_codes_again(
    venue: Venue, ana: Guest, held: Any
) -> None:
    path = f"{venue.card_path(ana)}/redemptions"
    own = await venue.call("GET", path, signed(ana.keys, "GET", API + path))
    (row,) = answer(own)["data"]
    for name in ("id", "code", "short_code", "status", "expires_at", "points"):
        assert row[name] == held["redemption"][name]
    (shown,) = (await venue.do("GET", path))["data"]
    assert not {"code", "short_code"} & set(shown)


async def test_the_card_says_what_is_ready_and_what_is_next(
    venue: Venue, ana: Guest
) -> None:
    coffee = await reward(venue, name="Coffee", cost_points=100)
    await reward(venue, name="Lunch", cost_points=400)
    await reward(venue, name="Dinner", cost_points=900)
    await reward(venue, name="Gone", cost_points=1, stock=0)
    await reward(venue, name="Off", cost_points=1, is_active=False)
    sats = await reward(venue, name="Sats", kind="sats_payout", value=9)
    card = await venue.card(ana)
    assert [one["name"] for one in card["rewards_ready"]] == ["Sats", "Coffee"]
    assert card["rewards_ready"][1] == {
        "id": coffee["id"],
        "name": "Coffee",
        "kind": "free_item",
        "value": None,
        "cost_points": 100,
    }
    assert card["next_reward"] == {"name": "Lunch", "missing": 60}
    made = await venue.order(100, customer_pubkey=ana.pubkey)
    seen = await venue.do("GET", f"/orders/{made['order']['id']}")
    (ready,) = seen["glance"]["rewards_ready"]
    assert ready == {
        "id": coffee["id"],
        "name": "Coffee",
        "kind": "free_item",
        "cost_points": 100,
    }
    await reserve(venue, ana, sats["id"])
    card = await venue.card(ana)
    assert card["rewards_ready"] == []
    assert card["next_reward"] == {"name": "Coffee", "missing": 60}
    await venue.program(is_enabled=False)
    assert (await venue.card(ana))["next_reward"] is None
