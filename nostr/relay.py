"""One connection to one relay: events out, answers in, and nothing that was not asked.

The other side may be slow, dead, lying or hostile. Every wait has an end, every frame
and every list a bound, redirects are refused, and what is not an answer is not read
further than its first characters. The connection goes to the very address that the
guard has looked at (nostr-sdk would look the name up again by itself).
"""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Mapping, Sequence
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from ..guard import DialRefused, Door, door_of
from .event import Malformed, NostrEvent, read_value
from .verdicts import Verdict, judge, shown

CONNECT_SECONDS = 4.0
LONGEST_FRAME = 160 * 1024
LONGEST_CHALLENGE = 500
MOST_UNASKED = 200  # frames that are no answer, in one exchange
_TLS = ssl.create_default_context()


class RelayFailed(Exception):
    """The relay cannot be talked to; the message says why, for the operator."""


class _Connect(connect):
    """Follows no redirect: the guard has looked at this address and at no other."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        return exc


async def dial(url: str) -> ClientConnection:
    """A socket to a relay, through the guard.

    Raises:
        RelayFailed
    """
    try:
        found = await asyncio.wait_for(_tried(url), CONNECT_SECONDS)
    except asyncio.TimeoutError:
        raise RelayFailed("The relay did not answer the door in time.") from None
    if isinstance(found, RelayFailed):
        raise found
    return found


async def _tried(url: str) -> ClientConnection | RelayFailed:
    """A failure is returned: an exception in there that comes at the moment in which
    whoever dials is cancelled would be nobody's (`wait_for` before Python 3.12)."""
    try:
        return await _dial(url)
    except DialRefused as exc:
        return RelayFailed(exc.message)
    except (OSError, EOFError, ValueError, WebSocketException) as exc:
        return RelayFailed(f"The relay cannot be reached ({_why(exc)}).")


async def _dial(url: str) -> ClientConnection:
    door = await door_of(url)
    return await _Connect(
        door.url,
        host=door.address,
        port=door.port,
        proxy=None,
        compression=None,
        user_agent_header=None,
        max_size=LONGEST_FRAME,
        max_queue=16,
        open_timeout=None,
        ping_interval=None,
        close_timeout=1,
        **_tls(door),
    )


