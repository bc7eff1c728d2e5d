"""Carries signed events to relays: one lane for each, none of which waits for another.

A lane holds one connection, sends what is due there a few at a time, and ends when
there is nothing more. What it takes is leased, so that two processes do not send it at
once; who is killed in the middle sends it again, and the relay says that it has it. A
relay that cannot be reached is left alone for longer and longer.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import suppress
from typing import Any

from loguru import logger

from .. import clock
from ..store import Tx, store
from . import crud, outbox_crud, preparing, remotely
from .models import Delivery, RemoteSigner
from .relay import RelayConnection, RelayFailed
from .signing_in import sign_in
from .verdicts import GIVEN_UP, MOST_TRIES, TIMEOUT, WAITING, Verdict, after
from .verdicts import pause_seconds as pause_of

TICK_SECONDS = 0.5
IDLE_SECONDS = 20.0  # that a lane keeps its connection with nothing to send
DEADLINE_SECONDS = 4.0
LEASE_SECONDS = 30
WINDOW = 50  # events that are sent without waiting for an answer
MOST_LANES = 32
MOST_SIGNERS = 8  # remote ones that are asked at once
CHECK_SECONDS = 10.0
RATE_BASE = 30


class Lane:
    """The way to one relay."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.wake = asyncio.Event()
        self._connection: RelayConnection | None = None
        self._window = WINDOW
        self._signed_in: set[str] = set()  # programmes, tried once a connection

    async def run(self) -> None:
        """Sends what is due until nothing is, for a while, or the relay fails."""
        try:
            while await self._send_some() or await self._more():
                pass
        except RelayFailed as exc:
            await store.write(_failed, self.url, str(exc), clock.now())
        finally:
            if self._connection:
                self._connection.drop()

    async def _more(self) -> bool:
        """Whether something came while there was nothing to do."""
        self.wake.clear()
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.wake.wait(), IDLE_SECONDS)
        return self.wake.is_set()

    async def _send_some(self) -> bool:
        """Sends the next few; false if there are none, or the relay wants a pause.

        Raises:
            RelayFailed
        """
        now = clock.now()
        until = now + LEASE_SECONDS
        taken = await store.write(outbox_crud.lease, self.url, now, until, self._window)
        if not taken:
            return False
        verdicts: dict[str, Verdict] = {}
        try:
            verdicts = await self._send(taken)
        finally:
            if not verdicts:  # also when it is stopped in the middle
                await _in_peace(self._release(taken))
        # A relay that does not keep up is asked for less at a time.
        late = any(verdict is TIMEOUT for verdict in verdicts.values())
        self._window = max(self._window // 2, 1) if late else WINDOW
        tries = {one.event_id: one.tries for one in taken}
        return await store.write(_settle, self.url, verdicts, tries, clock.now())

    async def _send(self, taken: list[Delivery]) -> dict[str, Verdict]:
        if self._connection is None:
            self._connection = await RelayConnection.open(self.url)
        bodies = {one.event_id: one.body for one in taken}
        answered = await self._connection.publish(bodies, DEADLINE_SECONDS)
        if not answered:
            raise RelayFailed("The relay did not answer in time.")
        answered |= await self._sign_in(taken, answered)
        return {event_id: answered.get(event_id, TIMEOUT) for event_id in bodies}

    async def _sign_in(
        self, taken: list[Delivery], answered: Mapping[str, Verdict]
    ) -> dict[str, Verdict]:
        """Signs in where the relay asks for it, and sends again what it kept out."""
        out = {key for key, verdict in answered.items() if verdict.wants_sign_in}
        kept_out = [one for one in taken if one.event_id in out]
        new = {one.program_id for one in kept_out} - self._signed_in
        if not new or self._connection is None:
            return {}
        self._signed_in |= new
        if not await sign_in(self._connection, self.url, sorted(new), DEADLINE_SECONDS):
            return {}
        again = {one.event_id: one.body for one in kept_out if one.program_id in new}
        return await self._connection.publish(again, DEADLINE_SECONDS)

    async def _release(self, taken: list[Delivery]) -> None:
        ids = [one.event_id for one in taken]
        await store.write(outbox_crud.release, self.url, ids)


async def _in_peace(work: Awaitable[None]) -> None:
    """Finishes a short write although its task is being cancelled."""
    await asyncio.shield(asyncio.ensure_future(work))


def _settle(
    tx: Tx,
    url: str,
    verdicts: Mapping[str, Verdict],
    tries: Mapping[str, int],
    now: int,
) -> bool:
    """Notes what the relay made of them; false if it wants to be left alone a while."""
    final = {key: after(v, tries[key] + 1) for key, v in verdicts.items()}
    due = {
        key: now + pause_of(v.base_seconds, tries[key] + 1, random.random())  # noqa: S311
        for key, v in final.items()
    }
    outbox_crud.settle(tx, url, final, due, now)
    slow = [v for v in final.values() if v.base_seconds >= RATE_BASE]
    pause = RATE_BASE if slow else 0
    waiting = [v.reason for v in final.values() if v.state == WAITING]
    reason = slow[0].reason if slow else waiting[0] if waiting else ""
    outbox_crud.note_answered(tx, url, now, pause, reason)
    return not slow


def _failed(tx: Tx, url: str, reason: str, now: int) -> None:
    """Leaves a relay alone; after twenty times, gives up what waits for it."""
    fails = outbox_crud.get_fails(tx, url) + 1
    pause = pause_of(2, fails, random.random())  # noqa: S311  # no secret
    outbox_crud.note_failed(tx, url, now, now + pause, reason)
    if fails >= MOST_TRIES:
        outbox_crud.give_up(tx, url, f"{reason} {GIVEN_UP.capitalize()}.", now)


class Publisher:
    """All lanes, and what fills them. `run` it as one task; cancelling that ends all.

    Attributes:
        lanes: those that are open now, by their relays.
        signing: programmes whose remote signer is being asked now.
    """

    def __init__(self) -> None:
        self.lanes: dict[str, Lane] = {}
        self.signing: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._asking: asyncio.Task[None] | None = None
        self._checked_at = -CHECK_SECONDS

    async def run(self) -> None:
        try:
            while True:
                done = await self.step()
                await asyncio.sleep(0.01 if done else TICK_SECONDS)
        finally:
            await self._end()

    async def step(self) -> int:
        """Prepares what is due and opens lanes for it; says how much was prepared."""
        try:
            if time.monotonic() - self._checked_at >= CHECK_SECONDS:
                self._checked_at = time.monotonic()
                await preparing.check_programs()
            self._ask()
            done = await preparing.prepare()
            await self._ask_signers()
            await self.open_lanes()
        except Exception as exc:  # a fault of ours must not end all publishing
            logger.error(f"loyalty: publishing stopped for a moment: {exc!r}")
            return 0
        return done

    def _ask(self) -> None:
        if self._asking is None or self._asking.done():
            self._asking = self._start(_guarded(preparing.ask), "ask")

    async def _ask_signers(self) -> None:
        """Remote signers are asked beside everything else: they may take their time."""
        for signer in await store.read(crud.list_signers, clock.now(), MOST_SIGNERS):
            if signer.program_id not in self.signing:
                self.signing.add(signer.program_id)
                self._start(self._sign_remotely(signer), signer.program_id)

    async def _sign_remotely(self, signer: RemoteSigner) -> None:
        try:
            await _guarded(lambda: remotely.prepare(signer))
        finally:
            self.signing.discard(signer.program_id)

    async def open_lanes(self) -> None:
        """Opens lanes to relays that something is due at, and wakes those that idle."""
        for url in await store.read(outbox_crud.due_relays, clock.now()):
            if url in self.lanes:
                self.lanes[url].wake.set()
            elif len(self.lanes) < MOST_LANES:
                self.lanes[url] = lane = Lane(url)
                self._start(self._run(lane), url)

    async def _run(self, lane: Lane) -> None:
        try:
            await _guarded(lane.run)
        finally:
            del self.lanes[lane.url]

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        task = asyncio.create_task(work, name=f"ext_loyalty_nostr_{name}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _end(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _guarded(work: Callable[[], Awaitable[object]]) -> None:
    """A fault of ours in one lane is logged, and ends that lane only."""
    try:
        await work()
    except Exception as exc:
        logger.error(f"loyalty: a lane stopped: {exc!r}")


async def publish() -> None:
    """Publishes until it is cancelled."""
    await Publisher().run()
