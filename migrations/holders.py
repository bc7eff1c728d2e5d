"""What belongs to whoever holds a card: their name, and the way back to a lost card."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import run


async def m050_card_names(db: Connection) -> None:
    """How holders want to be called, and the index that finds all cards of one key."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS card_names (
            card_id TEXT PRIMARY KEY,
            name TEXT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS cards_customer ON cards (customer_pubkey) "
        "WHERE customer_pubkey IS NOT NULL",
    )


async def m051_page_keys(db: Connection) -> None:
    """Keys that were made in a page: only their cards can be lost with a phone."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS page_keys (
            pubkey TEXT PRIMARY KEY,
            created_at BIGINT NOT NULL
        )
        """,
    )


async def m052_recoveries(db: Connection) -> None:
    """Lost cards that are to move to another key; the UNIQUE index holds one at a time.

    `reason` and `new_pubkey` are empty once either side asked to be forgotten.
    `tried_at` lets a sweep go on to the next one where one cannot be done yet.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS recoveries (
            id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            card_id TEXT NOT NULL,
            new_pubkey TEXT,
            state TEXT NOT NULL,
            asked_at BIGINT NOT NULL,
            approved_at BIGINT,
            approver TEXT NOT NULL,
            reason TEXT NOT NULL,
            ends_at BIGINT,
            ended_at BIGINT,
            ended_by TEXT NOT NULL,
            tried_at BIGINT NOT NULL
        )
        """,
        "CREATE UNIQUE INDEX IF NOT EXISTS recoveries_open ON recoveries (card_id) "
        "WHERE state IN ('asked', 'approved')",
        "CREATE INDEX IF NOT EXISTS recoveries_due ON recoveries (tried_at) "
        "WHERE state IN ('asked', 'approved')",
        "CREATE INDEX IF NOT EXISTS recoveries_new ON recoveries (new_pubkey) "
        "WHERE new_pubkey IS NOT NULL",
        "CREATE INDEX IF NOT EXISTS recoveries_merchant "
        "ON recoveries (merchant_id, asked_at)",
        "CREATE INDEX IF NOT EXISTS recoveries_card ON recoveries (card_id)",
    )
