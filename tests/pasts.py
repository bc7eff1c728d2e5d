"""Programmes with a past: what was seen of it then, to be held against it later.

Years pass at a lab's time. Whatever happens is written by the real writers, and after
each step, and before the next one, everything is looked at as it stands then.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from histories import History, merge
from lab import DAY, Lab

EXPIRIES: list[dict[str, Any]] = [
    {"expiry_mode": "months", "expiry_months": 1},
    {"expiry_mode": "inactivity", "expiry_months": 1},
    {"expiry_mode": "year_end"},
    {"expiry_mode": "none"},
]
TIERINGS: list[dict[str, Any]] = [
    {"tier_window_days": 0},
    {"tier_window_days": 30, "tier_grace_days": 5},
    {"tier_window_days": 30, "tier_grace_days": 0, "tier_basis": "visits"},
    {"tier_window_days": 60, "tier_basis": "spent"},
    {"tier_window_days": 0, "tier_basis": "points"},
]


@dataclass(frozen=True)
class Seen:
    """What was seen at a moment: each guest's card, and all of them together."""

    at: int
    cards: dict[str, dict[str, Any]]
    liability: Any


@dataclass
class Past:
    """A programme, and everything that was ever seen of it."""

    lab: Lab
    dice: Random
    seen: list[Seen] = field(default_factory=list)
    bills: list[tuple[str, Any]] = field(default_factory=list)

    async def live(self, steps: int) -> None:
        """Lets that many things happen, at moments of their own."""
        if not self.lab.guests:
            self.lab.pass_time(3 * DAY)  # bills that are counted late are older
            for pubkey in [self.lab.guest() for _ in range(3)]:
                await self.earn(pubkey)
        for _ in range(steps):
            await self.look()
            self.lab.pass_time(self.dice.choice([1, 3600, DAY, 12 * DAY, 33 * DAY]))
            await self.look()
            self.lab.pass_time(1)  # what happens now was not known then
            await self.something()
        await self.look()

    async def something(self) -> None:
        pubkey = self.dice.choice(self.lab.guests)
        points = await self.lab.points(pubkey)
        history = History(self.lab)
        happens = self.dice.randrange(12)
        if happens < 4:
            await self.earn(pubkey)
        elif happens == 4:
            await history.give(pubkey, self.dice.randint(1, 40), days=20)
        elif happens == 5:
            await history.take(pubkey, self.dice.randint(1, 30))
        elif happens in (6, 7) and points > 1:
            await history.use(pubkey, self.dice.randint(1, points))
        elif happens == 8 and points > 1:
            await history.reserve(pubkey, self.dice.randint(1, points))
        elif happens == 9:
            await self.refund()
        elif happens == 10:
            await self.lab.settings(**self.dice.choice(EXPIRIES))
        else:
            await self.lab.settings(**self.dice.choice(TIERINGS))

    async def earn(self, pubkey: str) -> None:
        late = self.dice.choice([0, 0, 0, 3600, 2 * DAY])
        sats = self.dice.randint(1, 40) * 1_000
        event = await self.lab.earn(pubkey, sats, at=self.lab.now - late)
        self.bills.append((pubkey, event))

    async def refund(self) -> None:
        if self.bills:
            bill = self.bills.pop(self.dice.randrange(len(self.bills)))
            await History(self.lab).refund(bill[1], bill[0], self.dice.choice([1, 2]))

    async def merge(self) -> None:
        """The first guest's card becomes the second's, and both go on."""
        await merge(self.lab, *self.lab.guests[:2])
        self.bills.clear()  # they are the other card's now

    async def look(self) -> None:
        self.seen.append(await self.lab.run(self._look))

    def _look(self, tx: Any) -> Seen:
        from loyalty import clock, services

        now = clock.now()
        program = services.get_program(tx, self.lab.program_id)
        cards = {
            pubkey: shown(services.view_card(tx, program, pubkey, month(now), now, 20))
            for pubkey in self.lab.guests
        }
        return Seen(now, cards, services.liability_now(tx, program.id, now))

    # --- later ------------------------------------------------------------------------

    async def cards_at(self, at: int) -> dict[str, dict[str, Any]]:
        """Each guest's card as it was known at a moment."""
        from loyalty import services
        from loyalty.store import store

        def look_back(tx: Any, pubkey: str) -> dict[str, Any]:
            view = services.view_card_at(
                tx, self.lab.program_id, pubkey, month(at), at, 20
            )
            return shown(view)

        return {key: await store.read(look_back, key) for key in self.lab.guests}

    async def liability_at(self, at: int) -> Any:
        """What all cards come to at a moment, by a replay of each."""
        from loyalty import services
        from loyalty.jobs.passes import usable_at
        from loyalty.store import store

        usable = await usable_at(self.lab.program_id, at)
        return await store.read(services.liability_at, self.lab.program_id, at, usable)


def shown(view: Any) -> dict[str, Any]:
    """What the card shows, but for what is no matter of the ledger."""
    return {
        "points": view.points,
        "tier": view.tier.name if view.tier else None,
        "standing": view.standing,
        "lifetime_points": view.balance.lifetime_points,
        "visits": view.balance.visits,
        "visits_this_month": view.visits_this_month,
        "spent_sats": view.balance.spent_sats,
        "expiring": view.expiring,
        "entries": view.entries,
        "reasons": view.reasons,
    }


def month(at: int) -> str:
    from loyalty import clock
    from loyalty.clock import LocalClock

    return clock.month_of(LocalClock("UTC").date(at))
