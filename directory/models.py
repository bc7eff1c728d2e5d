"""Nouns of the directory, and the bodies that change them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import BaseModel, validator

from ..fields import Flag, Line, Note, Reason, Text, Whole
from ..merchants.models import Merchant

DRAFT, PENDING, APPROVED = "draft", "pending", "approved"
REJECTED, SUSPENDED = "rejected", "suspended"
Status = Literal["draft", "pending", "approved", "rejected", "suspended"]
Decision = Literal["pending", "approved", "rejected", "suspended"]

STALE_SECONDS: Final = 365 * 86_400
LEAST_REVIEWS: Final = 5  # that a rating is shown from
# What somebody who has been approved may not quietly become.
WATCHED = ("name", "address", "city", "country", "latitude", "longitude", "osm_id")


@dataclass(frozen=True)
class Listing:
    """A place as it is found. See `m140_listings`."""

    merchant_id: str
    name_key: str
    category: str
    city_key: str
    country: str
    latitude: float | None
    longitude: float | None
    x: float | None
    y: float | None
    z: float | None
    spot: int | None
    shows_loyalty: int
    rating: int
    rating_count: int
    hours_until: int
    listed_at: int
    changed_at: int


@dataclass(frozen=True)
class Standing:
    """What the community has decided of a merchant.

    Attributes:
        reason: why it was rejected or suspended; empty if it was not.
        verified_at, verified_by: when it was last approved, and by whom.
        seen: what was approved, as JSON: the fields in `WATCHED`.
        changed_fields: which of these have changed since, joined by commas; changed_at:
            since when.
        asked_at: when the merchant last asked for it.
    """

    merchant_id: str
    reason: str = ""
    decided_at: int | None = None
    decided_by: str = ""
    verified_at: int | None = None
    verified_by: str = ""
    seen: str = "{}"
    changed_fields: str = ""
    changed_at: int | None = None
    asked_at: int | None = None

    @property
    def changes(self) -> list[str]:
        return [name for name in self.changed_fields.split(",") if name]

    def is_stale(self, now: int) -> bool:
        """Whether nobody has looked at it for a year."""
        return self.verified_at is None or now - self.verified_at >= STALE_SECONDS


def watched(merchant: Merchant) -> dict[str, Any]:
    """The fields that were looked at when a merchant was approved."""
    said = {**merchant.profile, "name": merchant.name}
    return {name: said.get(name) for name in WATCHED}


def changed_since(standing: Standing, merchant: Merchant) -> list[str]:
    """Which of them are not any more as they were seen."""
    seen = json.loads(standing.seen)
    return [name for name, now in watched(merchant).items() if seen.get(name) != now]


@dataclass(frozen=True)
class Verification:
    """What a merchant has shown for being who it says.

    Attributes:
        number: from 1 on; the last one counts.
        nip05_said: what looking the name up has found, a word of `evidence`.
    """

    merchant_id: str
    number: int
    domain: str
    nip05: str
    nip05_said: str
    osm_id: str
    statement: str
    asked_at: int
    actor_id: str


@dataclass(frozen=True)
class Place:
    """A merchant as the public sees it.

    Attributes:
        has_discount: whether a rule holds there now.
        distance_km: from where somebody looks, if they say so.
    """

    merchant: Merchant
    listing: Listing
    standing: Standing
    has_discount: bool
    distance_km: float | None = None


@dataclass(frozen=True)
class Review:
    """What a guest says of a place.

    Attributes:
        customer_pubkey: None: they were forgotten.
        quarter: `2026Q4`, in the place's own days.
        hidden_at: when the community took it away.
    """

    id: str
    merchant_id: str
    customer_pubkey: str | None
    quarter: str
    stars: int
    words: str
    created_at: int
    updated_at: int
    reply: str = ""
    replied_at: int | None = None
    reports: int = 0
    hidden_at: int | None = None
    hidden_reason: str = ""


# --- what is sent ---------------------------------------------------------------------


class Domain(Line):
    """The name of a host: `example.com`."""

    longest = 253

    @classmethod
    def check(cls, value: Any) -> str:
        host = super().check(value).lower().removeprefix("https://").rstrip("/")
        return host


class Evidence(BaseModel):
    """What shows that a merchant is who it says."""

    domain: Domain | None
    nip05: Line | None
    osm_id: Note | None
    statement: Text | None


class VerificationBody(Evidence):
    """What `POST L/merchants/{id}/verification` takes, flat or as `evidence`."""

    evidence: Evidence | None

    @property
    def shown(self) -> Evidence:
        return self.evidence or self


class StatusBody(BaseModel):
    """What `PUT L/merchants/{id}/status` takes."""

    status: Decision
    reason: Line | None


class Stars(Whole):
    """One to five."""

    ge = 1
    le = 5


class ReviewBody(BaseModel):
    """What a guest says: stars, and words if they like."""

    rating: Stars
    text: Text = Text("")

    @validator("text", pre=True, allow_reuse=True)
    @classmethod
    def _none_is_empty(cls, value: Any) -> Any:
        return "" if value is None else value


class ReplyBody(BaseModel):
    """What the merchant answers; empty takes the answer away."""

    text: Text


class ReportBody(BaseModel):
    """Why the community should look at it."""

    reason: Reason


class HideBody(BaseModel):
    """Whether a review is hidden, and why."""

    hidden: Flag
    reason: Line = Line("")
