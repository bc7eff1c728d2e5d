"""Who brings a new guest gets points, once for each (missions 63 and 200; design.md,
"What a new key gets")."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from brought import bringing, give, got, merge, pay

from lab import DAY, Lab
from newcomers import NOON, coming

NewLab = Callable[..., Awaitable[Lab]]


@pytest.fixture
async def lab(new_lab: NewLab) -> Lab:
    return await bringing(new_lab)


async def test_a_first_bill_brings_both_their_points_once_it_cannot_be_refunded(
    lab: Lab,
) -> None:
    ana, bob = lab.guest(), lab.guest()
    await lab.earn(ana, 2_000)
    await pay(lab, bob, 5_000, by=ana)
    assert await coming(lab, ana) == [(30, NOON + DAY)]
    assert await coming(lab, bob) == [(20, NOON + DAY)]
    lab.pass_time(DAY - 1)
    await give(lab)
    assert await got(lab, ana, bob) == [0, 0]
    lab.pass_time(1)
    await give(lab)
    own, friends = (await lab.events(ana))[-1], (await lab.events(bob))[-1]
    told = (own.kind, own.source, own.delta, own.tier_points, own.time, own.lots)
    assert told == ("earned", "referral", 30, 0, NOON + DAY, "30@0")
    assert (own.base_sats, own.actor_id, own.order_id) == (0, "system", None)
    assert (friends.kind, friends.source, friends.delta) == ("granted", "referral", 20)
    # Neither leads to the other's card.
    assert own.source_id == friends.source_id
    assert own.source_id not in (own.card_id, friends.card_id)
    books = (await lab.books(ana)).balance
    assert (books.visits, books.spent_sats, books.tier_points) == (1, 2_000, 2)
    assert await coming(lab, ana) == await coming(lab, bob) == []
    await lab.prove()


@pytest.mark.parametrize("who", ["referrer", "guest"])
async def test_whoever_is_first_posts_it(lab: Lab, who: str) -> None:
    """A sweep or no sweep: a later refund changes nothing of what was due before."""
    ana, bob = lab.guest(), lab.guest()
    bill = await pay(lab, bob, 5_000, by=ana)
    lab.pass_time(DAY)
    if who == "referrer":
        await lab.earn(ana, 2_000)
        assert await got(lab, ana) == [30]
    await lab.take_back(bob, bill, 5_000, 5)  # settles first what was due
    await lab.earn(ana, 2_000)
    assert await got(lab, ana, bob) == [30, 20]
    await lab.prove()


async def test_a_bill_that_went_back_in_time_brings_nothing_and_the_next_may(
    lab: Lab,
) -> None:
    ana, bob = lab.guest(), lab.guest()
    bill = await pay(lab, bob, 5_000, by=ana)
    await lab.take_back(bob, bill, 5_000, 5)
    lab.pass_time(DAY)
    await give(lab)
    assert await got(lab, ana, bob) == [0, 0]
    await pay(lab, bob, 5_000, by=ana)
    lab.pass_time(DAY)
    await give(lab)
    assert await got(lab, ana, bob) == [30, 20]


@pytest.mark.parametrize("case", ["small", "regular", "oneself", "nobody", "off"])
async def test_what_brings_nothing(lab: Lab, case: str) -> None:
    ana, bob = lab.guest(), lab.guest()
    if case == "regular":
        await lab.earn(bob, 2_000)
        lab.pass_time(1)
    if case == "off":
        await lab.settings(referral_points=0, referral_bonus=0)
    by = {"oneself": bob, "nobody": ""}.get(case, ana)
    await pay(lab, bob, 1_999 if case == "small" else 5_000, by=by)
    lab.pass_time(2 * DAY)
    await give(lab)
    assert await got(lab, ana, bob) == [0, 0]


async def test_forty_first_bills_at_once_bring_one(lab: Lab) -> None:
    ana, bob = lab.guest(), lab.guest()
    await asyncio.gather(*(pay(lab, bob, 2_000, by=ana) for _ in range(40)))
    lab.pass_time(DAY)
    await asyncio.gather(
        *(give(lab) for _ in range(3)),
        *(lab.earn(key, 1_000) for key in (ana, bob, ana, bob)),
    )
    assert await got(lab, ana, bob) == [30, 20]
    await lab.prove()


@pytest.mark.parametrize("earlier_is_named", [True, False])
async def test_bills_may_be_found_in_any_order(
    new_lab: NewLab, earlier_is_named: bool
) -> None:
    """The earliest decides, whichever is written first."""
    found = []
    for order in ((0, 1), (1, 0)):
        lab = await bringing(new_lab)
        one, other, bob = (lab.guest() for _ in range(3))
        by = (one if earlier_is_named else "", other)
        lab.pass_time(3_600)
        for n in order:
            await pay(lab, bob, 2_000, by=by[n], at=NOON + n * 60)
        lab.pass_time(2 * DAY)
        await give(lab)
        found.append(await got(lab, one, other, bob))
    assert found[0] == found[1] == ([30, 0, 20] if earlier_is_named else [0, 0, 0])


async def test_a_split_bill_counts_once(lab: Lab) -> None:
    from loyalty.points import Bill, Part

    ana, guests = lab.guest(), [lab.guest() for _ in range(3)]
    for n, guest in enumerate(guests):
        part = Part(Bill(n * 1_000), 3_000)
        await pay(lab, guest, 1_000, by=ana, order_id="one bill", part=part)
    lab.pass_time(DAY)
    await give(lab)
    assert await got(lab, ana, *guests) == [30, 20, 0, 0]


# --- bounds ---------------------------------------------------------------------------


async def test_one_guest_brings_so_many_a_day(lab: Lab) -> None:
    await lab.settings(referral_cap_per_guest=2)
    ana, friends = lab.guest(), [lab.guest() for _ in range(3)]
    for friend in friends:
        await pay(lab, friend, 2_000, by=ana)
    lab.pass_time(DAY)
    another = lab.guest()
    await pay(lab, another, 2_000, by=ana)
    lab.pass_time(DAY)
    await give(lab)
    assert await got(lab, ana, *friends, another) == [90, 20, 20, 0, 20]


async def test_one_member_of_staff_names_so_many_a_day(lab: Lab) -> None:
    await lab.settings(referral_cap_per_staff=1)
    ana, eve, friends = lab.guest(), lab.guest(), [lab.guest() for _ in range(3)]
    await pay(lab, friends[0], 2_000, by=ana)
    await pay(lab, friends[1], 2_000, by=eve)
    await pay(lab, friends[2], 2_000, by=eve, said_by="token:b")
    lab.pass_time(DAY)
    await give(lab)
    assert await got(lab, ana, eve) == [30, 30]


async def test_a_day_has_a_budget_for_all_new_guests(lab: Lab) -> None:
    """Over it they wait for the next business day."""
    await lab.settings(newcomer_daily_points=60, newcomer_cap_per_staff=60)
    ana, friends = lab.guest(), [lab.guest() for _ in range(2)]
    for friend in friends:
        await pay(lab, friend, 2_000, by=ana)
    lab.pass_time(DAY)
    await give(lab)
    assert sum(await got(lab, ana, *friends)) <= 60
    lab.pass_time(2 * DAY)
    await give(lab)
    assert await got(lab, ana, *friends) == [60, 20, 20]
    await lab.prove()


# --- one person, two cards ------------------------------------------------------------


async def test_nobody_brings_themselves_by_another_card(lab: Lab) -> None:
    ana, other, late = lab.guest(), lab.guest(), lab.guest()
    await lab.earn(ana, 2_000)
    await lab.earn(other, 1_000)
    await merge(lab, other, ana)
    await pay(lab, ana, 2_000, by=other)
    await pay(lab, late, 2_000, by=ana)  # who turns out to be Ana, too
    await merge(lab, late, ana)
    lab.pass_time(DAY)
    await give(lab)
    assert await got(lab, ana) == [0]
    await lab.prove()


async def test_what_is_to_come_follows_a_card_that_is_merged(lab: Lab) -> None:
    ana, ana2, bob, bob2 = (lab.guest() for _ in range(4))
    await pay(lab, bob, 2_000, by=ana)
    await merge(lab, ana, ana2)
    await merge(lab, bob, bob2)
    assert await coming(lab, ana2) == [(30, NOON + DAY)]
    assert await coming(lab, bob2) == [(20, NOON + DAY)]
    lab.pass_time(DAY)
    await give(lab)
    assert await got(lab, ana2, bob2) == [30, 20]
    await pay(lab, bob, 2_000, by=ana)  # they are both known by now
    lab.pass_time(DAY)
    await give(lab)
    assert await got(lab, ana2, bob2) == [30, 20]
    await lab.prove()


async def test_two_cards_of_one_guest_were_brought_once(lab: Lab) -> None:
    ana, eve, bob, bob2 = (lab.guest() for _ in range(4))
    await pay(lab, bob, 2_000, by=ana)
    lab.pass_time(60)
    await pay(lab, bob2, 2_000, by=eve)
    await merge(lab, bob2, bob)
    lab.pass_time(DAY)
    await give(lab)
    assert await got(lab, ana, eve, bob) == [30, 0, 20]
    await lab.prove()


async def test_a_bill_on_the_wrong_card_brings_who_it_belongs_to(lab: Lab) -> None:
    from loyalty import services

    ana, wrong, right = lab.guest(), lab.guest(), lab.guest()
    bill = await pay(lab, wrong, 2_000, by=ana)
    await lab.run(services.move_bill, bill, right, "token:manager", "wrong table")
    await pay(lab, wrong, 2_000, by=ana)  # and brings their own, too
    lab.pass_time(DAY)
    await give(lab)
    assert await got(lab, ana, wrong, right) == [60, 20, 20]
    await lab.prove()


# --- who is gone ----------------------------------------------------------------------


@pytest.mark.parametrize("who", ["referrer", "guest"])
async def test_who_asks_to_be_forgotten_ends_what_was_to_come(
    lab: Lab, who: str
) -> None:
    from loyalty import services

    ana, bob = lab.guest(), lab.guest()
    await lab.earn(ana, 2_000)
    await pay(lab, bob, 2_000, by=ana)
    gone = ana if who == "referrer" else bob
    await lab.run(services.erase, lab.program_id, gone)
    lab.pass_time(DAY)
    await give(lab)
    assert await got(lab, ana) == [0]
    if who == "guest":  # and they are not new
        await pay(lab, bob, 2_000, by=ana)
        lab.pass_time(DAY)
        await give(lab)
        assert await got(lab, ana, bob) == [0, 0]
    await lab.prove()


# --- whatever happens -----------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_happens_each_guest_is_brought_once(
    new_lab: NewLab, seed: int
) -> None:
    """Conserved: as many points as there are events, and no more than guests who paid;
    swept often or never, the same."""
    totals = []
    for sweeps in (True, False):
        lab = await bringing(new_lab, referral_cap_per_guest=3)
        totals.append(await _lived(lab, random.Random(seed), sweeps))
    assert totals[0] == totals[1]


async def _lived(lab: Lab, dice: random.Random, sweeps: bool) -> list[int]:
    people = [lab.guest() for _ in range(8)]
    bills: list[tuple[str, Any]] = []
    for _ in range(40):
        lab.pass_time(dice.randrange(8 * 3_600))
        who, by = dice.choice(people), dice.choice(["", *people])
        step, sats = dice.random(), dice.randrange(1_000, 6_000)
        if step < 0.75:
            bills.append((who, await pay(lab, who, sats, by=by)))
        elif bills:
            owner, bill = bills.pop(dice.randrange(len(bills)))
            await lab.take_back(owner, bill, bill.base_sats, bill.delta)
        if sweeps:
            await give(lab)
    lab.pass_time(3 * DAY)
    await give(lab)
    chains = [await lab.events(one) for one in people]
    gifts = [e for chain in chains for e in chain if e.source == "referral"]
    assert len({(e.source_id, e.kind) for e in gifts}) == len(gifts)
    brought = [e for e in gifts if e.kind == "earned"]
    assert 0 < len(brought) <= len(people)
    assert sum(e.delta for e in gifts) == 30 * len(brought) + 20 * (
        len(gifts) - len(brought)
    )
    assert [await coming(lab, one) for one in people] == [[]] * len(people)
    await lab.prove()
    return await got(lab, *people)
