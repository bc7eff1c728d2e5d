"""SQL for what merchants show for themselves, and for the community's queue."""

from __future__ import annotations

from dataclasses import fields

from ..store import Row, Tx
from .models import Verification

_VERIFICATION = ", ".join(f.name for f in fields(Verification))
SORTS = ("asked_at", "created_at", "name")
_COLUMNS = {
    "asked_at": "COALESCE(s.asked_at, m.created_at)",
    "created_at": "m.created_at",
    "name": "m.name",
}


def insert_verification(tx: Tx, verification: Verification) -> None:
    tx.insert("verifications", vars(verification))


def last_verification(tx: Tx, merchant_id: str) -> Verification | None:
    """What a merchant has shown last."""
    row = tx.one(
        f"""
        SELECT {_VERIFICATION} FROM verifications WHERE merchant_id = :merchant_id
        ORDER BY number DESC LIMIT 1
        """,
        {"merchant_id": merchant_id},
    )
    return Verification(**row) if row else None


def list_ids(
    tx: Tx, status: str, only_changed: bool, order: str, limit: int, offset: int
) -> tuple[list[str], int]:
    """A page of open merchants by where they stand, and how many there are.

    Args:
        order: a column of `SORTS` and a direction.
        only_changed: since they were approved.
    """
    column, direction = order.split()
    tests, values = ["m.deleted_at IS NULL"], Row()
    if status:
        tests.append("m.status = :status")
        values["status"] = status
    if only_changed:
        tests.append("s.changed_at IS NOT NULL")
    source = "FROM merchants m LEFT JOIN standings s ON s.merchant_id = m.id WHERE "
    source += " AND ".join(tests)
    rows = tx.tuples(
        f"SELECT m.id {source} ORDER BY {_COLUMNS[column]} {direction}, m.id "
        "LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    )
    total = tx.one(f"SELECT COUNT(*) AS n {source}", values)
    return [row[0] for row in rows], int(total["n"]) if total else 0
