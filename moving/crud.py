"""SQL for programmes that move: reading all of one, freezing it, putting it in."""

from __future__ import annotations

from typing import Any

from ..merchants.crud import list_branches
from ..merchants.models import Merchant
from ..store import Row, Tx
from .travels import CAMPAIGN, CARD, GONE, IN_THE_WAY, MERCHANT, PROGRAM, RULE, TABLES
from .travels import WAITING as WAITING_TABLES

_OF = {
    PROGRAM: "program_id = :id",
    CARD: "card_id IN (SELECT id FROM cards WHERE program_id = :id)",
    CAMPAIGN: "campaign_id IN (SELECT id FROM campaigns WHERE program_id = :id)",
    MERCHANT: "merchant_id IN (SELECT id FROM merchants WHERE program_id = :id)",
    RULE: "rule_hash IN (SELECT rule_hash FROM events WHERE program_id = :id)",
}
ALL = 1_000_000
_BOOKS = ("lots", "takings", "counted_bills", "balances")
_AT_MERCHANT = _OF[MERCHANT]
_ORDERS = "order_id IN (SELECT id FROM orders WHERE program_id = :id)"
# What stays behind, in the order in which it is told.
_LEFT_BEHIND = {
    "bills": "SELECT COUNT(*) FROM orders WHERE program_id = :id",
    "unclaimed_receipts": (
        f"SELECT COUNT(*) FROM order_payments WHERE {_ORDERS} AND state = 'paid' "
        "AND claimed_at IS NULL AND customer_pubkey IS NULL"
    ),
    "open_vouchers": (
        "SELECT COUNT(*) FROM vouchers WHERE program_id = :id AND used_at IS NULL "
        "AND withdrawn_at IS NULL AND expires_at > :now"
    ),
    "sats_owed": (
        "SELECT COUNT(*) FROM payouts WHERE program_id = :id AND state <> 'paid'"
    ),
    "staff": f"SELECT COUNT(*) FROM staff WHERE {_AT_MERCHANT} AND deleted_at IS NULL",
    "links_and_keys": (
        f"SELECT COUNT(*) FROM tokens WHERE {_AT_MERCHANT} AND revoked_at IS NULL"
    ),
    "tables": (
        f"SELECT COUNT(*) FROM venue_tables WHERE {_AT_MERCHANT} AND deleted_at IS NULL"
    ),
    "nostr_keys": "SELECT COUNT(*) FROM program_keys WHERE program_id = :id",
    "discount_rules": (
        f"SELECT COUNT(*) FROM discount_rules WHERE {_AT_MERCHANT} "
        "AND deleted_at IS NULL"
    ),
    "reviews": f"SELECT COUNT(*) FROM reviews WHERE {_AT_MERCHANT}",
}


def left_behind(tx: Tx, program_id: str, now: int) -> dict[str, int]:
    """What does not travel, and how much of it there is."""
    values = {"id": program_id, "now": now}
    return {what: tx.tuples(sql, values)[0][0] for what, sql in _LEFT_BEHIND.items()}


def count_in_the_way(tx: Tx, program_id: str, now: int) -> int:
    """Rewards that guests have reserved, and that are neither given nor back by now."""
    rows = tx.tuples(
        """
        SELECT COUNT(*) FROM redemptions WHERE program_id = :id AND status = :status
            AND COALESCE(fulfil_at, expires_at) > :now
        """,
        {"id": program_id, "status": IN_THE_WAY, "now": now},
    )
    return int(rows[0][0])


def count_events(tx: Tx, program_id: str) -> tuple[int, int]:
    """How many there are, and the points that they add up to."""
    rows = tx.tuples(
        "SELECT COUNT(*), CAST(COALESCE(SUM(delta), 0) AS BIGINT) FROM events "
        "WHERE program_id = :id",
        {"id": program_id},
    )
    return int(rows[0][0]), int(rows[0][1])


def read_tables(tx: Tx, program_id: str) -> dict[str, list[list[Any]]]:
    """Every row that travels, always in the same order."""
    return {name: read_table(tx, name, program_id) for name in TABLES}


