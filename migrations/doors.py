"""How customers are let in: sessions, links at the table, what they confirmed."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import run


async def m030_sessions(db: Connection) -> None:
    """Browsers that have proved a key. The id in the cookie is stored hashed."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS sessions (
            id_hash TEXT PRIMARY KEY,
            pubkey TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            last_seen BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            revoked_at BIGINT
        )
        """,
        "CREATE INDEX IF NOT EXISTS sessions_end ON sessions (expires_at)",
        "CREATE INDEX IF NOT EXISTS sessions_pubkey ON sessions (pubkey)",
    )


async def m031_challenges(db: Connection) -> None:
    """One-time links to confirm one order, stored hashed, and who has confirmed it."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS challenges (
            nonce_hash TEXT PRIMARY KEY,
            order_id TEXT NOT NULL,
            purpose TEXT NOT NULL,
            actor_id TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            proved_by TEXT,
            proved_at BIGINT
        )
        """,
        "CREATE INDEX IF NOT EXISTS challenges_end ON challenges (expires_at)",
        """
        CREATE TABLE IF NOT EXISTS order_proofs (
            order_id TEXT NOT NULL,
            pubkey TEXT NOT NULL,
            at BIGINT NOT NULL,
            session_hash TEXT NOT NULL,
            PRIMARY KEY (order_id, pubkey)
        )
        """,
        "CREATE INDEX IF NOT EXISTS order_proofs_session "
        "ON order_proofs (session_hash)",
        "CREATE INDEX IF NOT EXISTS order_proofs_pubkey ON order_proofs (pubkey)",
    )
