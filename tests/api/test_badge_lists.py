"""Which badges and issuers count at a venue: lists, and what relays say of what is put
on them."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import airwaves
import nostr_sdk
import pytest
from broadcast import on_air
from issuers import Issuer
from patrons import Door, patient_reader

from devkit.people import Operator
from venue import API, Venue

NewVenue = Callable[..., Awaitable[Venue]]
InThread = Callable[..., Awaitable[Any]]
DAY = 86_400
NOW = int(time.time()) - 2 * DAY  # before anything that a test does
IMAGE = "https://crypta.example/member.png"
NOTHING = {"data": [], "total": 0}


@pytest.fixture(autouse=True)
def local_dials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")


@pytest.fixture
def reader(app: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    return patient_reader(monkeypatch)


@pytest.fixture
async def door(new_venue: NewVenue, reader: Any) -> Door:
    return Door(await new_venue(timezone="Europe/Lisbon"))


@pytest.fixture
async def station(tmp_path: Path) -> AsyncIterator[airwaves.Airwaves]:
    async with on_air(str(tmp_path)) as (station,):
        yield station


@pytest.fixture
def crypta() -> Issuer:
    return Issuer()


async def said(url: str, *events: str) -> None:
    for event in events:
        answer = await airwaves.say(url, event)
        assert answer[2] is True, answer


def naddr(issuer: Issuer, d: str, *relays: str) -> str:
    key = nostr_sdk.PublicKey.parse(issuer.key)
    named = nostr_sdk.Coordinate(nostr_sdk.Kind(30009), key, d)
    urls = [nostr_sdk.RelayUrl.parse(url) for url in relays]
    return str(nostr_sdk.Nip19Coordinate(named, urls).to_bech32())


async def test_a_badge_is_added_by_its_address(
    door: Door, station: airwaves.Airwaves, crypta: Issuer, new_venue: NewVenue
) -> None:
    """Name and picture come from the relay that the address names."""
    await said(station.url, crypta.defines("member", NOW, "Member", IMAGE))
    added = await door.accepts(naddr(crypta, "member", station.url))
    assert (added["badge"], added["name"]) == (crypta.badge("member"), "Member")
    assert (added["image"], added["relays"]) == (IMAGE, [station.url])
    assert (await door.accepts(crypta.badge("member")))["id"] == added["id"]
    listed = await door.venue.do("GET", door.path)
    assert (listed["total"], listed["data"]) == (1, [added])
    rival, path = await new_venue(), f"/{added['id']}"
    where = f"/merchants/{rival.id}/badges{path}"
    assert await rival.refused("DELETE", where) == (404, "badge_not_found")
    await door.venue.do("DELETE", door.path + path)
    assert await door.venue.do("GET", door.path) == NOTHING
    trail = await door.venue.do("GET", f"/merchants/{door.venue.id}/audit")
    acts = [(act["kind"], act["subject"]) for act in trail["data"]]
    for kind in ("badge_added", "badge_removed"):
        assert acts.count((kind, "Member")) == 1


async def test_what_no_relay_knows_is_not_added(
    door: Door, station: airwaves.Airwaves, crypta: Issuer
) -> None:
    async def refused(badge: str) -> tuple[int, str]:
        return await door.venue.refused("POST", door.path, badge=badge)

    badge = crypta.badge("member")
    assert await refused("nonsense") == (400, "bad_badge")
    assert await refused(badge) == (409, "relays_needed")
    await door.relays("ws://127.0.0.1:1")
    assert await refused(badge) == (409, "relays_silent")
    await door.relays(station.url)
    assert await refused(badge) == (404, "badge_not_found")
    assert await door.venue.do("GET", door.path) == NOTHING


async def test_an_issuer_has_the_name_of_their_profile(
    door: Door, station: airwaves.Airwaves, crypta: Issuer
) -> None:
    await door.relays(station.url)
    profile = json.dumps({"name": "crypta", "display_name": "La Crypta"})
    await said(station.url, crypta.says(0, NOW, content=profile))
    path = f"/merchants/{door.venue.id}/issuers"
    npub = str(nostr_sdk.PublicKey.parse(crypta.key).to_bech32())
    added = await door.venue.do("POST", path, issuer=npub)
    assert (added["issuer"], added["npub"]) == (crypta.key, npub)
    assert added["name"] == "La Crypta"
    await door.venue.do("DELETE", f"{path}/{added['id']}")
    assert await door.venue.do("GET", path) == NOTHING


async def test_the_communitys_lists_count_everywhere(
    door: Door,
    station: airwaves.Airwaves,
    crypta: Issuer,
    superuser: Operator,
    in_thread: InThread,
) -> None:
    """Kept by an LNbits admin, and by nobody else."""
    ana, badge = Issuer(), crypta.badge("member")
    await said(station.url, crypta.defines("member", NOW))
    await said(station.url, crypta.awards(badge, NOW, ana.key))

    async def admin(method: str, path: str, **body: Any) -> Any:
        json_ = {"json": body} if body else {}
        return await in_thread(superuser.call, method, API + path, **json_)

    paths = ("/community/badges", "/community/issuers", "/community/relays")
    for path in paths:
        refused = await door.venue.refused("GET", path)
        assert refused == (403, "community_only")
    await in_thread(superuser.enable_extension)
    before = await admin("GET", "/community/relays")
    named = await admin("PUT", "/community/relays", relays=[station.url])
    assert named == {"relays": [station.url]}
    added = await admin("POST", "/community/badges", badge=badge)
    body = {"issuer": crypta.key, "name": "La Crypta"}
    issuer = await admin("POST", "/community/issuers", **body)
    try:
        assert await door.sees(ana.key) == {"Member": ""}
        here = f"{door.path}/{added['id']}"
        assert await door.venue.refused("DELETE", here) == (404, "badge_not_found")
        assert await door.venue.do("GET", door.path) == NOTHING
    finally:
        await admin("DELETE", f"/community/badges/{added['id']}")
        await admin("DELETE", f"/community/issuers/{issuer['id']}")
        await admin("PUT", "/community/relays", **before)
    assert await door.sees(ana.key) == {"Member": "untrusted"}
