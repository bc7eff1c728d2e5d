"""SQL for what analytics have beside the figures of days, nothing else."""

from __future__ import annotations

from typing import NamedTuple

from ..ledger import GRANTED, REDEMPTION, STAFF
from ..payouts.models import SATOSHI_BACK, VOID
from ..store import Row, Tx
from .comparing import Acts, Score
from .figures_crud import NET, PAID_BILLS
from .periods import Span

_NO_HAND = "actor_id <> 'system' AND actor_id NOT LIKE 'card:%'"


def _of(merchant_id: str, span: Span) -> Row:
    return {"merchant_id": merchant_id, "since": span.since, "until": span.until}


class RuleUse(NamedTuple):
    """What a rule did on bills that were paid in a period.

    Attributes:
        words: what it was called then; net_sats: what was paid for these bills.
    """

    rule_id: str
    words: str
    uses: int
    discount_sats: int
    cashback_sats: int
    net_sats: int


# Uses of rules on paid bills.
_USED = f"""
    {
    PAID_BILLS.replace(
        "FROM orders o", "FROM discount_usages u JOIN orders o ON o.id = u.order_id"
    )
}
      AND o.paid_at < :until AND u.merchant_id = :merchant_id AND u.status = 'settled'
"""


def get_rule_uses(tx: Tx, merchant_id: str, span: Span, limit: int) -> list[RuleUse]:
    """The rules that took off the most."""
    rows = tx.tuples(
        f"""
        SELECT u.rule_id, MAX(u.words), COUNT(*),
            CAST(SUM(u.discount_amount) AS BIGINT),
            CAST(SUM(u.cashback_amount) AS BIGINT), CAST(SUM({NET}) AS BIGINT)
        {_USED} GROUP BY u.rule_id
        ORDER BY SUM(u.discount_amount) + SUM(u.cashback_amount) DESC, u.rule_id
        LIMIT :limit
        """,
        {**_of(merchant_id, span), "limit": limit},
    )
    return [RuleUse(*row) for row in rows]


class BadgeUse(NamedTuple):
    """What a badge did: how many people it was proved of, and what it gave them."""

    badge: str
    name: str
    people: int
    uses: int
    discount_sats: int
    net_sats: int


def get_badge_uses(
    tx: Tx, merchant_id: str, span: Span, fewest: int, limit: int
) -> list[BadgeUse]:
    """Badges that unlocked something for enough people, the most of them first."""
    rows = tx.tuples(
        f"""
        SELECT u.badge, MAX(u.badge_name), COUNT(DISTINCT u.person), COUNT(*),
            CAST(SUM(u.discount_amount + u.cashback_amount) AS BIGINT),
            CAST(SUM({NET}) AS BIGINT)
        {_USED} AND u.badge <> '' GROUP BY u.badge
        HAVING COUNT(DISTINCT u.person) >= :fewest
        ORDER BY COUNT(DISTINCT u.person) DESC, u.badge LIMIT :limit
        """,
        {**_of(merchant_id, span), "fewest": fewest, "limit": limit},
    )
    return [BadgeUse(*row) for row in rows]


def sum_given_back(tx: Tx, merchant_id: str, span: Span) -> int:
    """Satoshi-back that was promised in a period, less what refunds took of it."""
    kinds = ", ".join(f"'{kind}'" for kind in SATOSHI_BACK)
    rows = tx.tuples(
        f"""
        SELECT CAST(COALESCE(SUM(amount_sats - kept_sats), 0) AS BIGINT) FROM payouts
        WHERE merchant_id = :merchant_id AND created_at >= :since
          AND created_at < :until AND kind IN ({kinds}) AND state <> '{VOID}'
        """,
        _of(merchant_id, span),
    )
    return int(rows[0][0])


# --- people ---------------------------------------------------------------------------


def get_acts(tx: Tx, merchant_id: str, span: Span) -> dict[str, Acts]:
    """What whoever acted by hand did, by `actor_id`."""
    found: dict[str, Acts] = {}
    values = _of(merchant_id, span)
    for sql, names in _ACTS:
        for actor_id, *numbers in tx.tuples(sql, values):
            acts = Acts(**dict(zip(names, numbers, strict=True)))
            found[actor_id] = found.get(actor_id, Acts()).plus(acts)
    return found


