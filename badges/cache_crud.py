"""SQL for what relays said of badges, and when they were asked.

A customer's rows are written only while a check of them is open: an erasure takes the
check away, and what was asked before it is not written any more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..nostr.event import NostrEvent
from ..nostr.kinds import AWARD, BADGE, DELETION
from ..store import Row, Tx, in_list
from .models import Check
from .verdicts import Given

MOST_AT_ONCE = 200  # values of one list in a statement
# Given by who may give it, and of a badge that counts anywhere on this server. What is
# not can be anybody's, and any number of it.
_IS_LISTED = """
    (badge LIKE '30009:' || author || ':%'
        AND (badge IN (SELECT badge FROM badge_templates)
            OR author IN (SELECT issuer FROM badge_issuers)))
"""
MOST_LISTED, MOST_UNLISTED = 300, 40  # awards of one customer that are looked at


# --- checks ---------------------------------------------------------------------------


def get_check(tx: Tx, merchant_id: str, customer: str) -> Check:
    row = tx.one(
        """
        SELECT asked_at, answered_at FROM badge_checks
        WHERE merchant_id = :merchant_id AND customer_pubkey = :customer
        """,
        {"merchant_id": merchant_id, "customer": customer},
    )
    return Check(**row) if row else Check()


def put_asked(tx: Tx, merchant_id: str, customer: str, now: int) -> None:
    """Opens a check: relays are being asked from now on."""
    tx.execute(
        """
        INSERT INTO badge_checks (merchant_id, customer_pubkey, asked_at, answered_at)
        VALUES (:merchant_id, :customer, :now, 0)
        ON CONFLICT (merchant_id, customer_pubkey) DO UPDATE SET asked_at = :now
        """,
        {"merchant_id": merchant_id, "customer": customer, "now": now},
    )


def lock_check(tx: Tx, merchant_id: str, customer: str) -> bool:
    """Holds a check; false if there is none any more."""
    row = tx.one(
        """
        SELECT 1 AS yes FROM badge_checks
        WHERE merchant_id = :merchant_id AND customer_pubkey = :customer FOR UPDATE
        """,
        {"merchant_id": merchant_id, "customer": customer},
    )
    return row is not None


def put_answered(tx: Tx, merchant_id: str, customer: str, at: int) -> None:
    """Relays answered it all, and what they said is kept."""
    tx.execute(
        """
        UPDATE badge_checks SET answered_at = :at
        WHERE merchant_id = :merchant_id AND customer_pubkey = :customer
            AND answered_at < :at
        """,
        {"merchant_id": merchant_id, "customer": customer, "at": at},
    )


def get_moved(
    tx: Tx, merchant_ids: Sequence[str], since: int, asked_before: int, limit: int
) -> list[tuple[str, str]]:
    """Merchant and customer of cards that moved, and were not asked for lately."""
    if not merchant_ids:
        return []
    names, values = in_list("merchant", merchant_ids)
    rows = tx.all(
        f"""
        SELECT DISTINCT e.merchant_id, c.customer_pubkey FROM events e
        JOIN cards c ON c.id = e.card_id
        LEFT JOIN badge_checks k ON k.merchant_id = e.merchant_id
            AND k.customer_pubkey = c.customer_pubkey
        WHERE e.merchant_id IN ({names}) AND e.recorded_at > :since
            AND c.customer_pubkey IS NOT NULL
            AND (k.asked_at IS NULL OR k.asked_at < :before)
        LIMIT :limit
        """,
        {**values, "since": since, "before": asked_before, "limit": limit},
    )
    return [(row["merchant_id"], row["customer_pubkey"]) for row in rows]


def get_merchants_that_look(tx: Tx, limit: int) -> list[str]:
    """Merchants where any badge of others counts."""
    rows = tx.all(
        """
        SELECT id FROM merchants WHERE deleted_at IS NULL AND (
            id IN (SELECT merchant_id FROM badge_templates)
            OR id IN (SELECT merchant_id FROM badge_issuers)
            OR EXISTS (SELECT 1 FROM badge_templates WHERE merchant_id = '')
            OR EXISTS (SELECT 1 FROM badge_issuers WHERE merchant_id = ''))
        ORDER BY id LIMIT :limit
        """,
        {"limit": limit},
    )
    return [row["id"] for row in rows]


# --- awards ---------------------------------------------------------------------------


def get_awards(tx: Tx, customer: str, authors: Iterable[str]) -> list[Given]:
    """A customer's awards by these authors, and some of those that count nowhere."""
    names, values = in_list("author", sorted(authors))
    values["customer"] = customer
    rows: list[Row] = []
    for which, most in (
        (f"author IN ({names}) AND {_IS_LISTED}" if names else "", MOST_LISTED),
        (f"NOT {_IS_LISTED}", MOST_UNLISTED),
    ):
        rows += (
            which
            and tx.all(
                f"""
            SELECT award_id, author, created_at, tags, seen_at FROM badge_awards
            WHERE customer_pubkey = :customer AND {which}
            ORDER BY created_at DESC, award_id LIMIT {most}
            """,
                values,
            )
        ) or []
    return [Given(_event(AWARD, row["award_id"], row), row["seen_at"]) for row in rows]


