"""What the directory shows of a merchant, and the two ways to spell it.

Requests may also nest it and write it in camel case, as the Commerce proposal does:
`location {address, city, country, coordinates: [latitude, longitude]}`, `contact
{phone, email, website, nostrPubkey}`, `paymentMethods {lightning, onchain}`,
`operatingHours`. What is said flat counts more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel, Field, root_validator, validator

from ..exceptions import InvalidInput
from ..fields import Flag, Line, Note, Text
from ..images import checked_image

_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{2,}")
OSM_ID = re.compile(r"(node|way|relation)/[1-9][0-9]{0,18}")
OSM_SITE: Final = "https://www.openstreetmap.org/"

_NESTED = ("location", "contact", "payment_methods")
_ALSO = {
    "lat": "latitude",
    "lon": "longitude",
    "lng": "longitude",
    "lightning": "accepts_lightning",
    "onchain": "accepts_onchain",
    "on_chain": "accepts_onchain",
    "nostr": "nostr_pubkey",
    "lawallet_pos": "uses_lawallet_pos",
    "uses_la_wallet_pos": "uses_lawallet_pos",
    "la_wallet_pos": "uses_lawallet_pos",
}


def snake(name: str) -> str:
    """`operatingHours` → `operating_hours`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def flattened(sent: Mapping[str, Any]) -> dict[str, Any]:
    """What was sent, flat and in our own spelling.

    Raises:
        ValueError: something that should hold others does not.
    """
    flat: dict[str, Any] = {}
    for name, value in sent.items():
        if snake(name) in _NESTED and value is not None:
            flat.update(_within(snake(name), value))
    own = {name: value for name, value in sent.items() if snake(name) not in _NESTED}
    named = {snake(name): value for name, value in own.items() if name != snake(name)}
    return {**flat, **named, **{n: v for n, v in own.items() if n == snake(n)}}


def _within(holder: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{holder} is not an object")
    found = {snake(name): inner for name, inner in value.items()}
    coordinates = found.pop("coordinates", None)
    if coordinates is not None:
        if not isinstance(coordinates, list) or len(coordinates) != 2:
            raise ValueError("coordinates are not [latitude, longitude]")
        found["latitude"], found["longitude"] = coordinates
    return {_ALSO.get(name, name): inner for name, inner in found.items()}


class Profile(BaseModel):
    """What the directory shows of a merchant."""

    description: Text | None
    address: Line | None
    city: Line | None
    country: Note | None
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    phone: Note | None
    email: Line | None
    website: Line | None
    nostr_pubkey: Line | None
    osm_id: Line | None
    accepts_lightning: Flag | None
    accepts_onchain: Flag | None
    uses_lawallet_pos: Flag | None
    operating_hours: Line | None
    images: list[Line] | None = Field(None, max_items=20)

    @root_validator(pre=True, allow_reuse=True)
    @classmethod
    def _either_spelling(cls, values: dict[str, Any]) -> dict[str, Any]:
        return flattened(values)

    @validator("latitude", "longitude", pre=True, allow_reuse=True)
    @classmethod
    def _is_an_angle(cls, value: Any) -> Any:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if value is not None and not is_number:
            raise TypeError("is not a number of degrees")
        if isinstance(value, int) and abs(value) > 180:  # too big a one is no float
            raise ValueError("is not a number of degrees")
        return value

    @validator("country", allow_reuse=True)
    @classmethod
    def _two_letters(cls, value: str | None) -> str | None:
        if value and not re.fullmatch(r"[A-Za-z]{2}", value):
            raise ValueError("is not an ISO country code of two letters")
        return value and value.upper()

    @validator("phone", allow_reuse=True)
    @classmethod
    def _can_be_dialled(cls, value: str | None) -> str | None:
        if value and not _PHONE.fullmatch(value):
            raise ValueError("is not a telephone number like +351 210 000 000")
        return value

    @validator("email", allow_reuse=True)
    @classmethod
    def _has_an_at(cls, value: str | None) -> str | None:
        if value and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
            raise ValueError("is not an e-mail address")
        return value

    @validator("website", allow_reuse=True)
    @classmethod
    def _is_https(cls, value: str | None) -> str | None:
        if value and not re.fullmatch(r"https://[^\s/\"'<>\\]+\.[^\s\"'<>\\]+", value):
            raise ValueError("is not an https:// address")
        return value

    @validator("osm_id", allow_reuse=True)
    @classmethod
    def _is_in_openstreetmap(cls, value: str | None) -> str | None:
        bare = value and value.removeprefix(OSM_SITE)
        if bare and not OSM_ID.fullmatch(bare):
            raise ValueError("is not an OpenStreetMap id like node/123")
        return bare

    @validator("images", each_item=True, allow_reuse=True)
    @classmethod
    def _can_be_shown(cls, value: str) -> str:
        try:
            return checked_image(value) or ""
        except InvalidInput as exc:
            raise ValueError("is not an https:// address") from exc


PROFILE_FIELDS = frozenset(Profile.__fields__)
