"""SQL for sessions, and for who has confirmed which order."""

from __future__ import annotations

from dataclasses import dataclass

from ..store import Tx


@dataclass(frozen=True)
class Session:
    """A browser that has proved a customer's key. Times are Unix seconds.

    Attributes:
        id_hash: of the id in its cookie, which is stored nowhere.
    """

    id_hash: str
    pubkey: str
    created_at: int
    last_seen: int
    expires_at: int
    revoked_at: int | None


def insert_session(tx: Tx, session: Session) -> None:
    tx.insert("sessions", vars(session))


def get_session(tx: Tx, id_hash: str) -> Session | None:
    row = tx.one(
        """
        SELECT id_hash, pubkey, created_at, last_seen, expires_at, revoked_at
        FROM sessions WHERE id_hash = :id_hash
        """,
        {"id_hash": id_hash},
    )
    return Session(**row) if row else None


def touch_session(tx: Tx, id_hash: str, now: int) -> None:
    tx.execute(
        "UPDATE sessions SET last_seen = :now WHERE id_hash = :id_hash",
        {"now": now, "id_hash": id_hash},
    )


def revoke_session(tx: Tx, id_hash: str, now: int) -> None:
    """Ends a session; the first end stays."""
    tx.execute(
        """
        UPDATE sessions SET revoked_at = :now
        WHERE id_hash = :id_hash AND revoked_at IS NULL
        """,
        {"now": now, "id_hash": id_hash},
    )


def forget_sessions(tx: Tx, now: int) -> None:
    """Lets go of those that have run out."""
    tx.execute("DELETE FROM sessions WHERE expires_at < :now", {"now": now})


# --- keys that were made in a page ----------------------------------------------------


def put_page_key(tx: Tx, pubkey: str, at: int) -> None:
    """Notes that a page has made a key; the first time counts."""
    tx.insert("page_keys", {"pubkey": pubkey, "created_at": at}, or_ignore=True)


def is_page_key(tx: Tx, pubkey: str) -> bool:
    values = {"pubkey": pubkey}
    row = tx.one("SELECT 1 AS yes FROM page_keys WHERE pubkey = :pubkey", values)
    return bool(row)


# --- who has confirmed which order ----------------------------------------------------


def put_order_proof(
    tx: Tx, order_id: str, pubkey: str, at: int, session_hash: str
) -> None:
    """Notes that a key confirmed an order; the last time counts."""
    tx.execute(
        """
        INSERT INTO order_proofs (order_id, pubkey, at, session_hash)
        VALUES (:order_id, :pubkey, :at, :session_hash)
        ON CONFLICT (order_id, pubkey) DO UPDATE SET
            session_hash = excluded.session_hash, at = excluded.at
        """,
        {
            "order_id": order_id,
            "pubkey": pubkey,
            "at": at,
            "session_hash": session_hash,
        },
    )


def has_order_proof(
    tx: Tx, order_id: str, pubkey: str, since: int = 0, session_hash: str = ""
) -> bool:
    """Whether a key has confirmed an order since then; by that session, if named."""
    row = tx.one(
        """
        SELECT session_hash FROM order_proofs
        WHERE order_id = :order_id AND pubkey = :pubkey AND at >= :since
        """,
        {"order_id": order_id, "pubkey": pubkey, "since": since},
    )
    return bool(row) and session_hash in ("", row["session_hash"] if row else "")


def move_order_proofs(tx: Tx, old_hash: str, new_hash: str) -> None:
    """What a session has confirmed goes over to the one that takes its place."""
    tx.execute(
        "UPDATE order_proofs SET session_hash = :new WHERE session_hash = :old",
        {"new": new_hash, "old": old_hash},
    )
