"""What a ledger needs beyond earning: books, rewards, reasons, refunds."""

from __future__ import annotations

from lnbits.db import Connection

from ..points import MAX_POINTS
from ..schema import add_column, append_only, no_replace, run

NEVER = MAX_POINTS  # later than everything


async def m011_books(db: Connection) -> None:
    """What a card's events add up to: lots, what redemptions took, bills that count.

    Caches like balances, all of them; those of before have `books_version` 0 and are
    made again from their chain when a card is next used.
    """
    await add_column(db, "balances", f"tier_until BIGINT NOT NULL DEFAULT {NEVER}")
    await add_column(db, "balances", "active_at BIGINT NOT NULL DEFAULT 0")
    await add_column(db, "balances", "books_version BIGINT NOT NULL DEFAULT 0")
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS lots (
            card_id TEXT NOT NULL,
            seq BIGINT NOT NULL,
            until BIGINT NOT NULL,
            points BIGINT NOT NULL,
            left_points BIGINT NOT NULL,
            expired_points BIGINT NOT NULL,
            PRIMARY KEY (card_id, seq, until)
        )
        """,
        "CREATE INDEX IF NOT EXISTS lots_open ON lots (card_id, until, seq) "
        "WHERE left_points > 0",
        "CREATE INDEX IF NOT EXISTS lots_due ON lots (until) WHERE left_points > 0",
        """
        CREATE TABLE IF NOT EXISTS takings (
            card_id TEXT NOT NULL,
            by_seq BIGINT NOT NULL,
            lot_seq BIGINT NOT NULL,
            until BIGINT NOT NULL,
            points BIGINT NOT NULL,
            PRIMARY KEY (card_id, by_seq, lot_seq, until)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS counted_bills (
            card_id TEXT NOT NULL,
            seq BIGINT NOT NULL,
            time BIGINT NOT NULL,
            local_day TEXT NOT NULL,
            tier_points BIGINT NOT NULL,
            base_sats BIGINT NOT NULL,
            base_minor BIGINT NOT NULL,
            PRIMARY KEY (card_id, seq)
        )
        """,
        "CREATE INDEX IF NOT EXISTS counted_bills_day "
        "ON counted_bills (card_id, local_day, base_sats)",
        "CREATE INDEX IF NOT EXISTS counted_bills_time "
        "ON counted_bills (card_id, time)",
        "CREATE INDEX IF NOT EXISTS balances_tier_until ON balances (tier_until)",
        "CREATE INDEX IF NOT EXISTS balances_books ON balances (books_version)",
    )


async def m012_rewards(db: Connection) -> None:
    """What points buy, and each use of it. `daily_counters` hold limits per day."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS rewards (
            id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            cost_points BIGINT NOT NULL,
            value BIGINT NOT NULL,
            tier_id TEXT,
            stock BIGINT,
            per_customer_limit BIGINT,
            valid_from BIGINT,
            valid_until BIGINT,
            is_active BIGINT NOT NULL,
            sort_order BIGINT NOT NULL,
            created_at BIGINT NOT NULL,
            deleted_at BIGINT
        )
        """,
        "CREATE INDEX IF NOT EXISTS rewards_program "
        "ON rewards (program_id, sort_order)",
        """
        CREATE TABLE IF NOT EXISTS redemptions (
            id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            card_id TEXT NOT NULL,
            seq BIGINT NOT NULL,
            reward_id TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            order_id TEXT,
            reward_name TEXT NOT NULL,
            kind TEXT NOT NULL,
            value BIGINT NOT NULL,
            points BIGINT NOT NULL,
            from_stock BIGINT NOT NULL,
            status TEXT NOT NULL,
            short_code TEXT NOT NULL,
            actor_id TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            fulfil_at BIGINT,
            ended_at BIGINT,
            ended_by TEXT
        )
        """,
        "CREATE INDEX IF NOT EXISTS redemptions_card ON redemptions (card_id, status)",
        "CREATE INDEX IF NOT EXISTS redemptions_reward "
        "ON redemptions (reward_id, card_id)",
        "CREATE INDEX IF NOT EXISTS redemptions_due "
        "ON redemptions ((COALESCE(fulfil_at, expires_at))) WHERE status = 'reserved'",
        "CREATE UNIQUE INDEX IF NOT EXISTS redemptions_code "
        "ON redemptions (program_id, short_code) WHERE status = 'reserved'",
        "CREATE INDEX IF NOT EXISTS redemptions_typed "
        "ON redemptions (program_id, short_code, created_at)",
        "CREATE INDEX IF NOT EXISTS redemptions_merchant "
        "ON redemptions (merchant_id, created_at)",
        """
        CREATE TABLE IF NOT EXISTS daily_counters (
            name TEXT NOT NULL,
            local_day TEXT NOT NULL,
            used BIGINT NOT NULL,
            PRIMARY KEY (name, local_day)
        )
        """,
    )


async def m013_event_texts(db: Connection) -> None:
    """The words of reasons: erasable, while the event only commits to them."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS event_texts (
            card_id TEXT NOT NULL,
            seq BIGINT NOT NULL,
            salt TEXT NOT NULL,
            words TEXT NOT NULL,
            PRIMARY KEY (card_id, seq)
        )
        """,
    )


async def m014_refunds(db: Connection) -> None:
    """Money that went back, and how far points were taken back for it.

    `refunds` is what happened to the money, and only grows; the words of its reasons
    can be erased. `claw_backs` has one row for each event that earned: how much of its
    bill went back, and how many of its points were reached by that (see `claw_back`).
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS refunds (
            id TEXT PRIMARY KEY,
            order_id TEXT NOT NULL,
            number BIGINT NOT NULL,
            merchant_id TEXT NOT NULL,
            amount_sats BIGINT NOT NULL,
            amount_minor BIGINT NOT NULL,
            base_sats BIGINT NOT NULL,
            return_by TEXT NOT NULL,
            actor_id TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            UNIQUE (order_id, number)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS refund_texts (
            refund_id TEXT PRIMARY KEY,
            reason TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS claw_backs (
            source_id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            card_id TEXT NOT NULL,
            seq BIGINT NOT NULL,
            refunded_sats BIGINT NOT NULL,
            reached BIGINT NOT NULL,
            posted BIGINT NOT NULL,
            ended BIGINT NOT NULL,
            forgiven BIGINT NOT NULL,
            updated_at BIGINT NOT NULL
        )
        """,
    )
    await run(
        db,
        "CREATE INDEX IF NOT EXISTS events_moved ON events (card_id, answers) "
        "WHERE source = 'transfer'",
    )
    await append_only(db, "refunds")
    await no_replace(db, "refunds", "id", "order_id, number")


async def m015_merged_cards(db: Connection) -> None:
    """One person's two cards become one; the old one names the other."""
    await add_column(db, "cards", "merged_into TEXT")
    await run(db, "CREATE INDEX IF NOT EXISTS cards_merged ON cards (merged_into)")


async def m016_repeated_proofs(db: Connection) -> None:
    """A signed request that is sent again with its Idempotency-Key is one request."""
    await add_column(db, "used_proofs", "call_hash TEXT NOT NULL DEFAULT ''")


async def m017_payouts(db: Connection) -> None:
    """Sats that are owed to somebody, one row for each cause, before any is paid."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS payouts (
            id TEXT PRIMARY KEY,
            cause TEXT NOT NULL UNIQUE,
            program_id TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            card_id TEXT NOT NULL,
            amount_sats BIGINT NOT NULL,
            state TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            due_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS payouts_due ON payouts (due_at) "
        "WHERE state = 'pending'",
    )


async def m018_welcomes(db: Connection) -> None:
    """Welcome points to come, one row per card; and keys are found by their age."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS welcomes (
            card_id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            seq BIGINT NOT NULL,
            source_id TEXT NOT NULL,
            order_id TEXT,
            points BIGINT NOT NULL,
            least_sats BIGINT NOT NULL,
            actor_id TEXT NOT NULL,
            bill_time BIGINT NOT NULL,
            due_at BIGINT NOT NULL,
            give_up_at BIGINT NOT NULL,
            state TEXT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS welcomes_due ON welcomes (due_at) "
        "WHERE state = 'waiting'",
        "CREATE INDEX IF NOT EXISTS idempotency_keys_age "
        "ON idempotency_keys (created_at)",
    )


async def m138_bound_points(db: Connection) -> None:
    """Which payments, and so which points, come from money that can be reversed."""
    await add_column(db, "events", "purse TEXT NOT NULL DEFAULT ''")
    await add_column(db, "lots", "is_bound BIGINT NOT NULL DEFAULT 0")
    await add_column(db, "order_payments", "is_reversible BIGINT NOT NULL DEFAULT 0")
