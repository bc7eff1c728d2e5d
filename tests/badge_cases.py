"""Who gives which badges in tests of their verdict, and what is made of their events.

Issuers sign with nostr-sdk; nothing of ours made these events.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from issuers import Issuer

from loyalty.badges.finding import Found, Question, Search
from loyalty.badges.models import HeldBadge
from loyalty.badges.verdicts import Given, Known, Trust, judge_all
from loyalty.clock import LocalClock
from loyalty.nostr.event import Malformed, NostrEvent, read

NOW = 1_800_000_000
DAY = 86_400
LISBON = LocalClock("Europe/Lisbon")
CRYPTA, MALLORY = Issuer(), Issuer()
ANA, BOB = Issuer(), Issuer()
MEMBER = CRYPTA.badge("member")
TRUST = Trust({MEMBER: NOW - DAY}, {}, {CRYPTA.key: "La Crypta"})


def found_in(
    *answers: Iterable[str], trust: Trust = TRUST, customer: str = ANA.key
) -> Found:
    """What is made of relays that send these events at every question."""
    search = Search(Question(customer, trust, frozenset(trust.badges)))
    read_ones = [_readable(answer) for answer in answers]
    while search.ask():
        search.take(read_ones)
    return search.found


def _readable(answer: Iterable[str]) -> list[NostrEvent]:
    events = []
    for text in answer:
        try:
            events.append(read(text))
        except Malformed:  # a relay's connection drops it just so
            continue
    return events


def known_by(found: Found, checked_at: int = NOW, seen_at: int = NOW) -> Known:
    deletions: dict[str, list[NostrEvent]] = {}
    for author, target, at in found.deletions:
        tag = ("a" if ":" in target else "e", target)
        event = NostrEvent("", author, at, 5, (tag,), "", "")
        deletions.setdefault(author, []).append(event)
    given = [Given(event, seen_at) for _, event in found.awards]
    worn = frozenset(found.worn[0] if found.worn else ())
    return Known(given, found.definitions, deletions, worn, checked_at)


def judged(
    *events: str, trust: Trust = TRUST, customer: str = ANA.key, **known: Any
) -> tuple[HeldBadge, ...]:
    found = found_in(events, trust=trust, customer=customer)
    known_now = known_by(found, **known)
    return judge_all(known_now, trust, customer, LISBON, NOW)


def code(*events: str, **more: Any) -> str:
    (one,) = judged(*events, **more)
    assert one.valid == (one.code == "")
    assert one.valid == (one.reason == "")
    return one.code


DEFINED = CRYPTA.defines("member", NOW - 10 * DAY)
GIVEN = CRYPTA.awards(MEMBER, NOW - DAY, ANA.key)
