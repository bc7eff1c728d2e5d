"""SQL for cards of other places that were shown, and the tiers that they gave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..store import Tx, in_list
from ..tiers import Match


class ShownCard(NamedTuple):
    """That a card of another place was shown, and what it gave; see `shown_cards`."""

    id: str
    program_id: str
    merchant_id: str
    card_id: str
    foreign_id: str
    tier_id: str
    from_at: int
    until_at: int
    points: int


_COLUMNS = ", ".join(ShownCard._fields)


def insert_shown(tx: Tx, shown: ShownCard) -> None:
    tx.insert("shown_cards", shown._asdict())


def get_matches(tx: Tx, card_ids: Sequence[str], at: int) -> dict[str, list[Match]]:
    """The tiers that cards hold at a moment by what was shown on them, or on cards that
    had been merged into them by then; by card id."""
    if not card_ids:
        return {}
    names, values = in_list("card", card_ids)
    rows = tx.tuples(
        f"""
        SELECT s.card_id, s.tier_id, s.from_at, s.until_at FROM shown_cards s
        WHERE s.card_id IN ({names}) AND s.tier_id <> ''
          AND s.from_at <= :at AND s.until_at > :at
        UNION ALL
        SELECT c.merged_into, s.tier_id, s.from_at, s.until_at FROM cards c
        JOIN shown_cards s ON s.card_id = c.id
        WHERE c.merged_into IN ({names}) AND c.merged_at <= :at AND s.tier_id <> ''
          AND s.from_at <= :at AND s.until_at > :at
        """,
        {**values, "at": at},
    )
    found: dict[str, list[Match]] = {}
    for card_id, tier_id, from_at, until_at in rows:
        found.setdefault(card_id, []).append(Match(tier_id, from_at, until_at))
    return found


def get_shown(tx: Tx, card_id: str) -> list[ShownCard]:
    """What was shown on a card and on those that were merged into it, oldest first."""
    rows = tx.tuples(
        f"""
        SELECT {_COLUMNS} FROM shown_cards WHERE card_id = :card_id
            OR card_id IN (SELECT id FROM cards WHERE merged_into = :card_id)
        ORDER BY from_at, id
        """,
        {"card_id": card_id},
    )
    return [ShownCard(*row) for row in rows]


def get_shown_as(tx: Tx, program_id: str, foreign_id: str) -> list[ShownCard]:
    """Each time that one card of another place was shown."""
    rows = tx.tuples(
        f"""
        SELECT {_COLUMNS} FROM shown_cards
        WHERE program_id = :program_id AND foreign_id = :foreign_id
        ORDER BY from_at, id
        """,
        {"program_id": program_id, "foreign_id": foreign_id},
    )
    return [ShownCard(*row) for row in rows]


def forget_matched(tx: Tx, program_id: str, at: int) -> None:
    """Has the tiers of cards looked at again that hold one by what they showed."""
    tx.execute(
        """
        UPDATE balances SET tier_until = 0
        WHERE program_id = :program_id AND card_id IN (
            SELECT COALESCE(c.merged_into, c.id) FROM shown_cards s
            JOIN cards c ON c.id = s.card_id
            WHERE s.program_id = :program_id AND s.until_at > :at)
        """,
        {"program_id": program_id, "at": at},
    )


def forget_tier(tx: Tx, card_id: str) -> None:
    """Has one card's tier looked at again."""
    tx.execute(
        "UPDATE balances SET tier_until = 0 WHERE card_id = :id", {"id": card_id}
    )
