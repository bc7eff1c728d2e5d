"""Lists of programmes that an owner goes by: fetched beside the requests, and kept
(mission 64)."""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import airwaves
import nostr_sdk
import pytest
from abroad import Abroad
from broadcast import on_air

from devkit.people import Guest, NostrKeys
from proofs import signed_event
from venue import Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
CURATED = 32606


@pytest.fixture(autouse=True)
def local_dials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")


def the_list(keys: NostrKeys, *programs: str, ago: int = 0, **more: Any) -> Any:
    tags = [["d", "best"], ["title", "The best"], *(["a", one] for one in programs)]
    at = int(time.time()) - ago
    return signed_event(keys, more.get("tags", tags), at, more.get("kind", CURATED))


def naddr(keys: NostrKeys, relay: str) -> str:
    where = nostr_sdk.Coordinate(
        nostr_sdk.Kind(CURATED), nostr_sdk.PublicKey.parse(keys.public), "best"
    )
    relays = [nostr_sdk.RelayUrl.parse(relay)]
    return str(nostr_sdk.Nip19Coordinate(where, relays).to_bech32())


async def fetched(abroad: Abroad) -> Any:
    """The list as the owner sees it, asked for now."""
    from loyalty.nostr.server import KINDS
    from loyalty.store import store
    from loyalty.visiting import crud, lists

    program_id = abroad.here.merchant["program_id"]
    for one in await store.read(crud.get_lists, program_id):
        await lists.fetch(one, KINDS)
    path = f"/merchants/{abroad.here.id}/program/trust"
    (shown,) = (await abroad.here.do("GET", path))["lists"]
    return shown


async def test_whom_a_list_names_is_trusted_and_what_was_good_last_stays(
    new_venue: NewVenue, guest: Guest, tmp_path: Path
) -> None:
    abroad = await Abroad.opened(await new_venue(name="Hal's"), await new_venue())
    curator = NostrKeys.fresh()
    await abroad.there.serve(guest, 6_000)
    events = await abroad.card_of(guest)
    async with on_air(str(tmp_path), 1) as (station,):
        where = naddr(curator, station.url)
        await abroad.trust(programs=[], lists=[where])
        missed = await fetched(abroad)
        assert "not on these relays" in missed["words"]
        assert missed["state"] == "not_there"
        refused = await abroad.show(guest.keys, events)
        assert refusal(refused) == (400, "foreign_not_trusted")
        said = the_list(curator, abroad.program, ago=60)
        assert (await airwaves.say(station.url, json.dumps(said)))[2] is True
        shown = await fetched(abroad)
        told = (shown["title"], shown["programs"], shown["words"])
        assert told == ("The best", 1, "Read.")
        assert (await abroad.show(guest.keys, events)).is_success
        # Something else by the same author, newer, cannot be read: it changes nothing.
        broken = the_list(curator, "32604:nobody:x")
        assert (await airwaves.say(station.url, json.dumps(broken)))[2] is True
        shown = await fetched(abroad)
        assert shown["programs"] == 1 and "cannot be read" in shown["words"]
    shown = await fetched(abroad)  # the relay is gone
    assert (shown["programs"], shown["words"]) == (1, "None of the relays answered.")
    assert shown["state"] == "silent"


async def test_an_older_version_does_not_come_back(new_venue: NewVenue) -> None:
    from loyalty.nostr.event import read_value
    from loyalty.nostr.server import KINDS
    from loyalty.store import store
    from loyalty.visiting import crud, lists

    venue = await new_venue()
    curator = NostrKeys.fresh()
    address = f"{CURATED}:{curator.public}:best"
    path = f"/merchants/{venue.id}/program/trust"
    await venue.do("PUT", path, lists=[address])
    program_id = venue.merchant["program_id"]
    one, two = (f"32604:{'ab' * 32}:{d}" for d in "xy")
    for programs, age, count in (
        ((one, two), 100, 2),
        ((one,), 200, 2),
        ((one,), 0, 1),
    ):
        (kept,) = await store.read(crud.get_lists, program_id)
        event = read_value(the_list(curator, *programs, ago=age))
        await store.write(lists._keep, kept, event, "", KINDS)
        (shown,) = (await venue.do("GET", path))["lists"]
        assert shown["programs"] == count
    await venue.do("PUT", path, lists=[])
    assert (await venue.do("GET", path))["lists"] == []


async def test_without_a_relay_it_says_so(new_venue: NewVenue) -> None:
    venue = await new_venue()
    abroad = Abroad(venue, venue, "", {})
    await abroad.trust(lists=[f"{CURATED}:{'ab' * 32}:best"])
    assert "No relay is named" in (await fetched(abroad))["words"]
