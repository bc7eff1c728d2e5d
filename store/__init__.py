"""The unit of work: the only place that knows database engines.

A unit of work is a plain function of a transaction, `def post(tx, …)`. It runs whole or
not at all, and it may run again, so it must not touch anything but `tx`. Crud and the
rules that must be atomic are therefore ordinary synchronous functions, and

    await store.write(fn, *args)    one transaction, committed before this returns
    await store.read(fn, *args)     one snapshot, nothing can be written

are the only asynchronous edge. `lnbits.db.Database` commits after every statement and
holds one lock for everybody, which a ledger cannot live with; it is used for
migrations only.

SQLite: one writer thread over the standard library's sqlite3, many readers beside it.
WAL with `synchronous=FULL`: an acknowledged movement survives a power cut. Writes that
wait together commit together, each keeping its own success or failure.
PostgreSQL: a pool of asyncpg connections; the function runs in a greenlet. Each way to
the server costs more than most statements do, so INSERTs that nobody waits for
(`tx.later`) go there together.

One dialect, PostgreSQL's with `:named` parameters, is translated once per statement.
The only difference a caller meets is `FOR UPDATE|SHARE [SKIP LOCKED]`; SQLite drops it:
its single writer already excludes everybody else.
"""

from __future__ import annotations

from pathlib import Path

from lnbits.settings import settings

from .postgres import PostgresStore
from .sqlite import SqliteStore, SqliteTx
from .unit import DuplicateRow, Row, Store, Tx, Values, in_list

SCHEMA = "loyalty"


def _stores() -> tuple[Store, Store]:
    if settings.lnbits_database_url:
        url = settings.lnbits_database_url
        return PostgresStore(url, SCHEMA), PostgresStore(url, "public")
    folder = Path(settings.lnbits_data_folder)
    return (
        SqliteStore(folder / f"ext_{SCHEMA}.sqlite3"),
        SqliteStore(folder / "database.sqlite3", is_ours=False),
    )


# Ours, and LNbits' own, which is only ever read. Reading it here rather than through
# `lnbits.core.db` spares us the lock that LNbits holds all through a payment.
store, core_store = _stores()
is_postgres = isinstance(store, PostgresStore)

__all__ = [
    "DuplicateRow",
    "PostgresStore",
    "Row",
    "SqliteStore",
    "SqliteTx",
    "Store",
    "Tx",
    "Values",
    "core_store",
    "in_list",
    "is_postgres",
    "store",
]
