"""The owner's pages about guests, beside LNbits' own list of payments on that server.

A hundred thousand guests, six in ten with a name, a million movements, and as many
payments in the wallet's own list as there were bills. Whatever these pages ask for may
take three times as long as that list, no longer. LOYALTY_BENCH_GUESTS and
LOYALTY_BENCH_LOOKED_AT make it smaller. `looking_postgres` is the same on PostgreSQL.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from devkit.people import NostrKeys

from . import loader
from .figures import Figure, Rates, in_rounds
from .proving import stop_sweeping
from .stage import Stage, stage

GUESTS = int(os.environ.get("LOYALTY_BENCH_GUESTS", "100000"))
EVENTS = int(os.environ.get("LOYALTY_BENCH_LOOKED_AT", "1000000"))
NAMED = 6  # of ten
REQUESTS = 5
SLOWEST = 0.33
DAY = 86_400
YEAR = 365 * DAY
TOGETHER = 20_000
TIERS = (("Bronze", 0), ("Silver", 100), ("Gold", 400))

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


def place_of(on: Stage) -> loader.Place:
    return loader.Place(
        on.merchant["program_id"],
        on.merchant["id"],
        since=int(time.time()) - 10_000 * loader.HOUR,
        ends_at=int(time.time()) + 400 * DAY,
    )


def measure() -> list[Figure]:
    """On SQLite."""
    with stage("looking") as on:
        stop_sweeping(on.lnbits)
        open_programme(on)
        key = NostrKeys.fresh().public
        loaded = loader.load(
            on.folder.data / "ext_loyalty.sqlite3",
            place_of(on),
            sizes(GUESTS, EVENTS),
            0,
            [key],
        )
        _fill_sqlite(on, loaded)
        return look(on, key, loaded, "SQLite")


def open_programme(on: Stage) -> None:
    for name, threshold in TIERS:
        on.post("tiers", name=name, threshold=threshold)


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


@dataclass(frozen=True)
class Look:
    """Something that a page asks for."""

    name: str
    path: str


def looks(merchant_id: str, pubkey: str) -> list[Look]:
    here, since = f"/merchants/{merchant_id}", int(time.time()) - 20 * DAY
    guests, log, one = f"{here}/customers?", f"{here}/events?", f"{here}/customers"
    last = f"limit=20&offset={GUESTS - 40}"
    return [
        *(
            Look(f"guests by {column}", f"{guests}sortby={column}")
            for column in ("last_seen", "points", "visits", "spent_sats", "tier")
        ),
        Look("guests, the last page", f"{guests}sortby=points&{last}"),
        Look("guests by tier, the last page", f"{guests}sortby=tier&{last}"),
        Look("search that finds some", f"{guests}search=ana ba&sortby=points"),
        Look("search of one letter", f"{guests}search=a&sortby=points"),
        Look("search of a key", f"{guests}search={pubkey[:8]}"),
        Look("history, newest first", log),
        Look("history, twenty days of bills", f"{log}kind=earned&from={since}"),
        Look("history of a guest", f"{log}customer_pubkey={pubkey}"),
        Look("history, search of a name", f"{log}search=ana ba"),
        Look("what needs a look", f"{here}/problems"),
        Look("a guest of 10,000 movements", f"{one}/{pubkey}"),
        Look("their statement", f"{one}/{pubkey}/statement"),
        Look("their statement, the end", f"{one}/{pubkey}/statement?offset=9980"),
    ]


def look(on: Stage, pubkey: str, events: int, database: str) -> list[Figure]:
    """Each of them, with a token, in turns with the list of payments."""
    _review_tiers(on)
    token = {"X-Loyalty-Token": on.post("tokens", name="b", scopes=["read"])["secret"]}
    admin = {"X-Api-Key": on.owner.admin_key}
    asked = looks(on.merchant["id"], pubkey)
    ask = partial(_per_second, on)
    list_of_payments = "/api/v1/payments/paginated?limit=20&sortby=time&direction=desc"
    theirs, *ours = in_rounds(
        lambda: ask(list_of_payments, admin),
        *(partial(ask, f"/loyalty/api/v1{one.path}", token) for one in asked),
        lambda: ask(f"/loyalty/api/v1{asked[0].path}", admin),
        rounds=3,
    )
    beside = f"LNbits' list of {events * 9 // 10:,} payments {_took(theirs)}"
    titles = [*(one.name for one in asked), f"{asked[0].name}, by the wallet's key"]
    return [
        Figure(
            f"{database}: {title}", _took(rates), beside, rates.over(theirs), SLOWEST
        )
        for title, rates in zip(titles, ours, strict=True)
    ]


def _per_second(on: Stage, path: str, headers: dict[str, str]) -> float:
    start = time.perf_counter()
    for _ in range(REQUESTS):
        on.lnbits.http.get(path, headers=headers).raise_for_status()
    return REQUESTS / (time.perf_counter() - start)


def _took(rates: Rates) -> str:
    return f"{1000 / rates.median:,.0f} ms"


def _review_tiers(on: Stage) -> None:
    """The loader leaves every tier open, as no ledger is after its first night."""
    from loyalty.services import review_tiers
    from loyalty.sweeps import Sweep, sweep_all

    on.run(sweep_all([Sweep("tiers", review_tiers)]))
