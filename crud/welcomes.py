"""SQL for welcome points: those that are to come, and what became of them."""

from __future__ import annotations

from dataclasses import fields

from ..models import Coming, Welcome
from ..store import Tx

_NAMES = [field.name for field in fields(Welcome)]
_COLUMNS = ", ".join(_NAMES)
_PUT = f"""
    INSERT INTO welcomes ({_COLUMNS}) VALUES ({", ".join(f":{n}" for n in _NAMES)})
    ON CONFLICT (card_id) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in _NAMES[1:])}
"""


def put_welcome(tx: Tx, welcome: Welcome) -> None:
    """Keeps a card's welcome points, in place of those that were dropped."""
    tx.execute(_PUT, vars(welcome))


def get_welcome(tx: Tx, card_id: str) -> Welcome | None:
    rows = tx.all(
        f"SELECT {_COLUMNS} FROM welcomes WHERE card_id = :card_id",
        {"card_id": card_id},
    )
    return Welcome(**rows[0]) if rows else None


def drop_welcome(tx: Tx, card_id: str) -> None:
    """Forgets that a card was to get any."""
    tx.execute("DELETE FROM welcomes WHERE card_id = :id", {"id": card_id})


def welcome_states(tx: Tx, card_id: str) -> set[str]:
    """What became of the welcome points of a card and of those merged into it."""
    rows = tx.all(
        """
        SELECT state FROM welcomes WHERE card_id = :card_id
            OR card_id IN (SELECT id FROM cards WHERE merged_into = :card_id)
        """,
        {"card_id": card_id},
    )
    return {row["state"] for row in rows}


def get_due_welcome(tx: Tx, card_id: str, at: int) -> Welcome | None:
    """The card's welcome points, if they are due by then."""
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM welcomes
        WHERE card_id = :card_id AND state = 'waiting' AND due_at <= :at
        """,
        {"card_id": card_id, "at": at},
    )
    return Welcome(**rows[0]) if rows else None


def get_due_welcomes(tx: Tx, at: int, limit: int) -> list[Welcome]:
    """Welcome points that are due by then, in the order they came due."""
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM welcomes WHERE state = 'waiting' AND due_at <= :at
        ORDER BY due_at, card_id LIMIT :limit
        """,
        {"at": at, "limit": limit},
    )
    return [Welcome(**row) for row in rows]


def get_coming(tx: Tx, card_id: str) -> list[Welcome]:
    """What a card is still to get."""
    welcome = get_welcome(tx, card_id)
    return [welcome] if welcome and welcome.state == "waiting" else []


def get_all_coming(tx: Tx, card_id: str) -> list[Coming]:
    """What a card is still to get, of whatever kind, the soonest first."""
    rows = tx.tuples(
        """
        SELECT points, due_at, 'welcome' FROM welcomes
        WHERE card_id = :card_id AND state = 'waiting'
        UNION ALL
        SELECT points, due_at, 'old_card' FROM old_cards
        WHERE card_id = :card_id AND state = 'waiting'
        UNION ALL
        SELECT points, due_at,
            CASE WHEN role = 'visitor' THEN 'visit' ELSE 'referral' END FROM gifts
        WHERE card_id = :card_id AND state IN ('waiting', 'owed')
        ORDER BY 2, 3
        """,
        {"card_id": card_id},
    )
    return [Coming(*row) for row in rows]


def has_bill_before(tx: Tx, card_id: str, least_sats: int, time: int, seq: int) -> bool:
    """Whether a bill that still counts that much was paid before one on the card."""
    return bool(
        tx.one(
            """
            SELECT 1 AS yes FROM counted_bills
            WHERE card_id = :card_id AND base_sats >= :least_sats
              AND (time, seq) < (:time, :seq) LIMIT 1
            """,
            {"card_id": card_id, "least_sats": least_sats, "time": time, "seq": seq},
        )
    )


def has_brought_welcome(tx: Tx, order_id: str | None) -> bool:
    """Whether a payment of that order has welcomed somebody, or is to."""
    return bool(
        tx.one(
            """
            SELECT 1 AS yes FROM welcomes
            WHERE order_id = :order_id AND state <> 'dropped' LIMIT 1
            """,
            {"order_id": order_id},
        )
    )
