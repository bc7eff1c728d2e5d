"""SQL for what is in a bill, its lines and its payments, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from ..store import Row, Tx, in_list
from .models import OPEN, BillPayment, Line, Order

_LINE_COLUMNS = ", ".join(f.name for f in fields(Line))
_PAYMENT_COLUMNS = ", ".join(f.name for f in fields(BillPayment))


# --- lines ----------------------------------------------------------------------------


def insert_lines(tx: Tx, lines: Sequence[Line]) -> None:
    tx.insert_many("order_lines", [vars(line) for line in lines])


def get_lines(tx: Tx, order_ids: Sequence[str]) -> list[Line]:
    """The lines of orders, in the order in which they stand on the bill."""
    if not order_ids:
        return []
    names, values = in_list("id", list(order_ids))
    rows = tx.all(
        f"SELECT {_LINE_COLUMNS} FROM order_lines WHERE order_id IN ({names}) "
        "ORDER BY order_id, number",
        values,
    )
    return [Line(**row) for row in rows]


def find_reward_line(tx: Tx, redemption_id: str) -> Line | None:
    """Where a reward stands on a bill."""
    row = tx.one(
        f"SELECT {_LINE_COLUMNS} FROM order_lines WHERE redemption_id = :id",
        {"id": redemption_id},
    )
    return Line(**row) if row else None


def delete_lines(tx: Tx, order_id: str, kind: str) -> None:
    tx.execute(
        "DELETE FROM order_lines WHERE order_id = :order_id AND kind = :kind",
        {"order_id": order_id, "kind": kind},
    )


def put_lines_in_payment(tx: Tx, payment_id: str, line_ids: Sequence[str]) -> None:
    names, values = in_list("id", list(line_ids))
    tx.execute(
        f"UPDATE order_lines SET payment_id = :payment_id WHERE id IN ({names})",
        {"payment_id": payment_id, **values},
    )


def free_lines_of_payment(tx: Tx, payment_id: str) -> None:
    """Lets lines be paid by another part."""
    tx.execute(
        "UPDATE order_lines SET payment_id = NULL WHERE payment_id = :payment_id",
        {"payment_id": payment_id},
    )


def set_totals(tx: Tx, order: Order) -> None:
    """Writes what a bill adds up to."""
    tx.execute(
        """
        UPDATE orders SET amount_sats = :amount_sats, amount_minor = :amount_minor,
            rewards_sats = :rewards_sats, rewards_minor = :rewards_minor,
            tip_sats = :tip_sats
        WHERE id = :id
        """,
        {
            name: getattr(order, name)
            for name in (
                "id",
                "amount_sats",
                "amount_minor",
                "rewards_sats",
                "rewards_minor",
                "tip_sats",
            )
        },
    )


# --- payments -------------------------------------------------------------------------


def insert_bill_payment(tx: Tx, payment: BillPayment) -> None:
    tx.insert_later("order_payments", vars(payment))


def get_bill_payment(tx: Tx, payment_id: str) -> BillPayment | None:
    row = tx.one(
        f"SELECT {_PAYMENT_COLUMNS} FROM order_payments WHERE id = :id",
        {"id": payment_id},
    )
    return BillPayment(**row) if row else None


def get_bill_payments(tx: Tx, order_ids: Sequence[str]) -> list[BillPayment]:
    """The payments of orders, in the order in which they were made."""
    if not order_ids:
        return []
    names, values = in_list("id", list(order_ids))
    rows = tx.all(
        f"SELECT {_PAYMENT_COLUMNS} FROM order_payments WHERE order_id IN ({names}) "
        "ORDER BY order_id, number",
        values,
    )
    return [BillPayment(**row) for row in rows]


def find_bill_payment(tx: Tx, payment_hash: str) -> BillPayment | None:
    """What an invoice was made for."""
    row = tx.one(
        f"SELECT {_PAYMENT_COLUMNS} FROM order_payments "
        "WHERE payment_hash = :payment_hash ORDER BY created_at LIMIT 1",
        {"payment_hash": payment_hash},
    )
    return BillPayment(**row) if row else None


def put_bill_payment(tx: Tx, payment: BillPayment) -> None:
    """Writes what became of a payment; who has claimed it is written by `take`."""
    changing = (
        "amount_sats",
        "amount_minor",
        "tip_sats",
        "surplus_sats",
        "before_sats",
        "method",
        "state",
        "payment_hash",
        "payment_request",
        "checking_id",
        "customer_pubkey",
        "tier_id",
        "paid_at",
        "is_reversible",
    )
    tx.execute(
        f"UPDATE order_payments SET {', '.join(f'{n} = :{n}' for n in changing)} "
        "WHERE id = :id",
        {name: getattr(payment, name) for name in ("id", *changing)},
    )


def set_payment_invoice(tx: Tx, payment_id: str, made: tuple[str, str]) -> None:
    """Puts the invoice on a payment that has none."""
    tx.execute(
        """
        UPDATE order_payments SET payment_hash = :hash, payment_request = :request
        WHERE id = :id AND payment_hash IS NULL
        """,
        {"hash": made[0], "request": made[1], "id": payment_id},
    )


def end_open_payments(tx: Tx, order_id: str, state: str) -> None:
    """What nobody has paid yet is not to be paid any more."""
    tx.execute(
        f"UPDATE order_payments SET state = :state "
        f"WHERE order_id = :order_id AND state = '{OPEN}'",
        {"state": state, "order_id": order_id},
    )


def take_payment(tx: Tx, payment_id: str, pubkey: str, at: int) -> bool:
    """Makes a paid payment that is nobody's a customer's; false if it is somebody's."""
    taken = tx.execute(
        """
        UPDATE order_payments SET customer_pubkey = :pubkey, claimed_at = :at
        WHERE id = :id AND customer_pubkey IS NULL AND claimed_at IS NULL
            AND state = 'paid'
        """,
        {"pubkey": pubkey, "at": at, "id": payment_id},
    )
    return taken > 0


