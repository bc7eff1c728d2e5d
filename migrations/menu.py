"""What a merchant sells, and who works there."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import run


async def m045_menu_items(db: Connection) -> None:
    """The menu. `search_name` is the name as it is searched and sorted."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS menu_items (
            id TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            name TEXT NOT NULL,
            search_name TEXT NOT NULL,
            price_sats BIGINT,
            price_minor BIGINT,
            currency TEXT NOT NULL,
            category TEXT,
            image TEXT,
            available BIGINT NOT NULL,
            sort_order BIGINT NOT NULL,
            tax_bp BIGINT NOT NULL,
            created_at BIGINT NOT NULL,
            deleted_at BIGINT,
            CHECK ((price_sats IS NULL) <> (price_minor IS NULL))
        )
        """,
        "CREATE INDEX IF NOT EXISTS menu_items_menu ON menu_items "
        "(merchant_id, sort_order, search_name, id) WHERE deleted_at IS NULL",
    )


async def m046_staff(db: Connection) -> None:
    """Names on a shared tablet. `pin_hash` is salt and scrypt, if there is a PIN."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS staff (
            id TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            initials TEXT NOT NULL,
            name TEXT,
            pin_hash TEXT,
            created_at BIGINT NOT NULL,
            deleted_at BIGINT
        )
        """,
        "CREATE UNIQUE INDEX IF NOT EXISTS staff_initials ON staff "
        "(merchant_id, initials) WHERE deleted_at IS NULL",
    )
