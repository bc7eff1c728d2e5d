"""The unit of work holds what it promises (mission 211, 212), on both databases."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from venue import until

if TYPE_CHECKING:
    from loyalty.store import Store, Tx

NOSTR = json.dumps({"kind": 1, "tags": [["p", "ab" * 32]], "content": "<b>5%</b> ?"})
STRINGS = (
    "<b>bold</b> <script>alert(1)</script>",
    "Fish &amp; Chips &#169;",
    "100 % sure? %s %(name)s ? ?? $1",
    ":name ::text 'quoted' \"twice\" `once` \\ --",
    "Łódź, 東京, 🍕👩‍👩‍👧, e\u0301",
    NOSTR,
    "",
)


@pytest.fixture
async def store(app: Any) -> AsyncIterator[Store]:
    """The extension's own store, with a table `scratch(name, n, words)` for a test."""
    from loyalty import db
    from loyalty.store import store

    await db.execute("DROP TABLE IF EXISTS loyalty.scratch")
    await db.execute(
        "CREATE TABLE loyalty.scratch "
        "(name TEXT PRIMARY KEY, n BIGINT NOT NULL, words TEXT NOT NULL)"
    )
    yield store
    await db.execute("DROP TABLE loyalty.scratch")


# --- units of work --------------------------------------------------------------------


def put(tx: Tx, name: str, n: int = 0, words: str = "") -> bool:
    return tx.insert("scratch", {"name": name, "n": n, "words": words})


def n_of(tx: Tx, name: str) -> int | None:
    row = tx.one("SELECT n FROM scratch WHERE name = :name", {"name": name})
    return row["n"] if row else None


def add_one(tx: Tx, name: str) -> int:
    return tx.execute("UPDATE scratch SET n = n + 1 WHERE name = :name", {"name": name})


def names(tx: Tx) -> list[str]:
    return [row["name"] for row in tx.all("SELECT name FROM scratch ORDER BY name")]


def put_then_fail(tx: Tx, name: str) -> None:
    put(tx, name)
    raise ValueError(name)


def put_then_break(tx: Tx, name: str) -> None:
    put(tx, name)
    tx.execute("INSERT INTO no_such_table (n) VALUES (1)")


def put_twice(tx: Tx, name: str) -> None:
    put(tx, name)
    put(tx, name)


def put_pair(tx: Tx, name: str) -> None:
    put(tx, f"{name}/left")
    put(tx, f"{name}/right")


# --- one unit -------------------------------------------------------------------------


async def test_what_a_unit_wrote_stands_when_it_returns(store: Store) -> None:
    assert await store.write(put, "a", 7) is True
    assert await store.read(n_of, "a") == 7
    assert await store.write(add_one, "a") == 1
    assert await store.write(add_one, "nobody") == 0
    assert await store.read(n_of, "a") == 8


@pytest.mark.parametrize("fail", [put_then_fail, put_then_break, put_twice])
async def test_nothing_of_a_failed_unit_stays(
    store: Store, fail: Callable[..., None]
) -> None:
    with pytest.raises(Exception, match=r"lost|no_such_table|scratch"):
        await store.write(fail, "lost")
    assert await store.read(names) == []
    await store.write(put, "next")
    assert await store.read(names) == ["next"]


async def test_a_row_that_is_there_is_refused_by_name(store: Store) -> None:
    from loyalty.store import DuplicateRow

    await store.write(put, "a", 1)
    with pytest.raises(DuplicateRow):
        await store.write(put, "a", 2)
    row = {"name": "a", "n": 3, "words": ""}
    ignore = True
    assert not await store.write(lambda tx: tx.insert("scratch", row, ignore))
    assert await store.read(n_of, "a") == 1


@pytest.mark.parametrize("words", STRINGS)
async def test_strings_pass_unharmed(store: Store, words: str) -> None:
    def find(tx: Tx) -> Any:
        return tx.one("SELECT name, words FROM scratch WHERE words = :w", {"w": words})

    await store.write(put, f"key {words}", 0, words)
    found = {"name": f"key {words}", "words": words}
    assert await store.read(find) == found
    assert await store.write(find) == found


async def test_a_read_cannot_write(store: Store) -> None:
    with pytest.raises(Exception, match=r"read-?only"):
        await store.read(put, "a")
    assert await store.read(names) == []
    await store.write(put, "a")  # nor does it spoil the connection


# --- many at once ---------------------------------------------------------------------


async def test_units_that_wait_together_keep_each_its_own_fate(store: Store) -> None:
    units = (put, put_then_fail, put, put_then_break, put, put_twice)
    work = [
        store.write(units[i % len(units)], f"{i:03}") for i in range(20 * len(units))
    ]
    results = await asyncio.gather(*work, return_exceptions=True)
    good = [f"{i:03}" for i, result in enumerate(results) if result is True]
    assert good == [f"{i:03}" for i in range(0, len(work), 2)]
    assert await store.read(names) == good
    failures = {str(r) for r in results if isinstance(r, ValueError)}
    assert failures == {f"{i:03}" for i in range(1, len(work), 6)}


async def test_a_writer_reads_its_own_writes(store: Store) -> None:
    async def one(i: int) -> bool:
        await store.write(put, f"row {i}", i)
        return await store.read(n_of, f"row {i}") == i

    assert all(await asyncio.gather(*(one(i) for i in range(200))))


