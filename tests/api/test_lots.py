"""Points end by lot, soonest first, and never later than was said (mission 214)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from typing import Any

import pytest

from lab import DAY, Lab


def moment(year: int, month: int, day: int, hour: int) -> int:
    """Unix seconds of that hour, UTC."""
    return int(datetime(year, month, day, hour, tzinfo=timezone.utc).timestamp())


NOON = moment(2020, 1, 31, 12)


@pytest.fixture
async def lab(new_lab: Callable[[int], Awaitable[Lab]]) -> Lab:
    """Noon of 31 January 2020, in a programme that has stood since the day before."""
    lab = await new_lab(NOON - DAY)
    lab.pass_time(DAY)
    return lab


async def test_points_end_with_the_last_day_of_their_months(lab: Lab) -> None:
    await lab.settings(expiry_mode="months", expiry_months=1)
    ana = lab.guest()
    await lab.earn(ana, 10_000)
    end = moment(2020, 3, 1, 4)  # all of 29 February, and its night
    lab.now = end - 1
    assert await lab.points(ana) == 10
    lab.now = end
    assert await lab.points(ana) == 0  # nothing has swept


async def test_points_end_with_the_year(lab: Lab) -> None:
    await lab.settings(expiry_mode="year_end")
    ana = lab.guest()
    await lab.earn(ana, 10_000)
    lab.now = moment(2021, 1, 1, 3)
    assert await lab.points(ana) == 10
    lab.now = moment(2021, 1, 1, 4)
    assert await lab.points(ana) == 0


async def test_what_has_ended_is_posted_before_anything_else(lab: Lab) -> None:
    await lab.settings(expiry_mode="months", expiry_months=1)
    ana = lab.guest()
    await lab.earn(ana, 10_000)
    lab.now = moment(2020, 6, 1, 12)
    await lab.earn(ana, 5_000)
    from loyalty import crud

    def chain(tx: Any) -> list[Any]:
        card = crud.find_card(tx, lab.program_id, ana)
        assert card is not None
        return list(crud.read_chain(tx, card.id))

    kinds = [(e.kind, e.delta, e.time) for e in await lab.run(chain)]
    assert kinds[1] == ("expired", -10, moment(2020, 3, 1, 4))
    assert kinds[2] == ("earned", 5, lab.now)
    assert await lab.points(ana) == 5
    await lab.prove()


async def test_a_lot_written_late_keeps_a_week(lab: Lab) -> None:
    await lab.settings(expiry_mode="months", expiry_months=1)
    ana = lab.guest()
    paid_at = lab.now
    lab.now = moment(2020, 2, 28, 12)
    await lab.earn(ana, 10_000, at=paid_at)
    lab.pass_time(7 * DAY - 1)
    assert await lab.points(ana) == 10
    lab.pass_time(1)
    assert await lab.points(ana) == 0


async def test_a_card_that_rests_too_long_loses_its_points(lab: Lab) -> None:
    ana, bob = lab.guest(), lab.guest()
    await lab.earn(ana, 10_000)
    await lab.earn(bob, 10_000)
    lab.now = moment(2022, 1, 1, 12)
    await lab.settings(expiry_mode="inactivity", expiry_months=6)
    assert await lab.points(ana) == 10  # the rule begins to count now
    lab.now = moment(2022, 6, 1, 12)
    await lab.earn(bob, 1_000)
    lab.now = moment(2022, 8, 1, 12)
    assert (await lab.points(ana), await lab.points(bob)) == (0, 11)
    await lab.settings(expiry_mode="none")
    assert await lab.points(ana) == 0  # what had ended stays ended
    await lab.earn(ana, 3_000)
    assert await lab.points(ana) == 3
    await lab.prove()


async def test_the_rule_of_the_bill_s_own_time_says_when_it_ends(lab: Lab) -> None:
    ana = lab.guest()
    paid_at = lab.now
    lab.pass_time(60)
    await lab.settings(expiry_mode="months", expiry_months=1)
    await lab.earn(ana, 10_000, at=paid_at)
    await lab.earn(ana, 5_000)
    lab.now = moment(2021, 1, 1, 12)
    assert await lab.points(ana) == 10
