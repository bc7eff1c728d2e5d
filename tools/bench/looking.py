"""All of the owner's pages, beside LNbits' own list of payments on that server.

A hundred thousand guests, six in ten with a name, a million movements, each bill with
its order and its judged payment, each reward given by hand, and as many payments in the
wallet's own list as there were bills. Whatever these pages ask for may take three times
as long as that list, no longer. LOYALTY_BENCH_GUESTS and LOYALTY_BENCH_LOOKED_AT make
it smaller. `looking_postgres` is the same on PostgreSQL.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from devkit.people import NostrKeys, call

from . import loader
from .figures import Figure, Rates, in_rounds
from .furnishing import furnish, open_programme
from .overview import JUDGED, ORDERS
from .pages import Look, looks
from .proving import stop_sweeping
from .stage import Stage, stage

GUESTS = int(os.environ.get("LOYALTY_BENCH_GUESTS", "100000"))
EVENTS = int(os.environ.get("LOYALTY_BENCH_LOOKED_AT", "1000000"))
NAMED = 6  # of ten
REQUESTS, ROUNDS = 5, 3
SLOWEST = 0.33
DAY = 86_400
YEAR = 365 * DAY
TOGETHER = 20_000

FIRST = "Ana Bruno Carla Dario Elena Félix Greta Hugo Inês João Klara Luis".split()
SYLLABLES = (
    "ba be bi do du fa go ka la le lo ma mi na no pe ra ri ro sa ta to va".split()
)

Rows = Iterator[tuple[Any, ...]]
PAYMENT = (
    *("checking_id", "payment_hash", "wallet_id", "amount", "fee", "bolt11", "status"),
    *("memo", "time", "created_at", "updated_at", "extra", "labels"),
)


def sizes(guests: int, events: int) -> list[int]:
    """How many events each has: most a few, some hundreds, some ten thousand."""
    regulars = [size for size in loader.sizes(events) if size > 15]
    left, rest = events - sum(regulars), guests - len(regulars)
    dice = Random(loader.SEED)
    few = [max(1, left // rest + dice.randint(-2, 2)) for _ in range(rest)]
    return [*regulars, *few]


def names(guests: int) -> Rows:
    """Cards and what six in ten of them are called."""
    dice = Random(loader.SEED)
    for number in range(guests):
        if number % 10 < NAMED:
            last = "".join(dice.choices(SYLLABLES, k=3)).capitalize()
            yield f"{number:032x}", f"{dice.choice(FIRST)} {last}"


def name_parts(program_id: str, guests: int) -> Rows:
    from loyalty.searching import parts_of

    for card_id, name in names(guests):
        for part in sorted(parts_of(name)):
            yield program_id, part, card_id


def payments(wallet_id: str, how_many: int, at: Callable[[float], Any]) -> Rows:
    """Bills paid in the last two years, up to a month ago: whoever looks for payments
    that were missed does not look there."""
    until = time.time() - 30 * DAY
    for number in range(how_many):
        when = at(until - 2 * YEAR * (how_many - number) / how_many)
        name = f"{number:064x}"
        money = (20 + number % 60) * 1_000_000
        yield (
            *(name, name, wallet_id, money, 0, name, "success", "Lunch"),
            *(when, when, when, "{}", "[]"),
        )


def place_of(on: Stage, giver: str) -> loader.Place:
    return loader.Place(
        on.merchant["program_id"],
        on.merchant["id"],
        giver=giver,
        since=int(time.time()) - 10_000 * loader.HOUR,
        ends_at=int(time.time()) + 400 * DAY,
    )


def measure() -> list[Figure]:
    """On SQLite."""
    with stage("looking") as on:
        stop_sweeping(on.lnbits)
        open_programme(on)
        giver, key = furnish(on), NostrKeys.fresh().public
        loaded = loader.load(
            on.folder.data / "ext_loyalty.sqlite3",
            place_of(on, giver),
            sizes(GUESTS, EVENTS),
            0,
            [key],
        )
        _fill_sqlite(on, loaded)
        asked = looks(on.merchant["id"], key, GUESTS, giver)
        return look(on, asked, loaded, "SQLite")


def _fill_sqlite(on: Stage, events: int) -> None:
    program_id = on.merchant["program_id"]
    ours, core = on.folder.data / "ext_loyalty.sqlite3", on.folder.data
    _insert(
        ours,
        "nicknames",
        ("card_id", "nickname", "is_indexed"),
        ((card_id, name, 1) for card_id, name in names(GUESTS)),
    )
    columns = ("program_id", "part", "card_id")
    _insert(ours, "name_parts", columns, name_parts(program_id, GUESTS))
    with closing(sqlite3.connect(ours)) as connection, connection:
        connection.execute(ORDERS)
        connection.execute(JUDGED, {"wallet_id": on.owner.id})
    paid = payments(on.owner.id, events * 9 // 10, float)
    _insert(core / "database.sqlite3", "apipayments", PAYMENT, paid)


def _insert(database: Path, table: str, columns: tuple[str, ...], rows: Rows) -> None:
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA busy_timeout = 60000")
        while batch := list(islice(rows, TOGETHER)):
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(sql, batch)
            connection.execute("COMMIT")
        connection.execute("ANALYZE")


# --- looking --------------------------------------------------------------------------


def look(on: Stage, asked: Sequence[Look], events: int, database: str) -> list[Figure]:
    """Each of them, with the key that the pages use, in turns with the payments."""
    _review_tiers(on)
    ask = partial(_per_second, on)
    list_of_payments = "/api/v1/payments/paginated?limit=20&sortby=time&direction=desc"
    theirs, *ours = in_rounds(
        lambda: ask(list_of_payments),
        *(partial(ask, f"/loyalty/api/v1{one.path}") for one in asked),
        rounds=ROUNDS,
    )
    beside = f"LNbits' list of {events * 9 // 10:,} payments {_took(theirs)}"
    return [
        Figure(
            f"{database}: {one.name}", _took(rates), beside, rates.over(theirs), SLOWEST
        )
        for one, rates in zip(asked, ours, strict=True)
    ]


def _per_second(on: Stage, path: str) -> float:
    headers = {"X-Api-Key": on.owner.admin_key}
    start = time.perf_counter()
    for _ in range(REQUESTS):
        call(on.lnbits.http, "GET", path, headers=headers)
    return REQUESTS / (time.perf_counter() - start)


def _took(rates: Rates) -> str:
    return f"{1000 / rates.median:,.0f} ms"


def _review_tiers(on: Stage) -> None:
    """The loader leaves every tier open, as no ledger is after its first night."""
    from loyalty.services import review_tiers
    from loyalty.sweeps import Sweep, sweep_all

    on.run(sweep_all([Sweep("tiers", review_tiers)]))
