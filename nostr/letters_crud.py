"""SQL for letters: signed events for one customer, which go out in an envelope as soon
as it is known where that customer gets messages."""

from __future__ import annotations

from ..store import Tx
from . import outbox_crud
from .cards_crud import CARD, OF_PROGRAM, card_of
from .event import NostrEvent
from .models import NostrCard, letter_slot


def put_letter(
    tx: Tx, event: NostrEvent, program_id: str, card_id: str, now: int
) -> None:
    tx.insert(
        "nostr_letters",
        {
            "event_id": event.id,
            "program_id": program_id,
            "card_id": card_id,
            "body": event.to_json(),
            "created_at": now,
        },
    )


# The customer's inbox is known, or known to be none.
_DUE = """
    FROM nostr_letters l
    JOIN nostr_cards n ON n.card_id = l.card_id
    JOIN cards c ON c.id = l.card_id
    JOIN nostr_programs p ON p.program_id = l.program_id
    WHERE n.asked_at > 0 AND (n.asked_due < 0 OR n.inbox <> '[]')
"""


def get_programs_due(tx: Tx, program_id: str = "") -> list[str]:
    """Programmes of which any letter can be sent: that one; or of all that have no
    remote signer."""
    rows = tx.all(
        f"SELECT DISTINCT l.program_id {_DUE} AND {OF_PROGRAM}", {"of": program_id}
    )
    return [row["program_id"] for row in rows]


def get_letters_due(
    tx: Tx, program_id: str, limit: int
) -> list[tuple[NostrCard, str | None, str]]:
    """A programme's letters that can be sent, oldest first: the card, the customer, the
    event's text."""
    rows = tx.all(
        f"""
        SELECT {CARD}, c.customer_pubkey, l.body {_DUE}
        AND l.program_id = :program_id
        ORDER BY l.created_at, l.event_id LIMIT :limit
        """,
        {"program_id": program_id, "limit": limit},
    )
    return [(card_of(row), row["customer_pubkey"], row["body"]) for row in rows]


def take_letter(tx: Tx, event_id: str) -> bool:
    """Takes a letter off the pile; false if it is gone: sent by another, or erased."""
    gone = tx.execute(
        "DELETE FROM nostr_letters WHERE event_id = :event_id", {"event_id": event_id}
    )
    return gone == 1


def call_back(tx: Tx, event_id: str) -> None:
    """A letter is not to be sent any more; what has arrived has arrived."""
    take_letter(tx, event_id)
    outbox_crud.forget_slot(tx, letter_slot(event_id))
