"""A venue that publishes, and a publisher that runs while a test watches."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

import airwaves

from devkit.people import Guest
from proofs import signed
from venue import API, Venue, until

PROGRAM, CARD, RECEIPT, ENVELOPE = 32604, 32605, 2604, 1059


@asynccontextmanager
async def publishing(count: int = 1) -> AsyncIterator[None]:
    """Publishers at work, as `tasks` starts them; several as in a rolling restart."""
    from loyalty.nostr.publisher import Publisher

    tasks = [asyncio.create_task(Publisher().run()) for _ in range(count)]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task


@dataclass
class Broadcast:
    """What a venue has put on its way to Nostr."""

    venue: Venue

    @property
    def program_id(self) -> str:
        return str(self.venue.merchant["program_id"])

    @property
    def path(self) -> str:
        return f"/merchants/{self.venue.id}/nostr"

    async def start(self, *relays: str) -> Any:
        """Names the relays and switches publishing on."""
        return await self.venue.do("PUT", self.path, relays=list(relays), publish=True)

    async def relays(self) -> dict[str, Any]:
        listed = await self.venue.do("GET", f"{self.path}/relays")
        return {one["url"]: one for one in listed["data"]}

    async def count(self, sql: str, **values: Any) -> int:
        from loyalty.store import store

        values["program_id"] = self.program_id
        rows = await store.read(lambda tx: tx.all(sql, values))
        return int(rows[0]["n"])

    async def unsaid(self) -> int:
        """What has to be said, and nobody has signed yet."""
        return (
            await self.count(
                "SELECT COUNT(*) AS n FROM nostr_programs "
                "WHERE program_id = :program_id AND (said = '' OR fill_after < '~')"
            )
            + await self.noted()
        )

    async def noted(self) -> int:
        """The ledger's notes, and the cards they are about."""
        return await self.count(
            "SELECT COUNT(*) AS n FROM outbox o JOIN cards c ON c.id = o.card_id "
            "WHERE c.program_id = :program_id"
        ) + await self.count(
            "SELECT COUNT(*) AS n FROM nostr_cards "
            "WHERE program_id = :program_id AND (marked > done OR asked_due >= 0)"
        )

    async def letters(self) -> int:
        """What waits until it is known where its customer gets messages."""
        return await self.count(
            "SELECT COUNT(*) AS n FROM nostr_letters WHERE program_id = :program_id"
        )

    async def waiting(self, relay: str) -> int:
        return await self.count(
            "SELECT COUNT(*) AS n FROM nostr_deliveries "
            "WHERE program_id = :program_id AND relay = :relay AND state = 'waiting'",
            relay=relay,
        )

    async def all_said(self, *relays: str) -> None:
        """Until everything is signed, and has arrived at these relays: however much it
        is, as long as there is less and less of it."""
        left = await self._left(relays)
        while any(left):
            left = await until(partial(self._moved_on, left, relays))

    async def _left(self, relays: tuple[str, ...]) -> tuple[int, ...]:
        unsaid = await self.unsaid()  # first: what is signed meanwhile waits, then
        return (unsaid, *[await self.waiting(relay) for relay in relays])

    async def _moved_on(
        self, before: tuple[int, ...], relays: tuple[str, ...]
    ) -> tuple[int, ...] | None:
        left = await self._left(relays)
        return left if left != before else None


@asynccontextmanager
async def on_air(folder: str, count: int = 1) -> AsyncIterator[list[airwaves.Airwaves]]:
    """Relays of nostr-sdk's own, in this process."""
    stations = []
    for number in range(count):
        station = airwaves.Airwaves(airwaves.free_port(), f"{folder}/relay{number}")
        stations.append(await station.start())
    try:
        yield stations
    finally:
        for station in stations:
            if station.relay:
                station.kill()


async def newest_cards(url: str, author: str) -> dict[str, dict[str, Any]]:
    """The cards on a relay, by their `d`."""
    found = await airwaves.heard(url, kinds=[CARD], authors=[author])
    cards: dict[str, dict[str, Any]] = {}
    for event in sorted(found, key=lambda event: event["created_at"]):
        cards[value(event, "d")] = event
    return cards


def value(event: dict[str, Any], name: str) -> str:
    """The value of a tag that stands there once."""
    (tag,) = [tag for tag in event["tags"] if tag[0] == name]
    return str(tag[1])


async def set_visibility(venue: Venue, guest: Guest, card_id: str, who: str) -> Any:
    """A guest lets others see their card, or not."""
    path, body = f"/me/cards/{card_id}", json.dumps({"visibility": who}).encode()
    headers = signed(guest.keys, "PUT", API + path, body)
    return await venue.http.put(API + path, headers=headers, content=body)


async def said(url: str, *events: str) -> None:
    """A relay has taken these events."""
    for event in events:
        answer = await airwaves.say(url, event)
        assert answer[2] is True, answer
