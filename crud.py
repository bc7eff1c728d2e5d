"""SQL for the loyalty core, nothing else. Each function works in a unit of work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache
from typing import Any
from uuid import uuid4

from .ledger import START, Balance, Entry, Event, Head
from .models import Card, Program, ProgramSettings, settings_from_json
from .points import EarnRule, Tier
from .store import Row, Tx

REPLAY_PAGE = 5000


def new_id() -> str:
    """An opaque id."""
    return uuid4().hex


# --- programmes -----------------------------------------------------------------------


def insert_program(tx: Tx, owner: str, at: int) -> str:
    program_id = new_id()
    tx.insert("programs", {"id": program_id, "owner": owner, "created_at": at})
    return program_id


def insert_program_version(
    tx: Tx, program_id: str, settings: ProgramSettings, at: int, actor_id: str
) -> None:
    tx.execute(
        """
        INSERT INTO program_versions
            (program_id, version, effective_from, currency, settings, actor_id)
        VALUES (:program_id, (
            SELECT COALESCE(MAX(version), 0) + 1 FROM program_versions
            WHERE program_id = :program_id
        ), :at, :currency, :settings, :actor_id)
        """,
        {
            "program_id": program_id,
            "at": at,
            "currency": settings.currency,
            "settings": settings.to_json(),
            "actor_id": actor_id,
        },
    )


def get_program(tx: Tx, program_id: str, at: int, hold: bool = False) -> Program | None:
    """The programme as it stood at a moment; of two versions in a second, the later.

    Args:
        hold: its settings and tiers stay as they are until the unit of work ends.
    """
    row = tx.one(
        f"""
        SELECT p.id, p.owner, v.version, v.effective_from, v.settings
        FROM programs p JOIN program_versions v ON v.program_id = p.id
        WHERE p.id = :program_id AND v.effective_from <= :at
        ORDER BY v.effective_from DESC, v.version DESC LIMIT 1
        {"FOR SHARE OF p" if hold else ""}
        """,
        {"program_id": program_id, "at": at},
    )
    if not row:
        return None
    return Program(**{**row, "settings": settings_from_json(row["settings"])})


def lock_program(tx: Tx, program_id: str) -> None:
    """Makes writers of one programme's settings wait for each other, and for all who
    hold it."""
    tx.all("SELECT id FROM programs WHERE id = :id FOR UPDATE", {"id": program_id})


# --- tiers ----------------------------------------------------------------------------


def get_tiers(tx: Tx, program_id: str) -> list[Tier]:
    """A programme's tiers, lowest first."""
    rows = tx.all(
        """
        SELECT id, program_id, name, threshold, color, multiplier_bp, rebate_bp, perks
        FROM tiers WHERE program_id = :program_id ORDER BY threshold
        """,
        {"program_id": program_id},
    )
    return [_tier(row) for row in rows]


def get_tier(tx: Tx, tier_id: str) -> Tier | None:
    row = tx.one(
        """
        SELECT id, program_id, name, threshold, color, multiplier_bp, rebate_bp, perks
        FROM tiers WHERE id = :id
        """,
        {"id": tier_id},
    )
    return _tier(row) if row else None


def insert_tier(tx: Tx, tier: Tier, at: int) -> None:
    """Raises: DuplicateRow, the programme has a tier at that threshold."""
    tx.insert("tiers", {**_tier_row(tier), "created_at": at})


def update_tier(tx: Tx, tier: Tier) -> None:
    """Raises: DuplicateRow, the programme has a tier at that threshold."""
    tx.execute(
        """
        UPDATE tiers SET name = :name, threshold = :threshold, color = :color,
            multiplier_bp = :multiplier_bp, rebate_bp = :rebate_bp, perks = :perks
        WHERE id = :id AND program_id = :program_id
        """,
        _tier_row(tier),
    )


def delete_tier(tx: Tx, tier_id: str) -> None:
    tx.execute("DELETE FROM tiers WHERE id = :id", {"id": tier_id})


def _tier(row: Row) -> Tier:
    return Tier(**{**row, "perks": tuple(json.loads(row["perks"]))})


def _tier_row(tier: Tier) -> Row:
    return {**asdict(tier), "perks": json.dumps(tier.perks)}


# --- cards and their chain ------------------------------------------------------------


def lock_card(tx: Tx, program_id: str, customer_pubkey: str, at: int) -> Card:
    """The customer's card, made if new, held until the unit of work ends."""
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
    return Card(**(row or new_card))


_LOCK_CARD = """
    SELECT id, program_id, customer_pubkey, created_at FROM cards
    WHERE program_id = :program_id AND customer_pubkey = :customer_pubkey
    FOR UPDATE
"""


def get_head(tx: Tx, card_id: str) -> Head:
    """Where a card's chain ends."""
    rows = tx.tuples(
        """
        SELECT seq, hash FROM events WHERE card_id = :card_id
        ORDER BY seq DESC LIMIT 1
        """,
        {"card_id": card_id},
    )
    return Head(*rows[0]) if rows else START


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


def read_chain(tx: Tx, card_id: str) -> Iterator[Event]:
    """A card's whole chain, oldest first, a page at a time."""
    seq = 0
    while True:
        rows = tx.tuples(
            f"""
            SELECT {_EVENT_COLUMNS} FROM events
            WHERE card_id = :card_id AND seq > :seq ORDER BY seq LIMIT :limit
            """,
            {"card_id": card_id, "seq": seq, "limit": REPLAY_PAGE},
        )
        for row in rows:
            event = Event(*row)
            seq = event.seq
            yield event
        if len(rows) < REPLAY_PAGE:
            return


