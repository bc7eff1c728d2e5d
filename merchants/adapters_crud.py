"""SQL for which other extensions' payments count, over time; nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from ..store import Tx


def insert_adapters(
    tx: Tx, merchant_id: str, adapters: Sequence[str], at: int, actor_id: str
) -> None:
    """Whose payments count from a moment on."""
    tx.execute(
        """
        INSERT INTO merchant_adapters
            (merchant_id, version, effective_from, adapters, actor_id)
        VALUES (:merchant_id, (
            SELECT COALESCE(MAX(version), 0) + 1 FROM merchant_adapters
            WHERE merchant_id = :merchant_id
        ), :at, :adapters, :actor_id)
        """,
        {
            "merchant_id": merchant_id,
            "at": at,
            "adapters": ",".join(adapters),
            "actor_id": actor_id,
        },
    )


def get_adapters(tx: Tx, merchant_id: str, at: int) -> list[str]:
    """Whose payments count at a moment; of two changes in one second the later."""
    row = tx.one(
        """
        SELECT adapters FROM merchant_adapters
        WHERE merchant_id = :merchant_id AND effective_from <= :at
        ORDER BY version DESC LIMIT 1
        """,
        {"merchant_id": merchant_id, "at": at},
    )
    return [name for name in row["adapters"].split(",") if name] if row else []
