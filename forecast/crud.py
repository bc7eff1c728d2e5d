"""SQL for a programme's bills of a period, nothing else."""

from __future__ import annotations

from typing import NamedTuple

from ..ledger import EARNED, PAYMENT
from ..store import Tx


class Place(NamedTuple):
    """Where in a branch's bills somebody is: behind that one."""

    time: int
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

    time: int
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
        return Place(self.time, self.card_id, self.seq)


# By a branch and its times: what the event log has an index for.
_BILLS = f"""
    FROM events e
    WHERE e.merchant_id = :merchant_id AND e.time >= :since AND e.time < :until
      AND e.program_id = :program_id
      AND e.kind = '{EARNED}' AND e.source = '{PAYMENT}'
"""


def branches(tx: Tx, program_id: str) -> list[str]:
    """A programme's merchants, those that have closed too."""
    rows = tx.tuples(
        "SELECT id FROM merchants WHERE program_id = :id ORDER BY created_at, id",
        {"id": program_id},
    )
    return [row[0] for row in rows]


def count_bills(
    tx: Tx, program_id: str, merchant_id: str, since: int, until: int, most: int
) -> int:
    """How many bills of a branch settled in a period; counts no further than `most`."""
    rows = tx.tuples(
        f"SELECT COUNT(*) FROM (SELECT 1 AS one {_BILLS} LIMIT :most) found",
        {
            "program_id": program_id,
            "merchant_id": merchant_id,
            "since": since,
            "until": until,
            "most": most,
        },
    )
    return int(rows[0][0])


def next_bills(
    tx: Tx, program_id: str, merchant_id: str, after: Place, until: int, limit: int
) -> list[Row]:
    """The next bills of a branch that settled before `until`, in the order of time."""
    rows = tx.tuples(
        f"""
        SELECT e.time, e.card_id, e.seq, COALESCE(c.merged_into, c.id), e.delta,
            e.base_sats, e.base_minor, e.currency, e.tier_bp, e.campaign_bp,
            e.local_day, e.order_id, p.whole_sats, COALESCE(p.before_sats, 0),
            COALESCE(p.before_minor, 0), COALESCE(b.refunded_sats, 0),
            COALESCE(b.reached, 0)
        FROM (
            SELECT e.* {_BILLS}
              AND (e.time, e.card_id, e.seq) > (:since, :card_id, :seq)
            ORDER BY e.time, e.card_id, e.seq LIMIT :limit
        ) e
        JOIN cards c ON c.id = e.card_id
        LEFT JOIN earned_parts p ON p.source_id = e.source_id
        LEFT JOIN claw_backs b ON b.source_id = e.source_id
        ORDER BY e.time, e.card_id, e.seq
        """,
        {
            "program_id": program_id,
            "merchant_id": merchant_id,
            "since": after.time,
            "card_id": after.card_id,
            "seq": after.seq,
            "until": until,
            "limit": limit,
        },
    )
    return [Row(*row) for row in rows]
