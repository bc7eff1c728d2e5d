"""What signs for a programme: a key that is here, or one that a remote signer keeps.

Who signs does not know which. Signing is plain code that runs in a thread beside the
loop; a remote pen asks over the connection that `holding` has open on the loop, and
looks at what comes back before anybody else does.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import asynccontextmanager
from contextvars import ContextVar, copy_context
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from coincurve import PrivateKey

from ..exceptions import Conflict
from . import bunker as said
from .bunker import AWAY, Bunker, SignerFailed
from .desk import ANSWER_SECONDS, NOT_HEARD, SignerConnection, at_desk
from .event import Draft, NostrEvent, sign
from .nip44 import encrypt

T = TypeVar("T")
GRACE_SECONDS = 5
NOT_NOW = "This place's signer does not answer just now. Try again later."
AT_ONCE = 8  # requests to remote signers that are under way


class _Room:
    """Threads that wait for remote signers: none before the first one is asked."""

    def __init__(self) -> None:
        self._pool: ThreadPoolExecutor | None = None

    @property
    def pool(self) -> ThreadPoolExecutor:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(AT_ONCE, "loyalty-pens")
        return self._pool

    def close(self) -> None:
        """Lets go of them; who still waits for an answer finishes."""
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=False, cancel_futures=True)


room = _Room()


class Pen(Protocol):
    """Signs, and encrypts to one reader (NIP-44), as one key."""

    @property
    def pubkey(self) -> str: ...

    def sign(self, draft: Draft) -> NostrEvent: ...

    def encrypt(self, pubkey: str, text: str) -> str: ...


@dataclass(frozen=True)
class LocalPen:
    """A key that is here."""

    secret: bytes = field(repr=False)

    @property
    def pubkey(self) -> str:
        return PrivateKey(self.secret).public_key.format()[1:].hex()

    def sign(self, draft: Draft) -> NostrEvent:
        return sign(draft, self.secret)

    def encrypt(self, pubkey: str, text: str) -> str:
        return encrypt(self.secret, pubkey, text)


@dataclass(frozen=True)
class RemotePen:
    """A key that a remote signer keeps. Only within `holding`, and beside the loop.

    Each call raises `SignerFailed`, and gives nothing that was not verified.
    """

    bunker: Bunker

    @property
    def pubkey(self) -> str:
        return self.bunker.pubkey

    def sign(self, draft: Draft) -> NostrEvent:
        text = self._ask("sign_event", [said.unsigned(self.pubkey, draft)])
        return said.signed(text, self.pubkey, draft)

    def encrypt(self, pubkey: str, text: str) -> str:
        return said.sealed(self._ask("nip44_encrypt", [pubkey, text]))

    def _ask(self, method: str, params: list[str]) -> str:
        held = _held.get()
        if held is None or held.bunker.pubkey != self.bunker.pubkey:
            raise SignerFailed(AWAY, "The signer is not connected.")
        return held.run(held.connection.ask(method, params))


@dataclass(frozen=True)
class _Held:
    """A signer's connection, and the loop that it lives on."""

    bunker: Bunker
    connection: SignerConnection
    loop: asyncio.AbstractEventLoop

    def run(self, asking: Coroutine[Any, Any, str]) -> str:
        future = asyncio.run_coroutine_threadsafe(asking, self.loop)
        try:
            return future.result(ANSWER_SECONDS + GRACE_SECONDS)
        except FutureTimeout:  # the loop is busy with something else
            future.cancel()
            raise SignerFailed(AWAY, NOT_HEARD) from None


_held: ContextVar[_Held | None] = ContextVar("loyalty_signer", default=None)


@asynccontextmanager
async def holding(pen: Pen) -> AsyncIterator[None]:
    """Within it, that pen writes. A key that is here needs nothing.

    Raises:
        SignerFailed: `away`.
    """
    if not isinstance(pen, RemotePen):
        yield
        return
    async with at_desk(pen.bunker) as connection:
        held = _Held(pen.bunker, connection, asyncio.get_running_loop())
        token = _held.set(held)
        try:
            yield
        finally:
            _held.reset(token)


async def aside(fn: Callable[..., T], *args: Any) -> T:
    """Runs what signs beside the loop; several at once, if several are asked for."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(room.pool, copy_context().run, fn, *args)


async def run_with(pen: Pen, fn: Callable[..., T], *args: Any) -> T:
    """Runs what signs with a pen. A key that is here does not queue behind signers that
    are asked.

    Raises:
        SignerFailed
    """
    if not isinstance(pen, RemotePen):
        return await asyncio.to_thread(fn, *args)
    async with holding(pen):
        return await aside(fn, *args)


async def signed_now(pen: Pen, fn: Callable[..., T], *args: Any) -> T:
    """The same while somebody waits for it.

    Raises:
        Conflict: `signer_away`: or it refuses, or is not to be trusted.
    """
    try:
        return await run_with(pen, fn, *args)
    except SignerFailed as exc:
        raise Conflict("signer_away", NOT_NOW) from exc
