"""Nouns of the event log. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from ..glance import guest_name

Scope = Literal["branch", "program"]


@dataclass(frozen=True)
class Wanted:
    """Which events somebody asks for; an empty filter lets everything through.

    Attributes:
        customer_pubkey: 64 hex digits.
        since, until: Unix seconds of when it happened; from `since` on, before `until`.
        search: part of a nickname, or the beginning of a key.
        scope: this merchant's events, or those of its whole programme.
    """

    kind: str = ""
    source: str = ""
    customer_pubkey: str = ""
    actor_id: str = ""
    order_id: str = ""
    since: int | None = None
    until: int | None = None
    search: str = ""
    scope: Scope = "branch"


@dataclass(frozen=True)
class Selection:
    """Events that the caller may see, settled once for all pages of a list.

    Attributes:
        merchant_id: of this branch; empty: of the whole programme.
        card_ids: of these cards; nothing: of any.
        search: of the cards it finds, where they are too many to be named.
    """

    program_id: str
    merchant_id: str
    card_ids: tuple[str, ...] | None
    kind: str
    source: str
    actor_id: str
    order_id: str
    since: int | None
    until: int | None
    search: str


class Place(NamedTuple):
    """An event's place in recorded order; no two events have the same."""

    recorded_at: int
    card_id: str
    seq: int


# What is told of an event, in this order, in lists and in files.
FIELDS = (
    "id",
    "seq",
    "kind",
    "points_delta",
    "base_sats",
    "base_minor",
    "currency",
    "tier_bp",
    "campaign_bp",
    "order_id",
    "source",
    "answers",
    "time",
    "recorded_at",
    "local_day",
    "actor_id",
    "reason",
    "customer_pubkey",
    "name",
    "merchant_id",
    "hash",
)


class LogEntry(NamedTuple):
    """One event as the log shows it.

    A tuple, because millions are streamed.

    Attributes:
        reason: the words of who did it, while they are kept.
        customer_pubkey: nothing after an erasure.
        timezone: of the branch where it happened.
    """

    card_id: str
    seq: int
    kind: str
    points_delta: int
    base_sats: int
    base_minor: int
    currency: str
    tier_bp: int
    campaign_bp: int
    order_id: str | None
    source: str
    answers: str
    time: int
    recorded_at: int
    local_day: str
    actor_id: str
    reason: str | None
    customer_pubkey: str | None
    nickname: str | None
    merchant_id: str
    hash: str
    timezone: str

    @property
    def id(self) -> str:
        """The event's public id."""
        return f"{self.card_id}:{self.seq}"

    @property
    def name(self) -> str:
        """The nickname, or `Guest …9f3a`."""
        return guest_name(self.nickname, self.customer_pubkey or "")

    @property
    def place(self) -> Place:
        return Place(self.recorded_at, self.card_id, self.seq)

    def told(self) -> tuple[Any, ...]:
        """The values of `FIELDS`."""
        values: tuple[Any, ...] = _told(self)
        return values


_told = attrgetter(*FIELDS)
