"""Relays that lie, together or alone, and rules that hold whatever is said."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from typing import Any

from badge_cases import (
    ANA,
    BOB,
    CRYPTA,
    DAY,
    DEFINED,
    GIVEN,
    LISBON,
    MALLORY,
    MEMBER,
    NOW,
    TRUST,
    found_in,
    judged,
    known_by,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty.badges.finding import MOST_OTHERS, Found
from loyalty.badges.said import profile_name
from loyalty.badges.verdicts import Trust, judge_all


def test_a_deletion_that_one_relay_hides_another_tells() -> None:
    found = found_in([DEFINED, GIVEN], [CRYPTA.deletes(NOW, GIVEN)])
    (one,) = judge_all(known_by(found), TRUST, ANA.key, LISBON, NOW)
    assert one.code == "taken_back"


def test_a_flood_of_one_relay_crowds_out_nothing() -> None:
    """Forged awards of the very badge, and of a thousand made-up ones."""
    forged = [MALLORY.awards(MEMBER, NOW - n, ANA.key) for n in range(300)]
    made_up = [
        MALLORY.awards(MALLORY.badge(f"b{n}"), NOW - n, ANA.key) for n in range(300)
    ]
    found = found_in([*forged, *made_up], [DEFINED, GIVEN])
    assert json.loads(GIVEN)["id"] in {event.id for _, event in found.awards}
    assert len(found.awards) <= MOST_OTHERS + 1
    held = judge_all(known_by(found), TRUST, ANA.key, LISBON, NOW)
    assert (held[0].badge, held[0].valid) == (MEMBER, True)
    assert not any(one.valid for one in held[1:])


def test_what_does_not_count_comes_from_every_relay() -> None:
    flood = [MALLORY.awards(MALLORY.badge(f"b{n}"), NOW, ANA.key) for n in range(200)]
    lonely = BOB.awards(BOB.badge("x"), NOW - DAY, ANA.key)
    found = found_in(flood, [lonely])
    assert json.loads(lonely)["id"] in {event.id for _, event in found.awards}


def test_what_was_not_asked_for_is_dropped() -> None:
    junk = [
        CRYPTA.says(1, NOW, ("p", ANA.key), content="hello"),
        MALLORY.defines("x", NOW),
        MALLORY.deletes(NOW, GIVEN),
        CRYPTA.says(8, NOW, ("a", "30402:" + CRYPTA.key + ":x"), ("p", ANA.key)),
        CRYPTA.says(8, NOW, ("a", CRYPTA.badge("\x00")), ("p", ANA.key)),
        CRYPTA.says(8, NOW, ("a", "nonsense"), ("p", ANA.key)),
        MALLORY.says(10002, NOW, ("r", "wss://evil.example")),
    ]
    assert found_in(junk) == Found()


def test_a_customers_relays_are_those_they_named_last() -> None:
    def named(at: int, *urls: str) -> str:
        return ANA.says(10002, at, *[("r", url) for url in urls])

    old = named(NOW - 1, "wss://old.example")
    urls = ["wss://a.example", "ws://lan", "http://x", "wss://b.example/x"]
    more = ["wss://c.example", "wss://d.example"]
    found = found_in([named(NOW, *urls, *more), old])
    expected = ("wss://a.example", "wss://b.example/x", "wss://c.example")
    assert found.relays == (expected, NOW)


_ISSUERS = [CRYPTA, MALLORY, ANA]
_MADE = {
    (who, badge, seconds, end): who.awards(
        badge,
        NOW + seconds,
        ANA.key,
        more=[("expiration", str(NOW + end))] if end else [],
    )
    for who in _ISSUERS
    for badge in (MEMBER, MALLORY.badge("member"))
    for seconds in (-DAY, 0, DAY)
    for end in (-1, 0, 1)
}
_ALL = [
    *_MADE.values(),
    DEFINED,
    MALLORY.defines("member", NOW - DAY),
    *(who.deletes(NOW, event) for who in _ISSUERS for event in [*_MADE.values()][:9]),
    *(who.deletes(NOW, badges=[MEMBER]) for who in _ISSUERS),
]
_SUBSETS = st.lists(st.sampled_from(_ALL), max_size=12, unique=True)


def counts(events: Iterable[str]) -> bool:
    """The rule, written down again from `docs/badges.md`, over raw JSON."""
    said = [json.loads(event) for event in events]
    mine = [event for event in said if event["pubkey"] == CRYPTA.key]
    gone = {tag[1] for event in mine if event["kind"] == 5 for tag in event["tags"]}
    if not any(e["kind"] == 30009 for e in mine) or MEMBER in gone:
        return False
    return any(
        event["kind"] == 8
        and ["a", MEMBER] in event["tags"]
        and event["created_at"] <= NOW
        and all(int(t[1]) > NOW for t in event["tags"] if t[0] == "expiration")
        and event["id"] not in gone
        for event in mine
    )


@settings(max_examples=300)
@given(events=_SUBSETS)
def test_a_badge_counts_exactly_when_the_rule_says_so(events: list[str]) -> None:
    held = {one.badge: one.valid for one in judged(*events)}
    assert held.get(MEMBER, False) == counts(events)
    assert not held.get(MALLORY.badge("member"), False)


@settings(max_examples=100)
@given(events=_SUBSETS, parts=st.integers(1, 4), at=st.randoms(use_true_random=False))
def test_which_relay_says_what_makes_no_difference(
    events: list[str], parts: int, at: random.Random
) -> None:
    answers: list[list[str]] = [[] for _ in range(parts)]
    for event in events:
        for answer in at.sample(answers, at.randint(1, parts)):
            answer.append(event)
    one, other = found_in(events), found_in(*answers)
    told = [judge_all(known_by(f), TRUST, ANA.key, LISBON, NOW) for f in (one, other)]
    assert [h for h in told[0] if h.trusted] == [h for h in told[1] if h.trusted]


@settings(max_examples=100)
@given(events=_SUBSETS, more=_SUBSETS)
def test_a_deletion_more_never_makes_a_badge_count(
    events: list[str], more: list[str]
) -> None:
    deletions = [event for event in more if json.loads(event)["kind"] == 5]
    before = {one.badge for one in judged(*events) if one.valid}
    after = {one.badge for one in judged(*events, *deletions) if one.valid}
    assert after <= before


def _mutated(event: dict[str, Any], dice: random.Random) -> Any:
    """Anything but what it was, signed anew by whoever wants to."""
    kinds = [8, 5, 30009, 10008, 30008, 10002, 1]
    names = ["a", "p", "e", "d", "expiration", "r", "name", "image", ""]
    values = [MEMBER, ANA.key, "", "x", "30009::", "9" * 30, "\u0661", "\x00", "\ud7ff"]
    tags: list[list[str]] = [list(tag) for tag in event["tags"]]
    for _ in range(dice.randint(1, 4)):
        tag = [dice.choice(names), *dice.choices(values, k=dice.randint(0, 3))]
        where = dice.randint(0, len(tags))
        tags[where : where + dice.randint(0, 1)] = [tag]
    content = dice.choice(["", "{}", '{"name": 1}', "[" * 200, '{"name": "\\u0000"}'])
    kind = dice.choice([event["kind"], dice.choice(kinds)])
    at = dice.choice([0, NOW, 2**53 - 1, event["created_at"]])
    return kind, at, tags, content


def test_whatever_a_trusted_issuer_signs_nothing_breaks(seed: int) -> None:
    """2,000 events: each is judged or dropped, and none raises."""
    from loyalty.nostr.event import Draft, sign

    dice = random.Random(seed)
    basis = [json.loads(event) for event in _ALL]
    for _ in range(200):
        events = []
        for _ in range(10):
            kind, at, tags, content = _mutated(dice.choice(basis), dice)
            draft = Draft(kind, at, tuple(map(tuple, tags)), content)
            who = bytes.fromhex(dice.choice(_ISSUERS).keys.secret)
            events.append(sign(draft, who))
            profile_name(events[-1])
        trust = Trust({MEMBER: 0}, {CRYPTA.key: 0})
        found = found_in([event.to_json() for event in events], trust=trust)
        for one in judge_all(known_by(found), trust, ANA.key, LISBON, NOW):
            assert one.valid <= one.trusted
            json.dumps(vars(one)).encode()
            assert "\x00" not in one.name + one.badge + one.image
