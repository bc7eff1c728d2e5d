"""SQL for who would get a rule, nothing else: cards that are somebody's."""

from __future__ import annotations

from ..ledger import Balance
from ..store import Tx

_NAMES = ", ".join(f"b.{name}" for name in Balance._fields)
_GUESTS = """
    FROM balances b JOIN cards c ON c.id = b.card_id
    WHERE b.program_id = :program_id AND c.customer_pubkey IS NOT NULL
        AND c.merged_into IS NULL
"""


def count_guests(tx: Tx, program_id: str) -> int:
    row = tx.one(f"SELECT COUNT(*) AS n {_GUESTS}", {"program_id": program_id})
    return int(row["n"]) if row else 0


def last_guests(tx: Tx, program_id: str, limit: int) -> list[tuple[str, Balance]]:
    """Who was here last, each with their key."""
    rows = tx.tuples(
        f"SELECT c.customer_pubkey, {_NAMES} {_GUESTS} "
        "ORDER BY b.last_time DESC, b.card_id LIMIT :limit",
        {"program_id": program_id, "limit": limit},
    )
    return [(row[0], Balance(*row[1:])) for row in rows]


def balances_after(tx: Tx, program_id: str, card_id: str, limit: int) -> list[Balance]:
    """The next so many cards, by their ids."""
    rows = tx.tuples(
        f"SELECT {_NAMES} {_GUESTS} AND b.card_id > :card_id "
        "ORDER BY b.card_id LIMIT :limit",
        {"program_id": program_id, "card_id": card_id, "limit": limit},
    )
    return [Balance(*row) for row in rows]
