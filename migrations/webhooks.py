"""Webhooks: who is told of what, and the outbox of what they are told."""

from __future__ import annotations

from lnbits.db import POSTGRES, Connection

from ..schema import run


async def m153_webhooks(db: Connection) -> None:
    """Addresses that follow a merchant. `paused_until`: it is left alone until then.

    The secret that signs is derived from the install's and `secret_version`.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS webhooks (
            id TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            name TEXT NOT NULL,
            url TEXT NOT NULL,
            is_enabled BIGINT NOT NULL,
            with_customers BIGINT NOT NULL,
            secret_version BIGINT NOT NULL,
            created_at BIGINT NOT NULL,
            fails BIGINT NOT NULL,
            paused_until BIGINT NOT NULL,
            reason TEXT NOT NULL,
            last_ok_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS webhooks_merchant ON webhooks (merchant_id)",
    )


async def m154_webhook_topics(db: Connection) -> None:
    """What each of them asks for. Whoever writes a movement looks in here."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS webhook_topics (
            merchant_id TEXT NOT NULL,
            topic TEXT NOT NULL,
            webhook_id TEXT NOT NULL,
            PRIMARY KEY (merchant_id, topic, webhook_id)
        )
        """,
        "CREATE INDEX IF NOT EXISTS webhook_topics_webhook "
        "ON webhook_topics (webhook_id)",
    )


async def m155_webhook_deliveries(db: Connection) -> None:
    """The outbox and its log. `number` grows: it is the order of one subject's."""
    number = (
        "BIGSERIAL PRIMARY KEY"
        if db.type == POSTGRES
        else "INTEGER PRIMARY KEY AUTOINCREMENT"
    )
    await run(
        db,
        f"""
        CREATE TABLE IF NOT EXISTS webhook_deliveries (
            number {number},
            webhook_id TEXT NOT NULL,
            event_id TEXT NOT NULL,
            topic TEXT NOT NULL,
            subject TEXT NOT NULL,
            data TEXT NOT NULL,
            state TEXT NOT NULL,
            tries BIGINT NOT NULL,
            due_at BIGINT NOT NULL,
            leased_until BIGINT NOT NULL,
            status BIGINT NOT NULL,
            reason TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            ended_at BIGINT,
            UNIQUE (webhook_id, event_id)
        )
        """,
        "CREATE INDEX IF NOT EXISTS webhook_deliveries_log "
        "ON webhook_deliveries (webhook_id, state, number)",
        "CREATE INDEX IF NOT EXISTS webhook_deliveries_due "
        "ON webhook_deliveries (webhook_id, due_at) WHERE state = 'waiting'",
        "CREATE INDEX IF NOT EXISTS webhook_deliveries_subject "
        "ON webhook_deliveries (webhook_id, subject, number) WHERE state = 'waiting'",
        "CREATE INDEX IF NOT EXISTS webhook_deliveries_end "
        "ON webhook_deliveries (ended_at) WHERE ended_at IS NOT NULL",
    )
