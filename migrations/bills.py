"""Bills in full: their lines, their payments, and what a part of one has earned."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import add_column, run


async def m040_order_lines(db: Connection) -> None:
    """What a bill is made of. Rewards and discounts are lines below zero."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS order_lines (
            id TEXT PRIMARY KEY,
            order_id TEXT NOT NULL,
            number BIGINT NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            category TEXT NOT NULL,
            item_id TEXT,
            quantity BIGINT NOT NULL,
            unit_sats BIGINT NOT NULL,
            unit_minor BIGINT NOT NULL,
            total_sats BIGINT NOT NULL,
            total_minor BIGINT NOT NULL,
            tax_bp BIGINT NOT NULL,
            redemption_id TEXT,
            payment_id TEXT,
            UNIQUE (order_id, number)
        )
        """,
        "CREATE UNIQUE INDEX IF NOT EXISTS order_lines_redemption "
        "ON order_lines (redemption_id)",
        "CREATE INDEX IF NOT EXISTS redemptions_order ON redemptions (order_id)",
    )
    for column in ("rewards_sats", "rewards_minor"):
        await add_column(db, "orders", f"{column} BIGINT NOT NULL DEFAULT 0")
    for column in ("reference", "flag"):
        await add_column(db, "orders", f"{column} TEXT NOT NULL DEFAULT ''")


async def m041_order_payments(db: Connection) -> None:
    """What a bill is paid with: one payment, or several of a split one."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS order_payments (
            id TEXT PRIMARY KEY,
            order_id TEXT NOT NULL,
            number BIGINT NOT NULL,
            is_part BIGINT NOT NULL,
            share_of BIGINT NOT NULL,
            amount_sats BIGINT NOT NULL,
            amount_minor BIGINT NOT NULL,
            tip_sats BIGINT NOT NULL,
            surplus_sats BIGINT NOT NULL,
            before_sats BIGINT NOT NULL,
            method TEXT NOT NULL,
            state TEXT NOT NULL,
            payment_hash TEXT,
            payment_request TEXT,
            checking_id TEXT,
            customer_pubkey TEXT,
            tier_id TEXT,
            actor_id TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            paid_at BIGINT,
            claimed_at BIGINT,
            UNIQUE (order_id, number)
        )
        """,
        "CREATE INDEX IF NOT EXISTS order_payments_hash "
        "ON order_payments (payment_hash)",
        "CREATE INDEX IF NOT EXISTS order_payments_customer "
        "ON order_payments (customer_pubkey, claimed_at)",
    )
    # What was charged before had one payment each, which bears the order's own id.
    await run(
        db,
        """
        INSERT INTO order_payments (
            id, order_id, number, is_part, share_of, amount_sats, amount_minor,
            tip_sats, surplus_sats, before_sats, method, state, payment_hash,
            payment_request, checking_id, customer_pubkey, tier_id, actor_id,
            created_at, paid_at, claimed_at)
        SELECT o.id, o.id, 1, 0, 0, o.amount_sats, o.amount_minor, o.tip_sats, 0, 0,
            'lightning',
            CASE WHEN o.bill = 'open' THEN 'open' WHEN o.bill = 'void' THEN 'void'
                ELSE 'paid' END,
            o.payment_hash, o.payment_request,
            (SELECT MIN(p.checking_id) FROM payments p WHERE p.order_id = o.id),
            CASE WHEN o.bill IN ('open', 'void') THEN NULL ELSE o.customer_pubkey END,
            NULL, o.actor_id, o.created_at, o.paid_at,
            CASE WHEN o.bill NOT IN ('open', 'void') AND o.customer_pubkey IS NULL
                AND EXISTS (SELECT 1 FROM events e WHERE e.order_id = o.id)
                THEN o.paid_at END
        FROM orders o
        WHERE o.payment_hash IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM order_payments h WHERE h.order_id = o.id)
        """,
    )


async def m042_earned_parts(db: Connection) -> None:
    """What of a payment no event tells: where in its bill it stands, if it was not all
    of it, and how many items counted. What goes back of it is reckoned by that."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS earned_parts (
            source_id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            before_sats BIGINT NOT NULL,
            before_minor BIGINT NOT NULL,
            before_items BIGINT NOT NULL,
            whole_sats BIGINT,
            items BIGINT NOT NULL
        )
        """,
    )
    await add_column(db, "refunds", "source_id TEXT NOT NULL DEFAULT ''")
    await add_column(db, "refunds", "items BIGINT NOT NULL DEFAULT 0")
