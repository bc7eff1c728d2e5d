"""What makes the owner's first page quick among a million events."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import run


async def m086_paid_bills(db: Connection) -> None:
    """Bills by when they were paid, with all that they are added up by; and refunds by
    merchant, since a bill may be older than what went back of it."""
    await run(
        db,
        "CREATE INDEX IF NOT EXISTS orders_paid ON orders "
        "(merchant_id, paid_at, bill, customer_pubkey, amount_sats, rewards_sats, "
        "flag, id) WHERE paid_at IS NOT NULL",
        "CREATE INDEX IF NOT EXISTS refunds_merchant ON refunds "
        "(merchant_id, order_id, base_sats)",
    )


async def m087_payments_to_look_at(db: Connection) -> None:
    """The few payments that somebody has to look at, and welcomes that wait."""
    await run(
        db,
        "CREATE INDEX IF NOT EXISTS payments_look ON payments (time) "
        "WHERE outcome IN ('no_rate', 'foreign_merchant', 'bad_pubkey', 'bad_tip', "
        "'bad_amount', 'too_many_points', 'already_paid')",
        "CREATE INDEX IF NOT EXISTS orders_late ON orders (merchant_id, paid_at) "
        "WHERE flag = 'late'",
    )


async def m088_guests_by_last_visit(db: Connection) -> None:
    """Who was here lately, how often, and which tier they hold, from an index alone.

    It takes the place of the one on the last visit: the same order, and more in it.
    """
    await run(
        db,
        "CREATE INDEX IF NOT EXISTS balances_last_seen ON balances "
        "(program_id, last_time, visits)",
        "DROP INDEX IF EXISTS balances_seen",
        "CREATE INDEX IF NOT EXISTS balances_held ON balances "
        "(program_id, tier_id, tier_until)",
    )


async def m089_points_of_all_cards(db: Connection) -> None:
    """What all cards hold is added up from an index alone, which also sorts by points:
    it takes that one's place."""
    await run(
        db,
        "CREATE INDEX IF NOT EXISTS balances_standing ON balances "
        "(program_id, points, active_at, card_id)",
        "DROP INDEX IF EXISTS balances_points",
    )
