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
