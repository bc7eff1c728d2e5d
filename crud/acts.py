"""SQL for acts that are on record, nothing else."""

from __future__ import annotations

from ..store import Row, Tx


def insert_act(tx: Tx, act: Row) -> None:
    """Puts an act on record, for good."""
    tx.execute(
        """
        INSERT INTO acts
            (id, at, program_id, merchant_id, kind, subject_id, words, actor_id)
        VALUES (:id, :at, :program_id, :merchant_id, :kind, :subject_id, :words,
            :actor_id)
        """,
        act,
    )
