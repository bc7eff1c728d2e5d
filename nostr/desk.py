"""Connections to remote signers: a request out, its answer in, as with a relay.

One connection for each signer, kept while it is used. Requests wait for nobody else's;
every wait has an end, and what is not an answer by that signer is not looked at. Where
a signer listens is dialled through the same guard as every relay.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import WebSocketException

from .. import clock
from .bunker import AWAY, KIND, REFUSED, Bunker, SignerFailed, answer, request
from .event import Malformed, read_value
from .relay import MOST_UNASKED, RelayFailed, dial
from .verdicts import shown

ANSWER_SECONDS = 8.0
CONNECT_SECONDS = 20.0  # that somebody may take to say yes
NOT_HEARD = "The signer does not answer. Is it running, and connected to its relay?"


class SignerConnection:
    """An open way to one signer."""

    def __init__(self, bunker: Bunker, socket: ClientConnection) -> None:
        self._bunker = bunker
        self._socket = socket
        self._waiting: dict[str, asyncio.Future[str]] = {}
        self._listening = asyncio.create_task(self._listen())

    async def ask(
        self, method: str, params: list[str], seconds: float | None = None
    ) -> str:
        """What the signer answers. Args: seconds: to wait, eight if not said.

        Raises:
            SignerFailed: `away`, `refused`.
        """
        number = secrets.token_hex(8)
        answered = asyncio.get_running_loop().create_future()
        self._waiting[number] = answered
        event = request(self._bunker, number, method, params, clock.now())
        try:
            if self._listening.done():
                raise SignerFailed(AWAY, NOT_HEARD)
            await self._socket.send(f'["EVENT",{event.to_json()}]')
            return await asyncio.wait_for(answered, seconds or ANSWER_SECONDS)
        except (asyncio.TimeoutError, OSError, EOFError, WebSocketException):
            raise SignerFailed(AWAY, NOT_HEARD) from None
        finally:
            del self._waiting[number]

    async def _listen(self) -> None:
        """Hands answers to who waits for them, until the relay goes or babbles."""
        unasked = 0
        try:
            while unasked < MOST_UNASKED:
                is_answer = self._hear(await self._socket.recv())
                unasked = 0 if is_answer else unasked + 1
        except (OSError, EOFError, WebSocketException):
            pass
        finally:
            for one in self._waiting.values():
                if not one.done():
                    one.set_exception(SignerFailed(AWAY, NOT_HEARD))

    def _hear(self, frame: str | bytes) -> bool:
        """Whether a frame answered something that is waited for."""
        if not isinstance(frame, str) or not frame.startswith('["EVENT"'):
            return False
        try:
            said = answer(self._bunker, read_value(json.loads(frame)[2]))
        except (Malformed, ValueError, LookupError, RecursionError):
            return False
        waiting = self._waiting.get(said[0]) if said else None
        if said is None or waiting is None or waiting.done():
            return False
        _, result, error = said
        if result == "auth_url":  # its owner is asked first; the answer comes later
            return True
        if error:
            words = f"The signer refuses: {shown(error)}"
            waiting.set_exception(SignerFailed(REFUSED, words))
        else:
            waiting.set_result(result)
        return True

    def drop(self) -> None:
        self._listening.cancel()
        self._socket.transport.abort()


async def _open(bunker: Bunker) -> SignerConnection:
    """A connection through the first of the signer's relays that can be dialled.

    Raises:
        SignerFailed: `away`.
    """
    words = NOT_HEARD
    for url in bunker.relays:
        try:
            socket = await dial(url)
        except RelayFailed as exc:
            words = f"The signer's relay cannot be used. {exc}"
            continue
        client = request(bunker, "", "", [], 0).pubkey
        filters = {"kinds": [KIND], "#p": [client], "since": clock.now() - 5}
        with suppress(OSError, EOFError, WebSocketException):
            await socket.send(json.dumps(["REQ", "answers", filters]))
            return SignerConnection(bunker, socket)
        socket.transport.abort()
    raise SignerFailed(AWAY, words)


@asynccontextmanager
async def at_desk(bunker: Bunker) -> AsyncIterator[SignerConnection]:
    """A connection that ends with the block.

    Raises:
        SignerFailed: `away`.
    """
    connection = await _open(bunker)
    try:
        yield connection
    finally:
        connection.drop()
