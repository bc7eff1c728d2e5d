"""Which other extensions' payments count, over time."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import append_only, no_replace, run


async def m060_merchant_adapters(db: Connection) -> None:
    """What a merchant has switched on, from a moment on: names joined by commas."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS merchant_adapters (
            merchant_id TEXT NOT NULL,
            version BIGINT NOT NULL,
            effective_from BIGINT NOT NULL,
            adapters TEXT NOT NULL,
            actor_id TEXT NOT NULL,
            PRIMARY KEY (merchant_id, version)
        )
        """,
    )
    await append_only(db, "merchant_adapters")
    await no_replace(db, "merchant_adapters", "merchant_id, version")
