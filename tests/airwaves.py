"""Relays for tests, and what is heard on them.

`Airwaves` is nostr-sdk's own relay in this process; whoever reads from it speaks the
protocol over a socket of their own, not through our code.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import nostr_sdk
from websockets.asyncio.client import connect

from devkit.people import NostrKeys


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Airwaves:
    """A relay that can be killed, and returns at the same address with all it had."""

    port: int
    folder: str
    relay: Any = None

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    async def start(self) -> Airwaves:
        # It would take sixty events a minute; that lanes bear such a relay, and wait as
        # it says, is another test's.
        quick = nostr_sdk.RateLimit(max_reqs=100, notes_per_minute=1_000_000)
        builder = nostr_sdk.RelayBuilder().addr("127.0.0.1").port(self.port)
        builder = builder.rate_limit(quick)
        database = nostr_sdk.NostrDatabase.lmdb(self.folder)
        self.relay = nostr_sdk.LocalRelay(builder.database(database))
        await self.relay.run()
        return self

    def kill(self) -> None:
        self.relay.shutdown()
        self.relay = None


async def heard(url: str, **filters: Any) -> list[dict[str, Any]]:
    """Every event that a relay has and that fits."""
    found: list[dict[str, Any]] = []
    async with connect(url, max_size=None, proxy=None) as socket_:
        await socket_.send(json.dumps(["REQ", "all", filters]))
        while True:
            message = await _answer(socket_)
            if message[0] == "EOSE":
                return found
            assert message[0] == "EVENT", message
            found.append(message[2])


async def say(url: str, event: str) -> Any:
    """Sends an event as somebody else would; the relay's answer."""
    async with connect(url, proxy=None) as socket_:
        await socket_.send(f'["EVENT",{event}]')
        return await _answer(socket_)


async def _answer(socket_: Any) -> Any:
    """What a relay says next, but for a challenge that nobody has to take up."""
    while True:
        message = json.loads(await asyncio.wait_for(socket_.recv(), 20))
        if message[0] != "AUTH":
            return message


def inbox_of(keys: NostrKeys, relays: Iterable[str]) -> str:
    """Where somebody gets their messages, signed by nostr-sdk (kind 10050)."""
    tags = [nostr_sdk.Tag.parse(["relay", url]) for url in relays]
    return _signed(keys, 10050, tags)


def _signed(keys: NostrKeys, kind: int, tags: list[Any]) -> str:
    signer = nostr_sdk.Keys.parse(keys.secret)
    builder = nostr_sdk.EventBuilder(nostr_sdk.Kind(kind), "").tags(tags)
    return str(builder.sign_with_keys(signer).as_json())


async def opened(envelope: dict[str, Any], keys: NostrKeys) -> dict[str, Any]:
    """What is in an envelope, with the signature that it keeps beside the rumor."""
    return decrypted(decrypted(envelope, keys), keys)


def decrypted(event: dict[str, Any], keys: NostrKeys) -> dict[str, Any]:
    """An event that is sealed in another one, opened with nostr-sdk."""
    secret = nostr_sdk.SecretKey.parse(keys.secret)
    author = nostr_sdk.PublicKey.parse(event["pubkey"])
    text = nostr_sdk.nip44_decrypt(secret, author, event["content"])
    found: dict[str, Any] = json.loads(text)
    return found
