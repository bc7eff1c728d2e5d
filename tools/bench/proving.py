"""A ledger with much in it: proving it, and what its size costs those who read and pay.

Where nothing else is beside it, the aim is a number per second of processor time, which
tells the same on a busy machine. LOYALTY_BENCH_EVENTS says how many events there are.
"""

from __future__ import annotations

import os
import resource
import time
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from devkit.inprocess import InProcessLNbits
from devkit.people import NostrKeys, call

from . import loader
from .earning import copy_database
from .figures import Figure, side_by_side
from .stage import stage

EVENTS = int(os.environ.get("LOYALTY_BENCH_EVENTS", "200000"))
FEW_EVENTS = 1000
LONG, SHORT = 10_000, 10  # events of the two cards that are read
READS = 100
EARNS = 200
DAY = 86_400
WINDOWED = {"tier_window_days": 365, "tier_grace_days": 30}

PROVED_PER_SECOND = 50_000
LOADED_PER_SECOND = 30_000
REVIEWED_PER_SECOND = 100_000 / 60


def measure() -> list[Figure]:
    """All figures, on SQLite."""
    with stage("proving") as on:
        admin = {"X-Api-Key": on.owner.admin_key}
        return _measure(on.lnbits, on.folder.data, on.merchant, admin)


def _measure(
    lnbits: InProcessLNbits, data: Path, merchant: dict[str, Any], admin: dict[str, str]
) -> list[Figure]:
    stop_sweeping(lnbits)
    database = data / "ext_loyalty.sqlite3"
    place = loader.Place(
        merchant["program_id"],
        merchant["id"],
        since=int(time.time()) - LONG * loader.HOUR,
        ends_at=int(time.time()) + 400 * DAY,
    )
    loader.load(database, place, loader.sizes(FEW_EVENTS))
    small = data / "small.sqlite3"
    copy_database(database, small)
    cards = [LONG, SHORT, *loader.sizes(EVENTS)]
    pubkeys = [NostrKeys.fresh().public for _ in (LONG, SHORT)]
    loading = time.process_time()
    events = loader.load(database, place, cards, 1_000_000, pubkeys)
    loaded = events / (time.process_time() - loading)
    return [
        _rate(f"loading {events:,} events", "events", loaded, LOADED_PER_SECOND),
        *_reviewed(lnbits, merchant, admin),
        *_proved(lnbits, place.program_id),
        *_read(lnbits, merchant, admin, pubkeys),
        _paid(lnbits, place, small, database),
    ]


def stop_sweeping(lnbits: InProcessLNbits) -> None:
    """What is measured here is not to be done beside it."""
    from lnbits.task_manager import task_manager

    task = task_manager.get_task("ext_loyalty_sweeps")
    if task:
        lnbits.loop.call_soon_threadsafe(task_manager.cancel_task, task)


def _rate(name: str, what: str, per_second: float, aim: float) -> Figure:
    return Figure(
        name,
        f"{per_second:,.0f} {what} per processor second",
        f"{aim:,.0f}",
        per_second / aim,
        1,
    )


def _proved(lnbits: InProcessLNbits, program_id: str) -> list[Figure]:
    """Beside what the aim says, how fast this machine is just now: how many events it
    only reads and hashes, in Python, with nothing looked at."""
    from loyalty.jobs.models import Progress
    from loyalty.jobs.passes import go_through
    from loyalty.store import store

    began = time.process_time()
    hashed = lnbits._in_loop(store.read(_only_hash))
    bare = hashed / (time.process_time() - began)
    figures = []
    for kind in ("verify", "rebuild"):
        progress, began, wall = Progress(), time.process_time(), time.perf_counter()
        lnbits._in_loop(go_through(program_id, kind, progress))
        rate = progress.events / (time.process_time() - began)
        if progress.wrong:
            raise RuntimeError(f"what was loaded is wrong: {progress.findings[:1]}")
        name = f"{kind}, {progress.events / (time.perf_counter() - wall):,.0f} events/s"
        name += f", only read and hashed {bare:,.0f}"
        figures.append(_rate(name, "events", rate, PROVED_PER_SECOND))
    return figures


def _only_hash(tx: Any) -> int:
    rows = tx.tuples("SELECT * FROM events ORDER BY card_id, seq", {})
    return sum(1 for row in rows if sha256(repr(row).encode()).hexdigest())


