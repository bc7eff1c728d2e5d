"""SQL for cards, their chains of events, and what must follow an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..ids import new_id
from ..ledger import Entry, Event
from ..models import Card
from ..points import MAX_POINTS, EarnRule
from ..store import Tx, in_list

REPLAY_PAGE = 1000


def lock_card(tx: Tx, program_id: str, customer_pubkey: str, at: int) -> Card:
    """The customer's card, made if new, held until the unit of work ends.

    A card that was merged into another one is that other one.
    """
    new_card = {
        "id": new_id(),
        "program_id": program_id,
        "customer_pubkey": customer_pubkey,
        "created_at": at,
    }
    row = tx.one(_LOCK_CARD, new_card)
    if not row:
        tx.insert("cards", new_card, or_ignore=True)
        row = tx.one(_LOCK_CARD, new_card)
    card = Card(**(row or new_card))
    return lock_card_by_id(tx, card.merged_into) if card.merged_into else card


def lock_card_by_id(tx: Tx, card_id: str) -> Card:
    """A card that is known to be there, held until the unit of work ends."""
    row = tx.one(f"{_SELECT_CARD} WHERE id = :id FOR UPDATE", {"id": card_id})
    if not row:
        raise LookupError(f"there is no card {card_id}")
    return Card(**row)


def find_card(tx: Tx, program_id: str, customer_pubkey: str) -> Card | None:
    """The customer's card, or the one it was merged into, if there is one."""
    row = tx.one(
        f"""
        {_SELECT_CARD} WHERE id = (
            SELECT COALESCE(merged_into, id) FROM cards
            WHERE program_id = :program_id AND customer_pubkey = :customer_pubkey
        )
        """,
        {"program_id": program_id, "customer_pubkey": customer_pubkey},
    )
    return Card(**row) if row else None


def get_card(tx: Tx, card_id: str) -> Card | None:
    row = tx.one(f"{_SELECT_CARD} WHERE id = :id", {"id": card_id})
    return Card(**row) if row else None


_SELECT_CARD = """
    SELECT id, program_id, customer_pubkey, created_at, merged_into FROM cards
"""
_LOCK_CARD = f"""
    {_SELECT_CARD}
    WHERE program_id = :program_id AND customer_pubkey = :customer_pubkey
    FOR UPDATE
"""


def get_card_ids(tx: Tx, program_id: str, after: str, limit: int) -> list[str]:
    """Card ids of a programme in order, for work that goes through all of them."""
    rows = tx.all(
        """
        SELECT id FROM cards WHERE program_id = :program_id AND id > :after
        ORDER BY id LIMIT :limit
        """,
        {"program_id": program_id, "after": after, "limit": limit},
    )
    return [row["id"] for row in rows]


def get_last_entries(tx: Tx, card_id: str, limit: int) -> list[Entry]:
    """A card's newest movements, newest first."""
    rows = tx.tuples(
        f"""
        SELECT {_ENTRY_COLUMNS} FROM events
        WHERE card_id = :card_id ORDER BY seq DESC LIMIT :limit
        """,
        {"card_id": card_id, "limit": limit},
    )
    return [Entry(*row) for row in rows]


def read_chain(tx: Tx, card_id: str, at: int = MAX_POINTS) -> Iterator[Event]:
    """A card's whole chain, oldest first, a page at a time.

    Args:
        at: only what was written by then, Unix seconds.
    """
    seq = 0
    while True:
        rows = tx.tuples(
            f"""
            SELECT {_EVENT_COLUMNS} FROM events
            WHERE card_id = :card_id AND seq > :seq AND recorded_at <= :at
            ORDER BY seq LIMIT :limit
            """,
            {"card_id": card_id, "seq": seq, "at": at, "limit": REPLAY_PAGE},
        )
        yield from map(Event._make, rows)
        if len(rows) < REPLAY_PAGE:
            return
        seq = Event._make(rows[-1]).seq


