"""Welcome points of cards that are full, moved, merged or gone (design.md, "What a new
key gets": limits and welcome apply to the union of merged cards)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from lab import DAY, Lab
from newcomers import coming, sweep, welcomes, welcoming

MAX = 2**53 - 1
NewLab = Callable[..., Awaitable[Lab]]


@pytest.fixture
async def lab(new_lab: NewLab) -> Lab:
    return await welcoming(new_lab)


async def test_a_card_that_can_hold_no_more_goes_on_without_it(lab: Lab) -> None:
    await lab.settings(grant_daily_cap=MAX)
    ana = lab.guest()
    await lab.earn(ana, 2_000)
    await lab.by_hand("grant", ana, MAX - 10)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await coming(lab, ana) == []
    await lab.earn(ana, 3_000)
    assert await lab.points(ana) == MAX - 5
    await lab.prove()


async def test_it_goes_where_its_bill_goes(lab: Lab) -> None:
    """A bill that was put on the wrong card welcomes the right guest, and the other
    one with a bill of their own."""
    wrong, right = lab.guest(), lab.guest()
    bill = await lab.earn(wrong, 2_000)
    await move_bill(lab, right, bill)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, wrong, right) == [0, 50]
    await lab.earn(wrong, 2_000)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, wrong, right) == [50, 50]
    await lab.prove()


async def test_a_regular_gets_none_with_a_bill_that_came_over(lab: Lab) -> None:
    await lab.settings(welcome_points=0)
    regular, new = lab.guest(), lab.guest()
    await lab.earn(regular, 2_000)
    lab.pass_time(60)
    await lab.settings(welcome_points=50)
    bill = await lab.earn(new, 2_000)
    await move_bill(lab, regular, bill)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, regular, new) == [0, 0]
    await lab.prove()


async def move_bill(lab: Lab, target: str, bill: Any) -> None:
    from loyalty import services

    await lab.run(services.move_bill, bill, target, "token:manager", "wrong table")


async def test_two_cards_of_one_person_have_one_welcome(lab: Lab) -> None:
    """What one of two cards got before they were merged, the other gets no more."""
    old, new = lab.guest(), lab.guest()
    await lab.earn(old, 2_000)
    lab.pass_time(DAY)
    await sweep(lab)
    waiting = await lab.earn(new, 2_000)
    await merge(lab, old, new)
    await lab.earn(old, 2_000)  # goes to the card it was merged into
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, new) == [0]
    assert (await lab.events(new))[0] == waiting
    third = lab.guest()
    await merge(lab, new, third)
    await lab.earn(third, 2_000)
    assert await coming(lab, third) == []


async def test_what_was_to_come_comes_once_to_the_card_that_stays(lab: Lab) -> None:
    old, new = lab.guest(), lab.guest()
    await lab.earn(old, 2_000)
    await merge(lab, old, new)
    assert (await coming(lab, old), await coming(lab, new)) == (
        [(50, lab.now + DAY)],
        [(50, lab.now + DAY)],
    )
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, new) == [50]
    assert await lab.points(new) == 52
    await lab.prove()


async def test_whoever_was_forgotten_gets_nothing_and_is_not_new(lab: Lab) -> None:
    from loyalty import services

    ana = lab.guest()
    card_id = (await lab.earn(ana, 2_000)).card_id
    await lab.run(services.erase, lab.program_id, ana)
    await lab.earn(ana, 2_000)  # a new card, of a key that was here before
    lab.pass_time(DAY)
    await sweep(lab)
    sql = "SELECT kind FROM events WHERE card_id = :card ORDER BY seq"
    kinds = [row["kind"] for row in await records.rows(sql, card=card_id)]
    assert kinds == ["earned", "expired"]
    assert await welcomes(lab, ana) == [0]
    await lab.prove()


async def test_a_year_later_they_are_new_again(lab: Lab) -> None:
    from loyalty import services

    ana = lab.guest()
    await lab.earn(ana, 2_000)
    await lab.run(services.erase, lab.program_id, ana)
    lab.pass_time(366 * DAY)
    await lab.earn(ana, 2_000)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, ana) == [50]


async def merge(lab: Lab, old: str, into: str) -> None:
    from loyalty import services

    await lab.run(services.merge_cards, lab.program_id, old, into)
