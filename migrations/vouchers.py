"""Vouchers, letters to customers, and lists of programmes."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import run


async def m105_vouchers(db: Connection) -> None:
    """Promises to customers: points, or a reward as it was when it was promised.

    `event` is the signed event, word for word. What a voucher is at a moment
    follows from `withdrawn_at`, `used_at` with what became of `redemption_id`, and
    `expires_at`.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS vouchers (
            id TEXT PRIMARY KEY,
            event_id TEXT NOT NULL UNIQUE,
            program_id TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            card_id TEXT NOT NULL,
            points BIGINT NOT NULL,
            reward_id TEXT NOT NULL,
            reward_name TEXT NOT NULL,
            reward_kind TEXT NOT NULL,
            reward_value BIGINT NOT NULL,
            reason TEXT NOT NULL,
            actor_id TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            event TEXT NOT NULL,
            used_at BIGINT,
            redemption_id TEXT,
            withdrawn_at BIGINT,
            withdrawn_by TEXT NOT NULL,
            withdrawn_reason TEXT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS vouchers_card ON vouchers (card_id, created_at)",
        "CREATE INDEX IF NOT EXISTS vouchers_merchant "
        "ON vouchers (merchant_id, created_at)",
    )


async def m106_nostr_letters(db: Connection) -> None:
    """Signed events that wait until it is known where their customer gets messages."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS nostr_letters (
            event_id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            card_id TEXT NOT NULL,
            body TEXT NOT NULL,
            created_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS nostr_letters_card ON nostr_letters (card_id)",
    )


async def m107_nostr_lists(db: Connection) -> None:
    """Lists of programmes that a programme publishes.

    One that was deleted stays, empty: a list of the same name has to be dated later.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS nostr_lists (
            program_id TEXT NOT NULL,
            d TEXT NOT NULL,
            title TEXT NOT NULL,
            programs TEXT NOT NULL,
            author TEXT NOT NULL,
            event TEXT NOT NULL,
            signed_at BIGINT NOT NULL,
            deleted_at BIGINT,
            PRIMARY KEY (program_id, d)
        )
        """,
    )
