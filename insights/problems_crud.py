"""SQL for what needs a look, nothing else. Each part has an index of its own."""

from __future__ import annotations

from typing import NamedTuple

from ..store import Row, Tx

STUCK_PAYMENT, REFUSED_PAYMENT = "stuck_payment", "refused_payment"
LATE_BILL, PAID_TWICE = "late_bill", "paid_twice"

# In the very words of the partial index `payments_odd`, or it would not serve.
ORDINARY = (
    "'earned', 'no_customer', 'not_a_bill', 'not_linked', "
    "'before_link', 'own_wallet', 'disabled', 'mode_off', 'reversible', "
    "'already_paid', 'cash_off', 'cash_cap'"
)


class Problem(NamedTuple):
    """Something that somebody should look at.

    Attributes:
        kind: what it is; id: of what: a payment's, a bill's, a job's.
        time: since when, Unix seconds.
        code: more exactly what: the payment's outcome, the job's kind.
        amount_sats: how much money it is about, 0 if about none.
        cards: how many cards it is about, 0 if it is about a payment.
    """

    kind: str
    id: str
    time: int
    code: str
    amount_sats: int
    order_id: str | None
    payment_hash: str | None
    cards: int


# A payment that names no merchant of ours is looked at by all that have its wallet.
# CROSS JOIN: SQLite then begins with what was paid twice, which is next to nothing, and
# not with all bills of the house, which it does where nobody has told it how many.
_FOUND = f"""
    SELECT '{STUCK_PAYMENT}' AS kind, s.checking_id AS id, s.first_seen AS time,
        '' AS code, 0 AS amount_sats, NULL AS order_id, NULL AS payment_hash
    FROM stuck_payments s WHERE s.wallet_id = :wallet_id
    UNION ALL
    SELECT '{REFUSED_PAYMENT}', p.checking_id, p.time, p.outcome,
        p.amount_msat / 1000, p.order_id, p.payment_hash
    FROM payments p
    WHERE p.wallet_id = :wallet_id AND p.time >= :since
      AND p.outcome NOT IN ({ORDINARY}) AND p.outcome <> 'own_payout'
      AND COALESCE(p.merchant_id, :merchant_id) = :merchant_id
    UNION ALL
    SELECT '{LATE_BILL}', o.id, o.paid_at, o.flag,
        o.amount_sats - o.rewards_sats + o.tip_sats, o.id, o.payment_hash
    FROM orders o
    WHERE o.merchant_id = :merchant_id AND o.flag <> '' AND o.paid_at >= :since
      AND o.bill <> 'refunded'
    UNION ALL
    SELECT '{PAID_TWICE}', h.id, h.paid_at, h.state, h.surplus_sats, h.order_id,
        h.payment_hash
    FROM order_payments h CROSS JOIN orders o
    WHERE o.id = h.order_id AND h.surplus_sats > 0 AND h.paid_at >= :since
      AND o.merchant_id = :merchant_id AND o.source = 'loyalty'
      AND h.surplus_sats > (
          SELECT COALESCE(SUM(r.amount_sats), 0) FROM refunds r
          WHERE r.order_id = h.order_id AND r.source_id IN ('', h.checking_id))
    UNION ALL
    SELECT 'payout_' || q.state, q.id, q.created_at, q.reason,
        q.amount_sats - q.kept_sats, NULL, NULL
    FROM payouts q
    WHERE q.merchant_id = :merchant_id AND q.state IN ('failed', 'unknown')
"""
_UNSEEN = f"""
    FROM ({_FOUND}) f WHERE NOT EXISTS (
        SELECT 1 FROM problems_seen x
        WHERE x.merchant_id = :merchant_id AND x.kind = f.kind AND x.id = f.id)
"""


def count_problems(
    tx: Tx, merchant_id: str, wallet_id: str, since: int
) -> dict[str, int]:
    """How many there are of each kind that happened since then and nobody has seen."""
    rows = tx.tuples(
        f"SELECT f.kind, COUNT(*) {_UNSEEN} GROUP BY f.kind ORDER BY f.kind",
        _values(merchant_id, wallet_id, since),
    )
    return {kind: int(count) for kind, count in rows}


def list_problems(
    tx: Tx, merchant_id: str, wallet_id: str, since: int, limit: int, offset: int
) -> list[Problem]:
    """The same one by one, the newest first."""
    rows = tx.tuples(
        f"""
        SELECT f.kind, f.id, f.time, f.code, f.amount_sats, f.order_id, f.payment_hash
        {_UNSEEN} ORDER BY f.time DESC, f.kind, f.id LIMIT :limit OFFSET :offset
        """,
        {**_values(merchant_id, wallet_id, since), "limit": limit, "offset": offset},
    )
    return [Problem(*(*row, 0)) for row in rows]


def find_problem(
    tx: Tx, merchant_id: str, wallet_id: str, since: int, kind: str, problem_id: str
) -> bool:
    """Whether there is that one, seen or not."""
    return bool(
        tx.one(
            f"SELECT 1 AS yes FROM ({_FOUND}) f WHERE f.kind = :kind AND f.id = :id",
            {
                **_values(merchant_id, wallet_id, since),
                "kind": kind,
                "id": problem_id,
            },
        )
    )


def _values(merchant_id: str, wallet_id: str, since: int) -> Row:
    return {"merchant_id": merchant_id, "wallet_id": wallet_id, "since": since}


def put_seen(
    tx: Tx, merchant_id: str, kind: str, problem_id: str, at: int, actor_id: str
) -> None:
    """Notes who has looked at something first, and when."""
    seen = {
        "merchant_id": merchant_id,
        "kind": kind,
        "id": problem_id,
        "seen_at": at,
        "actor_id": actor_id,
    }
    tx.insert("problems_seen", seen, or_ignore=True)
