"""Earning, beside the very same statements in bare sqlite3 and through LNbits' layer.

The statements of real settlements are recorded with their values and played again on a
copy of the database: one transaction each, the same durability.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from collections.abc import Callable, Coroutine
from contextlib import closing
from itertools import count, islice
from pathlib import Path
from typing import Any

from devkit.inprocess import InProcessLNbits
from devkit.people import NostrKeys

from .figures import Figure, side_by_side

EARNS = 400
TOGETHER = 32
GUESTS = 50
LNBITS_EARNS = 10

Statement = tuple[str, dict[str, Any]]
Run = Callable[[Coroutine[Any, Any, Any]], Any]


class Desk:
    """Hands out settled payments of a venue's guests, no two alike."""

    def __init__(self, wallet_id: str) -> None:
        self._wallet_id = wallet_id
        self._guests = [NostrKeys.fresh().public for _ in range(GUESTS)]
        self._numbers = count()

    def payments(self, how_many: int) -> list[Any]:
        return [self._payment(number) for number in islice(self._numbers, how_many)]

    def _payment(self, number: int) -> Any:
        from loyalty.core_payments import CorePayment

        now = int(time.time())
        return CorePayment(
            checking_id=f"bench-{number}",
            payment_hash=f"{number:064x}",
            wallet_id=self._wallet_id,
            amount_msat=34_000_000,
            status="success",
            tag=None,
            extra={"customer_pubkey": self._guests[number % GUESTS]},
            fiat_provider=None,
            created_at=now,
            updated_at=now,
            wallet_user="owner",
            payer_user="guest",
        )


async def one_after_another(payments: list[Any]) -> float:
    """Earns a second, each waited for."""
    from loyalty.orders.settlement import settle
    from loyalty.store import store

    start = time.perf_counter()
    for payment in payments:
        await store.write(settle, payment)
    return len(payments) / (time.perf_counter() - start)


async def together(payments: list[Any]) -> float:
    """Earns a second with many waiting at once, which commit together."""
    from loyalty.orders.settlement import settle
    from loyalty.store import store

    async def some(mine: list[Any]) -> None:
        for payment in mine:
            await store.write(settle, payment)

    start = time.perf_counter()
    await asyncio.gather(*(some(payments[n::TOGETHER]) for n in range(TOGETHER)))
    return len(payments) / (time.perf_counter() - start)


async def hops(how_many: int) -> float:
    """Empty units of work a second: what the way to the writer and back costs."""
    from loyalty.store import store

    start = time.perf_counter()
    for _ in range(how_many):
        await store.write(lambda tx: None)
    return how_many / (time.perf_counter() - start)


async def recorded(payments: list[Any]) -> list[list[Statement]]:
    """Settles the payments and returns the statements of each."""
    from loyalty.orders.settlement import settle
    from loyalty.store import SqliteTx, store

    said: list[Statement] = []

    class RecordingTx(SqliteTx):
        def execute(self, sql: str, values: Any = None) -> int:
            said.append((_without_lock(sql), dict(values or {})))
            return super().execute(sql, values)

        def execute_many(self, sql: str, rows: Any) -> None:
            said.extend((_without_lock(sql), dict(row)) for row in rows)
            super().execute_many(sql, rows)

        def tuples(self, sql: str, values: Any = None) -> list[tuple[Any, ...]]:
            said.append((_without_lock(sql), dict(values or {})))
            return super().tuples(sql, values)

        def all(self, sql: str, values: Any = None) -> list[dict[str, Any]]:
            said.append((_without_lock(sql), dict(values or {})))
            return super().all(sql, values)

    def unit(tx: Any, payment: Any) -> list[Statement]:
        said.clear()
        settle(RecordingTx(tx._connection), payment)
        return list(said)

    return [await store.write(unit, payment) for payment in payments]


def _without_lock(sql: str) -> str:
    """As SQLite understands it: its one writer locks out everybody else."""
    return _ROW_LOCK.sub("", sql)


_ROW_LOCK = re.compile(r"\s+FOR (UPDATE|SHARE)( OF \w+)?( SKIP LOCKED)?")


def copy_database(source: Path, target: Path, journal: str) -> Path:
    target.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)
        new.execute(f"PRAGMA journal_mode = {journal}")
    return target


def bare(database: Path, units: list[list[Statement]]) -> float:
    """The same statements, one transaction each, in bare sqlite3."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        start = time.perf_counter()
        for unit in units:
            connection.execute("BEGIN IMMEDIATE")
            for sql, values in unit:
                connection.execute(sql, values).fetchall()
            connection.execute("COMMIT")
        return len(units) / (time.perf_counter() - start)


async def through_lnbits(name: str, units: list[list[Statement]]) -> float:
    """The same statements through `lnbits.db.Database`, which commits each."""
    from lnbits.db import Database

    database = Database(name)
    start = time.perf_counter()
    for unit in units:
        for sql, values in unit:
            if sql.lstrip().startswith("SELECT"):
                await database.fetchall(sql, values)
            else:
                await database.execute(sql, values)
    return len(units) / (time.perf_counter() - start)


def measure(lnbits: InProcessLNbits, data: Path, wallet_id: str) -> list[Figure]:
    """All figures of earning, on the SQLite database of a booted LNbits."""
    desk, run = Desk(wallet_id), lnbits._in_loop
    ledger = data / "ext_loyalty.sqlite3"
    run(together(desk.payments(EARNS)))  # every guest has a card from here on

    def play_bare() -> float:
        copy = copy_database(ledger, data / "bare.sqlite3", "WAL")
        return bare(copy, run(recorded(desk.payments(EARNS))))

    def play_lnbits() -> float:
        copy_database(ledger, data / "ext_bench.sqlite3", "DELETE")
        units = run(recorded(desk.payments(LNBITS_EARNS)))
        return float(run(through_lnbits("ext_bench", units)))

    single, many, floor, layer, hop = side_by_side(
        lambda: float(run(one_after_another(desk.payments(EARNS)))),
        lambda: float(run(together(desk.payments(EARNS)))),
        play_bare,
        play_lnbits,
        lambda: float(run(hops(EARNS))),
    )
    statements = len(run(recorded(desk.payments(1)))[0])
    return [
        Figure(
            f"earn, one after another ({statements} statements)",
            f"{single:,.0f}/s",
            f"bare sqlite3 {floor:,.0f}/s",
            single / floor,
            0.5,
        ),
        Figure(
            f"earn, {TOGETHER} at once",
            f"{many:,.0f}/s",
            f"bare sqlite3 {floor:,.0f}/s",
            many / floor,
            0.5,
        ),
        Figure(
            "earn, one after another",
            f"{single:,.0f}/s",
            f"lnbits.db.Database {layer:,.1f}/s",
            single / layer,
            20,
        ),
        Figure(
            "where an earn's time goes",
            f"{1e6 / single:,.0f} µs",
            f"statements and commit {1e6 / floor:,.0f} µs, "
            f"empty unit of work {1e6 / hop:,.0f} µs",
        ),
    ]
