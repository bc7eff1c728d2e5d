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
PAUSE_SECONDS = 0.05

_PARAMETER = re.compile(r"(?<!:):([a-z_][a-z0-9_]*)")
_NUMBER = re.compile(r"\$(\d+)")
_WORD = re.compile(r"\w+")
_INSERT = re.compile(r"\s*INSERT INTO (\w+)")


@lru_cache(maxsize=1024)
def _for_postgres(sql: str) -> tuple[str, tuple[str, ...]]:
    """The statement with `$1…`, and the names in that order."""
    names: list[str] = []

    def numbered(match: re.Match[str]) -> str:
        if match[1] not in names:
            names.append(match[1])
        return f"${names.index(match[1]) + 1}"

    return _PARAMETER.sub(numbered, sql), tuple(names)


@lru_cache(maxsize=1024)
def _table(sql: str) -> str:
    """The table that an INSERT writes to."""
    match = _INSERT.match(sql)
    if not match:
        raise ValueError(f"only an INSERT can wait: {sql}")
    return match[1]


@lru_cache(maxsize=1024)
def _words(sql: str) -> frozenset[str]:
    """All that could name a table; we have no views, and no triggers that read."""
    return frozenset(_WORD.findall(sql))


@lru_cache(maxsize=1024)
def _as_one(texts: tuple[str, ...]) -> str:
    """Several INSERTs as one statement: all but the last as its `WITH`."""
    numbered, count = [], 0
    for text in texts:
        shift = count

        def shifted(match: re.Match[str], shift: int = shift) -> str:
            return f"${int(match[1]) + shift}"

        numbered.append(_NUMBER.sub(shifted, text))
        count += max((int(number) for number in _NUMBER.findall(text)), default=0)
    parts = ", ".join(f"w{n} AS ({text})" for n, text in enumerate(numbered[:-1]))
    return f"WITH {parts} {numbered[-1]}" if parts else numbered[-1]


class PostgresTx(Tx):
    """A transaction on one connection.

    What is left for later waits here until a statement names its table, at most one
    INSERT a table: the parts of one statement do not see what the others write.
    """

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, tuple[str, list[Any]]] = {}

    def execute(self, sql: str, values: Values | None = None) -> int:
        self._flush_for(sql)
        text, names = _for_postgres(sql)
        return self._write(text, [(values or {})[name] for name in names])

    def _write(self, text: str, arguments: list[Any]) -> int:
        try:
            status: str = await_only(self._connection.execute(text, *arguments))
        except asyncpg.UniqueViolationError as exc:
            raise DuplicateRow(str(exc)) from exc
        return int(status.rpartition(" ")[2])

    def execute_many(self, sql: str, rows: Sequence[Values]) -> None:
        self._flush_for(sql)
        text, names = _for_postgres(sql)
        arguments = [[row[name] for name in names] for row in rows]
        try:
            await_only(self._connection.executemany(text, arguments))
        except asyncpg.UniqueViolationError as exc:
            raise DuplicateRow(str(exc)) from exc

    def later(self, sql: str, values: Values | None = None) -> None:
        text, names = _for_postgres(sql)
        table = _table(sql)
        if table in self._waiting:
            self.flush()
        self._waiting[table] = text, [(values or {})[name] for name in names]

    def _flush_for(self, sql: str) -> None:
        """A statement sees what was written before it, though not when."""
        if not self._waiting.keys().isdisjoint(_words(sql)):
            self.flush()

    def flush(self) -> None:
        if self._waiting:
            texts, values = zip(*self._waiting.values(), strict=True)
            self._waiting = {}
            self._write(_as_one(texts), [one for some in values for one in some])

    def tuples(self, sql: str, values: Values | None = None) -> list[tuple[Any, ...]]:
        self._flush_for(sql)
        text, names = _for_postgres(sql)
        arguments = [(values or {})[name] for name in names]
        records: list[tuple[Any, ...]] = await_only(
            self._connection.fetch(text, *arguments)
        )
        return records

    def all(self, sql: str, values: Values | None = None) -> list[Row]:
        return [dict(record) for record in self.tuples(sql, values)]


async def _nothing_to_reset(connection: asyncpg.Connection) -> None:
    """A unit of work leaves nothing behind but its transaction, which is over: no
    listener, no session lock, no setting. asyncpg's own reset is one more way."""


def _whole(
    connection: asyncpg.Connection, fn: Callable[..., T], args: tuple[Any, ...]
) -> T:
    tx = PostgresTx(connection)
    result = fn(tx, *args)
    tx.flush()
    return result


def _size(tx: Tx, schema: str) -> int:
    rows = tx.tuples(
        """
        SELECT CAST(COALESCE(SUM(pg_total_relation_size(c.oid)), 0) AS BIGINT)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = :schema AND c.relkind = 'r'
        """,
        {"schema": schema},
    )
    return int(rows[0][0])


class PostgresStore(Store):
    """One schema of a PostgreSQL database."""

    def __init__(self, url: str, schema: str) -> None:
        self._url = url
        self._schema = schema
        self._pool: asyncpg.Pool | None = None
        self._opening = asyncio.Lock()

    async def write(self, fn: Callable[..., T], *args: Any) -> T:
        for attempt in range(1, ATTEMPTS):
            try:
                return await self._run(fn, args)
            except (asyncpg.SerializationError, asyncpg.DeadlockDetectedError):
                # Whoever waited for what we let go has to get it before we ask again.
                await asyncio.sleep(attempt * PAUSE_SECONDS)
        return await self._run(fn, args)

    async def read(self, fn: Callable[..., T], *args: Any) -> T:
        return await self._run(fn, args, isolation="repeatable_read", readonly=True)

    async def _run(
        self, fn: Callable[..., T], args: tuple[Any, ...], **options: Any
    ) -> T:
        pool = self._pool or await self._open()
        async with pool.acquire() as connection, connection.transaction(**options):
            result: T = await greenlet_spawn(_whole, connection, fn, args)
            return result

    async def _open(self) -> asyncpg.Pool:
        async with self._opening:
            self._pool = self._pool or await asyncpg.create_pool(
                self._url,
                min_size=1,
                max_size=POOL_SIZE,
                reset=_nothing_to_reset,
                server_settings={
                    "search_path": self._schema,
                    "application_name": "loyalty",
                },
            )
        return self._pool

    async def scrub(self) -> None:
        """Nothing to do here: PostgreSQL's own autovacuum clears what was deleted."""

    async def size(self) -> int:
        return await self.read(_size, self._schema)

    def close(self) -> None:
        if self._pool:
            self._pool.terminate()
        self._pool = None
