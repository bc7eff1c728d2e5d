"""The statements of real units of work, recorded with their values, to be played again.

A unit is rehearsed: it runs whole, its statements are noted, and it is rolled back. So
whoever plays them plays them on the very database and state that they were made for.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from .till import Unit

Statement = tuple[str, Any]


class RolledBack(Exception):
    """The rehearsal is over."""

    def __init__(self, statements: list[tuple[str, dict[str, Any]]]) -> None:
        super().__init__("rehearsed")
        self.statements = statements


def _rehearse(tx: Any, unit: Unit) -> None:
    from loyalty.store import Tx

    said: list[tuple[str, dict[str, Any]]] = []

    class RecordingTx(Tx):
        def execute(self, sql: str, values: Any = None) -> int:
            said.append((sql, dict(values or {})))
            return int(tx.execute(sql, values))

        def tuples(self, sql: str, values: Any = None) -> list[tuple[Any, ...]]:
            said.append((sql, dict(values or {})))
            return list(tx.tuples(sql, values))

        def all(self, sql: str, values: Any = None) -> list[dict[str, Any]]:
            said.append((sql, dict(values or {})))
            return list(tx.all(sql, values))

    fn, args = unit
    fn(RecordingTx(), *args)
    raise RolledBack(said)


async def recorded(units: list[Unit]) -> list[list[Statement]]:
    """The statements of each unit, as this store's engine is given them."""
    from loyalty.store import is_postgres, store

    translate = _for_asyncpg if is_postgres else _for_sqlite3
    parts = []
    for unit in units:
        try:
            await store.write(_rehearse, unit)
        except RolledBack as rehearsed:
            parts.append([translate(*said) for said in rehearsed.statements])
    return parts


def _for_sqlite3(sql: str, values: dict[str, Any]) -> Statement:
    from loyalty.store.sqlite import _for_sqlite

    return _for_sqlite(sql), values


def _for_asyncpg(sql: str, values: dict[str, Any]) -> Statement:
    from loyalty.store.postgres import _for_postgres

    text, names = _for_postgres(sql)
    return text, [values[name] for name in names]


# --- played again ---------------------------------------------------------------------


def bare_sqlite3(database: Path, parts: list[list[Statement]]) -> float:
    """Units a second, one transaction each, in bare sqlite3, as durable as ours."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        start = time.perf_counter()
        for part in parts:
            connection.execute("BEGIN IMMEDIATE")
            for sql, values in part:
                connection.execute(sql, values).fetchall()
            connection.execute("COMMIT")
        return len(parts) / (time.perf_counter() - start)


async def bare_asyncpg(
    url: str, schema: str, parts: list[list[Statement]], callers: int
) -> float:
    """Units a second, one transaction each, by so many callers with one connection
    each, which keep their prepared statements."""
    import asyncpg

    path = {"search_path": schema}
    connections = [
        await asyncpg.connect(url, server_settings=path) for _ in range(callers)
    ]

    async def some(connection: Any, mine: list[list[Statement]]) -> None:
        for part in mine:
            async with connection.transaction():
                for sql, values in part:
                    await connection.fetch(sql, *values)

    for connection in connections:  # every statement is prepared before the clock runs
        for sql, _ in parts[0]:
            await connection._get_statement(sql, None)
    start = time.perf_counter()
    await asyncio.gather(
        *(some(each, parts[n::callers]) for n, each in enumerate(connections))
    )
    took = time.perf_counter() - start
    for connection in connections:
        await connection.close()
    return len(parts) / took


async def through_lnbits(name: str, parts: list[list[Statement]]) -> float:
    """Units a second through `lnbits.db.Database`, which commits each statement."""
    from lnbits.db import Database

    database = Database(name)
    start = time.perf_counter()
    for part in parts:
        for sql, values in part:
            if sql.lstrip().startswith("SELECT"):
                await database.fetchall(sql, values)
            else:
                await database.execute(sql, values)
    return len(parts) / (time.perf_counter() - start)
