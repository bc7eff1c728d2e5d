"""The stand-alone verifier, given a card as Nostr events in a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

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


def check(lines: Lines, issuer: str | None = VENUE.public) -> tuple[int, str]:
    text = "".join(f"{line.to_json()}\n" for line in lines)
    code, words = verdict(text.encode(), issuer)
    return code, " ".join(words)


@pytest.mark.parametrize("length", [0, 1, 4])
def test_a_whole_card_is_genuine(length: int) -> None:
    code, words = check(whole(length))
    assert code == 0 and words.endswith("Signed by the merchant you named.")
    assert VENUE.public in check(whole(length), None)[1]
    assert check(list(reversed(whole(length))))[0] == 0  # in whatever order
    assert check([*whole(length), *whole(length)])[0] == 0  # and twice


def relined(change: Callable[[Lines], Lines]) -> tuple[int, str]:
    return check(change(whole()))


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


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said(name: str) -> None:
    change, words = WRONG[name]
    code, said = relined(change)
    assert code in (1, 2) and words in said, said


def test_one_number_changed_says_which() -> None:
    lines = [json.loads(line.to_json()) for line in whole()]
    lines[3]["content"] = lines[3]["content"].replace('"earned",3', '"earned",9')
    text = "\n".join(json.dumps(line) for line in lines)
    code, words = verdict(text.encode(), VENUE.public)
    assert (code, words) == (1, ["Not genuine: line 4 was changed."])


def test_changed_and_signed_by_the_venue_itself_it_shows_all_the_same() -> None:
    event = chain(4)[1]._replace(delta=9)
    code, said = relined(lambda f: [*f[:3], receipt(event), *f[4:]])
    assert (code, said) == (1, "Not genuine: the receipt of entry 2 was changed.")


def test_junk_is_no_card() -> None:
    for junk in ('{"sig":1}', '{"sig":[]}\n{', '{"sig":{}}', '{"sig":null,"kind":1}'):
        code, words = verdict(junk.encode(), None)
        assert code == 2 and words[0].startswith("Cannot be read"), junk
