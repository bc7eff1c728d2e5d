"""Places near somebody, on a map, and as a stranger gets to know them (mission 70-97,
138, 167-174)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from math import asin, cos, radians, sin, sqrt
from random import Random
from typing import Any

import listed
import offers
import pytest
from listed import LISBON, InThread, Keeper, found

from devkit.people import Operator
from venue import Venue

NewVenue = Callable[..., Awaitable[Venue]]


@pytest.fixture(scope="module")
async def keeper(superuser: Operator, in_thread: InThread) -> Keeper:
    return await listed.keeper_of(superuser, in_thread)


@pytest.fixture(scope="module")
async def town(new_venue: NewVenue) -> Venue:
    return await new_venue(name="Town")


# --- near -----------------------------------------------------------------------------


async def test_what_is_near_is_what_a_haversine_says(
    new_venue: NewVenue, keeper: Keeper, seed: int
) -> None:
    """Over the date line and at the pole, too; the nearest first."""
    dice = Random(seed)
    venue = await new_venue(name="Base", city="Nearbyville", category="travel")
    places: dict[str, tuple[float, float]] = {}
    for number in range(36):
        centre = ((65.0, 180.0), (89.9, 0.0), (38.7, -9.1))[number % 3]
        lat = min(90.0, centre[0] + dice.uniform(-2, 2))
        lon = centre[1] + dice.uniform(*((-180, 180) if lat > 88 else (-3, 3)))
        where = (round(lat, 5), round((lon + 180) % 360 - 180, 5))
        name = f"Place {number}"
        made = await venue.register(
            name=name,
            city="Nearbyville",
            category="travel",
            latitude=where[0],
            longitude=where[1],
        )
        await keeper.approves(made)
        places[name] = where
    for centre in ((65.0, 180.0), (64.5, -179.0), (90.0, 17.0), (38.7, -9.1)):
        for radius in (40, 150, 500):
            path = f"/nearby?lat={centre[0]}&lon={centre[1]}&radius_km={radius}"
            page = await found(venue, f"{path}&city=nearbyville&limit=100")
            expected = sorted(
                (haversine(centre, where), name)
                for name, where in places.items()
                if haversine(centre, where) <= radius
            )
            assert [place["name"] for place in page["data"]] == [
                name for _, name in expected
            ]
            assert page["total"] == len(expected)
            for place, (away, _) in zip(page["data"], expected, strict=True):
                assert place["distance_km"] == pytest.approx(away, abs=0.02)
            second = await found(venue, f"{path}&city=nearbyville&limit=2&offset=1")
            assert [place["name"] for place in second["data"]] == [
                name for _, name in expected[1:3]
            ]
    box = await found(venue, "/nearby?bbox=177,60,-177,70&city=nearbyville&limit=100")
    over = {n for n, w in places.items() if abs(w[1]) >= 177 and 60 <= w[0] <= 70}
    assert {place["name"] for place in box["data"]} == over
    shown = await found(venue, "/places.geojson?bbox=177,60,-177,70&limit=100")
    assert over <= {one["properties"]["name"] for one in shown["features"]}
    first = shown["features"][0]
    assert first["geometry"]["type"] == "Point"
    assert first["geometry"]["coordinates"][0] == first["properties"]["longitude"]


def haversine(one: tuple[float, float], other: tuple[float, float]) -> float:
    lat, lon, to_lat, to_lon = map(radians, (*one, *other))
    square = sin((to_lat - lat) / 2) ** 2
    square += cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * 6371.0088 * asin(min(1.0, sqrt(square)))


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "bad_position"),
        ("lat=1", "bad_position"),
        ("lat=91&lon=0", "malformed"),
        ("lat=nan&lon=0", "malformed"),
        ("lat=1&lon=1&radius_km=501", "bad_radius"),
        ("lat=1&lon=1&radius_km=0", "bad_radius"),
        ("lat=1&lon=1&radius_km=nan", "bad_radius"),
        ("bbox=1,2,3", "bad_box"),
        ("bbox=1,2,3,x", "bad_box"),
        ("bbox=0,10,1,5", "bad_box"),
        ("bbox=nan,0,1,5", "bad_box"),
        ("lat=1&lon=1&category=cathedral", "malformed"),
        ("lat=1&lon=1&min_rating=6", "malformed"),
        ("lat=1&lon=1&country=PRT", "malformed"),
    ],
)
async def test_a_question_without_sense_is_refused(
    town: Venue, query: str, code: str
) -> None:
    assert await town.refused("GET", f"/nearby?{query}", {}) == (400, code)


async def test_where_somebody_is_reaches_no_log(
    town: Venue, app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a server would write of a call is looked at once it has been answered."""
    seen: list[bytes] = []
    real = app.__call__

    async def watched(scope: Any, receive: Any, send: Any) -> None:
        await real(scope, receive, send)
        if scope["type"] == "http":
            seen.append(scope["query_string"])

    monkeypatch.setattr(town.http._transport, "app", watched)
    for query in ("lat=38.71234&lon=-9.14", "lat=38.71234&lon=nan"):
        await town.http.get(f"/loyalty/api/v1/nearby?{query}")
    assert seen == [b"", b""]


