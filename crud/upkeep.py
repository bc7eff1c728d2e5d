"""SQL for what is looked after beside the requests: which cards need it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..ledger import BOOKS_VERSION, Balance, CountedBill
from ..models import Card
from ..store import Row, Tx, in_list

_SELECT_CARD = """
    SELECT c.id, c.program_id, c.customer_pubkey, c.created_at, c.merged_into
    FROM cards c
"""
# A clock that was put back is before some programmes: they are left alone, and hold up
# no other.
_STANDS = """EXISTS (
    SELECT 1 FROM program_versions v
    WHERE v.program_id = b.program_id AND v.effective_from <= :at
)"""
_IN_ORDER = "ORDER BY c.program_id, c.id"  # the order in which they are locked


def get_cards_ending(tx: Tx, at: int, limit: int) -> list[Card]:
    """Cards with a lot that has come to its end by then."""
    return _cards(
        tx,
        f"""
        {_SELECT_CARD} WHERE c.id IN (
            SELECT DISTINCT card_id FROM lots
            WHERE left_points > 0 AND until <= :at LIMIT :limit
        ) {_IN_ORDER}
        """,
        {"at": at, "limit": limit},
    )


def get_cards_resting(tx: Tx, program_id: str, resting: int, limit: int) -> list[Card]:
    """Cards with points that were last used then or before."""
    return _cards(
        tx,
        f"""
        {_SELECT_CARD} WHERE c.id IN (
            SELECT card_id FROM balances
            WHERE program_id = :program_id AND points > 0 AND active_at <= :resting
            LIMIT :limit
        ) {_IN_ORDER}
        """,
        {"program_id": program_id, "resting": resting, "limit": limit},
    )


def get_outdated_cards(tx: Tx, at: int, limit: int) -> list[Card]:
    """Cards whose books an older release kept."""
    return _cards(
        tx,
        f"""
        {_SELECT_CARD} WHERE c.id IN (
            SELECT card_id FROM balances b
            WHERE books_version < :version AND {_STANDS} LIMIT :limit
        ) {_IN_ORDER}
        """,
        {"version": BOOKS_VERSION, "at": at, "limit": limit},
    )


def _cards(tx: Tx, sql: str, values: Row) -> list[Card]:
    return [Card(**row) for row in tx.all(sql, values)]


def get_programs_ever(tx: Tx, expiry_mode: str, at: int) -> list[str]:
    """Programmes whose points had ever ended that way by then, in order."""
    rows = tx.all(
        """
        SELECT DISTINCT program_id FROM program_versions
        WHERE settings LIKE :part AND effective_from <= :at ORDER BY program_id
        """,
        {"part": f'%"expiry_mode": "{expiry_mode}"%', "at": at},
    )
    return [row["program_id"] for row in rows]


# --- tiers ----------------------------------------------------------------------------


def find_program_to_review(tx: Tx, at: int) -> str | None:
    """A programme with a card whose tier has to be looked at again by then."""
    row = tx.one(
        f"""
        SELECT program_id FROM balances b
        WHERE tier_until <= :at AND {_STANDS} LIMIT 1
        """,
        {"at": at},
    )
    return row["program_id"] if row else None


def lock_cards_to_review(tx: Tx, program_id: str, at: int, limit: int) -> list[Balance]:
    """Balances whose tier has to be looked at again by then, their cards locked."""
    rows = tx.tuples(
        """
        SELECT card_id FROM balances
        WHERE program_id = :program_id AND tier_until <= :at LIMIT :limit
        """,
        {"program_id": program_id, "at": at, "limit": limit},
    )
    if not rows:
        return []
    names, values = in_list("card", [row[0] for row in rows])
    tx.tuples(
        f"SELECT id FROM cards WHERE id IN ({names}) ORDER BY id FOR UPDATE", values
    )
    # Read again: whoever held a card before us may have looked at its tier.
    rows = tx.tuples(
        f"""
        SELECT {", ".join(Balance._fields)} FROM balances
        WHERE card_id IN ({names}) AND tier_until <= :at
        """,
        {**values, "at": at},
    )
    return [Balance(*row) for row in rows]


def get_bills_of(
    tx: Tx, card_ids: Sequence[str], after: int
) -> dict[str, list[CountedBill]]:
    """What still counts of several cards' bills that were paid after a moment."""
    bills: dict[str, list[CountedBill]] = {card_id: [] for card_id in card_ids}
    names, values = in_list("card", card_ids)
    rows = tx.tuples(
        f"""
        SELECT card_id, {", ".join(CountedBill._fields)} FROM counted_bills
        WHERE card_id IN ({names}) AND time > :after
        """,
        {**values, "after": after},
    )
    for row in rows:
        bills[row[0]].append(CountedBill(*row[1:]))
    return bills


def put_tiers(tx: Tx, tiers: Iterable[tuple[str, str | None, int]]) -> None:
    """Keeps which tier cards hold, and until when: `(card_id, tier_id, tier_until)`."""
    names = ("card_id", "tier_id", "tier_until")
    tx.execute_many(
        """
        UPDATE balances SET tier_id = :tier_id, tier_until = :tier_until
        WHERE card_id = :card_id
        """,
        [dict(zip(names, row, strict=True)) for row in tiers],
    )
