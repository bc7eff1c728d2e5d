"""A card as Nostr events: whole, and with all that can be wrong (mission 210)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from devkit.people import NostrKeys
from loyalty.ledger import START, Event, Head, draft, seal
from loyalty.models import ProgramSettings
from loyalty.nostr import statements as say
from loyalty.nostr.event import Draft, NostrEvent, sign
from loyalty.nostr.kinds import Kinds
from verify_card import verdict

KINDS, PROGRAM, CARD = Kinds(), "a" * 32, "c" * 32
VENUE, OLD, RIVAL, ANA = (NostrKeys.fresh() for _ in range(4))
ROTATED, NOW = 1_800_000_100, 1_800_000_300
Lines = list[NostrEvent]


def signed(keys: NostrKeys, said: Draft) -> NostrEvent:
    return sign(said, bytes.fromhex(keys.secret))


def chain(length: int, delta: int = 3) -> list[Event]:
    events, head = [], START
    for number in range(length):
        event = draft(
            CARD,
            "m" * 32,
            PROGRAM,
            kind="earned",
            delta=delta,
            lots=f"{delta}@0",
            source="payment",
            source_id=f"{number}",
            time=ROTATED - 90 + 60 * number,
            recorded_at=ROTATED - 90 + 60 * number,
            local_day="2027-01-15",
            actor_id="system",
        )
        events.append(seal(event, head))
        head = Head(events[-1].seq, events[-1].hash, events[-1].recorded_at)
    return events


def program(keys: NostrKeys = VENUE, *issuers: say.Issuer) -> NostrEvent:
    named = issuers or (
        say.Issuer(VENUE.public, ROTATED, None),
        say.Issuer(OLD.public, 0, ROTATED),
    )
    settings = ProgramSettings("Satoshi’s")
    return signed(
        keys,
        say.program_event(
            KINDS, keys.public, PROGRAM, settings, [], named, [], "https://x", NOW
        ),
    )


def card(entries: list[Event], keys: NostrKeys = VENUE, **changed: Any) -> NostrEvent:
    head = Head(entries[-1].seq, entries[-1].hash) if entries else START
    points = sum(event.delta for event in entries)
    state = say.CardState(CARD, PROGRAM, ANA.public, "d" * 32, head, points, "")
    state = state.__class__(**{**vars(state), **changed})
    return signed(keys, say.card_event(KINDS, keys.public, state, NOW))


def receipt(event: Event, keys: NostrKeys | None = None) -> NostrEvent:
    """By whoever signed then: the key was changed between the second and the third."""
    keys = keys or (OLD if event.recorded_at < ROTATED else VENUE)
    said = say.receipt(KINDS, keys.public, event, ANA.public, "d" * 32)
    return signed(keys, said)


def whole(length: int = 4) -> Lines:
    entries = chain(length)
    return [program(), card(entries), *map(receipt, entries)]


WRONG: dict[str, tuple[Callable[[Lines], Lines], str]] = {
    "one in the middle is missing": (lambda f: f[:3] + f[4:], "entry 2 is missing"),
    "the last is missing": (lambda f: f[:-1], "entry 4 is missing"),
    "the first is missing": (lambda f: f[:2] + f[3:], "entry 1 is missing"),
    "an older card only": (
        lambda f: [f[0], card(chain(3)), *f[2:]],
        "ends before entry 4",
    ),
    "two stories of one entry": (
        lambda f: [*f, receipt(chain(4, delta=5)[3])],
        "has signed two different entries 4",
    ),
    "a card of another story": (
        lambda f: [*f, card(chain(2, delta=5), points=6)],
        "has signed two different entries 2",
    ),
    "a rival's receipt": (
        lambda f: [*f[:-1], receipt(chain(4)[3], RIVAL)],
        "a key that did not sign for it then",
    ),
    "the old key after its time": (
        lambda f: [*f[:-1], receipt(chain(4)[3], OLD)],
        "a key that did not sign for it then",
    ),
    "the new key before its time": (
        lambda f: [*f[:2], receipt(chain(4)[0], VENUE), *f[3:]],
        "a key that did not sign for it then",
    ),
    "other points": (
        lambda f: [f[0], card(chain(4), points=99), *f[2:]],
        "make 12 points",
    ),
    "another holder": (
        lambda f: [f[0], card(chain(4), customer_pubkey=RIVAL.public), *f[2:]],
        "for another customer",
    ),
    "another card": (
        lambda f: [f[0], card(chain(4), card_id="e" * 32), *f[2:]],
        "of another card",
    ),
    "another programme": (
        lambda f: [f[0], card(chain(4), program_id="e" * 32), *f[2:]],
        "its card is of another programme",
    ),
    "a rival's programme": (
        lambda f: [program(RIVAL, say.Issuer(RIVAL.public, 0, None)), *f[1:]],
        "another programme than the merchant's you named",
    ),
    "no programme": (lambda f: f[1:], "no programme is among"),
    "no card": (lambda f: [f[0], *f[2:]], "no card among"),
}


def check(lines: Lines, issuer: str | None = VENUE.public) -> tuple[int, str]:
    """What `tools/verify_card.py` says of a file: its exit code, and its words."""
    text = "".join(f"{line.to_json()}\n" for line in lines)
    code, words = verdict(text.encode(), issuer)
    return code, " ".join(words)