_ACTS = (
    (
        f"""
        SELECT actor_id, COUNT(CASE WHEN source = '{STAFF}' THEN 1 END),
            CAST(COALESCE(SUM(CASE WHEN source = '{STAFF}' THEN delta END), 0)
                AS BIGINT),
            COUNT(CASE WHEN source = '{REDEMPTION}' THEN 1 END)
        FROM events
        WHERE merchant_id = :merchant_id AND kind = '{GRANTED}'
          AND source IN ('{STAFF}', '{REDEMPTION}') AND kind <> 'earned'
          AND recorded_at >= :since AND recorded_at < :until AND {_NO_HAND}
        GROUP BY actor_id
        """,
        ("grants", "points_given", "undos"),
    ),
    (
        f"""
        SELECT actor_id, COUNT(DISTINCT order_id),
            CAST(SUM(discount_amount + cashback_amount) AS BIGINT)
        FROM discount_usages
        WHERE merchant_id = :merchant_id AND applied_at >= :since
          AND applied_at < :until AND status = 'settled' AND {_NO_HAND}
        GROUP BY actor_id
        """,
        ("discounts", "discount_sats"),
    ),
    (
        f"""
        SELECT actor_id, COUNT(*), CAST(SUM(amount_sats) AS BIGINT) FROM refunds
        WHERE merchant_id = :merchant_id AND created_at >= :since
          AND created_at < :until AND {_NO_HAND}
        GROUP BY actor_id
        """,
        ("refunds", "refund_sats"),
    ),
)


def get_names(tx: Tx, merchant_id: str) -> dict[str, str]:
    """What people and links of a merchant are called, by `actor_id`."""
    rows = tx.tuples(
        """
        SELECT 'staff:' || id, initials FROM staff WHERE merchant_id = :merchant_id
        UNION ALL
        SELECT 'token:' || id, name FROM tokens WHERE merchant_id = :merchant_id
        """,
        {"merchant_id": merchant_id},
    )
    return dict(rows)


# --- tiers ----------------------------------------------------------------------------


def count_cards(tx: Tx, program_id: str, most: int) -> int:
    """How many cards there are; counts no further than `most`."""
    rows = tx.tuples(
        """
        SELECT COUNT(*) FROM (
            SELECT 1 AS one FROM cards WHERE program_id = :program_id LIMIT :most
        ) found
        """,
        {"program_id": program_id, "most": most},
    )
    return int(rows[0][0])


def get_scores(tx: Tx, program_id: str, span: Span, window: int) -> list[Score]:
    """What counted of every card that is somebody's, when a period began and when it
    ended.

    Args:
        window: seconds for which a bill counts.
    """
    then = "b.time < :since AND b.time >= :since_from"
    now = "b.time < :until AND b.time >= :until_from"

    def sums(column: str) -> str:
        return ", ".join(
            f"CAST(COALESCE(SUM(CASE WHEN {when} THEN b.{column} END), 0) AS BIGINT)"
            for when in (then, now)
        )

    def days(when: str) -> str:
        has = f"{when} AND b.base_sats > 0"
        return f"COUNT(DISTINCT CASE WHEN {has} THEN b.local_day END)"

    rows = tx.tuples(
        f"""
        SELECT {sums("tier_points")}, {sums("base_sats")}, {days(then)}, {days(now)}
        FROM cards c JOIN counted_bills b ON b.card_id = c.id
        WHERE c.program_id = :program_id AND c.customer_pubkey IS NOT NULL
          AND c.merged_into IS NULL
          AND b.time >= :since_from AND b.time < :until
        GROUP BY c.id
        """,
        {
            "program_id": program_id,
            "since": span.since,
            "until": span.until,
            "since_from": span.since - window,
            "until_from": span.until - window,
        },
    )
    return [Score(*row) for row in rows]
