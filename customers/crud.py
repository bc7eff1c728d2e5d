"""SQL for lists of customers, their nicknames and their cards, nothing else."""

from __future__ import annotations

from typing import NamedTuple

from ..ledger import Balance
from ..store import Row, Tx

SORTS = {
    "points": "b.points",
    "visits": "b.visits",
    "spent_sats": "b.spent_sats",
    "last_seen": "b.last_time",
}

_FROM = """
    FROM balances b JOIN cards c ON c.id = b.card_id
    LEFT JOIN nicknames n ON n.card_id = c.id
    WHERE b.program_id = :program_id
      AND c.customer_pubkey IS NOT NULL AND c.merged_into IS NULL
"""


class Listed(NamedTuple):
    """A customer with the balance that is kept of their card."""

    customer_pubkey: str
    nickname: str | None
    balance: Balance


def list_customers(
    tx: Tx, program_id: str, search: str, order: str, limit: int, offset: int
) -> tuple[list[Listed], int]:
    """A page of customers, and how many there are.

    Args:
        search: part of a nickname, or the beginning of a key.
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
        SELECT c.customer_pubkey, n.nickname,
            {", ".join(f"b.{name}" for name in Balance._fields)}
        {where} ORDER BY {order}, c.id LIMIT :limit OFFSET :offset
        """,
        {**values, "limit": limit, "offset": offset},
    )
    total = tx.one(f"SELECT COUNT(*) AS n {where}", values)
    listed = [Listed(row[0], row[1], Balance(*row[2:])) for row in rows]
    return listed, total["n"] if total else 0


def matching(search: str) -> tuple[str, Row]:
    """What a search asks of a card `c` and its nickname `n`: the SQL and its values."""
    escaped = _escaped(search.lower())
    condition = """(LOWER(n.nickname) LIKE :part ESCAPE '\\'
        OR c.customer_pubkey LIKE :start ESCAPE '\\')"""
    return condition, {"part": f"%{escaped}%", "start": f"{escaped}%"}


def _escaped(text: str) -> str:
    for special in ("\\", "%", "_"):
        text = text.replace(special, f"\\{special}")
    return text


def get_nickname(tx: Tx, program_id: str, customer_pubkey: str) -> str | None:
    row = tx.one(
        """
        SELECT n.nickname FROM cards c
        JOIN nicknames n ON n.card_id = COALESCE(c.merged_into, c.id)
        WHERE c.program_id = :program_id AND c.customer_pubkey = :customer_pubkey
        """,
        {"program_id": program_id, "customer_pubkey": customer_pubkey},
    )
    return row["nickname"] if row else None


def put_nickname(tx: Tx, card_id: str, nickname: str) -> None:
    """Names a card; an empty name takes the name away."""
    values = {"card_id": card_id, "nickname": nickname}
    if not nickname:
        tx.execute("DELETE FROM nicknames WHERE card_id = :card_id", values)
        return
    tx.execute(
        """
        INSERT INTO nicknames (card_id, nickname) VALUES (:card_id, :nickname)
        ON CONFLICT (card_id) DO UPDATE SET nickname = excluded.nickname
        """,
        values,
    )


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
