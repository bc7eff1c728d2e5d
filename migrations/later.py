"""What came after the ledger's own tables: campaigns, the event log, jobs."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import append_only, no_replace, run


async def m020_campaigns(db: Connection) -> None:
    """Campaigns, and everything each of them ever was. A version's body is JSON."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS campaigns (
            id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            created_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS campaigns_program ON campaigns (program_id)",
        """
        CREATE TABLE IF NOT EXISTS campaign_versions (
            campaign_id TEXT NOT NULL,
            version BIGINT NOT NULL,
            effective_from BIGINT NOT NULL,
            body TEXT NOT NULL,
            is_deleted BIGINT NOT NULL,
            actor_id TEXT NOT NULL,
            PRIMARY KEY (campaign_id, version)
        )
        """,
        "CREATE INDEX IF NOT EXISTS campaign_versions_at "
        "ON campaign_versions (campaign_id, effective_from, version)",
    )
    await append_only(db, "campaign_versions")
    await no_replace(db, "campaign_versions", "campaign_id, version")
