"""What makes a hundred thousand customers quick to look through, and notes on them."""

from __future__ import annotations

from lnbits.db import POSTGRES, Connection

from ..schema import add_column, run


async def m080_customer_lists(db: Connection) -> None:
    """Lists of customers: whatever they are sorted by, a page is found in an index.

    Each ends with the card, so that the rows of a page are all that is fetched; the
    shorter ones of before are their beginnings. Cards that no list shows are few.
    """
    await run(
        db,
        "CREATE INDEX IF NOT EXISTS balances_by_points "
        "ON balances (program_id, points, card_id)",
        "CREATE INDEX IF NOT EXISTS balances_by_visits "
        "ON balances (program_id, visits, card_id)",
        "CREATE INDEX IF NOT EXISTS balances_by_spent "
        "ON balances (program_id, spent_sats, card_id)",
        "CREATE INDEX IF NOT EXISTS balances_by_seen "
        "ON balances (program_id, last_time, card_id)",
        "CREATE INDEX IF NOT EXISTS balances_by_tier "
        "ON balances (program_id, tier_id, last_time, card_id)",
        "CREATE INDEX IF NOT EXISTS cards_not_listed ON cards (program_id, id) "
        "WHERE customer_pubkey IS NULL OR merged_into IS NOT NULL",
        "DROP INDEX IF EXISTS balances_points",
        "DROP INDEX IF EXISTS balances_visits",
        "DROP INDEX IF EXISTS balances_seen",
        "DROP INDEX IF EXISTS balances_spent",
    )


async def m081_name_parts(db: Connection) -> None:
    """Names from each of their words on, so that a search is a range of an index.

    Ranges are of bytes, on PostgreSQL too. `is_indexed`: names of before are taken in
    by a sweep.
    """
    collation = 'COLLATE "C"' if db.type == POSTGRES else ""
    await run(
        db,
        f"""
        CREATE TABLE IF NOT EXISTS name_parts (
            program_id TEXT NOT NULL,
            part TEXT {collation} NOT NULL,
            card_id TEXT NOT NULL,
            PRIMARY KEY (program_id, part, card_id)
        )
        """,
        "CREATE INDEX IF NOT EXISTS name_parts_card ON name_parts (card_id)",
    )
    for table in ("nicknames", "card_names"):
        await add_column(db, table, "is_indexed BIGINT NOT NULL DEFAULT 0")
        await run(
            db,
            f"CREATE INDEX IF NOT EXISTS {table}_to_index ON {table} (card_id) "
            "WHERE is_indexed = 0",
        )


async def m082_customer_notes(db: Connection) -> None:
    """What a merchant wants to remember of a guest: their own, never published."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS customer_notes (
            card_id TEXT PRIMARY KEY,
            note TEXT NOT NULL
        )
        """,
    )


async def m083_problems(db: Connection) -> None:
    """What needs a look, found without going through what does not.

    `payments_odd` leaves out the outcomes that are ordinary: `insights/problems_crud`
    says them in the same words. `problems_seen`: somebody has looked at it.
    """
    await add_column(db, "stuck_payments", "wallet_id TEXT NOT NULL DEFAULT ''")
    await run(
        db,
        "CREATE INDEX IF NOT EXISTS stuck_payments_wallet "
        "ON stuck_payments (wallet_id)",
        "CREATE INDEX IF NOT EXISTS payments_odd ON payments (wallet_id, time) "
        "WHERE outcome NOT IN ('earned', 'no_customer', 'not_a_bill', 'not_linked', "
        "'before_link', 'own_wallet', 'disabled', 'mode_off', 'reversible', "
        "'already_paid', 'cash_off', 'cash_cap')",
        "CREATE INDEX IF NOT EXISTS orders_flagged ON orders (merchant_id, paid_at) "
        "WHERE flag <> ''",
        "CREATE INDEX IF NOT EXISTS order_payments_surplus "
        "ON order_payments (order_id) WHERE surplus_sats > 0",
        """
        CREATE TABLE IF NOT EXISTS problems_seen (
            merchant_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            seen_at BIGINT NOT NULL,
            actor_id TEXT NOT NULL,
            PRIMARY KEY (merchant_id, kind, id)
        )
        """,
    )


async def m084_old_cards(db: Connection) -> None:
    """Points that moved over from a paper card, or are to: once for each card."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS old_cards (
            card_id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            points BIGINT NOT NULL,
            actor_id TEXT NOT NULL,
            asked_at BIGINT NOT NULL,
            due_at BIGINT NOT NULL,
            state TEXT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS old_cards_due ON old_cards (due_at) "
        "WHERE state = 'waiting'",
    )
