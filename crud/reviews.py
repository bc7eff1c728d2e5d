"""SQL that takes a customer's key, and their words, out of what was said of places."""

from __future__ import annotations

from ..store import Tx

_OF_MERCHANTS = (
    "merchant_id IN (SELECT id FROM merchants WHERE program_id = :program_id)"
)


def forget_reviews(tx: Tx, program_id: str, pubkey: str) -> int:
    """Takes a key and its words out of what was said of a programme's places, and what
    was answered; the stars still count. Returns how many named it."""
    return tx.execute(
        f"""
        UPDATE reviews SET customer_pubkey = NULL, words = '', reply = '',
            replied_at = NULL
        WHERE customer_pubkey = :pubkey AND {_OF_MERCHANTS}
        """,
        {"program_id": program_id, "pubkey": pubkey},
    )


def forget_reports(tx: Tx, program_id: str, reporter: str) -> None:
    """Lets go of who has reported what, by what reports are told apart by; how many
    there were stays."""
    tx.execute(
        f"""
        DELETE FROM review_reports WHERE reporter = :reporter
            AND review_id IN (SELECT id FROM reviews WHERE {_OF_MERCHANTS})
        """,
        {"program_id": program_id, "reporter": reporter},
    )


def pass_reviews_on(tx: Tx, program_id: str, lost: str, new: str) -> None:
    """What a lost key has said was said by the one that has its card now, where that
    has said nothing itself in the same quarter."""
    tx.execute(
        f"""
        UPDATE reviews SET customer_pubkey = :new
        WHERE customer_pubkey = :lost AND {_OF_MERCHANTS} AND NOT EXISTS (
            SELECT 1 FROM reviews other WHERE other.customer_pubkey = :new
                AND other.merchant_id = reviews.merchant_id
                AND other.quarter = reviews.quarter)
        """,
        {"program_id": program_id, "lost": lost, "new": new},
    )


def forget_review_mentions(tx: Tx, program_id: str, spelling: str) -> None:
    """Empties every review, answer and report that somebody has written a key into."""
    values = {"program_id": program_id, "part": f"%{spelling}%"}
    for column in ("words", "reply"):
        tx.execute(
            f"""
            UPDATE reviews SET {column} = ''
            WHERE LOWER({column}) LIKE :part AND {_OF_MERCHANTS}
            """,
            values,
        )
    tx.execute(
        f"""
        UPDATE review_reports SET reason = '' WHERE LOWER(reason) LIKE :part
            AND review_id IN (SELECT id FROM reviews WHERE {_OF_MERCHANTS})
        """,
        values,
    )
