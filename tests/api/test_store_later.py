"""What a unit of work leaves for later is there all the same (mission 211, 212)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from loyalty.store import Store, Tx

ADD_ONE = "UPDATE scratch SET n = n + 1 WHERE name = 'b'"
ALL_ROWS = """
    SELECT name, n, words FROM scratch
    UNION SELECT name, n, words FROM scratch_two ORDER BY name
"""
COLUMNS = "(name TEXT PRIMARY KEY, n BIGINT NOT NULL, words TEXT NOT NULL)"
TABLES = ("scratch", "scratch_two")


@pytest.fixture
async def store(app: Any) -> AsyncIterator[Store]:
    """The extension's own store, with two tables alike for a test."""
    from loyalty import db
    from loyalty.store import store

    for table in TABLES:
        await db.execute(f"DROP TABLE IF EXISTS loyalty.{table}")
        await db.execute(f"CREATE TABLE loyalty.{table} {COLUMNS}")
    yield store
    for table in TABLES:
        await db.execute(f"DROP TABLE loyalty.{table}")


def all_rows(tx: Tx) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in tx.tuples(ALL_ROWS)]


def n_of(tx: Tx, name: str) -> int | None:
    row = tx.one("SELECT n FROM scratch WHERE name = :name", {"name": name})
    return row["n"] if row else None


def put_later(tx: Tx, table: str, name: str, n: int = 0) -> None:
    tx.insert_later(table, {"name": name, "n": n, "words": f"{table} $1 :n"})


async def test_what_waits_is_seen_by_whatever_comes_after(store: Store) -> None:
    """Mission 211: a unit meets its own rows, whenever they reach the server."""

    def unit(tx: Tx) -> tuple[int | None, int, int | None]:
        put_later(tx, "scratch", "a", 5)
        seen = n_of(tx, "a")
        put_later(tx, "scratch", "b", 7)
        return seen, tx.execute(ADD_ONE), n_of(tx, "b")

    assert await store.write(unit) == (5, 1, 8)
    assert [row[:2] for row in await store.read(all_rows)] == [("a", 5), ("b", 8)]


async def test_what_waits_for_several_tables_is_all_written(store: Store) -> None:
    def unit(tx: Tx) -> None:
        put_later(tx, "scratch", "a", 1)
        put_later(tx, "scratch_two", "b", 2)
        put_later(tx, "scratch", "c", 3)
        put_later(tx, "scratch_two", "d", 4)

    await store.write(unit)
    one, two = "scratch $1 :n", "scratch_two $1 :n"
    wanted = [("a", 1, one), ("b", 2, two), ("c", 3, one), ("d", 4, two)]
    assert await store.read(all_rows) == wanted


async def test_a_unit_is_lost_when_what_waits_is_there_already(store: Store) -> None:
    from loyalty.store import DuplicateRow

    def unit(tx: Tx) -> None:
        put_later(tx, "scratch_two", "b")
        put_later(tx, "scratch", "a")

    first = {"name": "a", "n": 1, "words": ""}
    await store.write(lambda tx: tx.insert("scratch", first))
    with pytest.raises(DuplicateRow):
        await store.write(unit)
    assert await store.read(all_rows) == [("a", 1, "")]
    ignore, again = True, {"name": "a", "n": 9, "words": ""}
    await store.write(lambda tx: tx.insert_later("scratch", again, ignore))
    assert await store.read(n_of, "a") == 1
