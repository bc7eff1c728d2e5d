"""What new guests can get in a day: all together, and by one member of staff
(design.md, "What a new key gets")."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from devkit.people import Guest
from lab import DAY, Lab
from newcomers import NOON, coming, sweep, welcomes, welcoming
from venue import Venue

FOUR = 4 * 3600  # when a business day starts
NewLab = Callable[..., Awaitable[Lab]]


@pytest.fixture
async def lab(new_lab: NewLab) -> Lab:
    return await welcoming(new_lab)


async def test_a_days_budget_bounds_what_all_get(lab: Lab) -> None:
    """Whoever is over it waits for the next business day."""
    await lab.settings(newcomer_daily_points=100)
    guests = await newcomers(lab, 5, "token:a", "token:b")
    lab.now = NOON + 2 * DAY
    await sweep(lab)  # late, it gives what each of the days would have given
    assert await welcomes(lab, *guests) == [50, 50, 50, 50, 0]
    assert await coming(lab, guests[4]) == [(50, midnight(3) + FOUR)]
    lab.now = midnight(3) + FOUR
    await sweep(lab)
    assert await welcomes(lab, *guests) == [50] * 5
    times = [(await lab.events(guest))[-1].time for guest in guests]
    assert times[2:] == [midnight(2) + FOUR] * 2 + [midnight(3) + FOUR]
    await lab.prove()


async def test_one_member_of_staff_brings_so_much_a_day(lab: Lab) -> None:
    await lab.settings(newcomer_cap_per_staff=100)
    ones = await newcomers(lab, 4, "token:a")
    others = await newcomers(lab, 2, "token:b")
    lab.now = NOON + DAY + 3600
    await sweep(lab)
    assert await welcomes(lab, *ones, *others) == [50, 50, 0, 0, 50, 50]
    lab.now = midnight(2) + FOUR
    await sweep(lab)
    assert await welcomes(lab, *ones) == [50] * 4


async def test_what_one_budget_refuses_is_not_taken_from_the_other(lab: Lab) -> None:
    await lab.settings(newcomer_daily_points=50, newcomer_cap_per_staff=50)
    guests = await newcomers(lab, 2, "token:a", "token:b")
    lab.now = NOON + DAY + 3600
    await sweep(lab)
    await lab.settings(newcomer_daily_points=100)
    await newcomers_due(lab, "token:b")
    await sweep(lab)
    assert await welcomes(lab, *guests) == [50, 0]
    assert await welcomes(lab, *lab.guests[2:]) == [50]


async def test_whoever_waits_for_thirty_days_gets_nothing(lab: Lab) -> None:
    await lab.settings(newcomer_daily_points=50)
    guests = await newcomers(lab, 33, "token:a")
    lab.now = NOON + 40 * DAY
    await sweep(lab)
    # one on the day it came due, and one on each of the thirty days after it
    assert sorted(await welcomes(lab, *guests)) == [0] * 2 + [50] * 31
    assert await coming(lab, guests[-1]) == []
    await lab.prove()


async def test_parallel_sweeps_never_give_more_than_the_budget(lab: Lab) -> None:
    from loyalty import services

    await lab.settings(newcomer_daily_points=120)
    guests = await newcomers(lab, 12, "token:a", "token:b", "token:c")
    lab.now = NOON + DAY + 3600
    await asyncio.gather(
        *(lab.run(services.give_due_welcomes, lab.now, 5) for _ in range(6)),
        *(lab.earn(guest, 1_000) for guest in guests),
    )
    await sweep(lab)
    assert sum(await welcomes(lab, *guests)) == 100
    await lab.prove()


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_happens_no_budget_is_exceeded_and_nobody_gets_it_twice(
    lab: Lab, seed: int
) -> None:
    await lab.settings(newcomer_daily_points=170, newcomer_cap_per_staff=110)
    dice, staff_of = random.Random(seed), dict[str, str]()
    for _ in range(60):
        lab.pass_time(dice.randrange(6 * 3600))
        guest = dice.choice([*lab.guests, lab.guest()])
        staff = staff_of.setdefault(guest, dice.choice(("token:a", "token:b")))
        bill = await lab.earn(guest, dice.randrange(1_000, 6_000), made_by=staff)
        if dice.random() < 0.3:
            await lab.take_back(guest, bill, bill.base_sats, bill.delta)
        if dice.random() < 0.3:
            await sweep(lab)
    lab.pass_time(40 * DAY)
    await sweep(lab)
    of_all, of_staff = Counter[str](), Counter[tuple[str, str]]()
    for guest in lab.guests:
        given = [e for e in await lab.events(guest) if e.source == "welcome"]
        assert len(given) <= 1
        for event in given:
            of_all[event.local_day] += event.delta
            of_staff[staff_of[guest], event.local_day] += event.delta
        assert await coming(lab, guest) == []
    assert 0 < max(of_all.values()) <= 170
    assert 0 < max(of_staff.values()) <= 110
    await lab.prove()


async def test_the_one_who_made_the_order_is_who_brought_the_guest(
    venue: Venue, guest: Guest
) -> None:
    await venue.program(welcome_points=50)
    token = await venue.token("pos")
    body: dict[str, Any] = {"merchant_id": venue.id, "amount_sats": 1_000}
    order = await venue.once("/orders", token, **body, customer_pubkey=guest.pubkey)
    made = order.json()
    await venue.pay(guest, made["payment_request"])
    event = await venue.counted(guest, made["order"]["id"])
    (row,) = await records.rows(
        "SELECT * FROM welcomes WHERE card_id = :card", card=event["id"].split(":")[0]
    )
    (order_row,) = await records.rows(
        "SELECT actor_id FROM orders WHERE id = :id", id=made["order"]["id"]
    )
    assert row["actor_id"] == order_row["actor_id"]
    assert row["actor_id"].startswith("token:")
    assert (row["order_id"], row["state"]) == (made["order"]["id"], "waiting")


async def newcomers(lab: Lab, how_many: int, *staff: str) -> list[str]:
    """New guests, a second apart, whose orders these members of staff made in turn."""
    guests = []
    for n in range(how_many):
        guests.append(lab.guest())
        await lab.earn(guests[-1], 2_000, made_by=staff[n % len(staff)])
        lab.pass_time(1)
    return guests


async def newcomers_due(lab: Lab, staff: str) -> None:
    """One more, whose bill was paid a day ago and is found only now."""
    await lab.earn(lab.guest(), 2_000, at=lab.now - DAY, made_by=staff)


def midnight(days: int) -> int:
    """The midnight that begins the day so many days after the lab's first."""
    return NOON - DAY // 2 + days * DAY
