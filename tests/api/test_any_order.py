"""Promise 10: whatever is delivered twice, too early or late, in whichever order, the
cards end up the same (mission 212, 213).

Multiplier 1: a tier held at posting is a matter of order, and meant to be. So is which
of a guest's bills promises the welcome points."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import permutations
from typing import Any

import pytest

from histories import figures, merge
from lab import DAY, Lab
from till import Till

START = 1_900_000_000
NewLab = Callable[[int], Awaitable[Lab]]
Delivery = tuple[Any, ...]


class Couple:
    """Two new guests and what is delivered for them. Bills are by one till, so that
    they are found wherever they are."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.ana = Till.of_new_guest(lab)
        self.bob = Till(lab, lab.guest(), self.ana.tag)

    async def deliver(self, what: str, *rest: Any) -> None:
        await getattr(self, what)(*rest)

    async def earn(
        self, bill: str, sats: int, whose: str = "ana", ago: int = 0
    ) -> None:
        till = getattr(self, whose)
        await till.earn(bill, sats, at=self.lab.now - ago)

    async def refund(self, bill: str, sats: int) -> None:
        await self.ana.refund(bill, sats)

    async def apply(self, bill: str) -> None:
        await self.ana.apply(bill)

    async def move(self, bill: str) -> None:
        """It is Bob's bill."""
        from loyalty import crud, services

        def moved(tx: Any) -> None:
            [event] = crud.find_earned(tx, self.ana.tag + bill)
            services.move_bill(tx, event, self.bob.pubkey, "token:m", "Table 7")

        await self.lab.run(moved)

    async def merge(self) -> None:
        """Ana is Bob: both cards are theirs."""
        await merge(self.lab, self.ana.pubkey, self.bob.pubkey)

    async def figures(self) -> list[dict[str, int]]:
        """Of both, after all that was to come has come."""
        self.lab.pass_time(3 * DAY)
        for till in (self.ana, self.bob):
            await till.lab.by_hand("grant", till.pubkey, 1)
        return [figures(await till.balance()) for till in (self.ana, self.bob)]


@pytest.fixture(scope="module")
async def lab(new_lab: NewLab) -> AsyncIterator[Lab]:
    lab = await new_lab(START)
    await lab.settings(welcome_points=6, grant_daily_cap=10**9)
    budgets = {"newcomer_daily_points": 10**9, "newcomer_cap_per_staff": 10**9}
    await lab.settings(**budgets)
    lab.pass_time(10 * DAY)
    yield lab
    await lab.prove()


# What is there first, and what comes in any order.
STORIES: dict[str, tuple[tuple[Delivery, ...], tuple[Delivery, ...]]] = {
    "told of twice, and asked for once more": (
        (),
        (
            ("earn", "a", 9_900),
            ("earn", "a", 9_900),
            ("refund", "a", 4_000),
            ("refund", "a", 1_700),
            ("apply", "a"),
        ),
    ),
    "two bills of two days, and parts of both": (
        (),
        (
            ("earn", "a", 9_900, "ana", 2 * DAY),
            ("earn", "b", 3_500),
            ("refund", "a", 3_333),
            ("refund", "b", 1_111),
            ("refund", "a", 1_000),
        ),
    ),
    "late bills of three days": (
        (),
        tuple(("earn", name, 4_444, "ana", n * DAY) for n, name in enumerate("abcd")),
    ),
    "a bill of somebody else's, and its refunds": (
        (("earn", "a", 9_900), ("earn", "b", 1_500, "bob")),
        (
            ("move", "a"),
            ("refund", "a", 4_000),
            ("refund", "a", 1_000),
            ("earn", "a", 9_900),
            ("refund", "b", 1_500),
        ),
    ),
    "a bill of somebody else's, and most of it goes back": (
        (("earn", "a", 9_900),),
        (("move", "a"), ("refund", "a", 9_898), ("refund", "a", 1), ("apply", "a")),
    ),
    "one person's two cards, and what comes for either": (
        (("earn", "a", 9_900), ("earn", "b", 1_500, "bob")),
        (
            ("merge",),
            ("refund", "a", 4_000),
            ("refund", "b", 1_500),
            ("earn", "c", 5_000),
            ("earn", "a", 9_900),
        ),
    ),
}


@pytest.mark.parametrize("story", STORIES)
async def test_no_order_makes_a_difference(lab: Lab, story: str) -> None:
    """All permutations of up to five deliveries."""
    first, deliveries = STORIES[story]
    expected: list[dict[str, int]] = []
    for order in permutations(deliveries):
        couple = Couple(lab)
        for delivery in (*first, *order):
            await couple.deliver(*delivery)
        found = await couple.figures()
        expected = expected or found
        assert found == expected, order
