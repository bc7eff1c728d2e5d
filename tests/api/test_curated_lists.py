"""Lists of programmes that a programme recommends (mission 54)."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import airwaves
import nostr_sdk
import pytest
from broadcast import Broadcast, on_air, publishing, value

from devkit.people import NostrKeys
from venue import Venue, until

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Any]]
CURATED = 32606


@pytest.fixture(autouse=True)
def local_dials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")


def program(name: str = "cafe") -> tuple[str, str]:
    """Somebody's programme: its address, and its naddr."""
    keys = NostrKeys.fresh()
    key = nostr_sdk.PublicKey.parse(keys.public)
    coordinate = nostr_sdk.Coordinate(nostr_sdk.Kind(32604), key, name)
    naddr = nostr_sdk.Nip19Coordinate(coordinate, []).to_bech32()
    return f"32604:{keys.public}:{name}", str(naddr)


async def put(venue: Venue, d: str, *programs: str, title: str = "Good places") -> Any:
    path = f"/merchants/{venue.id}/nostr/lists/{d}"
    return await venue.do("PUT", path, title=title, programs=list(programs))


async def arrived(news: Broadcast, url: str) -> None:
    async def probe() -> bool:
        return not await news.waiting(url)

    async with publishing():
        await until(probe)


async def test_a_list_is_published_changed_and_taken_back(
    new_venue: NewVenue, tmp_path: Path
) -> None:
    """Read back from a relay; though nothing else of the programme is published."""
    venue = await new_venue()
    news = Broadcast(venue)
    (cafe, _), (bar, naddr), (shop, _) = [program(name) for name in ("cafe", "bar", "")]
    lists = f"{news.path}/lists"
    async with on_air(str(tmp_path), 1) as (station,):
        await venue.do("PUT", news.path, relays=[station.url])
        made = await put(venue, "friends", cafe, f"nostr:{naddr}", cafe, shop)
        assert made["programs"] == [cafe, bar, shop]
        assert nostr_sdk.Event.from_json(json.dumps(made["event"])).verify()
        assert made["address"] == f"32606:{made['event']['pubkey']}:friends"
        found = nostr_sdk.Nip19Coordinate.from_bech32(made["naddr"]).coordinate()
        assert found.identifier() == "friends"
        await arrived(news, station.url)
        (first,) = await airwaves.heard(station.url)
        assert first == made["event"]
        assert (first["kind"], value(first, "title")) == (CURATED, "Good places")
        assert [t[1] for t in first["tags"] if t[0] == "a"] == [cafe, bar, shop]
        changed = await put(venue, "friends", bar, title="Better places")
        assert changed["updated_at"] > made["updated_at"]
        assert await venue.do("GET", f"{lists}/friends") == changed
        await put(venue, "another", cafe)
        page = await venue.do("GET", f"{lists}?limit=1")
        assert ([one["d"] for one in page["data"]], page["total"]) == (["another"], 2)
        await venue.do("DELETE", f"{lists}/another")
        assert await venue.refused("GET", f"{lists}/another") == (404, "list_not_found")
        assert (await venue.do("GET", lists))["total"] == 1
        await arrived(news, station.url)
        said = await airwaves.heard(station.url, kinds=[CURATED])
        assert said == [changed["event"]]
        await venue.do("DELETE", f"{lists}/friends")
        await arrived(news, station.url)
        assert await airwaves.heard(station.url, kinds=[CURATED]) == []
        back = await put(venue, "friends", cafe)  # dated after its own deletion
        await arrived(news, station.url)
        said = await airwaves.heard(station.url, kinds=[CURATED])
        assert said == [back["event"]]


async def test_lists_follow_the_key_and_the_relays(
    new_venue: NewVenue, tmp_path: Path
) -> None:
    venue = await new_venue()
    news = Broadcast(venue)
    cafe, _ = program()
    async with on_air(str(tmp_path), 2) as (first, second):
        await venue.do("PUT", news.path, relays=[first.url])
        old = await put(venue, "friends", cafe)
        await arrived(news, first.url)
        await venue.do("PUT", news.path, relays=[first.url, second.url])
        await arrived(news, second.url)
        heard = await airwaves.heard(second.url, kinds=[CURATED])
        assert heard == [old["event"]]
        await venue.do("POST", f"{news.path}/rotate")

        async def signed_again() -> Any:
            one = await venue.do("GET", f"{news.path}/lists/friends")
            return one if one["event"]["pubkey"] != old["event"]["pubkey"] else None

        async with publishing():
            new = await until(signed_again)
        await arrived(news, first.url)
        await arrived(news, second.url)
        assert (new["title"], new["programs"]) == (old["title"], old["programs"])
        for station in (first, second):
            heard = await airwaves.heard(station.url, kinds=[CURATED])
            assert heard == [new["event"]]


async def test_what_is_no_list_is_refused(
    new_venue: NewVenue, monkeypatch: pytest.MonkeyPatch
) -> None:
    venue = await new_venue()
    path = f"/merchants/{venue.id}/nostr/lists"
    cafe, naddr = program()
    body: dict[str, Any] = {"title": "Good places", "programs": [cafe]}
    refused = await venue.refused("PUT", f"{path}/x", **body)
    assert refused == (409, "relays_needed")
    await venue.do("PUT", f"/merchants/{venue.id}/nostr", relays=["wss://a.example"])
    key = NostrKeys.fresh().public
    for bad in (
        "nonsense",
        naddr[:-1],
        f"32605:{key}:cafe",
        f"32604:{key.upper()}:cafe",
        f"32604:{key}:ca\tfe",
    ):
        refused = await venue.refused("PUT", f"{path}/x", **{**body, "programs": [bad]})
        assert refused[0] == 400, bad
    for name in ("a%20b", "a" * 65):
        refused = await venue.refused("PUT", f"{path}/{name}", **body)
        assert refused == (400, "bad_list_name")
    many: dict[str, Any] = {**body, "programs": [cafe] * 201}
    assert await venue.refused("PUT", f"{path}/x", **many) == (400, "malformed")
    assert await venue.refused("DELETE", f"{path}/x") == (404, "list_not_found")
    from lnbits.settings import settings

    await put(venue, "kept", cafe)
    with monkeypatch.context() as patch:
        patch.setattr(settings, "auth_secret_key", "another")
        for method in ("PUT", "DELETE"):
            more = body if method == "PUT" else {}
            refused = await venue.refused(method, f"{path}/kept", **more)
            assert refused == (409, "key_locked")
    assert (await venue.do("GET", path))["total"] == 1
