"""SQL for figures of the whole server, nothing else. Each part has an index of its own
or a table that is small."""

from __future__ import annotations

from typing import Any

from ..jobs.models import DONE, IMPORT, INTERRUPTED
from ..nostr.verdicts import DEAD, WAITING
from ..store import Row, Tx

RELAYS_SHOWN = 50
METRICS_KEY = ""  # of which merchant a server's own token is: of none


def count_stuck(tx: Tx) -> tuple[int, int]:
    """Payments that cannot be judged yet, and since when the oldest waits (0: none)."""
    sql = "SELECT COUNT(*), COALESCE(MIN(first_seen), 0) FROM stuck_payments"
    rows = tx.tuples(sql)
    return int(rows[0][0]), int(rows[0][1])


def relay_backlog(tx: Tx) -> list[Row]:
    """What waits for each relay or was given up at it, the most first."""
    return tx.all(
        f"""
        SELECT d.relay,
            CAST(SUM(CASE WHEN d.state = '{WAITING}' THEN 1 ELSE 0 END) AS BIGINT)
                AS waiting,
            CAST(SUM(CASE WHEN d.state = '{DEAD}' THEN 1 ELSE 0 END) AS BIGINT)
                AS given_up,
            COALESCE(MIN(CASE WHEN d.state = '{WAITING}' THEN e.created_at END), 0)
                AS oldest
        FROM nostr_deliveries d JOIN nostr_events e ON e.id = d.event_id
        WHERE d.state IN ('{WAITING}', '{DEAD}')
        GROUP BY d.relay ORDER BY 2 DESC, 1 LIMIT :limit
        """,
        {"limit": RELAYS_SHOWN},
    )


def count_notes(tx: Tx) -> int:
    """Movements of which nothing was said on Nostr yet."""
    return _count(tx, "SELECT COUNT(*) FROM outbox WHERE state = 'waiting'")


def payouts_by_state(tx: Tx) -> dict[str, int]:
    rows = tx.tuples(
        "SELECT state, COUNT(*) FROM payouts "
        "WHERE state NOT IN ('paid', 'void') GROUP BY state"
    )
    return {row[0]: int(row[1]) for row in rows}


def last_proofs(tx: Tx) -> list[Row]:
    """What the last verification or rebuild of each programme has found."""
    return tx.all(
        f"""
        SELECT j.program_id, j.kind, j.wrong, j.unmended, j.finished_at
        FROM jobs j
        WHERE j.state = '{DONE}' AND j.kind <> '{IMPORT}' AND j.finished_at = (
            SELECT MAX(n.finished_at) FROM jobs n
            WHERE n.program_id = j.program_id AND n.state = '{DONE}'
              AND n.kind <> '{IMPORT}')
        """
    )


def jobs_by_state(tx: Tx, since: int) -> dict[str, int]:
    """How many run, and how many of those that ended since then did not get done."""
    rows = tx.tuples(
        f"""
        SELECT state, COUNT(*) FROM jobs
        WHERE state = 'running' OR (
            state IN ('failed', '{INTERRUPTED}') AND finished_at >= :since)
        GROUP BY state
        """,
        {"since": since},
    )
    return {row[0]: int(row[1]) for row in rows}


def webhook_backlog(tx: Tx) -> Row:
    """What waits for other programs, the oldest of it, and how many receivers fail."""
    return tx.all(
        f"""
        SELECT COUNT(*) AS waiting, COALESCE(MIN(created_at), 0) AS oldest, (
            SELECT COUNT(*) FROM webhooks WHERE is_enabled = 1 AND fails > 0
        ) AS failing
        FROM webhook_deliveries WHERE state = '{WAITING}'
        """
    )[0]


def count_programs(tx: Tx) -> int:
    return _count(tx, "SELECT COUNT(*) FROM programs")


def _count(tx: Tx, sql: str) -> int:
    return int(tx.tuples(sql)[0][0])


# --- tokens of the server itself ------------------------------------------------------


def find_server_token(tx: Tx, secret_hash: str) -> Row | None:
    return tx.one(
        """
        SELECT id, scopes, last_used_at FROM tokens
        WHERE secret_hash = :hash AND merchant_id = :nobody AND revoked_at IS NULL
        """,
        {"hash": secret_hash, "nobody": METRICS_KEY},
    )


def revoke_server_token(tx: Tx, token_id: str, at: int) -> bool:
    """Ends it; false if there is none that opens anything."""
    values: dict[str, Any] = {"id": token_id, "at": at, "nobody": METRICS_KEY}
    return bool(
        tx.execute(
            """
            UPDATE tokens SET revoked_at = :at
            WHERE id = :id AND merchant_id = :nobody AND revoked_at IS NULL
            """,
            values,
        )
    )
