"""SQL for the menu, nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from ..store import Row, Tx, in_list
from .models import Item

_NAMES = tuple(f.name for f in fields(Item))
_SELECT = f"SELECT {', '.join(_NAMES)} FROM menu_items"

SORTS = ("name", "created_at")
_BY = {f"name {way}": f"search_name {way}" for way in ("ASC", "DESC")}
OWNERS_ORDER = "sort_order, search_name"


def _item(row: Row) -> Item:
    return Item(**{**row, "available": bool(row["available"])})


def _row(item: Item) -> Row:
    """Names are searched as Python folds them: SQLite knows capitals of ASCII only."""
    available = int(item.available)
    return {**vars(item), "available": available, "search_name": item.name.casefold()}


def insert_item(tx: Tx, item: Item) -> None:
    tx.insert("menu_items", _row(item))


def update_item(tx: Tx, item: Item) -> None:
    row = _row(item)
    changed = ", ".join(f"{name} = :{name}" for name in row if name != "id")
    tx.execute(f"UPDATE menu_items SET {changed} WHERE id = :id", row)


def get_item(tx: Tx, item_id: str) -> Item | None:
    """An item, also one that was deleted."""
    rows = tx.all(f"{_SELECT} WHERE id = :id", {"id": item_id})
    return _item(rows[0]) if rows else None


def get_items(tx: Tx, merchant_id: str, item_ids: Iterable[str]) -> list[Item]:
    """Those of the items that are on the merchant's menu."""
    names, values = in_list("item", list(dict.fromkeys(item_ids)))
    if not values:
        return []
    rows = tx.all(
        f"{_SELECT} WHERE id IN ({names}) AND merchant_id = :merchant_id "
        "AND deleted_at IS NULL",
        {**values, "merchant_id": merchant_id},
    )
    return [_item(row) for row in rows]


def count_items(tx: Tx, merchant_id: str) -> int:
    """How many items are on a merchant's menu."""
    return _count(tx, "merchant_id = :merchant_id", {"merchant_id": merchant_id})


def list_items(
    tx: Tx, where: Row, search: str, order: str, limit: int, offset: int
) -> tuple[list[Item], int]:
    """A page of the items whose columns equal `where`, and how many there are."""
    conditions, values = [f"{name} = :{name}" for name in where], dict(where)
    if search:
        conditions.append("search_name LIKE :part ESCAPE '\\'")
        values["part"] = f"%{_escaped(search.casefold())}%"
    clause = " AND ".join(conditions)
    rows = tx.all(
        f"{_SELECT} WHERE {clause} AND deleted_at IS NULL "
        f"ORDER BY {_BY.get(order, order)}, id LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    )
    return [_item(row) for row in rows], _count(tx, clause, values)


def _count(tx: Tx, clause: str, values: Row) -> int:
    row = tx.one(
        f"SELECT COUNT(*) AS n FROM menu_items WHERE {clause} AND deleted_at IS NULL",
        values,
    )
    return row["n"] if row else 0


def _escaped(text: str) -> str:
    for special in ("\\", "%", "_"):
        text = text.replace(special, f"\\{special}")
    return text
