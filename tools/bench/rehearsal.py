"""The statements of real units of work, recorded with their values, to be played again.

A unit is rehearsed: it runs whole, its statements are noted as its engine is given
them, and it is rolled back. So whoever plays them plays them on the very database and
state that they were made for.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from .till import Unit

Statement = tuple[str, tuple[Any, ...]]


class RolledBack(Exception):
    """The rehearsal is over."""

    def __init__(self, said: list[Statement]) -> None:
        super().__init__("rehearsed")
        self.said = said


class Recorder:
    """A connection of sqlite3's or asyncpg's that notes what it is asked for."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self.said: list[Statement] = []

    def execute(self, sql: str, *values: Any) -> Any:
        self.said.append((sql, values))
        return self._connection.execute(sql, *values)

    def fetch(self, sql: str, *values: Any) -> Any:
        self.said.append((sql, values))
        return self._connection.fetch(sql, *values)


def _rehearse(tx: Any, unit: Unit) -> None:
    recorder = Recorder(tx._connection)
    recording = type(tx)(recorder)
    fn, args = unit
    fn(recording, *args)
    recording.flush()
    raise RolledBack(recorder.said)


async def recorded(units: list[Unit]) -> list[list[Statement]]:
    """The statements of each unit, as this store's engine is given them."""
    from loyalty.store import store

    parts = []
    for unit in units:
        try:
            await store.write(_rehearse, unit)
        except RolledBack as rehearsed:
            parts.append(rehearsed.said)
    return parts


# --- played again ---------------------------------------------------------------------


def bare_sqlite3(database: Path, parts: list[list[Statement]]) -> float:
    """Units a second, one transaction each, in bare sqlite3, as durable as ours."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA recursive_triggers = ON")
        start = time.perf_counter()
        for part in parts:
            connection.execute("BEGIN IMMEDIATE")
            for sql, values in part:
                connection.execute(sql, *values).fetchall()
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
                await database.fetchall(sql, *values)
            else:
                await database.execute(sql, *values)
    return len(parts) / (time.perf_counter() - start)
