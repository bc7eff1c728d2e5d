"""SQL for whoever wants all places: what came, changed and went, nothing else."""

from __future__ import annotations

from ..store import Tx
from .search_crud import bounded


def list_changes(
    tx: Tx, since: int, limit: int, offset: int
) -> list[tuple[str, int, int]]:
    """Places that came, changed or went from a moment on, the oldest change first: id,
    when, and whether it went."""
    return [
        (str(row[0]), int(row[1]), int(row[2]))
        for row in tx.tuples(
            """
            SELECT merchant_id, changed_at, 0 AS is_gone FROM listings
            WHERE changed_at >= :since
            UNION ALL
            SELECT merchant_id, changed_at, 1 AS is_gone FROM unlisted
            WHERE changed_at >= :since
            ORDER BY changed_at, merchant_id LIMIT :limit OFFSET :offset
            """,
            {"since": since, "limit": limit, "offset": offset},
        )
    ]


def count_changes(tx: Tx, since: int) -> int:
    return bounded(
        tx,
        """
        SELECT merchant_id FROM listings WHERE changed_at >= :since
        UNION ALL SELECT merchant_id FROM unlisted WHERE changed_at >= :since
        """,
        {"since": since},
    )


def ids_after(tx: Tx, merchant_id: str, limit: int) -> list[str]:
    """The places behind one, in the order of their ids: for who wants them all."""
    rows = tx.tuples(
        """
        SELECT merchant_id FROM listings WHERE merchant_id > :merchant_id
        ORDER BY merchant_id LIMIT :limit
        """,
        {"merchant_id": merchant_id, "limit": limit},
    )
    return [found for (found,) in rows]
