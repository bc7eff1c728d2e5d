"""Asks several relays the same questions, one after the other, within a time.

Whoever does not answer a question in time is not asked the next one, and holds up
nobody. Everything goes through `nostr.relay`, and so through the guard.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from ..nostr.event import NostrEvent
from ..nostr.readers import Address, newest
from ..nostr.relay import RelayConnection, RelayFailed, ask_all
from .finding import MOST_EVENTS, STEPS, Found, Question, Search

LOOK_SECONDS = 4.0  # for one thing that somebody has just named
MOST_OF_ONE = 20
_PARTS = (0.55, 0.6, 1.0)  # of the time that is left, which each question may take


async def search(
    relays: Sequence[str], question: Question, seconds: float
) -> tuple[Found, frozenset[str]]:
    """What relays know of a customer's badges, and which of them answered it all."""
    looking = Search(question)
    end = asyncio.get_running_loop().time() + seconds
    panel = _Panel(relays)
    try:
        for part in _PARTS[:STEPS]:
            filters = looking.ask()
            if not filters:
                break
            left = end - asyncio.get_running_loop().time()
            looking.take(await panel.ask(filters, max(left, 0) * part))
    finally:
        panel.drop()
    return looking.found, frozenset(panel.open)


class _Panel:
    """Connections to relays; who fails is left.

    Attributes:
        open: those that answered every question so far, by their URLs.
    """

    def __init__(self, relays: Sequence[str]) -> None:
        self.open: dict[str, RelayConnection | None] = dict.fromkeys(relays)

    async def ask(
        self, filters: Sequence[Mapping[str, Any]], seconds: float
    ) -> list[list[NostrEvent]]:
        """The answers of those that gave one in time."""
        tasks = {
            url: asyncio.ensure_future(self._ask(url, filters, seconds))
            for url in self.open
        }
        if tasks:
            await asyncio.wait(tasks.values(), timeout=seconds)
        answers = []
        for url, task in tasks.items():
            if task.done() and not task.cancelled() and task.exception() is None:
                answers.append(task.result())
            else:
                task.cancel()
                self._leave(url)
        await asyncio.gather(*tasks.values(), return_exceptions=True)
        return answers

    async def _ask(
        self, url: str, filters: Sequence[Mapping[str, Any]], seconds: float
    ) -> list[NostrEvent]:
        connection = self.open[url]
        if connection is None:
            connection = await RelayConnection.open(url)
            if url not in self.open:  # its time was over in this very moment
                connection.drop()
                raise RelayFailed("The relay did not answer in time.")
            self.open[url] = connection
        return await connection.query_any(filters, MOST_EVENTS, seconds)

    def _leave(self, url: str) -> None:
        connection = self.open.pop(url)
        if connection:
            connection.drop()

    def drop(self) -> None:
        for url in list(self.open):
            connection = self.open[url]
            if connection:
                connection.drop()


async def look_for(relays: Sequence[str], named: Address) -> NostrEvent | None:
    """The newest version of an addressable event, if any relay has it.

    Raises:
        RelayFailed: none of them answered.
    """
    asked = {"kinds": [named.kind], "authors": [named.pubkey], "#d": [named.d]}
    answers = await ask_all(relays, {**asked, "limit": 4}, MOST_OF_ONE, LOOK_SECONDS)
    if not answers:
        raise RelayFailed("No relay answered.")
    wanted = f"{named.kind}:{named.pubkey}:{named.d}"
    fitting = [e for answer in answers for e in answer if _is(e, wanted)]
    return newest(fitting)


async def look_for_latest(
    relays: Sequence[str], kind: int, author: str
) -> NostrEvent | None:
    """The newest version of what somebody says once: a profile."""
    asked = {"kinds": [kind], "authors": [author], "limit": 2}
    answers = await ask_all(relays, asked, MOST_OF_ONE, LOOK_SECONDS)
    found = [event for answer in answers for event in answer]
    return newest([e for e in found if (e.kind, e.pubkey) == (kind, author)])


def _is(event: NostrEvent, wanted: str) -> bool:
    try:
        return event.address == wanted
    except ValueError:
        return False
