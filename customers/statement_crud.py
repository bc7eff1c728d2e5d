"""SQL for a card's movements, with what was on it after each, nothing else."""

from __future__ import annotations

from typing import NamedTuple

from ..ledger import Entry
from ..store import Tx

_ENTRY_COLUMNS = ", ".join(f"e.{name}" for name in Entry._fields)


class Line(NamedTuple):
    """One line of a card's statement.

    Attributes:
        balance: the points after it, before anything that came due and is not posted.
        reason: in words, while they are kept.
    """

    entry: Entry
    answers: str
    actor_id: str
    merchant_name: str
    reason: str | None
    balance: int


def list_statement(
    tx: Tx, card_id: str, limit: int, offset: int
) -> tuple[list[Line], int]:
    """A page of a card's movements as they were written, newest first; and how many.

    What is on the card is known, so what was is reckoned from there.
    """
    card = {"card_id": card_id}
    later = tx.tuples(
        """
        SELECT CAST(COALESCE(SUM(l.delta), 0) AS BIGINT) FROM (
            SELECT delta FROM events WHERE card_id = :card_id
            ORDER BY seq DESC LIMIT :offset) l
        """,
        {**card, "offset": offset},
    )
    kept = tx.tuples(
        "SELECT points, last_seq FROM balances WHERE card_id = :card_id", card
    )
    points, total = kept[0] if kept else (0, 0)
    rows = tx.tuples(
        f"""
        SELECT {_ENTRY_COLUMNS}, e.answers, e.actor_id, COALESCE(m.name, ''), t.words
        FROM events e
        LEFT JOIN merchants m ON m.id = e.merchant_id
        LEFT JOIN event_texts t ON t.card_id = e.card_id AND t.seq = e.seq
        WHERE e.card_id = :card_id ORDER BY e.seq DESC LIMIT :limit OFFSET :offset
        """,
        {**card, "limit": limit, "offset": offset},
    )
    lines, balance = [], points - later[0][0]
    for row in rows:
        entry, beside = Entry(*row[:-4]), row[-4:]
        lines.append(Line(entry, *(*beside, balance)))
        balance -= entry.delta
    return lines, total
