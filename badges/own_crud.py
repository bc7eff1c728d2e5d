"""SQL for a programme's own badges, and the cards that hold them."""

from __future__ import annotations

from ..store import Row, Tx, in_list
from .models import OwnAward, OwnBadge

_HOLDS = """
    a.taken_at IS NULL AND (a.expires_at IS NULL OR a.expires_at > :now)
"""


def insert_badge(tx: Tx, badge: OwnBadge) -> None:
    values = {name: value for name, value in vars(badge).items() if name != "holders"}
    tx.insert("own_badges", values)


def get_badge(tx: Tx, badge_id: str) -> OwnBadge | None:
    row = tx.one("SELECT * FROM own_badges WHERE id = :id", {"id": badge_id})
    return OwnBadge(**row) if row else None


def lock_badge(tx: Tx, badge_id: str) -> OwnBadge | None:
    row = tx.one("SELECT * FROM own_badges WHERE id = :id FOR UPDATE", {"id": badge_id})
    return OwnBadge(**row) if row else None


def end_badge(tx: Tx, badge_id: str, now: int) -> None:
    tx.execute(
        "UPDATE own_badges SET ended_at = :now WHERE id = :id AND ended_at IS NULL",
        {"id": badge_id, "now": now},
    )


def list_badges(
    tx: Tx, program_id: str, now: int, limit: int, offset: int
) -> list[OwnBadge]:
    """A page of the badges that were not ended, the newest first, with how many cards
    hold each."""
    rows = tx.all(
        f"""
        SELECT b.*, (SELECT COUNT(*) FROM own_awards a WHERE a.badge_id = b.id
            AND {_HOLDS}) AS holders
        FROM own_badges b WHERE b.program_id = :program_id AND b.ended_at IS NULL
        ORDER BY b.created_at DESC, b.id LIMIT :limit OFFSET :offset
        """,
        {"program_id": program_id, "now": now, "limit": limit, "offset": offset},
    )
    return [OwnBadge(**row) for row in rows]


def count_badges(tx: Tx, program_id: str) -> int:
    row = tx.one(
        "SELECT COUNT(*) AS n FROM own_badges "
        "WHERE program_id = :program_id AND ended_at IS NULL",
        {"program_id": program_id},
    )
    return int(row["n"]) if row else 0


# --- awards ---------------------------------------------------------------------------


def insert_award(tx: Tx, award: OwnAward) -> bool:
    """Gives a badge to a card; false if it holds it."""
    return tx.insert("own_awards", vars(award), or_ignore=True)


def get_award(tx: Tx, award_id: str) -> OwnAward | None:
    row = tx.one("SELECT * FROM own_awards WHERE id = :id", {"id": award_id})
    return OwnAward(**row) if row else None


def find_award(tx: Tx, badge_id: str, card_id: str) -> OwnAward | None:
    """The award that was not taken back, ended or not."""
    row = tx.one(
        """
        SELECT * FROM own_awards
        WHERE badge_id = :badge_id AND card_id = :card_id AND taken_at IS NULL
        """,
        {"badge_id": badge_id, "card_id": card_id},
    )
    return OwnAward(**row) if row else None


def take_award(tx: Tx, award_id: str, now: int) -> bool:
    """Takes a badge back; false if somebody did already."""
    changed = tx.execute(
        "UPDATE own_awards SET taken_at = :now WHERE id = :id AND taken_at IS NULL",
        {"id": award_id, "now": now},
    )
    return changed == 1


def list_holders(tx: Tx, badge_id: str, now: int, limit: int, offset: int) -> list[Row]:
    """A page of who holds a badge: the award, the customer's key and names."""
    return tx.all(
        f"""
        SELECT a.id, a.created_at, a.expires_at, a.event_id, c.customer_pubkey,
            COALESCE(n.nickname, own.name) AS nickname
        FROM own_awards a JOIN cards c ON c.id = a.card_id
        LEFT JOIN nicknames n ON n.card_id = a.card_id
        LEFT JOIN card_names own ON own.card_id = a.card_id
        WHERE a.badge_id = :badge_id AND {_HOLDS} AND c.customer_pubkey IS NOT NULL
        ORDER BY a.created_at DESC, a.id LIMIT :limit OFFSET :offset
        """,
        {"badge_id": badge_id, "now": now, "limit": limit, "offset": offset},
    )


def count_holders(tx: Tx, badge_id: str, now: int) -> int:
    row = tx.one(
        f"""
        SELECT COUNT(*) AS n FROM own_awards a JOIN cards c ON c.id = a.card_id
        WHERE a.badge_id = :badge_id AND {_HOLDS} AND c.customer_pubkey IS NOT NULL
        """,
        {"badge_id": badge_id, "now": now},
    )
    return int(row["n"]) if row else 0