def put_awards(
    tx: Tx, customer: str, found: Iterable[tuple[str, NostrEvent]], now: int
) -> None:
    """Keeps awards, each with its badge's address; those that are there stay as they
    are."""
    for badge, event in found:
        values = {
            "customer_pubkey": customer,
            "award_id": event.id,
            "badge": badge,
            "author": event.pubkey,
            "created_at": event.created_at,
            "tags": json.dumps(event.tags),
            "seen_at": now,
        }
        tx.insert("badge_awards", values, or_ignore=True)


def drop_unlisted(tx: Tx, customer: str) -> None:
    """Lets go of what is on nobody's list: it makes room for what was found now."""
    tx.execute(
        f"DELETE FROM badge_awards WHERE customer_pubkey = :customer "
        f"AND NOT {_IS_LISTED}",
        {"customer": customer},
    )


# --- definitions and deletions --------------------------------------------------------


def get_definitions(tx: Tx, badges: Iterable[str]) -> dict[str, NostrEvent]:
    """The newest definitions that were read, by address."""
    found: dict[str, NostrEvent] = {}
    for names, values in _lists("badge", badges):
        rows = tx.all(
            f"SELECT * FROM badge_definitions WHERE badge IN ({names})", values
        )
        found |= {row["badge"]: _event(BADGE, row["event_id"], row) for row in rows}
    return found


def put_definition(tx: Tx, event: NostrEvent) -> bool:
    """Keeps a definition, if it is newer than the one that is kept (NIP-01); says
    whether it was."""
    changed = tx.execute(
        """
        INSERT INTO badge_definitions (badge, event_id, author, created_at, tags)
        VALUES (:badge, :event_id, :author, :created_at, :tags)
        ON CONFLICT (badge) DO UPDATE SET event_id = excluded.event_id,
            created_at = excluded.created_at, tags = excluded.tags
        WHERE excluded.created_at > badge_definitions.created_at
            OR (excluded.created_at = badge_definitions.created_at
                AND excluded.event_id < badge_definitions.event_id)
        """,
        {
            "badge": event.address,
            "event_id": event.id,
            "author": event.pubkey,
            "created_at": event.created_at,
            "tags": json.dumps(event.tags),
        },
    )
    return changed == 1


def get_deletions(
    tx: Tx, authors: Iterable[str], targets: Iterable[str]
) -> dict[str, list[NostrEvent]]:
    """What authors took back of these events and addresses, by author."""
    wanted = set(authors)
    found: dict[str, list[NostrEvent]] = {}
    for names, values in _lists("target", targets):
        rows = tx.all(
            f"SELECT * FROM badge_deletions WHERE target IN ({names})", values
        )
        for row in rows:
            if row["author"] in wanted:
                found.setdefault(row["author"], []).append(_deletion(row))
    return found


