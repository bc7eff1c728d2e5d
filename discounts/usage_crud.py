"""SQL for quotes, uses of rules and what bounds them, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from ..store import Row, Tx, in_list
from .models import Quote, Usage, parts_of

_QUOTE = (
    "id",
    "merchant_id",
    "customer_pubkey",
    "amount_sats",
    "for_order",
    "created_at",
    "expires_at",
    "used_at",
    "order_id",
)
_USAGE_COLUMNS = ", ".join(f.name for f in fields(Usage))


# --- quotes ---------------------------------------------------------------------------


def insert_quote(tx: Tx, quote: Quote) -> None:
    values = {name: getattr(quote, name) for name in _QUOTE}
    tx.insert("discount_quotes", {**values, "body": quote.body})


def get_quote(tx: Tx, quote_id: str) -> Quote | None:
    row = tx.one(
        f"SELECT {', '.join(_QUOTE)}, body FROM discount_quotes WHERE id = :id",
        {"id": quote_id},
    )
    if not row:
        return None
    return Quote(parts=parts_of(row.pop("body")), **row)


def use_quote(tx: Tx, quote_id: str, order_id: str, now: int) -> bool:
    """Takes a quote for a bill, once; false if it was used, or has ended."""
    return bool(
        tx.execute(
            """
            UPDATE discount_quotes SET used_at = :now, order_id = :order_id
            WHERE id = :id AND used_at IS NULL AND expires_at > :now
            """,
            {"id": quote_id, "order_id": order_id, "now": now},
        )
    )


def set_quote_order(tx: Tx, quote_id: str, order_id: str | None) -> None:
    """On which bill a used quote is now, if on any."""
    tx.execute(
        "UPDATE discount_quotes SET order_id = :order_id WHERE id = :id",
        {"id": quote_id, "order_id": order_id},
    )


def forget_quotes(tx: Tx, before: int, limit: int) -> int:
    """Lets go of quotes that ended before a moment and that no bill needs."""
    return tx.execute(
        """
        DELETE FROM discount_quotes WHERE id IN (
            SELECT id FROM discount_quotes
            WHERE expires_at < :before AND order_id IS NULL
            ORDER BY expires_at LIMIT :limit)
        """,
        {"before": before, "limit": limit},
    )


# --- uses -----------------------------------------------------------------------------


def insert_usage(tx: Tx, usage: Usage) -> None:
    tx.insert("discount_usages", vars(usage))


def get_usages(tx: Tx, order_ids: Sequence[str], status: str = "") -> list[Usage]:
    """Uses of rules on bills, in the order in which they were put there.

    Args:
        status: only those.
    """
    if not order_ids:
        return []
    names, values = in_list("id", list(order_ids))
    only = "AND status = :status" if status else ""
    rows = tx.all(
        f"""
        SELECT {_USAGE_COLUMNS} FROM discount_usages
        WHERE order_id IN ({names}) {only} ORDER BY applied_at, quote_id, number
        """,
        {**values, **({"status": status} if status else {})},
    )
    return [Usage(**row) for row in rows]


def end_usage(tx: Tx, usage: Usage) -> None:
    """Writes what became of a use."""
    changing = (
        "status",
        "flag",
        "payment_hash",
        "eligible_sats",
        "cashback_owed",
        "until_number",
        "ended_at",
    )
    tx.execute(
        f"UPDATE discount_usages SET {', '.join(f'{n} = :{n}' for n in changing)} "
        "WHERE id = :id",
        {name: getattr(usage, name) for name in ("id", *changing)},
    )


def add_eligible(tx: Tx, order_id: str, sats: int) -> None:
    """So much of a bill was paid in money that cannot be reversed."""
    tx.execute(
        """
        UPDATE discount_usages SET eligible_sats = eligible_sats + :sats
        WHERE order_id = :order_id AND status = 'reserved'
        """,
        {"order_id": order_id, "sats": sats},
    )


def add_cashback(tx: Tx, usage_id: str, sats: int) -> None:
    """So much of a use's cashback is owed now."""
    tx.execute(
        """
        UPDATE discount_usages SET cashback_owed = cashback_owed + :sats WHERE id = :id
        """,
        {"id": usage_id, "sats": sats},
    )


def set_expiry(tx: Tx, order_id: str, at: int) -> None:
    tx.execute(
        """
        UPDATE discount_usages SET expires_at = :at
        WHERE order_id = :order_id AND status = 'reserved'
        """,
        {"order_id": order_id, "at": at},
    )


def get_due_orders(tx: Tx, before: int, limit: int) -> list[str]:
    """Bills with a discount whose time is over."""
    rows = tx.all(
        """
        SELECT DISTINCT order_id FROM discount_usages
        WHERE status = 'reserved' AND expires_at <= :before LIMIT :limit
        """,
        {"before": before, "limit": limit},
    )
    return [row["order_id"] for row in rows]


def list_usages(
    tx: Tx, where: dict[str, Any], order: str, page: Row
) -> tuple[list[Usage], int]:
    """A page of uses, and how many there are.

    Args:
        where: columns and their values, of our own making; order: column, direction.
    """
    chosen = "FROM discount_usages WHERE " + " AND ".join(
        f"{name} = :{name}" for name in where
    )
    rows = tx.all(
        f"SELECT {_USAGE_COLUMNS} {chosen} ORDER BY {order}, id "
        "LIMIT :limit OFFSET :offset",
        {**where, **page},
    )
    total = tx.one(f"SELECT COUNT(*) AS n {chosen}", where)
    return [Usage(**row) for row in rows], total["n"] if total else 0


