"""The programme's settings: versions, partial changes, and what is refused
(mission 4-10, 57-62)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from venue import Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
MAX = 2**53 - 1

# The defaults of the public contract.
DEFAULTS = {
    "is_enabled": True,
    "earn_by": "spend",
    "min_spend_sats": 0,
    "welcome_points": 0,
    "expiry_mode": "none",
    "deficit_policy": "carry",
    "claim_window_days": 14,
    "refund_window_days": 1,
    "tier_basis": "points",
    "tier_window_days": 0,
    "tier_grace_days": 0,
    "proof_policy": "remembered",
    "max_giveback_bp": 5000,
    "grant_daily_cap": 10_000,
    "newcomer_daily_points": 10_000,
    "newcomer_cap_per_staff": 1_000,
    "publish_events": False,
    "earn_on_reversible": False,
    "reserve_minutes": 30,
}


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


async def refused(venue: Venue, **settings: Any) -> tuple[int, str]:
    path = f"/merchants/{venue.id}/program"
    return refusal(await venue.call("PUT", path, **settings))


async def test_a_new_programme_has_the_defaults_of_the_contract(venue: Venue) -> None:
    program = await venue.do("GET", f"/merchants/{venue.id}/program")
    assert {name: program[name] for name in DEFAULTS} == DEFAULTS
    assert program["name"] == venue.merchant["name"]
    assert (program["earn_per_minor"], program["currency"]) == (None, "")


async def test_a_put_changes_what_it_sends_and_nothing_else(venue: Venue) -> None:
    before = await venue.program()
    after = await venue.program(earn_points=3, deficit_policy="forgive", name=None)
    changed = {"earn_points": 3, "deficit_policy": "forgive"}
    version = {name: after[name] for name in ("version", "effective_from")}
    assert after == {**before, **changed, **version}
    assert after["version"] == before["version"] + 1


async def test_only_a_change_makes_a_version(venue: Venue) -> None:
    first = await venue.program(earn_points=3)
    assert await venue.program(earn_points=3) == first
    assert await venue.program() == first


async def test_what_cannot_be_written_is_ignored(venue: Venue) -> None:
    before = await venue.program()
    fixed = {"id": "x", "version": 99, "effective_from": 0, "owner": "x", "earn_per": 1}
    assert await venue.program(**fixed, nonsense={"a": [1]}) == before


async def test_every_version_is_kept(venue: Venue) -> None:
    program = await venue.program()
    for points in (2, 3):
        await venue.program(earn_points=points)
    kept = await records.rows(
        "SELECT version, actor_id FROM program_versions WHERE program_id = :id "
        "ORDER BY version",
        id=program["id"],
    )
    assert [row["version"] for row in kept] == [1, 2, 3]
    assert {row["actor_id"] for row in kept} == {f"wallet:{venue.wallet.id}"}


async def test_changes_made_at_once_are_all_kept(venue: Venue) -> None:
    changes = {"earn_points": 7, "min_spend_sats": 8, "claim_window_days": 9}
    await asyncio.gather(
        *(venue.program(**{name: value}) for name, value in changes.items())
    )
    after = await venue.program()
    assert {name: after[name] for name in changes} == changes
    assert after["version"] == 4


@pytest.mark.parametrize("field", ["earn_points", "min_spend_sats", "grant_daily_cap"])
@pytest.mark.parametrize("value", [1.5, 7.0, "7", True, -1, MAX + 1, [], {}, 10**400])
async def test_only_whole_numbers_count(shop: Venue, field: str, value: Any) -> None:
    path = f"/merchants/{shop.id}/program"
    response = await shop.call("PUT", path, **{field: value})
    assert refusal(response) == (400, "malformed")
    assert response.json()["detail"].startswith(field)


@pytest.mark.parametrize(
    "body",
    [
        {"earn_per_sats": 0},
        {"earn_by": "weight"},
        {"earn_by": 1},
        {"deficit_policy": "forget"},
        {"tier_basis": []},
        {"expiry_mode": "never"},
        {"proof_policy": True},
        {"max_giveback_bp": 100_001},
        {"is_enabled": "yes"},
        {"is_enabled": 1},
        {"name": ""},
        {"name": "a\0"},
        {"currency": "a\ud800"},
    ],
    ids=ascii,
)
async def test_what_is_malformed_is_refused(shop: Venue, body: dict[str, Any]) -> None:
    before = await shop.program()
    assert await refused(shop, **body) == (400, "malformed")
    assert await shop.program() == before


@pytest.mark.parametrize("name", ["newcomer_daily_points", "newcomer_cap_per_staff"])
async def test_welcome_points_have_to_fit_into_a_day(venue: Venue, name: str) -> None:
    """What no budget could ever give is not promised."""
    over = (400, "welcome_over_budget")
    await venue.program(**{name: 50})
    assert await refused(venue, welcome_points=51) == over
    assert (await venue.program(welcome_points=50))["welcome_points"] == 50
    assert await refused(venue, **{name: 49}) == over
    assert (await venue.program())[name] == 50


@pytest.mark.parametrize("mode", ["months", "inactivity"])
async def test_an_expiry_says_after_how_many_months(shop: Venue, mode: str) -> None:
    before = await shop.program()
    needed = (400, "expiry_months_needed")
    assert await refused(shop, expiry_mode=mode) == needed
    assert await shop.program() == before


async def test_a_rule_is_in_sats_or_in_one_currency(venue: Venue) -> None:
    assert await refused(venue, earn_per_minor=100) == (400, "currency_needed")
    assert await refused(venue, currency="EUR") == (400, "currency_unused")
    both = {"earn_per_sats": 1000, "earn_per_minor": 100, "currency": "EUR"}
    assert await refused(venue, **both) == (400, "two_earn_rules")
    unknown = {"earn_per_minor": 100, "currency": "QQQ"}
    assert await refused(venue, **unknown) == (400, "unknown_currency")


async def test_a_rule_may_change_its_money(venue: Venue) -> None:
    euro = await venue.program(earn_per_minor=100, currency="eur")
    assert (euro["earn_per_minor"], euro["earn_per_sats"]) == (100, None)
    assert euro["currency"] == "EUR"
    again = await venue.program(earn_per_minor=50, currency="EUR")
    assert (again["earn_per_minor"], again["currency"]) == (50, "EUR")
    sats = await venue.program(earn_per_sats=500)
    assert (sats["earn_per_minor"], sats["earn_per_sats"]) == (None, 500)
    assert sats["currency"] == ""
