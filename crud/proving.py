"""SQL for going through all cards of a programme: their chains, and the books kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..ledger import Balance, CountedBill, Event, Lot, MemoryBooks, Taking
from ..points import MAX_POINTS
from ..store import Tx, in_list
from .books import PUT_LOT, put_balance


def get_chain_lengths(
    tx: Tx, program_id: str, after: str, limit: int
) -> list[tuple[str, int]]:
    """Card ids of a programme in order, each with how many events it has.

    The number comes from the ledger: it sizes the work, so no cache may tell it.
    """
    rows = tx.tuples(
        """
        SELECT c.id, COALESCE(
            (SELECT MAX(e.seq) FROM events e WHERE e.card_id = c.id), 0
        )
        FROM cards c WHERE c.program_id = :program_id AND c.id > :after
        ORDER BY c.id LIMIT :limit
        """,
        {"program_id": program_id, "after": after, "limit": limit},
    )
    return [(row[0], row[1]) for row in rows]


def count_cards(tx: Tx, program_id: str) -> int:
    row = tx.one(
        "SELECT COUNT(*) AS n FROM cards WHERE program_id = :program_id",
        {"program_id": program_id},
    )
    return row["n"] if row else 0


def read_chains(
    tx: Tx, card_ids: Sequence[str], at: int = MAX_POINTS
) -> dict[str, Iterator[Event]]:
    """Several cards' whole chains at once, for cards whose chains are short.

    Args:
        at: only what was written by then, Unix seconds.
    """
    chains: dict[str, list[Any]] = {card_id: [] for card_id in card_ids}
    names, values = in_list("card", card_ids)
    rows = tx.tuples(
        f"""
        SELECT {_EVENT_COLUMNS} FROM events
        WHERE card_id IN ({names}) AND recorded_at <= :at ORDER BY card_id, seq
        """,
        {**values, "at": at},
    )
    for row in rows:
        chains[row[_CARD_ID]].append(row)
    # An event is made when it is read: thousands at once would keep the collector busy.
    return {card_id: map(Event._make, chain) for card_id, chain in chains.items()}


_EVENT_COLUMNS = ", ".join(Event._fields)
_CARD_ID = Event._fields.index("card_id")
_Plain = tuple[Any, ...]


@dataclass
class KeptBooks:
    """A card's books as they are kept, to be held against a replay of its chain.

    Plain tuples, with the same keys and in the same order as in `MemoryBooks`.
    """

    balance: Balance
    lots: dict[tuple[int, int], _Plain] = field(default_factory=dict)
    all_takings: dict[int, list[_Plain]] = field(default_factory=dict)
    bills: dict[int, _Plain] = field(default_factory=dict)


def read_books(tx: Tx, card_id: str, program_id: str) -> MemoryBooks:
    """A card's books as they are kept, in memory, where they can be moved on."""
    kept = read_many_books(tx, [card_id], program_id)[card_id]
    books = MemoryBooks(card_id, program_id)
    books.balance = kept.balance
    for lot in kept.lots.values():
        books.put_lot(Lot._make(lot))
    for takings in kept.all_takings.values():
        books.put_takings([Taking._make(taking) for taking in takings])
    for bill in kept.bills.values():
        books.put_bill(CountedBill._make(bill))
    return books


def read_many_books(
    tx: Tx, card_ids: Sequence[str], program_id: str
) -> dict[str, KeptBooks]:
    """Several cards' books as they are kept; empty ones where nothing is."""
    books = {card_id: KeptBooks(Balance(card_id, program_id)) for card_id in card_ids}
    names, values = in_list("card", card_ids)
    where = f"WHERE card_id IN ({names})"
    sql = f"SELECT {', '.join(Balance._fields)} FROM balances {where}"
    for row in tx.tuples(sql, values):
        books[row[0]].balance = Balance._make(row)
    for row in tx.tuples(f"{_SELECT_LOTS} {where}", values):
        books[row[0]].lots[row[2], row[1]] = row[1:]
    sql = f"{_SELECT_TAKINGS} {where} ORDER BY card_id, by_seq, until, lot_seq"
    for row in tx.tuples(sql, values):
        taken = books[row[0]].all_takings.setdefault(row[1], [])
        taken.append(row[1:])
    for row in tx.tuples(f"{_SELECT_BILLS} {where}", values):
        books[row[0]].bills[row[1]] = row[1:]
    return books


_SELECT_LOTS = (
    "SELECT card_id, seq, until, points, left_points, expired_points, is_bound "
    "FROM lots"
)
_SELECT_TAKINGS = "SELECT card_id, by_seq, lot_seq, until, points FROM takings"
_SELECT_BILLS = f"SELECT card_id, {', '.join(CountedBill._fields)} FROM counted_bills"


def replace_books(tx: Tx, books: MemoryBooks) -> None:
    """Puts a card's books in place of whatever was kept."""
    card_id = books.balance.card_id
    for table in ("lots", "takings", "counted_bills", "balances"):
        tx.execute(f"DELETE FROM {table} WHERE card_id = :id", {"id": card_id})
    card = {"card_id": card_id}
    lots = [{**card, **lot._asdict()} for lot in books.lots.values()]
    if lots:
        tx.execute_many(PUT_LOT, lots)
    takings = [taking for some in books.all_takings.values() for taking in some]
    tx.insert_many("takings", [{**card, **taking._asdict()} for taking in takings])
    bills = [{**card, **bill._asdict()} for bill in books.bills.values()]
    tx.insert_many("counted_bills", bills)
    if books.balance.last_seq:
        put_balance(tx, books.balance)
