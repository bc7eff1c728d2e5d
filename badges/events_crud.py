"""SQL for the events on whose days a merchant gives something."""

from __future__ import annotations

import json

from ..store import Row, Tx
from .models import Sponsored


def insert_event(tx: Tx, event: Sponsored) -> bool:
    """Adds an event; false if the merchant has it already."""
    return tx.insert("sponsored_events", _row(event), or_ignore=True)


def update_event(tx: Tx, event: Sponsored) -> None:
    row = _row(event)
    names = [name for name in row if name not in ("id", "merchant_id", "event")]
    changes = ", ".join(f"{name} = :{name}" for name in names)
    tx.execute(f"UPDATE sponsored_events SET {changes} WHERE id = :id", row)


def get_event(tx: Tx, event_id: str) -> Sponsored | None:
    row = tx.one("SELECT * FROM sponsored_events WHERE id = :id", {"id": event_id})
    return _event(row) if row else None


def find_event(tx: Tx, merchant_id: str, event: str) -> Sponsored | None:
    row = tx.one(
        """
        SELECT * FROM sponsored_events
        WHERE merchant_id = :merchant_id AND event = :event
        """,
        {"merchant_id": merchant_id, "event": event},
    )
    return _event(row) if row else None


def delete_event(tx: Tx, event_id: str) -> None:
    tx.execute("DELETE FROM sponsored_events WHERE id = :id", {"id": event_id})


def list_events(tx: Tx, merchant_id: str, limit: int, offset: int) -> list[Sponsored]:
    """A page of a merchant's events, the one that was added last first."""
    rows = tx.all(
        """
        SELECT * FROM sponsored_events WHERE merchant_id = :merchant_id
        ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset
        """,
        {"merchant_id": merchant_id, "limit": limit, "offset": offset},
    )
    return [_event(row) for row in rows]


def count_events(tx: Tx, merchant_id: str) -> int:
    row = tx.one(
        "SELECT COUNT(*) AS n FROM sponsored_events WHERE merchant_id = :merchant_id",
        {"merchant_id": merchant_id},
    )
    return int(row["n"]) if row else 0


def _row(event: Sponsored) -> Row:
    return {**vars(event), "relays": json.dumps(list(event.relays))}


def _event(row: Row) -> Sponsored:
    return Sponsored(**{**row, "relays": tuple(json.loads(row["relays"]))})
