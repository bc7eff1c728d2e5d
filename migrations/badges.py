"""Badges: which count where, what relays said of them, a programme's own, and events
whose day counts.

In `badge_…` lists a merchant without an id is the community: what counts everywhere.
"""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import run


async def m127_badge_lists(db: Connection) -> None:
    """Badges and issuers that count at a merchant, and the community's own relays.

    `relays`: where a badge was said to be found, JSON.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS badge_templates (
            id TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            badge TEXT NOT NULL,
            name TEXT NOT NULL,
            description TEXT NOT NULL,
            image TEXT NOT NULL,
            relays TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            UNIQUE (merchant_id, badge)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS badge_issuers (
            id TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            issuer TEXT NOT NULL,
            name TEXT NOT NULL,
            relays TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            UNIQUE (merchant_id, issuer)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS community_relays (
            url TEXT PRIMARY KEY,
            place BIGINT NOT NULL
        )
        """,
    )


async def m128_badge_events(db: Connection) -> None:
    """What was read: awards trimmed to what a verdict needs, the newest definitions,
    and what their authors took back, for good.

    A deletion's `target` is an event's id, or an address; of an address it counts up to
    `created_at`.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS badge_awards (
            customer_pubkey TEXT NOT NULL,
            award_id TEXT NOT NULL,
            badge TEXT NOT NULL,
            author TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            tags TEXT NOT NULL,
            seen_at BIGINT NOT NULL,
            PRIMARY KEY (customer_pubkey, award_id)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS badge_definitions (
            badge TEXT PRIMARY KEY,
            event_id TEXT NOT NULL,
            author TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            tags TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS badge_deletions (
            author TEXT NOT NULL,
            target TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            PRIMARY KEY (author, target)
        )
        """,
    )


async def m129_badge_checks(db: Connection) -> None:
    """When relays were asked for a customer's badges, for a merchant; `answered_at`:
    when one of the merchant's last answered it all. And what is the customer's wherever
    it was asked for: their own relays, and what they show on their profile."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS badge_checks (
            merchant_id TEXT NOT NULL,
            customer_pubkey TEXT NOT NULL,
            asked_at BIGINT NOT NULL,
            answered_at BIGINT NOT NULL,
            PRIMARY KEY (merchant_id, customer_pubkey)
        )
        """,
        "CREATE INDEX IF NOT EXISTS badge_checks_customer "
        "ON badge_checks (customer_pubkey)",
        "CREATE INDEX IF NOT EXISTS badge_checks_asked ON badge_checks (asked_at)",
        """
        CREATE TABLE IF NOT EXISTS badge_guests (
            customer_pubkey TEXT PRIMARY KEY,
            relays TEXT NOT NULL,
            relays_at BIGINT NOT NULL,
            worn TEXT NOT NULL,
            worn_at BIGINT NOT NULL
        )
        """,
    )


async def m130_own_badges(db: Connection) -> None:
    """A programme's own badges, and to which cards it gave them.

    `said`: what was last told of it on Nostr, hashed. An award that is on relays is
    named by `event_id`, and can be taken back by `event_author` alone.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS own_badges (
            id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            name TEXT NOT NULL,
            description TEXT NOT NULL,
            image TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            ended_at BIGINT,
            said TEXT NOT NULL DEFAULT '',
            said_at BIGINT NOT NULL DEFAULT 0
        )
        """,
        "CREATE INDEX IF NOT EXISTS own_badges_program ON own_badges (program_id)",
        """
        CREATE TABLE IF NOT EXISTS own_awards (
            id TEXT PRIMARY KEY,
            badge_id TEXT NOT NULL,
            program_id TEXT NOT NULL,
            card_id TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            expires_at BIGINT,
            taken_at BIGINT,
            actor_id TEXT NOT NULL,
            event_id TEXT NOT NULL DEFAULT '',
            event_author TEXT NOT NULL DEFAULT ''
        )
        """,
        "CREATE UNIQUE INDEX IF NOT EXISTS own_awards_once "
        "ON own_awards (badge_id, card_id) WHERE taken_at IS NULL",
        "CREATE INDEX IF NOT EXISTS own_awards_card ON own_awards (card_id)",
        "CREATE INDEX IF NOT EXISTS own_awards_open ON own_awards (program_id) "
        "WHERE taken_at IS NULL OR event_id <> ''",
    )


async def m131_sponsored_events(db: Connection) -> None:
    """Calendar events (NIP-52) on whose days a merchant gives something.

    Of an event of whole days, `first_day` and `last_day` count, of others `starts_at`
    and `ends_at`; what does not count is empty.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS sponsored_events (
            id TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            event TEXT NOT NULL,
            title TEXT NOT NULL,
            starts_at BIGINT,
            ends_at BIGINT,
            first_day TEXT NOT NULL,
            last_day TEXT NOT NULL,
            timezone TEXT NOT NULL,
            badge TEXT NOT NULL,
            issuer TEXT NOT NULL,
            relays TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            UNIQUE (merchant_id, event)
        )
        """,
    )
