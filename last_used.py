"""When tokens were last used, to the minute, without holding up whoever uses them.

A unit of work only notes that a token was used, in memory; it is written down after
the answer has gone out, in a unit of its own, at most once a minute and token, and by
one of two processes. What is lost when the server dies is a minute.
"""

from __future__ import annotations

from loguru import logger

from . import crud
from .store import Tx, store

SECONDS = 60

_used: dict[str, int] = {}


def note(token_id: str, last_used_at: int | None, now: int) -> None:
    """A token is being used. Changes nothing that anybody waits for, so a unit of work
    may do it and be run again.

    Args:
        last_used_at: what is written down of it.
    """
    if last_used_at is None or last_used_at <= now - SECONDS:
        _used[token_id] = now


def has_notes() -> bool:
    return bool(_used)


async def write_down() -> None:
    """Writes what was noted; if that fails, the next use is noted again."""
    taken: list[tuple[str, int]] = []
    while _used:
        taken.append(_used.popitem())
    if not taken:
        return
    try:
        await store.write(_write, taken)
    except Exception as exc:
        logger.warning(f"loyalty: when tokens were used was not written: {exc!r}")


def _write(tx: Tx, taken: list[tuple[str, int]]) -> None:
    for token_id, at in sorted(taken):
        crud.touch_token(tx, token_id, at, at - SECONDS)
