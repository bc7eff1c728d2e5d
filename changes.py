"""Tells screens that something changed, and nothing more: they fetch what.

In memory, for this process: screens also ask by themselves every few seconds, so what
another process writes, or a lost message, only comes a little later.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

_waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)


def announce(merchant_id: str | None) -> None:
    """Wakes every screen of a merchant. Called after the change is committed."""
    for event in _waiting.get(merchant_id or "", ()):
        event.set()


@contextmanager
def listening(merchant_id: str) -> Iterator[asyncio.Event]:
    """An event that is set when something changed; several changes may be one."""
    event = asyncio.Event()
    _waiting[merchant_id].add(event)
    try:
        yield event
    finally:
        _waiting[merchant_id].discard(event)
        if not _waiting[merchant_id]:
            del _waiting[merchant_id]
