"""SQL for lists of customers, their names and their cards, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..ledger import Balance, Entry
from ..merchants.crud import get_merchant
from ..merchants.models import FULL_MODE, Merchant
from ..store import Row, Tx, in_list

SORTS = {
    "points": "b.points",
    "visits": "b.visits",
    "spent_sats": "b.spent_sats",
    "last_seen": "b.last_time",
}

# What a card `c` is called: by the merchant `n`, and by its holder `own`.
NAMES = """
    LEFT JOIN nicknames n ON n.card_id = c.id
    LEFT JOIN card_names own ON own.card_id = c.id
"""
_FROM = f"""
    FROM balances b JOIN cards c ON c.id = b.card_id {NAMES}
    WHERE b.program_id = :program_id
      AND c.customer_pubkey IS NOT NULL AND c.merged_into IS NULL
"""


class Listed(NamedTuple):
    """A customer with the balance that is kept of their card.

    Attributes:
        nickname: what the merchant calls them; own_name: what they call themselves.
    """

    customer_pubkey: str
    nickname: str | None
    own_name: str | None
    balance: Balance


def list_customers(
    tx: Tx, program_id: str, search: str, order: str, limit: int, offset: int
) -> tuple[list[Listed], int]:
    """A page of customers, and how many there are.

    Args:
        search: part of a name, or the beginning of a key.
        order: a column of `SORTS` and a direction.
    """
    values: Row = {"program_id": program_id}
    where = _FROM
    if search:
        condition, found = matching(search)
        where += f" AND {condition}"
        values |= found
    rows = tx.tuples(
        f"""
        SELECT c.customer_pubkey, n.nickname, own.name,
            {", ".join(f"b.{name}" for name in Balance._fields)}
        {where} ORDER BY {order}, c.id LIMIT :limit OFFSET :offset
        """,
        {**values, "limit": limit, "offset": offset},
    )
    total = tx.one(f"SELECT COUNT(*) AS n {where}", values)
    listed = [Listed(row[0], row[1], row[2], Balance(*row[3:])) for row in rows]
    return listed, total["n"] if total else 0


def matching(search: str) -> tuple[str, Row]:
    """What a search asks of a card `c` and its `NAMES`: the SQL and its values."""
    escaped = _escaped(search.lower())
    condition = """(LOWER(n.nickname) LIKE :part ESCAPE '\\'
        OR LOWER(own.name) LIKE :part ESCAPE '\\'
        OR c.customer_pubkey LIKE :start ESCAPE '\\')"""
    return condition, {"part": f"%{escaped}%", "start": f"{escaped}%"}


def _escaped(text: str) -> str:
    for special in ("\\", "%", "_"):
        text = text.replace(special, f"\\{special}")
    return text


def get_name(tx: Tx, program_id: str, customer_pubkey: str) -> str | None:
    """What staff call a guest: the merchant's own nickname, or the guest's own name."""
    row = tx.one(
        """
        SELECT COALESCE(n.nickname, own.name) AS name FROM cards c
        LEFT JOIN nicknames n ON n.card_id = COALESCE(c.merged_into, c.id)
        LEFT JOIN card_names own ON own.card_id = COALESCE(c.merged_into, c.id)
        WHERE c.program_id = :program_id AND c.customer_pubkey = :customer_pubkey
        """,
        {"program_id": program_id, "customer_pubkey": customer_pubkey},
    )
    return row["name"] if row else None


def put_nickname(tx: Tx, card_id: str, nickname: str) -> None:
    """What the merchant calls a card; an empty name takes the name away."""
    _put(tx, "nicknames", "nickname", card_id, nickname)


def put_own_name(tx: Tx, card_id: str, name: str) -> None:
    """How its holder wants to be called; an empty name takes the name away."""
    _put(tx, "card_names", "name", card_id, name)


def _put(tx: Tx, table: str, column: str, card_id: str, name: str) -> None:
    values = {"card_id": card_id, "name": name}
    if not name:
        tx.execute(f"DELETE FROM {table} WHERE card_id = :card_id", values)
        return
    tx.execute(
        f"""
        INSERT INTO {table} (card_id, {column}) VALUES (:card_id, :name)
        ON CONFLICT (card_id) DO UPDATE SET {column} = excluded.{column}
        """,
        values,
    )


def get_own_names(tx: Tx, card_ids: Sequence[str]) -> dict[str, str]:
    """What holders call themselves, by card."""
    if not card_ids:
        return {}
    names, values = in_list("id", card_ids)
    rows = tx.tuples(
        f"SELECT card_id, name FROM card_names WHERE card_id IN ({names})", values
    )
    return {row[0]: row[1] for row in rows}


# --- a card to take along -------------------------------------------------------------


def get_merchant_names(tx: Tx, card_id: str) -> dict[str, str]:
    """The names of the merchants that a card's events name, by id."""
    rows = tx.all(
        """
        SELECT id, name FROM merchants WHERE id IN (
            SELECT merchant_id FROM events WHERE card_id = :card_id
        ) ORDER BY id
        """,
        {"card_id": card_id},
    )
    return {row["id"]: row["name"] for row in rows}


