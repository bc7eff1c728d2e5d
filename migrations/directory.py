"""The public directory: who stands in it, how places are found, what guests say."""

from __future__ import annotations

from lnbits.db import POSTGRES, Connection

from ..schema import run


async def m140_listings(db: Connection) -> None:
    """A row for each place that the public may see: what it is found and sorted by.

    It is made of the merchant, in the unit of work that changes one. `spot` is the cell
    that it lies in, `x`, `y` and `z` are its point of the unit sphere; NULL: it says of
    no place. `rating` is in tenths, 0 while it is not shown. `hours_until`: up to when
    `opening_spans` are known, 0 where nobody knows its hours.
    """
    collation = 'COLLATE "C"' if db.type == POSTGRES else ""
    await run(
        db,
        f"""
        CREATE TABLE IF NOT EXISTS listings (
            merchant_id TEXT PRIMARY KEY,
            name_key TEXT {collation} NOT NULL,
            category TEXT NOT NULL,
            city_key TEXT {collation} NOT NULL,
            country TEXT NOT NULL,
            latitude DOUBLE PRECISION,
            longitude DOUBLE PRECISION,
            x DOUBLE PRECISION,
            y DOUBLE PRECISION,
            z DOUBLE PRECISION,
            spot BIGINT,
            shows_loyalty BIGINT NOT NULL,
            rating BIGINT NOT NULL,
            rating_count BIGINT NOT NULL,
            hours_until BIGINT NOT NULL,
            listed_at BIGINT NOT NULL,
            changed_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS listings_name ON listings (name_key, merchant_id)",
        "CREATE INDEX IF NOT EXISTS listings_rating ON listings (rating, merchant_id)",
        "CREATE INDEX IF NOT EXISTS listings_newest "
        "ON listings (listed_at, merchant_id)",
        "CREATE INDEX IF NOT EXISTS listings_category "
        "ON listings (category, name_key, merchant_id)",
        "CREATE INDEX IF NOT EXISTS listings_city "
        "ON listings (city_key, name_key, merchant_id)",
        "CREATE INDEX IF NOT EXISTS listings_country "
        "ON listings (country, name_key, merchant_id)",
        "CREATE INDEX IF NOT EXISTS listings_spot "
        "ON listings (spot, x, y, z, merchant_id) WHERE spot IS NOT NULL",
        "CREATE INDEX IF NOT EXISTS listings_changed "
        "ON listings (changed_at, merchant_id)",
        "CREATE INDEX IF NOT EXISTS listings_hours ON listings (hours_until) "
        "WHERE hours_until > 0",
    )


async def m141_listing_words(db: Connection) -> None:
    """What places are found by, word for word. Ranges are of bytes."""
    collation = 'COLLATE "C"' if db.type == POSTGRES else ""
    await run(
        db,
        f"""
        CREATE TABLE IF NOT EXISTS listing_words (
            word TEXT {collation} NOT NULL,
            merchant_id TEXT NOT NULL,
            PRIMARY KEY (word, merchant_id)
        )
        """,
        "CREATE INDEX IF NOT EXISTS listing_words_merchant "
        "ON listing_words (merchant_id, word)",
    )


async def m142_opening_spans(db: Connection) -> None:
    """When places are open in the days to come, in Unix seconds."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS opening_spans (
            merchant_id TEXT NOT NULL,
            opens_at BIGINT NOT NULL,
            closes_at BIGINT NOT NULL,
            PRIMARY KEY (merchant_id, opens_at)
        )
        """,
        "CREATE INDEX IF NOT EXISTS opening_spans_at "
        "ON opening_spans (opens_at, closes_at, merchant_id)",
    )


async def m143_unlisted(db: Connection) -> None:
    """Places that the public has seen and may see no more: for who mirrors them."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS unlisted (
            merchant_id TEXT PRIMARY KEY,
            changed_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS unlisted_changed "
        "ON unlisted (changed_at, merchant_id)",
    )


async def m144_standings(db: Connection) -> None:
    """What the community has decided of merchants, what it saw then, and what has
    changed since; and what merchants have shown for themselves."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS standings (
            merchant_id TEXT PRIMARY KEY,
            reason TEXT NOT NULL,
            decided_at BIGINT,
            decided_by TEXT NOT NULL,
            verified_at BIGINT,
            verified_by TEXT NOT NULL,
            seen TEXT NOT NULL,
            changed_fields TEXT NOT NULL,
            changed_at BIGINT,
            asked_at BIGINT
        )
        """,
        "CREATE INDEX IF NOT EXISTS standings_changed ON standings (changed_at) "
        "WHERE changed_at IS NOT NULL",
        """
        CREATE TABLE IF NOT EXISTS verifications (
            merchant_id TEXT NOT NULL,
            number BIGINT NOT NULL,
            domain TEXT NOT NULL,
            nip05 TEXT NOT NULL,
            nip05_said TEXT NOT NULL,
            osm_id TEXT NOT NULL,
            statement TEXT NOT NULL,
            asked_at BIGINT NOT NULL,
            actor_id TEXT NOT NULL,
            PRIMARY KEY (merchant_id, number)
        )
        """,
        "CREATE INDEX IF NOT EXISTS merchants_status "
        "ON merchants (status, created_at, id) WHERE deleted_at IS NULL",
    )


async def m145_reviews(db: Connection) -> None:
    """What guests say of places: one review for each guest and quarter.

    Without a key it is one of somebody who was forgotten: the stars count, the words
    are gone.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS reviews (
            id TEXT PRIMARY KEY,
            merchant_id TEXT NOT NULL,
            customer_pubkey TEXT,
            quarter TEXT NOT NULL,
            stars BIGINT NOT NULL,
            words TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL,
            reply TEXT NOT NULL,
            replied_at BIGINT,
            reports BIGINT NOT NULL,
            hidden_at BIGINT,
            hidden_reason TEXT NOT NULL,
            UNIQUE (merchant_id, customer_pubkey, quarter)
        )
        """,
        "CREATE INDEX IF NOT EXISTS reviews_merchant "
        "ON reviews (merchant_id, created_at, id)",
        "CREATE INDEX IF NOT EXISTS reviews_customer ON reviews (customer_pubkey)",
        "CREATE INDEX IF NOT EXISTS reviews_reported ON reviews (reports) "
        "WHERE reports > 0",
        """
        CREATE TABLE IF NOT EXISTS review_reports (
            review_id TEXT NOT NULL,
            reporter TEXT NOT NULL,
            reason TEXT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (review_id, reporter)
        )
        """,
    )
