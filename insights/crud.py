"""SQL for the event log, nothing else.

A page is found in two steps: its keys, in an index of the log that has all that lists
are filtered and sorted by, and then its rows. Figures are in `docs/benchmarks.md`.
"""

from __future__ import annotations

from ..crud.names import finding
from ..ledger import EARNED
from ..store import Row, Tx, in_list
from .models import LogEntry, Place, Selection

SORTS = ("recorded_at", "time", "delta")
SYSTEM = "system"

_EQUAL = ("kind", "source", "actor_id", "order_id")
_TIME = "e.time"
# A plus keeps SQLite, which does not know how long a period is, from fetching all of it
# by the index on `time` only to sort it by something else.
_UNINDEXED_TIME = "+e.time"

_NEXT = "SELECT e.* FROM events e WHERE {where} ORDER BY {order} LIMIT :limit"
_PAGE = """
    SELECT e.* FROM (
        SELECT e.card_id, e.seq FROM events e
        WHERE {where} ORDER BY {order} LIMIT :limit OFFSET :offset
    ) k JOIN events e ON e.card_id = k.card_id AND e.seq = k.seq
"""
# LEFT JOIN where there always is one, too: events come first, whatever is planned.
_ENTRIES = """
    SELECT e.card_id, e.seq, e.kind, e.delta, e.base_sats, e.base_minor, e.currency,
        e.tier_bp, e.campaign_bp, e.order_id, e.source, e.answers, e.time,
        e.recorded_at, e.local_day, e.actor_id, t.words, c.customer_pubkey,
        COALESCE(n.nickname, own.name), e.merchant_id, e.hash, m.timezone
    FROM ({events}) e
    LEFT JOIN merchants m ON m.id = e.merchant_id
    LEFT JOIN cards c ON c.id = e.card_id
    LEFT JOIN nicknames n ON n.card_id = e.card_id
    LEFT JOIN card_names own ON own.card_id = e.card_id
    LEFT JOIN event_texts t ON t.card_id = e.card_id AND t.seq = e.seq
    ORDER BY {order}
"""


def list_events(
    tx: Tx, selection: Selection, order: str, limit: int, offset: int
) -> list[LogEntry]:
    """A page of the log.

    Args:
        order: one of `SORTS` and a direction; ties are in recorded order.
    """
    column, direction = order.split(" ")
    by_time = column == "time"
    where, values = _where(selection, _TIME if by_time else _UNINDEXED_TIME)
    if by_time and selection.since is None:
        where += " AND e.time >= 0"  # always so; it leads SQLite to the index on `time`
    sql = _sql(_PAGE, where, (column, *Place._fields), direction)
    rows = tx.tuples(sql, {**values, "limit": limit, "offset": offset})
    return [LogEntry(*row) for row in rows]


def events_behind(
    tx: Tx, selection: Selection, place: Place | None, descending: bool, limit: int
) -> list[LogEntry]:
    """The next events in recorded order, behind a place or from the start.

    Events are never changed and never leave: whoever goes on from the last place of
    each page meets every event that was there at the start exactly once.
    """
    where, values = _where(selection, _UNINDEXED_TIME)
    if place:
        where += f"""
            AND (e.recorded_at, e.card_id, e.seq) {"<" if descending else ">"}
                (:after_recorded_at, :after_card_id, :after_seq)
        """
        values |= {f"after_{name}": value for name, value in place._asdict().items()}
    sql = _sql(_NEXT, where, Place._fields, "DESC" if descending else "ASC")
    rows = tx.tuples(sql, {**values, "limit": limit})
    return [LogEntry(*row) for row in rows]


def _sql(events: str, where: str, columns: tuple[str, ...], direction: str) -> str:
    order = ", ".join(f"e.{name} {direction}" for name in dict.fromkeys(columns))
    return _ENTRIES.format(events=events.format(where=where, order=order), order=order)


def count_events(tx: Tx, selection: Selection) -> int:
    where, values = _where(selection, _TIME)
    rows = tx.tuples(f"SELECT COUNT(*) FROM events e WHERE {where}", values)
    return int(rows[0][0])


def find_card_ids(
    tx: Tx, program_id: str, customer_pubkey: str, search: str, limit: int
) -> list[str]:
    """The cards of a customer, of those that a search finds, or of both at once."""
    values: Row = {"program_id": program_id, "limit": limit}
    where = "c.program_id = :program_id"
    if customer_pubkey:
        where += " AND c.customer_pubkey = :customer_pubkey"
        values["customer_pubkey"] = customer_pubkey
    if search:
        found, more = finding(search)
        where += f" AND c.id IN ({found})"
        values |= more
    rows = tx.tuples(f"SELECT c.id FROM cards c WHERE {where} LIMIT :limit", values)
    return [card_id for (card_id,) in rows]


def _where(selection: Selection, time: str) -> tuple[str, Row]:
    """The conditions of a selection, and their values.

    Args:
        time: how the conditions on the time are to call it.
    """
    values: Row = dict(vars(selection))
    conditions = [_scope(selection)]
    conditions += [f"e.{name} = :{name}" for name in _EQUAL if values[name]]
    conditions += _as_indexed(selection)
    if selection.since is not None:
        conditions.append(f"{time} >= :since")
    if selection.until is not None:
        conditions.append(f"{time} < :until")
    if selection.card_ids is not None or selection.search:
        condition, found = _cards(selection)
        conditions.append(condition)
        values |= found
    return " AND ".join(conditions), values


def _as_indexed(selection: Selection) -> list[str]:
    """What follows already, said as the partial indexes say it so that they serve."""
    conditions = []
    if selection.kind not in ("", EARNED):
        conditions.append("e.kind <> 'earned'")
    if selection.actor_id not in ("", SYSTEM):
        conditions.append("e.actor_id <> 'system'")
    return conditions


def _scope(selection: Selection) -> str:
    column = "merchant_id" if selection.merchant_id else "program_id"
    if selection.card_ids is not None or selection.order_id:
        # Few cards or an order have few events: not by the index of a whole merchant.
        return f"(e.{column} || '') = :{column}"
    return f"e.{column} = :{column}"


def _cards(selection: Selection) -> tuple[str, Row]:
    if selection.card_ids is None:
        found, values = finding(selection.search)
        return f"e.card_id IN ({found})", values
    if not selection.card_ids:
        return "1 = 0", {}
    listed, values = in_list("card", selection.card_ids)
    return f"e.card_id IN ({listed})", values
