"""SQL for the links at the table, nothing else."""

from __future__ import annotations

from dataclasses import fields

from ..store import Tx
from .models import Challenge

_COLUMNS = ", ".join(f.name for f in fields(Challenge))


def insert_challenge(tx: Tx, challenge: Challenge) -> None:
    tx.insert("challenges", vars(challenge))


def get_challenge(tx: Tx, nonce_hash: str) -> Challenge | None:
    row = tx.one(
        f"SELECT {_COLUMNS} FROM challenges WHERE nonce_hash = :nonce_hash",
        {"nonce_hash": nonce_hash},
    )
    return Challenge(**row) if row else None


def prove_challenge(tx: Tx, nonce_hash: str, pubkey: str, now: int) -> bool:
    """Takes a challenge for a key; false if another one has it already."""
    return bool(
        tx.execute(
            """
            UPDATE challenges SET proved_by = :pubkey, proved_at = :now
            WHERE nonce_hash = :nonce_hash
                AND (proved_by IS NULL OR proved_by = :pubkey)
            """,
            {"pubkey": pubkey, "now": now, "nonce_hash": nonce_hash},
        )
    )


def forget_challenges(tx: Tx, before: int) -> None:
    """Lets go of those that ended before then."""
    tx.execute("DELETE FROM challenges WHERE expires_at < :before", {"before": before})
