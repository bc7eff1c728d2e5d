"""The ledger: an event's format, its hash chain, and what a chain of events adds up to.

Pure functions. Format v1 is frozen and specified in `docs/ledger.md`: an event's
canonical form is the JSON array of `FORMAT_V1` without white space, and

    hash = sha256(prev ‖ canonical form)        prev and hash as 64 hex digits

so that `sha256(prev + JSON.stringify(fields))` verifies it in one line of JavaScript.
Each card has a chain of its own; its first event follows 64 zeros. An event is never
changed after it is written: what is stored here is the truth, and `Balance` is a cache
that `replay` makes again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from .points import MAX_POINTS

VERSION = 1
GENESIS = "0" * 64

EARNED, REDEEMED, EXPIRED, GRANTED, REVOKED = (
    "earned",
    "redeemed",
    "expired",
    "granted",
    "revoked",
)
PAYMENT = "payment"  # a source: the core payment that settled a bill


class Event(NamedTuple):
    """One movement on one card, in the order of format v1.

    A tuple, because chains of hundreds of thousands are read and verified.

    Attributes:
        seq: 1, 2, 3 … on its card, without a gap.
        merchant_id: the branch where it happened.
        kind: earned, redeemed, expired, granted or revoked.
        delta: points, signed.
        base_sats, base_minor, currency: what counted of the bill.
        tier_bp, campaign_bp: multipliers at posting.
        tier_points: what it adds to the score that tiers by points look at.
        lots: what a credit opens, `points@until` joined by commas, until 0 = never.
        source, source_id: what caused it; unique with its kind in a programme.
        answers: the event it takes back or restores, `card_id:seq`, or empty.
        time: when it happened; recorded_at: when it was written. Unix seconds.
        local_day: the merchant's business day, `2026-11-22`.
        rule_hash: sha256 of the earn rule's canonical text, or empty.
        actor_id: `card:…`, `token:…`, `wallet:…` or `system`, never a key.
        text_commitment: HMAC of the reason's words, or empty.
        program_id, order_id: beside the format, not hashed.
    """

    v: int
    card_id: str
    seq: int
    merchant_id: str
    kind: str
    delta: int
    base_sats: int
    base_minor: int
    currency: str
    tier_bp: int
    campaign_bp: int
    tier_points: int
    lots: str
    source: str
    source_id: str
    answers: str
    time: int
    recorded_at: int
    local_day: str
    rule_hash: str
    actor_id: str
    text_commitment: str
    prev: str
    hash: str
    program_id: str
    order_id: str | None

    @property
    def id(self) -> str:
        """The event's public id."""
        return f"{self.card_id}:{self.seq}"


class Entry(NamedTuple):
    """What a card shows of an event."""

    card_id: str
    seq: int
    kind: str
    delta: int
    order_id: str | None
    time: int
    merchant_id: str
    source: str
    base_sats: int


FORMAT_V1 = Event._fields[: Event._fields.index("prev")]


def canonical(event: Event) -> str:
    """The text that an event's hash commits to."""
    hashed = event[: len(FORMAT_V1)]
    return json.dumps(hashed, separators=(",", ":"), ensure_ascii=False)


def event_hash(event: Event) -> str:
    return sha256((event.prev + canonical(event)).encode()).hexdigest()


class Head(NamedTuple):
    """Where a card's chain ends; a chain without events ends at `START`."""

    seq: int
    hash: str


START = Head(0, GENESIS)


def seal(event: Event, head: Head) -> Event:
    """Puts an event behind the head of its card's chain."""
    linked = event._replace(v=VERSION, seq=head.seq + 1, prev=head.hash)
    return linked._replace(hash=event_hash(linked))


def faults(events: Iterable[Event]) -> Iterator[str]:
    """What is not genuine in one card's chain, oldest first; nothing if all is."""
    seq, head = 0, GENESIS
    for event in events:
        seq += 1
        if event.seq != seq:
            yield f"entry {seq} is missing"
            seq = event.seq
        elif event.prev != head:
            yield f"entry {event.seq} does not follow the one before"
        if event.hash != event_hash(event):
            yield f"entry {event.seq} was changed"
        head = event.hash


class Balance(NamedTuple):
    """What a card's events add up to. A cache: `replay` makes it again.

    Attributes:
        points: what the customer can use.
        tier_points: earned less taken back; the score of tiers by points.
        lifetime_points: everything ever earned.
        visits: local days with a paid bill.
        spent_sats, spent_minor: what counted of all bills.
        tier_id: the tier reached, under the programme's tiers of now.
    """

    card_id: str
    program_id: str
    points: int = 0
    tier_points: int = 0
    lifetime_points: int = 0
    visits: int = 0
    spent_sats: int = 0
    spent_minor: int = 0
    tier_id: str | None = None
    last_seq: int = 0
    last_time: int = 0
    updated_at: int = 0

    def score(self, basis: str) -> int:
        """The number that tiers are measured by: points, spent (sats) or visits."""
        return {
            "points": self.tier_points,
            "spent": self.spent_sats,
            "visits": self.visits,
        }[basis]


def is_paid_bill(event: Event) -> bool:
    """Whether the event makes its local day a visit."""
    return event.kind == EARNED and event.source == PAYMENT and event.base_sats > 0


def add(balance: Balance, event: Event, first_that_day: bool) -> Balance:
    """The balance after one more event.

    Args:
        first_that_day: no earlier event on the card makes this local day a visit.
    """
    is_visit = is_paid_bill(event) and first_that_day
    return balance._replace(
        points=balance.points + event.delta,
        tier_points=balance.tier_points + event.tier_points,
        lifetime_points=balance.lifetime_points
        + (event.delta if event.kind == EARNED else 0),
        visits=balance.visits + is_visit,
        spent_sats=balance.spent_sats + event.base_sats,
        spent_minor=balance.spent_minor + event.base_minor,
        last_seq=event.seq,
        last_time=max(balance.last_time, event.time),
        updated_at=event.recorded_at,
    )


@dataclass
class Replay:
    """Makes a card's balance again, event by event, in the chain's order."""

    balance: Balance
    _visited: set[str] = field(default_factory=set)

    def add(self, event: Event) -> None:
        first_that_day = event.local_day not in self._visited
        self.balance = add(self.balance, event, first_that_day)
        if is_paid_bill(event):
            self._visited.add(event.local_day)


def replay(card_id: str, program_id: str, events: Iterable[Event]) -> Balance:
    """The balance that a card's whole chain adds up to, its tier left open."""
    again = Replay(Balance(card_id, program_id))
    for event in events:
        again.add(event)
    return again.balance


def fits(balance: Balance) -> bool:
    """Whether every number of the balance can still be told exactly in JSON."""
    return (
        max(balance.points, balance.lifetime_points, balance.spent_sats) <= MAX_POINTS
    )
