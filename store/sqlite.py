"""SQLite: one writer thread over the standard library's sqlite3, many readers beside.

WAL with `synchronous=FULL`: an acknowledged movement survives a power cut. Writes that
wait together commit together, each keeping its own success or failure.
"""

from __future__ import annotations

import asyncio
import queue
import re
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

from .unit import ATTEMPTS, DuplicateRow, Row, Store, T, Tx, Values

READERS = 4
BATCH = 64
BUSY_SECONDS = 5

_ROW_LOCK = re.compile(r"\s+FOR (UPDATE|SHARE)( OF \w+)?( SKIP LOCKED)?")


@lru_cache(maxsize=1024)
def _for_sqlite(sql: str) -> str:
    return _ROW_LOCK.sub("", sql)


class SqliteTx(Tx):
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def execute(self, sql: str, values: Values | None = None) -> int:
        try:
            return self._connection.execute(_for_sqlite(sql), values or {}).rowcount
        except sqlite3.IntegrityError as exc:
            if "UNIQUE" in str(exc):
                raise DuplicateRow(str(exc)) from exc
            raise

    def execute_many(self, sql: str, rows: Sequence[Values]) -> None:
        try:
            self._connection.executemany(_for_sqlite(sql), rows)
        except sqlite3.IntegrityError as exc:
            if "UNIQUE" in str(exc):
                raise DuplicateRow(str(exc)) from exc
            raise

    def later(self, sql: str, values: Values | None = None) -> None:
        self.execute(sql, values)

    def flush(self) -> None:
        """Nothing waits: there is no way to save."""

    def tuples(self, sql: str, values: Values | None = None) -> list[tuple[Any, ...]]:
        return self._connection.execute(_for_sqlite(sql), values or {}).fetchall()

    def all(self, sql: str, values: Values | None = None) -> list[Row]:
        cursor = self._connection.execute(_for_sqlite(sql), values or {})
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row)) for row in cursor]  # noqa: B905 same length


class _Job:
    """A unit of work that waits for the writer, and the future it will answer."""

    def __init__(self, fn: Callable[..., Any], args: tuple[Any, ...]) -> None:
        self.fn = fn
        self.args = args
        self.loop = asyncio.get_running_loop()
        self.future: asyncio.Future[Any] = self.loop.create_future()
        self.result: Any = None
        self.error: BaseException | None = None

    def run(self, tx: Tx) -> None:
        try:
            self.result = self.fn(tx, *self.args)
        except BaseException as exc:
            self.error = exc

    def answer(self) -> None:
        if self.future.done():  # its caller was cancelled; the work stands all the same
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


class _Writer:
    """The one thread that writes. It commits whatever waits, together."""

    def __init__(self, path: Path) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._path = path
        self._thread = threading.Thread(
            target=self._run, name="loyalty-writer", daemon=True
        )
        self._thread.start()

    def submit(self, job: _Job) -> None:
        self._jobs.put(job)

    def close(self) -> None:
        self._jobs.put(None)
        self._thread.join(timeout=BUSY_SECONDS)

    def _run(self) -> None:
        connection: sqlite3.Connection | None = None
        while batch := self._next_batch():
            try:
                connection = connection or _connect(self._path)
                self._commit_together(connection, batch)
            except BaseException as exc:
                self._fail(connection, batch, exc)
            for job in batch:
                job.loop.call_soon_threadsafe(job.answer)
        if connection:
            connection.close()

    def _next_batch(self) -> list[_Job]:
        """Waits for one job and takes what else is there; nothing when closing."""
        job = self._jobs.get()
        batch: list[_Job] = []
        while job is not None:
            batch.append(job)
            if len(batch) == BATCH or self._jobs.empty():
                return batch
            job = self._jobs.get()
        if batch:
            self._jobs.put(None)
        return batch

    def _commit_together(
        self, connection: sqlite3.Connection, batch: list[_Job]
    ) -> None:
        tx = SqliteTx(connection)
        connection.execute("BEGIN IMMEDIATE")
        if len(batch) == 1:
            batch[0].run(tx)
            connection.execute("ROLLBACK" if batch[0].error else "COMMIT")
            return
        for job in batch:
            connection.execute("SAVEPOINT job")
            job.run(tx)
            if job.error is not None:
                connection.execute("ROLLBACK TO job")
            connection.execute("RELEASE job")
        connection.execute("COMMIT")

    def _fail(
        self,
        connection: sqlite3.Connection | None,
        batch: list[_Job],
        error: BaseException,
    ) -> None:
        """The engine itself refused (disk full, file locked): nobody succeeded."""
        if connection and connection.in_transaction:
            connection.execute("ROLLBACK")
        for job in batch:
            job.error = error


