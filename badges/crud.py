"""SQL for which badges and issuers count where, and where they are looked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypeVar

from ..store import Row, Tx
from .models import EVERYWHERE, Issuer, Template

T = TypeVar("T", Template, Issuer)
_TABLES: dict[type[Any], str] = {
    Template: "badge_templates",
    Issuer: "badge_issuers",
}


def insert_listed(tx: Tx, listed: Template | Issuer) -> bool:
    """Puts it on a list; false if it is on that list already."""
    values = {**vars(listed), "relays": json.dumps(list(listed.relays))}
    return tx.insert(_TABLES[type(listed)], values, or_ignore=True)


def get_listed(tx: Tx, kind: type[T], listed_id: str) -> T | None:
    row = tx.one(f"SELECT * FROM {_TABLES[kind]} WHERE id = :id", {"id": listed_id})
    return _listed(kind, row) if row else None


def find_listed(tx: Tx, kind: type[T], merchant_id: str, name: str) -> T | None:
    """What is on a list under a badge's address, or an issuer's key."""
    column = "badge" if kind is Template else "issuer"
    row = tx.one(
        f"""
        SELECT * FROM {_TABLES[kind]}
        WHERE merchant_id = :merchant_id AND {column} = :name
        """,
        {"merchant_id": merchant_id, "name": name},
    )
    return _listed(kind, row) if row else None


def delete_listed(tx: Tx, listed: Template | Issuer) -> None:
    table = _TABLES[type(listed)]
    tx.execute(f"DELETE FROM {table} WHERE id = :id", {"id": listed.id})


def list_listed(
    tx: Tx, kind: type[T], merchant_id: str, limit: int, offset: int
) -> list[T]:
    """A page of a list, the newest first."""
    rows = tx.all(
        f"""
        SELECT * FROM {_TABLES[kind]} WHERE merchant_id = :merchant_id
        ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset
        """,
        {"merchant_id": merchant_id, "limit": limit, "offset": offset},
    )
    return [_listed(kind, row) for row in rows]


def count_listed(tx: Tx, kind: type[T], merchant_id: str) -> int:
    row = tx.one(
        f"SELECT COUNT(*) AS n FROM {_TABLES[kind]} WHERE merchant_id = :merchant_id",
        {"merchant_id": merchant_id},
    )
    return int(row["n"]) if row else 0


def counting_at(tx: Tx, kind: type[T], merchant_id: str) -> list[T]:
    """All that counts at a merchant, the community's included."""
    rows = tx.all(
        f"""
        SELECT * FROM {_TABLES[kind]}
        WHERE merchant_id IN (:merchant_id, '{EVERYWHERE}')
        ORDER BY created_at, id
        """,
        {"merchant_id": merchant_id},
    )
    return [_listed(kind, row) for row in rows]


def put_said(tx: Tx, badge: str, name: str, description: str, image: str) -> None:
    """What a badge is called, on every list that it is on."""
    tx.execute(
        """
        UPDATE badge_templates
        SET name = :name, description = :description, image = :image
        WHERE badge = :badge
        """,
        {"badge": badge, "name": name, "description": description, "image": image},
    )


def _listed(kind: type[T], row: Row) -> T:
    return kind(**{**row, "relays": tuple(json.loads(row["relays"]))})


# --- where badges are looked for ------------------------------------------------------


def get_community_relays(tx: Tx) -> tuple[str, ...]:
    rows = tx.all("SELECT url FROM community_relays ORDER BY place, url")
    return tuple(row["url"] for row in rows)


def put_community_relays(tx: Tx, relays: Sequence[str]) -> None:
    tx.execute("DELETE FROM community_relays")
    rows = [{"url": url, "place": place} for place, url in enumerate(relays)]
    tx.insert_many("community_relays", rows)