def put_deletions(tx: Tx, found: Iterable[tuple[str, str, int]]) -> None:
    """Keeps deletions, for good: author, target, and when; of a target the latest."""
    for author, target, created_at in found:
        tx.execute(
            """
            INSERT INTO badge_deletions (author, target, created_at)
            VALUES (:author, :target, :at)
            ON CONFLICT (author, target) DO UPDATE SET created_at = excluded.created_at
            WHERE excluded.created_at > badge_deletions.created_at
            """,
            {"author": author, "target": target, "at": created_at},
        )


# --- customers ------------------------------------------------------------------------


def get_guest(tx: Tx, customer: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """A customer's own relays, and the awards that they show, as last read."""
    row = tx.one(
        "SELECT relays, worn FROM badge_guests WHERE customer_pubkey = :customer",
        {"customer": customer},
    )
    if not row:
        return (), frozenset()
    return tuple(json.loads(row["relays"])), frozenset(json.loads(row["worn"]))


def put_relays(tx: Tx, customer: str, relays: Sequence[str], at: int) -> None:
    """Args: at: when the customer said so; what they said before that stays."""
    _put_guest(tx, customer, "relays", relays, at)


def put_worn(tx: Tx, customer: str, awards: Sequence[str], at: int) -> None:
    _put_guest(tx, customer, "worn", awards, at)


def _put_guest(
    tx: Tx, customer: str, column: str, values: Sequence[str], at: int
) -> None:
    row = {"customer_pubkey": customer, "relays": "[]", "relays_at": -1}
    tx.insert("badge_guests", {**row, "worn": "[]", "worn_at": -1}, or_ignore=True)
    tx.execute(
        f"""
        UPDATE badge_guests SET {column} = :values, {column}_at = :at
        WHERE customer_pubkey = :customer AND {column}_at <= :at
        """,
        {"customer": customer, "values": json.dumps(list(values)), "at": at},
    )


# --- letting go -----------------------------------------------------------------------


def forget_unasked(tx: Tx, before: int, limit: int) -> int:
    """Lets go of customers whom nobody has asked for since; says how many checks."""
    gone = tx.execute(
        """
        DELETE FROM badge_checks WHERE (merchant_id, customer_pubkey) IN (
            SELECT merchant_id, customer_pubkey FROM badge_checks
            WHERE asked_at < :before LIMIT :limit)
        """,
        {"before": before, "limit": limit},
    )
    if gone:
        for table in ("badge_awards", "badge_guests"):
            tx.execute(
                f"""
                DELETE FROM {table} WHERE NOT EXISTS (
                    SELECT 1 FROM badge_checks k
                    WHERE k.customer_pubkey = {table}.customer_pubkey)
                """
            )
        tx.execute(
            """
            DELETE FROM badge_definitions WHERE
                badge NOT IN (SELECT badge FROM badge_awards)
                AND badge NOT IN (SELECT badge FROM badge_templates)
            """
        )
    return gone


def _event(kind: int, event_id: str, row: Mapping[str, Any]) -> NostrEvent:
    """As it was when its signature was looked at, before it was trimmed."""
    tags = tuple(tuple(tag) for tag in json.loads(row["tags"]))
    author, at = row["author"], row["created_at"]
    return NostrEvent(event_id, author, at, kind, tags, "", "")


def _deletion(row: Row) -> NostrEvent:
    name = "a" if ":" in row["target"] else "e"
    tags = ((name, row["target"]),)
    return NostrEvent("", row["author"], row["created_at"], DELETION, tags, "", "")


def _lists(name: str, items: Iterable[str]) -> Iterable[tuple[str, Row]]:
    every = sorted(set(items))
    for first in range(0, len(every), MOST_AT_ONCE):
        yield in_list(name, every[first : first + MOST_AT_ONCE])
