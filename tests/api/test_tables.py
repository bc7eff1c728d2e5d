"""Tables and their links: derived, stored nowhere, ended with them (mission 224)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import seats

import records
from venue import Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
LINK = re.compile(r"http://127\.0\.0\.1:5000/loyalty/t/[0-9a-f]{32}-[0-9a-f]{32}")


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


def tables(venue: Venue) -> str:
    return f"/merchants/{venue.id}/tables"


def by_link(token: str) -> str:
    return f"/tables/by-link/{token}"


NOT_THERE = (404, "table_not_found")


async def test_a_table_has_a_link_that_is_the_same_every_time(venue: Venue) -> None:
    made = await venue.do("POST", tables(venue), name="  Terrace 2 ")
    assert set(made) == {"id", "merchant_id", "name", "created_at", "url"}
    assert (made["name"], made["merchant_id"]) == ("Terrace 2", venue.id)
    assert LINK.fullmatch(made["url"]), "128 bits behind the id"
    for _ in range(2):
        assert await venue.do("GET", tables(venue)) == {"data": [made], "total": 1}


async def test_the_secret_of_a_link_is_stored_nowhere(venue: Venue) -> None:
    token = await seats.table(venue)
    secret = token.split("-")[1]
    for table in ("venue_tables", "secrets"):
        rows = await records.rows(f"SELECT * FROM {table}")  # noqa: S608
        assert rows and secret not in str(rows)


async def test_a_link_says_which_table_and_no_more(venue: Venue) -> None:
    token = await seats.table(venue, "4")
    answer = await venue.call("GET", by_link(token), {})
    place = {"id": venue.id, "name": "Satoshi's Table", "language": ""}
    assert answer.json() == {"merchant": place, "table": "4"}


async def test_what_was_not_derived_opens_nothing(venue: Venue) -> None:
    one, other = await seats.table(venue, "1"), await seats.table(venue, "2")
    mixed = f"{one.split('-')[0]}-{other.split('-')[1]}"
    for token in (mixed, one[:-1], one.upper(), one.replace("-", ""), "x", "%20"):
        assert await venue.refused("GET", by_link(token), {}) == NOT_THERE


async def test_a_table_that_was_taken_away_comes_back_with_another_link(
    venue: Venue,
) -> None:
    """A sticker that was copied ends by taking its table away."""
    made = await venue.do("POST", tables(venue), name="4")
    token = seats.token_of(made)
    await venue.do("DELETE", f"/tables/{made['id']}")
    assert await venue.refused("GET", by_link(token), {}) == NOT_THERE
    assert await venue.refused("DELETE", f"/tables/{made['id']}") == NOT_THERE
    assert await seats.table(venue, "4") != token


async def test_the_links_of_a_closed_place_open_nothing(venue: Venue) -> None:
    token = await seats.table(venue)
    await venue.do("DELETE", f"/merchants/{venue.id}")
    assert await venue.refused("GET", by_link(token), {}) == NOT_THERE


async def test_a_name_is_one_tables(venue: Venue) -> None:
    await seats.table(venue, "Terrace 2")
    for name in ("Terrace 2", "terrace  2", "TERRACE 2"):
        refused = await venue.refused("POST", tables(venue), name=name)
        assert refused == (409, "table_taken")
    calls = [venue.call("POST", tables(venue), name="5") for _ in range(8)]
    statuses = sorted(r.status_code for r in await asyncio.gather(*calls))
    assert statuses == [201] + [409] * 7


async def test_tables_are_listed_as_people_count(venue: Venue) -> None:
    for name in ("10", "Bar", "2", "1"):
        await seats.table(venue, name)
    listed = (await venue.do("GET", tables(venue)))["data"]
    assert [table["name"] for table in listed] == ["1", "2", "10", "Bar"]


async def test_there_is_an_end_to_tables(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty.tables import services

    monkeypatch.setattr(services, "MAX_TABLES", 3)
    calls = [venue.call("POST", tables(venue), name=f"{n}") for n in range(6)]
    answers = await asyncio.gather(*calls)
    refused = [refusal(r) for r in answers if r.is_error]
    assert refused == [(409, "too_many_tables")] * 3
    page = await venue.do("GET", tables(venue) + "?limit=2&offset=2")
    assert (len(page["data"]), page["total"]) == (1, 3)


@pytest.mark.parametrize(
    "body", [{}, {"name": ""}, {"name": 4}, {"name": "a\0"}, {"name": "x" * 65}]
)
async def test_what_is_malformed_is_refused(shop: Venue, body: dict[str, Any]) -> None:
    assert await shop.refused("POST", tables(shop), **body) == (400, "malformed")
    assert (await shop.do("GET", tables(shop)))["total"] == 0


async def test_the_page_of_a_link_is_there_for_everybody(venue: Venue) -> None:
    page = await venue.http.get(f"/loyalty/t/{await seats.table(venue)}")
    assert page.is_success and page.headers["referrer-policy"] == "no-referrer"
