"""What an owner says of tiers and rewards beside what they do."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import add_column


async def m090_tier_images(db: Connection) -> None:
    """A tier's badge: an address, shown beside its word."""
    await add_column(db, "tiers", "image TEXT")


async def m091_reward_faces(db: Connection) -> None:
    """A reward's picture, and what it costs whoever gives it."""
    await add_column(db, "rewards", "image TEXT")
    await add_column(db, "rewards", "cost_sats BIGINT")


async def m118_tiers_served_first(db: Connection) -> None:
    """Whether a tier's guests are served first: no perk's name says so any more."""
    await add_column(db, "tiers", "served_first BIGINT NOT NULL DEFAULT 0")
