"""A merchant's customers: by the page, sorted, searched (mission 57-62)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from devkit.people import NostrKeys
from lab import DAY, Lab
from venue import Venue

NewLab = Callable[..., Awaitable[Lab]]
SORTS = ("last_seen", "points", "visits", "spent_sats", "tier")
START = 1_700_000_000


@dataclass
class Room:
    """A venue with guests of every tier, and their keys in the order they came."""

    venue: Venue
    lab: Lab
    keys: list[str]

    async def page(self, **query: Any) -> Any:
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        return await self.venue.do(
            "GET", f"/merchants/{self.venue.id}/customers?{asked}"
        )

    async def found(self, **query: Any) -> list[str]:
        page = await self.page(limit=100, **query)
        keys = [row["customer_pubkey"] for row in page["data"]]
        assert page["total"] == len(keys)
        return keys

    async def name(self, key: str, nickname: str) -> None:
        path = f"/merchants/{self.venue.id}/customers/{key}"
        await self.venue.do("PUT", path, nickname=nickname)


@pytest.fixture(scope="module")
async def room(new_lab: NewLab) -> Room:
    """Twelve guests; guest n has paid n bills, two of them alike in everything."""
    lab = await new_lab(START)
    await lab.venue.tier("Bronze", 0)
    await lab.venue.tier("Silver", 30)
    await lab.venue.tier("Gold", 100)
    keys = [lab.guest() for _ in range(12)]
    for n, key in enumerate(keys):
        for _ in range(max(n, 1)):
            lab.pass_time(DAY if n > 1 else 0)
            await lab.earn(key, 5_000)
    erased, merged = lab.guest(), lab.guest()
    await lab.earn(erased, 900_000)
    await lab.earn(merged, 5_000)
    await lab.run(_leave, lab.program_id, erased, merged, keys[-1])
    return Room(lab.venue, lab, keys)


def _leave(tx: Any, program_id: str, erased: str, merged: str, into: str) -> None:
    from loyalty import services

    services.erase(tx, program_id, erased)
    services.merge_cards(tx, program_id, merged, into)


# --- order and pages ------------------------------------------------------------------


@pytest.mark.parametrize("column", SORTS)
@pytest.mark.parametrize("direction", ["asc", "desc"])
async def test_every_page_of_every_order(
    room: Room, column: str, direction: str
) -> None:
    """All pages together are all customers, once each and in order."""
    rows: list[Any] = []
    for offset in range(0, 15, 5):
        page = await room.page(
            sortby=column, direction=direction, limit=5, offset=offset
        )
        assert page["total"] == 12  # neither who was erased nor who became another
        rows += page["data"]
    assert {row["customer_pubkey"] for row in rows} == set(room.keys)
    assert len(rows) == 12
    values = [value_of(row, column) for row in rows]
    assert values == sorted(values, reverse=direction == "desc")


def value_of(row: Any, column: str) -> Any:
    if column != "tier":
        return row[column]
    rank = {"Bronze": 0, "Silver": 1, "Gold": 2}[row["tier"]["name"]]
    return rank, row["last_seen"]


async def test_of_guests_who_are_alike_each_has_one_place(room: Room) -> None:
    orders = [await room.found(sortby="points", direction=d) for d in ("asc", "desc")]
    assert orders[0] == orders[1][::-1]


async def test_nobody_sorts_by_anything_else(room: Room) -> None:
    for column in ("name", "card_id", "points; DROP TABLE cards", ""):
        path = f"/merchants/{room.venue.id}/customers?sortby={column}"
        refused = await room.venue.refused("GET", path) if column else None
        assert refused in (None, (400, "unknown_sort"))


# --- search ---------------------------------------------------------------------------


async def test_guests_are_found_by_name_and_by_key(room: Room) -> None:
    ana, bruno, carla = room.keys[3:6]
    await room.name(ana, "Ána María")
    await room.name(bruno, "Bruno the builder")
    await room.name(carla, "Bruna")
    for search, expected in (
        ("ana", [ana]),
        ("MARIA", [ana]),
        ("ana m", [ana]),
        ("bru", [carla, bruno]),
        ("BUILD", [bruno]),
        ("uilder", []),
        (carla[:10], [carla]),
        (carla.upper(), [carla]),
        ("%25", []),
        ("_", []),
        ("'", []),
        ("nobody", []),
    ):
        assert await room.found(search=search, sortby="last_seen") == expected, search


async def test_every_order_holds_among_those_found(room: Room) -> None:
    await room.name(room.keys[6], "Zoe")
    await room.name(room.keys[9], "Zora")
    await room.name(room.keys[11], "Zoltan")
    three = [room.keys[n] for n in (6, 9, 11)]
    for column in SORTS:
        found = await room.found(search="zo", sortby=column, direction="asc")
        assert found == three, column
    page = await room.page(search="zo", sortby="tier", limit=1, offset=1)
    assert [row["customer_pubkey"] for row in page["data"]] == [three[1]]
    assert page["total"] == 3


async def test_an_old_name_finds_nobody(room: Room) -> None:
    key = room.keys[7]
    await room.name(key, "Quentin")
    await room.name(key, "Xavier")
    assert await room.found(search="quen") == []
    assert await room.found(search="xav") == [key]
    await room.name(key, "")
    assert await room.found(search="xav") == []


async def test_names_of_an_older_release_are_taken_in_by_a_sweep(room: Room) -> None:
    from loyalty import services

    key = room.keys[8]
    await room.name(key, "Ottilie")

    def as_before(tx: Any) -> None:
        tx.execute("DELETE FROM name_parts WHERE part LIKE 'ottilie%'")
        tx.execute("UPDATE nicknames SET is_indexed = 0 WHERE nickname = 'Ottilie'")

    await room.lab.run(as_before)
    assert await room.found(search="ott") == []
    assert await room.lab.run(services.index_names, room.lab.now, 20) == 1
    assert await room.found(search="ott") == [key]
    assert await room.lab.run(services.index_names, room.lab.now, 20) == 0


async def test_a_merged_card_is_found_by_the_name_that_it_keeps(
    new_lab: NewLab,
) -> None:
    lab = await new_lab(START)
    old, kept = lab.guest(), lab.guest()
    room = Room(lab.venue, lab, [old, kept])
    for key in (old, kept):
        await lab.earn(key, 5_000)
    path = f"/merchants/{lab.venue.id}/customers"
    await lab.venue.do(
        "PUT", f"{path}/{old}", nickname="Ottilie", note="Peanut allergy"
    )
    await lab.venue.do("PUT", f"{path}/{kept}", note="Window seat")

    def merge(tx: Any) -> None:
        from loyalty import services

        services.merge_cards(tx, lab.program_id, old, kept)

    await lab.run(merge)
    assert await room.found(search="ott") == [kept]
    shown = await lab.venue.do("GET", f"{path}/{kept}")
    assert (shown["nickname"], shown["note"]) == (
        "Ottilie",
        "Window seat\nPeanut allergy",
    )


async def test_a_stranger_is_not_found(room: Room) -> None:
    path = f"/merchants/{room.venue.id}/customers/{NostrKeys.fresh().public}"
    for what in ("", "/statement"):
        refused = await room.venue.refused("GET", path + what)
        assert refused == (404, "card_not_found")
