"""SQL for what cards are called, and for finding them by it.

`nicknames` has what the merchant calls a guest, `card_names` what guests call
themselves, `name_parts` both from each word on (`searching`). Whoever changes a name
changes its parts in the same unit of work.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..searching import parts_of, range_of
from ..store import Row, Tx

NAME_COLUMNS = {"nicknames": "nickname", "card_names": "name"}
_HEX = frozenset("0123456789abcdef")


def put_nickname(tx: Tx, card_id: str, nickname: str) -> None:
    """What the merchant calls a locked card; an empty name takes the name away."""
    _put(tx, "nicknames", card_id, nickname)


def put_own_name(tx: Tx, card_id: str, name: str) -> None:
    """How the holder of a locked card wants to be called; empty: no longer so."""
    _put(tx, "card_names", card_id, name)


def _put(tx: Tx, table: str, card_id: str, name: str) -> None:
    column, values = NAME_COLUMNS[table], {"card_id": card_id, "name": name}
    if name:
        tx.execute(
            f"""
            INSERT INTO {table} (card_id, {column}) VALUES (:card_id, :name)
            ON CONFLICT (card_id) DO UPDATE SET {column} = excluded.{column}
            """,
            values,
        )
    else:
        tx.execute(f"DELETE FROM {table} WHERE card_id = :card_id", values)
    index_names(tx, [card_id])


def index_names(tx: Tx, card_ids: Iterable[str]) -> None:
    """Makes the parts of cards' names again from the names."""
    for card_id in card_ids:
        card = {"card_id": card_id}
        tx.execute("DELETE FROM name_parts WHERE card_id = :card_id", card)
        rows = tx.tuples(
            """
            SELECT c.program_id, n.nickname, own.name FROM cards c
            LEFT JOIN nicknames n ON n.card_id = c.id
            LEFT JOIN card_names own ON own.card_id = c.id
            WHERE c.id = :card_id
            """,
            card,
        )
        for program_id, *names in rows:
            parts: set[str] = set().union(*(parts_of(n) for n in names if n))
            tx.insert_many(
                "name_parts",
                [
                    {"program_id": program_id, "part": part, **card}
                    for part in sorted(parts)
                ],
            )
        for table in NAME_COLUMNS:
            tx.execute(
                f"UPDATE {table} SET is_indexed = 1 WHERE card_id = :card_id", card
            )


def has_nickname(tx: Tx, program_id: str, customer_pubkey: str) -> bool:
    """Whether the merchant calls a customer anything."""
    return bool(
        tx.one(
            """
            SELECT 1 AS yes FROM nicknames n JOIN cards c ON c.id = n.card_id
            WHERE c.program_id = :program_id AND c.customer_pubkey = :pubkey
            """,
            {"program_id": program_id, "pubkey": customer_pubkey},
        )
    )


def get_unindexed(tx: Tx, limit: int) -> list[str]:
    """Cards with a name of before there were parts of names."""
    rows = tx.tuples(
        """
        SELECT card_id FROM nicknames WHERE is_indexed = 0
        UNION SELECT card_id FROM card_names WHERE is_indexed = 0
        ORDER BY card_id LIMIT :limit
        """,
        {"limit": limit},
    )
    return [card_id for (card_id,) in rows]


def move_names(tx: Tx, card_id: str, into_id: str) -> None:
    """A card's names become another one's, where that one has none."""
    for table in NAME_COLUMNS:
        tx.execute(
            f"UPDATE {table} SET card_id = :into WHERE card_id = :id AND NOT EXISTS "
            f"(SELECT 1 FROM {table} n WHERE n.card_id = :into)",
            {"id": card_id, "into": into_id},
        )
        tx.execute(f"DELETE FROM {table} WHERE card_id = :id", {"id": card_id})
    index_names(tx, [card_id, into_id])


def finding(search: str) -> tuple[str, Row]:
    """The ids of the cards of `:program_id` that a search finds: SQL, and its values.

    Args:
        search: what a word of a name begins with, and maybe the words behind it; or
            the beginning of a key.
    """
    conditions, values = [], Row()
    found = range_of(search)
    if found:
        conditions.append(
            """
            SELECT p.card_id FROM name_parts p WHERE p.program_id = :program_id
                AND p.part >= :part AND p.part < :part_end
            """
        )
        values |= {"part": found[0], "part_end": found[1]}
    key = search.lower()
    if key and _HEX.issuperset(key):
        conditions.append(
            """
            SELECT k.id FROM cards k WHERE k.program_id = :program_id
                AND k.customer_pubkey >= :key AND k.customer_pubkey < :key_end
            """
        )
        values |= {"key": key, "key_end": f"{key}g"}  # g is behind every digit
    return " UNION ".join(conditions) or "SELECT '' WHERE 1 = 0", values
