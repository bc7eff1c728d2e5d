"""The verbs of the ledger on paper, by the rules of the domain and not by the code."""

from __future__ import annotations

from paper import (
    BACK,
    DAY,
    GIVEN,
    LAPSED,
    RESERVED,
    UNDO_SECONDS,
    WAITING,
    Bill,
    Card,
    Lot,
    Refused,
    Use,
    lot_end,
    take,
)
from paper_cards import Programme


class Paper(Programme):
    """One programme; each verb is one movement."""

    # --- bills ------------------------------------------------------------------------

    def earn(self, key: str, name: str, sats: int, at: int) -> None:
        if name in self.bills:
            return
        card = self.card(key)
        bp, order = self.tier_bp(card), self.next_order()
        bill = Bill(name, sats, at, self.settings_at(at), bp, card, order, base=sats)
        points = bill.worth(sats)
        if bill.settings.earn_by == "visit" and self.is_stamped(card, bill):
            points = 0
        bill.score = points
        self.bills[name] = bill
        card.credit([(points, lot_end(bill.settings, at, self.now))], order, bill)
        card.active = self.now
        self.claw_back(bill)
        self.promise(card, bill)

    def is_stamped(self, card: Card, but: Bill) -> bool:
        return any(
            bill is not but and bill.base and bill.day == but.day and bill.is_stamp
            for bill in self.bills_on(card)
        )

    def refund(self, name: str, sats: int) -> None:
        self.refunds.setdefault(name, []).append(sats)
        if bill := self.bills.get(name):
            self.post_due(bill.card)
            self.claw_back(bill)

    def claw_back(self, bill: Bill) -> None:
        total = 0
        for sats in self.refunds.get(bill.name, []):
            total += sats
            if total > bill.refunded:
                self.claw_back_to(bill, total)

    def claw_back_to(self, bill: Bill, total: int) -> None:
        gone = min(total, bill.sats) - min(bill.refunded, bill.sats)
        bill.refunded = total
        left = bill.base - gone
        if bill.settings.earn_by != "visit":
            # Reached so far is what no longer counts of its points.
            earned = bill.worth(bill.sats)
            target = earned - bill.worth(left)
            self.take_back(bill, target - (earned - bill.score), gone)
        elif left or self.is_stamped(bill.card, bill):
            self.take_back(bill, 0, gone)
        else:
            day = [b for b in self.bills_on(bill.card) if b.day == bill.day]
            stamps = [b for b in day if b.settings.earn_by == "visit" and b.score]
            self.take_back(bill, bill.score, gone)
            for other in sorted(stamps, key=lambda b: b.order):
                if other is not bill:
                    self.take_back(other, other.score, 0)

    def take_back(self, bill: Bill, points: int, sats: int) -> None:
        card = bill.card
        self.make_room(bill, points)
        short, ended = self.short(bill, points), min(points, bill.expired - bill.ended)
        let_off = short if self.rules.deficit_policy == "forgive" else 0
        card.debit(points - ended - let_off, card.lots_of(bill))
        bill.ended += ended
        bill.taken += points - ended
        bill.score -= points
        bill.base -= sats

    def make_room(self, bill: Bill, points: int) -> None:
        """What its own lots lack comes from rewards that wait, newest first, before
        other lots; so does what the card lacks."""
        own = sum(lot.left for lot in bill.card.lots_of(bill))
        lacking = points - min(points, bill.expired - bill.ended) - own
        while lacking > 0 or self.short(bill, points):
            use = self.newest_waiting(bill.card)
            if not use:
                return
            lacking -= sum(n for _, n in use.parts)
            self.give_back(use, LAPSED, self.now, by_staff=False)
            self.post_due(bill.card)

    def short(self, bill: Bill, points: int) -> int:
        """What the card lacks of what a bill has to give back."""
        missing = points - min(points, bill.expired - bill.ended)
        return max(missing - max(bill.card.points, 0), 0)

    def newest_waiting(self, card: Card) -> Use | None:
        waiting = [
            use
            for use in self.uses.values()
            if use.card is card and use.status_at(self.now) == RESERVED
        ]
        waiting = [use for use in waiting if use.given_at is None]
        return max(waiting, key=lambda use: use.order, default=None)

    # --- rewards and points by hand ---------------------------------------------------

    def redeem(self, key: str, name: str, cost: int, given: bool) -> None:
        card = self.card(key)
        if card.points < cost:
            raise Refused
        parts = take(card.open_lots(), cost)
        card.active = self.now
        ends = self.now + 60 * self.rules.reserve_minutes
        given_at = self.now + UNDO_SECONDS if given else None
        order = self.next_order()
        self.uses[name] = Use(name, card, order, self.now, ends, given_at, parts)

    def fulfil(self, name: str) -> None:
        use = self.uses[name]
        if use.status_at(self.now) not in (RESERVED, GIVEN):
            raise Refused
        use.status = GIVEN

    def cancel(self, name: str, by_staff: bool) -> None:
        use = self.uses[name]
        card = use.card.into or use.card
        self.post_due(card)
        if use.status == BACK:
            return
        if use.status != RESERVED or (use.given_at is not None and not by_staff):
            raise Refused
        self.give_back(use, BACK, self.now, by_staff)
        self.post_due(card)

    def undo(self, name: str) -> None:
        use = self.uses[name]
        self.post_due(use.card.into or use.card)
        if use.status == BACK:
            return
        if use.status != GIVEN:
            raise Refused
        self.give_back(use, BACK, self.now, by_staff=True)

    def grant(self, key: str, points: int) -> None:
        card = self.card(key)
        end = lot_end(self.rules, self.now, self.now)
        card.credit([(points, end)], self.next_order())
        card.active = self.now

    def revoke(self, key: str, points: int) -> None:
        card = self.card(key)
        if card.points < points:
            raise Refused
        take(card.open_lots(), points)

    # --- moves ------------------------------------------------------------------------

    def move(self, name: str, key: str) -> None:
        """A bill goes to another card, with what was used of it, and what is left."""
        bill, right = self.bills[name], self.own(key)
        right, wrong = right.into or right, bill.card
        if wrong is right:
            raise Refused
        self.post_due(wrong)
        self.post_due(right)
        own = wrong.lots_of(bill)
        parts = self.moving_parts(own, bill.taken)
        if not (parts or bill.base or bill.score):
            raise Refused
        wrong.debit(sum(points for points, _ in parts), own)
        self.bring(bill, right, parts)

    def moving_parts(self, lots: list[Lot], taken: int) -> list[tuple[int, int]]:
        ends: dict[int, int] = {}
        for lot in lots:
            used = lot.opened - lot.left - lot.expired
            back = min(used, taken)
            taken -= back
            late = self.now + 7 * DAY if lot.until <= self.now else lot.until
            for until, points in ((lot.until, lot.left), (late, used - back)):
                if points:
                    ends[until] = ends.get(until, 0) + points
        return [(points, until) for until, points in sorted(ends.items())]

    def bring(self, bill: Bill, card: Card, parts: list[tuple[int, int]]) -> None:
        was, bill.card, bill.taken = bill.card, card, 0
        bill.order = self.next_order()
        card.credit(parts, bill.order, bill)
        card.active = self.now
        promised = was.welcome
        if promised and promised.bill is bill and promised.state == WAITING:
            was.welcome = None
            if self.is_new(card, bill, promised.least):
                card.welcome = promised

    def merge(self, gone: str, kept: str) -> None:
        """All of one card goes to the other, bill by bill and lot by lot."""
        if gone not in self.cards:
            raise Refused
        old, into = self.cards[gone], self.own(kept)
        into = into.into or into
        if old.into is into and old is not into:
            return
        if old.into or old is into:
            raise Refused
        self.post_due(old)
        if any(u.card is old and u.status == RESERVED for u in self.uses.values()):
            raise Refused
        self.post_due(into)
        self.move_all(old, into)
        for card in self.person(old):
            card.into = into

    def move_all(self, old: Card, into: Card) -> None:
        bills = {bill.order: bill for bill in self.bills_on(old)}
        lots = {lot.order: lot for lot in old.lots if lot.left}
        for order in sorted({*bills, *lots}):
            own = sorted(
                (lot for lot in old.lots if lot.order == order and lot.left),
                key=lambda lot: lot.until,
            )
            parts = [(lot.left, lot.until) for lot in own]
            take(own, sum(lot.left for lot in own))
            bill = bills.get(order)
            if bill and (parts or bill.base or bill.score):
                self.bring(bill, into, parts)
            elif parts:
                into.credit(parts, self.next_order())
                into.active = self.now
        into.debit(old.owed, [])
        old.owed = 0

    def erase(self, key: str) -> None:
        """The customer is forgotten: nothing can be used any more, debts stay."""
        if key not in self.cards:
            raise Refused
        card = self.card(key)
        for use in self.uses.values():
            if use.card is card and use.status_at(self.now) == RESERVED:
                self.give_back(use, BACK, self.now, by_staff=False)
        card.expire(card.lots)
        for part in self.person(card):
            part.is_forgotten = True
            self.gone.append(self.cards.pop(part.key))
