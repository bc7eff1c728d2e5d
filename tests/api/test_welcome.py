"""Welcome points: what a new guest's first paid bill brings, once ever, when its refund
window is over (design.md, "What a new key gets")."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from typing import Any

import pytest

from devkit.people import Guest
from lab import DAY, Lab
from newcomers import NOON, coming, sweep, welcomes, welcoming
from venue import Venue, ago, until

NewVenue = Callable[..., Awaitable[Venue]]
NewLab = Callable[..., Awaitable[Lab]]


@pytest.fixture
async def lab(new_lab: NewLab) -> Lab:
    return await welcoming(new_lab)


# --- what it is -----------------------------------------------------------------------


async def test_a_first_bill_brings_welcome_points_once_it_cannot_be_refunded(
    new_venue: NewVenue, guest: Guest
) -> None:
    from loyalty import services
    from loyalty.clock import LocalClock
    from loyalty.store import store

    with ago(days=2):
        venue = await new_venue()
        await venue.program(welcome_points=50)
        event = await venue.serve(guest, 5_000)
        card = await venue.card(guest)
        due_at = event["time"] + DAY
        (promised,) = card["coming"]
        day = promised.pop("day")
        assert day == LocalClock("UTC").day(due_at)
        assert promised == {"points": 50, "at": due_at, "source": "welcome"}
        assert card["points"] == 5

    async def given() -> Any:
        await store.write(services.give_due_welcomes, int(time.time()), 100)
        card = await venue.card(guest)
        return card if not card["coming"] else None

    card = await until(given)
    assert (card["points"], card["lifetime_points"]) == (55, 5)
    welcome = card["recent_events"][0]
    assert (welcome["kind"], welcome["source"]) == ("granted", "welcome")
    assert (welcome["points_delta"], welcome["time"]) == (50, due_at)
    assert (await venue.proof())["wrong"] == 0


async def test_it_is_there_in_the_very_second(lab: Lab) -> None:
    """Sweep or no sweep: whatever is due is posted before anything else happens."""
    ana = lab.guest()
    await lab.earn(ana, 2_000)
    assert await coming(lab, ana) == [(50, NOON + DAY)]
    lab.pass_time(DAY - 1)
    await lab.earn(ana, 1_000)
    assert await welcomes(lab, ana) == [0]
    lab.pass_time(1)
    await lab.earn(ana, 1_000)
    bill, _, welcome, last = await lab.events(ana)
    assert (bill.kind, last.kind) == ("earned", "earned")
    told = (welcome.kind, welcome.source, welcome.source_id, welcome.time)
    assert told == ("granted", "welcome", welcome.card_id, NOON + DAY)
    facts = (welcome.delta, welcome.tier_points, welcome.base_sats, welcome.lots)
    assert facts == (50, 0, 0, "50@0")
    assert (welcome.actor_id, welcome.merchant_id) == ("system", lab.venue.id)
    assert welcome.local_day == "2040-01-31"
    assert await coming(lab, ana) == []
    await lab.prove()


async def test_the_task_beside_the_requests_gives_what_is_due(lab: Lab) -> None:
    guests = [lab.guest() for _ in range(5)]
    for guest in guests:
        await lab.earn(guest, 2_000)
        lab.pass_time(60)
    await sweep(lab)
    assert await welcomes(lab, *guests) == [0] * 5
    lab.now = NOON + DAY + 120
    await sweep(lab)
    assert await welcomes(lab, *guests) == [50, 50, 50, 0, 0]
    lab.now = NOON + 10 * DAY
    await sweep(lab)
    assert await welcomes(lab, *guests) == [50] * 5
    late = (await lab.events(guests[4]))[-1]
    assert (late.time, late.recorded_at) == (NOON + DAY + 240, lab.now)
    await lab.prove()


async def test_it_is_given_once_whoever_gives_it(lab: Lab) -> None:
    """Two sweeps and two bills at the same moment."""
    from loyalty import services

    ana = lab.guest()
    await lab.earn(ana, 2_000)
    lab.pass_time(DAY)
    await asyncio.gather(
        *(lab.run(services.give_due_welcomes, lab.now, 20) for _ in range(4)),
        *(lab.earn(ana, 1_000) for _ in range(4)),
    )
    assert await welcomes(lab, ana) == [50]
    await lab.prove()


async def test_without_a_window_it_comes_with_the_bill(lab: Lab) -> None:
    await lab.settings(refund_window_days=0)
    ana = lab.guest()
    await lab.earn(ana, 2_000)
    assert [e.source for e in await lab.events(ana)] == ["payment", "welcome"]
    assert (await lab.points(ana), await coming(lab, ana)) == (52, [])
    await lab.prove()


async def test_it_ends_by_the_rule_of_the_day_it_comes(lab: Lab) -> None:
    ana = lab.guest()
    await lab.earn(ana, 2_000)
    lab.pass_time(3600)
    await lab.settings(expiry_mode="months", expiry_months=1)
    lab.now = NOON + DAY
    await sweep(lab)
    first_of_march = datetime(2040, 3, 1, 4, tzinfo=timezone.utc)
    lab.now = int(first_of_march.timestamp()) - 1  # all of 29 February, and its night
    assert await lab.points(ana) == 52
    lab.pass_time(1)
    assert await lab.points(ana) == 2


@pytest.mark.parametrize("swept_at_once", [True, False])
@pytest.mark.parametrize("window_days", [1, 40])
async def test_it_does_not_wake_a_card_that_rested_too_long(
    lab: Lab, window_days: int, swept_at_once: bool
) -> None:
    """Whether it was given at once or late: all ends with the card's rest."""
    inactive = {"expiry_mode": "inactivity", "expiry_months": 1}
    await lab.settings(refund_window_days=window_days, **inactive)
    ana = lab.guest()
    await lab.earn(ana, 2_000)
    lab.pass_time(window_days * DAY)
    if swept_at_once:
        await sweep(lab)
    lab.pass_time(40 * DAY)
    assert await lab.points(ana) == 0
    await sweep(lab)
    assert await lab.points(ana) == 0
    await lab.earn(ana, 3_000)
    assert await lab.points(ana) == 3
    await lab.prove()


