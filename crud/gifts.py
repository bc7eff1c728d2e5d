"""SQL for points that new guests bring: to come, given, dropped; and links to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from ..models import Gift
from ..store import Tx, in_list

_NAMES = [field.name for field in fields(Gift)]
_COLUMNS = ", ".join(_NAMES)
_PUT = f"""
    INSERT INTO gifts ({_COLUMNS}) VALUES ({", ".join(f":{n}" for n in _NAMES)})
    ON CONFLICT (id, role) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in _NAMES[2:])}
"""
_PENDING = "state IN ('waiting', 'owed')"


def put_gift(tx: Tx, gift: Gift) -> None:
    """Keeps a gift, in place of the one that has the same cause and role."""
    tx.execute(_PUT, vars(gift))


def delete_gift(tx: Tx, gift: Gift) -> None:
    tx.execute("DELETE FROM gifts WHERE id = :id AND role = :role", vars(gift))


def lock_due_gifts(tx: Tx, card_ids: Sequence[str], at: int) -> list[Gift]:
    """What is due by then for these cards, or hangs on a bill of theirs; held."""
    names, values = in_list("card", card_ids)
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM gifts WHERE due_at <= :at
            AND ((card_id IN ({names}) AND {_PENDING})
                OR (guest_id IN ({names}) AND state = 'waiting'))
        ORDER BY id, role FOR UPDATE
        """,
        {**values, "at": at},
    )
    return [Gift(**row) for row in rows]


def get_owed_gifts(tx: Tx, card_id: str, at: int) -> list[Gift]:
    """What a card has a right to by then, in the order in which it came due."""
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM gifts
        WHERE card_id = :card_id AND state = 'owed' AND due_at <= :at
        ORDER BY due_at, id, role
        """,
        {"card_id": card_id, "at": at},
    )
    return [Gift(**row) for row in rows]


def lock_pending_gifts(tx: Tx, card_ids: Sequence[str]) -> list[Gift]:
    """All that is still to come for these cards, or hangs on a bill of theirs; held.
    The oldest bill first."""
    names, values = in_list("card", card_ids)
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM gifts WHERE {_PENDING}
            AND (card_id IN ({names}) OR guest_id IN ({names}))
        ORDER BY bill_time, id, role FOR UPDATE
        """,
        values,
    )
    return [Gift(**row) for row in rows]


def gift_states(tx: Tx, card_id: str, roles: Sequence[str]) -> set[str]:
    """What became of what a guest brought in these roles, by this card and those that
    were merged into it."""
    names, values = in_list("role", roles)
    rows = tx.tuples(
        f"""
        SELECT state FROM gifts WHERE role IN ({names}) AND (guest_id = :card_id
            OR guest_id IN (SELECT id FROM cards WHERE merged_into = :card_id))
        """,
        {**values, "card_id": card_id},
    )
    return {state for (state,) in rows}


def has_brought_gift(tx: Tx, order_id: str | None, roles: Sequence[str]) -> bool:
    """Whether a payment of that order has brought any in these roles, or is to."""
    names, values = in_list("role", roles)
    row = tx.one(
        f"""
        SELECT 1 AS yes FROM gifts WHERE order_id = :order_id
            AND role IN ({names}) AND state <> 'dropped' LIMIT 1
        """,
        {**values, "order_id": order_id},
    )
    return row is not None


def counted_sats(tx: Tx, card_id: str, seq: int) -> int:
    """What still counts of the bill that an event brought onto a card."""
    rows = tx.tuples(
        "SELECT base_sats FROM counted_bills WHERE card_id = :card_id AND seq = :seq",
        {"card_id": card_id, "seq": seq},
    )
    return int(rows[0][0]) if rows else 0


def follow_merged(tx: Tx, at: int) -> None:
    """What is due by then for a card that was merged meanwhile goes where it went."""
    tx.execute(
        f"""
        UPDATE gifts SET card_id = (
            SELECT merged_into FROM cards WHERE id = gifts.card_id)
        WHERE {_PENDING} AND due_at <= :at AND card_id IN (
            SELECT id FROM cards WHERE merged_into IS NOT NULL)
        """,
        {"at": at},
    )


