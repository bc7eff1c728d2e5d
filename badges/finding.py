"""What to ask relays for a customer's badges, and what to make of their answers.

Pure. A relay may send anything, or nothing, or far too much: what does not fit the
question is dropped, and each relay's share is its own, so that none crowds out another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from ..nostr.awards import badge_of
from ..nostr.event import Malformed, NostrEvent
from ..nostr.kinds import (
    AWARD,
    BADGE,
    DELETION,
    OLD_WORN_BADGES,
    RELAY_LIST,
    WORN_BADGES,
)
from ..nostr.readers import newest, read_relays
from .addresses import dialable, kept, spelled
from .said import claimed_badge, deletes, trimmed_award, trimmed_badge, worn
from .verdicts import Trust

MOST_AUTHORS = 200  # asked for at once
MOST_TRUSTED = 200  # awards of trusted issuers that a relay is asked for
MOST_OTHERS = 40  # and of anybody: only to say why they do not count
MOST_OF_A_BADGE = 5  # awards of one badge to one customer that are kept
MOST_EVENTS = 500  # that a relay may send in answer to one question
MOST_RELAYS_OF_A_CUSTOMER = 3
STEPS = 3  # awards; then what they are, and what was taken back; then of what came new


@dataclass(frozen=True)
class Question:
    """What is asked, and what is known already.

    Attributes:
        badges: addresses whose definitions are asked for from the start.
        targets: events and addresses that may have been taken back, by their authors.
    """

    customer: str
    trust: Trust
    badges: frozenset[str] = frozenset()
    targets: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Found:
    """What came of it, trimmed.

    Attributes:
        awards: with their badges' addresses: those of trusted issuers first.
        deletions: author, target, when.
        relays, worn: what the customer said of themselves, and when; if they did.
    """

    awards: list[tuple[str, NostrEvent]] = field(default_factory=list)
    definitions: dict[str, NostrEvent] = field(default_factory=dict)
    deletions: set[tuple[str, str, int]] = field(default_factory=set)
    relays: tuple[tuple[str, ...], int] | None = None
    worn: tuple[tuple[str, ...], int] | None = None


class Search:
    """One round of questions to several relays: `ask`, `take`, until nothing is left
    to ask."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._asked_badges: set[str] = set()
        self._asked_targets: set[str] = set()
        self._steps = 0
        self.found = Found()

    def ask(self) -> list[dict[str, Any]]:
        """The next filters; none: that was all."""
        filters = [] if self._steps else self._of_customer()
        self._steps += 1
        if self._steps > STEPS:
            return []
        return [*filters, *self._of_badges(), *self._of_deletions()]

    def _of_customer(self) -> list[dict[str, Any]]:
        customer = self._question.customer
        own = {"authors": [customer], "limit": 2}
        trusted = sorted(self._question.trust.authors)[:MOST_AUTHORS]
        given = {"kinds": [AWARD], "#p": [customer]}
        return [
            {**given, "authors": trusted, "limit": MOST_TRUSTED},
            {**given, "limit": MOST_OTHERS},
            {**own, "kinds": [WORN_BADGES]},
            {**own, "kinds": [OLD_WORN_BADGES], "#d": ["profile_badges"]},
            {**own, "kinds": [RELAY_LIST]},
        ]

    def _of_badges(self) -> list[dict[str, Any]]:
        wanted = {*self._question.badges, *(badge for badge, _ in self.found.awards)}
        addresses = [kept(text) for text in sorted(wanted - self._asked_badges)]
        asked = [one for one in addresses if one][:MOST_AUTHORS]
        self._asked_badges |= {spelled(one) for one in asked}
        if not asked:
            return []
        authors = sorted({one.pubkey for one in asked})
        names = sorted({one.d for one in asked})
        limit = 2 * len(asked)
        return [{"kinds": [BADGE], "authors": authors, "#d": names, "limit": limit}]

    def _of_deletions(self) -> list[dict[str, Any]]:
        targets = self._targets()
        asked = sorted(targets.keys() - self._asked_targets)[:MOST_AUTHORS]
        self._asked_targets |= set(asked)
        filters = []
        for name, chosen in (
            ("#e", [text for text in asked if ":" not in text]),
            ("#a", [text for text in asked if ":" in text]),
        ):
            if chosen:
                authors = sorted({targets[text] for text in chosen})
                these = {"authors": authors, name: chosen, "limit": 2 * len(chosen)}
                filters.append({"kinds": [DELETION], **these})
        return filters

    def _targets(self) -> dict[str, str]:
        """What may have been taken back, and by whom. Of what does not count anyway,
        nobody has to be asked."""
        found = dict(self._question.targets)
        for badge, award in self.found.awards:
            if _is_sound(award, self._question.trust):
                found |= {award.id: award.pubkey, badge: award.pubkey}
        for event in self.found.definitions.values():
            if event.address in found:
                found[event.id] = event.pubkey
        return found

    def take(self, answers: Sequence[Sequence[NostrEvent]]) -> None:
        """What relays answered, each of them a list."""
        self._take_awards(answers)
        targets = self._targets()
        for event in (event for answer in answers for event in answer):
            if event.kind == BADGE:
                self._take_badge(event)
            elif event.kind == DELETION:
                self._take_deletion(event, targets)
        self._take_own([event for answer in answers for event in answer])

    def _take_awards(self, answers: Sequence[Sequence[NostrEvent]]) -> None:
        question = self._question
        mine = [list(_awards(answer, question.customer)) for answer in answers]
        if self._steps > 1 or not any(mine):
            return
        trusted: dict[str, NostrEvent] = {}
        by_relay: list[list[NostrEvent]] = []
        for answer in mine:
            sound = {one.id: one for one in answer if _is_sound(one, question.trust)}
            trusted |= sound
            by_relay.append([one for one in answer if one.id not in sound])
        chosen = _few_of_each(trusted.values())
        others = {one.id: one for one in _in_turn(by_relay)}
        self.found.awards = [*chosen, *_few_of_each([*others.values()][:MOST_OTHERS])]

    def _take_badge(self, event: NostrEvent) -> None:
        badge = trimmed_badge(event)
        if badge is None or badge.address not in self._asked_badges:
            return
        known = self.found.definitions.get(badge.address)
        best = newest([badge, known] if known else [badge])
        if best:
            self.found.definitions[badge.address] = best

    def _take_deletion(self, event: NostrEvent, targets: Mapping[str, str]) -> None:
        for target in (*deletes(event)[0], *deletes(event)[1]):
            if targets.get(target) == event.pubkey:
                self.found.deletions.add((event.pubkey, target, event.created_at))

    def _take_own(self, events: Sequence[NostrEvent]) -> None:
        own = [event for event in events if event.pubkey == self._question.customer]
        lists = newest([event for event in own if event.kind == RELAY_LIST])
        if lists:
            self.found.relays = (_relays_in(lists), lists.created_at)
        shows = (WORN_BADGES, OLD_WORN_BADGES)
        latest = newest([event for event in own if event.kind in shows])
        if latest:
            self.found.worn = (worn(latest), latest.created_at)


