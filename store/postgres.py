"""PostgreSQL: a pool of asyncpg connections; the unit of work runs in a greenlet."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import asyncpg
from sqlalchemy.util.concurrency import await_only, greenlet_spawn

from .unit import ATTEMPTS, DuplicateRow, Row, Store, T, Tx, Values

POOL_SIZE = 8

_PARAMETER = re.compile(r"(?<!:):([a-z_][a-z0-9_]*)")


@lru_cache(maxsize=1024)
def _for_postgres(sql: str) -> tuple[str, tuple[str, ...]]:
    """The statement with `$1…`, and the names in that order."""
    names: list[str] = []

    def numbered(match: re.Match[str]) -> str:
        if match[1] not in names:
            names.append(match[1])
        return f"${names.index(match[1]) + 1}"

    return _PARAMETER.sub(numbered, sql), tuple(names)


class PostgresTx(Tx):
    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection

    def execute(self, sql: str, values: Values | None = None) -> int:
        text, names = _for_postgres(sql)
        arguments = [(values or {})[name] for name in names]
        try:
            status: str = await_only(self._connection.execute(text, *arguments))
        except asyncpg.UniqueViolationError as exc:
            raise DuplicateRow(str(exc)) from exc
        return int(status.rpartition(" ")[2])

    def execute_many(self, sql: str, rows: Sequence[Values]) -> None:
        text, names = _for_postgres(sql)
        arguments = [[row[name] for name in names] for row in rows]
        try:
            await_only(self._connection.executemany(text, arguments))
        except asyncpg.UniqueViolationError as exc:
            raise DuplicateRow(str(exc)) from exc

    def tuples(self, sql: str, values: Values | None = None) -> list[tuple[Any, ...]]:
        text, names = _for_postgres(sql)
        arguments = [(values or {})[name] for name in names]
        records: list[tuple[Any, ...]] = await_only(
            self._connection.fetch(text, *arguments)
        )
        return records

    def all(self, sql: str, values: Values | None = None) -> list[Row]:
        return [dict(record) for record in self.tuples(sql, values)]


class PostgresStore(Store):
    """One schema of a PostgreSQL database."""

    def __init__(self, url: str, schema: str) -> None:
        self._url = url
        self._schema = schema
        self._pool: asyncpg.Pool | None = None
        self._opening = asyncio.Lock()

    async def write(self, fn: Callable[..., T], *args: Any) -> T:
        for _ in range(ATTEMPTS - 1):
            try:
                return await self._run(fn, args)
            except (asyncpg.SerializationError, asyncpg.DeadlockDetectedError):
                continue
        return await self._run(fn, args)

    async def read(self, fn: Callable[..., T], *args: Any) -> T:
        return await self._run(fn, args, isolation="repeatable_read", readonly=True)

    async def _run(
        self, fn: Callable[..., T], args: tuple[Any, ...], **options: Any
    ) -> T:
        pool = self._pool or await self._open()
        async with pool.acquire() as connection, connection.transaction(**options):
            result: T = await greenlet_spawn(fn, PostgresTx(connection), *args)
            return result

    async def _open(self) -> asyncpg.Pool:
        async with self._opening:
            self._pool = self._pool or await asyncpg.create_pool(
                self._url,
                min_size=1,
                max_size=POOL_SIZE,
                server_settings={
                    "search_path": self._schema,
                    "application_name": "loyalty",
                },
            )
        return self._pool

    async def scrub(self) -> None:
        """Nothing to do here: PostgreSQL's own autovacuum clears what was deleted."""

    def close(self) -> None:
        if self._pool:
            self._pool.terminate()
        self._pool = None
