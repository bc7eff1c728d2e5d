"""SQL for what an owner has to look at, nothing else."""

from __future__ import annotations

from typing import NamedTuple

from ..merchants.models import Merchant
from ..orders.models import LATE
from ..services.welcome import GIVE_UP_SECONDS, WAITING
from ..store import Tx

MOST = 1000  # as many are told of
# As the partial index of `payments` says it, so that it serves.
_ODD = """outcome IN ('no_rate', 'foreign_merchant', 'bad_pubkey', 'bad_tip',
    'bad_amount', 'too_many_points', 'already_paid')"""


class Odd(NamedTuple):
    """A payment that somebody has to look at.

    Attributes:
        time: when it settled; sats: what arrived.
        code: what became of it, or `stuck`, or `late`.
    """

    time: int
    sats: int
    code: str
    order_id: str | None


def get_odd(tx: Tx, merchant: Merchant, since: int) -> list[Odd]:
    """Payments into a merchant's wallet that did not come to what they should have;
    those that were paid twice only until they were given back."""
    rows = tx.tuples(
        f"""
        SELECT p.time, p.amount_msat / 1000, p.outcome, p.order_id FROM payments p
        WHERE p.time >= :since AND p.{_ODD}
          AND (p.merchant_id = :merchant_id
            OR (p.merchant_id IS NULL AND p.wallet_id = :wallet_id))
          AND NOT (p.outcome = 'already_paid' AND EXISTS (
            SELECT 1 FROM refunds r
            WHERE r.order_id = p.order_id AND r.source_id = p.checking_id))
        ORDER BY p.time DESC LIMIT :most
        """,
        {
            "since": since,
            "merchant_id": merchant.id,
            "wallet_id": merchant.wallet_id,
            "most": MOST,
        },
    )
    return [Odd(*row) for row in rows]


def get_late(tx: Tx, merchant_id: str, since: int) -> list[Odd]:
    """Bills that had been given up and were paid nevertheless."""
    rows = tx.tuples(
        f"""
        SELECT paid_at, amount_sats - rewards_sats + tip_sats, flag, id FROM orders
        WHERE merchant_id = :merchant_id AND flag = '{LATE}' AND paid_at >= :since
          AND bill <> 'refunded'
        ORDER BY paid_at DESC LIMIT :most
        """,
        {"merchant_id": merchant_id, "since": since, "most": MOST},
    )
    return [Odd(*row) for row in rows]


def get_parked(tx: Tx, most: int) -> list[str]:
    """Payments that could not be judged, of all wallets, the oldest first."""
    rows = tx.tuples(
        "SELECT checking_id FROM stuck_payments ORDER BY first_seen LIMIT :most",
        {"most": most},
    )
    return [row[0] for row in rows]


def count_put_off_welcomes(tx: Tx, merchant_id: str) -> int:
    """Guests whose welcome points wait for another day, since one's budget was used
    up: they are due later than they were when they were promised."""
    rows = tx.tuples(
        f"""
        SELECT COUNT(*) FROM welcomes
        WHERE state = '{WAITING}' AND due_at > give_up_at - {GIVE_UP_SECONDS}
          AND merchant_id = :merchant_id
        """,
        {"merchant_id": merchant_id},
    )
    return int(rows[0][0])


def get_times_of(tx: Tx, merchant_id: str, outcome: str, since: int) -> list[int]:
    """When payments were made that came to that."""
    rows = tx.tuples(
        """
        SELECT time FROM payments
        WHERE merchant_id = :merchant_id AND time >= :since AND outcome = :outcome
        """,
        {"merchant_id": merchant_id, "since": since, "outcome": outcome},
    )
    return [row[0] for row in rows]
