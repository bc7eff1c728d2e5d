"""The schema, one table and what guards it per step.

LNbits runs the steps in order, each statement in a transaction of its own, and may be
killed in between: every step can be run again. Steps are never edited once released.

Times are Unix seconds (BIGINT), sats, points and msat are BIGINT, `*_bp` are basis
points (10000 = 1×), ids are opaque text.
"""

from __future__ import annotations

from lnbits.db import Connection

from .schema import append_only, no_replace, run


async def m001_programs(db: Connection) -> None:
    """Programmes, and every setting each of them ever had."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS programs (
            id TEXT PRIMARY KEY,
            owner TEXT NOT NULL,
            created_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS program_versions (
            program_id TEXT NOT NULL,
            version BIGINT NOT NULL,
            effective_from BIGINT NOT NULL,
            currency TEXT NOT NULL,
            settings TEXT NOT NULL,
            actor_id TEXT NOT NULL,
            PRIMARY KEY (program_id, version)
        )
        """,
        "CREATE INDEX IF NOT EXISTS program_versions_at "
        "ON program_versions (program_id, effective_from, version)",
    )
    await append_only(db, "program_versions")
    await no_replace(db, "program_versions", "program_id, version")


async def m002_tiers(db: Connection) -> None:
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS tiers (
            id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            name TEXT NOT NULL,
            threshold BIGINT NOT NULL,
            color TEXT NOT NULL,
            multiplier_bp BIGINT NOT NULL,
            rebate_bp BIGINT NOT NULL,
            perks TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            UNIQUE (program_id, threshold)
        )
        """,
    )


async def m003_merchants(db: Connection) -> None:
    """Merchants, their wallet and mode over time, and other programs' ids for them."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS merchants (
            id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            wallet_id TEXT NOT NULL,
            slug TEXT NOT NULL UNIQUE,
            mode TEXT NOT NULL,
            status TEXT NOT NULL,
            timezone TEXT NOT NULL,
            day_start_hour BIGINT NOT NULL,
            currency TEXT NOT NULL,
            name TEXT NOT NULL,
            category TEXT NOT NULL,
            profile TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL,
            deleted_at BIGINT
        )
        """,
        "CREATE INDEX IF NOT EXISTS merchants_wallet ON merchants (wallet_id)",
        "CREATE INDEX IF NOT EXISTS merchants_program ON merchants (program_id)",
        """
        CREATE TABLE IF NOT EXISTS merchant_versions (
            merchant_id TEXT NOT NULL,
            version BIGINT NOT NULL,
            effective_from BIGINT NOT NULL,
            wallet_id TEXT NOT NULL,
            mode TEXT NOT NULL,
            actor_id TEXT NOT NULL,
            PRIMARY KEY (merchant_id, version)
        )
        """,
        "CREATE INDEX IF NOT EXISTS merchant_versions_wallet "
        "ON merchant_versions (wallet_id, merchant_id)",
        """
        CREATE TABLE IF NOT EXISTS merchant_external_ids (
            wallet_id TEXT NOT NULL,
            source TEXT NOT NULL,
            external_id TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            PRIMARY KEY (wallet_id, source, external_id)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS open_invoices_at_link (
            merchant_id TEXT NOT NULL,
            checking_id TEXT NOT NULL,
            PRIMARY KEY (merchant_id, checking_id)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS invitations (
            secret_hash TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            expires_at BIGINT NOT NULL
        )
        """,
    )
    await append_only(db, "merchant_versions")
    await no_replace(db, "merchant_versions", "merchant_id, version")


async def m004_cards_and_events(db: Connection) -> None:
    """The ledger. Format v1 of an event is specified in `docs/ledger.md`."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS cards (
            id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            customer_pubkey TEXT,
            created_at BIGINT NOT NULL,
            UNIQUE (program_id, customer_pubkey)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS events (
            v BIGINT NOT NULL,
            card_id TEXT NOT NULL,
            seq BIGINT NOT NULL,
            merchant_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            delta BIGINT NOT NULL,
            base_sats BIGINT NOT NULL,
            base_minor BIGINT NOT NULL,
            currency TEXT NOT NULL,
            tier_bp BIGINT NOT NULL,
            campaign_bp BIGINT NOT NULL,
            tier_points BIGINT NOT NULL,
            lots TEXT NOT NULL,
            source TEXT NOT NULL,
            source_id TEXT NOT NULL,
            answers TEXT NOT NULL,
            time BIGINT NOT NULL,
            recorded_at BIGINT NOT NULL,
            local_day TEXT NOT NULL,
            rule_hash TEXT NOT NULL,
            actor_id TEXT NOT NULL,
            text_commitment TEXT NOT NULL,
            prev TEXT NOT NULL,
            hash TEXT NOT NULL,
            program_id TEXT NOT NULL,
            order_id TEXT,
            PRIMARY KEY (card_id, seq),
            UNIQUE (program_id, source, source_id, kind)
        )
        """,
        "CREATE INDEX IF NOT EXISTS events_day ON events (card_id, local_day)",
        "CREATE INDEX IF NOT EXISTS events_merchant ON events (merchant_id, time)",
        """
        CREATE TABLE IF NOT EXISTS rule_snapshots (
            rule_hash TEXT PRIMARY KEY,
            rule TEXT NOT NULL
        )
        """,
    )
    await append_only(db, "events")
    await no_replace(
        db, "events", "card_id, seq", "program_id, source, source_id, kind"
    )
    await append_only(db, "rule_snapshots")
    await no_replace(db, "rule_snapshots", "rule_hash", but="rule")


async def m005_balances(db: Connection) -> None:
    """A cache of the ledger: rebuilt from it, and proved equal to it."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS balances (
            card_id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            points BIGINT NOT NULL,
            tier_points BIGINT NOT NULL,
            lifetime_points BIGINT NOT NULL,
            visits BIGINT NOT NULL,
            spent_sats BIGINT NOT NULL,
            spent_minor BIGINT NOT NULL,
            tier_id TEXT,
            last_seq BIGINT NOT NULL,
            last_time BIGINT NOT NULL,
            updated_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS balances_points ON balances (program_id, points)",
    )


async def m006_orders_and_payments(db: Connection) -> None:
    """Bills, and which core payment settled what. One payment, one merchant, ever."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS orders (
            id TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            program_id TEXT NOT NULL,
            customer_pubkey TEXT,
            referrer_pubkey TEXT,
            amount_sats BIGINT NOT NULL,
            amount_minor BIGINT NOT NULL,
            currency TEXT NOT NULL,
            minor_per_btc BIGINT NOT NULL,
            tip_sats BIGINT NOT NULL,
            table_name TEXT NOT NULL,
            note TEXT NOT NULL,
            kitchen TEXT NOT NULL,
            bill TEXT NOT NULL,
            source TEXT NOT NULL,
            payment_hash TEXT,
            payment_request TEXT,
            actor_id TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            paid_at BIGINT
        )
        """,
        "CREATE INDEX IF NOT EXISTS orders_merchant "
        "ON orders (merchant_id, created_at)",
        "CREATE INDEX IF NOT EXISTS orders_hash ON orders (payment_hash)",
        """
        CREATE TABLE IF NOT EXISTS payments (
            checking_id TEXT PRIMARY KEY,
            payment_hash TEXT NOT NULL,
            wallet_id TEXT NOT NULL,
            merchant_id TEXT,
            order_id TEXT,
            amount_msat BIGINT NOT NULL,
            base_sats BIGINT NOT NULL,
            outcome TEXT NOT NULL,
            time BIGINT NOT NULL,
            recorded_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS payments_merchant ON payments (merchant_id, time)",
        "CREATE INDEX IF NOT EXISTS payments_hash ON payments (payment_hash)",
        """
        CREATE TABLE IF NOT EXISTS rates (
            currency TEXT NOT NULL,
            time BIGINT NOT NULL,
            minor_per_btc BIGINT NOT NULL,
            PRIMARY KEY (currency, time)
        )
        """,
    )


async def m007_reconciliation(db: Connection) -> None:
    """How far LNbits' payments have been read, and those that need a look."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS cursors (
            name TEXT PRIMARY KEY,
            at_us BIGINT NOT NULL,
            checking_id TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS stuck_payments (
            checking_id TEXT PRIMARY KEY,
            error TEXT NOT NULL,
            attempts BIGINT NOT NULL,
            first_seen BIGINT NOT NULL,
            due_at BIGINT NOT NULL
        )
        """,
    )


async def m008_outbox(db: Connection) -> None:
    """What must follow a movement, written in the movement's own transaction."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS outbox (
            topic TEXT NOT NULL,
            card_id TEXT NOT NULL,
            seq BIGINT NOT NULL,
            state TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            PRIMARY KEY (topic, card_id, seq)
        )
        """,
    )


async def m009_callers(db: Connection) -> None:
    """Who may call: scoped tokens, used proofs, idempotency keys, our own secrets."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS tokens (
            id TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            name TEXT NOT NULL,
            scopes TEXT NOT NULL,
            secret_hash TEXT NOT NULL UNIQUE,
            created_at BIGINT NOT NULL,
            revoked_at BIGINT
        )
        """,
        "CREATE INDEX IF NOT EXISTS tokens_merchant ON tokens (merchant_id)",
        """
        CREATE TABLE IF NOT EXISTS used_proofs (
            proof_id TEXT PRIMARY KEY,
            expires_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS idempotency_keys (
            scope TEXT NOT NULL,
            key TEXT NOT NULL,
            request_hash TEXT NOT NULL,
            answer TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            PRIMARY KEY (scope, key)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS secrets (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        )
        """,
    )


async def m010_nicknames(db: Connection) -> None:
    """What a merchant calls a guest: the merchant's own, never published."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS nicknames (
            card_id TEXT PRIMARY KEY,
            nickname TEXT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS balances_visits ON balances (program_id, visits)",
        "CREATE INDEX IF NOT EXISTS balances_seen ON balances (program_id, last_time)",
        "CREATE INDEX IF NOT EXISTS balances_spent "
        "ON balances (program_id, spent_sats)",
    )


async def m021_event_log(db: Connection) -> None:
    """The reasons' words, and what makes the log quick among a million events.

    Whatever a list is filtered, sorted and counted by is in the log's own indexes, so
    that only the rows of the page are fetched. What people did is rare beside what
    bills earned: indexes of it alone cost a bill nothing.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS event_texts (
            card_id TEXT NOT NULL,
            seq BIGINT NOT NULL,
            salt TEXT NOT NULL,
            words TEXT NOT NULL,
            PRIMARY KEY (card_id, seq)
        )
        """,
        "CREATE INDEX IF NOT EXISTS events_log ON events "
        "(merchant_id, recorded_at, card_id, seq, time, delta, kind, source)",
        "CREATE INDEX IF NOT EXISTS events_program_log ON events "
        "(program_id, recorded_at, card_id, seq, time, delta, kind, source)",
        "CREATE INDEX IF NOT EXISTS events_order ON events (order_id)",
        "CREATE INDEX IF NOT EXISTS events_log_kind ON events "
        "(merchant_id, kind, recorded_at, card_id, seq, time) WHERE kind <> 'earned'",
        "CREATE INDEX IF NOT EXISTS events_log_actor ON events "
        "(merchant_id, actor_id, recorded_at, card_id, seq, time) "
        "WHERE actor_id <> 'system'",
    )
