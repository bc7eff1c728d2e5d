"""SQL for limits that were reached, nothing else."""

from __future__ import annotations

from ..services.welcome import GIVE_UP_SECONDS, WAITING
from ..store import Tx


def count_put_off_welcomes(tx: Tx, merchant_id: str) -> int:
    """Guests whose welcome points wait for another day, since one's budget was used
    up: they are due later than they were when they were promised."""
    rows = tx.tuples(
        f"""
        SELECT COUNT(*) FROM welcomes
        WHERE state = '{WAITING}' AND due_at > give_up_at - {GIVE_UP_SECONDS}
          AND merchant_id = :merchant_id
        """,
        {"merchant_id": merchant_id},
    )
    return int(rows[0][0])


def get_times_of(tx: Tx, merchant_id: str, outcome: str, since: int) -> list[int]:
    """When payments were made that came to that."""
    rows = tx.tuples(
        """
        SELECT time FROM payments
        WHERE merchant_id = :merchant_id AND time >= :since AND outcome = :outcome
        """,
        {"merchant_id": merchant_id, "since": since, "outcome": outcome},
    )
    return [row[0] for row in rows]
