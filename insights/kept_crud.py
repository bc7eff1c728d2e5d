"""SQL for figures that are kept, and for marks of what has to be counted again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..store import Tx, in_list
from .days import Cohort, DayFigures

NEARBY = 21_600  # seconds


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
