"""Discount rules, quotes, and each use of a rule."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import add_column, run


async def m120_discount_rules(db: Connection) -> None:
    """What gives a discount; without a merchant it is an offer to every partner.

    `badge_key` is what rules are found by: a badge, `*:<d>`, or empty.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS discount_rules (
            id TEXT PRIMARY KEY,
            merchant_id TEXT,
            badge TEXT NOT NULL,
            badge_issuer TEXT NOT NULL,
            badge_key TEXT NOT NULL,
            discount_type TEXT NOT NULL,
            value BIGINT NOT NULL,
            max_discount_sats BIGINT,
            min_purchase_sats BIGINT NOT NULL,
            valid_from BIGINT,
            valid_until BIGINT,
            usage_limit BIGINT,
            description TEXT NOT NULL,
            active BIGINT NOT NULL,
            same_day BIGINT NOT NULL,
            event TEXT NOT NULL,
            stackable BIGINT NOT NULL,
            priority BIGINT NOT NULL,
            budget_sats BIGINT,
            tier_id TEXT,
            partner_days BIGINT NOT NULL,
            partner_id TEXT,
            created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL,
            deleted_at BIGINT
        )
        """,
        "CREATE INDEX IF NOT EXISTS discount_rules_merchant "
        "ON discount_rules (merchant_id, badge_key)",
        "CREATE INDEX IF NOT EXISTS discount_rules_badge ON discount_rules (badge_key)",
    )


async def m121_joined_rules(db: Connection) -> None:
    """Which merchants have joined an offer, with their own cap and budget."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS joined_rules (
            rule_id TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            max_discount_sats BIGINT,
            budget_sats BIGINT,
            joined_at BIGINT NOT NULL,
            PRIMARY KEY (rule_id, merchant_id)
        )
        """,
        "CREATE INDEX IF NOT EXISTS joined_rules_merchant "
        "ON joined_rules (merchant_id)",
    )


async def m122_discount_quotes(db: Connection) -> None:
    """What a customer was promised for one bill, for ten minutes; `body` is JSON."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS discount_quotes (
            id TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            customer_pubkey TEXT,
            amount_sats BIGINT NOT NULL,
            body TEXT NOT NULL,
            for_order TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            used_at BIGINT,
            order_id TEXT UNIQUE
        )
        """,
        "CREATE INDEX IF NOT EXISTS discount_quotes_ended "
        "ON discount_quotes (expires_at)",
        "CREATE INDEX IF NOT EXISTS discount_quotes_customer "
        "ON discount_quotes (customer_pubkey)",
    )


async def m123_discount_usages(db: Connection) -> None:
    """Each rule on each bill: what it gave, what proved it, what became of it.

    A use counts for invoices of its bill that were made while it was on it: those whose
    number is above `after_number` and, once it was let go, at most `until_number`.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS discount_usages (
            id TEXT PRIMARY KEY,
            quote_id TEXT NOT NULL,
            number BIGINT NOT NULL,
            rule_id TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            order_id TEXT NOT NULL,
            customer_pubkey TEXT,
            person TEXT NOT NULL,
            original_amount BIGINT NOT NULL,
            discount_amount BIGINT NOT NULL,
            cashback_amount BIGINT NOT NULL,
            final_amount BIGINT NOT NULL,
            discount_type TEXT NOT NULL,
            value BIGINT NOT NULL,
            words TEXT NOT NULL,
            badge TEXT NOT NULL,
            badge_name TEXT NOT NULL,
            award_id TEXT NOT NULL,
            definition_id TEXT NOT NULL,
            payment_hash TEXT,
            status TEXT NOT NULL,
            flag TEXT NOT NULL,
            actor_id TEXT NOT NULL,
            eligible_sats BIGINT NOT NULL,
            cashback_owed BIGINT NOT NULL,
            after_number BIGINT NOT NULL,
            until_number BIGINT,
            applied_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            ended_at BIGINT,
            UNIQUE (quote_id, number),
            UNIQUE (quote_id, rule_id)
        )
        """,
        "CREATE INDEX IF NOT EXISTS discount_usages_order "
        "ON discount_usages (order_id)",
        "CREATE INDEX IF NOT EXISTS discount_usages_merchant "
        "ON discount_usages (merchant_id, applied_at)",
        "CREATE INDEX IF NOT EXISTS discount_usages_rule "
        "ON discount_usages (rule_id, applied_at)",
        "CREATE INDEX IF NOT EXISTS discount_usages_customer "
        "ON discount_usages (customer_pubkey, applied_at)",
        "CREATE INDEX IF NOT EXISTS discount_usages_due "
        "ON discount_usages (expires_at) WHERE status = 'reserved'",
    )


async def m124_rule_uses(db: Connection) -> None:
    """How often somebody has used a rule, by an HMAC of their key; and what rules have
    given, in all (`merchant_id` empty) and at each merchant."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS rule_uses (
            rule_id TEXT NOT NULL,
            person TEXT NOT NULL,
            used BIGINT NOT NULL,
            forget_at BIGINT,
            PRIMARY KEY (rule_id, person)
        )
        """,
        "CREATE INDEX IF NOT EXISTS rule_uses_person ON rule_uses (person)",
        """
        CREATE TABLE IF NOT EXISTS rule_budgets (
            rule_id TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            spent_sats BIGINT NOT NULL,
            PRIMARY KEY (rule_id, merchant_id)
        )
        """,
    )


async def m125_discounts_on_bills(db: Connection) -> None:
    """Which quote is on a bill, and which use a line of it is."""
    await add_column(db, "orders", "quote_id TEXT NOT NULL DEFAULT ''")
    await add_column(db, "order_lines", "usage_id TEXT")
