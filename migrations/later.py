"""What came after the ledger's own tables: campaigns, the event log, jobs."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import add_column, append_only, no_replace, run


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


async def m021_event_log(db: Connection) -> None:
    """What makes the event log quick among a million events.

    Whatever a list is filtered, sorted and counted by is in the log's own indexes, so
    that only the rows of the page are fetched. What people did is rare beside what
    bills earned: indexes of it alone cost a bill nothing.
    """
    await run(
        db,
        "CREATE INDEX IF NOT EXISTS events_log ON events "
        "(merchant_id, recorded_at, card_id, seq, time, delta, kind, source)",
        "CREATE INDEX IF NOT EXISTS events_program_log ON events "
        "(program_id, recorded_at, card_id, seq, time, delta, kind, source)",
        "CREATE INDEX IF NOT EXISTS events_order ON events (order_id)",
        "CREATE INDEX IF NOT EXISTS events_log_kind ON events "
        "(merchant_id, kind, recorded_at, card_id, seq, time) WHERE kind <> 'earned'",
        "CREATE INDEX IF NOT EXISTS events_log_actor ON events "
        "(merchant_id, actor_id, recorded_at, card_id, seq, time) "
        "WHERE actor_id <> 'system'",
    )


async def m024_moved_claw_backs(db: Connection) -> None:
    """What a bill was let off from, and what of it had come to its end, before it came
    to the card that holds it now: neither must be counted once more."""
    for name in ("forgiven_before", "expired_before"):
        await add_column(db, "claw_backs", f"{name} BIGINT NOT NULL DEFAULT 0")
