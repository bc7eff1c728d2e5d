"""SQL for what goes out as a whole, nothing else."""

from __future__ import annotations

from typing import Any

from ..store import Tx

BILL_COLUMNS = (
    *("id", "merchant_id", "created_at", "paid_at", "bill", "kitchen", "source"),
    *("amount_sats", "amount_minor", "currency", "rewards_sats", "tip_sats"),
    *("table_name", "note", "reference", "customer_pubkey", "payment_hash"),
)


def bills_after(tx: Tx, program_id: str, after: str, limit: int) -> list[Any]:
    """Bills of a programme in the order of their ids."""
    return tx.tuples(
        f"""
        SELECT {", ".join(BILL_COLUMNS)} FROM orders
        WHERE program_id = :program_id AND id > :after ORDER BY id LIMIT :limit
        """,
        {"program_id": program_id, "after": after, "limit": limit},
    )