def _awards(events: Iterable[NostrEvent], customer: str) -> Iterator[NostrEvent]:
    for event in events:
        trimmed = trimmed_award(event, customer) if event.kind == AWARD else None
        if trimmed:
            yield trimmed


def _is_sound(award: NostrEvent, trust: Trust) -> bool:
    """Whether its author may give that badge, and the badge counts."""
    try:
        return trust.since(badge_of(award)) is not None
    except Malformed:
        return False


def _few_of_each(awards: Iterable[NostrEvent]) -> list[tuple[str, NostrEvent]]:
    """The newest awards of each badge, with its address."""
    found: list[tuple[str, NostrEvent]] = []
    counts: dict[str, int] = {}
    for award in sorted(awards, key=lambda one: (-one.created_at, one.id)):
        claimed = claimed_badge(award)
        name = spelled(claimed) if claimed else ""
        counts[name] = counts.get(name, 0) + 1
        if name and counts[name] <= MOST_OF_A_BADGE:
            found.append((name, award))
    return found


def _in_turn(by_relay: Sequence[Sequence[NostrEvent]]) -> Iterator[NostrEvent]:
    """The first of each relay, then the second of each, and so on."""
    for row in zip_longest(*by_relay):
        yield from (event for event in row if event is not None)


def _relays_in(event: NostrEvent) -> tuple[str, ...]:
    try:
        named = read_relays(event)
    except Malformed:
        return ()
    return dialable(named)[:MOST_RELAYS_OF_A_CUSTOMER]
