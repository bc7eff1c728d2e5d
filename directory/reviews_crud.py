"""SQL for reviews, nothing else."""

from __future__ import annotations

from dataclasses import fields

from ..store import Row, Tx
from .models import Review

_COLUMNS = tuple(f.name for f in fields(Review))
_REVIEW = f"SELECT {', '.join(_COLUMNS)} FROM reviews"
SORTS = ("created_at", "stars", "reports")


def insert_review(tx: Tx, review: Review) -> None:
    """Raises: DuplicateRow, this guest has said something in that quarter."""
    tx.insert("reviews", vars(review))


def update_review(tx: Tx, review: Review) -> None:
    sets = ", ".join(f"{name} = :{name}" for name in _COLUMNS if name != "id")
    tx.execute(f"UPDATE reviews SET {sets} WHERE id = :id", vars(review))


def delete_review(tx: Tx, review_id: str) -> None:
    values = {"id": review_id}
    tx.execute("DELETE FROM review_reports WHERE review_id = :id", values)
    tx.execute("DELETE FROM reviews WHERE id = :id", values)


def get_review(tx: Tx, review_id: str) -> Review | None:
    row = tx.one(f"{_REVIEW} WHERE id = :id", {"id": review_id})
    return Review(**row) if row else None


def find_review(tx: Tx, merchant_id: str, pubkey: str, quarter: str) -> Review | None:
    row = tx.one(
        f"""
        {_REVIEW} WHERE merchant_id = :merchant_id
            AND customer_pubkey = :pubkey AND quarter = :quarter
        """,
        {"merchant_id": merchant_id, "pubkey": pubkey, "quarter": quarter},
    )
    return Review(**row) if row else None


def list_reviews(
    tx: Tx, merchant_id: str, order: str, limit: int, offset: int
) -> tuple[list[Review], int]:
    """A page of what is said of a place and not hidden, and how much there is."""
    where = "WHERE merchant_id = :merchant_id AND hidden_at IS NULL"
    return _page(tx, where, {"merchant_id": merchant_id}, order, limit, offset)


def list_reported(
    tx: Tx, order: str, limit: int, offset: int
) -> tuple[list[Review], int]:
    """A page of what somebody has reported, hidden or not."""
    return _page(tx, "WHERE reports > 0", {}, order, limit, offset)


def _page(
    tx: Tx, where: str, values: Row, order: str, limit: int, offset: int
) -> tuple[list[Review], int]:
    rows = tx.all(
        f"{_REVIEW} {where} ORDER BY {order}, id LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    )
    total = tx.one(f"SELECT COUNT(*) AS n FROM reviews {where}", values)
    return [Review(**row) for row in rows], int(total["n"]) if total else 0


def add_report(tx: Tx, review_id: str, reporter: str, reason: str, at: int) -> bool:
    """False if they have reported it before."""
    row = {"review_id": review_id, "reporter": reporter, "reason": reason, "at": at}
    return tx.insert("review_reports", row, or_ignore=True)


def get_reasons(tx: Tx, review_id: str, limit: int) -> list[str]:
    """Why a review was reported, the last time first."""
    rows = tx.tuples(
        """
        SELECT reason FROM review_reports WHERE review_id = :review_id
        ORDER BY at DESC, reporter LIMIT :limit
        """,
        {"review_id": review_id, "limit": limit},
    )
    return [reason for (reason,) in rows]


def has_paid(tx: Tx, merchant_id: str, pubkey: str) -> bool:
    """Whether a bill of that key, or its part of one, is settled at that merchant."""
    row = tx.one(
        """
        SELECT 1 AS yes WHERE EXISTS (
            SELECT 1 FROM orders o WHERE o.customer_pubkey = :pubkey
                AND o.merchant_id = :merchant_id
                AND o.bill IN ('paid', 'part_refunded'))
        OR EXISTS (
            SELECT 1 FROM order_payments p JOIN orders o ON o.id = p.order_id
            WHERE p.customer_pubkey = :pubkey AND p.paid_at IS NOT NULL
                AND o.merchant_id = :merchant_id
                AND o.bill IN ('paid', 'part_refunded'))
        """,
        {"pubkey": pubkey, "merchant_id": merchant_id},
    )
    return row is not None
