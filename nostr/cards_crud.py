"""SQL for cards on Nostr: which of them have to be told, and what they were told."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..ledger import Event
from ..nostr_publish import MARKED, READY, TOPIC, WAITING
from ..store import Row, Tx, in_list
from .models import PRIVATE, NostrCard

_CARD = ", ".join(
    f"n.{name}"
    for name in (
        *("card_id", "program_id", "visibility", "marked", "signed_at", "d"),
        *("author", "award_id", "award_tier", "award_author", "award_until"),
        *("relays", "inbox"),
    )
)
_EVENT = ", ".join(f"e.{name}" for name in Event._fields)
NOT_NOW = -1  # nobody has to be asked where a customer reads


# --- from the ledger's outbox ---------------------------------------------------------


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


def mark(tx: Tx, card_ids: Sequence[str], stale_before: int) -> None:
    """Cards have to be told again; those that are new to Nostr become known.

    Args:
        stale_before: whose customer's relays were asked for earlier is asked for again.
    """
    if not card_ids:
        return
    names, values = in_list("card", card_ids)
    tx.execute(
        f"""
        INSERT INTO nostr_programs (program_id)
        SELECT DISTINCT program_id FROM cards WHERE id IN ({names})
        ON CONFLICT DO NOTHING
        """,
        values,
    )
    tx.execute(
        f"""
        INSERT INTO nostr_cards (card_id, program_id, marked)
        SELECT id, program_id, 1 FROM cards WHERE id IN ({names})
        ON CONFLICT (card_id) DO UPDATE SET marked = nostr_cards.marked + 1,
            asked_due = CASE WHEN nostr_cards.asked_due < 0
                AND nostr_cards.asked_at < :stale THEN 0 ELSE nostr_cards.asked_due END
        """,
        {**values, "stale": stale_before},
    )


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


def get_receipts_due(tx: Tx, limit: int) -> list[tuple[NostrCard, str | None, Event]]:
    """Entries whose receipts are due: the card, its customer, the entry; oldest first.

    Only of programmes that can sign.
    """
    rows = tx.all(
        f"""
        SELECT {_CARD}, c.customer_pubkey, {_EVENT.replace("e.card_id, ", "")}
        FROM outbox o
        JOIN nostr_cards n ON n.card_id = o.card_id
        JOIN nostr_programs p ON p.program_id = n.program_id
        JOIN cards c ON c.id = o.card_id
        JOIN events e ON e.card_id = o.card_id AND e.seq = o.seq
        WHERE o.topic = '{TOPIC}' AND o.state = '{READY}' AND p.ready = 1
        ORDER BY o.created_at, o.card_id, o.seq LIMIT :limit
        """,
        {"limit": limit},
    )
    return [(_card(row), row["customer_pubkey"], _event(row)) for row in rows]


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


def holders_after(tx: Tx, program_id: str, after: str, limit: int) -> list[str]:
    """Cards of a programme that somebody holds, in the order of their ids."""
    rows = tx.all(
        """
        SELECT id FROM cards WHERE program_id = :program_id AND id > :after
            AND customer_pubkey IS NOT NULL AND merged_into IS NULL
        ORDER BY id LIMIT :limit
        """,
        {"program_id": program_id, "after": after, "limit": limit},
    )
    return [row["id"] for row in rows]


# --- cards ----------------------------------------------------------------------------


def get_card(tx: Tx, card_id: str) -> NostrCard | None:
    row = tx.one(
        f"SELECT {_CARD} FROM nostr_cards n WHERE n.card_id = :card_id",
        {"card_id": card_id},
    )
    return _card(row) if row else None


def get_visibility(tx: Tx, card_ids: Sequence[str]) -> dict[str, str]:
    """Who may see each of these cards, where that is anybody but the holder."""
    if not card_ids:
        return {}
    names, values = in_list("card", card_ids)
    rows = tx.all(
        f"""
        SELECT card_id, visibility FROM nostr_cards
        WHERE card_id IN ({names}) AND visibility <> '{PRIVATE}'
        """,
        values,
    )
    return {row["card_id"]: row["visibility"] for row in rows}


def put_visibility(tx: Tx, card_id: str, visibility: str) -> None:
    tx.execute(
        """
        UPDATE nostr_cards SET visibility = :visibility, asked_due = 0
        WHERE card_id = :card_id
        """,
        {"card_id": card_id, "visibility": visibility},
    )


def has_visible(tx: Tx, program_id: str) -> bool:
    """Whether any of a programme's customers lets others see their card."""
    row = tx.one(
        f"""
        SELECT 1 AS yes FROM nostr_cards
        WHERE program_id = :program_id AND visibility <> '{PRIVATE}' LIMIT 1
        """,
        {"program_id": program_id},
    )
    return row is not None


def mark_visible(tx: Tx, program_id: str) -> None:
    """What a tier is called, or takes, has changed: badges are looked at again."""
    tx.execute(
        f"""
        UPDATE nostr_cards SET marked = marked + 1
        WHERE program_id = :program_id AND visibility <> '{PRIVATE}'
        """,
        {"program_id": program_id},
    )


