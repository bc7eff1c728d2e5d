"""A place as a listing that any Nostr client reads (NIP-99). Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ..geohash import geohash
from .event import Draft
from .kinds import LISTING

ACTIVE, GONE = "active", "sold"  # what NIP-99 has words for
MOST_IMAGES = 5


@dataclass(frozen=True)
class PlaceSaid:
    """A merchant of a programme that the community has approved, or had.

    Attributes:
        profile: as the merchant has it, JSON.
        is_listed: the public may see it now.
        listed_at: since when, or when it went.
    """

    id: str
    slug: str
    name: str
    category: str
    profile: str
    is_listed: bool
    listed_at: int


def place_event(place: PlaceSaid, program: str, pages: str, at: int) -> Draft:
    """A place, for everybody; one that may be seen no more says only that.

    Args:
        program: the address of its programme; pages: where places have their pages.
    """
    tags: list[tuple[str, ...]] = [
        ("d", place.id),
        ("status", ACTIVE if place.is_listed else GONE),
        ("a", program),
        ("alt", "A place with a loyalty programme"),
    ]
    if not place.is_listed:
        return Draft(LISTING, at, tuple(tags))
    said = json.loads(place.profile)
    tags += [
        ("title", place.name),
        ("published_at", str(place.listed_at)),
        *_where(said),
        ("t", place.category),
        ("t", "bitcoin"),
        ("r", f"{pages}/{place.slug}"),
    ]
    tags += [("image", url) for url in _images(said)]
    return Draft(LISTING, at, tuple(tags), said.get("description") or "")


def _where(said: dict[str, Any]) -> list[tuple[str, ...]]:
    """In words, and as a geohash of about forty metres, if it says so."""
    words = [said.get(name) for name in ("address", "city", "country")]
    tags: list[tuple[str, ...]] = []
    if any(words):
        tags.append(("location", ", ".join(word for word in words if word)))
    latitude, longitude = said.get("latitude"), said.get("longitude")
    if latitude is not None and longitude is not None:
        tags.append(("g", geohash(latitude, longitude, 8)))
    return tags


def _images(said: dict[str, Any]) -> list[str]:
    """Those that can be seen from elsewhere."""
    shown = [url for url in said.get("images") or [] if url.startswith("https://")]
    return shown[:MOST_IMAGES]
