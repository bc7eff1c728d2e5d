"""SQL for webhooks and for what they are told, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from ..nostr.verdicts import DEAD, SENT, WAITING
from ..store import Row, Tx
from .models import Notice, Webhook

_HOOK = ", ".join(field.name for field in fields(Webhook))
_NOTICE = ", ".join(field.name for field in fields(Notice))


def insert_webhook(tx: Tx, webhook: Webhook) -> None:
    tx.insert("webhooks", vars(webhook))


def update_webhook(tx: Tx, webhook: Webhook) -> None:
    """Writes what its owner may change; how it fares is left alone."""
    tx.execute(
        """
        UPDATE webhooks SET name = :name, url = :url, is_enabled = :is_enabled,
            with_customers = :with_customers, secret_version = :secret_version
        WHERE id = :id
        """,
        vars(webhook),
    )


def delete_webhook(tx: Tx, webhook_id: str) -> None:
    """Ends it, and forgets all that it was told or is to be."""
    for table in ("webhook_deliveries", "webhook_topics"):
        tx.execute(f"DELETE FROM {table} WHERE webhook_id = :id", {"id": webhook_id})
    tx.execute("DELETE FROM webhooks WHERE id = :id", {"id": webhook_id})


def get_webhook(tx: Tx, webhook_id: str, hold: bool = False) -> Webhook | None:
    lock = " FOR UPDATE" if hold else ""
    sql = f"SELECT {_HOOK} FROM webhooks WHERE id = :id{lock}"
    rows = tx.tuples(sql, {"id": webhook_id})
    return Webhook(*rows[0]) if rows else None


def list_webhooks(
    tx: Tx, merchant_id: str, limit: int, offset: int
) -> tuple[list[Webhook], int]:
    """A page of a merchant's webhooks, oldest first."""
    values = {"id": merchant_id, "limit": limit, "offset": offset}
    rows = tx.tuples(
        f"""
        SELECT {_HOOK} FROM webhooks WHERE merchant_id = :id
        ORDER BY created_at, id LIMIT :limit OFFSET :offset
        """,
        values,
    )
    return [Webhook(*row) for row in rows], count_webhooks(tx, merchant_id)


def count_webhooks(tx: Tx, merchant_id: str) -> int:
    sql = "SELECT COUNT(*) AS n FROM webhooks WHERE merchant_id = :id"
    row = tx.one(sql, {"id": merchant_id})
    return row["n"] if row else 0


def get_topics(tx: Tx, webhook_id: str) -> list[str]:
    rows = tx.tuples(
        "SELECT topic FROM webhook_topics WHERE webhook_id = :id ORDER BY topic",
        {"id": webhook_id},
    )
    return [row[0] for row in rows]


def set_topics(tx: Tx, webhook: Webhook, topics: Sequence[str]) -> None:
    tx.execute("DELETE FROM webhook_topics WHERE webhook_id = :id", {"id": webhook.id})
    asked = {"merchant_id": webhook.merchant_id, "webhook_id": webhook.id}
    tx.insert_many(
        "webhook_topics", [{**asked, "topic": topic} for topic in sorted(set(topics))]
    )


# --- what they are told ---------------------------------------------------------------


def insert_notice(tx: Tx, notice: Row) -> None:
    tx.insert("webhook_deliveries", notice)


def get_notice(
    tx: Tx, webhook_id: str, event_id: str, hold: bool = False
) -> Notice | None:
    lock = " FOR UPDATE" if hold else ""
    rows = tx.tuples(
        f"""
        SELECT {_NOTICE} FROM webhook_deliveries
        WHERE webhook_id = :webhook_id AND event_id = :event_id{lock}
        """,
        {"webhook_id": webhook_id, "event_id": event_id},
    )
    return Notice(*rows[0]) if rows else None


def list_notices(
    tx: Tx, webhook_id: str, state: str, limit: int, offset: int
) -> tuple[list[Notice], int]:
    """A page of what a webhook was and is to be told, newest first.

    Args:
        state: only those; empty: all.
    """
    where = "webhook_id = :id AND (:state = '' OR state = :state)"
    values = {"id": webhook_id, "state": state}
    rows = tx.tuples(
        f"""
        SELECT {_NOTICE} FROM webhook_deliveries WHERE {where}
        ORDER BY number DESC LIMIT :limit OFFSET :offset
        """,
        {**values, "limit": limit, "offset": offset},
    )
    sql = f"SELECT COUNT(*) AS n FROM webhook_deliveries WHERE {where}"
    total = tx.one(sql, values)
    return [Notice(*row) for row in rows], total["n"] if total else 0


