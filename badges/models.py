"""Nouns of badges, and the bodies that change them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, Field

from ..fields import Days, Label, Line, Name
from ..nostr.models import MOST_RELAYS
from .days import Happening

EVERYWHERE = ""  # the community's lists are those of no merchant


@dataclass(frozen=True)
class HeldBadge:
    """A badge that somebody gave a customer, and whether it counts at a merchant.

    Attributes:
        badge: `30009:<issuer>:<d>`.
        image: an `https` address, or empty.
        issuer: whose badge it is, 64 hex digits.
        trusted: whether the merchant, or the community, has that badge or its issuer on
            a list; what is the merchant's own always is.
        valid: whether it counts now. Only what is trusted can be.
        reason: why it does not count, in words; empty where it does.
        award_id, definition_id: of the events that prove it; empty where the proof is
            in the merchant's own tables.
        expires_at: Unix seconds; nothing: it does not end by itself.
        checked_at: Unix seconds, when relays last said so; now, where it is the
            merchant's own.
        code: the reason as a stable word; empty where it counts.
        issuer_name: what the list that trusts them calls its issuer, if it does.
        is_worn: whether the customer shows it on their profile; display only.
    """

    badge: str
    name: str
    image: str
    issuer: str
    trusted: bool
    valid: bool
    reason: str
    award_id: str
    definition_id: str
    expires_at: int | None
    checked_at: int
    code: str = ""
    is_worn: bool = False
    issuer_name: str = ""

    @property
    def summary(self) -> dict[str, Any]:
        """As `POST L/calculate` answers it (mission 144), with what a page says the
        reason by in another language."""
        names = ("badge", "name", "image", "issuer", "trusted", "valid", "reason")
        more = ("code", "issuer_name", "expires_at")
        return {name: getattr(self, name) for name in (*names, *more)}


@dataclass(frozen=True)
class Template:
    """A badge that counts at a merchant, or, of no merchant, everywhere.

    Attributes:
        relays: where it was said to be found; asked beside the merchant's own.
    """

    id: str
    merchant_id: str
    badge: str
    name: str
    description: str
    image: str
    relays: tuple[str, ...]
    created_at: int

    @property
    def issuer(self) -> str:
        return self.badge.split(":")[1]


@dataclass(frozen=True)
class Issuer:
    """Somebody all of whose badges count at a merchant, or everywhere."""

    id: str
    merchant_id: str
    issuer: str
    name: str
    relays: tuple[str, ...]
    created_at: int


@dataclass(frozen=True)
class Check:
    """When relays were asked for a customer's badges, and last answered it all."""

    asked_at: int = 0
    answered_at: int = 0


@dataclass(frozen=True)
class OwnBadge:
    """A badge of a programme's own. Its address follows from the programme's key.

    Attributes:
        holders: how many cards hold it now.
    """

    id: str
    program_id: str
    name: str
    description: str
    image: str
    created_at: int
    ended_at: int | None
    said: str = ""
    said_at: int = 0
    holders: int = 0

    @property
    def d(self) -> str:
        return own_name(self.id)


@dataclass(frozen=True)
class OwnAward:
    """A card that holds a programme's badge; `event_id` names what relays have of it,
    empty: nothing."""

    id: str
    badge_id: str
    program_id: str
    card_id: str
    created_at: int
    expires_at: int | None
    taken_at: int | None
    actor_id: str
    event_id: str = ""
    event_author: str = ""


@dataclass(frozen=True)
class Sponsored:
    """An event on whose days a merchant gives something; see `days.Happening`.

    Attributes:
        event: its address, `31922:…` or `31923:<author>:<d>`.
        badge, issuer: whose holders are meant: an address, a key, or empty.
    """

    id: str
    merchant_id: str
    event: str
    title: str
    starts_at: int | None
    ends_at: int | None
    first_day: str
    last_day: str
    timezone: str
    badge: str
    issuer: str
    relays: tuple[str, ...]
    created_at: int

    @property
    def happening(self) -> Happening:
        names = Happening.__dataclass_fields__
        return Happening(**{name: getattr(self, name) for name in names})


def own_name(badge_id: str) -> str:
    """The `d` of a programme's own badge."""
    return f"badge-{badge_id}"


class TemplateBody(BaseModel):
    """A badge by its address: `naddr1…`, or `30009:<issuer>:<name>`."""

    badge: Line


class IssuerBody(BaseModel):
    """An issuer by their key; without a name, the one of their profile is taken."""

    issuer: Line
    name: Label | None


class RelaysBody(BaseModel):
    """Where the community's badges are looked for."""

    relays: list[Line] = Field(..., max_items=MOST_RELAYS)


class OwnBadgeBody(BaseModel):
    """A badge of one's own; the picture is an https:// address."""

    name: Label
    description: Line = Line()
    image: Line | None


class AwardBody(BaseModel):
    """Who gets it, and for how many days; 0: until it is taken back."""

    customer_pubkey: Name
    days: Days = Days(0)


class SponsoredBody(BaseModel):
    """An event by its address, and whose holders are meant."""

    event: Line
    badge: Line = Line()
    issuer: Line = Line()


class SponsoredUpdate(BaseModel):
    """What is not sent stays; when it is, is read anew."""

    badge: Line | None
    issuer: Line | None
