"""No point is made or lost, whatever happens in whatever order (mission 212, 214)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from lab import DAY, Lab
from paper import business_day, months_later
from player import CHANGES, START, Step
from random_histories import played, steps
from rounds import PROVING, Rounds
from venue import Venue

NewVenue = Callable[..., Awaitable[Venue]]
HISTORIES = {"sqlite": 1_000 if PROVING else 30, "postgres": 200 if PROVING else 10}
STEPS = 200


@pytest.fixture(scope="module")
async def labs(
    new_venue: NewVenue, new_lab: Any
) -> AsyncIterator[Callable[[], Awaitable[Lab]]]:
    """Programmes of one owner, each at the same start."""
    house = await new_venue()

    async def fresh() -> Lab:
        return await Lab.opened(await house.register(), START)

    yield fresh


@pytest.mark.timeout(4 * 3600 if PROVING else 300)
async def test_no_point_is_made_or_lost(
    labs: Callable[[], Awaitable[Lab]], database: str, seed: int
) -> None:
    """Promises 1 and 4: over random histories, points = open lots − debt = all events;
    what is read before anything is posted is what can be used; no open lot stands
    beside a debt, and nothing is taken from a lot beyond its end, sweep or no sweep.

    What should be is told by `paper_ledger`, written from the rules, not from the code.
    """
    rounds = Rounds.of(f"conservation-{database}", seed, HISTORIES[database])
    for number, dice in rounds.left():
        player = await played(await labs(), steps(dice.randrange(2**32), STEPS))
        rounds.keep(number, bills=len(player.paid), rewards=len(player.redemptions))
    assert rounds.total("bills") > 10 * HISTORIES[database]
    assert rounds.total("rewards") > 5 * HISTORIES[database]


# --- histories that once went wrong ---------------------------------------------------


def changed(**settings: Any) -> Step:
    return "settings", CHANGES.index(settings)


A_MONTH = changed(expiry_mode="months", expiry_months=1)
END = months_later(business_day(START), 1)  # of what is earned then
GUEST, LONG_WAIT = ("guest",), changed(reserve_minutes=1_440)
WENT_WRONG: dict[str, list[Step]] = {
    "a late welcome woke a card that had rested too long": [
        GUEST,
        changed(expiry_mode="inactivity", expiry_months=2),
        changed(welcome_points=6),
        ("earn", 0, 3_645, 0),
        ("wait", 400 * DAY, 1),
    ],
    "a card showed a debt that a lapsed reward had paid": [
        *(GUEST, GUEST, A_MONTH, LONG_WAIT),
        ("earn", 0, 10_000, 0),
        ("wait", END - START - 3_600, 1),
        ("redeem", 0, 5, False),
        ("move", 0, 1),
        ("wait", 2 * DAY, 1),
    ],
    "what was forgiven before a bill moved was kept at the next move": [
        *(GUEST, GUEST, GUEST, changed(deficit_policy="forgive")),
        ("earn", 0, 13_000, 0),
        ("redeem", 0, 13, True),
        ("wait", 11, 1),
        ("refund", 0, 2),
        ("move", 0, 1),
        ("redeem", 1, 5, True),
        ("wait", 11, 1),
        ("move", 0, 2),
    ],
    "what ended on the wrong card paid a refund of the right one": [
        *(GUEST, GUEST, A_MONTH, LONG_WAIT),
        ("earn", 0, 13_000, 0),
        ("wait", END - START - 3_600, 1),
        ("redeem", 0, 13, False),
        ("wait", 7_200, 1),
        ("move", 0, 1),
        *[("grant", 0, 11)] * 2,
        ("wait", DAY, 1),
        ("sweep",),
        ("refund", 0, 1),
    ],
}


@pytest.mark.parametrize("name", WENT_WRONG)
async def test_what_once_went_wrong(
    labs: Callable[[], Awaitable[Lab]], name: str
) -> None:
    await played(await labs(), WENT_WRONG[name], every=1)
