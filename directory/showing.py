"""How a place is answered: in lists, on maps, as a profile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..geohash import geohash
from ..merchants.models import Merchant
from . import opening_hours
from .models import Place
from .search import Places

_SAID = (
    *("description", "address", "city", "country", "latitude", "longitude"),
    *("operating_hours", "accepts_lightning", "accepts_onchain"),
)
CONTACTS = ("phone", "email", "website", "nostr_pubkey", "osm_id", "uses_lawallet_pos")
COMMUNITY = "community"  # who verified it, as far as it is anybody's business


def hours_view(merchant: Merchant, now: int) -> dict[str, Any]:
    """Whether it is open, and until when, or from when on; null: nobody knows, or not
    within eight days."""
    hours = merchant.profile.get("operating_hours") or ""
    return hours_said(hours, merchant.timezone, now)


def hours_said(hours: str, timezone: str, now: int) -> dict[str, Any]:
    """The same for hours that somebody is still writing."""
    status = opening_hours.status(hours, timezone, now)
    changes_at = status.changes_at if status else None
    is_open = status.is_open if status else None
    return {
        "is_open": is_open,
        "opens_at": changes_at if is_open is False else None,
        "closes_at": changes_at if is_open else None,
        "timezone": timezone,
    }


def place_view(place: Place, now: int) -> dict[str, Any]:
    """A place in a list."""
    merchant, listing, profile = place.merchant, place.listing, place.merchant.profile
    view = {
        "id": merchant.id,
        "slug": merchant.slug,
        "name": merchant.name,
        "category": merchant.category,
        **{name: profile.get(name) for name in _SAID},
        "images": profile.get("images") or [],
        "geohash": geohash_of(merchant),
        **hours_view(merchant, now),
        "has_discount": place.has_discount,
        "rating": listing.rating / 10 if listing.rating else None,
        "rating_count": listing.rating_count,
        "verified": True,
        "verified_at": place.standing.verified_at,
        "verified_by": COMMUNITY,
        "is_stale": place.standing.is_stale(now),
        "updated_at": listing.changed_at,
    }
    if place.distance_km is not None:
        view["distance_km"] = round(place.distance_km, 2)
    return view


def geohash_of(merchant: Merchant) -> str | None:
    latitude = merchant.profile.get("latitude")
    longitude = merchant.profile.get("longitude")
    if latitude is None or longitude is None:
        return None
    return geohash(latitude, longitude)


def page_view(places: Places, now: int) -> dict[str, Any]:
    """A list's answer; where `total_is_exact` is false there are more than `total`."""
    return {
        "data": [place_view(place, now) for place in places.found],
        "total": places.total,
        "total_is_exact": places.is_exact,
    }


def geojson(places: Sequence[Place], total: int, now: int) -> dict[str, Any]:
    """The same for a map (RFC 7946): only those that say where they are."""
    views = [place_view(place, now) for place in places]
    return {
        "type": "FeatureCollection",
        "total": total,
        "features": [
            {
                "type": "Feature",
                "id": view["id"],
                "geometry": {
                    "type": "Point",
                    "coordinates": [view["longitude"], view["latitude"]],
                },
                "properties": view,
            }
            for view in views
            if view["geohash"]
        ],
    }
