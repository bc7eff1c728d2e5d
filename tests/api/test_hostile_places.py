"""What somebody sends who means harm: refused with its code, or kept as mere text."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from venue import API, Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
MALFORMED = (400, "malformed")
TEXTS = ("name", "description", "address", "city", "phone")

REFUSED: list[tuple[str, Any]] = [
    ("website", "javascript:alert(1)"),
    ("website", "data:text/html,<script>alert(1)</script>"),
    ("website", "https://exa\u202emple.com/"),
    ("images", ["javascript:alert(1)"]),
    ("images", ["data:image/svg+xml,<svg onload=alert(1)>"]),
    ("images", ['https://example.com/a.png" onerror="alert(1)']),
    ("email", "a@b.c\r\nBcc: everybody@example.com"),
    ("latitude", 91),
    ("latitude", -90.0001),
    ("longitude", 180.5),
    ("latitude", 1e308),
    ("latitude", True),
    ("longitude", "13"),
    ("country", "ZZZ"),
    ("country", SCRIPT),
    ("timezone", "../../etc/passwd"),
    ("nostr_pubkey", SCRIPT),
    *((name, "a\0b") for name in TEXTS),
    *((name, "a\x1b[31mb") for name in TEXTS),
    *((name, "\ud800") for name in TEXTS),
    *((name, "x" * 3_000) for name in TEXTS),
    ("images", ["https://example.com/a.png"] * 21),
    ("external_ids", ["tpos:a"] * 21),
]


@pytest.fixture(scope="module")
async def place(new_venue: NewVenue) -> AsyncIterator[Venue]:
    yield await new_venue(latitude=38.7, longitude=-9.1)


async def test_each_is_refused_with_its_code(place: Venue) -> None:
    """And nothing of it is kept."""
    path = f"/merchants/{place.id}"
    before = await place.do("GET", path)
    taken = []
    for name, value in REFUSED:
        raw = json.dumps({name: value}).encode()
        headers = place.admin | {"Content-Type": "application/json"}
        response = await place.http.put(API + path, content=raw, headers=headers)
        if response.status_code != 400 or not response.json()["code"]:
            taken.append((name, value, response.status_code))
    assert taken == []
    assert await place.do("GET", path) == before


async def test_scripts_and_reversed_text_are_text(place: Venue) -> None:
    """They come back as they were sent, as JSON that no browser takes for a page."""
    path = f"/merchants/{place.id}"
    for text in (SCRIPT, "'; DROP TABLE merchants; --", "{{7*7}}", "abc\u202ecba"):
        said: dict[str, Any] = {
            name: text[:40] if name == "phone" else text for name in TEXTS
        }
        response = await place.call("PUT", path, **said)
        if not response.is_success:  # refused whole, and by its code
            assert refusal(response)[0] == 400
            continue
        found = await place.call("GET", path, place.admin)
        assert found.headers["content-type"] == "application/json"
        assert {k: v for k, v in found.json().items() if k in said} == said


async def test_a_body_without_an_end_is_not_read(place: Venue) -> None:
    headers = place.admin | {"Content-Type": "application/json"}
    url, large = f"{API}/merchants/{place.id}", b" " * 10_000_000
    taken = 0

    async def pieces() -> AsyncIterator[bytes]:
        nonlocal taken
        for start in range(0, len(large), 100_000):
            taken += 100_000
            yield large[start : start + 100_000]

    for content in (large, pieces()):
        response = await place.http.put(url, content=content, headers=headers)
        assert refusal(response) == (413, "too_large")
    response = await place.http.post(
        f"{API}/merchants", content=large, headers={"Content-Type": "text/plain"}
    )
    assert refusal(response) == (413, "too_large"), "whoever it is"
    deep = b'{"name": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    response = await place.http.put(url, content=deep, headers=headers)
    assert refusal(response)[0] == 400


async def test_searches_are_no_patterns(place: Venue) -> None:
    for query in ("%", "_", "'", '"', "\\", "a" * 129, "\u202e", "((((", "*", "NEAR("):
        response = await place.http.get(f"{API}/search", params={"q": query})
        assert response.status_code in (200, 400), (query, response.text)
    for lat, lon in ((91, 0), (0, 181), ("nan", 0), ("inf", 0), (1e400, 0), ("", "")):
        params: dict[str, Any] = {"lat": lat, "lon": lon, "radius_km": 1}
        response = await place.http.get(f"{API}/nearby", params=params)
        assert refusal(response)[0] == 400, (lat, lon)
