"""Events whose day counts at a venue: read from relays, on the venue's own days."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

import issuers
import pytest
from issuers import Issuer
from patrons import Door

from venue import Venue

NewVenue = Callable[..., Awaitable[Venue]]
HOUR = 3600


@pytest.fixture(autouse=True)
def local_dials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")


def meetup(author: Issuer, at: int, said_at: int, title: str = "Meetup") -> str:
    times = [("start", str(at)), ("end", str(at + HOUR))]
    named = [("d", "meetup"), ("title", title)]
    return author.says(31923, said_at, *named, *times, ("start_tzid", "UTC"))


async def test_an_event_is_read_and_its_day_is_known(new_venue: NewVenue) -> None:
    from loyalty import clock
    from loyalty.badges.events import is_event_day
    from loyalty.clock import LocalClock
    from loyalty.store import store

    venue, crypta, now = await new_venue(), Issuer(), int(time.time())
    door, path = Door(venue), f"/merchants/{venue.id}/sponsored-events"
    address = f"31923:{crypta.key}:meetup"
    said = [meetup(crypta, now, now - 10)]
    async with issuers.at(issuers.keeping(said)) as url:
        await door.relays(url)
        added = await venue.do("POST", path, event=address)
        assert (added["title"], added["starts_at"]) == ("Meetup", now)
        assert (added["today"], added["timezone"]) == (True, "UTC")
        assert (await venue.do("POST", path, event=address))["id"] == added["id"]

        async def is_today(event: str) -> Any:
            args = (venue.id, event, LocalClock("UTC"), clock.now())
            return await store.read(is_event_day, *args)

        assert await is_today(address)
        assert not await is_today(address + "x")
        # Its author moves it; the venue reads it anew.
        said[:] = [meetup(crypta, now + 30 * 86_400, now, "Moved")]
        here = f"{path}/{added['id']}"
        issuer = await door.trusts(crypta.key)
        moved = await venue.do("PUT", here, issuer=crypta.key)
        assert (moved["title"], moved["today"]) == ("Moved", False)
        assert moved["issuer"] == issuer["issuer"]
        assert not await is_today(address)
    kept = await venue.do("PUT", here, issuer="")  # no relay answers: it stays
    assert (kept["title"], kept["issuer"]) == ("Moved", None)
    listed = await venue.do("GET", path)
    assert (listed["total"], listed["data"][0]["id"]) == (1, added["id"])
    rival = await new_venue()
    other = f"/merchants/{rival.id}/sponsored-events/{added['id']}"
    for method in ("PUT", "DELETE"):
        assert await rival.refused(method, other) == (404, "event_not_found")
    await venue.do("DELETE", here)
    assert (await venue.do("GET", path))["total"] == 0


async def test_what_is_no_event_or_not_on_a_list_is_refused(
    new_venue: NewVenue,
) -> None:
    venue, crypta, now = await new_venue(), Issuer(), int(time.time())
    path, address = f"/merchants/{venue.id}/sponsored-events", f"31923:{crypta.key}:x"
    unclear = crypta.says(31923, now, ("d", "x"), ("start", "soon"))
    good = meetup(crypta, now, now)
    async with issuers.at(issuers.keeping([unclear, good])) as url:
        await Door(venue).relays(url)
        cases: tuple[tuple[dict[str, Any], tuple[int, str]], ...] = (
            ({"event": "soon"}, (400, "bad_event")),
            ({"event": f"31923:{crypta.key}:y"}, (404, "event_not_found")),
            ({"event": address}, (409, "event_unclear")),
            (
                {"event": f"31923:{crypta.key}:meetup", "badge": crypta.badge("m")},
                (400, "badge_not_listed"),
            ),
            (
                {"event": f"31923:{crypta.key}:meetup", "issuer": crypta.key},
                (400, "issuer_not_listed"),
            ),
        )
        for body, refused in cases:
            assert await venue.refused("POST", path, **body) == refused
    assert (await venue.do("GET", path))["total"] == 0
