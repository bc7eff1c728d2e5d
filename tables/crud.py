"""SQL for tables and the guests at them, nothing else."""

from __future__ import annotations

from dataclasses import fields

from ..store import Tx
from .models import Checkin, Seated, Table, spelled

_TABLE = ", ".join(f.name for f in fields(Table))
_CHECKIN = tuple(f.name for f in fields(Checkin))


def insert_table(tx: Tx, table: Table) -> None:
    """Raises: DuplicateRow, another table there has that name."""
    tx.insert("venue_tables", {**vars(table), "search_name": spelled(table.name)})


def get_table(tx: Tx, table_id: str) -> Table | None:
    """A table that has not been taken away."""
    row = tx.one(
        f"SELECT {_TABLE} FROM venue_tables WHERE id = :id AND deleted_at IS NULL",
        {"id": table_id},
    )
    return Table(**row) if row else None


def list_tables(
    tx: Tx, merchant_id: str, limit: int, offset: int
) -> tuple[list[Table], int]:
    """A page of the merchant's tables, and how many there are: 2 comes before 10."""
    rows = tx.all(
        f"SELECT {_TABLE} FROM venue_tables "
        "WHERE merchant_id = :merchant_id AND deleted_at IS NULL "
        "ORDER BY LENGTH(search_name), search_name LIMIT :limit OFFSET :offset",
        {"merchant_id": merchant_id, "limit": limit, "offset": offset},
    )
    return [Table(**row) for row in rows], count_tables(tx, merchant_id)


def count_tables(tx: Tx, merchant_id: str) -> int:
    row = tx.one(
        "SELECT COUNT(*) AS n FROM venue_tables "
        "WHERE merchant_id = :merchant_id AND deleted_at IS NULL",
        {"merchant_id": merchant_id},
    )
    return row["n"] if row else 0


def delete_table(tx: Tx, table_id: str, at: int) -> None:
    """Takes a table away; nobody sits at it any more."""
    values = {"id": table_id, "at": at}
    tx.execute("UPDATE venue_tables SET deleted_at = :at WHERE id = :id", values)
    tx.execute("DELETE FROM checkins WHERE table_id = :id", values)


# --- who sits where -------------------------------------------------------------------


def put_checkin(tx: Tx, checkin: Checkin) -> None:
    """Seats a guest; wherever they sat before, they do no more."""
    changed = ", ".join(
        f"{name} = excluded.{name}" for name in _CHECKIN if name != "customer_pubkey"
    )
    tx.execute(
        f"""
        INSERT INTO checkins ({", ".join(_CHECKIN)})
        VALUES ({", ".join(f":{name}" for name in _CHECKIN)})
        ON CONFLICT (customer_pubkey) DO UPDATE SET {changed}
        """,
        vars(checkin),
    )


def list_checkins(
    tx: Tx, merchant_id: str, now: int, limit: int, offset: int
) -> tuple[list[Seated], int]:
    """A page of who is there now, whoever came last first, and how many they are."""
    here = """
        FROM checkins c JOIN venue_tables t ON t.id = c.table_id
        WHERE c.merchant_id = :merchant_id AND c.until > :now
    """
    values = {"merchant_id": merchant_id, "now": now}
    columns = ", ".join(f"c.{name}" for name in _CHECKIN)
    rows = tx.all(
        f"SELECT {columns}, t.name AS table_name {here} "
        "ORDER BY c.at DESC, c.customer_pubkey LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    )
    total = tx.one(f"SELECT COUNT(*) AS n {here}", values)
    seated = [
        Seated(table_name=row.pop("table_name"), checkin=Checkin(**row)) for row in rows
    ]
    return seated, total["n"] if total else 0


def forget_checkins(tx: Tx, now: int, limit: int) -> int:
    """Lets go of those that are over; returns how many."""
    return tx.execute(
        """
        DELETE FROM checkins WHERE customer_pubkey IN (
            SELECT customer_pubkey FROM checkins WHERE until <= :now LIMIT :limit
        )
        """,
        {"now": now, "limit": limit},
    )


def get_open_bills(
    tx: Tx, merchant_id: str, customer_pubkey: str
) -> list[tuple[str, str]]:
    """Id and table of a guest's bills there that are not paid yet."""
    rows = tx.tuples(
        """
        SELECT id, table_name FROM orders
        WHERE merchant_id = :merchant_id AND customer_pubkey = :pubkey
            AND bill = 'open' ORDER BY id
        """,
        {"merchant_id": merchant_id, "pubkey": customer_pubkey},
    )
    return [(row[0], row[1]) for row in rows]
