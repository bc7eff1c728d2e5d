"""SQL for recoveries of lost cards, nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from ..store import Row, Tx

ASKED, APPROVED = "asked", "approved"
DONE, CANCELED, LAPSED = "done", "canceled", "lapsed"
OPEN = f"('{ASKED}', '{APPROVED}')"


@dataclass(frozen=True)
class Recovery:
    """A lost card that is to move to another key. Times are Unix seconds.

    Attributes:
        merchant_id: whose receipt was shown, and whose staff look after it.
        new_pubkey: whose card takes everything; nobody once either side was forgotten.
        state: `asked`, `approved` (it waits), `done`, `canceled` or `lapsed`.
        ends_at: when the wait is over; nothing before it was approved.
        approver, ended_by: opaque ids; empty where nobody has, or time did.
    """

    id: str
    program_id: str
    merchant_id: str
    card_id: str
    new_pubkey: str | None
    state: str
    asked_at: int
    approved_at: int | None = None
    approver: str = ""
    reason: str = ""
    ends_at: int | None = None
    ended_at: int | None = None
    ended_by: str = ""

    @property
    def is_open(self) -> bool:
        return self.state in (ASKED, APPROVED)


_COLUMNS = ", ".join(Recovery.__dataclass_fields__)
_SELECT = f"SELECT {_COLUMNS} FROM recoveries"


def insert_recovery(tx: Tx, recovery: Recovery) -> None:
    """Raises: DuplicateRow, the card has an open one."""
    tx.insert("recoveries", {**vars(recovery), "tried_at": 0})


def get_recovery(tx: Tx, recovery_id: str) -> Recovery | None:
    return _one(tx, "id = :id", {"id": recovery_id})


def lock_recovery(tx: Tx, recovery_id: str) -> Recovery | None:
    """The recovery as it now stands, held until the unit of work ends."""
    return _one(tx, "id = :id FOR UPDATE", {"id": recovery_id})


def find_open_recovery(tx: Tx, card_id: str) -> Recovery | None:
    where = f"card_id = :card_id AND state IN {OPEN}"
    return _one(tx, where, {"card_id": card_id})


def _one(tx: Tx, where: str, values: Row) -> Recovery | None:
    row = tx.one(f"{_SELECT} WHERE {where}", values)
    return Recovery(**row) if row else None


def approve_recovery(tx: Tx, recovery: Recovery) -> None:
    """Writes who approved it, when and why, and when the wait ends."""
    tx.execute(
        """
        UPDATE recoveries SET state = :state, approved_at = :approved_at,
            approver = :approver, reason = :reason, ends_at = :ends_at
        WHERE id = :id
        """,
        vars(recovery),
    )


def end_recovery(
    tx: Tx, recovery_id: str, state: str, at: int, actor_id: str = ""
) -> None:
    """Ends one that is open; the first end stays."""
    tx.execute(
        f"""
        UPDATE recoveries SET state = :state, ended_at = :at, ended_by = :actor_id
        WHERE id = :id AND state IN {OPEN}
        """,
        {"id": recovery_id, "state": state, "at": at, "actor_id": actor_id},
    )


def list_recoveries(
    tx: Tx, merchant_id: str, only_open: bool, asked_since: int, part: Row
) -> tuple[list[Recovery], int]:
    """A page of a merchant's recoveries, newest first, and how many there are.

    Args:
        asked_since: of those that nobody has approved, only what came after that.
        part: `limit` and `offset`.
    """
    where = "merchant_id = :merchant_id"
    values: Row = {"merchant_id": merchant_id}
    if only_open:
        where += f" AND (state = '{APPROVED}' OR "
        where += f"(state = '{ASKED}' AND asked_at > :since))"
        values["since"] = asked_since
    rows = tx.all(
        f"{_SELECT} WHERE {where} ORDER BY asked_at DESC, id "
        "LIMIT :limit OFFSET :offset",
        {**values, **part},
    )
    total = tx.one(f"SELECT COUNT(*) AS n FROM recoveries WHERE {where}", values)
    return [Recovery(**row) for row in rows], total["n"] if total else 0


def get_recoveries_to(tx: Tx, new_pubkey: str) -> list[Recovery]:
    """Open ones that would bring a key a lost card, the first asked for first."""
    rows = tx.all(
        f"{_SELECT} WHERE new_pubkey = :new_pubkey AND state IN {OPEN} "
        "ORDER BY asked_at, id",
        {"new_pubkey": new_pubkey},
    )
    return [Recovery(**row) for row in rows]


def get_due_recoveries(tx: Tx, new_pubkey: str, now: int) -> list[str]:
    """Recoveries to a key whose wait is over."""
    rows = tx.tuples(
        f"""
        SELECT id FROM recoveries WHERE new_pubkey = :new_pubkey
          AND state = '{APPROVED}' AND ends_at <= :now ORDER BY id
        """,
        {"new_pubkey": new_pubkey, "now": now},
    )
    return [row[0] for row in rows]


def next_due_recovery(tx: Tx, asked_by: int, now: int, tried_by: int) -> str | None:
    """One that is to be ended: its wait is over, or nobody has approved it in time.

    Args:
        asked_by: what nobody approved, and was asked for by then, has lapsed.
        tried_by: none that was tried later than that.
    """
    row = tx.one(
        f"""
        SELECT id FROM recoveries WHERE tried_at <= :tried_by AND (
            (state = '{APPROVED}' AND ends_at <= :now)
            OR (state = '{ASKED}' AND asked_at <= :asked_by))
        ORDER BY tried_at, id LIMIT 1
        """,
        {"asked_by": asked_by, "now": now, "tried_by": tried_by},
    )
    return row["id"] if row else None


def note_recovery_tried(tx: Tx, recovery_id: str, now: int) -> None:
    tx.execute(
        "UPDATE recoveries SET tried_at = :now WHERE id = :id",
        {"id": recovery_id, "now": now},
    )
