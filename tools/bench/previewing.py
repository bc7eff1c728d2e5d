"""What would have happened under another rule, of a ledger with much in it.

LOYALTY_BENCH_EVENTS says how many events there are. The aim is a number per second of
processor time, as for proving; beside it stands how long the server's own loop had to
wait meanwhile, which is what people who pay would notice.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import Any

from devkit.inprocess import InProcessLNbits

from . import loader
from .figures import Figure
from .proving import DAY, EVENTS, stop_sweeping
from .stage import stage

JUDGED_PER_SECOND = 30_000
TICK_SECONDS = 0.005
PATIENCE_SECONDS = 0.1
RULES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("by what is spent", {"earn_points": 2, "min_spend_sats": 30_000}),
    ("by visit", {"earn_by": "visit", "earn_points": 5}),
)


def measure() -> list[Figure]:
    """On SQLite, all events there are."""
    with stage("previewing") as on:
        stop_sweeping(on.lnbits)
        program_id = on.merchant["program_id"]
        since = int(time.time()) - 10_000 * loader.HOUR
        ends_at = int(time.time()) + 400 * DAY
        place = loader.Place(program_id, on.merchant["id"], since, ends_at)
        database = on.folder.data / "ext_loyalty.sqlite3"
        loader.load(database, place, loader.sizes(EVENTS))
        return [
            figure
            for name, rule in RULES
            for figure in _judged(on.lnbits, program_id, since, name, rule)
        ]


def _judged(
    lnbits: InProcessLNbits,
    program_id: str,
    since: int,
    name: str,
    rule: dict[str, Any],
) -> list[Figure]:
    from loyalty.forecast import services
    from loyalty.forecast.models import PreviewBody
    from loyalty.store import store

    async def judge() -> tuple[int, float]:
        ticking = asyncio.create_task(_longest_wait())
        await asyncio.sleep(TICK_SECONDS)
        body = PreviewBody.parse_obj({**rule, "from": since})
        question = await store.read(services.ask, program_id, body)
        answer = await services.answer(question)
        ticking.cancel()
        return answer.outcome.bills, await ticking

    began, wall = time.process_time(), time.perf_counter()
    bills, wait = lnbits._in_loop(judge())
    rate = bills / (time.process_time() - began)
    lasted = time.perf_counter() - wall
    return [
        Figure(
            f"{bills:,} bills under another rule, {name}, {lasted:.0f} s",
            f"{rate:,.0f} bills per processor second",
            f"{JUDGED_PER_SECOND:,}",
            rate / JUDGED_PER_SECOND,
            1,
        ),
        Figure(
            "the server's loop waits meanwhile, at most",
            f"{wait * 1000:.0f} ms",
            f"{PATIENCE_SECONDS * 1000:.0f} ms",
            PATIENCE_SECONDS / max(wait, TICK_SECONDS),
            1,
        ),
    ]


async def _longest_wait() -> float:
    """How late the loop's own clock came at most, until it is stopped."""
    longest = 0.0
    with suppress(asyncio.CancelledError):
        while True:
            asked = time.perf_counter()
            await asyncio.sleep(TICK_SECONDS)
            longest = max(longest, time.perf_counter() - asked - TICK_SECONDS)
    return longest
