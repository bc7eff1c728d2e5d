"""Plays random histories: each step through the public writers, and on paper beside.

Imported by tests that use the `app` fixture; see `random_histories`.
"""

from __future__ import annotations

from typing import Any

from both_sides import BothSides, taken
from lab import Lab
from paper import TIERS
from till import Till

Step = tuple[Any, ...]

# Real time is before it: nothing that runs beside the tests finds a lab's things due.
START = 1_900_000_000
GUESTS = 6
COSTS = (1, 2, 3, 5, 8, 13, 21)
CHANGES: tuple[dict[str, Any], ...] = (
    {"expiry_mode": "none"},
    {"expiry_mode": "months", "expiry_months": 1},
    {"expiry_mode": "months", "expiry_months": 5},
    {"expiry_mode": "year_end"},
    {"expiry_mode": "inactivity", "expiry_months": 2},
    {"expiry_mode": "inactivity", "expiry_months": 7},
    {"earn_by": "spend", "earn_points": 1, "earn_per_sats": 1_000},
    {"earn_by": "spend", "earn_points": 3, "earn_per_sats": 700},
    {"earn_by": "visit", "earn_points": 4},
    {"min_spend_sats": 0},
    {"min_spend_sats": 3_000},
    {"deficit_policy": "carry"},
    {"deficit_policy": "forgive"},
    {"welcome_points": 0},
    {"welcome_points": 6},
    {"refund_window_days": 0},
    {"refund_window_days": 3},
    {"reserve_minutes": 5},
    {"reserve_minutes": 1_440},
    {"tier_basis": "points"},
    {"tier_basis": "spent"},
    {"tier_basis": "visits"},
    {"tier_window_days": 0},
    {"tier_window_days": 30, "tier_grace_days": 10},
    {"tier_window_days": 90, "tier_grace_days": 0},
)


