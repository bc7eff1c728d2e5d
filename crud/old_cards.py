"""SQL for points from paper cards: asked for, on their way, given."""

from __future__ import annotations

from dataclasses import fields

from ..models import OldCard
from ..store import Tx

_NAMES = [field.name for field in fields(OldCard)]
_COLUMNS = ", ".join(_NAMES)
_PUT = f"""
    INSERT INTO old_cards ({_COLUMNS}) VALUES ({", ".join(f":{n}" for n in _NAMES)})
    ON CONFLICT (card_id) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in _NAMES[1:])}
"""


def put_old_card(tx: Tx, old: OldCard) -> None:
    tx.execute(_PUT, vars(old))


def find_old_card(tx: Tx, card_id: str) -> OldCard | None:
    """What a card, or one that was merged into it, has brought or is to bring; what
    was dropped is none."""
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM old_cards
        WHERE state <> 'dropped' AND (card_id = :card_id OR card_id IN (
            SELECT id FROM cards WHERE merged_into = :card_id))
        ORDER BY asked_at, card_id LIMIT 1
        """,
        {"card_id": card_id},
    )
    return OldCard(**rows[0]) if rows else None


def get_due_old_card(tx: Tx, card_id: str, at: int) -> OldCard | None:
    """What a card is to get of an old one by then."""
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM old_cards
        WHERE card_id = :card_id AND state = 'waiting' AND due_at <= :at
        """,
        {"card_id": card_id, "at": at},
    )
    return OldCard(**rows[0]) if rows else None


def get_due_old_cards(tx: Tx, at: int, limit: int) -> list[str]:
    """Cards to which an old one comes by then."""
    rows = tx.tuples(
        """
        SELECT card_id FROM old_cards WHERE state = 'waiting' AND due_at <= :at
        ORDER BY due_at, card_id LIMIT :limit
        """,
        {"at": at, "limit": limit},
    )
    return [card_id for (card_id,) in rows]


def move_old_card(tx: Tx, card_id: str, into_id: str) -> None:
    """What is on its way to a card goes where the card goes, unless that one has had
    its own."""
    tx.execute(
        "DELETE FROM old_cards WHERE card_id = :into AND state = 'dropped'",
        {"into": into_id},
    )
    tx.execute(
        """
        UPDATE old_cards SET card_id = :into
        WHERE card_id = :id AND state = 'waiting' AND NOT EXISTS (
            SELECT 1 FROM old_cards o WHERE o.card_id = :into)
        """,
        {"id": card_id, "into": into_id},
    )
    tx.execute(
        """
        UPDATE old_cards SET state = 'dropped'
        WHERE card_id = :id AND state = 'waiting'
        """,
        {"id": card_id},
    )


def ripe_at(tx: Tx, card_id: str, least_sats: int) -> int | None:
    """When the first bill of a card that still counts that much was paid."""
    rows = tx.tuples(
        """
        SELECT MIN(time) FROM counted_bills
        WHERE card_id = :card_id AND base_sats >= :least
        """,
        {"card_id": card_id, "least": least_sats},
    )
    return int(rows[0][0]) if rows and rows[0][0] is not None else None
