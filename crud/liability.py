"""SQL for what a programme owes: sums over its events, and over its cards' books."""

from __future__ import annotations

from collections.abc import Sequence

from ..liability import Sums, Usable
from ..points import MAX_POINTS
from ..rewards import LAPSED, RESERVED
from ..store import Tx, Values, in_list


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

    All cards are added up from an index alone, as if nothing had come due; the few on
    which something has are then put right. Joining what is due to all of them would
    read every card's row, and lots that nobody asks for.

    Args:
        resting: cards that were last used then or before have no points left.
    """
    values = {"program_id": program_id, "resting": resting, "at": at}
    were, are = _sum_due(tx, _AS_BEFORE, values), _sum_due(tx, _AS_DUE, values)
    return _sum_kept(tx, values).plus(are).less(were)


def _sum_kept(tx: Tx, values: Values) -> Usable:
    """All cards as if nothing had come due on any but those that rest."""
    rows = tx.tuples(
        """
        SELECT COUNT(*),
            CAST(COALESCE(SUM(CASE WHEN points > 0 THEN points ELSE 0 END), 0)
                AS BIGINT),
            CAST(COALESCE(SUM(CASE WHEN points < 0 THEN -points ELSE 0 END), 0)
                AS BIGINT)
        FROM balances WHERE program_id = :program_id
        """,
        values,
    )
    resting = tx.tuples(
        """
        SELECT CAST(COALESCE(SUM(points), 0) AS BIGINT) FROM balances
        WHERE program_id = :program_id AND points > 0 AND active_at <= :resting
        """,
        values,
    )
    (cards, usable, owed), ((rest,),) = rows[0], resting
    return Usable(cards, usable - rest, owed, rest)


def _sum_due(tx: Tx, held: str, values: Values) -> Usable:
    """The cards on which something has come due, as they were before, or with it."""
    rows = tx.tuples(
        f"""
        SELECT COUNT(*),
            CAST(COALESCE(SUM(CASE WHEN held > 0 AND active_at > :resting
                THEN held ELSE 0 END), 0) AS BIGINT),
            CAST(COALESCE(SUM(CASE WHEN held < 0 THEN -held ELSE 0 END), 0) AS BIGINT),
            CAST(COALESCE(SUM(ended + CASE WHEN held > 0 AND active_at <= :resting
                THEN held ELSE 0 END), 0) AS BIGINT),
            CAST(COALESCE(SUM(back), 0) AS BIGINT)
        FROM (SELECT {held}, b.active_at {_DUE}) due
        """,
        values,
    )
    return Usable(*rows[0])


_AS_BEFORE = "b.points AS held, 0 AS ended, 0 AS back"
_AS_DUE = "b.points - d.ended + d.back AS held, d.ended, d.back"

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
# Grouped by something that no index has: they are found by when lots end.
_ENDED_OF_ALL = """
    SELECT MIN(card_id) AS card_id, SUM(left_points) AS ended FROM lots
    WHERE left_points > 0 AND until <= :at GROUP BY card_id || ''
"""
# Never by the programme: what is due says which few cards are looked up.
_DUE = f"""
    FROM (
        SELECT card_id, SUM(ended) AS ended, SUM(back) AS back FROM (
            SELECT card_id, ended, 0 AS back FROM ({_ENDED_OF_ALL}) l
            UNION ALL SELECT card_id, 0 AS ended, back FROM ({_BACK}) r
        ) parts GROUP BY card_id
    ) d JOIN balances b ON b.card_id = d.card_id
    WHERE (b.program_id || '') = :program_id
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
