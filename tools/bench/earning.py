"""Earning on SQLite, beside the very same statements in bare sqlite3 and through
LNbits' layer."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from .figures import Figure, in_rounds
from .rehearsal import bare_sqlite3, recorded, through_lnbits
from .stage import Stage, stage
from .till import GUESTS, Till, one_after_another, together

TOGETHER = 32
LNBITS_EARNS = 10
AIM = 0.4


async def hops(how_many: int) -> float:
    """Empty units of work a second: what the way to the writer and back costs."""
    from loyalty.store import store

    start = time.perf_counter()
    for _ in range(how_many):
        await store.write(lambda tx: None)
    return how_many / (time.perf_counter() - start)


def copy_database(source: Path, target: Path) -> None:
    """A copy in the journal mode that LNbits leaves a file in."""
    target.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")


def measure() -> list[Figure]:
    """Settles bills of guests who have a card."""
    with stage("earning") as on:
        return _measure(on, Till(on))


def _measure(on: Stage, till: Till) -> list[Figure]:
    till.open()
    ledger = on.folder.data / "ext_loyalty.sqlite3"

    def play_lnbits() -> float:
        copy_database(ledger, on.folder.data / "ext_bench.sqlite3")
        parts = on.run(recorded(till.earns(LNBITS_EARNS)))
        return float(on.run(through_lnbits("ext_bench", parts)))

    single, many, floor, layer, hop = in_rounds(
        lambda: float(on.run(one_after_another(till.earns(GUESTS)))),
        lambda: float(on.run(together(till.earns(GUESTS), TOGETHER))),
        lambda: bare_sqlite3(ledger, on.run(recorded(till.earns(GUESTS)))),
        play_lnbits,
        lambda: float(on.run(hops(GUESTS))),
    )
    statements = len(on.run(recorded(till.earns(1)))[0])
    name, bare = f"SQLite: earn ({statements} statements)", f"bare sqlite3 {floor}"
    whole, part = 1e6 / single.median, 1e6 / floor.median
    return [
        Figure(name, str(single), bare, single.over(floor), AIM),
        Figure(f"{name}, {TOGETHER} at once", str(many), bare, many.over(floor), AIM),
        Figure(
            name, str(single), f"lnbits.db.Database {layer}", single.over(layer), 20
        ),
        Figure(
            "where an earn's time goes",
            f"{whole:,.0f} µs",
            f"statements and commit {part:,.0f} µs, "
            f"empty unit of work {1e6 / hop.median:,.0f} µs",
        ),
    ]
