"""SQL for an owner's figures, nothing else: sums over bills, events and balances."""

from __future__ import annotations

from ..ledger import Balance
from ..merchants.models import Merchant
from ..store import Row, Tx
from .figures import QUARTER, Bills, Moved, Returning, Sold

CLOCKS_APART = 86_400  # seconds by which another process's clock may be wrong

# What was paid for the goods of a bill, less what went back of it. A bill that had been
# given up and was paid nevertheless is paid as far as it was.
NET = """
    CASE WHEN o.flag = 'late' THEN (
        SELECT COALESCE(SUM(h.amount_sats), 0) FROM order_payments h
        WHERE h.order_id = o.id AND h.state = 'paid'
    ) ELSE o.amount_sats - o.rewards_sats END - COALESCE(r.back, 0)
"""
PAID_BILLS = """
    FROM orders o LEFT JOIN (
        SELECT order_id, SUM(base_sats) AS back FROM refunds
        WHERE merchant_id = :merchant_id GROUP BY order_id
    ) r ON r.order_id = o.id
    WHERE o.merchant_id = :merchant_id AND o.paid_at IS NOT NULL
      AND o.paid_at >= :since AND o.bill IN ('paid', 'part_refunded')
"""


def get_sold(tx: Tx, merchant_id: str, since: int) -> list[Sold]:
    """Paid bills since a moment, those that went back as a whole left out."""
    rows = tx.tuples(
        f"""
        SELECT o.paid_at / {QUARTER} AS quarter, COUNT(*),
            CAST(SUM({NET}) AS BIGINT)
        {PAID_BILLS} GROUP BY o.paid_at / {QUARTER}
        """,
        {"merchant_id": merchant_id, "since": since},
    )
    return [Sold(*row) for row in rows]


def get_regular_bills(
    tx: Tx, merchant: Merchant, since: int, visits: int
) -> tuple[int, Bills]:
    """Of these, bills of guests who were here on at least so many days; how many
    guests, and their bills."""
    rows = tx.tuples(
        f"""
        SELECT COUNT(DISTINCT b.card_id), CAST(COALESCE(SUM(g.bills), 0) AS BIGINT),
            CAST(COALESCE(SUM(g.sats), 0) AS BIGINT)
        FROM (
            SELECT o.customer_pubkey, COUNT(*) AS bills, SUM({NET}) AS sats
            {PAID_BILLS} AND o.customer_pubkey IS NOT NULL
            GROUP BY o.customer_pubkey
        ) g
        JOIN cards c ON c.program_id = :program_id
            AND c.customer_pubkey = g.customer_pubkey
        JOIN balances b ON b.card_id = COALESCE(c.merged_into, c.id)
        WHERE b.visits >= :visits
        """,
        {
            "merchant_id": merchant.id,
            "program_id": merchant.program_id,
            "since": since,
            "visits": visits,
        },
    )
    guests, bills, sats = rows[0]
    return guests, Bills(bills, sats)


def get_moved(tx: Tx, merchant_id: str, since: int) -> list[Moved]:
    """What happened to points since a moment, by `time`.

    Nothing is written before it happens: the log's own index finds it.
    """
    rows = tx.tuples(
        f"""
        SELECT time / {QUARTER} AS quarter, kind, source, CAST(SUM(delta) AS BIGINT)
        FROM events
        WHERE merchant_id = :merchant_id AND recorded_at >= :recorded_since
          AND time >= :since AND delta <> 0
        GROUP BY time / {QUARTER}, kind, source
        """,
        {
            "merchant_id": merchant_id,
            "since": since,
            "recorded_since": since - CLOCKS_APART,
        },
    )
    return [Moved(*row) for row in rows]


def get_returning(tx: Tx, program_id: str, since: int) -> Returning:
    """Guests who were here since a moment, and those of them on two days or more."""
    rows = tx.tuples(
        """
        SELECT COUNT(*), COUNT(CASE WHEN visits >= 2 THEN 1 END) FROM balances
        WHERE program_id = :program_id AND last_time >= :since AND visits >= 1
        """,
        {"program_id": program_id, "since": since},
    )
    return Returning(*rows[0])


# --- tiers ----------------------------------------------------------------------------

_GONE = """
    SELECT id FROM cards
    WHERE program_id = :program_id AND merged_into IS NOT NULL
    UNION ALL
    SELECT id FROM cards
    WHERE program_id = :program_id AND customer_pubkey IS NULL AND merged_into IS NULL
"""


def count_kept(tx: Tx, program_id: str) -> dict[str | None, int]:
    """Cards by the tier that is kept with them; without cards that became others and
    those of who was forgotten."""
    values: Row = {"program_id": program_id}
    kept: dict[str | None, int] = dict(
        tx.tuples(
            """
            SELECT tier_id, COUNT(*) FROM balances
            WHERE program_id = :program_id GROUP BY tier_id
            """,
            values,
        )
    )
    gone = tx.tuples(
        f"""
        SELECT b.tier_id, COUNT(*) FROM ({_GONE}) g
        JOIN balances b ON b.card_id = g.id GROUP BY b.tier_id
        """,
        values,
    )
    return kept | {tier_id: kept.get(tier_id, 0) - cards for tier_id, cards in gone}


def get_unsettled(tx: Tx, program_id: str, at: int, limit: int) -> list[Balance]:
    """Balances whose kept tier has to be looked at again, of cards that are
    somebody's."""
    rows = tx.tuples(
        f"""
        SELECT {", ".join(f"b.{name}" for name in Balance._fields)}
        FROM balances b JOIN cards c ON c.id = b.card_id
        WHERE b.program_id = :program_id AND b.tier_until <= :at
          AND c.merged_into IS NULL AND c.customer_pubkey IS NOT NULL LIMIT :limit
        """,
        {"program_id": program_id, "at": at, "limit": limit},
    )
    return [Balance(*row) for row in rows]
