"""How the community's pages are set up: by its keepers, and read by everybody."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest

from devkit.people import Operator
from keepers import Admin
from venue import API, answer, refusal

InThread = Callable[..., Awaitable[Any]]
SETTINGS = "/community/settings"
NOTHING = {"name": "", "tile_url": "", "tile_attribution": ""}
TILES = "https://tile.example/{z}/{x}/{y}{r}.png?key=abc"


@pytest.fixture
async def admin(
    client: httpx.AsyncClient, superuser: Operator, in_thread: InThread
) -> AsyncIterator[Admin]:
    """What they set is taken back."""
    await in_thread(superuser.enable_extension)
    admin = Admin(client, superuser)
    yield admin
    await admin.do("PUT", SETTINGS, **NOTHING)


async def everybody(client: httpx.AsyncClient) -> Any:
    return answer(await client.get(f"{API}/places/settings"))


async def test_keepers_set_the_map_and_everybody_reads_it(
    client: httpx.AsyncClient, admin: Admin
) -> None:
    assert await admin.do("GET", SETTINGS) == await everybody(client) == NOTHING
    with_map = {"name": "", "tile_url": TILES, "tile_attribution": "© <b>Them</b>"}
    assert await admin.do("PUT", SETTINGS, **with_map) == with_map
    named = {**with_map, "name": "La Crypta"}
    assert await admin.do("PUT", SETTINGS, name="La Crypta") == named
    assert await everybody(client) == await admin.do("GET", SETTINGS) == named
    acts = (await admin.do("GET", "/community/audit"))["data"]
    assert ("community_changed", "name") in {(a["kind"], a["subject"]) for a in acts}
    without = await admin.do("PUT", SETTINGS, tile_url="", tile_attribution="")
    assert without == {**NOTHING, "name": "La Crypta"}


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
    response = await admin.call(
        "PUT", SETTINGS, tile_url=address, tile_attribution="Them"
    )
    assert refusal(response) == (400, "malformed"), address
    assert await everybody(client) == NOTHING


async def test_a_map_has_to_say_who_made_it(admin: Admin) -> None:
    response = await admin.call("PUT", SETTINGS, tile_url=TILES)
    assert refusal(response) == (400, "attribution_needed")