async def test_two_hundred_writers_of_one_row_sum_exactly(store: Store) -> None:
    await store.write(put, "a")
    await asyncio.gather(*(store.write(add_one, "a") for _ in range(200)))
    assert await store.read(n_of, "a") == 200


async def test_a_counter_lets_exactly_its_limit_through(store: Store) -> None:
    def take(tx: Tx) -> bool:
        return bool(
            tx.one(
                """
                INSERT INTO scratch (name, n, words) VALUES ('used', 1, '')
                ON CONFLICT (name) DO UPDATE SET n = scratch.n + 1
                WHERE scratch.n < :limit RETURNING n
                """,
                {"limit": 7},
            )
        )

    taken = await asyncio.gather(*(store.write(take) for _ in range(40)))
    assert sum(taken) == 7
    assert await store.read(n_of, "used") == 7


async def test_a_read_is_one_snapshot_while_writers_go_on(store: Store) -> None:
    begun, written = Event(), Event()

    def watch(tx: Tx) -> set[int]:
        seen = {len(names(tx))}
        begun.set()
        while not written.is_set():
            seen.add(len(names(tx)))
        return seen | {len(names(tx))}

    async def has_begun() -> bool:
        return begun.is_set()

    await store.write(put, "before")
    watching = asyncio.create_task(store.read(watch))
    try:
        await until(has_begun)
        for i in range(10):
            await store.write(put, f"{i}")
    finally:
        written.set()
    assert await watching == {1}
    assert len(await store.read(names)) == 11


async def test_a_cancelled_caller_leaves_all_or_nothing(store: Store) -> None:
    async def give_up_after(turns: int) -> str:
        name = f"pair {turns:02}"
        work = asyncio.create_task(store.write(put_pair, name))
        for _ in range(turns):
            await asyncio.sleep(0)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        return name

    tried = [await give_up_after(turns) for turns in range(40)]
    await store.write(put, "z")  # what still waited has been done before this
    stand = set(await store.read(names))
    halves = [{f"{name}/left", f"{name}/right"} & stand for name in tried]
    assert {len(half) for half in halves} <= {0, 2}
    assert await store.read(n_of, "z") == 0


async def test_a_closed_store_opens_again(store: Store) -> None:
    await store.write(put, "before")
    store.close()
    store.close()
    assert await store.read(names) == ["before"]
    store.close()
    await store.write(put, "later")
    assert await store.read(names) == ["before", "later"]


# --- others are in the way ------------------------------------------------------------


def opposite(meet: Callable[[Tx], None]) -> Callable[[Tx, str, str], None]:
    """Adds one to two rows in the order given, and meets the other unit in between."""

    def take_both(tx: Tx, first: str, second: str) -> None:
        add_one(tx, first)
        meet(tx)
        add_one(tx, second)

    return take_both


def same_row(meet: Callable[[Tx], None], database: str) -> Callable[[Tx], None]:
    """Adds one to a row, on a snapshot that the other unit makes stale."""

    def read_then_add(tx: Tx) -> None:
        if database == "postgres":
            tx.all("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        n = n_of(tx, "a") or 0
        meet(tx)
        tx.execute("UPDATE scratch SET n = :n WHERE name = 'a'", {"n": n + 1})

    return read_then_add


class Meeting:
    """Where two units wait for each other, if the database runs both at once."""

    def __init__(self, database: str) -> None:
        self.needed = 2 if database == "postgres" else 1
        self.runs = 0

    def __call__(self, tx: Tx) -> None:
        self.runs += 1
        while self.runs < self.needed:
            tx.one("SELECT 1 AS one")


async def test_a_deadlock_is_tried_again(store: Store, database: str) -> None:
    meeting = Meeting(database)
    for name in ("a", "b"):
        await store.write(put, name)
    unit = opposite(meeting)
    await asyncio.gather(store.write(unit, "a", "b"), store.write(unit, "b", "a"))
    assert [await store.read(n_of, name) for name in ("a", "b")] == [2, 2]
    assert meeting.runs == (3 if database == "postgres" else 2)


async def test_a_stale_snapshot_is_tried_again(store: Store, database: str) -> None:
    meeting = Meeting(database)
    await store.write(put, "a")
    unit = same_row(meeting, database)
    await asyncio.gather(store.write(unit), store.write(unit))
    assert await store.read(n_of, "a") == 2
    assert meeting.runs == (3 if database == "postgres" else 2)


def busy(database: str) -> Exception:
    """What the engine says when another is in the way."""
    import asyncpg

    if database == "postgres":
        return asyncpg.SerializationError("could not serialize access")  # type: ignore[no-any-return]
    return sqlite3.OperationalError("database is locked")


@pytest.mark.parametrize("refusals", [1, 4])
async def test_a_unit_is_run_again_until_it_succeeds(
    store: Store, database: str, refusals: int
) -> None:
    runs: list[int] = []

    def unit(tx: Tx) -> int:
        runs.append(1)
        put(tx, "a", len(runs))
        if len(runs) <= refusals:
            raise busy(database)
        return len(runs)

    assert await store.write(unit) == refusals + 1
    assert await store.read(n_of, "a") == refusals + 1


async def test_a_unit_is_given_up_after_five_runs(store: Store, database: str) -> None:
    runs: list[int] = []

    def unit(tx: Tx) -> None:
        runs.append(1)
        put(tx, "a")
        raise busy(database)

    with pytest.raises(type(busy(database))):
        await store.write(unit)
    assert len(runs) == 5
    assert await store.read(names) == []
