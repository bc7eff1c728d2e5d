"""Somebody who issues badges with a library of others (nostr-sdk), and relays that
keep them, lie about them, or never answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import nostr_sdk
from websockets.asyncio.server import ServerConnection, serve

from devkit.people import NostrKeys

Talk = Callable[[ServerConnection], Awaitable[None]]


@dataclass(frozen=True)
class Issuer:
    """Whoever has a key can issue badges."""

    keys: NostrKeys = field(default_factory=NostrKeys.fresh)

    @property
    def key(self) -> str:
        return self.keys.public

    def badge(self, d: str) -> str:
        """A badge's address."""
        return f"30009:{self.key}:{d}"

    def says(self, kind: int, at: int, *tags: Iterable[str], content: str = "") -> str:
        """Any event, signed."""
        signer = nostr_sdk.Keys.parse(self.keys.secret)
        builder = nostr_sdk.EventBuilder(nostr_sdk.Kind(kind), content)
        builder = builder.tags([nostr_sdk.Tag.parse(list(tag)) for tag in tags])
        builder = builder.allow_self_tagging()
        builder = builder.custom_created_at(nostr_sdk.Timestamp.from_secs(at))
        return str(builder.sign_with_keys(signer).as_json())

    def defines(self, d: str, at: int, name: str = "Member", image: str = "") -> str:
        more = [("image", image)] if image else []
        return self.says(30009, at, ("d", d), ("name", name), *more)

    def awards(
        self, badge: str, at: int, *customers: str, more: Iterable[Iterable[str]] = ()
    ) -> str:
        """An award of a badge, one's own or not."""
        given = [("p", customer) for customer in customers]
        return self.says(8, at, ("a", badge), *given, *more)

    def deletes(self, at: int, *events: str, badges: Iterable[str] = ()) -> str:
        """Events, by their JSON, and badges, by their addresses."""
        ids = [("e", json.loads(event)["id"]) for event in events]
        return self.says(5, at, *ids, *[("a", badge) for badge in badges])


# --- relays ---------------------------------------------------------------------------


@asynccontextmanager
async def at(talk: Talk) -> AsyncIterator[str]:
    """A relay that behaves as it is told; its URL."""
    async with serve(talk, "127.0.0.1", 0, max_size=None) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield f"ws://127.0.0.1:{port}"


def keeping(events: list[str], *, seconds: float = 0, but: Iterable[int] = ()) -> Talk:
    """A relay with these events: those of the asked kinds, whatever else was asked for.

    Args:
        seconds: how long it takes for an answer.
        but: kinds that it hides.
    """

    async def talk(other: ServerConnection) -> None:
        async for frame in other:
            message = json.loads(frame)
            if message[0] != "REQ":
                continue
            await asyncio.sleep(seconds)
            kinds = {kind for f in message[2:] for kind in f["kinds"]} - set(but)
            for event in events:
                if json.loads(event)["kind"] in kinds:
                    await other.send(f'["EVENT","{message[1]}",{event}]')
            await other.send(json.dumps(["EOSE", message[1]]))

    return talk


async def silent(other: ServerConnection) -> None:
    await other.wait_closed()


def many(events: Callable[[int], str], count: int) -> Talk:
    """A relay that sends as many events as it can, asked for or not."""
    made: list[str] = []

    async def talk(other: ServerConnection) -> None:
        async for frame in other:
            message: list[Any] = json.loads(frame)
            if message[0] == "REQ":
                made.extend(events(number) for number in range(len(made), count))
                for event in made:
                    await other.send(f'["EVENT","{message[1]}",{event}]')
                await other.send(json.dumps(["EOSE", message[1]]))

    return talk
