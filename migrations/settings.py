"""Who did what beside the ledger, and what a venue's receipts say."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import add_column, append_only, no_replace, run


async def m095_acts(db: Connection) -> None:
    """Acts that nothing else keeps: links made and ended, people, tiers, settings of
    the place. `subject_id` is what was acted on, `words` what of it; no guest is named.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS acts (
            id TEXT PRIMARY KEY,
            at BIGINT NOT NULL,
            program_id TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            subject_id TEXT NOT NULL,
            words TEXT NOT NULL,
            actor_id TEXT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS acts_merchant ON acts (merchant_id, at)",
    )
    await append_only(db, "acts")
    await no_replace(db, "acts", "id")


async def m096_acts_of_staff(db: Connection) -> None:
    """What finds, among all movements, those that somebody had a hand in."""
    await run(
        db,
        "CREATE INDEX IF NOT EXISTS events_by_hand ON events "
        "(merchant_id, recorded_at) WHERE actor_id <> 'system'",
        "CREATE INDEX IF NOT EXISTS refunds_merchant "
        "ON refunds (merchant_id, created_at)",
    )


async def m097_receipt_words(db: Connection) -> None:
    """A venue's own words on its receipts, and the language it speaks to guests."""
    for column in ("receipt_thanks", "receipt_footer", "language"):
        await add_column(db, "merchants", f"{column} TEXT NOT NULL DEFAULT ''")
