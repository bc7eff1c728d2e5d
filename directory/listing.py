"""Keeps the directory as the merchants are: in the unit of work that changes one.

Only who is approved and not closed has a listing. Hours are kept as spans of the coming
days, because a search cannot evaluate a hundred thousand of them; a sweep makes them
longer, and whoever asks for what is open now finds them long enough (`catch_up`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from .. import clock
from ..merchants import crud as merchants
from ..merchants.models import Merchant
from ..searching import folded
from ..store import Tx, store
from . import geo, listing_crud, opening_hours
from .folding import words_of
from .models import LEAST_REVIEWS, Listing, Standing, changed_since

DAY = 86_400
KNOWN_DAYS = 8  # that hours are written down for
LONGER_DAYS = 1  # before their end they are written anew
KEY_LENGTH = 120
TOGETHER = 100


def keep(tx: Tx, merchant: Merchant) -> None:
    """Puts a merchant into the directory as it is now, or takes it out."""
    now = clock.now()
    if not merchant.is_verified:
        listing_crud.delete_listing(tx, merchant.id, now)
        return
    standing = _noticed(tx, merchant, now)
    listed_at = standing.verified_at or merchant.created_at
    listing = _listing(tx, merchant, listed_at, now)
    profile = merchant.profile
    words = words_of(
        merchant.name,
        profile.get("city") or "",
        merchant.category,
        profile.get("address") or "",
        profile.get("description") or "",
    )
    listing_crud.put_listing(tx, listing, words)
    keep_hours(tx, merchant, now)


def _noticed(tx: Tx, merchant: Merchant, now: int) -> Standing:
    """What was decided, with what has changed since."""
    standing = listing_crud.get_standing(tx, merchant.id)
    if not standing.verified_at:
        return standing
    changes = ",".join(changed_since(standing, merchant))
    if changes != standing.changed_fields:
        standing = replace(
            standing, changed_fields=changes, changed_at=now if changes else None
        )
        listing_crud.put_standing(tx, standing)
    return standing


def _listing(tx: Tx, merchant: Merchant, listed_at: int, now: int) -> Listing:
    profile = merchant.profile
    count, rating = rating_of(tx, merchant.id)
    return Listing(
        merchant_id=merchant.id,
        name_key=folded(merchant.name)[:KEY_LENGTH],
        category=merchant.category,
        city_key=folded(profile.get("city") or "")[:KEY_LENGTH],
        country=profile.get("country") or "",
        **_point(profile),
        shows_loyalty=int(merchant.shows_loyalty),
        rating=rating,
        rating_count=count,
        hours_until=0,
        listed_at=listed_at,
        changed_at=now,
    )


def _point(profile: dict[str, Any]) -> dict[str, Any]:
    """Where it is, in all the ways that it is looked for; half a place is none."""
    latitude, longitude = profile.get("latitude"), profile.get("longitude")
    if latitude is None or longitude is None:
        return dict.fromkeys(("latitude", "longitude", "x", "y", "z", "spot"))
    point = geo.vector(latitude, longitude)
    return {
        "latitude": float(latitude),
        "longitude": float(longitude),
        **dict(zip("xyz", point, strict=True)),
        "spot": geo.spot(point),
    }


def rating_of(tx: Tx, merchant_id: str) -> tuple[int, int]:
    """How many reviews there are, and the rating in tenths; 0: they are too few."""
    count, stars = listing_crud.count_stars(tx, merchant_id)
    if count < LEAST_REVIEWS:
        return count, 0
    return count, (stars * 20 + count) // (2 * count)


# --- hours ----------------------------------------------------------------------------


def keep_hours(tx: Tx, merchant: Merchant, now: int) -> None:
    """Writes down when a merchant is open in the days to come."""
    hours = merchant.profile.get("operating_hours") or ""
    until = now + KNOWN_DAYS * DAY
    spans = opening_hours.open_spans(hours, merchant.timezone, now, until)
    listing_crud.put_spans(tx, merchant.id, spans or [], 0 if spans is None else until)


def lengthen_hours(tx: Tx, now: int, limit: int) -> int:
    """A sweep: hours that are known for less than a day; returns how many."""
    return _lengthen(tx, now + LONGER_DAYS * DAY, now, limit)


def _lengthen(tx: Tx, before: int, now: int, limit: int) -> int:
    due = listing_crud.get_due_hours(tx, before, limit)
    for merchant_id in due:
        merchant = merchants.lock_merchant(tx, merchant_id)
        if merchant and merchant.is_verified:
            keep_hours(tx, merchant, now)
        else:
            listing_crud.delete_listing(tx, merchant_id, now)
    return len(due)


async def catch_up() -> None:
    """Sees to it that nobody's hours have run out, should no sweep have come by."""
    now = clock.now()
    while await store.read(listing_crud.get_due_hours, now, 1):
        await store.write(_lengthen, now, now, TOGETHER)
