"""SQL for the lists of programmes that a programme publishes."""

from __future__ import annotations

import json

from ..store import Row, Tx
from .models import CuratedList

_COLUMNS = "program_id, d, title, programs, author, event, signed_at, deleted_at"


def get_list(tx: Tx, program_id: str, d: str) -> CuratedList | None:
    """A list, also one that was deleted."""
    row = tx.one(
        f"SELECT {_COLUMNS} FROM nostr_lists WHERE program_id = :program_id AND d = :d",
        {"program_id": program_id, "d": d},
    )
    return _list(row) if row else None


def list_lists(
    tx: Tx, program_id: str, limit: int, offset: int
) -> tuple[list[CuratedList], int]:
    """A page of a programme's lists by their names, and how many there are."""
    where, values = (
        "program_id = :program_id AND deleted_at IS NULL",
        {"program_id": program_id},
    )
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM nostr_lists WHERE {where}
        ORDER BY d LIMIT :limit OFFSET :offset
        """,
        {**values, "limit": limit, "offset": offset},
    )
    total = tx.one(f"SELECT COUNT(*) AS n FROM nostr_lists WHERE {where}", values)
    return [_list(row) for row in rows], total["n"] if total else 0


def put_list(tx: Tx, one: CuratedList) -> None:
    tx.execute(
        f"""
        INSERT INTO nostr_lists ({_COLUMNS}) VALUES (
            :program_id, :d, :title, :programs, :author, :event,
            CAST(:signed_at AS BIGINT), CAST(:deleted_at AS BIGINT))
        ON CONFLICT (program_id, d) DO UPDATE SET title = excluded.title,
            programs = excluded.programs, author = excluded.author,
            event = excluded.event, signed_at = excluded.signed_at,
            deleted_at = excluded.deleted_at
        """,
        {**vars(one), "programs": json.dumps(list(one.programs))},
    )


def _list(row: Row) -> CuratedList:
    return CuratedList(**{**row, "programs": tuple(json.loads(row["programs"]))})
