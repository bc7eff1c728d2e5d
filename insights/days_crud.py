"""SQL for figures day by day: counting them from the rows, and keeping them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..ledger import EARNED, PAYMENT
from ..store import Row, Tx, in_list
from .days import Cohort, DayFigures
from .figures import QUARTER
from .figures_crud import NET, PAID_BILLS
from .periods import Span

NEARBY = 21_600  # seconds
ZONES_APART = 2 * 86_400  # seconds by which a day of one clock may be another's

_BILLS = f"{PAID_BILLS} AND o.paid_at < :until"
# A bill that was put on a card, with what counts of it.
_VISIT = f"e.kind = '{EARNED}' AND e.source = '{PAYMENT}' AND e.base_sats > 0"
_FIRST_DAY = f"""
    (SELECT f.local_day FROM events f
     WHERE f.card_id = g.card_id AND f.merchant_id = :merchant_id
       AND {_VISIT.replace("e.", "f.")}
     ORDER BY f.local_day LIMIT 1)
"""
_GUESTS = f"""
    SELECT {{}} e.card_id, COUNT(DISTINCT COALESCE(e.order_id, e.source_id)) AS bills,
        SUM(e.base_sats) AS sats
    FROM events e
    WHERE e.merchant_id = :merchant_id AND {_VISIT}
      AND e.time >= :near_since AND e.time < :near_until
      AND e.local_day >= :first AND e.local_day < :end
    GROUP BY {{}} e.card_id
"""


def _of(merchant_id: str, span: Span) -> Row:
    return {
        "merchant_id": merchant_id,
        "since": span.since,
        "until": span.until,
        "near_since": span.since - ZONES_APART,
        "near_until": span.until + ZONES_APART,
        "first": span.first.isoformat(),
        "end": span.end.isoformat(),
    }


class Sold(NamedTuple):
    """Paid bills of a quarter of an hour."""

    quarter: int
    bills: int
    gross_sats: int
    off_sats: int
    net_sats: int


def get_sold(tx: Tx, merchant_id: str, span: Span) -> list[Sold]:
    rows = tx.tuples(
        f"""
        SELECT o.paid_at / {QUARTER} AS quarter, COUNT(*),
            CAST(SUM(o.amount_sats) AS BIGINT), CAST(SUM(o.rewards_sats) AS BIGINT),
            CAST(SUM({NET}) AS BIGINT)
        {_BILLS} GROUP BY o.paid_at / {QUARTER}
        """,
        _of(merchant_id, span),
    )
    return [Sold(*row) for row in rows]


class Discounted(NamedTuple):
    """Those of them with a discount."""

    quarter: int
    bills: int
    discount_sats: int
    net_sats: int


def get_discounted(tx: Tx, merchant_id: str, span: Span) -> list[Discounted]:
    rows = tx.tuples(
        f"""
        SELECT o.paid_at / {QUARTER} AS quarter, COUNT(*),
            CAST(SUM(d.sats) AS BIGINT), CAST(SUM({NET}) AS BIGINT)
        {
            PAID_BILLS.replace(
                "FROM orders o",
                '''FROM (
            SELECT order_id, SUM(discount_amount) AS sats FROM discount_usages
            WHERE merchant_id = :merchant_id AND status = 'settled'
              AND discount_amount > 0 GROUP BY order_id
        ) d JOIN orders o ON o.id = d.order_id''',
            )
        } AND o.paid_at < :until GROUP BY o.paid_at / {QUARTER}
        """,
        _of(merchant_id, span),
    )
    return [Discounted(*row) for row in rows]


class Moved(NamedTuple):
    """Points of one kind and source that moved in a quarter of an hour."""

    quarter: int
    kind: str
    source: str
    points: int
    events: int


def get_moved(tx: Tx, merchant_id: str, span: Span) -> list[Moved]:
    rows = tx.tuples(
        f"""
        SELECT time / {QUARTER} AS quarter, kind, source, CAST(SUM(delta) AS BIGINT),
            COUNT(*)
        FROM events
        WHERE merchant_id = :merchant_id AND time >= :since AND time < :until
          AND delta <> 0
        GROUP BY time / {QUARTER}, kind, source
        """,
        _of(merchant_id, span),
    )
    return [Moved(*row) for row in rows]


class Came(NamedTuple):
    """Guests of a day, as their bills' events have it."""

    day: str
    visits: int
    new: int
    bills: int
    sats: int