def get_due_gifts(tx: Tx, at: int, limit: int) -> list[Gift]:
    """What is due by then, in the order in which it came due."""
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM gifts WHERE {_PENDING} AND due_at <= :at
        ORDER BY due_at, id, role LIMIT :limit
        """,
        {"at": at, "limit": limit},
    )
    return [Gift(**row) for row in rows]


def drop_gifts(tx: Tx, card_ids: Sequence[str]) -> None:
    """Nothing more comes for these cards, of their bills, or by their links."""
    names, values = in_list("card", card_ids)
    tx.execute(f"DELETE FROM referral_links WHERE referrer_id IN ({names})", values)
    tx.execute(
        f"""
        UPDATE gifts SET state = 'dropped' WHERE {_PENDING}
            AND (card_id IN ({names}) OR guest_id IN ({names}))
        """,
        values,
    )


def list_referrals(
    tx: Tx, program_id: str, limit: int, offset: int
) -> tuple[list[Gift], int]:
    """A page of who brought whom, the newest bill first, and how many there are."""
    values = {"program_id": program_id, "limit": limit, "offset": offset}
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM gifts
        WHERE program_id = :program_id AND role = 'referrer'
        ORDER BY bill_time DESC, id LIMIT :limit OFFSET :offset
        """,
        values,
    )
    total = tx.one(
        "SELECT COUNT(*) AS n FROM gifts "
        "WHERE program_id = :program_id AND role = 'referrer'",
        values,
    )
    return [Gift(**row) for row in rows], total["n"] if total else 0


# --- signed links ---------------------------------------------------------------------


def put_link(
    tx: Tx, program_id: str, pubkey: str, referrer_id: str, now: int, until: int
) -> None:
    """Notes by whose link a guest came; one that holds no more makes way."""
    tx.execute(
        """
        INSERT INTO referral_links
            (program_id, customer_pubkey, referrer_id, accepted_at, expires_at)
        VALUES (:program_id, :pubkey, :referrer_id, :now, :until)
        ON CONFLICT (program_id, customer_pubkey) DO UPDATE SET
            referrer_id = excluded.referrer_id,
            accepted_at = excluded.accepted_at, expires_at = excluded.expires_at
        WHERE referral_links.expires_at <= :now
        """,
        {
            "program_id": program_id,
            "pubkey": pubkey,
            "referrer_id": referrer_id,
            "now": now,
            "until": until,
        },
    )


def find_link(tx: Tx, program_id: str, pubkeys: Sequence[str], at: int) -> str | None:
    """Whose link one of these keys has come by, if it held at a moment: the card of
    whoever signed it."""
    if not pubkeys:
        return None
    names, values = in_list("key", pubkeys)
    rows = tx.tuples(
        f"""
        SELECT referrer_id FROM referral_links
        WHERE program_id = :program_id AND customer_pubkey IN ({names})
          AND expires_at > :at
        ORDER BY accepted_at, customer_pubkey LIMIT 1
        """,
        {**values, "program_id": program_id, "at": at},
    )
    return str(rows[0][0]) if rows else None


def forget_links(tx: Tx, program_id: str, pubkey: str) -> None:
    """Lets go of whose link a key came by."""
    tx.execute(
        "DELETE FROM referral_links "
        "WHERE program_id = :program_id AND customer_pubkey = :pubkey",
        {"program_id": program_id, "pubkey": pubkey},
    )


def forget_old_links(tx: Tx, now: int, limit: int) -> int:
    """Lets go of links that hold no more; returns how many."""
    return tx.execute(
        """
        DELETE FROM referral_links WHERE (program_id, customer_pubkey) IN (
            SELECT program_id, customer_pubkey FROM referral_links
            WHERE expires_at <= :now LIMIT :limit)
        """,
        {"now": now, "limit": limit},
    )


# --- who may not bring anybody --------------------------------------------------------


def works_here(tx: Tx, program_id: str, pubkeys: Sequence[str]) -> bool:
    """Whether one of these keys is that of somebody of a programme's staff, or the one
    that a place of it gives as its own.

    Args:
        pubkeys: as hex; what a place gives as its own may be npub, so pass both.
    """
    names, values = in_list("key", pubkeys)
    if tx.one(
        f"""
        SELECT 1 AS yes FROM staff WHERE deleted_at IS NULL
            AND card_pubkey IN ({names}) AND merchant_id IN (
                SELECT id FROM merchants WHERE program_id = :program_id) LIMIT 1
        """,
        {**values, "program_id": program_id},
    ):
        return True
    return any(_is_places_own(tx, program_id, key) for key in pubkeys)


def _is_places_own(tx: Tx, program_id: str, spelling: str) -> bool:
    row = tx.one(
        """
        SELECT 1 AS yes FROM merchants
        WHERE program_id = :program_id AND LOWER(profile) LIKE :part LIMIT 1
        """,
        {"program_id": program_id, "part": f"%{spelling}%"},
    )
    return row is not None
