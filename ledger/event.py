"""An event's format, and the hash chain that makes a card's history provable.

Pure functions. Format v1 is frozen and specified in `docs/ledger.md`: an event's
canonical form is the JSON array of `FORMAT_V1` without white space, and

    hash = sha256(prev ‖ canonical form)        prev and hash as 64 hex digits

so that `sha256(prev + JSON.stringify(fields))` verifies it in one line of JavaScript.
Each card has a chain of its own; its first event follows 64 zeros. An event is never
changed after it is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from ..points import ONE_BP

VERSION = 1
GENESIS = "0" * 64

EARNED, REDEEMED, EXPIRED, GRANTED, REVOKED = (
    "earned",
    "redeemed",
    "expired",
    "granted",
    "revoked",
)

# What caused an event: its `source`.
PAYMENT = "payment"  # the core payment that settled a bill
OLD_CARD = "old_card"  # what stood on somebody's paper card
WELCOME = "welcome"  # a new guest's first paid bill
REFERRAL = "referral"  # a guest who was brought along has paid
VISIT = "visit"  # a card of another place was shown
STAFF = "staff"  # somebody gave or took points, and said why
IMPORT = "import"  # what somebody had at another program, from the owner's list
VOUCHER = "voucher"  # a voucher that its holder has used
REDEMPTION = "redemption"  # a reward: reserved, or given back
REFUND = "refund"  # money went back
EXPIRY = "expiry"  # a lot, or a whole card, came to its end
TRANSFER = "transfer"  # one half of a move between two cards
ERASURE = "erasure"  # the customer asked to be forgotten

# Which points it is about: its `purse`. Sats are final, and money of cards is not.
BOUND = "bound"  # a credit: they come from money that can be reversed, and buy no sats
FINAL = "final"  # a redemption: it buys sats, and takes nothing that is bound


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
        actor_id: `card:…`, `token:…`, `wallet:…`, `staff:…` or `system`, never a key.
        text_commitment: HMAC of the reason's words, or empty.
        program_id, order_id, purse: beside the format, not hashed. The last one is
            `bound`, `final` or, mostly, empty.
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
    purse: str = ""

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


def entry_of(event: Event) -> Entry:
    """The same of an event that was just written."""
    return Entry(*(getattr(event, name) for name in Entry._fields))


FORMAT_V1 = Event._fields[: Event._fields.index("prev")]
_HASHED = len(FORMAT_V1)
_AFTER_SEQ, _RECORDED_AT, _BESIDE = (
    Event._fields.index(name) for name in ("merchant_id", "recorded_at", "program_id")
)
_encode = json.JSONEncoder(
    separators=(",", ":"), ensure_ascii=False, check_circular=False
).encode
_text = json.encoder.encode_basestring


def canonical(event: Event) -> str:
    """The text that an event's hash commits to."""
    return _form(event[:_HASHED])


def _form(fields: tuple[Any, ...]) -> str:
    """Format v1, spelled out: half of what a JSON encoder takes, over whole ledgers.

    A field that is not of its type, which only somebody who changed a table can have
    put there, is told as it is, so that the hash tells, too.
    """
    (v, card, seq, merchant, kind, delta, sats, minor, currency, tier_bp, campaign_bp,
     tier_points, lots, source, source_id, answers, time, recorded_at, day, rule, actor,
     commitment) = fields  # fmt: skip
    try:
        return (
            f"[{v:d},{_text(card)},{seq:d},{_text(merchant)},{_text(kind)},{delta:d},"
            f"{sats:d},{minor:d},{_text(currency)},{tier_bp:d},{campaign_bp:d},"
            f"{tier_points:d},{_text(lots)},{_text(source)},{_text(source_id)},"
            f"{_text(answers)},{time:d},{recorded_at:d},{_text(day)},{_text(rule)},"
            f"{_text(actor)},{_text(commitment)}]"
        )
    except (TypeError, ValueError):
        return _encode(fields)


def event_hash(event: Event) -> str:
    return sha256((event.prev + canonical(event)).encode()).hexdigest()


class Head(NamedTuple):
    """Where a card's chain ends; a chain without events ends at `START`."""

    seq: int
    hash: str
    recorded_at: int = 0


START = Head(0, GENESIS)


def seal(event: Event, head: Head) -> Event:
    """Puts an event behind the head of its card's chain.

    A clock that was put back does not make a chain go back: "as known at" stays true.
    """
    fields = (
        VERSION,
        event.card_id,
        head.seq + 1,
        *event[_AFTER_SEQ:_RECORDED_AT],
        max(event.recorded_at, head.recorded_at),
        *event[_RECORDED_AT + 1 : _HASHED],
    )
    hashed = sha256((head.hash + _form(fields)).encode()).hexdigest()
    return Event._make((*fields, head.hash, hashed, *event[_BESIDE:]))


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


def draft(
    card_id: str,
    merchant_id: str,
    program_id: str,
    *,
    kind: str,
    delta: int,
    source: str,
    source_id: str,
    time: int,
    recorded_at: int,
    local_day: str,
    actor_id: str,
    base_sats: int = 0,
    base_minor: int = 0,
    currency: str = "",
    tier_bp: int = ONE_BP,
    campaign_bp: int = ONE_BP,
    tier_points: int = 0,
    lots: str = "",
    answers: str = "",
    rule_hash: str = "",
    text_commitment: str = "",
    order_id: str | None = None,
    purse: str = "",
) -> Event:
    """An event that is not yet on a chain: `seal` gives it its place and its hash."""
    return Event(
        VERSION,
        card_id,
        0,
        merchant_id,
        kind,
        delta,
        base_sats,
        base_minor,
        currency,
        tier_bp,
        campaign_bp,
        tier_points,
        lots,
        source,
        source_id,
        answers,
        time,
        recorded_at,
        local_day,
        rule_hash,
        actor_id,
        text_commitment,
        "",
        "",
        program_id,
        order_id,
        purse,
    )