def _reviewed(
    lnbits: InProcessLNbits, merchant: dict[str, Any], admin: dict[str, str]
) -> list[Figure]:
    """The tiers of all cards, which the loader has left open, by their last year."""
    from loyalty.services import review_tiers
    from loyalty.sweeps import Sweep, sweep_all

    path = f"/loyalty/api/v1/merchants/{merchant['id']}"
    call(lnbits.http, "PUT", f"{path}/program", headers=admin, json=WINDOWED)
    gold = {"name": "Gold", "threshold": 500}
    call(lnbits.http, "POST", f"{path}/tiers", headers=admin, json=gold)
    before = _memory()
    began, wall = time.process_time(), time.perf_counter()
    done = lnbits._in_loop(sweep_all([Sweep("tiers", review_tiers)]))["tiers"]
    took, lasted = time.process_time() - began, time.perf_counter() - wall
    lifetime = {"tier_window_days": 0}
    call(lnbits.http, "PUT", f"{path}/program", headers=admin, json=lifetime)
    name = (
        f"tier review of {done:,} cards in {lasted:.0f} s, {_memory() - before} MB more"
    )
    return [_rate(name, "cards", done / took, REVIEWED_PER_SECOND)]


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _read(
    lnbits: InProcessLNbits,
    merchant: dict[str, Any],
    admin: dict[str, str],
    pubkeys: list[str],
) -> list[Figure]:
    """A card with much on it beside one with little: the service, and the endpoint."""
    from loyalty import clock, services
    from loyalty.store import store

    def view(tx: Any, pubkey: str) -> None:
        now = clock.now()
        program = services.get_program(tx, merchant["program_id"])
        services.view_card(tx, program, pubkey, "2026-11", now, 20)

    async def read(pubkey: str) -> float:
        start = time.perf_counter()
        for _ in range(READS):
            await store.read(view, pubkey)
        return READS / (time.perf_counter() - start)

    def ask(pubkey: str) -> float:
        path = f"/loyalty/api/v1/restaurants/{merchant['id']}/loyalty/{pubkey}"
        start = time.perf_counter()
        for _ in range(READS):
            lnbits.http.get(path, headers=admin).raise_for_status()
        return READS / (time.perf_counter() - start)

    long, short = pubkeys
    figures = []
    for name, one in (("service", lambda k: lnbits._in_loop(read(k))), ("REST", ask)):
        ours, other = side_by_side(lambda: one(long), lambda: one(short))  # noqa: B023
        figures.append(
            Figure(
                f"card of {LONG:,} events ({name})",
                f"{ours:,.0f}/s",
                f"card of {SHORT} events {other:,.0f}/s",
                ours / other,
                1 / 1.5,
            )
        )
    return figures


def _paid(
    lnbits: InProcessLNbits, place: loader.Place, small: Path, big: Path
) -> Figure:
    """Bills of new and known guests, in a database with much and one with little."""
    from loyalty.store import SqliteStore

    few, many = SqliteStore(small), SqliteStore(big)
    numbers = count()
    ours, other = side_by_side(
        lambda: lnbits._in_loop(_earns(many, place, numbers)),
        lambda: lnbits._in_loop(_earns(few, place, numbers)),
    )
    few.close()
    many.close()
    return Figure(
        f"earn where there are {EVENTS:,} events",
        f"{ours:,.0f}/s",
        f"where there are {FEW_EVENTS:,}, {other:,.0f}/s",
        ours / other,
        1 / 1.2,
    )


async def _earns(store: Any, place: loader.Place, numbers: Any) -> float:
    from loyalty import clock, services
    from loyalty.clock import LocalClock
    from loyalty.points import Bill

    def earn(tx: Any, number: int) -> None:
        paid = services.PaidBill(
            program=services.get_program(tx, place.program_id),
            merchant_id=place.merchant_id,
            order_id=None,
            source_id=os.urandom(32).hex(),
            bill=Bill(34_000),
            time=clock.now(),
            clock=LocalClock("UTC"),
            minor_per_btc=0,
        )
        # Keys are spread like keys, and every other guest has been here before.
        services.earn(tx, f"{(number // 2) * 0x9E3779B97F4A7C15 % 2**256:064x}", paid)

    start = time.perf_counter()
    for number in (next(numbers) for _ in range(EARNS)):
        await store.write(earn, number)
    return EARNS / (time.perf_counter() - start)
