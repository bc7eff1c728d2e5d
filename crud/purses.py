"""SQL for points that buy no sats: those of money that can be reversed."""

from __future__ import annotations

from ..store import Tx


def bound_points(tx: Tx, card_id: str, at: int) -> int:
    """Points of open lots that buy no sats, of those that have not ended by then."""
    rows = tx.tuples(
        """
        SELECT CAST(COALESCE(SUM(left_points), 0) AS BIGINT) FROM lots
        WHERE card_id = :card_id AND left_points > 0 AND is_bound = 1 AND until > :at
        """,
        {"card_id": card_id, "at": at},
    )
    return int(rows[0][0])


def has_taken_bound(tx: Tx, card_id: str, seq: int) -> bool:
    """Whether a redemption has taken points that buy no sats."""
    return bool(
        tx.one(
            """
            SELECT 1 AS yes FROM takings t
            JOIN lots l ON l.card_id = t.card_id AND l.seq = t.lot_seq
                AND l.until = t.until
            WHERE t.card_id = :card_id AND t.by_seq = :seq AND l.is_bound = 1
            """,
            {"card_id": card_id, "seq": seq},
        )
    )


def get_purse(tx: Tx, card_id: str, seq: int) -> str:
    """Which points an event is about (`ledger.BOUND`)."""
    rows = tx.tuples(
        "SELECT purse FROM events WHERE card_id = :card_id AND seq = :seq",
        {"card_id": card_id, "seq": seq},
    )
    return str(rows[0][0]) if rows else ""
