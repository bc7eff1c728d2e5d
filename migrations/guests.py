"""Who brings new guests, and cards of other places that guests show."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import add_column, append_only, no_replace, run


async def m108_gifts(db: Connection) -> None:
    """Points that somebody gets because a new guest paid a first bill.

    `card_id` gets them, `guest_id` is the new guest's card, which has the bill.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS gifts (
            id TEXT NOT NULL,
            role TEXT NOT NULL,
            program_id TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            card_id TEXT NOT NULL,
            guest_id TEXT NOT NULL,
            seq BIGINT NOT NULL,
            order_id TEXT,
            points BIGINT NOT NULL,
            least_sats BIGINT NOT NULL,
            actor_id TEXT NOT NULL,
            bill_time BIGINT NOT NULL,
            due_at BIGINT NOT NULL,
            give_up_at BIGINT NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (id, role)
        )
        """,
        "CREATE INDEX IF NOT EXISTS gifts_card ON gifts (card_id, due_at) "
        "WHERE state IN ('waiting', 'owed')",
        "CREATE INDEX IF NOT EXISTS gifts_waiting ON gifts (guest_id, due_at) "
        "WHERE state = 'waiting'",
        "CREATE INDEX IF NOT EXISTS gifts_due ON gifts (due_at) "
        "WHERE state IN ('waiting', 'owed')",
        "CREATE INDEX IF NOT EXISTS gifts_guest ON gifts (guest_id)",
        "CREATE INDEX IF NOT EXISTS gifts_order ON gifts (order_id) "
        "WHERE order_id IS NOT NULL",
        "CREATE INDEX IF NOT EXISTS gifts_program ON gifts (program_id, bill_time)",
    )


async def m109_referral_links(db: Connection) -> None:
    """Whose signed link a new guest has come by, until their first bill."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS referral_links (
            program_id TEXT NOT NULL,
            customer_pubkey TEXT NOT NULL,
            referrer_id TEXT NOT NULL,
            accepted_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            PRIMARY KEY (program_id, customer_pubkey)
        )
        """,
        "CREATE INDEX IF NOT EXISTS referral_links_end ON referral_links (expires_at)",
    )


async def m110_referrers(db: Connection) -> None:
    """Who said who brought a guest; and the cards of those who work there."""
    await add_column(db, "orders", "referred_by TEXT NOT NULL DEFAULT ''")
    await add_column(db, "staff", "card_pubkey TEXT")


async def m111_shown_cards(db: Connection) -> None:
    """That a guest has shown a card of another place, and what that gave them.

    `foreign_id` is an HMAC under a secret of the install: it tells whether that card
    was shown before, and leads back to no card. `tier_id` is empty where it gave none.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS shown_cards (
            id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            card_id TEXT NOT NULL,
            foreign_id TEXT NOT NULL,
            tier_id TEXT NOT NULL,
            from_at BIGINT NOT NULL,
            until_at BIGINT NOT NULL,
            points BIGINT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS shown_cards_card ON shown_cards (card_id)",
        "CREATE INDEX IF NOT EXISTS shown_cards_foreign "
        "ON shown_cards (program_id, foreign_id)",
    )
    await append_only(db, "shown_cards")
    await no_replace(db, "shown_cards", "id")


async def m112_trust(db: Connection) -> None:
    """Which programmes elsewhere a programme trusts, and the lists it goes by.

    Of a list the last good answer is kept, whatever relays say later.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS program_trust (
            program_id TEXT PRIMARY KEY,
            programs TEXT NOT NULL,
            tiers TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS trusted_lists (
            program_id TEXT NOT NULL,
            address TEXT NOT NULL,
            relays TEXT NOT NULL,
            title TEXT NOT NULL DEFAULT '',
            programs TEXT NOT NULL DEFAULT '[]',
            people TEXT NOT NULL DEFAULT '[]',
            created_at BIGINT NOT NULL DEFAULT 0,
            event_id TEXT NOT NULL DEFAULT '',
            fetched_at BIGINT,
            due_at BIGINT NOT NULL DEFAULT 0,
            tries BIGINT NOT NULL DEFAULT 0,
            reason TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (program_id, address)
        )
        """,
        "CREATE INDEX IF NOT EXISTS trusted_lists_due ON trusted_lists (due_at)",
    )