class Player(BothSides):
    """Plays a history in a lab and on paper.

    Attributes:
        guests: keys, in the order they came; paid: bills by name: whose, sats, when.
        back: sats that went back, by bill; redemptions: by the name of their use.
        rewards: by what they cost.
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self.guests: list[str] = []
        self.paid: dict[str, tuple[str, int, int]] = {}
        self.back: dict[str, int] = {}
        self.redemptions: dict[str, Any] = {}
        self.rewards: dict[int, str] = {}
        self._till = Till(lab, "")

    @classmethod
    async def ready(cls, lab: Lab) -> Player:
        """In a lab that was just opened: its tiers, its rewards, its budgets."""
        player = cls(lab)
        await lab.run(player._furnish)
        await lab.settings(newcomer_daily_points=10**9, newcomer_cap_per_staff=10**9)
        await lab.settings(grant_daily_cap=10**9)
        return player

    def _furnish(self, tx: Any) -> None:
        from loyalty import services
        from loyalty.models import RewardBody, TierBody

        program_id = self.lab.program_id
        for threshold, multiplier in TIERS:
            body = {"name": f"T{threshold}", "threshold": threshold}
            tier = TierBody.parse_obj({**body, "multiplier_bp": multiplier})
            services.create_tier(tx, program_id, tier)
        for cost in COSTS:
            body = {"name": f"R{cost}", "kind": "free_item", "cost_points": cost}
            reward = services.create_reward(
                tx, program_id, RewardBody.parse_obj(body), ""
            )
            self.rewards[cost] = reward.id

    async def play(self, one: Step) -> None:
        self.paper.now = self.lab.now
        await getattr(self, one[0])(*one[1:])
        self.paper.now = self.lab.now

    def some_guest(self, number: int) -> str:
        return self.guests[number % len(self.guests)]

    def _some_bill(self, number: int) -> str:
        return _recent([*self.paid], number)

    def _some_use(self, number: int) -> str:
        return _recent([*self.redemptions], number)

    # --- verbs ------------------------------------------------------------------------

    async def guest(self) -> None:
        """At most so many at a time: the oldest comes no more."""
        self.guests.append(self.lab.guest())
        del self.guests[:-GUESTS]

    async def wait(self, seconds: int, times: int) -> None:
        self.lab.pass_time(seconds * times)

    async def settings(self, number: int) -> None:
        change = CHANGES[number]
        self.paper.settings(**change)
        await self.lab.settings(**change)

    async def sweep(self) -> None:
        """What comes due is written, on every card."""
        await self.lab.run(self._sweep)
        for card in self.paper.all_cards():
            self.paper.post_due(card)

    def _sweep(self, tx: Any) -> None:
        from loyalty import crud
        from loyalty.services.movement import moving_card

        for card_id in crud.get_card_ids(tx, self.lab.program_id, "", 1_000):
            card = crud.get_card(tx, card_id)
            assert card
            with moving_card(tx, card):
                pass

    async def earn(self, guest: int, sats: int, late: int) -> None:
        name, key = f"bill {len(self.paid)}", self.some_guest(guest)
        at = max(self.lab.now - late, START)
        self.paid[name] = (key, sats, at)
        await self._earn(name)

    async def _earn(self, name: str) -> None:
        key, sats, at = self.paid[name]
        till = Till(self.lab, key, self._till.tag)
        event = await till.earn(name, sats, at=at)
        is_new = name not in self.paper.bills
        self.paper.earn(key, name, sats, at)
        if is_new:
            bill = self.paper.bills[name]
            assert (event.tier_bp, event.time) == (bill.bp, at), (event, bill)

    async def again(self, number: int) -> None:
        """The same payment is told of once more."""
        if self.paid:
            await self._earn(self._some_bill(number))

    async def redeem(self, guest: int, cost: int, given: bool) -> None:
        from loyalty import services
        from loyalty.clock import LocalClock

        key, name = self.some_guest(guest), f"use {len(self.redemptions)}"
        asked = services.Asked(
            self.lab.venue.id,
            LocalClock("UTC"),
            self.rewards[cost],
            actor_id="wallet:owner" if given else "",
            is_owner=given,
            fulfil=given,
        )

        def real(tx: Any) -> tuple[Any, list[tuple[int, int]]]:
            redemption = services.redeem(tx, self.lab.program_id, key, asked)[0]
            return redemption, taken(tx, redemption)

        done = await self.both("redeem", real, key, name, cost, given)
        if done:
            self.redemptions[name], parts = done
            use = self.paper.uses[name]
            assert parts == sorted((lot.until, n) for lot, n in use.parts)
            # No lot is used beyond its end, whether or not anything was swept.
            assert all(until > self.lab.now for until, _ in parts), parts

    async def fulfil(self, number: int) -> None:
        from loyalty import services

        if not self.redemptions:
            return
        name = self._some_use(number)
        redemption_id, venue_id = self.redemptions[name].id, self.lab.venue.id

        def real(tx: Any) -> Any:
            code = services.code_of(tx, redemption_id)
            return services.fulfil(tx, redemption_id, code, venue_id, "wallet:owner")

        await self.both("fulfil", real, name)

    async def cancel(self, number: int, by_staff: bool) -> None:
        from loyalty import services

        if not self.redemptions:
            return
        name, by = self._some_use(number), "wallet:owner" if by_staff else ""

        def real(tx: Any) -> Any:
            return services.cancel(tx, self.redemptions[name], by, "")

        await self.both("cancel", real, name, by_staff)

    async def undo(self, number: int) -> None:
        from loyalty import services

        if not self.redemptions:
            return
        name = self._some_use(number)

        def real(tx: Any) -> Any:
            return services.undo(tx, self.redemptions[name], "token:m", "Cold soup")

        await self.both("undo", real, name)

    async def grant(self, guest: int, points: int) -> None:
        await self.lab.by_hand("grant", self.some_guest(guest), points)
        self.paper.grant(self.some_guest(guest), points)

    async def revoke(self, guest: int, points: int) -> None:
        from loyalty import services
        from loyalty.clock import LocalClock

        lab, key = self.lab, self.some_guest(guest)
        act = services.ByHand(
            lab.program_id, lab.venue.id, LocalClock("UTC"), "token:w", points, "So"
        )

        def real(tx: Any) -> Any:
            return services.revoke(tx, key, act)

        await self.both("revoke", real, key, points)

    async def refund(self, number: int, part: int) -> None:
        """A part of what is left of a bill's money goes back."""
        if not self.paid:
            return
        name = self._some_bill(number)
        left = self.paid[name][1] - self.back.get(name, 0)
        if left > 0:
            await self._refund(name, max(left // part, 1))

    async def refund_first(self, sats: int) -> None:
        """Money of the next bill goes back before the bill is here."""
        name = f"bill {len(self.paid)}"
        if name not in self.back:
            await self._refund(name, sats)

    async def _refund(self, name: str, sats: int) -> None:
        self.back[name] = self.back.get(name, 0) + sats
        await self._till.refund(name, sats)
        self.paper.refund(name, sats)

    async def move(self, number: int, guest: int) -> None:
        from loyalty import crud, services

        if not self.paid:
            return
        name, key = self._some_bill(number), self.some_guest(guest)
        if self.paper.bills[name].card.is_forgotten:
            return

        def real(tx: Any) -> Any:
            [event] = crud.find_earned(tx, self._till.tag + name)
            return services.move_bill(tx, event, key, "token:m", "It was table 7")

        await self.both("move", real, name, key)

    async def merge(self, gone: int, kept: int) -> None:
        from loyalty import services

        old, into = self.some_guest(gone), self.some_guest(kept)
        if old == into:
            return

        def real(tx: Any) -> Any:
            return services.merge_cards(tx, self.lab.program_id, old, into)

        await self.both("merge", real, old, into)

    async def erase(self, guest: int) -> None:
        from loyalty import services

        key = self.some_guest(guest)

        def real(tx: Any) -> Any:
            return services.erase(tx, self.lab.program_id, key)

        await self.both("erase", real, key)


def _recent(names: list[str], number: int) -> str:
    """Mostly one of the last few, sometimes any."""
    few = names[-4:] if number % 4 else names
    return few[number // 4 % len(few)]
