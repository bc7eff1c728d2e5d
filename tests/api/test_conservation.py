"""No point is made or lost, whatever happens in whatever order (mission 212, 214)."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from lab import Lab
from player import START
from random_histories import played, steps
from resumed import Proof
from venue import Venue

NewVenue = Callable[..., Awaitable[Venue]]
PROVING = os.environ.get("LOYALTY_PROVE") == "1"
HISTORIES = {"sqlite": 1_000 if PROVING else 30, "postgres": 200 if PROVING else 10}
STEPS = {"sqlite": 200, "postgres": 200 if PROVING else 80}


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
    labs: Callable[[], Awaitable[Lab]], database: str, request: pytest.FixtureRequest
) -> None:
    """Promises 1 and 4: over random histories, points = open lots − debt = all events;
    what is read before anything is posted is what can be used; no open lot stands
    beside a debt, and nothing is taken from a lot beyond its end, sweep or no sweep.

    What should be is told by `paper_ledger`, written from the rules, not from the code.
    """
    first = int(request.config.getoption("--hypothesis-seed") or 0) if PROVING else 0
    seeds = range(first, first + HISTORIES[database])
    for seed in Proof("conservation", database).left(seeds) if PROVING else seeds:
        await played(await labs(), steps(seed, STEPS[database]))
