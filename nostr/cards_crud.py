"""SQL for cards on Nostr: which of them have to be told, and what they were told."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..store import Row, Tx, in_list
from .models import PRIVATE, NostrCard

CARD = ", ".join(
    f"n.{name}"
    for name in (
        *("card_id", "program_id", "visibility", "marked", "signed_at", "d"),
        *("author", "award_id", "award_tier", "award_author", "award_until"),
        *("relays", "inbox"),
    )
)
# Of the programme `of`; or of all that need not wait for a remote signer.
OF_PROGRAM = """
    (p.program_id = :of OR (:of = '' AND NOT EXISTS (
        SELECT 1 FROM nostr_signers s WHERE s.program_id = p.program_id)))
"""
NOT_NOW = -1  # nobody has to be asked where a customer reads


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


def ask_for(tx: Tx, card_id: str, stale_before: int) -> None:
    """Where a card's customer gets messages has to be known; the card itself has not
    moved.

    Args:
        stale_before: whoever was asked for earlier is asked for again.
    """
    tx.execute(
        """
        INSERT INTO nostr_cards (card_id, program_id)
        SELECT id, program_id FROM cards WHERE id = :card_id
        ON CONFLICT (card_id) DO UPDATE SET
            asked_due = CASE WHEN nostr_cards.asked_due < 0
                AND nostr_cards.asked_at < :stale THEN 0 ELSE nostr_cards.asked_due END
        """,
        {"card_id": card_id, "stale": stale_before},
    )


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
        f"SELECT {CARD} FROM nostr_cards n WHERE n.card_id = :card_id",
        {"card_id": card_id},
    )
    return card_of(row) if row else None


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


def mark_all(tx: Tx, program_id: str) -> None:
    """A programme publishes no more."""
    tx.execute(
        "UPDATE nostr_cards SET marked = marked + 1 WHERE program_id = :program_id",
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
    tx: Tx, now: int, pause: int, limit: int, program_id: str
) -> list[tuple[NostrCard, str | None]]:
    """Cards that have to be signed, each with its customer; nobody: it is no more.

    Args:
        pause: seconds that lie between two versions of a card.
        program_id: whose cards; empty: of all programmes whose key is here.
    """
    what = f"""
        SELECT {CARD},
            CASE WHEN c.merged_into IS NULL THEN c.customer_pubkey END AS customer
        FROM nostr_cards n
        JOIN nostr_programs p ON p.program_id = n.program_id
        JOIN cards c ON c.id = n.card_id
        WHERE p.ready = 1 AND {OF_PROGRAM}
    """
    values = {"now": now, "before": now - pause, "limit": limit, "of": program_id}
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
    return [(card_of(row), row["customer"]) for row in rows]


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
        SELECT {CARD}, c.customer_pubkey FROM nostr_cards n
        JOIN cards c ON c.id = n.card_id
        WHERE n.asked_due >= 0 AND n.asked_due <= :now
            AND c.customer_pubkey IS NOT NULL
        ORDER BY n.asked_due LIMIT :limit
        """,
        {"now": now, "limit": limit},
    )
    return [(card_of(row), row["customer_pubkey"]) for row in rows]


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


def put_off_asking(tx: Tx, card_ids: Sequence[str], until: int) -> None:
    names, values = in_list("card", card_ids)
    tx.execute(
        f"UPDATE nostr_cards SET asked_due = :until WHERE card_id IN ({names})",
        {**values, "until": until},
    )


def card_of(row: Row) -> NostrCard:
    fields = {name: row[name] for name in NostrCard.__dataclass_fields__}
    for name in ("relays", "inbox"):
        fields[name] = tuple(json.loads(fields[name]))
    return NostrCard(**fields)