def read_table(tx: Tx, name: str, program_id: str) -> list[list[Any]]:
    """The rows of one table that travels, in the order of its columns."""
    table = TABLES[name]
    columns = [_as_it_was(name, column) for column in table.columns]
    order = ", ".join(str(number) for number in range(1, len(columns) + 1))
    sql = f"SELECT {', '.join(columns)} FROM {name} WHERE {_OF[table.of]}"
    rows = tx.tuples(f"{sql} ORDER BY {order}", {"id": program_id})
    return [list(row) for row in rows]


def _as_it_was(table: str, column: str) -> str:
    if table in WAITING_TABLES and column == "state":
        return f"REPLACE(state, '{GONE}', '')"
    return column


# --- freezing -------------------------------------------------------------------------


def freeze(tx: Tx, program_id: str, at: int) -> None:
    """From now on nothing moves on its cards, and nothing waits to."""
    values = {"id": program_id, "at": at, "gone": GONE}
    tx.execute("UPDATE programs SET moved_at = :at WHERE id = :id", values)
    for name in WAITING_TABLES:
        tx.execute(
            f"UPDATE {name} SET state = :gone || state "
            "WHERE program_id = :id AND state IN ('waiting', 'owed')",
            values,
        )
    tx.execute(
        "UPDATE recoveries SET state = 'canceled', ended_at = :at "
        "WHERE program_id = :id AND state IN ('asked', 'approved')",
        values,
    )
    # What cards hold is said by their chains, and they have gone: books here would
    # promise the same points twice.
    for name in _BOOKS:
        tx.execute(f"DELETE FROM {name} WHERE {_OF[CARD]}", values)
    tx.execute(
        "UPDATE nostr_cards SET done = marked, look_at = 0 WHERE program_id = :id",
        values,
    )


def get_moved(tx: Tx, program_id: str) -> Row | None:
    """When a programme left, in which file, and what was said of it then (JSON)."""
    return tx.one(
        "SELECT program_id, moved_at, hash, server, said FROM moved_programs "
        "WHERE program_id = :id",
        {"id": program_id},
    )


def insert_moved(tx: Tx, moved: Row) -> None:
    tx.insert("moved_programs", moved)


def put_hash(tx: Tx, program_id: str, hashed: str) -> None:
    tx.execute(
        "UPDATE moved_programs SET hash = :hash WHERE program_id = :id",
        {"id": program_id, "hash": hashed},
    )


def open_merchants(tx: Tx, program_id: str) -> list[Merchant]:
    """All places of a programme that are not closed."""
    return list_branches(tx, program_id, ALL, 0)[0]


# --- arriving -------------------------------------------------------------------------


def find_owner(tx: Tx, program_id: str) -> str | None:
    """Whose a programme of that id is here, if there is one."""
    row = tx.one("SELECT owner FROM programs WHERE id = :id", {"id": program_id})
    return row["owner"] if row else None


def get_arrived(tx: Tx, program_id: str) -> str:
    """The hash of the file that a programme came in; empty: it came in none."""
    row = tx.one(
        "SELECT hash FROM arrived_programs WHERE program_id = :id", {"id": program_id}
    )
    return row["hash"] if row else ""


def put_arrived(tx: Tx, program_id: str, owner: str, at: int, hashed: str) -> None:
    tx.insert("programs", {"id": program_id, "owner": owner, "created_at": at})
    row = {"program_id": program_id, "arrived_at": at, "hash": hashed}
    tx.insert("arrived_programs", row)


def put_rows(tx: Tx, name: str, program_id: str, rows: list[Row]) -> None:
    """Raises: DuplicateRow: an id in them is somebody else's already."""
    if name == "rule_snapshots":  # the same rule may hold in many programmes
        for row in rows:
            tx.insert(name, row, or_ignore=True)
        return
    own = {"program_id": program_id} if TABLES[name].of == PROGRAM else {}
    tx.insert_many(name, [{**own, **row} for row in rows])