def held_by(tx: Tx, card_ids: list[str]) -> list[tuple[OwnBadge, OwnAward]]:
    """The badges that cards were given and that were not taken back, ended or not."""
    names, values = in_list("card", card_ids)
    badge = ", ".join(f"b.{name} AS b_{name}" for name in _BADGE)
    rows = tx.all(
        f"""
        SELECT a.*, {badge} FROM own_awards a JOIN own_badges b ON b.id = a.badge_id
        WHERE a.card_id IN ({names}) AND a.taken_at IS NULL AND b.ended_at IS NULL
        ORDER BY b.created_at, b.id, a.created_at DESC
        """,
        values,
    )
    return [
        (
            OwnBadge(**{name: row[f"b_{name}"] for name in _BADGE}),
            OwnAward(**{name: row[name] for name in OwnAward.__dataclass_fields__}),
        )
        for row in rows
    ]


_BADGE = tuple(name for name in OwnBadge.__dataclass_fields__ if name != "holders")


# --- what Nostr has to be told --------------------------------------------------------


def list_programs(tx: Tx, after: str, limit: int) -> list[str]:
    """Programmes that ever had a badge of their own, in order."""
    rows = tx.all(
        """
        SELECT DISTINCT program_id FROM own_badges WHERE program_id > :after
        ORDER BY program_id LIMIT :limit
        """,
        {"after": after, "limit": limit},
    )
    return [row["program_id"] for row in rows]


def get_unsaid(tx: Tx, program_id: str, limit: int) -> list[OwnBadge]:
    """Badges of which something may have to be said: those that are not ended, and
    those that are, while relays have them."""
    rows = tx.all(
        """
        SELECT * FROM own_badges
        WHERE program_id = :program_id AND (ended_at IS NULL OR said <> '')
        ORDER BY created_at, id LIMIT :limit
        """,
        {"program_id": program_id, "limit": limit},
    )
    return [OwnBadge(**row) for row in rows]


def put_said(tx: Tx, before: OwnBadge, said: str, at: int) -> bool:
    """Notes what was said of a badge; false if somebody else has said it since."""
    changed = tx.execute(
        """
        UPDATE own_badges SET said = :said, said_at = :at
        WHERE id = :id AND said = :before AND said_at = :last
        """,
        {
            "id": before.id,
            "said": said,
            "at": at,
            "before": before.said,
            "last": before.said_at,
        },
    )
    return changed == 1


# A card that nobody holds, or whose holder lets nobody see it, is not spoken of.
_IS_SHOWN = """
    (a.taken_at IS NULL AND b.ended_at IS NULL AND c.customer_pubkey IS NOT NULL
        AND c.merged_into IS NULL AND COALESCE(n.visibility, 'private') <> 'private')
"""
_AWARDS = """
    SELECT a.*, c.customer_pubkey FROM own_awards a
    JOIN own_badges b ON b.id = a.badge_id
    JOIN cards c ON c.id = a.card_id
    LEFT JOIN nostr_cards n ON n.card_id = a.card_id
    WHERE a.program_id = :program_id
"""


def get_to_say(
    tx: Tx, program_id: str, now: int, limit: int
) -> list[tuple[OwnAward, str]]:
    """Awards that relays have to be told, each with its customer."""
    return _awards(
        tx,
        f"""
        {_AWARDS} AND a.event_id = '' AND {_IS_SHOWN}
            AND (a.expires_at IS NULL OR a.expires_at > :now)
        ORDER BY a.created_at, a.id LIMIT :limit
        """,
        {"program_id": program_id, "now": now, "limit": limit},
    )


def get_to_take_back(
    tx: Tx, program_id: str, signer: str, limit: int
) -> list[tuple[OwnAward, str]]:
    """Awards that relays have and should have no more, or by another key."""
    return _awards(
        tx,
        f"""
        {_AWARDS} AND a.event_id <> ''
            AND (NOT {_IS_SHOWN} OR a.event_author <> :signer)
        ORDER BY a.created_at, a.id LIMIT :limit
        """,
        {"program_id": program_id, "signer": signer, "limit": limit},
    )


def _awards(tx: Tx, sql: str, values: Row) -> list[tuple[OwnAward, str]]:
    fields = OwnAward.__dataclass_fields__
    return [
        (OwnAward(**{name: row[name] for name in fields}), row["customer_pubkey"] or "")
        for row in tx.all(sql, values)
    ]


def put_event(tx: Tx, before: OwnAward, event_id: str, author: str) -> bool:
    """Notes what relays have of an award from now on; false if it changed meanwhile."""
    changed = tx.execute(
        """
        UPDATE own_awards SET event_id = :event_id, event_author = :author
        WHERE id = :id AND event_id = :before
        """,
        {
            "id": before.id,
            "event_id": event_id,
            "author": author,
            "before": before.event_id,
        },
    )
    return changed == 1


def is_shown(tx: Tx, award: OwnAward, customer: str) -> bool:
    """Whether an award may still be told.

    The card's row is held first: an erasure waits for it, and sees what was told.
    """
    tx.one(
        "SELECT 1 AS yes FROM nostr_cards WHERE card_id = :card_id FOR UPDATE",
        {"card_id": award.card_id},
    )
    row = tx.one(
        f"{_AWARDS} AND a.id = :id AND c.customer_pubkey = :customer AND {_IS_SHOWN}",
        {"program_id": award.program_id, "id": award.id, "customer": customer},
    )
    return row is not None
