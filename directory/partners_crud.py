"""SQL for the figures of the community's network, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..store import Row, Tx

_PAID = """
    FROM listings l JOIN orders o ON o.merchant_id = l.merchant_id
    WHERE o.paid_at IS NOT NULL AND o.paid_at >= :since
"""


@dataclass(frozen=True)
class Town:
    """Partners of one town: how many, and one of them."""

    country: str
    partners: int
    merchant_id: str


def _number(tx: Tx, sql: str, values: Row) -> int:
    row = tx.one(sql, values)
    return int(row["n"]) if row else 0


def count_listed(tx: Tx) -> int:
    return _number(tx, "SELECT COUNT(*) AS n FROM listings", {})


def count_waiting(tx: Tx) -> int:
    sql = (
        "SELECT COUNT(*) AS n FROM merchants "
        "WHERE status = 'pending' AND deleted_at IS NULL"
    )
    return _number(tx, sql, {})


def count_active(tx: Tx, since: int) -> int:
    """Partners with a bill that was paid from then on."""
    sql = """
        SELECT COUNT(*) AS n FROM listings l WHERE EXISTS (
            SELECT 1 FROM orders o WHERE o.merchant_id = l.merchant_id
              AND o.paid_at IS NOT NULL AND o.paid_at >= :since
        )
    """
    return _number(tx, sql, {"since": since})


def count_guests(tx: Tx, since: int) -> tuple[int, int]:
    """Guests with a paid bill from then on, and those of them with bills at two
    partners or more."""
    row = tx.one(
        f"""
        SELECT COUNT(*) AS n,
            COALESCE(SUM(CASE WHEN places > 1 THEN 1 ELSE 0 END), 0) AS shared
        FROM (
            SELECT COUNT(DISTINCT o.merchant_id) AS places
            {_PAID} AND o.customer_pubkey IS NOT NULL
            GROUP BY o.customer_pubkey
        ) g
        """,
        {"since": since},
    )
    return (int(row["n"]), int(row["shared"])) if row else (0, 0)


def sum_discounts(tx: Tx, since: int) -> int:
    """Sats that discounts took off partners' bills from then on."""
    sql = """
        SELECT COALESCE(SUM(u.discount_amount), 0) AS n
        FROM listings l JOIN discount_usages u ON u.merchant_id = l.merchant_id
        WHERE u.applied_at >= :since AND u.status = 'settled'
    """
    return _number(tx, sql, {"since": since})


def count_joined_before(tx: Tx, moments: Sequence[int]) -> list[int]:
    """How many of today's partners had been approved before each of these moments.

    By the record of decisions: a listing knows only when it was last looked at.
    """
    sums = ", ".join(
        f"COALESCE(SUM(CASE WHEN first_at < :m{n} THEN 1 ELSE 0 END), 0) AS n{n}"
        for n in range(len(moments))
    )
    row = tx.one(
        f"""
        SELECT {sums} FROM (
            SELECT MIN(a.at) AS first_at
            FROM listings l JOIN acts a ON a.merchant_id = l.merchant_id
            WHERE a.kind = 'status_changed' AND substr(a.words, 1, 8) = 'approved'
            GROUP BY l.merchant_id
        ) j
        """,
        {f"m{n}": moment for n, moment in enumerate(moments)},
    )
    return [int(row[f"n{n}"]) if row else 0 for n in range(len(moments))]


def list_towns(tx: Tx, limit: int, offset: int) -> tuple[list[Town], int]:
    """A page of the towns with partners, the most of them first; how many there are."""
    groups = "FROM listings GROUP BY country, city_key"
    rows = tx.tuples(
        f"""
        SELECT country, COUNT(*) AS n, MIN(merchant_id) {groups}
        ORDER BY n DESC, country, city_key LIMIT :limit OFFSET :offset
        """,
        {"limit": limit, "offset": offset},
    )
    total = _number(tx, f"SELECT COUNT(*) AS n FROM (SELECT 1 AS one {groups}) t", {})
    return [Town(*row) for row in rows], total
