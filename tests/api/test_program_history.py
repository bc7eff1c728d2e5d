"""What the settings were, when, and who changed them (mission 57-62)."""

from __future__ import annotations

from typing import Any

from venue import Venue


async def versions(venue: Venue, query: str = "") -> Any:
    return await venue.do("GET", f"/merchants/{venue.id}/program/versions{query}")


async def test_every_change_is_told_newest_first(venue: Venue) -> None:
    await venue.program(earn_points=2, deficit_policy="forgive")
    changed = await venue.program(earn_per_sats=500)
    told = await versions(venue)
    assert told["total"] == 3
    newest, middle, first = told["data"]
    assert newest["changes"] == [
        {"field": "earn_per_sats", "before": 1000, "after": 500}
    ]
    assert newest["effective_from"] == changed["effective_from"]
    assert newest["actor_id"] == f"wallet:{venue.wallet.id}"
    assert sorted(middle["changes"], key=lambda one: one["field"]) == [
        {"field": "deficit_policy", "before": "carry", "after": "forgive"},
        {"field": "earn_points", "before": 1, "after": 2},
    ]
    assert (first["version"], first["changes"]) == (1, [])


async def test_the_history_comes_by_the_page(venue: Venue) -> None:
    for points in (2, 3, 4):
        await venue.program(earn_points=points)
    told = await versions(venue, "?limit=2&offset=1")
    assert told["total"] == 4
    assert [
        [(change["before"], change["after"]) for change in one["changes"]]
        for one in told["data"]
    ] == [[(2, 3)], [(1, 2)]]
    assert (await versions(venue, "?offset=4"))["data"] == []


async def test_a_change_of_money_is_told_in_both(venue: Venue) -> None:
    await venue.program(earn_per_minor=100, currency="EUR")
    (newest, _) = (await versions(venue))["data"]
    assert newest["currency"] == "EUR"
    told = {one["field"]: (one["before"], one["after"]) for one in newest["changes"]}
    assert told == {
        "currency": ("", "EUR"),
        "earn_per_sats": (1000, None),
        "earn_per_minor": (None, 100),
    }
