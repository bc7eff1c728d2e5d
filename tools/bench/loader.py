"""Lived ledgers in bulk: a million events in half a minute, through the pure functions.

Events are drafted, sealed and posted as the ledger does it, and put into the tables of
a SQLite database that LNbits has migrated. What is loaded has to prove right. Imports
`loyalty` inside functions only: LNbits boots first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timezone
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

HOUR = 3600
BATCH_EVENTS = 20_000
SEED = 20_261_122
TABLES = ("cards", "events", "lots", "takings", "counted_bills", "balances")

Rows = dict[str, list[tuple[Any, ...]]]


def sizes(events: int) -> list[int]:
    """How many events each card has: regulars, a few who come daily, some tills' own.

    Seven tenths of the events are on cards of about ten, two tenths on cards of
    hundreds, one tenth on cards of ten thousand.
    """
    dice = Random(SEED)
    found: list[int] = [10_000] * (events // 100_000)
    left = events - sum(found)
    many = events // 5
    while many > 0:
        found.append(min(dice.randint(100, 1000), left))
        many, left = many - found[-1], left - found[-1]
    while left > 0:
        found.append(min(dice.randint(5, 15), left))
        left -= found[-1]
    return [size for size in found if size]


@dataclass
class Place:
    """Where the events happen.

    Attributes:
        ends_at: when every lot ends, Unix seconds, or 0.
        since: when the first of each card's events happened.
        begins: the same for a card by its number and how many events it has.
        giver: who gives the rewards.
    """

    program_id: str
    merchant_id: str
    since: int
    ends_at: int = 0
    step: int = HOUR
    begins: Callable[[int, int], int] | None = None
    giver: str = "system"
    numbers: Iterator[int] = field(default_factory=count)


def events_of(place: Place, card_id: str, how_many: int) -> tuple[list[Any], Any]:
    """One card's chain and its books: bills, and every tenth event a reward."""
    from loyalty import ledger

    books = ledger.MemoryBooks(card_id, place.program_id)
    head, chain = ledger.START, []
    since = place.since
    if place.begins:
        since = place.begins(int(card_id, 16), how_many)
    for number in range(how_many):
        at = since + number * place.step
        points = books.balance.points
        is_reward = number % 10 == 9
        fields = _reward(place, points) if is_reward else _bill(place, number)
        event = ledger.draft(
            card_id,
            place.merchant_id,
            place.program_id,
            source_id=f"{next(place.numbers):064x}",
            time=at,
            recorded_at=at + 1,
            local_day=_day(at),
            **fields,
        )
        sealed = ledger.seal(event, head)
        ledger.post(books, sealed)
        head = ledger.Head(sealed.seq, sealed.hash, sealed.recorded_at)
        chain.append(sealed)
    return chain, books


def _bill(place: Place, number: int) -> dict[str, Any]:
    points = 20 + number % 60
    return {
        "kind": "earned",
        "source": "payment",
        "delta": points,
        "base_sats": points * 1000,
        "tier_points": points,
        "lots": f"{points}@{place.ends_at}",
        "rule_hash": "0" * 64,
        "order_id": f"{number:032x}",
        "actor_id": "system",
    }


def _reward(place: Place, points: int) -> dict[str, Any]:
    """Most of what there is: regulars use their points."""
    return {
        "kind": "redeemed",
        "source": "redemption",
        "delta": -(points * 4 // 5),
        "actor_id": place.giver,
    }


def _day(at: int) -> str:
    # A day that starts at four.
    return datetime.fromtimestamp(at - 4 * HOUR, timezone.utc).strftime("%Y-%m-%d")


def rows_of(place: Place, chain: Sequence[Any], books: Any, pubkey: str) -> Rows:
    """One card's rows by table, its tier left open: a review has to put it."""
    card_id = books.balance.card_id
    takings = (taking for some in books.all_takings.values() for taking in some)
    return {
        "cards": [(card_id, place.program_id, pubkey, place.since, None)],
        "events": [tuple(event) for event in chain],
        "lots": [(card_id, *lot) for lot in books.lots.values()],
        "takings": [(card_id, *taking) for taking in takings],
        "counted_bills": [(card_id, *bill) for bill in books.bills.values()],
        "balances": [tuple(books.balance._replace(tier_until=0))],
    }


def columns() -> dict[str, tuple[str, ...]]:
    from loyalty.ledger import Balance, CountedBill, Event

    return {
        "cards": ("id", "program_id", "customer_pubkey", "created_at", "merged_into"),
        "events": Event._fields,
        "lots": (
            *("card_id", "seq", "until", "points"),
            *("left_points", "expired_points", "is_bound"),
        ),
        "takings": ("card_id", "by_seq", "lot_seq", "until", "points"),
        "counted_bills": ("card_id", *CountedBill._fields),
        "balances": Balance._fields,
    }


def load(
    database: Path,
    place: Place,
    cards: Iterable[int],
    first: int = 0,
    pubkeys: Sequence[str] = (),
) -> int:
    """Puts that many cards with that many events each into the database.

    Args:
        first: the number of the first card; each has an id and a key of its own.
        pubkeys: of the first ones; the others' keys are numbers that nobody has.

    Returns how many events there are.
    """
    total = 0
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -200000")
        with _unindexed(connection):
            for batch in batches(place, cards, first, pubkeys):
                connection.execute("BEGIN")
                _insert(connection, batch)
                connection.execute("COMMIT")
                total += len(batch["events"])
        connection.execute("ANALYZE")
        # Whoever reads beside a log of a gigabyte searches it for every page.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return total


def batches(
    place: Place, cards: Iterable[int], first: int, pubkeys: Sequence[str]
) -> Iterator[Rows]:
    batch: Rows = {table: [] for table in TABLES}
    people = dict(enumerate(pubkeys, first))
    for number, size in enumerate(cards, first):
        card_id, pubkey = f"{number:032x}", people.get(number, f"{number:064x}")
        for table, rows in rows_of(
            place, *events_of(place, card_id, size), pubkey
        ).items():
            batch[table] += rows
        if len(batch["events"]) >= BATCH_EVENTS:
            yield batch
            batch = {table: [] for table in TABLES}
    yield batch


def _insert(connection: sqlite3.Connection, batch: Rows) -> None:
    for table, names in columns().items():
        marks = ", ".join("?" * len(names))
        sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
        connection.executemany(sql, batch[table])


_GUARDS = (
    "SELECT type, name, sql, tbl_name FROM sqlite_master "
    "WHERE sql IS NOT NULL AND type IN ('index', 'trigger')"
)


@contextmanager
def _unindexed(connection: sqlite3.Connection) -> Iterator[None]:
    """Indexes and guards are made again once all rows are there: that is faster."""
    found = [row for row in connection.execute(_GUARDS).fetchall() if row[3] in TABLES]
    for kind, name, _, _ in found:
        connection.execute(f"DROP {kind} {name}")
    yield
    for _, _, sql, _ in found:
        connection.execute(sql)
