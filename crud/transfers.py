"""SQL for what moves from card to card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..claw_back import ClawBack
from ..ids import new_id
from ..ledger import PAYMENT, REVOKED, Event
from ..models import Card
from ..store import Tx, in_list
from .cards import get_card, lock_card_by_id
from .matches import forget_tier
from .names import move_names
from .old_cards import move_old_card
from .refunds import get_claw_back, origin_of, put_claw_back


def own_card(tx: Tx, program_id: str, customer_pubkey: str) -> Card | None:
    """The card that was made for a key, whatever it was merged into."""
    row = tx.one(
        """
        SELECT id FROM cards
        WHERE program_id = :program_id AND customer_pubkey = :customer_pubkey
        """,
        {"program_id": program_id, "customer_pubkey": customer_pubkey},
    )
    return get_card(tx, row["id"]) if row else None


def make_card(tx: Tx, program_id: str, customer_pubkey: str, at: int) -> Card:
    """The card that was made for a key, made now if there is none; it is not locked."""
    row = {
        "id": new_id(),
        "program_id": program_id,
        "customer_pubkey": customer_pubkey,
        "created_at": at,
    }
    tx.insert("cards", row, or_ignore=True)
    made = own_card(tx, program_id, customer_pubkey)
    return made or make_card(tx, program_id, customer_pubkey, at)  # erased just now


def lock_cards(tx: Tx, card_ids: Iterable[str]) -> dict[str, Card]:
    """Cards by id, held until the unit of work ends; taken in the order of their ids,
    so that two movements of two cards never wait for each other."""
    return {card_id: lock_card_by_id(tx, card_id) for card_id in sorted(set(card_ids))}


def merged_cards(tx: Tx, card_id: str) -> list[Card]:
    """The cards that became this one, itself included: one person's."""
    rows = tx.all(
        """
        SELECT id, program_id, customer_pubkey, created_at, merged_into FROM cards
        WHERE id = :id OR merged_into = :id ORDER BY id
        """,
        {"id": card_id},
    )
    return [Card(**row) for row in rows]


def card_at(tx: Tx, program_id: str, customer_pubkey: str, at: int) -> str | None:
    """The id of the card that a customer's key stood for at a moment.

    One that was merged twice is the last one from the first time on.
    """
    row = tx.one(
        """
        SELECT CASE WHEN COALESCE(merged_at, 0) <= :at
            THEN COALESCE(merged_into, id) ELSE id END AS id
        FROM cards
        WHERE program_id = :program_id AND customer_pubkey = :customer_pubkey
        """,
        {"program_id": program_id, "customer_pubkey": customer_pubkey, "at": at},
    )
    return row["id"] if row else None


def merge_into(tx: Tx, card_id: str, into_id: str, at: int) -> None:
    """Lets a card, and all that were merged into it, be another one from now on.

    Args:
        at: now, Unix seconds.
    """
    tx.execute(
        """
        UPDATE cards SET merged_into = :into, merged_at = COALESCE(merged_at, :at)
        WHERE id = :id OR merged_into = :id
        """,
        {"id": card_id, "into": into_id, "at": at},
    )
    move_names(tx, card_id, into_id)
    _join_notes(tx, card_id, into_id)
    _move_badges(tx, card_id, into_id, at)
    move_old_card(tx, card_id, into_id)
    forget_tier(tx, into_id)  # what was shown on the old card counts for it, too


def _join_notes(tx: Tx, card_id: str, into_id: str) -> None:
    """What was noted of either card is kept."""
    values = {"id": card_id, "into": into_id}
    tx.execute(
        """
        INSERT INTO customer_notes (card_id, note)
        SELECT :into, note FROM customer_notes WHERE card_id = :id
        ON CONFLICT (card_id) DO UPDATE SET
            note = customer_notes.note || '\n' || excluded.note
        """,
        values,
    )
    tx.execute("DELETE FROM customer_notes WHERE card_id = :id", values)


def _move_badges(tx: Tx, card_id: str, into_id: str, at: int) -> None:
    """The badges that the programme gave to a card are the other one's from now on.

    They are given anew: what relays have of them names the key that goes.
    """
    values = {"id": card_id, "into": into_id, "at": at}
    tx.execute(
        """
        INSERT INTO own_awards (
            id, badge_id, program_id, card_id, created_at, expires_at, actor_id)
        SELECT id || '-moved', badge_id, program_id, :into, created_at, expires_at,
            actor_id
        FROM own_awards WHERE card_id = :id AND taken_at IS NULL
        ON CONFLICT DO NOTHING
        """,
        values,
    )
    tx.execute(
        "UPDATE own_awards SET taken_at = :at WHERE card_id = :id AND taken_at IS NULL",
        values,
    )


# --- where a bill is ------------------------------------------------------------------


def taken_back(tx: Tx, event: Event) -> int:
    """Points that were taken back of an event on its card, or let off when they should
    have been; what ended by itself is not among them."""
    values = {"card_id": event.card_id, "id": event.id, "seq": event.seq}
    posted = tx.one(
        f"""
        SELECT CAST(COALESCE(-SUM(delta), 0) AS BIGINT) AS n FROM events
        WHERE card_id = :card_id AND answers = :id AND kind = '{REVOKED}'
        """,
        values,
    )
    let_off = tx.one(
        """
        SELECT CAST(COALESCE(SUM(forgiven - forgiven_before), 0) AS BIGINT) AS n
        FROM claw_backs
        WHERE card_id = :card_id AND seq = :seq
        """,
        values,
    )
    return sum(row["n"] for row in (posted, let_off) if row)


def move_claw_backs(tx: Tx, card_id: str, moved: dict[int, Event]) -> None:
    """Lets what was taken back so far of a card's bills follow them, and what of them
    had come to its end here: what ends here later is no longer theirs.

    Args:
        moved: by the number of the event on that card, the one on the other.
    """
    values = {"id": card_id}
    rows = tx.tuples("SELECT seq FROM claw_backs WHERE card_id = :id", values)
    expired = tx.tuples(
        "SELECT seq, CAST(SUM(expired_points) AS BIGINT) FROM lots "
        "WHERE card_id = :id AND expired_points > 0 GROUP BY seq",
        values,
    )
    ended: dict[int, int] = {row[0]: row[1] for row in expired}
    for seq in sorted({*ended, *(row[0] for row in rows)} & {*moved}):
        origin, to = origin_of(tx, moved[seq]), moved[seq]
        if origin.source == PAYMENT:
            _move_claw_back(tx, get_claw_back(tx, origin), to, ended.get(seq, 0))


def _move_claw_back(tx: Tx, state: ClawBack, to: Event, expired: int) -> None:
    moved = replace(
        state,
        card_id=to.card_id,
        seq=to.seq,
        forgiven_before=state.forgiven,
        expired_before=state.expired_before + expired,
    )
    put_claw_back(tx, moved)


def insert_events(tx: Tx, events: Sequence[Event]) -> None:
    """Raises: DuplicateRow, what caused one of them has been posted before."""
    tx.insert_many("events", [event._asdict() for event in events])


def get_keys(tx: Tx, card_ids: Sequence[str]) -> list[str]:
    """The customers' keys of cards, of those that still have one."""
    if not card_ids:
        return []
    names, values = in_list("id", card_ids)
    rows = tx.all(
        f"""
        SELECT customer_pubkey FROM cards
        WHERE id IN ({names}) AND customer_pubkey IS NOT NULL
        """,
        values,
    )
    return [row["customer_pubkey"] for row in rows]
