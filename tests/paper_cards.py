"""A programme's cards on paper: settings, what time does to them, welcome points."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from paper import (
    DAY,
    DROPPED,
    GIVEN,
    LAPSED,
    NEVER,
    ONCE,
    RESERVED,
    WAITING,
    Bill,
    Card,
    Settings,
    Use,
    Welcome,
    lot_end,
    rest_ends,
    tier,
)


@dataclass
class Programme:
    """One programme. Whoever uses it says what time it is.

    Attributes:
        versions: settings, and from when on they hold.
        refunds: sats that went back, by bill, known here or not.
    """

    now: int
    versions: list[tuple[int, Settings]]
    cards: dict[str, Card] = field(default_factory=dict)
    gone: list[Card] = field(default_factory=list)
    bills: dict[str, Bill] = field(default_factory=dict)
    uses: dict[str, Use] = field(default_factory=dict)
    refunds: dict[str, list[int]] = field(default_factory=dict)
    _order: int = 0

    # --- settings ---------------------------------------------------------------------

    def settings(self, **changed: Any) -> None:
        self.versions.append((self.now, replace(self.versions[-1][1], **changed)))

    def settings_at(self, at: int) -> Settings:
        return [held for since, held in self.versions if since <= at][-1]

    @property
    def rules(self) -> Settings:
        return self.settings_at(self.now)

    # --- cards ------------------------------------------------------------------------

    def next_order(self) -> int:
        self._order += 1
        return self._order

    def own(self, key: str) -> Card:
        return self.cards.setdefault(key, Card(key))

    def card(self, key: str) -> Card:
        """The customer's card, as it is after all that came due."""
        card = self.own(key)
        card = card.into or card
        self.post_due(card)
        return card

    def person(self, card: Card) -> list[Card]:
        """A card, and those that became it."""
        return [card, *(c for c in self.cards.values() if c.into is card)]

    def bills_on(self, card: Card) -> list[Bill]:
        return [bill for bill in self.bills.values() if bill.card is card]

    def tier_bp(self, card: Card) -> int:
        held = tier(self.bills_on(card), self.rules, self.now)
        return held[1] if held else ONCE

    # --- what time does ---------------------------------------------------------------

    def post_due(self, card: Card, gives: bool = True) -> None:
        due = [use for use in self.uses.values() if use.card is card]
        for use in sorted(due, key=lambda use: (use.expires_at, use.order)):
            status = use.status_at(self.now)
            if use.status == RESERVED and status == LAPSED:
                self.give_back(use, LAPSED, use.expires_at, by_staff=False)
            use.status = status
        card.expire([lot for lot in card.lots if lot.until <= self.now])
        if gives:
            self.welcome(card)
        if rest_ends(card.active, self.versions) <= self.now:
            card.expire(card.lots)

    def give_back(self, use: Use, status: str, at: int, by_staff: bool) -> None:
        """Points go where they were; if staff did it, what ended has a week."""
        use.status = status
        card, order = use.card.into or use.card, self.next_order()
        new: dict[int, int] = {}
        for lot, points in use.parts:
            late = by_staff and lot.until <= at
            if card is use.card and not late:
                lot.left += points
            else:
                until = at + 7 * DAY if late else lot.until
                new[until] = new.get(until, 0) + points
        card.credit([(points, until) for until, points in new.items()], order)

    # --- welcome points ---------------------------------------------------------------

    def promise(self, card: Card, bill: Bill) -> None:
        settings = bill.settings
        least = max(settings.min_spend_sats, 1)
        if not settings.welcome_points or bill.sats < least:
            return
        if self.is_new(card, bill, least):
            due_at = bill.time + settings.refund_window_days * DAY
            card.welcome = Welcome(bill, settings.welcome_points, least, due_at)
            self.welcome(card)

    def is_new(self, card: Card, bill: Bill, least: int) -> bool:
        """Nobody who was welcomed, or who has paid before."""
        known = [part.welcome for part in self.person(card) if part.welcome]
        if known:
            return all(welcome.state == DROPPED for welcome in known)
        return not any(
            (other.time, other.order) < (bill.time, bill.order) and other.base >= least
            for other in self.bills_on(card)
        )

    def welcome(self, card: Card) -> None:
        promised = card.welcome
        if not promised or promised.state != WAITING or promised.due_at > self.now:
            return
        bill, people = promised.bill, self.person(card)
        was_given = any(c.welcome and c.welcome.state == GIVEN for c in people)
        deserved = bill.card is card and bill.base >= promised.least
        if not deserved or was_given or card.is_forgotten:
            promised.state = DROPPED
            return
        promised.state = GIVEN
        end = lot_end(self.settings_at(promised.due_at), promised.due_at, self.now)
        card.credit([(promised.points, end)], self.next_order())

    # --- what is true -----------------------------------------------------------------

    def all_cards(self) -> list[Card]:
        return [*self.cards.values(), *self.gone]

    def open_parts(self, card: Card) -> list[tuple[int, int]]:
        """Until when, and how much, of all that can be used."""
        ends: dict[int, int] = {}
        for lot in card.open_lots():
            ends[lot.until] = ends.get(lot.until, 0) + lot.left
        return sorted((min(until, NEVER), left) for until, left in ends.items())
