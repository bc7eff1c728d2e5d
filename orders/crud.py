"""SQL for orders, judged payments, rates and cursors, nothing else."""

from __future__ import annotations

from dataclasses import fields
from typing import NamedTuple

from ..core_payments import Position
from ..store import Row, Tx, in_list
from .models import Order, Payment

_ORDER_COLUMNS = ", ".join(f.name for f in fields(Order))
_PAYMENT_COLUMNS = ", ".join(f.name for f in fields(Payment))
SORTS = ("created_at", "paid_at", "amount_sats")
MICRO = 1_000_000


def _first_order(row: Row | None) -> Order | None:
    return Order(**row) if row else None


def insert_order(tx: Tx, order: Order) -> None:
    tx.insert_later("orders", vars(order))


def get_order(tx: Tx, order_id: str) -> Order | None:
    return _first_order(
        tx.one(
            f"SELECT {_ORDER_COLUMNS} FROM orders WHERE id = :id",
            {"id": order_id},
        )
    )


def lock_order(tx: Tx, order_id: str) -> Order | None:
    """An order, held until we commit."""
    return _first_order(
        tx.one(
            f"SELECT {_ORDER_COLUMNS} FROM orders WHERE id = :id FOR UPDATE",
            {"id": order_id},
        )
    )


def set_status(tx: Tx, order_id: str, kitchen: str, bill: str) -> None:
    tx.execute(
        "UPDATE orders SET kitchen = :kitchen, bill = :bill WHERE id = :id",
        {"kitchen": kitchen, "bill": bill, "id": order_id},
    )


def set_invoice(tx: Tx, order_id: str, payment_hash: str, payment_request: str) -> None:
    """Notes the invoice over a whole bill that stands now."""
    tx.execute(
        """
        UPDATE orders SET payment_hash = :hash, payment_request = :request
        WHERE id = :id
        """,
        {"hash": payment_hash, "request": payment_request, "id": order_id},
    )


def attach_customer(tx: Tx, order_id: str, pubkey: str) -> None:
    """Makes an open bill that is nobody's a customer's."""
    tx.execute(
        """
        UPDATE orders SET customer_pubkey = :pubkey
        WHERE id = :id AND customer_pubkey IS NULL AND bill = 'open'
        """,
        {"pubkey": pubkey, "id": order_id},
    )


def set_customer(tx: Tx, order_id: str, pubkey: str | None) -> None:
    tx.execute(
        "UPDATE orders SET customer_pubkey = :pubkey WHERE id = :id",
        {"pubkey": pubkey, "id": order_id},
    )


def set_referrer(tx: Tx, order_id: str, pubkey: str | None, referred_by: str) -> None:
    tx.execute(
        """
        UPDATE orders SET referrer_pubkey = :pubkey, referred_by = :by WHERE id = :id
        """,
        {"pubkey": pubkey, "by": referred_by, "id": order_id},
    )


def set_paid(tx: Tx, order_id: str, at: int) -> None:
    tx.execute(
        "UPDATE orders SET bill = 'paid', paid_at = :at WHERE id = :id",
        {"at": at, "id": order_id},
    )


def set_reference(tx: Tx, order_id: str, reference: str, table: str) -> None:
    """What another program calls an order that it has told us of, and where it sat."""
    tx.execute(
        "UPDATE orders SET reference = :reference, table_name = :table WHERE id = :id",
        {"reference": reference, "table": table, "id": order_id},
    )


def set_told(
    tx: Tx, order_id: str, checking_id: str, amount_sats: int, tip_sats: int
) -> None:
    """Another extension's bill is now one that we were told of, by somebody who may."""
    tx.execute(
        """
        UPDATE orders SET amount_sats = :amount, tip_sats = :tip, source = 'payment'
        WHERE id = :id
        """,
        {"amount": amount_sats, "tip": tip_sats, "id": order_id},
    )
    tx.execute(
        "UPDATE payments SET base_sats = :amount WHERE checking_id = :checking_id",
        {"amount": amount_sats, "checking_id": checking_id},
    )