def ask_again(tx: Tx, program_id: str) -> None:
    """A programme has other relays: they may know where its customers read."""
    tx.execute(
        "UPDATE nostr_cards SET asked_due = 0, asked_at = 0 "
        "WHERE program_id = :program_id",
        {"program_id": program_id},
    )


def get_cards_due(
    tx: Tx, now: int, pause: int, limit: int
) -> list[tuple[NostrCard, str | None]]:
    """Cards that have to be signed, each with its customer; nobody: it is no more.

    Args:
        pause: seconds that lie between two versions of a card.
    """
    what = f"""
        SELECT {_CARD},
            CASE WHEN c.merged_into IS NULL THEN c.customer_pubkey END AS customer
        FROM nostr_cards n
        JOIN nostr_programs p ON p.program_id = n.program_id
        JOIN cards c ON c.id = n.card_id
        WHERE p.ready = 1
    """
    values = {"now": now, "before": now - pause, "limit": limit}
    rows = tx.all(
        f"""
        {what} AND n.marked > n.done AND n.signed_at <= :before
        ORDER BY n.signed_at LIMIT :limit
        """,
        values,
    )
    rows += tx.all(
        f"""
        {what} AND n.look_at > 0 AND n.look_at <= :now AND n.marked = n.done
            AND n.signed_at <= :before LIMIT :limit
        """,
        values,
    )
    return [(_card(row), row["customer"]) for row in rows]


def put_signed(tx: Tx, before: NostrCard, after: NostrCard, look_at: int) -> bool:
    """Notes what was signed; false if the card was signed, or erased, meanwhile."""
    changed = tx.execute(
        """
        UPDATE nostr_cards SET done = :done, signed_at = :signed_at, d = :d,
            author = :author, look_at = :look_at, award_id = :award_id,
            award_tier = :award_tier, award_author = :award_author,
            award_until = :award_until
        WHERE card_id = :card_id AND signed_at = :last AND visibility = :visibility
        """,
        {
            "done": before.marked,
            "last": before.signed_at,
            "look_at": look_at,
            **{
                name: getattr(after, name)
                for name in (
                    *("card_id", "signed_at", "d", "author", "visibility"),
                    *("award_id", "award_tier", "award_author", "award_until"),
                )
            },
        },
    )
    return changed == 1


def delete_card(tx: Tx, before: NostrCard) -> bool:
    """Lets go of a card that is no more; false if somebody did already."""
    gone = tx.execute(
        "DELETE FROM nostr_cards WHERE card_id = :card_id AND signed_at = :last",
        {"card_id": before.card_id, "last": before.signed_at},
    )
    return gone == 1


# --- where customers read -------------------------------------------------------------


def get_cards_to_ask(tx: Tx, now: int, limit: int) -> list[tuple[NostrCard, str]]:
    """Cards whose customer's relays have to be asked for, each with the customer."""
    rows = tx.all(
        f"""
        SELECT {_CARD}, c.customer_pubkey FROM nostr_cards n
        JOIN cards c ON c.id = n.card_id
        WHERE n.asked_due >= 0 AND n.asked_due <= :now
            AND c.customer_pubkey IS NOT NULL
        ORDER BY n.asked_due LIMIT :limit
        """,
        {"now": now, "limit": limit},
    )
    return [(_card(row), row["customer_pubkey"]) for row in rows]


def put_asked(
    tx: Tx, card: NostrCard, relays: Sequence[str], inbox: Sequence[str], now: int
) -> None:
    """Notes where a customer reads; where that changed, the card is told there, too.

    An erasure meanwhile left the card another `signed_at`: it learns nothing more.
    """
    tx.execute(
        f"""
        UPDATE nostr_cards SET relays = :relays, inbox = :inbox, asked_at = :now,
            asked_due = {NOT_NOW},
            marked = marked + CASE WHEN relays <> :relays THEN 1 ELSE 0 END
        WHERE card_id = :card_id AND signed_at >= :signed_at AND EXISTS (
            SELECT 1 FROM cards c
            WHERE c.id = :card_id AND c.customer_pubkey IS NOT NULL)
        """,
        {
            "card_id": card.card_id,
            "signed_at": card.signed_at,
            "relays": json.dumps(list(relays)),
            "inbox": json.dumps(list(inbox)),
            "now": now,
        },
    )
    release(tx, [card.card_id])


def put_off_asking(tx: Tx, card_ids: Sequence[str], until: int) -> None:
    names, values = in_list("card", card_ids)
    tx.execute(
        f"UPDATE nostr_cards SET asked_due = :until WHERE card_id IN ({names})",
        {**values, "until": until},
    )


def _card(row: Row) -> NostrCard:
    fields = {name: row[name] for name in NostrCard.__dataclass_fields__}
    for name in ("relays", "inbox"):
        fields[name] = tuple(json.loads(fields[name]))
    return NostrCard(**fields)


def _event(row: Row) -> Event:
    return Event._make(row[name] for name in Event._fields)
