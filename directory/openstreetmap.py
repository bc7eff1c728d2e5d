"""A place as OpenStreetMap's tags, and tags as a place. Pure.

What goes out can be pasted into an editor of the map; what comes in is only a proposal
for a profile. Tags that mean nothing here are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any, Final

YES, NO = "yes", "no"

_CONTACTS: Final = ("phone", "email", "website")
_CATEGORIES: Final[Mapping[str, Mapping[str, str]]] = {
    "amenity": {
        **dict.fromkeys(
            ("restaurant", "cafe", "fast_food", "food_court", "ice_cream"), "restaurant"
        ),
        **dict.fromkeys(("bar", "pub", "biergarten"), "bar"),
        **dict.fromkeys(
            ("cinema", "theatre", "nightclub", "arts_centre", "casino"), "entertainment"
        ),
        **dict.fromkeys(
            ("clinic", "dentist", "doctors", "hospital", "pharmacy", "veterinary"),
            "health",
        ),
        **dict.fromkeys(
            ("college", "kindergarten", "language_school", "school", "university"),
            "education",
        ),
        **dict.fromkeys(("car_rental", "taxi", "bicycle_rental"), "travel"),
    },
    "shop": {**dict.fromkeys(("computer", "electronics", "mobile_phone"), "tech")},
    "tourism": {},
    "office": {"it": "tech"},
    "craft": {},
    "leisure": {},
    "healthcare": {},
}
_ANY: Final = {
    "shop": "retail",
    "tourism": "travel",
    "office": "services",
    "craft": "services",
    "leisure": "entertainment",
    "healthcare": "health",
}
# What a category is for sure; of the others, who maps knows more than we do.
_MAPPED: Final = {
    "restaurant": ("amenity", "restaurant"),
    "bar": ("amenity", "bar"),
    "retail": ("shop", YES),
}


def tags_of(place: Mapping[str, Any]) -> dict[str, str]:
    """The tags of a place of ours, as `profile_view` has it."""
    tags = {
        "name": place["name"],
        "addr:full": place.get("address"),
        "addr:city": place.get("city"),
        "addr:country": place.get("country"),
        "opening_hours": place.get("operating_hours"),
        "currency:XBT": YES,
        "payment:lightning": _yes_or_no(place.get("accepts_lightning")),
        "payment:onchain": _yes_or_no(place.get("accepts_onchain")),
        **{f"contact:{name}": place.get(name) for name in _CONTACTS},
    }
    verified_at = place.get("verified_at")
    if verified_at:
        day = datetime.fromtimestamp(verified_at, timezone.utc).date()
        tags["check_date:currency:XBT"] = day.isoformat()
    mapped = _MAPPED.get(place["category"])
    if mapped:
        tags[mapped[0]] = mapped[1]
    return {name: str(value) for name, value in tags.items() if value}


def _yes_or_no(accepts: bool | None) -> str | None:
    return None if accepts is None else YES if accepts else NO


def profile_of(tags: Mapping[str, str]) -> dict[str, Any]:
    """What a profile could say, by the tags of a place on the map; only what is said
    there."""
    said: dict[str, Any] = {
        "name": tags.get("name"),
        "description": tags.get("description"),
        "address": _address(tags),
        "city": tags.get("addr:city"),
        "country": tags.get("addr:country"),
        "operating_hours": tags.get("opening_hours"),
        "accepts_lightning": _is_yes(tags.get("payment:lightning")),
        "accepts_onchain": _is_yes(tags.get("payment:onchain")),
        **{name: tags.get(f"contact:{name}") or tags.get(name) for name in _CONTACTS},
    }
    website = said["website"] or ""
    if website and not website.startswith("https://"):
        said["website"] = None
    return {
        "category": category_of(tags),
        **{name: value for name, value in said.items() if value is not None},
    }


def _is_yes(value: str | None) -> bool | None:
    return {YES: True, "only": True, NO: False}.get(value or "")


def _address(tags: Mapping[str, str]) -> str | None:
    street = tags.get("addr:street") or tags.get("addr:place") or ""
    number = tags.get("addr:housenumber") or ""
    postcode = tags.get("addr:postcode") or ""
    parts = (f"{street} {number}".strip(), postcode)
    return tags.get("addr:full") or ", ".join(filter(None, parts)) or None


def category_of(tags: Mapping[str, str]) -> str:
    """Which of ours it is; `other` where the map does not say."""
    for key, known in _CATEGORIES.items():
        value = tags.get(key)
        if not value or value == NO:
            continue
        found = known.get(value) or _ANY.get(key)
        if found:
            return found
    return "other"


def btcmap_of(place: Mapping[str, Any]) -> dict[str, Any]:
    """The same with the names that BTC Map's API has for them."""
    osm_id = place.get("osm_id") or ""
    return {
        "id": place["id"],
        "osm_id": osm_id.replace("/", ":") or None,
        "lat": place["latitude"],
        "lon": place["longitude"],
        "name": place["name"],
        "address": place.get("address"),
        "opening_hours": place.get("operating_hours"),
        **{name: place.get(name) for name in _CONTACTS},
        "verified_at": _moment(place.get("verified_at")),
        "created_at": _moment(place.get("created_at")),
        "updated_at": _moment(place["updated_at"]),
        "tags": tags_of(place),
    }


def btcmap_gone(merchant_id: str, at: int) -> dict[str, Any]:
    """One that may be seen no more."""
    return {"id": merchant_id, "updated_at": _moment(at), "deleted_at": _moment(at)}


def _moment(at: int | None) -> str | None:
    """RFC 3339, as they write it."""
    if at is None:
        return None
    return datetime.fromtimestamp(at, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