def get_rule_texts(tx: Tx, card_id: str) -> dict[str, str]:
    """The canonical texts of the earn rules that a card's events name, by hash."""
    rows = tx.all(
        """
        SELECT rule_hash, rule FROM rule_snapshots WHERE rule_hash IN (
            SELECT rule_hash FROM events WHERE card_id = :card_id
        ) ORDER BY rule_hash
        """,
        {"card_id": card_id},
    )
    return {row["rule_hash"]: row["rule"] for row in rows}


# --- what holders see of their own ----------------------------------------------------

_SHOWS = f"m.deleted_at IS NULL AND m.mode = '{FULL_MODE}'"
# A key's cards, each as the card that it has become.
_SHOWN = f"""
    FROM cards own JOIN cards c ON c.id = COALESCE(own.merged_into, own.id)
    LEFT JOIN balances b ON b.card_id = c.id
    WHERE own.customer_pubkey = :pubkey AND EXISTS (
        SELECT 1 FROM merchants m WHERE m.program_id = c.program_id AND {_SHOWS})
"""
_ENTRY_COLUMNS = ", ".join(f"e.{name}" for name in Entry._fields)


def list_shown_cards(
    tx: Tx, pubkey: str, limit: int, offset: int
) -> tuple[list[tuple[str, str]], int]:
    """A page of `(card id, programme id)`, the last used first, and how many."""
    values: Row = {"pubkey": pubkey}
    rows = tx.tuples(
        f"""
        SELECT c.id, c.program_id {_SHOWN}
        ORDER BY COALESCE(b.last_time, c.created_at) DESC, c.id
        LIMIT :limit OFFSET :offset
        """,
        {**values, "limit": limit, "offset": offset},
    )
    total = tx.one(f"SELECT COUNT(*) AS n {_SHOWN}", values)
    return [(row[0], row[1]) for row in rows], total["n"] if total else 0


def get_shown_ids(tx: Tx, pubkey: str) -> list[str]:
    rows = tx.tuples(f"SELECT c.id {_SHOWN} ORDER BY c.id", {"pubkey": pubkey})
    return [row[0] for row in rows]


def last_branch(tx: Tx, card_id: str, program_id: str) -> Merchant | None:
    """The merchant of a card's last event, of those that show cards."""
    row = tx.one(
        f"""
        SELECT e.merchant_id AS id FROM events e
        JOIN merchants m ON m.id = e.merchant_id
        WHERE e.card_id = :card_id AND m.program_id = :program_id AND {_SHOWS}
        ORDER BY e.seq DESC LIMIT 1
        """,
        {"card_id": card_id, "program_id": program_id},
    )
    return get_merchant(tx, row["id"]) if row else None


def any_branch(tx: Tx, program_id: str) -> Merchant | None:
    """The programme's first merchant that shows cards."""
    row = tx.one(
        f"""
        SELECT m.id FROM merchants m WHERE m.program_id = :program_id AND {_SHOWS}
        ORDER BY m.created_at, m.id LIMIT 1
        """,
        {"program_id": program_id},
    )
    return get_merchant(tx, row["id"]) if row else None


def list_entries(
    tx: Tx, card_ids: Sequence[str], limit: int, offset: int
) -> tuple[list[tuple[Entry, str]], int]:
    """A page of movements of some cards with their merchants' names, newest first."""
    if not card_ids:
        return [], 0
    names, values = in_list("id", card_ids)
    rows = tx.tuples(
        f"""
        SELECT {_ENTRY_COLUMNS}, COALESCE(m.name, '') FROM events e
        LEFT JOIN merchants m ON m.id = e.merchant_id
        WHERE e.card_id IN ({names})
        ORDER BY e.time DESC, e.recorded_at DESC, e.card_id, e.seq DESC
        LIMIT :limit OFFSET :offset
        """,
        {**values, "limit": limit, "offset": offset},
    )
    total = tx.one(
        f"SELECT COUNT(*) AS n FROM events WHERE card_id IN ({names})", values
    )
    return [(Entry(*row[:-1]), row[-1]) for row in rows], total["n"] if total else 0