# --- which bill -----------------------------------------------------------------------


async def test_a_bill_below_the_minimum_brings_nothing_and_the_next_does(
    lab: Lab,
) -> None:
    ana = lab.guest()
    await lab.earn(ana, 1_999)
    assert await coming(lab, ana) == []
    await lab.earn(ana, 2_000)
    assert [points for points, _ in await coming(lab, ana)] == [50]


async def test_a_second_bill_brings_no_second_welcome(lab: Lab) -> None:
    ana = lab.guest()
    for _ in range(4):
        await lab.earn(ana, 2_000)
        lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, ana) == [50]
    assert await coming(lab, ana) == []


async def test_somebody_who_was_here_before_is_not_new(new_lab: NewLab) -> None:
    """Switching it on welcomes new guests, not every regular there is."""
    lab = await new_lab(NOON)
    ana = lab.guest()
    await lab.earn(ana, 5_000)
    lab.pass_time(60)
    await lab.settings(welcome_points=50)
    bob = lab.guest()
    for guest in (ana, bob):
        await lab.earn(guest, 5_000)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, ana, bob) == [0, 50]


async def test_the_settings_of_the_bills_own_time_count(lab: Lab) -> None:
    """Promised is promised; what is promised later is for later bills."""
    ana, bob, cleo = lab.guest(), lab.guest(), lab.guest()
    await lab.earn(ana, 2_000)
    lab.pass_time(60)
    await lab.settings(welcome_points=0, refund_window_days=9)
    await lab.earn(bob, 2_000)
    lab.pass_time(60)
    await lab.settings(welcome_points=7, min_spend_sats=0)
    await lab.earn(cleo, 1_999, at=NOON + 119)  # found late, settled before
    lab.now = NOON + DAY
    await sweep(lab)
    assert await welcomes(lab, ana, bob, cleo) == [50, 0, 0]
    lab.now = NOON + 30 * DAY
    await sweep(lab)
    assert await welcomes(lab, ana, bob, cleo) == [50, 0, 0]


async def test_a_grant_by_hand_is_no_bill(venue: Venue, guest: Guest) -> None:
    await venue.program(welcome_points=50)
    await venue.by_hand("grant", guest.pubkey, 5)
    assert (await venue.card(guest))["coming"] == []
    await venue.serve(guest, 1_000)
    assert [c["points"] for c in (await venue.card(guest))["coming"]] == [50]


async def test_below_full_nothing_is_shown_to_come(venue: Venue, guest: Guest) -> None:
    await venue.program(welcome_points=50)
    await venue.serve(guest, 1_000)
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bar")
    assert (await venue.card(guest))["coming"] == []


# --- bills that are taken back --------------------------------------------------------


async def test_a_bill_that_no_longer_counts_brings_nothing(lab: Lab) -> None:
    """Neither wholly refunded nor below the minimum; down to it, it still does."""
    ana, bob, cleo = lab.guest(), lab.guest(), lab.guest()
    for guest, back in ((ana, 5_000), (bob, 3_001), (cleo, 3_000)):
        bill = await lab.earn(guest, 5_000)
        await lab.take_back(guest, bill, back, back // 1_000)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, ana, bob, cleo) == [0, 0, 50]
    assert await coming(lab, ana) == []
    await lab.prove()


async def test_after_that_a_later_bill_brings_it(lab: Lab) -> None:
    ana = lab.guest()
    bill = await lab.earn(ana, 5_000)
    await lab.take_back(ana, bill, 5_000, 5)
    lab.pass_time(DAY)
    await sweep(lab)
    await lab.earn(ana, 2_000)
    assert await coming(lab, ana) == [(50, lab.now + DAY)]
    lab.pass_time(DAY)
    await sweep(lab)
    await lab.earn(ana, 2_000)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, ana) == [50]
    await lab.prove()


async def test_what_is_refunded_after_it_came_does_not_bring_it_again(
    lab: Lab,
) -> None:
    ana = lab.guest()
    bill = await lab.earn(ana, 5_000)
    lab.pass_time(DAY)
    await sweep(lab)
    await lab.take_back(ana, bill, 5_000, 5)
    await lab.earn(ana, 5_000)
    assert await coming(lab, ana) == []
