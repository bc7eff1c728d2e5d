"""How the community's pages are set up: by its keepers, and read by everybody."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest

from devkit.people import Operator
from venue import API, Venue, answer, refusal

InThread = Callable[..., Awaitable[Any]]
SETTINGS = "/community/settings"
NOTHING = {"name": "", "tile_url": "", "tile_attribution": ""}
TILES = "https://tile.example/{z}/{x}/{y}{r}.png?key=abc"
Admin = Callable[..., Awaitable[httpx.Response]]


@pytest.fixture
async def admin(
    client: httpx.AsyncClient, superuser: Operator, in_thread: InThread
) -> AsyncIterator[Admin]:
    """A signed-in admin of this LNbits; what they set is taken back."""
    await in_thread(superuser.enable_extension)
    headers = {"Authorization": f"Bearer {superuser.token}"}

    async def call(method: str, **body: str) -> httpx.Response:
        sent = {"json": body} if body else {}
        return await client.request(method, API + SETTINGS, headers=headers, **sent)

    yield call
    answer(await call("PUT", **NOTHING))


async def everybody(client: httpx.AsyncClient) -> Any:
    return answer(await client.get(f"{API}/places/settings"))


async def test_keepers_set_the_map_and_everybody_reads_it(
    client: httpx.AsyncClient, admin: Admin
) -> None:
    assert answer(await admin("GET")) == await everybody(client) == NOTHING
    with_map = {"name": "", "tile_url": TILES, "tile_attribution": "© <b>Them</b>"}
    assert answer(await admin("PUT", **with_map)) == with_map
    named = {**with_map, "name": "La Crypta"}
    assert answer(await admin("PUT", name="La Crypta")) == named
    assert await everybody(client) == answer(await admin("GET")) == named
    without = answer(await admin("PUT", tile_url="", tile_attribution=""))
    assert without == {**NOTHING, "name": "La Crypta"}


async def test_nobody_else_does(venue: Venue) -> None:
    for method in ("GET", "PUT"):
        for headers in ({}, venue.admin, await venue.token("manage")):
            response = await venue.call(method, SETTINGS, headers)
            assert response.status_code == 401


@pytest.mark.parametrize(
    "address",
    [
        "http://tile.example/{z}/{x}/{y}.png",
        "https://tile.example/{z}/{x}.png",
        "https://tile.example/{z}/{x}/{y}/{q}.png",
        "https://{s}.tile.example/{z}/{x}/{y}.png",
        "https://{z}{x}{y}.example/",
        "https://user:word@tile.example/{z}/{x}/{y}",
        "javascript:alert('{z}{x}{y}')",
        'https://tile.example/{z}/{x}/{y}.png"onload="x',
        "//tile.example/{z}/{x}/{y}.png",
        "tile {z} {x} {y}",
    ],
)
async def test_what_is_no_map_is_refused_and_changes_nothing(
    client: httpx.AsyncClient, admin: Admin, address: str
) -> None:
    response = await admin("PUT", tile_url=address, tile_attribution="Them")
    assert refusal(response) == (400, "malformed"), address
    assert await everybody(client) == NOTHING


async def test_a_map_has_to_say_who_made_it(admin: Admin) -> None:
    assert refusal(await admin("PUT", tile_url=TILES)) == (400, "attribution_needed")