def insert_event(tx: Tx, event: Event) -> None:
    """Raises: DuplicateRow, what caused it has been posted before."""
    tx.insert("events", event._asdict())


def has_visit(tx: Tx, card_id: str, local_day: str) -> bool:
    """Whether the card has a paid bill on that local day."""
    return bool(
        tx.one(
            """
            SELECT 1 AS yes FROM events
            WHERE card_id = :card_id AND local_day = :local_day
              AND kind = 'earned' AND source = 'payment' AND base_sats > 0
            LIMIT 1
            """,
            {"card_id": card_id, "local_day": local_day},
        )
    )


def count_visits(tx: Tx, card_id: str, month: str) -> int:
    """Local days of a month (`2026-11`) on which the card has a paid bill."""
    row = tx.one(
        """
        SELECT COUNT(DISTINCT local_day) AS visits FROM events
        WHERE card_id = :card_id AND local_day >= :first AND local_day <= :last
          AND kind = 'earned' AND source = 'payment' AND base_sats > 0
        """,
        {"card_id": card_id, "first": f"{month}-01", "last": f"{month}-31"},
    )
    return row["visits"] if row else 0


def keep_rule(tx: Tx, rule: EarnRule) -> str:
    """Keeps the rule's text for good and returns the hash that commits to it."""
    rule_hash, text = _rule_snapshot(rule)
    values = {"rule_hash": rule_hash, "rule": text}
    tx.insert("rule_snapshots", values, or_ignore=True)
    return rule_hash


@lru_cache(maxsize=256)
def _rule_snapshot(rule: EarnRule) -> tuple[str, str]:
    return rule.hash(), rule.canonical()


_EVENT_COLUMNS = ", ".join(Event._fields)
_ENTRY_COLUMNS = ", ".join(Entry._fields)


# --- balances: the cache --------------------------------------------------------------


def get_balance(tx: Tx, card_id: str) -> Balance | None:
    rows = tx.tuples(
        f"SELECT {_BALANCE_COLUMNS} FROM balances WHERE card_id = :card_id",
        {"card_id": card_id},
    )
    return Balance(*rows[0]) if rows else None


def find_balance(tx: Tx, program_id: str, customer_pubkey: str) -> Balance | None:
    """The balance of a customer's card, if they have one with anything on it."""
    rows = tx.tuples(
        f"""
        SELECT {", ".join(f"b.{name}" for name in _BALANCE_NAMES)}
        FROM cards c JOIN balances b ON b.card_id = c.id
        WHERE c.program_id = :program_id AND c.customer_pubkey = :customer_pubkey
        """,
        {"program_id": program_id, "customer_pubkey": customer_pubkey},
    )
    return Balance(*rows[0]) if rows else None


def put_balance(tx: Tx, balance: Balance) -> None:
    tx.execute(_PUT_BALANCE, balance._asdict())


_BALANCE_NAMES = Balance._fields
_BALANCE_COLUMNS = ", ".join(_BALANCE_NAMES)
_PUT_BALANCE = f"""
    INSERT INTO balances ({_BALANCE_COLUMNS})
    VALUES ({", ".join(f":{name}" for name in _BALANCE_NAMES)})
    ON CONFLICT (card_id) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in _BALANCE_NAMES[1:])}
"""

_SCORE_COLUMN = {"points": "tier_points", "spent": "spent_sats", "visits": "visits"}


def refresh_tiers(tx: Tx, program_id: str, basis: str) -> int:
    """Recomputes every card's tier after tiers or their basis changed.

    Returns how many cards were looked at.
    """
    return tx.execute(
        f"""
        UPDATE balances SET tier_id = (
            SELECT t.id FROM tiers t
            WHERE t.program_id = :program_id
              AND t.threshold <= balances.{_SCORE_COLUMN[basis]}
            ORDER BY t.threshold DESC LIMIT 1
        ) WHERE program_id = :program_id
        """,
        {"program_id": program_id},
    )


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


# --- outbox ---------------------------------------------------------------------------


def insert_outbox(tx: Tx, topic: str, card_id: str, seq: int, at: int) -> None:
    tx.insert(
        "outbox",
        {
            "topic": topic,
            "card_id": card_id,
            "seq": seq,
            "state": "waiting",
            "created_at": at,
        },
    )


# --- small things others keep here ----------------------------------------------------


def install_secret(tx: Tx, name: str, candidate: str) -> str:
    """The install's secret of that name; the candidate becomes it if there is none."""
    tx.insert("secrets", {"name": name, "value": candidate}, or_ignore=True)
    row = tx.one("SELECT value FROM secrets WHERE name = :name", {"name": name})
    return str(row["value"]) if row else candidate


def keep_answer(tx: Tx, entry: dict[str, Any]) -> Row | None:
    """Keeps the answer for an idempotency key.

    Returns nothing when the key is new, else the row that holds the first answer.
    """
    if tx.insert("idempotency_keys", entry, or_ignore=True):
        return None
    return find_answer(tx, entry["scope"], entry["key"])


def find_answer(tx: Tx, scope: str, key: str) -> Row | None:
    """The row that holds the first answer for an idempotency key, if there is one."""
    return tx.one(
        """
        SELECT request_hash, answer FROM idempotency_keys
        WHERE scope = :scope AND key = :key
        """,
        {"scope": scope, "key": key},
    )


def use_proof(tx: Tx, proof_id: str, expires_at: int, now: int) -> bool:
    """Remembers a signed proof; false if it was used before. Forgets expired ones."""
    tx.execute("DELETE FROM used_proofs WHERE expires_at < :now", {"now": now})
    row = {"proof_id": proof_id, "expires_at": expires_at}
    return tx.insert("used_proofs", row, or_ignore=True)
