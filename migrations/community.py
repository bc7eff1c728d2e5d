"""What is the whole community's, and no merchant's."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import run


async def m137_curators(db: Connection) -> None:
    """Keys that may do what the community does. Who is taken off the list stays in the
    table, for what they did."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS curators (
            id TEXT PRIMARY KEY,
            pubkey TEXT NOT NULL,
            name TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            ended_at BIGINT
        )
        """,
        "CREATE UNIQUE INDEX IF NOT EXISTS curators_once "
        "ON curators (pubkey) WHERE ended_at IS NULL",
    )
