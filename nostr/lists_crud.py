"""SQL for the lists of programmes that a programme publishes."""

from __future__ import annotations

import json

from ..store import Row, Tx
from .cards_crud import OF_PROGRAM
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


def get_lists_due(tx: Tx, limit: int, program_id: str) -> list[CuratedList]:
    """Lists that another key has signed than the one that signs now: of that programme,
    or, if it is empty, of all that have no remote signer."""
    columns = ", ".join(f"l.{name}" for name in _COLUMNS.split(", "))
    rows = tx.all(
        f"""
        SELECT {columns} FROM nostr_lists l
        JOIN nostr_programs p ON p.program_id = l.program_id
        JOIN program_keys k ON k.program_id = l.program_id AND k.until_at IS NULL
        WHERE l.deleted_at IS NULL AND l.author <> k.pubkey AND {OF_PROGRAM}
        ORDER BY l.program_id, l.d LIMIT :limit
        """,
        {"of": program_id, "limit": limit},
    )
    return [_list(row) for row in rows]


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
