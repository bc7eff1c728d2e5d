"""SQL for figures day by day, nothing else: counting them from the rows."""

from __future__ import annotations

from typing import NamedTuple

from ..ledger import EARNED, PAYMENT
from ..store import Row, Tx
from .days import Cohort
from .figures import QUARTER
from .figures_crud import NET, PAID_BILLS
from .periods import Span

ZONES_APART = 2 * 86_400  # seconds by which a day of one clock may be another's

_BILLS = f"{PAID_BILLS} AND o.paid_at < :until"
# A bill that was put on a card, with what counts of it.
_VISIT = f"e.kind = '{EARNED}' AND e.source = '{PAYMENT}' AND e.base_sats > 0"
_FIRST_DAY = f"""
    (SELECT f.local_day FROM events f
     WHERE f.card_id = g.card_id AND f.merchant_id = :merchant_id
       AND {_VISIT.replace("e.", "f.")}
     ORDER BY f.local_day LIMIT 1)
"""
_GUESTS = f"""
    SELECT {{}} e.card_id, COUNT(DISTINCT COALESCE(e.order_id, e.source_id)) AS bills,
        SUM(e.base_sats) AS sats
    FROM events e
    WHERE e.merchant_id = :merchant_id AND {_VISIT}
      AND e.time >= :near_since AND e.time < :near_until
      AND e.local_day >= :first AND e.local_day < :end
    GROUP BY {{}} e.card_id
"""


def _of(merchant_id: str, span: Span) -> Row:
    return {
        "merchant_id": merchant_id,
        "since": span.since,
        "until": span.until,
        "near_since": span.since - ZONES_APART,
        "near_until": span.until + ZONES_APART,
        "first": span.first.isoformat(),
        "end": span.end.isoformat(),
    }


class Sold(NamedTuple):
    """Paid bills of a quarter of an hour."""

    quarter: int
    bills: int
    gross_sats: int
    off_sats: int
    net_sats: int


def get_sold(tx: Tx, merchant_id: str, span: Span) -> list[Sold]:
    rows = tx.tuples(
        f"""
        SELECT o.paid_at / {QUARTER} AS quarter, COUNT(*),
            CAST(SUM(o.amount_sats) AS BIGINT), CAST(SUM(o.rewards_sats) AS BIGINT),
            CAST(SUM({NET}) AS BIGINT)
        {_BILLS} GROUP BY o.paid_at / {QUARTER}
        """,
        _of(merchant_id, span),
    )
    return [Sold(*row) for row in rows]


class Discounted(NamedTuple):
    """Those of them with a discount."""

    quarter: int
    bills: int
    discount_sats: int
    net_sats: int


def get_discounted(tx: Tx, merchant_id: str, span: Span) -> list[Discounted]:
    rows = tx.tuples(
        f"""
        SELECT o.paid_at / {QUARTER} AS quarter, COUNT(*),
            CAST(SUM(d.sats) AS BIGINT), CAST(SUM({NET}) AS BIGINT)
        {
            PAID_BILLS.replace(
                "FROM orders o",
                '''FROM (
            SELECT order_id, SUM(discount_amount) AS sats FROM discount_usages
            WHERE merchant_id = :merchant_id AND status = 'settled'
              AND discount_amount > 0 GROUP BY order_id
        ) d JOIN orders o ON o.id = d.order_id''',
            )
        } AND o.paid_at < :until GROUP BY o.paid_at / {QUARTER}
        """,
        _of(merchant_id, span),
    )
    return [Discounted(*row) for row in rows]


class Moved(NamedTuple):
    """Points of one kind and source that moved in a quarter of an hour."""

    quarter: int
    kind: str
    source: str
    points: int
    events: int


def get_moved(tx: Tx, merchant_id: str, span: Span) -> list[Moved]:
    rows = tx.tuples(
        f"""
        SELECT time / {QUARTER} AS quarter, kind, source, CAST(SUM(delta) AS BIGINT),
            COUNT(*)
        FROM events
        WHERE merchant_id = :merchant_id AND time >= :since AND time < :until
          AND delta <> 0
        GROUP BY time / {QUARTER}, kind, source
        """,
        _of(merchant_id, span),
    )
    return [Moved(*row) for row in rows]


class Came(NamedTuple):
    """Guests of a day, as their bills' events have it."""

    day: str
    visits: int
    new: int
    bills: int
    sats: int


def get_came(tx: Tx, merchant_id: str, span: Span) -> list[Came]:
    rows = tx.tuples(
        f"""
        SELECT g.local_day, COUNT(*), SUM(CASE WHEN {_FIRST_DAY} = g.local_day
                THEN 1 ELSE 0 END),
            CAST(SUM(g.bills) AS BIGINT), CAST(SUM(g.sats) AS BIGINT)
        FROM ({_GUESTS.format("e.local_day,", "e.local_day,")}) g GROUP BY g.local_day
        """,
        _of(merchant_id, span),
    )
    return [Came(*row) for row in rows]


def get_cohorts(tx: Tx, merchant_id: str, month: Span) -> list[Cohort]:
    """Guests of a month by the month in which each came for the first time."""
    rows = tx.tuples(
        f"""
        SELECT c.first_month, COUNT(*), CAST(SUM(c.bills) AS BIGINT),
            CAST(SUM(c.sats) AS BIGINT)
        FROM (
            SELECT substr({_FIRST_DAY}, 1, 7) AS first_month, g.bills, g.sats
            FROM ({_GUESTS.format("", "")}) g
        ) c GROUP BY c.first_month ORDER BY c.first_month
        """,
        _of(merchant_id, month),
    )
    return [Cohort(*row) for row in rows]


def first_moment(tx: Tx, merchant_id: str) -> int | None:
    """When the first bill was paid, or the first points moved."""
    rows = tx.tuples(
        """
        SELECT MIN(at) FROM (
            SELECT MIN(paid_at) AS at FROM orders
            WHERE merchant_id = :merchant_id AND paid_at IS NOT NULL
            UNION ALL SELECT MIN(time) AS at FROM events
            WHERE merchant_id = :merchant_id
        ) firsts
        """,
        {"merchant_id": merchant_id},
    )
    return rows[0][0] if rows else None
