"""SQL for codes that are sent in a direct message, nothing else."""

from __future__ import annotations

from dataclasses import dataclass, fields

from ..store import Tx


@dataclass(frozen=True)
class Code:
    """A code that was sent for a link; a new one takes its place.

    Attributes:
        pubkey: whom it was sent to.
        code_hash: an HMAC; the code itself is kept nowhere.
        amount_sats: that the message named.
        sent: how many were sent for this link.
        tries: of this code, right or wrong.
    """

    nonce_hash: str
    pubkey: str
    code_hash: str
    amount_sats: int
    sent: int
    tries: int
    expires_at: int


_COLUMNS = ", ".join(field.name for field in fields(Code))


def get_code(tx: Tx, nonce_hash: str) -> Code | None:
    row = tx.one(
        f"SELECT {_COLUMNS} FROM challenge_codes WHERE nonce_hash = :nonce_hash",
        {"nonce_hash": nonce_hash},
    )
    return Code(**row) if row else None


def put_code(tx: Tx, code: Code, most: int) -> bool:
    """Keeps a link's newest code; false if so many were sent for it already."""
    row = tx.one(
        f"""
        INSERT INTO challenge_codes ({_COLUMNS})
        VALUES (:nonce_hash, :pubkey, :code_hash, :amount_sats, 1, 0, :expires_at)
        ON CONFLICT (nonce_hash) DO UPDATE SET pubkey = excluded.pubkey,
            code_hash = excluded.code_hash, amount_sats = excluded.amount_sats,
            sent = challenge_codes.sent + 1, tries = 0,
            expires_at = excluded.expires_at
        WHERE challenge_codes.sent < :most
        RETURNING sent
        """,
        {**vars(code), "most": most},
    )
    return row is not None


def take_try(tx: Tx, nonce_hash: str, most: int) -> bool:
    """One try of a link's code; false if there were so many already."""
    return bool(
        tx.execute(
            """
            UPDATE challenge_codes SET tries = tries + 1
            WHERE nonce_hash = :nonce_hash AND tries < :most
            """,
            {"nonce_hash": nonce_hash, "most": most},
        )
    )


def spend_code(tx: Tx, nonce_hash: str, code_hash: str) -> bool:
    """Takes a code: it opens once. False if it is gone, or is another one now."""
    return bool(
        tx.execute(
            """
            UPDATE challenge_codes SET code_hash = ''
            WHERE nonce_hash = :nonce_hash AND code_hash = :code_hash
                AND code_hash <> ''
            """,
            {"nonce_hash": nonce_hash, "code_hash": code_hash},
        )
    )


def count_sent(tx: Tx, pubkey: str, day: int, most: int) -> bool:
    """Counts a message to a key; false if it has had so many that day."""
    row = tx.one(
        """
        INSERT INTO code_days (pubkey, day, sent) VALUES (:pubkey, :day, 1)
        ON CONFLICT (pubkey, day) DO UPDATE SET sent = code_days.sent + 1
        WHERE code_days.sent < :most
        RETURNING sent
        """,
        {"pubkey": pubkey, "day": day, "most": most},
    )
    return row is not None


def prolong(tx: Tx, nonce_hash: str, until: int) -> None:
    """A link lasts at least until then."""
    tx.execute(
        """
        UPDATE challenges SET expires_at = :until
        WHERE nonce_hash = :nonce_hash AND expires_at < :until
        """,
        {"nonce_hash": nonce_hash, "until": until},
    )


def forget_codes(tx: Tx, before: int, day: int) -> None:
    """Lets go of codes that ended before then, and of counts before that day."""
    tx.execute(
        "DELETE FROM challenge_codes WHERE expires_at < :before", {"before": before}
    )
    tx.execute("DELETE FROM code_days WHERE day < :day", {"day": day})