class RelayConnection:
    """An open connection; `drop` it in the end, whatever happens.

    Attributes:
        challenge: what the relay wants signed by who signs in (NIP-42); empty: nothing.
    """

    def __init__(self, socket: ClientConnection) -> None:
        self.challenge = ""
        self._socket = socket
        self._asked = 0

    @classmethod
    async def open(cls, url: str) -> RelayConnection:
        """Dials a relay.

        Raises:
            RelayFailed
        """
        return cls(await dial(url))

    async def publish(
        self, bodies: Mapping[str, str], seconds: float
    ) -> dict[str, Verdict]:
        """Sends events, all at once, and says what the relay made of each that it
        answered for in time.

        Args:
            bodies: the events' JSON, by their ids.

        Raises:
            RelayFailed: and nothing is known of any of them.
        """
        found: dict[str, Verdict] = {}
        try:
            await asyncio.wait_for(self._publish(bodies, found), seconds)
        except asyncio.TimeoutError:
            return found
        except (OSError, EOFError, WebSocketException) as exc:
            if found:  # the rest is tried again
                return found
            raise RelayFailed(f"The relay hung up ({_why(exc)}).") from exc
        return found

    async def _publish(
        self, bodies: Mapping[str, str], found: dict[str, Verdict]
    ) -> None:
        for body in bodies.values():
            await self._socket.send(f'["EVENT",{body}]')
        unasked = 0
        while len(found) < len(bodies):
            answer = await self._next("OK")
            event_id = answer[1] if len(answer) > 2 else None
            if not isinstance(event_id, str) or event_id not in bodies:
                unasked = _one_more(unasked)
                continue
            words = answer[3] if len(answer) > 3 else ""
            is_ok = answer[2] is True
            found.setdefault(event_id, judge(is_ok, str(words)[:500]))

    async def query(
        self, filters: Mapping[str, Any], most: int, seconds: float
    ) -> list[NostrEvent]:
        """Genuine events that a relay says it has, and all that it has, in time.

        Who asked for something else than what comes has to look: a relay may send
        anything.

        Raises:
            RelayFailed: also when it does not come to an end.
        """
        return await self.query_any([filters], most, seconds)

    async def query_any(
        self, filters: Sequence[Mapping[str, Any]], most: int, seconds: float
    ) -> list[NostrEvent]:
        """The same for events that any of several filters fits.

        Raises:
            RelayFailed
        """
        self._asked += 1
        name = f"q{self._asked}"
        try:
            return await asyncio.wait_for(self._query(name, filters, most), seconds)
        except asyncio.TimeoutError:
            raise RelayFailed("The relay did not answer in time.") from None
        except (OSError, EOFError, WebSocketException) as exc:
            raise RelayFailed(f"The relay hung up ({_why(exc)}).") from exc

    async def _query(
        self, name: str, filters: Sequence[Mapping[str, Any]], most: int
    ) -> list[NostrEvent]:
        await self._socket.send(json.dumps(["REQ", name, *map(dict, filters)]))
        found: list[NostrEvent] = []
        unasked = 0
        while True:
            answer = await self._next("EVENT", "EOSE", "CLOSED")
            if len(answer) < 2 or answer[1] != name:
                unasked = _one_more(unasked)
                continue
            if answer[0] == "CLOSED":
                raise RelayFailed("The relay does not let itself be asked.")
            if answer[0] == "EOSE":
                await self._socket.send(json.dumps(["CLOSE", name]))
                return found
            if len(found) >= most:
                raise RelayFailed("The relay sends more than was asked for.")
            try:
                found.append(read_value(answer[2] if len(answer) > 2 else None))
            except Malformed:
                unasked = _one_more(unasked)

    async def _next(self, *kinds: str) -> list[Any]:
        """The next message of these kinds.

        Raises:
            RelayFailed: there is too much else.
        """
        beginnings = tuple(f'["{kind}"' for kind in (*kinds, "AUTH"))
        for _ in range(MOST_UNASKED):
            frame = await self._socket.recv()
            if not isinstance(frame, str):
                continue
            if not frame[:64].replace(" ", "").startswith(beginnings):
                continue
            try:
                message = json.loads(frame)
            except (ValueError, RecursionError):
                continue
            if isinstance(message, list) and message[0] != "AUTH":
                return message
            self._note_challenge(message)
        raise RelayFailed("The relay sends what nobody has asked for.")

    def _note_challenge(self, message: Any) -> None:
        said = message[1] if isinstance(message, list) and len(message) > 1 else None
        if isinstance(said, str) and len(said) <= LONGEST_CHALLENGE:
            self.challenge = said

    async def sign_in(self, event: NostrEvent, seconds: float) -> None:
        """Shows a signed challenge. What the relay makes of it is seen by what it takes
        afterwards.

        Raises:
            RelayFailed
        """
        try:
            await asyncio.wait_for(self._sign_in(event), seconds)
        except asyncio.TimeoutError:
            return
        except (OSError, EOFError, WebSocketException) as exc:
            raise RelayFailed(f"The relay hung up ({_why(exc)}).") from exc

    async def _sign_in(self, event: NostrEvent) -> None:
        await self._socket.send(f'["AUTH",{event.to_json()}]')
        while True:
            answer = await self._next("OK")
            if len(answer) > 1 and answer[1] == event.id:
                return

    def drop(self) -> None:
        """Ends the connection at once, without another word."""
        self._socket.transport.abort()


def _one_more(unasked: int) -> int:
    if unasked >= MOST_UNASKED:
        raise RelayFailed("The relay sends what nobody has asked for.")
    return unasked + 1


def _tls(door: Door) -> dict[str, Any]:
    if not door.is_encrypted:
        return {}
    return {"ssl": _TLS, "server_hostname": door.host}


def _why(exc: BaseException) -> str:
    return shown(str(exc) or type(exc).__name__)


async def ask_all(
    urls: Sequence[str], filters: Mapping[str, Any], most: int, seconds: float
) -> list[list[NostrEvent]]:
    """Asks several relays the same; the answers of those that gave one."""

    async def ask(url: str) -> list[NostrEvent]:
        connection = await RelayConnection.open(url)
        try:
            return await connection.query(filters, most, seconds)
        finally:
            connection.drop()

    answers = await asyncio.gather(*map(ask, urls), return_exceptions=True)
    for answer in answers:
        if isinstance(answer, BaseException) and not isinstance(answer, RelayFailed):
            raise answer
    return [answer for answer in answers if isinstance(answer, list)]
