"""Asks relays for a customer's badges, bounded in time, never in a unit of work.

A checkout waits a moment and goes on with what is known. Who did not answer in that
moment is asked again with more patience, by nobody's leave to wait for it: relays that
are slow, and the customer's own, which are learned on the way. What was asked for is
remembered, and an erasure that comes meanwhile finds nothing written after it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine, Iterable
from typing import Any

from loguru import logger

from .. import clock
from ..store import Tx, store
from . import cache_crud, crud, services
from .asking import search
from .finding import Found
from .services import Due

CHECKOUT_SECONDS = 1.5
_SHARE = 0.85  # of the time that somebody waits; the rest is for our own tables
PATIENT_SECONDS = 10.0
LEFT_ALONE_SECONDS = 20.0  # that no checkout waits for a relay that did not answer
MOST_AT_ONCE = 8  # customers that are asked for at the same time
MOST_WAITING = 100  # and those that are to be asked for with patience
MOVED_SECONDS, MOVED_AGAIN_SECONDS, MOVED_MOST = 3600, 1800, 10
MOST_MERCHANTS = 500

_Key = tuple[str, str]  # merchant, customer


class Reader:
    """What is being asked just now, in this process."""

    def __init__(self) -> None:
        self._rounds: dict[_Key, asyncio.Task[None]] = {}
        self._patient: dict[_Key, asyncio.Task[None]] = {}
        self._left_alone: dict[str, float] = {}
        self._turns = asyncio.Semaphore(MOST_AT_ONCE)
        self._patient_turns = asyncio.Semaphore(MOST_AT_ONCE // 2)

    async def refresh(self, key: _Key, seconds: float) -> None:
        """Waits for a round of questions, its own or another's, that long at most."""
        task = self._rounds.get(key)
        if task is None:
            task = self._start(self._rounds, key, self._round(key, seconds))
        await asyncio.wait({task}, timeout=seconds)

    async def _round(self, key: _Key, seconds: float) -> None:
        end = time.monotonic() + seconds * _SHARE
        async with self._turns:
            due = await store.write(_open_check, *key)
            if due is None:
                return
            quick = [url for url in due.relays if not self._is_left_alone(url)]
            own = [url for url in due.own if not self._is_left_alone(url)]
            left = max(end - time.monotonic(), 0)
            found, answered = await search([*quick, *own], due.question, left)
        await self._keep(key, due, found, answered)
        self._leave_alone(set(quick + own) - answered)
        is_news = found.relays is not None and set(found.relays[0]) - set(due.own)
        if is_news or not answered.issuperset(due.relays):
            self.ask_with_patience(key)

    def ask_with_patience(self, key: _Key) -> None:
        """Asks again, and nobody waits for it."""
        if key not in self._patient and len(self._patient) < MOST_WAITING:
            self._start(self._patient, key, self._ask_with_patience(key))

    async def _ask_with_patience(self, key: _Key) -> None:
        async with self._patient_turns:
            due = await store.write(_open_check, *key, True)
            if due is None:
                return
            everybody = [*due.relays, *due.own]
            found, answered = await search(everybody, due.question, PATIENT_SECONDS)
        await self._keep(key, due, found, answered)
        self._leave_alone(set(everybody) - answered)
        for url in answered:
            self._left_alone.pop(url, None)

    async def _keep(
        self, key: _Key, due: Due, found: Found, answered: Iterable[str]
    ) -> None:
        is_complete = not set(due.relays).isdisjoint(answered)
        await store.write(_keep, *key, due.at, found, is_complete)

    def _is_left_alone(self, url: str) -> bool:
        return time.monotonic() < self._left_alone.get(url, 0)

    def _leave_alone(self, urls: Iterable[str]) -> None:
        now = time.monotonic()
        self._left_alone = {u: t for u, t in self._left_alone.items() if now < t}
        self._left_alone |= dict.fromkeys(urls, now + LEFT_ALONE_SECONDS)

    def _start(
        self,
        tasks: dict[_Key, asyncio.Task[None]],
        key: _Key,
        work: Coroutine[Any, Any, None],
    ) -> asyncio.Task[None]:
        task = asyncio.create_task(_guarded(work), name="ext_loyalty_badges_ask")
        tasks[key] = task
        task.add_done_callback(lambda _: tasks.pop(key, None))
        return task

    async def end(self) -> None:
        """Ends all of it."""
        tasks = [*self._rounds.values(), *self._patient.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _guarded(work: Coroutine[Any, Any, None]) -> None:
    """A fault of ours in one round is logged, and ends that round only."""
    try:
        await work
    except Exception as exc:
        logger.error(f"loyalty: badges could not be read: {exc!r}")


reader = Reader()


async def refresh(
    merchant_id: str, customer_pubkey: str, seconds: float = CHECKOUT_SECONDS
) -> None:
    """Asks what has to be asked anew, and waits for the answers that long at most.

    Never raises: where no relay answers, `services.held` says what was known before.
    """
    key = (merchant_id, customer_pubkey)
    try:
        if await store.read(_is_due, *key):
            await reader.refresh(key, seconds)
    except Exception as exc:
        logger.error(f"loyalty: badges could not be read: {exc!r}")


async def refresh_moved() -> int:
    """Asks for customers whose card moved lately, so that the next checkout finds them
    known; says how many."""

    def moved(tx: Tx) -> list[_Key]:
        now = clock.now()
        looking = cache_crud.get_merchants_that_look(tx, MOST_MERCHANTS)
        since, before = now - MOVED_SECONDS, now - MOVED_AGAIN_SECONDS
        return cache_crud.get_moved(tx, looking, since, before, MOVED_MOST)

    found = await store.read(moved)
    for key in found:
        reader.ask_with_patience(key)
    return len(found)


def _is_due(tx: Tx, merchant_id: str, customer: str) -> bool:
    return services.due(tx, merchant_id, customer, clock.now()) is not None


def _open_check(
    tx: Tx, merchant_id: str, customer: str, anyway: bool = False
) -> Due | None:
    """What has to be asked, noted as being asked from now on."""
    now = clock.now()
    due = services.due(tx, merchant_id, customer, now, anyway)
    if due:
        cache_crud.put_asked(tx, merchant_id, customer, now)
    return due


def _keep(
    tx: Tx,
    merchant_id: str,
    customer: str,
    at: int,
    found: Found,
    is_complete: bool,
) -> None:
    """Keeps what was found, unless the customer was forgotten meanwhile.

    Args:
        at: when it was asked: a list that has grown since then was not asked about.
    """
    if not cache_crud.lock_check(tx, merchant_id, customer):
        return
    if is_complete:
        cache_crud.drop_unlisted(tx, customer)
    cache_crud.put_awards(tx, customer, found.awards, at)
    for badge, event in found.definitions.items():
        if cache_crud.put_definition(tx, event):
            words = (event.one("name"), event.one("description"), event.one("image"))
            crud.put_said(tx, badge, *words)
    cache_crud.put_deletions(tx, sorted(found.deletions))
    if found.relays:
        cache_crud.put_relays(tx, customer, *found.relays)
    if found.worn:
        cache_crud.put_worn(tx, customer, *found.worn)
    if is_complete:
        cache_crud.put_answered(tx, merchant_id, customer, at)
