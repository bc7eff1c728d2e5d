"""The event log as a file (mission 57-62 "event log with CSV")."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from devkit.people import NostrKeys
from evening import (
    FORMULA,
    WORDS,
    Evening,
    NewGuest,
    NewVenue,
    Row,
    all_pages,
    ids,
    lived,
    page,
    place,
    sheet,
)
from ledgers import earn_many
from venue import Venue, ago


@pytest.fixture(scope="module")
async def evening(new_venue: NewVenue, new_guest: NewGuest) -> Evening:
    return await lived(new_venue, new_guest)


# --- the file -------------------------------------------------------------------------


async def test_the_file_says_what_the_list_says(evening: Evening) -> None:
    """Texts guarded, numbers as they are, and times also on the branch's clock."""
    listed = (await page(evening.venue))["data"]
    filed = await sheet(evening.venue)
    tokyo = ZoneInfo("Asia/Tokyo")
    for row, line in zip(listed, filed, strict=True):
        for name in ("time", "recorded_at"):
            local = datetime.fromisoformat(line.pop(f"local_{name}"))
            assert local == datetime.fromtimestamp(row[name], tokyo)
            assert local.utcoffset() == tokyo.utcoffset(local)
        assert list(line) == list(row)
        for name, value in row.items():
            plain = "" if value is None else str(value)
            guarded = isinstance(value, str) and plain.startswith("=")
            assert line[name] == ("'" + plain if guarded else plain)


async def test_no_cell_of_the_file_is_a_formula(evening: Evening) -> None:
    """A guest chooses their own name; a spreadsheet must not run it."""
    rows = {row["id"]: row for row in await sheet(evening.venue)}
    assert rows[evening.bills[0]]["name"] == "'" + FORMULA
    revoked = rows[evening.revoked]
    assert (revoked["points_delta"], revoked["reason"]) == ("-17", "'=1+1")
    assert rows[evening.granted]["reason"] == WORDS


async def test_the_file_is_csv_by_the_book(evening: Evening) -> None:
    venue = evening.venue
    response = await venue.call("GET", f"/merchants/{venue.id}/events.csv")
    assert response.headers["content-type"] == (
        "text/csv; charset=utf-8; header=present"
    )
    name = f'attachment; filename="events-{venue.merchant["slug"]}.csv"'
    assert response.headers["content-disposition"] == name
    assert response.headers["cache-control"] == "no-store"
    body = response.content
    assert not body.startswith(b"\xef\xbb\xbf")
    assert body.endswith(b"\r\n")
    assert body.count(b"\n") == body.count(b"\r\n") == 1 + 5
    assert "Guest …" not in body.decode()
    assert b'"' + b"'" + FORMULA.replace('"', '""').encode() + b'"' in body


async def test_filters_hold_for_the_file(evening: Evening) -> None:
    for query in (
        {"kind": "earned"},
        {"source": "staff", "direction": "asc"},
        {"customer_pubkey": evening.bob.pubkey},
        {"actor": "token:joe"},
        {"since": int(time.time()) - 86_400},
        {"search": "bob", "scope": "program"},
    ):
        filed = [row["id"] for row in await sheet(evening.venue, **query)]
        assert filed == await ids(evening.venue, **query), query
        assert filed


async def test_the_file_keeps_nobody_waiting_who_may_not(evening: Evening) -> None:
    """The refusal is an answer of its own, not a broken file."""
    venue = evening.venue
    path = f"/merchants/{venue.id}/events.csv"
    pos = await venue.token("pos")
    assert await venue.refused("GET", path, pos) == (403, "scope_missing")
    assert await venue.refused("GET", path, venue.invoice) == (403, "admin_key_needed")


# --- many -----------------------------------------------------------------------------

MANY = 3_000


@pytest.fixture(scope="module")
async def busy(new_venue: NewVenue) -> Venue:
    """Three thousand bills, nearly all of them written in the same second."""
    with ago(60):
        venue = await new_venue()
        await earn_many(venue, [NostrKeys.fresh().public for _ in range(40)], MANY)
    return venue


async def test_pages_file_and_balances_agree(busy: Venue) -> None:
    """Every event exactly once, in order, and their sum is what the cards hold."""
    rows = await all_pages(busy)
    assert len({row["id"] for row in rows}) == len(rows) == MANY
    places = [place(row) for row in rows]
    assert places == sorted(places, reverse=True)
    for direction in ("desc", "asc"):
        filed = [row["id"] for row in await sheet(busy, direction=direction)]
        listed = [row["id"] for row in rows]
        assert filed == (listed if direction == "desc" else listed[::-1])
    customers = await busy.do("GET", f"/merchants/{busy.id}/customers?limit=100")
    held = sum(customer["points"] for customer in customers["data"])
    assert held == sum(row["points_delta"] for row in rows) == MANY // 50 * 1225


async def test_few_and_many_found_are_the_same_log(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search goes card by card or along the log; what it finds is the same."""
    from loyalty.insights import services

    queries: list[Row] = [
        {"search": "b"},
        {"search": "hyper", "scope": "program"},
        {"search": "Bob", "customer_pubkey": evening.bob.pubkey, "kind": "granted"},
        {"search": "bob", "customer_pubkey": evening.alice.pubkey},
    ]
    for query in queries:
        by_card = await ids(evening.venue, **query)
        with monkeypatch.context() as patched:
            patched.setattr(services, "MANY_CARDS", 1)
            assert await ids(evening.venue, **query) == by_card


@pytest.mark.parametrize("column", ["time", "delta"])
async def test_pages_of_another_order_cover_all(busy: Venue, column: str) -> None:
    """Many rows tie; each is on one page all the same."""
    rows = await all_pages(busy, sortby=column, direction="asc")
    assert len({row["id"] for row in rows}) == len(rows) == MANY


async def test_a_page_of_the_file_ends_anywhere(
    busy: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also exactly with the last event."""
    from loyalty.insights import services

    listed = [row["id"] for row in await sheet(busy)]
    for size in (MANY, MANY // 3, 997, MANY - 1, MANY + 1):
        monkeypatch.setattr(services, "SHEET_PAGE", size)
        assert [row["id"] for row in await sheet(busy)] == listed


@pytest.mark.parametrize("direction", ["asc", "desc"])
async def test_what_is_written_meanwhile_moves_nothing(
    new_venue: NewVenue, monkeypatch: pytest.MonkeyPatch, direction: str
) -> None:
    """Bills come in between the pages of the file: what was there is in it, once."""
    from loyalty.insights import services
    from loyalty.store import store

    venue = await new_venue()
    guests = [NostrKeys.fresh().public for _ in range(7)]
    await earn_many(venue, guests, 60)
    before = {row["id"] for row in await all_pages(venue)}
    pages, undisturbed = 0, store.read

    async def read(fn: Any, *args: Any) -> Any:
        nonlocal pages
        if fn is services.next_lines and (pages := pages + 1) <= 5:
            await earn_many(venue, guests, 8)
        return await undisturbed(fn, *args)

    monkeypatch.setattr(services, "SHEET_PAGE", 10)
    monkeypatch.setattr(store, "read", read)
    filed = [row["id"] for row in await sheet(venue, direction=direction)]
    assert pages > 5
    assert len(filed) == len(set(filed))
    assert before <= set(filed)
