"""What remains of those who asked to be forgotten."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import run


async def m019_erased_keys(db: Connection) -> None:
    """For a year: that somebody asked to be forgotten, so that nobody is new twice.

    `key_hmac` cannot be turned back into a key, and differs in each programme.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS erased_keys (
            program_id TEXT NOT NULL,
            key_hmac TEXT NOT NULL,
            until BIGINT NOT NULL,
            PRIMARY KEY (program_id, key_hmac)
        )
        """,
        "CREATE INDEX IF NOT EXISTS erased_keys_until ON erased_keys (until)",
    )
