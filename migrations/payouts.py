"""Sats on their way back to guests: what is owed, what was sent, each step of it."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import add_column, append_only, no_replace, run


async def m132_payout_causes(db: Connection) -> None:
    """What a payout is for, what of it was kept back, and which transfer pays it.

    `kind`: reward, rebate, cashback or refund. `kept_sats`: what a refund has taken of
    it; `withheld_sats`: what a refund gave less because it had been paid by then.
    `tries`, `reason`: how often sending it has failed, and why the last time.
    """
    for column in (
        "kind TEXT NOT NULL DEFAULT 'reward'",
        "kept_sats BIGINT NOT NULL DEFAULT 0",
        "withheld_sats BIGINT NOT NULL DEFAULT 0",
        "transfer_id TEXT",
        "tries BIGINT NOT NULL DEFAULT 0",
        "reason TEXT NOT NULL DEFAULT ''",
    ):
        await add_column(db, "payouts", column)
    await run(
        db,
        "CREATE INDEX IF NOT EXISTS payouts_merchant "
        "ON payouts (merchant_id, created_at)",
        "CREATE INDEX IF NOT EXISTS payouts_card ON payouts (card_id, created_at)",
        "CREATE INDEX IF NOT EXISTS payouts_stuck ON payouts (merchant_id) "
        "WHERE state IN ('failed', 'unknown')",
        "CREATE INDEX IF NOT EXISTS payouts_transfer ON payouts (transfer_id) "
        "WHERE transfer_id IS NOT NULL",
    )


async def m133_payout_transfers(db: Connection) -> None:
    """One sending of sats: all its payouts together, to one place, recorded before it.

    `state`: open (a link that nobody has used), paying, unknown, paid, failed, over. A
    destination and an invoice go when it has ended; the hash stays, so that a payment
    of ours is known for good.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS payout_transfers (
            id TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            card_id TEXT NOT NULL,
            wallet_id TEXT NOT NULL,
            road TEXT NOT NULL,
            destination TEXT NOT NULL,
            amount_sats BIGINT NOT NULL,
            state TEXT NOT NULL,
            payment_request TEXT NOT NULL,
            payment_hash TEXT,
            created_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            leased_until BIGINT NOT NULL,
            due_at BIGINT NOT NULL,
            tries BIGINT NOT NULL,
            reason TEXT NOT NULL,
            ended_at BIGINT
        )
        """,
        "CREATE UNIQUE INDEX IF NOT EXISTS payout_transfers_hash "
        "ON payout_transfers (payment_hash) WHERE payment_hash IS NOT NULL",
        "CREATE INDEX IF NOT EXISTS payout_transfers_live "
        "ON payout_transfers (due_at) WHERE ended_at IS NULL",
    )


async def m134_payout_log(db: Connection) -> None:
    """Every state that a payout has been in, why, and by whom."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS payout_log (
            payout_id TEXT NOT NULL,
            number BIGINT NOT NULL,
            at BIGINT NOT NULL,
            state TEXT NOT NULL,
            reason TEXT NOT NULL,
            actor_id TEXT NOT NULL,
            PRIMARY KEY (payout_id, number)
        )
        """,
    )
    await append_only(db, "payout_log")
    await no_replace(db, "payout_log", "payout_id, number")


async def m135_payout_destinations(db: Connection) -> None:
    """Where a key wants its sats: a wallet of this LNbits, or a lightning address."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS payout_destinations (
            pubkey TEXT PRIMARY KEY,
            road TEXT NOT NULL,
            destination TEXT NOT NULL,
            set_at BIGINT NOT NULL
        )
        """,
    )


async def m136_payout_settings(db: Connection) -> None:
    """What a merchant gives back at most, and what of it was promised so far.

    `name` in the budgets: `day:2026-11-22`, `month:2026-11`, with a card's id behind
    for what one guest gets.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS payout_settings (
            merchant_id TEXT PRIMARY KEY,
            is_on BIGINT NOT NULL,
            min_sats BIGINT NOT NULL,
            day_sats BIGINT NOT NULL,
            month_sats BIGINT NOT NULL,
            guest_day_sats BIGINT NOT NULL,
            refund_day_sats BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS payout_budgets (
            merchant_id TEXT NOT NULL,
            name TEXT NOT NULL,
            used BIGINT NOT NULL,
            PRIMARY KEY (merchant_id, name)
        )
        """,
    )
