"""The directory in a spreadsheet, on OpenStreetMap and on BTC Map (mission 193)."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import airwaves
import listed
import nostr_sdk
import pytest
from broadcast import Broadcast, on_air, publishing, value
from listed import InThread, Keeper, found

from devkit.people import Operator
from venue import Venue, until

NewVenue = Callable[..., Awaitable[Venue]]
LISTING = 30402

PROFILE: dict[str, Any] = {
    "address": "Rua da Prata 1",
    "city": "Lisboa",
    "country": "PT",
    "latitude": 38.71,
    "longitude": -9.14,
    "phone": "+351 210 000 000",
    "website": "https://example.com",
    "operating_hours": "Mo-Fr 10:00-18:00",
    "accepts_lightning": True,
    "accepts_onchain": False,
    "osm_id": "https://www.openstreetmap.org/node/42",
}


@pytest.fixture(scope="module")
async def keeper(superuser: Operator, in_thread: InThread) -> Keeper:
    return await listed.keeper_of(superuser, in_thread)


@pytest.fixture(scope="module")
async def place(new_venue: NewVenue, keeper: Keeper) -> Venue:
    venue = await new_venue(name="=SUM(A1)", **PROFILE)
    await keeper.approves(venue)
    return venue


async def test_a_spreadsheet_takes_nothing_for_a_formula(
    place: Venue, new_venue: NewVenue
) -> None:
    hidden = await new_venue(name="Not yet")
    response = await place.http.get("/loyalty/api/v1/places.csv")
    assert response.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(response.text)))
    (row,) = [row for row in rows if row["id"] == place.id]
    assert (row["name"], row["phone"]) == ("'=SUM(A1)", "'+351 210 000 000")
    assert (row["latitude"], row["longitude"]) == ("38.71", "-9.14")
    assert hidden.id not in response.text


async def test_tags_go_out_and_come_in_again(place: Venue) -> None:
    shown = await found(place, f"/merchants/{place.id}/osm")
    assert shown["osm_id"] == "node/42"
    tags = shown["tags"]
    today = datetime.now(timezone.utc).date().isoformat()
    assert tags.pop("check_date:currency:XBT") == today
    assert tags == {
        "name": "=SUM(A1)",
        "addr:full": "Rua da Prata 1",
        "addr:city": "Lisboa",
        "addr:country": "PT",
        "amenity": "restaurant",
        "contact:phone": "+351 210 000 000",
        "contact:website": "https://example.com",
        "opening_hours": "Mo-Fr 10:00-18:00",
        "currency:XBT": "yes",
        "payment:lightning": "yes",
        "payment:onchain": "no",
    }
    where = {"osm_id": "node/42", "latitude": 38.71, "longitude": -9.14}
    read = await place.do("POST", "/places/from-osm", tags=tags, **where)
    expected = {**PROFILE, **where, "name": "=SUM(A1)", "category": "restaurant"}
    assert read == {"profile": expected, "ignored": []}
    again = await place.register(**read["profile"])
    assert again.merchant["operating_hours"] == "Mo-Fr 10:00-18:00"


async def test_what_a_profile_would_not_take_is_left_out(venue: Venue) -> None:
    tags = {
        "name": "Pub",
        "amenity": "pub",
        "addr:street": "High Street",
        "addr:housenumber": "7",
        "addr:country": "Great Britain",
        "phone": "ask inside",
        "website": "http://plain.example",
    }
    read = await venue.do("POST", "/places/from-osm", tags=tags)
    assert read["profile"] == {
        "name": "Pub",
        "category": "bar",
        "address": "High Street 7",
    }
    assert read["ignored"] == ["country", "phone"]
    refused = await venue.refused("POST", "/places/from-osm", tags="name=Pub")
    assert refused == (400, "malformed")
    refused = await venue.refused("POST", "/places/from-osm", {}, tags={})
    assert refused == (401, "not_proved")


async def test_btc_map_reads_its_own_names(
    place: Venue, new_venue: NewVenue, keeper: Keeper
) -> None:
    gone = await new_venue(name="Gone")
    since = int(time.time())
    await keeper.approves(place, gone)
    await keeper.decides(gone, "suspended", "Closed")
    listed_there = await found(place, f"/places/btcmap?updated_since={since}&limit=100")
    known = {one["id"]: one for one in listed_there}
    here = known[place.id]
    assert (here["osm_id"], here["lat"], here["lon"]) == ("node:42", 38.71, -9.14)
    assert here["verified_at"].endswith("Z")
    assert set(known[gone.id]) == {"id", "updated_at", "deleted_at"}


async def test_a_programme_that_publishes_says_its_places(
    new_venue: NewVenue,
    keeper: Keeper,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As listings (NIP-99): only what the directory has, and that it went."""
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")
    venue = await new_venue(**{**PROFILE, "name": "On Air"})
    invited = await venue.do("POST", f"/merchants/{venue.id}/program/invitations")
    joining = {name: invited[name] for name in ("program_id", "invitation")}
    await venue.register(**{**PROFILE, **joining, "name": "Not yet approved"})
    await keeper.approves(venue)
    news = Broadcast(venue)
    async with on_air(str(tmp_path), 1) as (station,):

        async def said() -> Any:
            return await airwaves.heard(station.url, kinds=[LISTING])

        await news.start(station.url)
        async with publishing():
            await news.all_said(station.url)
        (event,) = await said()
        assert (value(event, "d"), value(event, "title")) == (venue.id, "On Air")
        assert (value(event, "status"), value(event, "location")) == (
            "active",
            "Rua da Prata 1, Lisboa, PT",
        )
        assert nostr_sdk.Event.from_json(json.dumps(event)).verify()
        await keeper.decides(venue, "suspended", "Closed")
        async with publishing():
            await until(lambda: _went(said))


async def _went(said: Callable[[], Awaitable[Any]]) -> bool:
    (event,) = await said()
    return bool(value(event, "status") == "sold")
