"""The extension comes and goes with its tasks, threads and connections."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from devkit.people import Guest, Operator
from raw import RawDatabase, SqlRefused
from venue import API, Venue, until

TABLES = (
    *("programs", "program_versions", "merchants", "merchant_versions", "tokens"),
    *("cards", "events", "rule_snapshots", "balances", "orders", "payments"),
)


@pytest.fixture
def raw(app: Any, bench: Any) -> RawDatabase:
    url = os.environ["LNBITS_DATABASE_URL"] or None
    return RawDatabase.of(bench.folder, bench.postgres, url)


@pytest.fixture
async def extension(app: Any, guest: Guest) -> AsyncIterator[Any]:
    """The package, running, whatever a test did with it."""
    import loyalty

    yield loyalty
    loyalty.loyalty_stop()
    await until(tasks_ended)
    loyalty.loyalty_start()
    await until(tasks_work)


def our_tasks() -> list[str]:
    names = [task.get_name() for task in asyncio.all_tasks()]
    return [name for name in names if name.startswith("ext_loyalty")]


async def tasks_ended() -> bool:
    return not our_tasks()


async def tasks_work() -> bool:
    """Whether reconciliation has begun, so that stopping it stops something."""
    from loyalty.orders.crud import get_cursor
    from loyalty.store import store

    return bool(await store.read(get_cursor, "sweep"))


def held(raw: RawDatabase) -> list[Any]:
    """Threads and connections of the store."""
    if not raw.postgres:
        names = [thread.name for thread in threading.enumerate()]
        return [name for name in names if name.startswith("loyalty")]
    return raw.rows("SELECT pid FROM pg_stat_activity WHERE application_name='loyalty'")


# --- start and stop -------------------------------------------------------------------


async def test_a_stopped_extension_holds_nothing(
    extension: Any, raw: RawDatabase, venue: Venue, guest: Guest
) -> None:
    async def let_go() -> bool:
        return not held(raw)

    await venue.serve(guest, 1_000)
    assert held(raw)
    extension.loyalty_stop()
    await until(tasks_ended)
    await until(let_go)


async def test_it_can_be_started_again_and_again(
    extension: Any, venue: Venue, guest: Guest
) -> None:
    once = Counter(our_tasks())
    assert set(once.values()) == {1} and len(once) == 11
    for visit in range(3):
        extension.loyalty_stop()
        await until(tasks_ended)
        extension.loyalty_start()
        assert Counter(our_tasks()) == once
        await venue.serve(guest, 1_000)
        assert (await venue.card(guest))["points"] == visit + 1


async def test_started_at_once_it_keeps_its_database(
    extension: Any, venue: Venue, guest: Guest
) -> None:
    async def one_of_each() -> bool:
        return set(Counter(our_tasks()).values()) == {1}

    extension.loyalty_stop()
    extension.loyalty_start()
    await venue.serve(guest, 1_000)
    await until(one_of_each)
    assert (await venue.proof())["wrong"] == 0


async def test_a_rescan_ends_with_the_extension_and_says_so(
    extension: Any, venue: Venue, guest: Guest
) -> None:
    from missed import Missed, settle_unseen

    path, at = f"/merchants/{venue.id}/rescan", time.time() + 2

    async def counting() -> bool:
        return bool((await venue.do("GET", path))["new"])

    bills = [Missed(guest.pubkey, 1_000, at + i / 1_000) for i in range(600)]
    await settle_unseen(venue.wallet.id, bills)
    url = f"{API}{path}"
    await venue.http.post(url, headers=venue.admin, json={"from": int(at) - 1})
    await until(counting)
    extension.loyalty_stop()
    await until(tasks_ended)
    progress = await venue.do("GET", path)
    assert progress["done"] and "stopped" in progress["failed"]
    extension.loyalty_start()

    async def all_counted() -> bool:
        return bool((await venue.card(guest))["points"] == 600)

    await until(all_counted)
    assert (await venue.proof())["wrong"] == 0


# --- through LNbits -------------------------------------------------------------------


async def test_switched_off_it_is_gone_and_switched_on_it_catches_up(
    extension: Any,
    superuser: Operator,
    in_thread: Callable[..., Awaitable[Any]],
    venue: Venue,
    guest: Guest,
) -> None:
    async def switch(how: str) -> None:
        path = f"/api/v1/extension/loyalty/{how}"
        assert (await in_thread(superuser.call, "PUT", path))["success"] is True

    async def caught_up() -> bool:
        return bool((await venue.card(guest))["points"] == 7)

    await switch("deactivate")
    try:
        await until(tasks_ended)
        assert (await venue.call("GET", "/health")).status_code == 404
        assert (await venue.call("GET", venue.card_path(guest))).status_code == 404
        extra = {"customer_pubkey": guest.pubkey}
        await venue.pay(guest, await venue.foreign_invoice(7_000, extra))
    finally:
        await switch("activate")
    assert (await venue.call("GET", "/health")).status_code == 200
    await until(caught_up)
    await venue.serve(guest, 2_000)
    assert (await venue.card(guest))["points"] == 9
    assert (await venue.proof())["wrong"] == 0


# --- the schema -----------------------------------------------------------------------


async def migrate(extension: Any) -> int:
    """Runs every step as LNbits does; how many there are."""
    from loyalty import migrations

    steps = [step for name, step in vars(migrations).items() if name[:2] == "m0"]
    for step in steps:
        async with extension.db.connect() as connection:
            await step(connection)
    return len(steps)


async def test_migrations_can_run_again_while_guests_pay(
    extension: Any, raw: RawDatabase, venue: Venue, guest: Guest
) -> None:
    await venue.serve(guest, 1_000)
    before = {table: raw.rows(f"SELECT * FROM loyalty.{table}") for table in TABLES}  # noqa: S608
    assert await migrate(extension) >= 9
    for table, rows in before.items():
        assert raw.rows(f"SELECT * FROM loyalty.{table}") == rows, table  # noqa: S608
    await asyncio.gather(migrate(extension), venue.serve(guest, 2_000))
    assert (await venue.card(guest))["points"] == 3
    with pytest.raises(SqlRefused, match="append-only"):
        raw.run("UPDATE loyalty.events SET delta = 0")
    assert (await venue.proof())["wrong"] == 0


async def test_connections_are_set_as_the_store_promises(
    app: Any, database: str
) -> None:
    """On SQLite that is what makes a movement survive a power cut."""
    from loyalty.store import Tx, store

    def asked(tx: Tx) -> list[Any]:
        if database == "postgres":
            return [tx.one("SHOW search_path")]
        return [tx.one(f"PRAGMA {name}") for name in ("journal_mode", "synchronous")]

    expected = {
        "sqlite": [{"journal_mode": "wal"}, {"synchronous": 2}],
        "postgres": [{"search_path": "loyalty"}],
    }
    assert await store.write(asked) == expected[database]