def get_came(tx: Tx, merchant_id: str, span: Span) -> list[Came]:
    rows = tx.tuples(
        f"""
        SELECT g.local_day, COUNT(*), SUM(CASE WHEN {_FIRST_DAY} = g.local_day
                THEN 1 ELSE 0 END),
            CAST(SUM(g.bills) AS BIGINT), CAST(SUM(g.sats) AS BIGINT)
        FROM ({_GUESTS.format("e.local_day,", "e.local_day,")}) g GROUP BY g.local_day
        """,
        _of(merchant_id, span),
    )
    return [Came(*row) for row in rows]


def get_cohorts(tx: Tx, merchant_id: str, month: Span) -> list[Cohort]:
    """Guests of a month by the month in which each came for the first time."""
    rows = tx.tuples(
        f"""
        SELECT c.first_month, COUNT(*), CAST(SUM(c.bills) AS BIGINT),
            CAST(SUM(c.sats) AS BIGINT)
        FROM (
            SELECT substr({_FIRST_DAY}, 1, 7) AS first_month, g.bills, g.sats
            FROM ({_GUESTS.format("", "")}) g
        ) c GROUP BY c.first_month ORDER BY c.first_month
        """,
        _of(merchant_id, month),
    )
    return [Cohort(*row) for row in rows]


def first_moment(tx: Tx, merchant_id: str) -> int | None:
    """When the first bill was paid, or the first points moved."""
    rows = tx.tuples(
        """
        SELECT MIN(at) FROM (
            SELECT MIN(paid_at) AS at FROM orders
            WHERE merchant_id = :merchant_id AND paid_at IS NOT NULL
            UNION ALL SELECT MIN(time) AS at FROM events
            WHERE merchant_id = :merchant_id
        ) firsts
        """,
        {"merchant_id": merchant_id},
    )
    return rows[0][0] if rows else None


# --- kept -----------------------------------------------------------------------------


class Mark(NamedTuple):
    """A moment whose day has to be counted again."""

    id: str
    at: int


def get_marks(tx: Tx, merchant_id: str, limit: int) -> list[Mark]:
    rows = tx.tuples(
        "SELECT id, at FROM stale_figures WHERE merchant_id = :merchant_id "
        "LIMIT :limit",
        {"merchant_id": merchant_id, "limit": limit},
    )
    return [Mark(*row) for row in rows]


def get_stale(tx: Tx, merchant_id: str) -> list[int]:
    """Moments beside which, within hours, something has to be counted again."""
    rows = tx.tuples(
        f"""
        SELECT DISTINCT at / {NEARBY} FROM stale_figures
        WHERE merchant_id = :merchant_id
        """,
        {"merchant_id": merchant_id},
    )
    return [row[0] * NEARBY for row in rows]


def delete_marks(tx: Tx, ids: Sequence[str]) -> None:
    if ids:
        listed, values = in_list("mark", ids)
        tx.execute(f"DELETE FROM stale_figures WHERE id IN ({listed})", values)


def get_days(
    tx: Tx, merchant_id: str, zone: str, first: str, end: str
) -> dict[str, DayFigures]:
    rows = tx.tuples(
        """
        SELECT day, body FROM day_figures
        WHERE merchant_id = :merchant_id AND day >= :first AND day < :end
          AND zone = :zone
        """,
        {"merchant_id": merchant_id, "zone": zone, "first": first, "end": end},
    )
    return {day: DayFigures.of_row(json.loads(body)) for day, body in rows}


def get_months(
    tx: Tx, merchant_id: str, zone: str, first: str, last: str
) -> dict[str, list[Cohort]]:
    rows = tx.tuples(
        """
        SELECT month, body FROM month_figures
        WHERE merchant_id = :merchant_id AND month >= :first AND month <= :last
          AND zone = :zone
        """,
        {"merchant_id": merchant_id, "zone": zone, "first": first, "last": last},
    )
    return {month: [Cohort(*row) for row in json.loads(body)] for month, body in rows}


