"""What the community's keepers set for everybody."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import run


async def m146_community_settings(db: Connection) -> None:
    """One row for each thing that is set: its name, the map's pictures."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS community_settings (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        )
        """,
    )