def _connect(path: Path) -> sqlite3.Connection:
    """A connection in autocommit mode: transactions are opened by hand."""
    connection = sqlite3.connect(
        path, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
    )
    connection.execute("PRAGMA synchronous = FULL")
    # Without it `INSERT OR REPLACE` deletes a row without firing its DELETE trigger,
    # and would walk past what makes the ledger append-only.
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    # Who asked to be forgotten must not be read in the file's free space.
    connection.execute("PRAGMA secure_delete = ON")
    return connection


class SqliteStore(Store):
    """A SQLite file.

    Args:
        is_ours: whether the file's journal may be switched to WAL.
    """

    def __init__(self, path: Path, is_ours: bool = True) -> None:
        self._path = path
        self._is_ours = is_ours
        self._writer: _Writer | None = None
        self._readers: ThreadPoolExecutor | None = None
        self._open: list[sqlite3.Connection] = []
        self._mine = threading.local()

    async def write(self, fn: Callable[..., T], *args: Any) -> T:
        for _ in range(ATTEMPTS - 1):
            try:
                return await self._submit(fn, args)
            except sqlite3.OperationalError as exc:
                if "locked" not in str(exc):
                    raise
        return await self._submit(fn, args)

    async def _submit(self, fn: Callable[..., T], args: tuple[Any, ...]) -> T:
        self._prepare()
        self._writer = self._writer or _Writer(self._path)
        job = _Job(fn, args)
        self._writer.submit(job)
        result: T = await job.future
        return result

    async def read(self, fn: Callable[..., T], *args: Any) -> T:
        self._prepare()
        self._readers = self._readers or ThreadPoolExecutor(READERS, "loyalty-reader")
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._snapshot, fn, args)

    def _prepare(self) -> None:
        """Switches the file to WAL before anybody reads: beside a reader it fails."""
        if self._writer or self._readers or not self._is_ours:
            return
        connection = _connect(self._path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()

    def _snapshot(self, fn: Callable[..., T], args: tuple[Any, ...]) -> T:
        connection = self._reader()
        connection.execute("BEGIN")
        try:
            return fn(SqliteTx(connection), *args)
        finally:
            connection.execute("ROLLBACK")

    def _reader(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._mine, "connection", None)
        if connection is None:
            connection = _connect(self._path)
            connection.execute("PRAGMA query_only = ON")
            self._mine.connection = connection
            self._open.append(connection)
        return connection

    async def scrub(self) -> None:
        """Empties the write-ahead log: it still holds pages as they were before.

        A reader that is at work can keep it from that for a moment.
        """
        loop = asyncio.get_running_loop()
        for _ in range(ATTEMPTS):
            if await loop.run_in_executor(None, self._empty_log):
                return

    def _empty_log(self) -> bool:
        with closing(_connect(self._path)) as connection:
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    async def size(self) -> int:
        files = (self._path, self._path.with_name(f"{self._path.name}-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def close(self) -> None:
        if self._writer:
            self._writer.close()
        if self._readers:
            self._readers.shutdown()
        for connection in self._open:
            connection.close()
        self._writer, self._readers = None, None
        self._open, self._mine = [], threading.local()