def set_flag(tx: Tx, order_id: str, flag: str) -> None:
    tx.execute(
        "UPDATE orders SET flag = :flag WHERE id = :id", {"flag": flag, "id": order_id}
    )


def set_quote(tx: Tx, order_id: str, quote_id: str) -> None:
    """Which quote is on a bill; empty: none is."""
    tx.execute(
        "UPDATE orders SET quote_id = :quote_id WHERE id = :id",
        {"quote_id": quote_id, "id": order_id},
    )


def set_bill(tx: Tx, order_id: str, bill: str) -> None:
    tx.execute(
        "UPDATE orders SET bill = :bill WHERE id = :id", {"bill": bill, "id": order_id}
    )


class Wanted(NamedTuple):
    """Which orders are asked for.

    Attributes:
        active_since: only what the kitchen still has to do, made since then.
        bill: only those whose bill is that.
    """

    active_since: int | None = None
    bill: str | None = None


# An order whose invoice LNbits refused to make is one that nobody can pay; an open
# table was not asked for one yet.
_CAN_BE_PAID = """
    (payment_hash IS NOT NULL OR bill <> 'open' OR NOT EXISTS (
        SELECT 1 FROM order_payments h WHERE h.order_id = orders.id
            AND h.state = 'open' AND h.payment_hash IS NULL AND h.is_part = 0))
"""


def list_orders(
    tx: Tx, merchant_id: str, wanted: Wanted, order: str, page: Row
) -> tuple[list[Order], int]:
    """A page of a merchant's orders, and how many there are.

    Args:
        page: `limit` and `offset`.
    """
    values: Row = {"merchant_id": merchant_id}
    where = f"WHERE merchant_id = :merchant_id AND {_CAN_BE_PAID}"
    if wanted.active_since is not None:
        where += " AND created_at >= :since AND kitchen IN ('new', 'accepted', 'ready')"
        values["since"] = wanted.active_since
    if wanted.bill is not None:
        where += " AND bill = :bill"
        values["bill"] = wanted.bill
    rows = tx.all(
        f"SELECT {_ORDER_COLUMNS} FROM orders {where} "
        f"ORDER BY {order}, id LIMIT :limit OFFSET :offset",
        {**values, **page},
    )
    total = tx.one(f"SELECT COUNT(*) AS n FROM orders {where}", values)
    return [Order(**row) for row in rows], total["n"] if total else 0


# --- judged payments ------------------------------------------------------------------


def insert_payment(tx: Tx, payment: Payment) -> bool:
    """Takes a core payment for good; false if it has been judged before."""
    return tx.insert("payments", vars(payment), or_ignore=True)


def get_payment(tx: Tx, checking_id: str) -> Payment | None:
    row = tx.one(
        f"SELECT {_PAYMENT_COLUMNS} FROM payments WHERE checking_id = :checking_id",
        {"checking_id": checking_id},
    )
    return Payment(**row) if row else None


def forget_judgement(tx: Tx, checking_id: str, outcome: str) -> None:
    """A payment that was judged to be no bill turns out to be one."""
    tx.execute(
        "DELETE FROM payments WHERE checking_id = :checking_id AND outcome = :outcome",
        {"checking_id": checking_id, "outcome": outcome},
    )


def set_outcome(tx: Tx, checking_id: str, outcome: str) -> None:
    """What was nobody's has become somebody's."""
    tx.execute(
        "UPDATE payments SET outcome = :outcome WHERE checking_id = :checking_id",
        {"outcome": outcome, "checking_id": checking_id},
    )


def judged(tx: Tx, checking_ids: list[str]) -> set[str]:
    """Those of the core payments that have been judged."""
    if not checking_ids:
        return set()
    names, values = in_list("id", checking_ids)
    rows = tx.all(
        f"SELECT checking_id FROM payments WHERE checking_id IN ({names})",
        values,
    )
    return {row["checking_id"] for row in rows}


# --- payments that need a look --------------------------------------------------------