# --- what bounds them -----------------------------------------------------------------


def use_rule(tx: Tx, rule_id: str, person: str, limit: int | None) -> bool:
    """Counts one more use of a rule by somebody; false, and none, beyond the limit.

    One statement, so that racers get no more than there are. Whoever comes again is not
    forgotten after a year.

    Args:
        limit: at least 1; None: it is counted, whatever it comes to.
    """
    bound = "WHERE rule_uses.used < :limit" if limit is not None else ""
    values: Row = {"rule_id": rule_id, "person": person}
    return bool(
        tx.execute(
            f"""
            INSERT INTO rule_uses (rule_id, person, used, forget_at)
            VALUES (:rule_id, :person, 1, NULL)
            ON CONFLICT (rule_id, person) DO UPDATE
            SET used = rule_uses.used + 1, forget_at = NULL {bound}
            """,
            values if limit is None else {**values, "limit": limit},
        )
    )


def return_use(tx: Tx, rule_id: str, person: str) -> None:
    tx.execute(
        """
        UPDATE rule_uses SET used = used - 1
        WHERE rule_id = :rule_id AND person = :person AND used > 0
        """,
        {"rule_id": rule_id, "person": person},
    )


def get_uses(tx: Tx, rule_ids: Sequence[str], person: str) -> dict[str, int]:
    """By rule, how often somebody has used it."""
    if not rule_ids:
        return {}
    names, values = in_list("id", list(rule_ids))
    rows = tx.all(
        f"""
        SELECT rule_id, used FROM rule_uses
        WHERE person = :person AND rule_id IN ({names})
        """,
        {"person": person, **values},
    )
    return {row["rule_id"]: row["used"] for row in rows}


def spend_budget(
    tx: Tx, rule_id: str, merchant_id: str, sats: int, budget: int | None
) -> bool:
    """Takes sats from a budget; false, and nothing taken, if there are not so many.

    Args:
        merchant_id: whose own; empty: the rule's. budget: None: it is only counted.
    """
    if budget is not None and sats > budget:
        return False
    bound = "WHERE rule_budgets.spent_sats + :sats <= :budget"
    values: Row = {"rule_id": rule_id, "merchant_id": merchant_id, "sats": sats}
    return bool(
        tx.execute(
            f"""
            INSERT INTO rule_budgets (rule_id, merchant_id, spent_sats)
            VALUES (:rule_id, :merchant_id, :sats)
            ON CONFLICT (rule_id, merchant_id) DO UPDATE
            SET spent_sats = rule_budgets.spent_sats + :sats
            {bound if budget is not None else ""}
            """,
            values if budget is None else {**values, "budget": budget},
        )
    )


def return_budget(tx: Tx, rule_id: str, merchant_id: str, sats: int) -> None:
    tx.execute(
        """
        UPDATE rule_budgets SET spent_sats = spent_sats - :sats
        WHERE rule_id = :rule_id AND merchant_id = :merchant_id
        """,
        {"rule_id": rule_id, "merchant_id": merchant_id, "sats": sats},
    )


def get_spent(
    tx: Tx, rule_ids: Sequence[str], merchant_id: str
) -> dict[tuple[str, str], int]:
    """What rules have given: in all, under an empty merchant, and at this one."""
    if not rule_ids:
        return {}
    names, values = in_list("id", list(rule_ids))
    rows = tx.all(
        f"""
        SELECT rule_id, merchant_id, spent_sats FROM rule_budgets
        WHERE merchant_id IN ('', :merchant_id) AND rule_id IN ({names})
        """,
        {"merchant_id": merchant_id, **values},
    )
    return {(row["rule_id"], row["merchant_id"]): row["spent_sats"] for row in rows}


def count_settled(
    tx: Tx, rule_ids: Sequence[str], merchant_id: str
) -> dict[str, tuple[int, int]]:
    """By rule, how often it was used at a merchant, and what it gave in sats."""
    if not rule_ids:
        return {}
    names, values = in_list("id", list(rule_ids))
    rows = tx.all(
        f"""
        SELECT rule_id, COUNT(*) AS n, SUM(discount_amount + cashback_owed) AS sats
        FROM discount_usages
        WHERE merchant_id = :merchant_id AND status = 'settled'
            AND rule_id IN ({names})
        GROUP BY rule_id
        """,
        {"merchant_id": merchant_id, **values},
    )
    return {row["rule_id"]: (row["n"], int(row["sats"] or 0)) for row in rows}


# --- bills at other merchants ---------------------------------------------------------


def bills_elsewhere(
    tx: Tx, pubkey: str, merchant_id: str, since: int
) -> dict[str, int]:
    """By other merchants of this server, when a key's last bill was paid there, as the
    ledger has it. What was wholly refunded is no bill."""
    rows = tx.all(
        """
        SELECT e.merchant_id, MAX(e.time) AS at FROM cards c
        JOIN events e ON e.card_id IN (c.id, c.merged_into)
        WHERE c.customer_pubkey = :pubkey AND e.kind = 'earned'
            AND e.source = 'payment' AND e.base_sats > 0 AND e.time >= :since
            AND e.merchant_id <> :merchant_id
            AND NOT EXISTS (SELECT 1 FROM orders o
                WHERE o.id = e.order_id AND o.bill = 'refunded')
        GROUP BY e.merchant_id
        """,
        {"pubkey": pubkey, "merchant_id": merchant_id, "since": since},
    )
    return {row["merchant_id"]: row["at"] for row in rows}
