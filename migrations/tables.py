"""Tables with their links, who sits at them, and staff's links to the monitor."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import add_column, run


async def m070_tables(db: Connection) -> None:
    """Tables that guests check in at. A link's secret is derived, and in no table."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS venue_tables (
            id TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            name TEXT NOT NULL,
            search_name TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            deleted_at BIGINT
        )
        """,
        "CREATE UNIQUE INDEX IF NOT EXISTS venue_tables_name ON venue_tables "
        "(merchant_id, search_name) WHERE deleted_at IS NULL",
        # A guest is at one table: the key is all of the primary key.
        """
        CREATE TABLE IF NOT EXISTS checkins (
            customer_pubkey TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            table_id TEXT NOT NULL,
            at BIGINT NOT NULL,
            until BIGINT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS checkins_merchant ON checkins (merchant_id, until)",
        "CREATE INDEX IF NOT EXISTS checkins_end ON checkins (until)",
    )


async def m071_staff_links(db: Connection) -> None:
    """What a token is for, and when it was last used, to the minute."""
    await add_column(db, "tokens", "role TEXT NOT NULL DEFAULT ''")
    await add_column(db, "tokens", "last_used_at BIGINT")
