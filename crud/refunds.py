"""SQL for refunds, and for how far points were taken back for them."""

from __future__ import annotations

from dataclasses import fields
from typing import NamedTuple

from ..claw_back import ClawBack, Refund
from ..ledger import EARNED, GRANTED, PAYMENT, REVOKED, TRANSFER, Event
from ..points import Bill, Part
from ..store import Tx
from .cards import find_event, get_event

_REFUND_COLUMNS = ", ".join(f.name for f in fields(Refund))
_EVENT_COLUMNS = ", ".join(f"e.{name}" for name in Event._fields)
_CLAW_BACK_NAMES = [f.name for f in fields(ClawBack)]
_CLAW_BACK_COLUMNS = ", ".join(_CLAW_BACK_NAMES)


# --- money that went back -------------------------------------------------------------


def insert_refund(tx: Tx, refund: Refund, reason: str) -> None:
    """Raises: DuplicateRow, the order has a refund of that number."""
    tx.insert("refunds", vars(refund))
    tx.insert("refund_texts", {"refund_id": refund.id, "reason": reason})


def get_refunds(tx: Tx, order_id: str) -> list[Refund]:
    """An order's refunds, oldest first."""
    rows = tx.tuples(
        f"""
        SELECT {_REFUND_COLUMNS} FROM refunds
        WHERE order_id = :order_id ORDER BY number
        """,
        {"order_id": order_id},
    )
    return [Refund(*row) for row in rows]


def get_refund_reason(tx: Tx, refund_id: str) -> str:
    """The words of a refund's reason, empty once they are erased."""
    row = tx.one(
        "SELECT reason FROM refund_texts WHERE refund_id = :id", {"id": refund_id}
    )
    return row["reason"] if row else ""


# --- points that go back for it -------------------------------------------------------


def get_claw_back(tx: Tx, event: Event) -> ClawBack:
    """How far an event that earned was taken back; nothing, if never."""
    rows = tx.tuples(
        f"SELECT {_CLAW_BACK_COLUMNS} FROM claw_backs WHERE source_id = :source_id",
        {"source_id": event.source_id},
    )
    if rows:
        return ClawBack(*rows[0])
    return ClawBack(event.source_id, event.program_id, event.card_id, event.seq)


def put_claw_back(tx: Tx, state: ClawBack) -> None:
    tx.execute(_PUT_CLAW_BACK, vars(state))


_PUT_CLAW_BACK = f"""
    INSERT INTO claw_backs ({_CLAW_BACK_COLUMNS})
    VALUES ({", ".join(f":{name}" for name in _CLAW_BACK_NAMES)})
    ON CONFLICT (source_id) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in _CLAW_BACK_NAMES[2:])}
"""


# --- bills, and where they are --------------------------------------------------------


class DayBill(NamedTuple):
    """A bill of a day on a card, and what still counts of it.

    Attributes:
        event: what brought it onto this card.
    """

    event: Event
    tier_points: int
    base_sats: int


def get_day_bills(tx: Tx, card_id: str, local_day: str) -> list[DayBill]:
    """A card's bills of one local day, oldest event first, refunded ones included."""
    rows = tx.tuples(
        f"""
        SELECT b.tier_points, b.base_sats, {_EVENT_COLUMNS} FROM counted_bills b
        JOIN events e ON e.card_id = b.card_id AND e.seq = b.seq
        WHERE b.card_id = :card_id AND b.local_day = :local_day ORDER BY b.seq
        """,
        {"card_id": card_id, "local_day": local_day},
    )
    return [DayBill(Event(*row[2:]), row[0], row[1]) for row in rows]


def find_earned(tx: Tx, order_id: str) -> list[Event]:
    """What an order's payments have earned, on whatever cards that was."""
    rows = tx.tuples(
        f"""
        SELECT {_EVENT_COLUMNS} FROM events e
        WHERE e.order_id = :order_id AND e.kind = '{EARNED}' AND e.source = '{PAYMENT}'
        ORDER BY e.recorded_at, e.card_id, e.seq
        """,
        {"order_id": order_id},
    )
    return [Event(*row) for row in rows]


def keep_counted(
    tx: Tx, source_id: str, program_id: str, bill: Bill, part: Part | None
) -> None:
    """Notes what of a payment no event tells, for refunds of it."""
    before = part.before if part else Bill(0)
    row = {
        "source_id": source_id,
        "program_id": program_id,
        "before_sats": before.base_sats,
        "before_minor": before.base_minor,
        "before_items": before.items,
        "whole_sats": part.whole_sats if part else None,
        "items": bill.items,
    }
    tx.insert_later("earned_parts", row)


def get_counted(tx: Tx, event: Event) -> tuple[Bill, Part | None]:
    """What counted of the payment that an event has earned with, and of what it was a
    part; nothing if it was all of its bill."""
    row = tx.one(
        """
        SELECT before_sats, before_minor, before_items, whole_sats, items
        FROM earned_parts WHERE source_id = :source_id
        """,
        {"source_id": event.source_id},
    )
    if not row:
        return Bill(event.base_sats, event.base_minor), None
    bill = Bill(event.base_sats, event.base_minor, row["items"])
    if row["whole_sats"] is None:
        return bill, None
    before = Bill(row["before_sats"], row["before_minor"], row["before_items"])
    return bill, Part(before, row["whole_sats"])


def find_moves(tx: Tx, event: Event) -> list[Event]:
    """The event itself, and those by which its bill moved on to other cards, in order.

    The last of them is on the card that holds the bill now.
    """
    moves = [event]
    while moved := _moved(tx, moves[-1]):
        moves.append(moved)
    return moves


def holder_of(tx: Tx, event: Event) -> Event:
    """The event that holds an event's bill now: itself, or the last one it moved by."""
    return find_moves(tx, event)[-1]


def _moved(tx: Tx, event: Event) -> Event | None:
    rows = tx.tuples(
        f"""
        SELECT source_id FROM events
        WHERE card_id = :card_id AND answers = :id
          AND source = '{TRANSFER}' AND kind = '{REVOKED}'
        ORDER BY seq LIMIT 1
        """,
        {"card_id": event.card_id, "id": event.id},
    )
    if not rows:
        return None
    return find_event(tx, event.program_id, TRANSFER, rows[0][0], GRANTED)


def origin_of(tx: Tx, event: Event) -> Event:
    """What posted the bill first, of an event that may have moved it here."""
    while event.source == TRANSFER:
        card_id, _, seq = event.answers.rpartition(":")
        answered = get_event(tx, card_id, int(seq))
        if not answered:
            raise LookupError(f"there is no event {event.answers}")
        event = answered
    return event


def expired_points(tx: Tx, event: Event) -> int:
    """What came to its end unspent of the lots that an event opened."""
    row = tx.one(
        """
        SELECT CAST(COALESCE(SUM(expired_points), 0) AS BIGINT) AS n FROM lots
        WHERE card_id = :card_id AND seq = :seq
        """,
        {"card_id": event.card_id, "seq": event.seq},
    )
    return row["n"] if row else 0
