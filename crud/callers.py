"""SQL for the install's secrets, idempotency keys, used proofs and tokens."""

from __future__ import annotations

from typing import Any

from ..store import Row, Tx


def install_secret(tx: Tx, name: str, candidate: str) -> str:
    """The install's secret of that name; the candidate becomes it if there is none."""
    known = get_secret(tx, name)
    if known:
        return known
    tx.insert("secrets", {"name": name, "value": candidate}, or_ignore=True)
    return get_secret(tx, name) or candidate


def get_secret(tx: Tx, name: str) -> str:
    """The install's secret of that name, empty if nobody has needed it yet."""
    row = tx.one("SELECT value FROM secrets WHERE name = :name", {"name": name})
    return str(row["value"]) if row else ""


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


def claim_key(tx: Tx, entry: dict[str, Any]) -> Row | None:
    """Takes an idempotency key before the work is done; a second caller waits for us.

    Returns nothing when the key is new, else the row that holds the first answer.
    """
    return keep_answer(tx, {**entry, "answer": ""})


def put_answer(tx: Tx, scope: str, key: str, answer: str) -> None:
    """Keeps the answer of a key that was claimed in this unit of work."""
    tx.execute(
        "UPDATE idempotency_keys SET answer = :answer "
        "WHERE scope = :scope AND key = :key",
        {"answer": answer, "scope": scope, "key": key},
    )


def use_proof(
    tx: Tx, proof_id: str, expires_at: int, now: int, call_hash: str = ""
) -> bool:
    """Remembers a signed proof; false if it was used before. Forgets expired ones.

    Args:
        call_hash: of the Idempotency-Key and the body it came with: with the same ones
            it may come again. Empty without a key: then never.
    """
    tx.execute("DELETE FROM used_proofs WHERE expires_at < :now", {"now": now})
    row = {"proof_id": proof_id, "expires_at": expires_at, "call_hash": call_hash}
    if tx.insert("used_proofs", row, or_ignore=True):
        return True
    first = tx.one(
        "SELECT call_hash FROM used_proofs WHERE proof_id = :proof_id",
        {"proof_id": proof_id},
    )
    return bool(first and call_hash and first["call_hash"] == call_hash)


def forget_answers(tx: Tx, before: int, limit: int) -> int:
    """Lets go of keys that were first used before a moment; returns how many."""
    return tx.execute(
        """
        DELETE FROM idempotency_keys WHERE (scope, key) IN (
            SELECT scope, key FROM idempotency_keys WHERE created_at < :before
            ORDER BY created_at LIMIT :limit
        )
        """,
        {"before": before, "limit": limit},
    )


def touch_token(tx: Tx, token_id: str, at: int, before: int) -> None:
    """Keeps when a token was used, unless a use after `before` is kept already."""
    tx.execute(
        """
        UPDATE tokens SET last_used_at = :at
        WHERE id = :id AND (last_used_at IS NULL OR last_used_at <= :before)
        """,
        {"id": token_id, "at": at, "before": before},
    )


# --- limits per day -------------------------------------------------------------------


def use_daily(tx: Tx, name: str, local_day: str, amount: int, cap: int) -> bool:
    """Takes an amount from a day's limit; false, and nothing taken, if it is too much.

    One statement, so that racers take no more than there is.
    """
    if amount > cap:
        return False
    values = {"name": name, "day": local_day, "amount": amount, "cap": cap}
    return bool(
        tx.execute(
            """
            INSERT INTO daily_counters (name, local_day, used)
            VALUES (:name, :day, :amount)
            ON CONFLICT (name, local_day) DO UPDATE
            SET used = daily_counters.used + :amount
            WHERE daily_counters.used + :amount <= :cap
            """,
            values,
        )
    )


def return_daily(tx: Tx, name: str, local_day: str, amount: int) -> None:
    """Gives back what `use_daily` took in this unit of work."""
    tx.execute(
        """
        UPDATE daily_counters SET used = used - :amount
        WHERE name = :name AND local_day = :day
        """,
        {"name": name, "day": local_day, "amount": amount},
    )


def used_daily(tx: Tx, name: str, local_day: str) -> int:
    """What has been taken from a day's limit."""
    row = tx.one(
        "SELECT used FROM daily_counters WHERE name = :name AND local_day = :day",
        {"name": name, "day": local_day},
    )
    return row["used"] if row else 0
