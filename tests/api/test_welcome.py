"""Welcome points: what a new guest's first paid bill brings, once ever, within a day's
budget, when the refund window is over (design.md, "What a new key gets")."""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from typing import Any

import pytest

import records
from devkit.people import Guest
from lab import DAY, Lab
from venue import Venue, ago, until

NewVenue = Callable[..., Awaitable[Venue]]
NewLab = Callable[..., Awaitable[Lab]]
MAX = 2**53 - 1

# Far ahead, where nothing that runs beside the tests finds anything due.
NOON = int(datetime(2040, 1, 30, 12, tzinfo=timezone.utc).timestamp())
FOUR = 4 * 3600  # when a business day starts


@pytest.fixture
async def lab(new_lab: NewLab) -> Lab:
    """A programme that welcomes with 50 points, a day after a bill of 2000 sats."""
    lab = await new_lab(NOON - DAY)
    await lab.settings(welcome_points=50, min_spend_sats=2_000)
    lab.pass_time(DAY)
    return lab


async def events(lab: Lab, pubkey: str) -> list[Any]:
    from loyalty import crud

    def chain(tx: Any) -> list[Any]:
        card = crud.find_card(tx, lab.program_id, pubkey)
        return list(crud.read_chain(tx, card.id)) if card else []

    return list(await lab.run(chain))


async def welcomes(lab: Lab, *pubkeys: str) -> list[int]:
    """How many welcome points each has got."""
    return [
        sum(e.delta for e in await events(lab, pubkey) if e.source == "welcome")
        for pubkey in pubkeys
    ]


async def coming(lab: Lab, pubkey: str) -> list[tuple[int, int]]:
    """`(points, at)` of what the card says is to come."""
    from loyalty import services

    def shown(tx: Any) -> list[tuple[int, int]]:
        program = services.get_program(tx, lab.program_id)
        view = services.view_card(tx, program, pubkey, "2040-01", lab.now, 0)
        return [(welcome.points, welcome.due_at) for welcome in view.coming]

    return list(await lab.run(shown))


async def sweep(lab: Lab) -> None:
    """Gives all that is due, as the task beside the requests does."""
    from loyalty import services

    while await lab.run(services.give_due_welcomes, lab.now, 20):
        pass


# --- what it is -----------------------------------------------------------------------


async def test_a_first_bill_brings_welcome_points_once_it_cannot_be_refunded(
    new_venue: NewVenue, guest: Guest
) -> None:
    from loyalty import services
    from loyalty.store import store

    with ago(days=2):
        venue = await new_venue()
        await venue.program(welcome_points=50)
        event = await venue.serve(guest, 5_000)
        card = await venue.card(guest)
        due_at = event["time"] + DAY
        promised = [{"points": 50, "at": due_at, "source": "welcome"}]
        assert (card["points"], card["coming"]) == (5, promised)

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
    bill, _, welcome, last = await events(lab, ana)
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
    late = (await events(lab, guests[4]))[-1]
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
    assert [e.source for e in await events(lab, ana)] == ["payment", "welcome"]
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


async def test_it_does_not_wake_a_card_that_rested_too_long(lab: Lab) -> None:
    await lab.settings(refund_window_days=40, expiry_mode="inactivity", expiry_months=1)
    ana = lab.guest()
    await lab.earn(ana, 2_000)
    lab.pass_time(40 * DAY)
    await sweep(lab)
    kinds = [(e.kind, e.delta) for e in await events(lab, ana)]
    assert kinds == [("earned", 2), ("expired", -2), ("granted", 50)]
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


# --- budgets --------------------------------------------------------------------------


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
    times = [(await events(lab, guest))[-1].time for guest in guests]
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
        given = [e for e in await events(lab, guest) if e.source == "welcome"]
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
    body = {"merchant_id": venue.id, "amount_sats": 1_000}
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


# --- cards that hold no more, that moved, that are gone -------------------------------


async def test_a_card_that_can_hold_no_more_goes_on_without_it(lab: Lab) -> None:
    await lab.settings(grant_daily_cap=MAX)
    ana = lab.guest()
    await lab.earn(ana, 2_000)
    await fill(lab, ana, MAX - 10)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await coming(lab, ana) == []
    await lab.earn(ana, 3_000)
    assert await lab.points(ana) == MAX - 5
    await lab.prove()


async def fill(lab: Lab, pubkey: str, points: int) -> None:
    from loyalty import services
    from loyalty.clock import LocalClock

    act = services.ByHand(
        lab.program_id, lab.venue.id, LocalClock("UTC"), "token:a", points, "Rich"
    )
    await lab.run(services.grant, pubkey, act)


async def test_it_goes_where_its_bill_goes(lab: Lab) -> None:
    """A bill that was put on the wrong card welcomes the right guest, and the other
    one with a bill of their own."""
    wrong, right = lab.guest(), lab.guest()
    bill = await lab.earn(wrong, 2_000)
    await move_bill(lab, wrong, right, bill)
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
    await move_bill(lab, new, regular, bill)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, regular, new) == [0, 0]
    await lab.prove()


async def move_bill(lab: Lab, source: str, target: str, bill: Any) -> None:
    """Moves a bill with what it earned, as a correction or a merge does."""
    from loyalty import services
    from loyalty.clock import LocalClock
    from loyalty.services.movement import moving

    def move(tx: Any) -> None:
        with (
            moving(tx, lab.program_id, source) as out,
            moving(tx, lab.program_id, target) as into,
        ):
            fields = {"source": "transfer", "actor_id": "system", "answers": bill.id}
            taken = {"base_sats": -bill.base_sats, "tier_points": -bill.tier_points}
            brought = {"base_sats": bill.base_sats, "tier_points": bill.tier_points}
            where = (lab.venue.id, LocalClock("UTC"), bill.time)
            gone, came = f"{os.urandom(8).hex()}", bill.lots
            out.post(
                out.draft(
                    *where,
                    kind="revoked",
                    delta=-bill.delta,
                    source_id=gone,
                    **fields,
                    **taken,
                )
            )
            event = into.post(
                into.draft(
                    *where,
                    kind="granted",
                    delta=bill.delta,
                    lots=came,
                    source_id=gone,
                    **fields,
                    **brought,
                )
            )
            services.follow_bill(out, bill.seq, into, event.seq)

    await lab.run(move)


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
    assert (await events(lab, new))[0] == waiting
    third = lab.guest()
    await merge(lab, old, third)
    await lab.earn(third, 2_000)
    assert await coming(lab, third) == []


async def merge(lab: Lab, old: str, into: str) -> None:
    """Makes the one card the other; where their points go is another matter."""
    from loyalty import crud

    def merged(tx: Any) -> None:
        target = crud.lock_card(tx, lab.program_id, into, lab.now)
        tx.execute(
            "UPDATE cards SET merged_into = :target "
            "WHERE program_id = :program AND customer_pubkey = :old",
            {"target": target.id, "program": lab.program_id, "old": old},
        )

    await lab.run(merged)
