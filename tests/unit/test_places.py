"""Places in other people's words: OpenStreetMap's tags, Nostr listings, searches."""

from __future__ import annotations

import json
from typing import Any

import pytest

from loyalty.directory.folding import asked_words, words_of
from loyalty.directory.openstreetmap import category_of, profile_of
from loyalty.merchants.profile import flattened, snake
from loyalty.nostr.places import PlaceSaid, place_event

PROGRAM = f"32604:{'a' * 64}:p1"
PAGES = "https://lnbits.example/loyalty/places"
SAID: dict[str, Any] = {
    "description": "Since 2009.",
    "address": "Rua da Prata 1",
    "city": "Lisboa",
    "latitude": 38.7101,
    "longitude": -9.1402,
    "images": ["https://example.com/a.jpg", "/api/v1/assets/x"],
}


def place(is_listed: bool = True, **said: Any) -> PlaceSaid:
    profile = json.dumps({**SAID, **said})
    return PlaceSaid("m1", "cafe", "Café", "restaurant", profile, is_listed, 1_000)


def test_a_listing_says_where_and_what() -> None:
    event = place_event(place(), PROGRAM, PAGES, 2_000)
    assert (event.kind, event.created_at, event.content) == (
        30402,
        2_000,
        "Since 2009.",
    )
    assert set(event.tags) == {
        ("d", "m1"),
        ("status", "active"),
        ("a", PROGRAM),
        ("alt", "A place with a loyalty programme"),
        ("title", "Café"),
        ("published_at", "1000"),
        ("location", "Rua da Prata 1, Lisboa"),
        ("g", "eycs0nbq"),
        ("t", "restaurant"),
        ("t", "bitcoin"),
        ("r", f"{PAGES}/cafe"),
        ("image", "https://example.com/a.jpg"),
    }


def test_a_place_that_went_says_only_that() -> None:
    event = place_event(place(is_listed=False), PROGRAM, PAGES, 2_000)
    assert event.content == ""
    assert {tag[0] for tag in event.tags} == {"d", "status", "a", "alt"}
    assert ("status", "sold") in event.tags


def test_a_place_without_a_point_has_no_geohash() -> None:
    event = place_event(place(latitude=None), PROGRAM, PAGES, 2_000)
    assert "g" not in {tag[0] for tag in event.tags}


@pytest.mark.parametrize(
    ("tags", "category"),
    [
        ({"amenity": "cafe"}, "restaurant"),
        ({"amenity": "pub", "tourism": "hotel"}, "bar"),
        ({"shop": "computer"}, "tech"),
        ({"shop": "bakery"}, "retail"),
        ({"tourism": "hostel"}, "travel"),
        ({"craft": "shoemaker"}, "services"),
        ({"amenity": "atm", "shop": "kiosk"}, "retail"),
        ({"shop": "no"}, "other"),
        ({}, "other"),
    ],
)
def test_a_category_of_the_map(tags: dict[str, str], category: str) -> None:
    assert category_of(tags) == category


def test_a_profile_says_only_what_the_map_says() -> None:
    assert profile_of({"name": "Bar", "payment:lightning": "sometimes"}) == {
        "name": "Bar",
        "category": "other",
    }
    said = profile_of({"phone": "1234", "contact:phone": "5678", "addr:full": "Rua 1"})
    assert (said["phone"], said["address"]) == ("5678", "Rua 1")


def test_words_are_found_without_accents_and_spaces() -> None:
    assert words_of("Café L'Étoile", "PARIS café") == ["cafe", "l", "etoile", "paris"]
    assert words_of("寿司屋") == ["司屋", "寿司屋", "屋"]
    assert asked_words("  ÉTO  éto par! ") == ["eto", "par"]
    assert asked_words("''--") == []
    assert len(words_of(" ".join(f"w{n}" for n in range(500)))) <= 80


def test_what_is_flat_counts_more() -> None:
    sent = {
        "location": {"city": "Faro", "coordinates": [1, 2]},
        "operatingHours": "24/7",
        "city": "Lagos",
        "contact": None,
    }
    assert flattened(sent) == {
        "city": "Lagos",
        "latitude": 1,
        "longitude": 2,
        "operating_hours": "24/7",
    }
    assert snake("usesLaWalletPos") == "uses_la_wallet_pos"
    with pytest.raises(ValueError, match="location is not an object"):
        flattened({"location": "Lisbon"})