def park(
    tx: Tx, checking_id: str, wallet_id: str, error: str, at: int, first_wait: int
) -> None:
    """Notes a payment that could not be judged; each try doubles the wait, to a day."""
    tx.execute(
        """
        INSERT INTO stuck_payments
            (checking_id, wallet_id, error, attempts, first_seen, due_at)
        VALUES (:checking_id, :wallet_id, :error, 1, :at, :first_due)
        ON CONFLICT (checking_id) DO UPDATE SET
            wallet_id = excluded.wallet_id,
            error = excluded.error,
            attempts = stuck_payments.attempts + 1,
            due_at = :at + CASE
                WHEN 2 * (stuck_payments.due_at - stuck_payments.first_seen) > 86400
                THEN 86400
                ELSE 2 * (stuck_payments.due_at - stuck_payments.first_seen) END
        """,
        {
            "checking_id": checking_id,
            "wallet_id": wallet_id,
            "error": error[:500],
            "at": at,
            "first_due": at + first_wait,
        },
    )


def unpark(tx: Tx, checking_ids: list[str]) -> None:
    """Lets go of these, and of all that have been judged, whoever did it."""
    names, values = in_list("id", checking_ids)
    tx.execute(
        f"""
        DELETE FROM stuck_payments WHERE checking_id IN ({names or "NULL"})
            OR checking_id IN (SELECT checking_id FROM payments)
        """,
        values,
    )


def parked(tx: Tx, due_at: int, limit: int) -> list[str]:
    """Ids of the payments that are due for another try."""
    rows = tx.all(
        """
        SELECT checking_id FROM stuck_payments WHERE due_at <= :due_at
        ORDER BY due_at LIMIT :limit
        """,
        {"due_at": due_at, "limit": limit},
    )
    return [row["checking_id"] for row in rows]


def which_parked(tx: Tx, checking_ids: list[str]) -> set[str]:
    """Those of the payments that are parked, due or not."""
    if not checking_ids:
        return set()
    names, values = in_list("id", checking_ids)
    rows = tx.all(
        f"SELECT checking_id FROM stuck_payments WHERE checking_id IN ({names})",
        values,
    )
    return {row["checking_id"] for row in rows}


# --- cursors --------------------------------------------------------------------------


def get_cursor(tx: Tx, name: str) -> Position | None:
    row = tx.one(
        "SELECT at_us, checking_id FROM cursors WHERE name = :name", {"name": name}
    )
    return Position(row["at_us"] / MICRO, row["checking_id"]) if row else None


def put_cursor(tx: Tx, name: str, position: Position) -> None:
    """Moves a cursor forward; another process that is ahead is not put back."""
    tx.execute(
        """
        INSERT INTO cursors (name, at_us, checking_id)
        VALUES (:name, :at_us, :checking_id)
        ON CONFLICT (name) DO UPDATE SET
            at_us = excluded.at_us, checking_id = excluded.checking_id
        WHERE cursors.at_us < excluded.at_us
        """,
        {
            "name": name,
            "at_us": int(position.at * MICRO),
            "checking_id": position.checking_id,
        },
    )


# --- rates ----------------------------------------------------------------------------


def insert_rate(tx: Tx, currency: str, at: int, minor_per_btc: int) -> None:
    row = {"currency": currency, "time": at, "minor_per_btc": minor_per_btc}
    tx.insert("rates", row, or_ignore=True)


def get_rate(tx: Tx, currency: str, at: int, oldest: int) -> int | None:
    """The last rate known at a moment, if it is no older than `oldest`."""
    row = tx.one(
        """
        SELECT minor_per_btc FROM rates
        WHERE currency = :currency AND time <= :at AND time >= :oldest
        ORDER BY time DESC LIMIT 1
        """,
        {"currency": currency, "at": at, "oldest": oldest},
    )
    return row["minor_per_btc"] if row else None


def currencies_in_use(tx: Tx) -> list[str]:
    """Currencies that merchants charge in or programmes count in."""
    rows = tx.all(
        """
        SELECT currency FROM merchants WHERE currency <> '' AND deleted_at IS NULL
        UNION SELECT currency FROM program_versions WHERE currency <> ''
        """
    )
    return [row["currency"] for row in rows]
