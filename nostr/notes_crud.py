"""SQL for what the ledger has noted for Nostr in its outbox, and what becomes of it.

A note is `waiting` until somebody takes it, `marked` until its receipt can be made,
`ready` until that is on its way; then it is gone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..ledger import Event
from ..nostr_publish import MARKED, READY, TOPIC, WAITING
from ..store import Row, Tx, in_list
from .cards_crud import CARD, OF_PROGRAM, card_of
from .models import NostrCard

_EVENT = ", ".join(f"e.{name}" for name in Event._fields if name != "card_id")


def take_noted(tx: Tx, limit: int) -> list[str]:
    """Takes notes of the ledger, oldest first: the cards that they are about.

    They stay in the outbox, as `marked`, until each one's receipt can be made.
    """
    rows = tx.all(
        f"""
        UPDATE outbox SET state = '{MARKED}'
        WHERE topic = '{TOPIC}' AND (card_id, seq) IN (
            SELECT card_id, seq FROM outbox
            WHERE topic = '{TOPIC}' AND state = '{WAITING}'
            ORDER BY created_at LIMIT :limit FOR UPDATE SKIP LOCKED)
        RETURNING card_id
        """,
        {"limit": limit},
    )
    return sorted({row["card_id"] for row in rows})


def has_noted(tx: Tx) -> bool:
    """Whether the ledger has noted anything since; asked often, and on a snapshot."""
    row = tx.one(
        f"""
        SELECT 1 AS yes FROM outbox
        WHERE topic = '{TOPIC}' AND state = '{WAITING}' LIMIT 1
        """
    )
    return row is not None


_CAN_SIGN = """
    EXISTS (
        SELECT 1 FROM nostr_cards n
        JOIN nostr_programs p ON p.program_id = n.program_id
        WHERE n.card_id = outbox.card_id AND n.asked_at > 0 AND p.ready = 1)
"""


def release(tx: Tx, card_ids: Sequence[str]) -> None:
    """Receipts of these cards can be made, where their programme can sign and it is
    known where their customers get messages."""
    if not card_ids:
        return
    names, values = in_list("card", card_ids)
    tx.execute(
        f"""
        UPDATE outbox SET state = '{READY}' WHERE topic = '{TOPIC}'
            AND card_id IN ({names}) AND state = '{MARKED}' AND {_CAN_SIGN}
        """,
        values,
    )


def release_of(tx: Tx, program_id: str) -> None:
    """The same for all cards of a programme that can sign from now on."""
    tx.execute(
        f"""
        UPDATE outbox SET state = '{READY}' WHERE topic = '{TOPIC}'
            AND state = '{MARKED}' AND {_CAN_SIGN} AND card_id IN (
                SELECT card_id FROM nostr_cards WHERE program_id = :program_id)
        """,
        {"program_id": program_id},
    )


def get_receipts_due(
    tx: Tx, limit: int, program_id: str
) -> list[tuple[NostrCard, str | None, Event]]:
    """Entries whose receipts are due: the card, its customer, the entry; oldest first.

    Only of programmes that can sign.

    Args:
        program_id: which; empty: all whose key is here.
    """
    rows = tx.all(
        f"""
        SELECT {CARD}, c.customer_pubkey, {_EVENT}
        FROM outbox o
        JOIN nostr_cards n ON n.card_id = o.card_id
        JOIN nostr_programs p ON p.program_id = n.program_id
        JOIN cards c ON c.id = o.card_id
        JOIN events e ON e.card_id = o.card_id AND e.seq = o.seq
        WHERE o.topic = '{TOPIC}' AND o.state = '{READY}' AND p.ready = 1
            AND {OF_PROGRAM}
        ORDER BY o.created_at, o.card_id, o.seq LIMIT :limit
        """,
        {"limit": limit, "of": program_id},
    )
    return [(card_of(row), row["customer_pubkey"], _event(row)) for row in rows]


def take_off(tx: Tx, card_id: str, seq: int) -> bool:
    """Takes a note off the outbox; false if it is gone: done by another, or erased."""
    done = tx.execute(
        f"""
        DELETE FROM outbox
        WHERE topic = '{TOPIC}' AND card_id = :card_id AND seq = :seq
        """,
        {"card_id": card_id, "seq": seq},
    )
    return done == 1


def drop_notes(tx: Tx, card_id: str) -> None:
    """Nobody is left to get receipts of a card."""
    tx.execute(
        f"DELETE FROM outbox WHERE topic = '{TOPIC}' AND card_id = :card_id",
        {"card_id": card_id},
    )


def _event(row: Row) -> Event:
    return Event._make(row[name] for name in Event._fields)
