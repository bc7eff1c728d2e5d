"""Promise 11, on chains alone: one changed field anywhere is caught (mission 26-35)."""

from __future__ import annotations

import os
from random import Random
from typing import Any

import pytest

from loyalty import ledger
from loyalty.ledger import GENESIS, Event

MUTATIONS = 10_000 if os.environ.get("LOYALTY_PROVE") == "1" else 1_000
# What an event's hash commits to, and what links it. `program_id` and `order_id` stand
# beside the format.
FIELDS = Event._fields[: Event._fields.index("program_id")]
KINDS = (
    ("earned", "payment", 1),
    ("granted", "staff", 1),
    ("redeemed", "redemption", -1),
    ("revoked", "refund", -1),
    ("expired", "expiry", -1),
)


def chain(dice: Random, length: int) -> list[Event]:
    """A genuine chain of one card."""
    events, head = list[Event](), ledger.START
    for number in range(length):
        kind, source, sign = dice.choice(KINDS)
        points = dice.randrange(10**6)
        draft = ledger.draft(
            "card-ana",
            dice.choice(["table", "bär"]),
            "program",
            kind=kind,
            delta=sign * points,
            source=source,
            source_id=f"{dice.randrange(10**9)}",
            time=1_800_000_000 + number,
            recorded_at=1_800_000_000 + number,
            local_day="2027-01-15",
            actor_id=dice.choice(["system", "token:ä"]),
            base_sats=dice.randrange(10**6),
            lots=f"{points}@0" if sign > 0 and points else "",
            answers=dice.choice(["", "card-ana:1"]),
            rule_hash=dice.choice(["", "9" * 64]),
        )
        events.append(ledger.seal(draft, head))
        head = ledger.Head(number + 1, events[-1].hash, events[-1].recorded_at)
    return events


def other_value(value: Any, dice: Random) -> Any:
    """Anything else of the same kind."""
    if isinstance(value, int):
        return value + dice.choice([1, -1, 7, -(10**6), 2**31, -2 * value or 3])
    choices = [value + " ", value[:-1], value[::-1], value.upper(), "x", "0", GENESIS]
    return dice.choice([choice for choice in choices if choice != value])


@pytest.fixture
def dice(seed: int) -> Random:
    return Random(seed)


def test_one_changed_field_is_caught(dice: Random) -> None:
    """The first thing said names the entry, or the one that no longer follows it."""
    untried = {(name, place) for name in FIELDS for place in ("first", "last")}
    for _ in range(MUTATIONS):
        events = chain(dice, dice.randrange(1, 8))
        assert not list(ledger.faults(events))
        at, name = dice.randrange(len(events)), dice.choice(FIELDS)
        was = getattr(events[at], name)
        events[at] = events[at]._replace(**{name: other_value(was, dice)})
        first = next(iter(ledger.faults(events)))
        assert first.startswith(f"entry {at + 1} "), (name, was, first)
        untried -= {(name, "first" if at == 0 else "last")}
    assert not untried


def test_a_chain_that_is_not_whole_is_caught(dice: Random) -> None:
    """One entry gone, twice there, in the wrong place, or of another card."""
    for _ in range(MUTATIONS):
        events, foreign = chain(dice, dice.randrange(3, 8)), chain(dice, 8)
        at = dice.randrange(len(events) - 1)  # what is cut off the end leaves no trace
        broken = dice.choice(
            [
                events[:at] + events[at + 1 :],
                events[: at + 1] + events[at:],
                [*events[:at], events[at + 1], events[at], *events[at + 2 :]],
                [*events[:at], foreign[at], *events[at + 1 :]],
            ]
        )
        assert list(ledger.faults(broken))


def test_an_entry_that_was_sealed_again_does_not_fit_the_next(dice: Random) -> None:
    """Whoever makes its hash fit has to make all that follow fit, too."""
    for _ in range(MUTATIONS):
        events = chain(dice, dice.randrange(2, 8))
        at, name = dice.randrange(len(events) - 1), dice.choice(ledger.FORMAT_V1)
        was = getattr(events[at], name)
        forged = events[at]._replace(**{name: other_value(was, dice)})
        events[at] = forged._replace(hash=ledger.event_hash(forged))
        assert list(ledger.faults(events)), (name, was)
