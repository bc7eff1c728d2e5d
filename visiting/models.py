"""Nouns of visiting: whom a programme trusts, and the bodies that change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, Field

from ..fields import Days, Label, Line, Text, Whole
from ..nostr.readers import Address

MOST_LISTS = 10
MOST_PROGRAMS = 100
MOST_TIERS = 100


# Why relays did not have a list.
WHY = {
    "no_relay": (
        "No relay is named for it: add one under Nostr, or use a link with one."
    ),
    "not_there": "It is not on these relays.",
    "silent": "None of the relays answered.",
}


@dataclass(frozen=True)
class TrustedList:
    """A list that a programme goes by, and what it last said.

    Attributes:
        address: `kind:pubkey:d`; relays: where it may be found.
        programs, people: addresses of programmes, and keys all of whose are meant.
        created_at, event_id: of the version that is kept; 0 and empty: none yet.
        fetched_at: when relays last had it; reason: why they had not, in words.
    """

    program_id: str
    address: str
    relays: tuple[str, ...]
    title: str = ""
    programs: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    created_at: int = 0
    event_id: str = ""
    fetched_at: int | None = None
    due_at: int = 0
    tries: int = 0
    reason: str = ""

    @property
    def state(self) -> str:
        """How it stands, for pages in any language: `reason` says it in English."""
        if not self.reason:
            return "read" if self.fetched_at else "fetching"
        said = (state for state, words in WHY.items() if words == self.reason)
        return next(said, "unreadable")


@dataclass(frozen=True)
class TierMatch:
    """“Gold there is Silver here”.

    Attributes:
        their_tier: what it is called there; program: where, or empty for anywhere.
    """

    their_tier: str
    tier_id: str
    program: str = ""


@dataclass(frozen=True)
class Trust:
    """Whom a programme trusts, and what a tier there is here."""

    programs: tuple[str, ...] = ()
    tiers: tuple[TierMatch, ...] = ()
    lists: tuple[TrustedList, ...] = ()

    def has(self, program: Address) -> bool:
        """Whether a programme is named, or on one of the lists."""
        address = f"{program.kind}:{program.pubkey}:{program.d}"
        return address in self.programs or any(
            address in one.programs or program.pubkey in one.people
            for one in self.lists
        )

    def tiers_for(self, program: Address, their_tier: str) -> set[str]:
        """The tiers here that a tier there may be."""
        address = f"{program.kind}:{program.pubkey}:{program.d}"
        return {
            match.tier_id
            for match in self.tiers
            if match.their_tier.casefold() == their_tier.casefold()
            and match.program in ("", address)
        }


class TierMatchBody(BaseModel):
    """A row of the table of tiers."""

    their_tier: Label
    tier_id: Label
    program: Line = Line("")


class TrustBody(BaseModel):
    """What `PUT …/program/trust` takes; a field that is not sent stays as it is."""

    lists: list[Line] | None = Field(None, max_items=MOST_LISTS)
    programs: list[Line] | None = Field(None, max_items=MOST_PROGRAMS)
    tiers: list[TierMatchBody] | None = Field(None, max_items=MOST_TIERS)
    tier_days: Days | None
    fresh_days: Days | None
    welcome_points: Whole | None
    daily_points: Whole | None


class Lines(Text):
    """Events, one on a line; how many there may be is said where they are read."""

    longest = 5 * 1024 * 1024
    shortest = 1


class ShownBody(BaseModel):
    """What `POST …/visiting` takes: a card's events, one on a line or as a list."""

    events: Lines | list[dict[str, Any]]
