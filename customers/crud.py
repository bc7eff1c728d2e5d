"""SQL for lists of customers, their names and their cards, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..crud import get_tiers
from ..crud.names import finding
from ..ledger import Balance, Entry
from ..merchants.crud import get_merchant
from ..merchants.models import FULL_MODE, Merchant
from ..models import Card
from ..store import Row, Tx, in_list

SORTS = {
    "last_seen": "b.last_time",
    "points": "b.points",
    "visits": "b.visits",
    "spent_sats": "b.spent_sats",
}
_ENTRY_COLUMNS = ", ".join(f"e.{name}" for name in Entry._fields)
TIER = "tier"  # the highest first; within one, who was there last

# What a card `c` is called: by the merchant `n`, and by its holder `own`.
NAMES = """
    LEFT JOIN nicknames n ON n.card_id = c.id
    LEFT JOIN card_names own ON own.card_id = c.id
"""
# Few cards are erased or merged: what lists show is all others, so that a page is
# found, and all are counted, in an index of the balances alone.
_LISTED = """
    FROM balances b WHERE b.program_id = :program_id
      AND b.card_id NOT IN (
        SELECT h.id FROM cards h WHERE h.program_id = :program_id
            AND (h.customer_pubkey IS NULL OR h.merged_into IS NOT NULL))
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
        search: the beginning of a word of a name, or of a key.
        order: a column of `SORTS`, or `tier`, and a direction.
    """
    where, values = _listed(program_id, search)
    column, direction = order.split(" ")
    if column == TIER:
        ids = _by_tier(tx, where, values, direction, limit, offset)
    else:
        ids = _page(tx, where, values, f"{SORTS[column]} {direction}", limit, offset)
    total = tx.one(f"SELECT COUNT(*) AS n {where}", values)
    return _read(tx, ids), total["n"] if total else 0


def listed_after(tx: Tx, program_id: str, after: str, limit: int) -> list[Listed]:
    """Customers in the order of their cards' ids: for going through all of them."""
    rows = tx.tuples(
        f"""
        SELECT b.card_id {_LISTED} AND b.card_id > :after
        ORDER BY b.card_id LIMIT :limit
        """,
        {"program_id": program_id, "after": after, "limit": limit},
    )
    return _read(tx, [card_id for (card_id,) in rows])


def _listed(program_id: str, search: str) -> tuple[str, Row]:
    where, values = _LISTED, Row(program_id=program_id)
    if search:
        found, more = finding(search)
        where += f" AND b.card_id IN ({found})"
        values |= more
    return where, values


def _page(
    tx: Tx, where: str, values: Row, order: str, limit: int, offset: int
) -> list[str]:
    """The cards of a page; ties are in the direction of the order."""
    direction = order.split(" ")[1]
    rows = tx.tuples(
        f"""
        SELECT b.card_id {where} ORDER BY {order}, b.card_id {direction}
        LIMIT :limit OFFSET :offset
        """,
        {**values, "limit": limit, "offset": offset},
    )
    return [card_id for (card_id,) in rows]


def _by_tier(
    tx: Tx, where: str, values: Row, direction: str, limit: int, offset: int
) -> list[str]:
    """The same, tier by tier: no index knows how high a tier is."""
    found: list[str] = []
    for tier_id, count in _tiers(tx, where, values, direction == "DESC"):
        if len(found) < limit and offset < count:
            tier = "b.tier_id = :tier_id" if tier_id else "b.tier_id IS NULL"
            found += _page(
                tx,
                f"{where} AND {tier}",
                {**values, **({"tier_id": tier_id} if tier_id else {})},
                f"b.last_time {direction}",
                limit - len(found),
                offset,
            )
        offset = max(offset - count, 0)
    return found


def _tiers(
    tx: Tx, where: str, values: Row, descending: bool
) -> list[tuple[str | None, int]]:
    """The tiers that are held and by how many, in order; none is the lowest."""
    held = tx.tuples(f"SELECT b.tier_id, COUNT(*) {where} GROUP BY b.tier_id", values)
    ranks = {tier.id: n for n, tier in enumerate(get_tiers(tx, values["program_id"]))}
    return sorted(held, key=lambda row: ranks.get(row[0], -1), reverse=descending)


def _read(tx: Tx, card_ids: list[str]) -> list[Listed]:
    """Customers in the order of these cards."""
    if not card_ids:
        return []
    names, values = in_list("id", card_ids)
    rows = tx.tuples(
        f"""
        SELECT c.customer_pubkey, n.nickname, own.name,
            {", ".join(f"b.{name}" for name in Balance._fields)}
        FROM balances b JOIN cards c ON c.id = b.card_id {NAMES}
        WHERE b.card_id IN ({names})
        """,
        values,
    )
    listed = [Listed(row[0], row[1], row[2], Balance(*row[3:])) for row in rows]
    places = {card_id: n for n, card_id in enumerate(card_ids)}
    return sorted(listed, key=lambda one: places[one.balance.card_id])


def get_customer(tx: Tx, card: Card) -> Listed:
    """One customer, by the card that they have."""
    found = _read(tx, [card.id])
    if found:
        return found[0]
    # Nothing has happened on it yet: staff has named somebody.
    rows = tx.tuples(
        f"SELECT n.nickname, own.name FROM cards c {NAMES} WHERE c.id = :id",
        {"id": card.id},
    )
    nickname, own_name = rows[0] if rows else (None, None)
    nothing = Balance(card.id, card.program_id)
    return Listed(card.customer_pubkey or "", nickname, own_name, nothing)


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


def get_note(tx: Tx, card_id: str) -> str:
    """What the merchant has noted of a card."""
    row = tx.one("SELECT note FROM customer_notes WHERE card_id = :id", {"id": card_id})
    return row["note"] if row else ""


def put_note(tx: Tx, card_id: str, note: str) -> None:
    """Notes something of a card, in place of what was noted; empty: nothing."""
    values = {"card_id": card_id, "note": note}
    if not note:
        tx.execute("DELETE FROM customer_notes WHERE card_id = :card_id", values)
        return
    tx.execute(
        """
        INSERT INTO customer_notes (card_id, note) VALUES (:card_id, :note)
        ON CONFLICT (card_id) DO UPDATE SET note = excluded.note
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


def get_taken_off(tx: Tx, order_ids: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    """What rewards and discounts took off bills, by bill: their names, and sats."""
    if not order_ids:
        return {}
    names, values = in_list("id", order_ids)
    rows = tx.tuples(
        f"""
        SELECT order_id, name, -total_sats FROM order_lines
        WHERE order_id IN ({names}) AND total_sats < 0 ORDER BY order_id, number
        """,
        values,
    )
    found: dict[str, list[tuple[str, int]]] = {}
    for order_id, name, sats in rows:
        found.setdefault(order_id, []).append((name, sats))
    return found
