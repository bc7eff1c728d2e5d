"""SQL for whom programmes trust, and the lists that they go by."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from ..store import Row, Tx
from .models import TierMatch, Trust, TrustedList

_NAMES = [field.name for field in fields(TrustedList)]
_COLUMNS = ", ".join(_NAMES)
_LISTS = ("relays", "programs", "people")
_PUT = f"""
    INSERT INTO trusted_lists ({_COLUMNS})
    VALUES ({", ".join(f":{name}" for name in _NAMES)})
    ON CONFLICT (program_id, address) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in _NAMES[2:])}
"""


def get_trust(tx: Tx, program_id: str) -> Trust:
    rows = tx.all(
        "SELECT programs, tiers FROM program_trust WHERE program_id = :program_id",
        {"program_id": program_id},
    )
    lists = tuple(get_lists(tx, program_id))
    if not rows:
        return Trust(lists=lists)
    tiers = tuple(TierMatch(**one) for one in json.loads(rows[0]["tiers"]))
    return Trust(tuple(json.loads(rows[0]["programs"])), tiers, lists)


def put_trust(tx: Tx, program_id: str, trust: Trust) -> None:
    tx.execute(
        """
        INSERT INTO program_trust (program_id, programs, tiers)
        VALUES (:program_id, :programs, :tiers)
        ON CONFLICT (program_id) DO UPDATE SET
            programs = excluded.programs, tiers = excluded.tiers
        """,
        {
            "program_id": program_id,
            "programs": json.dumps(trust.programs),
            "tiers": json.dumps([asdict(one) for one in trust.tiers]),
        },
    )


def get_lists(tx: Tx, program_id: str) -> list[TrustedList]:
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM trusted_lists
        WHERE program_id = :program_id ORDER BY address
        """,
        {"program_id": program_id},
    )
    return [_list(row) for row in rows]


def get_due_lists(tx: Tx, now: int, limit: int) -> list[TrustedList]:
    """Lists that have to be asked for again, those that wait longest first."""
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM trusted_lists WHERE due_at <= :now
        ORDER BY due_at, program_id, address LIMIT :limit
        """,
        {"now": now, "limit": limit},
    )
    return [_list(row) for row in rows]


def lock_list(tx: Tx, program_id: str, address: str) -> TrustedList | None:
    """A list that a programme goes by still, held until we commit."""
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM trusted_lists
        WHERE program_id = :program_id AND address = :address FOR UPDATE
        """,
        {"program_id": program_id, "address": address},
    )
    return _list(rows[0]) if rows else None


def put_list(tx: Tx, one: TrustedList) -> None:
    packed = {name: json.dumps(getattr(one, name)) for name in _LISTS}
    tx.execute(_PUT, {**vars(one), **packed})


def keep_only(tx: Tx, program_id: str, addresses: Sequence[str]) -> None:
    """Lets go of the lists that a programme no longer goes by."""
    for one in get_lists(tx, program_id):
        if one.address not in addresses:
            tx.execute(
                "DELETE FROM trusted_lists "
                "WHERE program_id = :program_id AND address = :address",
                {"program_id": program_id, "address": one.address},
            )


def _list(row: Row) -> TrustedList:
    unpacked: dict[str, Any] = {name: tuple(json.loads(row[name])) for name in _LISTS}
    return TrustedList(**{**row, **unpacked})
