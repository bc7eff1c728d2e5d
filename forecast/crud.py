"""SQL for a programme's bills of a period, nothing else."""

from __future__ import annotations

from typing import NamedTuple

from ..ledger import EARNED, PAYMENT
from ..store import Tx


class Place(NamedTuple):
    """Where in a programme's bills somebody is: behind that one."""

    recorded_at: int
    card_id: str = ""
    seq: int = 0


class Row(NamedTuple):
    """A bill's event, and what of it no event tells.

    Attributes:
        holder: the card that its card has become.
        whole_sats, before_sats, before_minor: where it stands in a bill that was split;
            None and 0 if it was all of it.
        refunded_sats, reached: goods that went back, and points that this reached.
    """

    recorded_at: int
    card_id: str
    seq: int
    holder: str
    delta: int
    base_sats: int
    base_minor: int
    currency: str
    tier_bp: int
    campaign_bp: int
    local_day: str
    order_id: str | None
    whole_sats: int | None
    before_sats: int
    before_minor: int
    refunded_sats: int
    reached: int

    @property
    def place(self) -> Place:
        return Place(self.recorded_at, self.card_id, self.seq)


# In recorded order, which the event log has an index for that holds all of this. A bill
# is written after it settled; a day allows for clocks that differ.
SLACK_SECONDS = 86_400
_BILLS = f"""
    FROM events e
    WHERE e.program_id = :program_id AND e.kind = '{EARNED}' AND e.source = '{PAYMENT}'
      AND e.time >= :since AND e.time < :until
      AND (e.recorded_at, e.card_id, e.seq) > (:recorded_at, :card_id, :seq)
"""


def first_place(since: int) -> Place:
    """Before all bills that settled from a moment on."""
    return Place(since - SLACK_SECONDS)


def count_bills(tx: Tx, program_id: str, since: int, until: int, most: int) -> int:
    """How many bills settled in a period; counts no further than `most`."""
    rows = tx.tuples(
        f"SELECT COUNT(*) FROM (SELECT 1 AS one {_BILLS} LIMIT :most) found",
        {
            "program_id": program_id,
            "since": since,
            "until": until,
            "most": most,
            **first_place(since)._asdict(),
        },
    )
    return int(rows[0][0])


def next_bills(
    tx: Tx, program_id: str, since: int, until: int, after: Place, limit: int
) -> list[Row]:
    """The next bills that settled in a period, in the order of their recording."""
    rows = tx.tuples(
        f"""
        SELECT e.recorded_at, e.card_id, e.seq, COALESCE(c.merged_into, c.id), e.delta,
            e.base_sats, e.base_minor, e.currency, e.tier_bp, e.campaign_bp,
            e.local_day, e.order_id, p.whole_sats, COALESCE(p.before_sats, 0),
            COALESCE(p.before_minor, 0), COALESCE(b.refunded_sats, 0),
            COALESCE(b.reached, 0)
        FROM (
            SELECT e.card_id, e.seq {_BILLS}
            ORDER BY e.recorded_at, e.card_id, e.seq LIMIT :limit
        ) k
        JOIN events e ON e.card_id = k.card_id AND e.seq = k.seq
        JOIN cards c ON c.id = e.card_id
        LEFT JOIN earned_parts p ON p.source_id = e.source_id
        LEFT JOIN claw_backs b ON b.source_id = e.source_id
        ORDER BY e.recorded_at, e.card_id, e.seq
        """,
        {
            "program_id": program_id,
            "since": since,
            "until": until,
            "limit": limit,
            **after._asdict(),
        },
    )
    return [Row(*row) for row in rows]