def give_payment(tx: Tx, payment_id: str, pubkey: str) -> None:
    """Writes whose a payment is, whoever had it before."""
    tx.execute(
        "UPDATE order_payments SET customer_pubkey = :pubkey WHERE id = :id",
        {"pubkey": pubkey, "id": payment_id},
    )


def set_tier(tx: Tx, payment_id: str, tier_id: str | None) -> None:
    tx.execute(
        "UPDATE order_payments SET tier_id = :tier_id WHERE id = :id",
        {"tier_id": tier_id, "id": payment_id},
    )


_FLAGGED = """
    (SELECT COUNT(*) FROM order_payments q JOIN orders r ON r.id = q.order_id
     WHERE q.customer_pubkey = p.customer_pubkey AND r.merchant_id = o.merchant_id
        AND r.actor_id = o.actor_id AND q.claimed_at IS NOT NULL
        AND q.claimed_at > p.claimed_at - 2592000
        AND q.claimed_at < p.claimed_at + 2592000) >= 5
"""


def list_claims(
    tx: Tx, merchant_id: str, only_flagged: bool, page: Row
) -> tuple[list[Row], int]:
    """A page of a merchant's claimed receipts, newest first, and how many there are.

    Args:
        only_flagged: those of keys that claimed five or more bills of one person within
            thirty days; page: `limit` and `offset`.
    """
    chosen = """
        FROM order_payments p JOIN orders o ON o.id = p.order_id
        WHERE o.merchant_id = :merchant_id AND p.claimed_at IS NOT NULL
            AND p.customer_pubkey IS NOT NULL
    """ + (f" AND {_FLAGGED}" if only_flagged else "")
    values: Row = {"merchant_id": merchant_id}
    rows = tx.all(
        f"""
        SELECT p.id AS payment_id, p.order_id, p.customer_pubkey, p.amount_sats,
            p.paid_at, p.claimed_at, o.actor_id AS made_by,
            CASE WHEN {_FLAGGED} THEN 1 ELSE 0 END AS flagged {chosen}
        ORDER BY p.claimed_at DESC, p.id LIMIT :limit OFFSET :offset
        """,
        {**values, **page},
    )
    total = tx.one(f"SELECT COUNT(*) AS n {chosen}", values)
    found = [{**row, "flagged": bool(row["flagged"])} for row in rows]
    return found, total["n"] if total else 0