def count_states(tx: Tx, webhook_id: str) -> dict[str, int]:
    rows = tx.tuples(
        "SELECT state, COUNT(*) FROM webhook_deliveries WHERE webhook_id = :id "
        "GROUP BY state",
        {"id": webhook_id},
    )
    return {row[0]: row[1] for row in rows}


def due_webhooks(tx: Tx, now: int) -> list[str]:
    """Webhooks that there is something to tell, and that are not left alone now."""
    rows = tx.tuples(
        f"""
        SELECT w.id FROM webhooks w
        WHERE w.is_enabled = 1 AND w.paused_until <= :now AND EXISTS (
            SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = w.id
                AND d.state = '{WAITING}' AND d.due_at <= :now
                AND d.leased_until <= :now)
        ORDER BY w.paused_until, w.id
        """,
        {"now": now},
    )
    return [row[0] for row in rows]


def lease(tx: Tx, webhook_id: str, now: int, until: int, limit: int) -> list[Notice]:
    """Takes what is to be told now: nobody else tells it until then. Of one subject,
    only the first that waits, so that what happened to it arrives in order."""
    rows = tx.tuples(
        f"""
        UPDATE webhook_deliveries SET leased_until = :until
        WHERE number IN (
            SELECT d.number FROM webhook_deliveries d
            WHERE d.webhook_id = :id AND d.state = '{WAITING}' AND d.due_at <= :now
                AND d.leased_until <= :now AND NOT EXISTS (
                    SELECT 1 FROM webhook_deliveries first
                    WHERE first.webhook_id = :id AND first.subject = d.subject
                        AND first.state = '{WAITING}' AND first.number < d.number)
            ORDER BY d.due_at, d.number LIMIT :limit FOR UPDATE SKIP LOCKED)
        RETURNING {_NOTICE}
        """,
        {"id": webhook_id, "now": now, "until": until, "limit": limit},
    )
    return [Notice(*row) for row in rows]


def release(tx: Tx, numbers: Sequence[int]) -> None:
    """Gives back what was taken and not told."""
    tx.execute_many(
        "UPDATE webhook_deliveries SET leased_until = 0 WHERE number = :number",
        [{"number": number} for number in numbers],
    )


def settle(tx: Tx, number: int, said: Row) -> None:
    """Notes what became of a try, unless somebody else knows better by now.

    Args:
        said: `state`, `status`, `reason`, `due_at` and `now`.
    """
    tx.execute(
        f"""
        UPDATE webhook_deliveries SET state = :state, status = :status,
            reason = :reason, tries = tries + 1, leased_until = 0, due_at = :due_at,
            ended_at = CASE WHEN :state = '{WAITING}' THEN NULL
                ELSE CAST(:now AS BIGINT) END
        WHERE number = :number AND state = '{WAITING}'
        """,
        {"number": number, **said},
    )


def wait_again(tx: Tx, number: int, now: int) -> None:
    """Has it told once more, with all its tries."""
    tx.execute(
        f"""
        UPDATE webhook_deliveries SET state = '{WAITING}', tries = 0, due_at = :now,
            reason = '', ended_at = NULL
        WHERE number = :number
        """,
        {"number": number, "now": now},
    )


def give_up(tx: Tx, webhook_id: str, reason: str, now: int) -> None:
    """Parks all that waits for a webhook."""
    tx.execute(
        f"""
        UPDATE webhook_deliveries SET state = '{DEAD}', reason = :reason,
            ended_at = :now WHERE webhook_id = :id AND state = '{WAITING}'
        """,
        {"id": webhook_id, "reason": reason, "now": now},
    )


def set_fares(tx: Tx, webhook: Webhook) -> None:
    """Writes how a webhook fares."""
    tx.execute(
        """
        UPDATE webhooks SET fails = :fails, paused_until = :paused_until,
            reason = :reason, last_ok_at = :last_ok_at WHERE id = :id
        """,
        vars(webhook),
    )


def forget_ended(tx: Tx, before: int, limit: int) -> int:
    """Lets go of what ended before a moment; returns how many it were."""
    return tx.execute(
        f"""
        DELETE FROM webhook_deliveries WHERE number IN (
            SELECT number FROM webhook_deliveries
            WHERE ended_at < :before AND state IN ('{SENT}', '{DEAD}')
            ORDER BY ended_at LIMIT :limit)
        """,
        {"before": before, "limit": limit},
    )


def key_of(tx: Tx, kind: str, subject_id: str) -> str | None:
    """Whose card or bill it is now; None: nobody's, or theirs who has left.

    Args:
        kind: `card` or `order`.
    """
    table = {"card": "cards", "order": "orders"}[kind]
    row = tx.one(
        f"SELECT customer_pubkey FROM {table} WHERE id = :id", {"id": subject_id}
    )
    return row["customer_pubkey"] if row else None
