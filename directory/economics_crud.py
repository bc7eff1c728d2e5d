"""SQL for what the community's economy comes to, nothing else: sums over the bills of
all partners, never a guest's."""

from __future__ import annotations

from typing import NamedTuple

from ..orders.models import PAID as BILL_PAID
from ..orders.models import PART_REFUNDED
from ..payouts.models import PAID, SATOSHI_BACK
from ..store import Row, Tx

DAY = 86_400
_KINDS = ", ".join(f"'{kind}'" for kind in SATOSHI_BACK)
_NET = "o.amount_sats - o.rewards_sats"
_BILLS = f"""
    FROM listings l JOIN orders o ON o.merchant_id = l.merchant_id
    WHERE o.paid_at IS NOT NULL AND o.paid_at >= :since AND o.paid_at < :until
      AND o.bill IN ('{BILL_PAID}', '{PART_REFUNDED}')
"""
_USES = _BILLS.replace(
    "WHERE o.paid_at",
    "JOIN discount_usages u ON u.order_id = o.id AND u.status = 'settled' "
    "WHERE o.paid_at",
    1,
)
_GIVEN = f"""
    FROM listings l JOIN payouts p ON p.merchant_id = l.merchant_id
    JOIN payout_transfers t ON t.id = p.transfer_id
    WHERE p.state = '{PAID}' AND p.kind IN ({_KINDS})
      AND t.ended_at >= :since AND t.ended_at < :until
"""
# Whom sats were given back to, how many and since when; and what each of them has paid
# at any partner since then.
_AGAIN = f"""
    WITH given AS (
        SELECT c.customer_pubkey AS who, SUM(p.amount_sats - p.kept_sats) AS sats,
            MIN(t.ended_at) AS since
        {_GIVEN.replace("WHERE", "JOIN cards c ON c.id = p.card_id WHERE")}
          AND c.customer_pubkey IS NOT NULL
        GROUP BY c.customer_pubkey
    ), spent AS (
        SELECT g.who, SUM({_NET}) AS sats
        {_BILLS.replace("WHERE", "JOIN given g ON g.who = o.customer_pubkey WHERE", 1)}
          AND o.paid_at > g.since
        GROUP BY g.who
    )
    SELECT COUNT(*), CAST(COALESCE(SUM(g.sats), 0) AS BIGINT),
        CAST(COALESCE(SUM(CASE WHEN s.sats < g.sats THEN s.sats
            WHEN s.sats IS NULL THEN 0 ELSE g.sats END), 0) AS BIGINT)
    FROM given g LEFT JOIN spent s ON s.who = g.who
"""


class Sum(NamedTuple):
    """What one day has, UTC: how many, and how many sats."""

    day: int
    number: int
    sats: int


def get_bills(tx: Tx, span: Row) -> list[Sum]:
    """Bills that partners were paid, by day; wholly refunded ones are left out."""
    rows = tx.tuples(
        f"""
        SELECT o.paid_at / {DAY}, COUNT(*), CAST(SUM({_NET}) AS BIGINT)
        {_BILLS} GROUP BY o.paid_at / {DAY}
        """,
        span,
    )
    return [Sum(*row) for row in rows]


def get_discounts(tx: Tx, span: Row) -> list[Sum]:
    """What discounts took off these bills."""
    rows = tx.tuples(
        f"""
        SELECT o.paid_at / {DAY}, COUNT(*), CAST(SUM(u.discount_amount) AS BIGINT)
        {_USES} GROUP BY o.paid_at / {DAY}
        """,
        span,
    )
    return [Sum(*row) for row in rows]


def get_given_back(tx: Tx, span: Row) -> list[Sum]:
    """Satoshi-back that guests got, by day."""
    rows = tx.tuples(
        f"""
        SELECT t.ended_at / {DAY}, COUNT(*),
            CAST(SUM(p.amount_sats - p.kept_sats) AS BIGINT)
        {_GIVEN} GROUP BY t.ended_at / {DAY}
        """,
        span,
    )
    return [Sum(*row) for row in rows]


class Again(NamedTuple):
    """Guests who got sats back, how many sats, and what of them was spent again."""

    guests: int
    given_sats: int
    spent_sats: int


def get_spent_again(tx: Tx, span: Row) -> Again:
    return Again(*tx.tuples(_AGAIN, span)[0])


class Offer(NamedTuple):
    """What one of the community's own rules did at all partners together."""

    rule_id: str
    description: str
    partners: int
    uses: int
    discount_sats: int
    cashback_sats: int
    net_sats: int


def get_offers(tx: Tx, span: Row, limit: int) -> list[Offer]:
    """Those that gave the most."""
    uses = _USES.replace("WHERE", "JOIN discount_rules d ON d.id = u.rule_id WHERE", 1)
    rows = tx.tuples(
        f"""
        SELECT u.rule_id, MAX(d.description), COUNT(DISTINCT o.merchant_id), COUNT(*),
            CAST(SUM(u.discount_amount) AS BIGINT),
            CAST(SUM(u.cashback_amount) AS BIGINT), CAST(SUM({_NET}) AS BIGINT)
        {uses} AND d.merchant_id IS NULL GROUP BY u.rule_id
        ORDER BY SUM(u.discount_amount + u.cashback_amount) DESC, u.rule_id
        LIMIT :limit
        """,
        {**span, "limit": limit},
    )
    return [Offer(*row) for row in rows]
