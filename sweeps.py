"""What is swept up beside the requests: a list that every part of the house adds to.

A sweep is a function of one unit of work, `(tx, now, limit) -> how many it did`. It
is called again until it does fewer than `limit`, with a pause for everybody else.
Nothing may depend on a sweep for being right, and two processes may sweep at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from loguru import logger

from . import clock, crud, idempotency, services
from .badges.services import forget_unasked
from .directory.listing import lengthen_hours
from .discounts.services import forget_quotes
from .jobs.services import forget_jobs
from .nostr.services import forget_sent
from .store import Tx, store
from .tables.services import forget_ended
from .webhooks.services import forget_told

PAUSE_SECONDS = 0.05
MOST_STEPS = 1000  # of one sweep, before it is the next one's turn


class Sweep(NamedTuple):
    """One thing to look after.

    Attributes:
        limit: rows of one unit of work; one that writes events holds up payments for
            about a millisecond for each.
    """

    name: str
    step: Callable[[Tx, int, int], int]
    limit: int = 200


def _forget_erased_keys(tx: Tx, now: int, limit: int) -> int:
    return services.forget_erased_keys(tx, now)  # all at once: there are never many


def _forget_uses(tx: Tx, now: int, limit: int) -> int:
    return crud.forget_uses(tx, now)


SWEEPS = [
    Sweep("reservations", services.lapse_all, 50),
    Sweep("lots", services.expire_lots, 50),
    Sweep("resting cards", services.expire_resting, 50),
    Sweep("welcome points", services.give_due_welcomes, 50),
    Sweep("old cards", services.give_due_old_cards, 50),
    Sweep("new guests", services.give_due_gifts, 50),
    Sweep("referral links", services.forget_old_links),
    Sweep("names", services.index_names),
    Sweep("lost cards", services.finish_recoveries, 1),
    Sweep("books", services.remake_books, 50),
    Sweep("tiers", services.review_tiers),
    Sweep("idempotency keys", idempotency.forget_keys),
    Sweep("erased keys", _forget_erased_keys),
    Sweep("uses of forgotten guests", _forget_uses),
    Sweep("quotes", forget_quotes),
    Sweep("jobs", forget_jobs),
    Sweep("guests at tables", forget_ended),
    Sweep("published events", forget_sent),
    Sweep("badges of guests", forget_unasked),
    Sweep("opening hours", lengthen_hours, 20),
    Sweep("webhooks", forget_told),
]


class _Rounds:
    """When all sweeps were last gone through in this process, and which failed then."""

    last: int | None = None
    failed: ClassVar[dict[str, int]] = {}


def last_round() -> tuple[int | None, dict[str, int]]:
    """When sweeps were last gone through; by name, how often in a row each failed."""
    return _Rounds.last, dict(_Rounds.failed)


async def sweep_all(sweeps: Iterable[Sweep] = SWEEPS) -> dict[str, int]:
    """Goes through all of them once; says how much each of them did.

    One that fails holds up no other: it is tried again the next time.
    """
    done: dict[str, int] = {}
    for sweep in sweeps:
        try:
            done[sweep.name] = await _sweep(sweep)
            _Rounds.failed.pop(sweep.name, None)
        except Exception as exc:
            _Rounds.failed[sweep.name] = _Rounds.failed.get(sweep.name, 0) + 1
            logger.error(f"loyalty: sweeping {sweep.name} stopped: {exc!r}")
    _Rounds.last = clock.now()
    return done


async def _sweep(sweep: Sweep) -> int:
    total = 0
    for _ in range(MOST_STEPS):
        done = await store.write(sweep.step, clock.now(), sweep.limit)
        total += done
        if done < sweep.limit:
            break
        await asyncio.sleep(PAUSE_SECONDS)
    return total
