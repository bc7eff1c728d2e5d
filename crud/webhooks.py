"""SQL for what webhooks are to be told, as the rest of the house leaves it."""

from __future__ import annotations

from collections.abc import Mapping

from ..store import Tx

_NOTICES = """
    INSERT INTO webhook_deliveries (webhook_id, event_id, topic, subject, data,
        state, tries, due_at, leased_until, status, reason, created_at)
    SELECT w.id, :event_id, :topic, :subject, :data, 'waiting', 0,
        CAST(:now AS BIGINT), 0, 0, '', CAST(:now AS BIGINT)
    FROM webhook_topics t JOIN webhooks w ON w.id = t.webhook_id
    WHERE t.topic = :topic AND w.is_enabled = 1 AND t.merchant_id
"""


def insert_notices(tx: Tx, merchant_id: str, note: Mapping[str, str], now: int) -> None:
    """One delivery for each webhook of the merchant that asks for the topic."""
    tx.later(
        f"{_NOTICES} = :merchant_id", {**note, "merchant_id": merchant_id, "now": now}
    )


def insert_program_notices(
    tx: Tx, program_id: str, note: Mapping[str, str], now: int
) -> None:
    """The same for each of every merchant of a programme."""
    merchants = "SELECT id FROM merchants WHERE program_id = :program_id"
    tx.later(
        f"{_NOTICES} IN ({merchants})", {**note, "program_id": program_id, "now": now}
    )