# --- profiles -------------------------------------------------------------------------


async def test_a_profile_has_all_that_a_stranger_wants(
    new_venue: NewVenue, keeper: Keeper
) -> None:
    venue = await new_venue(name="Front Door", phone="+351 210 000 000", **LISBON)
    await venue.program(welcome_points=10, earn_points=2)
    await venue.tier("Gold", 100)
    await offers.rule(venue, description="Lunch")
    slug = venue.merchant["slug"]
    assert await venue.refused("GET", f"/merchants/{slug}", {}) == (401, "not_proved")
    await keeper.approves(venue)
    for ref in (slug, venue.id):
        profile = await found(venue, f"/merchants/{ref}")
        assert profile["phone"] == "+351 210 000 000"
        program = profile["program"]
        assert (program["welcome_points"], program["earn_points"]) == (10, 2)
        assert [tier["name"] for tier in program["tiers"]] == ["Gold"]
        assert [rule["description"] for rule in profile["discounts"]] == ["Lunch"]
        assert profile["menu"].endswith("/items")
        assert "wallet_id" not in profile and "program_id" not in profile
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bistro")
    profile = await found(venue, f"/merchants/{slug}")
    assert (profile["program"], profile["discounts"]) == (None, [])


async def test_the_proposals_spelling_is_taken_too(new_venue: NewVenue) -> None:
    """Mission 70-97: nested, in camel case; answers stay flat."""
    venue = await new_venue(
        location={
            "address": "Rua 1",
            "city": "Porto",
            "country": "pt",
            "coordinates": [41.15, -8.61],
        },
        contact={"phone": "+351 220 000 000", "website": "https://example.com"},
        paymentMethods={"lightning": True, "acceptsOnchain": False},
        operatingHours="24/7",
        usesLawalletPos=True,
    )
    read = await venue.do("GET", f"/merchants/{venue.id}")
    expected = {
        "address": "Rua 1",
        "city": "Porto",
        "country": "PT",
        "latitude": 41.15,
        "longitude": -8.61,
        "phone": "+351 220 000 000",
        "website": "https://example.com",
        "accepts_lightning": True,
        "accepts_onchain": False,
        "operating_hours": "24/7",
        "uses_lawallet_pos": True,
    }
    assert {name: read[name] for name in expected} == expected
    await venue.do(
        "PUT", f"/merchants/{venue.id}", location={"city": "Faro"}, city="Lagos"
    )
    read = await venue.do("GET", f"/merchants/{venue.id}")
    assert (read["city"], read["latitude"]) == ("Lagos", 41.15)


BAD_PROFILES: list[dict[str, Any]] = [
    {"phone": "call me"},
    {"osm_id": "house/1"},
    {"images": ['https://a.example/x.png" onerror="alert(1)']},
    {"website": "https://a.example/<b>"},
    {"location": "Lisbon"},
    {"location": {"coordinates": [1]}},
    {"location": {"coordinates": [91, 0]}},
    {"contact": {"email": "nobody"}},
    {"latitude": "38.7"},
]


@pytest.mark.parametrize("body", BAD_PROFILES, ids=str)
async def test_a_profile_that_cannot_be_is_refused(
    town: Venue, body: dict[str, Any]
) -> None:
    path = f"/merchants/{town.id}"
    assert await town.refused("PUT", path, **body) == (400, "malformed")