def put_days(
    tx: Tx, merchant_id: str, zone: str, days: Iterable[tuple[str, DayFigures]]
) -> None:
    _put(tx, "day", merchant_id, zone, [(day, one.as_row()) for day, one in days])


def put_months(
    tx: Tx, merchant_id: str, zone: str, months: Iterable[tuple[str, list[Cohort]]]
) -> None:
    _put(tx, "month", merchant_id, zone, list(months))


def _put(
    tx: Tx, kind: str, merchant_id: str, zone: str, rows: Sequence[tuple[str, object]]
) -> None:
    for key, body in rows:
        tx.execute(
            f"""
            INSERT INTO {kind}_figures (merchant_id, {kind}, zone, body)
            VALUES (:merchant_id, :key, :zone, :body)
            ON CONFLICT (merchant_id, {kind})
            DO UPDATE SET zone = excluded.zone, body = excluded.body
            """,
            {
                "merchant_id": merchant_id,
                "key": key,
                "zone": zone,
                "body": json.dumps(body, separators=(",", ":")),
            },
        )


def get_turn(tx: Tx, merchant_id: str) -> int:
    rows = tx.tuples(
        "SELECT turn FROM figure_turns WHERE merchant_id = :merchant_id",
        {"merchant_id": merchant_id},
    )
    return int(rows[0][0]) if rows else 0


def take_turn(tx: Tx, merchant_id: str, turn: int) -> bool:
    """Whether nobody else has kept figures since that turn was read."""
    values = {"merchant_id": merchant_id, "turn": turn}
    tx.insert("figure_turns", {"merchant_id": merchant_id, "turn": 0}, or_ignore=True)
    sql = """
        UPDATE figure_turns SET turn = turn + 1
        WHERE merchant_id = :merchant_id AND turn = :turn
    """
    return tx.execute(sql, values) == 1


def last_kept(tx: Tx, merchant_id: str, zone: str) -> tuple[str, str]:
    """The last day and the last month that figures are kept of; empty: none."""
    rows = tx.tuples(
        """
        SELECT (SELECT MAX(day) FROM day_figures
                WHERE merchant_id = :merchant_id AND zone = :zone),
            (SELECT MAX(month) FROM month_figures
                WHERE merchant_id = :merchant_id AND zone = :zone)
        """,
        {"merchant_id": merchant_id, "zone": zone},
    )
    day, month = rows[0]
    return day or "", month or ""


def next_kept(tx: Tx, merchant_id: str, zone: str, after: str) -> str:
    """The first day behind another that figures are kept of; empty: none."""
    rows = tx.tuples(
        """
        SELECT MIN(day) FROM day_figures
        WHERE merchant_id = :merchant_id AND zone = :zone AND day > :after
        """,
        {"merchant_id": merchant_id, "zone": zone, "after": after},
    )
    return rows[0][0] or ""


def list_kept(tx: Tx) -> list[tuple[str, str, int, str | None, int]]:
    """All merchants with something to count, their clocks, the last day that is kept by
    them, and whether there are marks."""
    rows = tx.tuples(
        """
        SELECT m.id, m.timezone, m.day_start_hour,
            (SELECT MAX(d.day) FROM day_figures d WHERE d.merchant_id = m.id
                AND d.zone = m.timezone || '@' || CAST(m.day_start_hour AS TEXT)),
            CASE WHEN EXISTS (SELECT 1 FROM stale_figures s
                WHERE s.merchant_id = m.id) THEN 1 ELSE 0 END
        FROM merchants m
        WHERE EXISTS (SELECT 1 FROM events e WHERE e.merchant_id = m.id)
           OR EXISTS (SELECT 1 FROM orders o
                WHERE o.merchant_id = m.id AND o.paid_at IS NOT NULL)
        """
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]


def drop_figures(tx: Tx, program_id: str) -> None:
    """Forgets all figures of a programme's merchants; they are counted again."""
    for table in ("day_figures", "month_figures"):
        tx.execute(
            f"""
            DELETE FROM {table} WHERE merchant_id IN (
                SELECT id FROM merchants WHERE program_id = :program_id
            )
            """,
            {"program_id": program_id},
        )
