"""SQL for lists of vouchers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..crud.vouchers import VOUCHER_COLUMNS, VOUCHER_STATE, voucher_of
from ..store import Row, Tx, in_list
from ..voucher import Voucher


class Listed(NamedTuple):
    """A voucher with whose it is now, and where it was given.

    Attributes:
        nickname: what the merchant calls them, or what they call themselves.
    """

    voucher: Voucher
    customer_pubkey: str | None
    nickname: str | None
    merchant: Row


_FROM = """
    FROM vouchers v
    JOIN cards own ON own.id = v.card_id
    JOIN cards c ON c.id = COALESCE(own.merged_into, own.id)
    LEFT JOIN merchants m ON m.id = v.merchant_id
    LEFT JOIN nicknames n ON n.card_id = c.id
    LEFT JOIN card_names named ON named.card_id = c.id
"""


def get_listed(tx: Tx, voucher_id: str, at: int) -> Listed | None:
    found = _read(tx, "v.id = :id", {"id": voucher_id}, at, 1, 0)
    return found[0] if found else None


def list_given(
    tx: Tx, merchant_id: str, state: str | None, at: int, limit: int, offset: int
) -> tuple[list[Listed], int]:
    """A page of what a merchant gave out, newest first, and how many there are."""
    where, values = "v.merchant_id = :merchant_id", {"merchant_id": merchant_id}
    return _page(tx, where, values, state, at, limit, offset)


def list_of_cards(
    tx: Tx,
    card_ids: Sequence[str],
    state: str | None,
    at: int,
    limit: int,
    offset: int,
) -> tuple[list[Listed], int]:
    """The same of what cards were given, those that were merged into them included."""
    if not card_ids:
        return [], 0
    names, values = in_list("card", card_ids)
    return _page(tx, f"c.id IN ({names})", values, state, at, limit, offset)


def _page(
    tx: Tx,
    where: str,
    values: Row,
    state: str | None,
    at: int,
    limit: int,
    offset: int,
) -> tuple[list[Listed], int]:
    if state:
        where += f" AND {VOUCHER_STATE} = :state"
        values = {**values, "state": state}
    counted = {**values, "at": at} if state else values
    total = tx.one(f"SELECT COUNT(*) AS n {_FROM} WHERE {where}", counted)
    found = _read(tx, where, values, at, limit, offset)
    return found, total["n"] if total else 0


def _read(
    tx: Tx, where: str, values: Row, at: int, limit: int, offset: int
) -> list[Listed]:
    rows = tx.all(
        f"""
        SELECT {VOUCHER_COLUMNS}, c.customer_pubkey,
            COALESCE(n.nickname, named.name) AS nickname,
            m.name AS merchant_name, m.slug AS merchant_slug
        {_FROM} WHERE {where}
        ORDER BY v.created_at DESC, v.id LIMIT :limit OFFSET :offset
        """,
        {**values, "at": at, "limit": limit, "offset": offset},
    )
    return [
        Listed(
            voucher_of(row),
            row["customer_pubkey"],
            row["nickname"],
            {
                "id": row["merchant_id"],
                "name": row["merchant_name"] or "",
                "slug": row["merchant_slug"],
            },
        )
        for row in rows
    ]
