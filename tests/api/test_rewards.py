"""The catalogue of what points buy (mission 17-19, 57-62)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from perks import reward
from venue import Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
MALFORMED = (400, "malformed")


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


@pytest.fixture(scope="module")
async def euro(new_venue: NewVenue) -> Venue:
    return await new_venue(currency="EUR")


async def refused(venue: Venue, **body: Any) -> tuple[int, str]:
    made = {"name": "Dessert", "kind": "free_item", "cost_points": 300, **body}
    return await venue.refused("POST", f"/merchants/{venue.id}/rewards", **made)


async def listed(venue: Venue) -> Any:
    return await venue.do("GET", f"/merchants/{venue.id}/rewards")


async def test_a_reward_has_the_fields_of_the_contract(venue: Venue) -> None:
    made = await reward(venue)
    assert made.pop("id") and made.pop("created_at")
    assert made == {
        "program_id": venue.merchant["program_id"],
        "name": "Free dessert",
        "kind": "free_item",
        "cost_points": 300,
        "value": None,
        "tier_id": None,
        "stock": None,
        "per_customer_limit": None,
        "valid_from": None,
        "valid_until": None,
        "is_active": True,
        "sort_order": 0,
        "image": None,
        "cost_sats": None,
    }


async def test_rewards_come_in_the_owners_order(venue: Venue) -> None:
    last = await reward(venue, name="Last", sort_order=9)
    first = await reward(venue, name="First")
    second = await reward(venue, name="Second", sort_order=1, is_active=False)
    assert await listed(venue) == {"data": [first, second, last], "total": 3}
    page = await venue.do("GET", f"/merchants/{venue.id}/rewards?limit=1&offset=1")
    assert page == {"data": [second], "total": 3}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("percent_off", 12.5),
        ("percent_off", 0.01),
        ("percent_off", 100),
        ("percent_off", 33.33),
        ("sats_off", 1_000),
        ("sats_payout", 2**53 - 1),
        ("amount_off_minor", 250),
        ("priority", None),
    ],
)
async def test_a_value_comes_back_as_it_was_sent(
    euro: Venue, kind: str, value: float | None
) -> None:
    made = await reward(euro, kind=kind, value=value)
    assert (made["kind"], made["value"]) == (kind, value)


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("percent_off", 12.345, "bad_value"),
        ("percent_off", 0, "bad_value"),
        ("percent_off", 101, "bad_value"),
        ("percent_off", None, "bad_value"),
        ("percent_off", "10", "malformed"),
        ("percent_off", True, "malformed"),
        ("sats_off", 1.5, "bad_value"),
        ("sats_off", -1, "bad_value"),
        ("sats_off", 2**53, "malformed"),
        ("free_item", 1, "bad_value"),
        ("amount_off_minor", 250, "currency_needed"),
        ("stickers", 1, "malformed"),
    ],
)
async def test_a_value_that_is_none_of_its_kind_is_refused(
    shop: Venue, kind: str, value: Any, code: str
) -> None:
    assert await refused(shop, kind=kind, value=value) == (400, code)
    assert (await listed(shop))["total"] == 0


@pytest.mark.parametrize(
    "body",
    [
        {"cost_points": 0},
        {"cost_points": 1.5},
        {"cost_points": "300"},
        {"cost_points": True},
        {"cost_points": 2**53},
        {"stock": -1},
        {"per_customer_limit": 0},
        {"valid_from": 10**15},
        {"is_active": 1},
        {"name": ""},
        {"name": "x" * 65},
        {"name": None},
    ],
)
async def test_nonsense_is_refused(shop: Venue, body: dict[str, Any]) -> None:
    assert await refused(shop, **body) == MALFORMED


async def test_a_window_ends_after_it_begins(shop: Venue) -> None:
    for until in (99, 100):
        window = {"valid_from": 100, "valid_until": until}
        assert await refused(shop, **window) == (400, "bad_window")


async def test_a_put_changes_what_it_sends(venue: Venue) -> None:
    tier = await venue.tier("Gold", 100)
    full = {
        "tier_id": tier["id"],
        "stock": 5,
        "per_customer_limit": 2,
        "valid_from": 100,
        "valid_until": 200,
    }
    made = await reward(venue, **full)
    path = f"/rewards/{made['id']}"
    same = await venue.do("PUT", path, name=None, cost_points=None, nonsense=1)
    assert same == made
    changed = await venue.do("PUT", path, cost_points=250, is_active=False, stock=4)
    assert changed == {**made, "cost_points": 250, "is_active": False, "stock": 4}
    cleared = await venue.do("PUT", path, **dict.fromkeys(full))
    assert cleared == {**changed, **dict.fromkeys(full)}
    assert (await listed(venue))["data"] == [cleared]


async def test_a_new_kind_brings_its_own_value(venue: Venue) -> None:
    made = await reward(venue, kind="percent_off", value=12.5)
    path = f"/rewards/{made['id']}"
    assert await venue.refused("PUT", path, kind="sats_off") == (400, "bad_value")
    assert (await venue.do("PUT", path, kind="sats_off", value=7))["value"] == 7
    assert (await venue.do("PUT", path, kind="priority"))["value"] is None


async def test_a_reward_is_for_a_tier_of_its_own_programme(
    venue: Venue, shop: Venue
) -> None:
    foreign = await shop.tier("Gold", 100)
    for tier_id in (foreign["id"], "nope"):
        assert await refused(venue, tier_id=tier_id) == (404, "tier_not_found")


async def test_a_tier_that_a_reward_is_for_stays(venue: Venue) -> None:
    """Else the reward would be everybody's, or nobody's."""
    tier = await venue.tier("Gold", 100)
    made = await reward(venue, tier_id=tier["id"])
    path = f"/tiers/{tier['id']}"
    assert await venue.refused("DELETE", path) == (409, "tier_in_use")
    await venue.do("DELETE", f"/rewards/{made['id']}")
    await venue.do("DELETE", path)


async def test_a_deleted_reward_is_not_there(venue: Venue) -> None:
    made = await reward(venue)
    path = f"/rewards/{made['id']}"
    assert await venue.do("DELETE", path) == {"id": made["id"], "deleted": True}
    for method in ("PUT", "DELETE"):
        assert await venue.refused(method, path) == (404, "reward_not_found")
    assert (await listed(venue))["data"] == []


async def test_another_owners_reward_looks_like_none(venue: Venue, shop: Venue) -> None:
    made = await reward(venue)
    for path in (f"/rewards/{made['id']}", "/rewards/nope"):
        for who in (shop.admin, await shop.token("redeem", "manage")):
            refused = await venue.refused("PUT", path, who)
            assert refused == (404, "reward_not_found")


async def test_a_branch_reads_rewards_and_edits_none(
    venue: Venue, new_venue: NewVenue
) -> None:
    made = await reward(venue)
    invited = await venue.do("POST", f"/merchants/{venue.id}/program/invitations")
    invited.pop("expires_at")
    branch = await new_venue(**invited)
    assert (await listed(branch))["data"] == [made]
    for method, path in (
        ("POST", f"/merchants/{branch.id}/rewards"),
        ("PUT", f"/rewards/{made['id']}"),
        ("DELETE", f"/rewards/{made['id']}"),
    ):
        body: dict[str, Any] = {"name": "x", "kind": "free_item", "cost_points": 1}
        assert await branch.refused(method, path, **body) == (403, "not_owner")


async def test_there_are_at_most_a_hundred(venue: Venue) -> None:
    made = [await reward(venue, name=f"Dessert {n}") for n in range(100)]
    assert await refused(venue) == (409, "too_many_rewards")
    await venue.do("DELETE", f"/rewards/{made[0]['id']}")
    await reward(venue)


async def test_sats_for_points_and_forgiving_go_not_together(venue: Venue) -> None:
    """Forgiven is what was taken back; sats that went out cannot be."""
    payout: dict[str, Any] = {"kind": "sats_payout", "value": 100}
    made = await reward(venue, **payout)
    path = f"/merchants/{venue.id}/program"
    taken = await venue.call("PUT", path, deficit_policy="forgive")
    assert refusal(taken) == (409, "forgive_with_payouts")
    assert (await venue.do("GET", path))["deficit_policy"] == "carry"
    await venue.do("DELETE", f"/rewards/{made['id']}")
    await venue.program(deficit_policy="forgive")
    assert await refused(venue, **payout) == (409, "forgive_with_payouts")
    free = await reward(venue)
    changed = await venue.refused("PUT", f"/rewards/{free['id']}", **payout)
    assert changed == (409, "forgive_with_payouts")


# --- pictures, costs and order --------------------------------------------------------


async def test_a_reward_has_a_picture_and_a_cost_if_the_owner_says_so(
    venue: Venue,
) -> None:
    made = await reward(venue, image="/api/v1/assets/1/data", cost_sats=4_200)
    assert (made["image"], made["cost_sats"]) == ("/api/v1/assets/1/data", 4_200)
    path = f"/rewards/{made['id']}"
    there = f"/merchants/{venue.id}/rewards"
    for headers in (venue.invoice, await venue.token("pos")):  # not the staff's to see
        (seen,) = (await venue.call("GET", there, headers)).json()["data"]
        assert (seen["image"], seen["cost_sats"]) == (made["image"], None)
    assert (await venue.do("GET", there))["data"] == [made]
    kept = await venue.do("PUT", path, name="Cake")
    assert (kept["image"], kept["cost_sats"]) == ("/api/v1/assets/1/data", 4_200)
    gone = await venue.do("PUT", path, image=None, cost_sats=None)
    assert (gone["image"], gone["cost_sats"]) == (None, None)
    assert (await venue.do("PUT", path, image=""))["image"] is None


@pytest.mark.parametrize(
    "image",
    [
        "http://example.com/a.png",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "https://example.com/a'b.png",
        "/api/v1/assets/../wallet",
        "/api/v1/wallet",
    ],
)
async def test_no_other_address_is_a_picture(shop: Venue, image: str) -> None:
    assert await refused(shop, image=image) == (400, "bad_image")
    body: dict[str, Any] = {"name": "Gold", "threshold": 5, "image": image}
    path = f"/merchants/{shop.id}/tiers"
    assert await shop.refused("POST", path, **body) == (400, "bad_image")


async def test_the_owner_puts_rewards_in_order_at_once(venue: Venue) -> None:
    made = [await reward(venue, name=name) for name in ("A", "B", "C")]
    ids = [one["id"] for one in made]
    path = f"/merchants/{venue.id}/rewards/order"
    order = [ids[2], ids[0], ids[1]]
    told = await venue.do("PUT", path, ids=order)
    assert [one["id"] for one in told["data"]] == order
    assert [one["sort_order"] for one in told["data"]] == [0, 1, 2]
    assert await listed(venue) == told
    for wrong in (ids[:2], [*ids, ids[0]], [*ids[:2], "nothing"], [ids[0]] * 3):
        refused_ = await venue.refused("PUT", path, ids=wrong)
        assert refused_ == (409, "rewards_changed")
    assert await listed(venue) == told