def get_event(tx: Tx, card_id: str, seq: int) -> Event | None:
    rows = tx.tuples(
        f"SELECT {_EVENT_COLUMNS} FROM events WHERE card_id = :card_id AND seq = :seq",
        {"card_id": card_id, "seq": seq},
    )
    return Event(*rows[0]) if rows else None


def find_event(
    tx: Tx, program_id: str, source: str, source_id: str, kind: str
) -> Event | None:
    """The one event that a cause has led to, if it has."""
    rows = tx.tuples(
        f"""
        SELECT {_EVENT_COLUMNS} FROM events
        WHERE program_id = :program_id AND source = :source
          AND source_id = :source_id AND kind = :kind
        """,
        {
            "program_id": program_id,
            "source": source,
            "source_id": source_id,
            "kind": kind,
        },
    )
    return Event(*rows[0]) if rows else None


def insert_event(tx: Tx, event: Event) -> None:
    """Raises: DuplicateRow, what caused it has been posted before."""
    tx.insert_later("events", event._asdict())


def keep_rule(tx: Tx, rule: EarnRule) -> str:
    """Keeps the rule's text for good and returns the hash that commits to it."""
    rule_hash, text = _rule_snapshot(rule)
    values = {"rule_hash": rule_hash, "rule": text}
    tx.insert_later("rule_snapshots", values, or_ignore=True)
    return rule_hash


def get_rule(tx: Tx, rule_hash: str) -> EarnRule:
    """The rule that a hash commits to.

    Raises:
        LookupError: it was never kept, which no event of ours can say.
    """
    values = {"rule_hash": rule_hash}
    row = tx.one("SELECT rule FROM rule_snapshots WHERE rule_hash = :rule_hash", values)
    if not row:
        raise LookupError(f"there is no rule {rule_hash}")
    return EarnRule.from_canonical(row["rule"])


@lru_cache(maxsize=256)
def _rule_snapshot(rule: EarnRule) -> tuple[str, str]:
    return rule.hash(), rule.canonical()


_EVENT_COLUMNS = ", ".join(Event._fields)
_ENTRY_COLUMNS = ", ".join(Entry._fields)


def insert_outbox(tx: Tx, topic: str, card_id: str, seq: int, at: int) -> None:
    tx.insert_later(
        "outbox",
        {
            "topic": topic,
            "card_id": card_id,
            "seq": seq,
            "state": "waiting",
            "created_at": at,
        },
    )


def insert_asked(tx: Tx, topic: str, card_id: str, seq: int, at: int) -> None:
    """The same, if the card's customer lets others see it."""
    tx.later(
        """
        INSERT INTO outbox (topic, card_id, seq, state, created_at)
        SELECT :topic, :card_id, CAST(:seq AS BIGINT), 'waiting', CAST(:at AS BIGINT)
        WHERE EXISTS (
            SELECT 1 FROM nostr_cards
            WHERE card_id = :card_id AND visibility <> 'private')
        """,
        {"topic": topic, "card_id": card_id, "seq": seq, "at": at},
    )


def mark_published(tx: Tx, card_id: str) -> None:
    """A card that was published has become something else without an event."""
    tx.execute(
        "UPDATE nostr_cards SET marked = marked + 1 WHERE card_id = :card_id",
        {"card_id": card_id},
    )


# --- the words of reasons -------------------------------------------------------------


def insert_text(tx: Tx, card_id: str, seq: int, salt: str, words: str) -> None:
    tx.insert_later(
        "event_texts", {"card_id": card_id, "seq": seq, "salt": salt, "words": words}
    )


def get_texts(tx: Tx, card_id: str, seqs: Sequence[int]) -> dict[int, str]:
    """The words of those of a card's events that have any."""
    if not seqs:
        return {}
    names, values = in_list("seq", seqs)
    rows = tx.all(
        f"""
        SELECT seq, words FROM event_texts
        WHERE card_id = :card_id AND seq IN ({names})
        """,
        {"card_id": card_id, **values},
    )
    return {row["seq"]: row["words"] for row in rows}
