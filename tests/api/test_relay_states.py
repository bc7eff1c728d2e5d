"""What the owner sees of relays, and what becomes of that which they refuse."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from broadcast import Broadcast, publishing
from websockets.asyncio.server import ServerConnection, serve

from venue import Venue, until

NewVenue = Callable[..., Awaitable[Venue]]


async def test_what_a_relay_refuses_is_shown_and_sent_again_when_asked(
    new_venue: NewVenue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")
    venue = await new_venue()
    news, says, sent = Broadcast(venue), [False, "blocked: not you"], []

    async def moody(other: ServerConnection) -> None:
        async for frame in other:
            message = json.loads(frame)
            if message[0] == "EVENT":
                sent.append(frame)
                await other.send(json.dumps(["OK", message[1]["id"], *says]))

    async with serve(moody, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        url = f"ws://127.0.0.1:{port}"
        dead = "ws://127.0.0.1:1"
        await news.start(url, dead)

        async def shown(which: str, **values: Any) -> bool:
            state = (await news.relays())[which]
            return all(state[name] == value for name, value in values.items())

        async with publishing():
            await until(lambda: shown(url, dead=1, waiting=0))
            await until(lambda: shown(dead, state="failing", waiting=1))
            states = await news.relays()
            assert (
                "blocked this programme’s key (blocked: not you)"
                in (states[url]["words"])
            )
            assert "cannot be reached" in states[dead]["words"]
            assert states[dead]["next_try_at"]
            says[:] = [True, ""]
            again = f"{news.path}/relays/retry"
            assert await venue.do("POST", again, relay=url) == {"retried": 1}
            await until(lambda: shown(url, dead=0, words="All has arrived."))
        assert len(sent) == 2 and sent[0] == sent[1]  # the very same text


async def test_a_programme_moves_its_relays(new_venue: NewVenue) -> None:
    venue = await new_venue()
    news = Broadcast(venue)
    named = ["wss://A.example/", "wss://a.example", "wss://b.example:444/x"]
    state = await venue.do("PUT", news.path, relays=named)
    assert state["relays"] == ["wss://a.example", "wss://b.example:444/x"]
    assert list(await news.relays()) == state["relays"]
    eleven = [f"wss://{n}.example" for n in range(11)]
    assert await venue.refused("PUT", news.path, relays=eleven) == (400, "malformed")
    for password in ("short", "", 7, "with\nbreak 12345"):
        refused = await venue.refused("POST", f"{news.path}/export", password=password)
        assert refused == (400, "malformed")
