"""SQL for what a programme owes: sums over its events, and over its cards' books."""

from __future__ import annotations

from collections.abc import Sequence

from ..liability import Sums, Usable
from ..points import MAX_POINTS
from ..rewards import LAPSED, RESERVED
from ..store import Tx, in_list


def sum_events(tx: Tx, program_id: str, at: int = MAX_POINTS) -> Sums:
    """Points of all events that were written by a moment, by kind and source."""
    rows = tx.tuples(
        """
        SELECT kind, source, CAST(SUM(delta) AS BIGINT) FROM events
        WHERE program_id = :program_id AND recorded_at <= :at GROUP BY kind, source
        """,
        {"program_id": program_id, "at": at},
    )
    return {(row[0], row[1]): row[2] for row in rows}


def sum_cards(tx: Tx, program_id: str, resting: int, at: int) -> Usable:
    """What all cards hold now, from their books as they are kept.

    Args:
        resting: cards that were last used then or before have no points left.
    """
    rows = tx.tuples(
        f"""
        SELECT COUNT(*),
            CAST(COALESCE(SUM(CASE WHEN points > 0 AND active_at > :resting
                THEN points ELSE 0 END), 0) AS BIGINT),
            CAST(COALESCE(SUM(CASE WHEN points < 0 THEN -points ELSE 0 END), 0)
                AS BIGINT),
            CAST(COALESCE(SUM(ended + CASE WHEN points > 0 AND active_at <= :resting
                THEN points ELSE 0 END), 0) AS BIGINT),
            CAST(COALESCE(SUM(back), 0) AS BIGINT)
        FROM (
            SELECT b.active_at, COALESCE(l.ended, 0) AS ended,
                COALESCE(r.back, 0) AS back,
                b.points - COALESCE(l.ended, 0) + COALESCE(r.back, 0) AS points
            FROM balances b
            LEFT JOIN ({_ENDED}) l ON l.card_id = b.card_id
            LEFT JOIN ({_BACK}) r ON r.card_id = b.card_id
            WHERE b.program_id = :program_id
        ) held
        """,
        {"program_id": program_id, "resting": resting, "at": at},
    )
    return Usable(*rows[0])


# What has come due on all cards and was not posted yet, card by card.
_ENDED = """
    SELECT card_id, SUM(left_points) AS ended FROM lots
    WHERE left_points > 0 AND until <= :at GROUP BY card_id
"""
_BACK = f"""
    SELECT COALESCE(c.merged_into, c.id) AS card_id, SUM(t.points) AS back
    FROM redemptions r JOIN cards c ON c.id = r.card_id
    JOIN takings t ON t.card_id = r.card_id AND t.by_seq = r.seq
    WHERE r.status = '{RESERVED}' AND r.fulfil_at IS NULL
      AND r.expires_at <= :at AND t.until > :at
    GROUP BY COALESCE(c.merged_into, c.id)
"""


def points_due_on(
    tx: Tx, card_ids: Sequence[str], at: int
) -> dict[str, tuple[int, int]]:
    """What has come due on cards and was not posted: points that ended, and points
    that come back from reservations. Cards with neither are left out."""
    names, values = in_list("card", card_ids)
    rows = tx.tuples(
        f"""
        SELECT card_id, CAST(SUM(ended) AS BIGINT), CAST(SUM(back) AS BIGINT)
        FROM (
            SELECT card_id, ended, 0 AS back FROM ({_ENDED}) l
            UNION ALL SELECT card_id, 0 AS ended, back FROM ({_BACK}) r
        ) due WHERE card_id IN ({names}) GROUP BY card_id
        """,
        {**values, "at": at},
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def get_lapsed(tx: Tx, card_ids: Sequence[str], at: int) -> dict[str, list[int]]:
    """The events of cards that took points for reservations which nobody had come for
    by a moment. Those whose points were back by then have no takings left."""
    names, values = in_list("card", card_ids)
    rows = tx.tuples(
        f"""
        SELECT card_id, seq FROM redemptions
        WHERE card_id IN ({names}) AND status IN ('{RESERVED}', '{LAPSED}')
          AND fulfil_at IS NULL AND expires_at <= :at
        """,
        {**values, "at": at},
    )
    lapsed: dict[str, list[int]] = {}
    for card_id, seq in rows:
        lapsed.setdefault(card_id, []).append(seq)
    return lapsed
