"""Where the points come from that a refund takes back (mission 213)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timezone

import pytest

import records
from lab import DAY, Lab
from till import Till

NOON = int(datetime(2020, 1, 31, 12, tzinfo=timezone.utc).timestamp())
HOUR = 3_600
NewLab = Callable[[int], Awaitable[Lab]]


@pytest.fixture
async def lab(new_lab: NewLab) -> Lab:
    """Noon of 31 January 2020; a point per 1000 sats since the day before."""
    lab = await new_lab(NOON - DAY)
    lab.pass_time(DAY)
    return lab


async def test_what_was_used_is_owed_and_the_next_bill_pays_it(lab: Lab) -> None:
    till = Till.of_new_guest(lab)
    await till.earn("lunch", 10_000)
    await till.use(8)
    taken = await till.refund("lunch", 10_000)
    assert (taken.taken, taken.owed, taken.points) == (10, 8, -8)
    await till.earn("dinner", 20_000)
    assert await till.points() == 12
    await lab.prove()


async def test_where_debts_are_forgiven_only_what_is_there_is_taken(lab: Lab) -> None:
    await lab.settings(deficit_policy="forgive")
    till = Till.of_new_guest(lab)
    await till.earn("lunch", 10_000)
    await till.use(8)
    taken = await till.refund("lunch", 5_000)
    assert (taken.taken, taken.forgiven, taken.points) == (2, 3, 0)
    await till.earn("dinner", 4_000)
    await till.apply("lunch")
    assert await till.points() == 4  # what was forgiven is never asked for again
    taken = await till.refund("lunch", 5_000)
    assert (taken.taken, taken.forgiven, taken.points) == (4, 1, 0)
    state = await till.state("lunch")
    assert (state.reached, state.posted, state.forgiven) == (10, 6, 4)
    assert (await till.balance()).tier_points == 4
    await lab.prove()


async def test_what_had_come_to_its_end_counts_as_taken(lab: Lab) -> None:
    await lab.settings(expiry_mode="months", expiry_months=1)
    lab.pass_time(1)
    till = Till.of_new_guest(lab)
    await till.earn("lunch", 10_000)
    await till.use(3)
    lab.pass_time(60 * DAY)
    await till.earn("dinner", 20_000)
    taken = await till.refund("lunch", 5_000)
    assert (taken.taken, taken.ended, taken.points) == (0, 5, 20)
    taken = await till.refund("lunch", 5_000)  # 2 more had ended, 3 were used
    assert (taken.taken, taken.ended, taken.points) == (3, 2, 17)
    state = await till.state("lunch")
    assert (state.reached, state.posted, state.ended) == (10, 3, 7)
    await lab.prove()


async def test_a_bills_own_points_go_before_those_that_end_sooner(lab: Lab) -> None:
    await lab.settings(expiry_mode="months", expiry_months=1)
    lab.pass_time(1)
    till = Till.of_new_guest(lab)
    await till.earn("first", 10_000)
    lab.pass_time(7 * DAY)
    await till.earn("second", 10_000)
    await till.refund("second", 4_000)
    lots = (await lab.books(till.pubkey)).lots
    assert sorted((lot.seq, lot.left) for lot in lots.values()) == [(1, 10), (2, 6)]


@pytest.mark.parametrize(
    ("refunded", "lapsed", "points"),
    [
        (5_000, (), 0),  # what is left on the card does
        (6_000, ("Dessert",), 1),
        (7_000, ("Dessert",), 0),
        (8_000, ("Dessert", "Coffee"), 2),
        (10_000, ("Dessert", "Coffee"), 0),
    ],
)
async def test_rewards_that_wait_end_newest_first_until_there_is_enough(
    lab: Lab, refunded: int, lapsed: tuple[str, ...], points: int
) -> None:
    till = Till.of_new_guest(lab)
    await till.earn("lunch", 10_000)
    coffee = await till.reserve(3, "Coffee")
    dessert = await till.reserve(2, "Dessert")
    taken = await till.refund("lunch", refunded)
    assert (taken.lapsed, taken.points, taken.owed) == (lapsed, points, 0)
    status = {r["id"]: r["status"] for r in await records.rows(REDEMPTIONS)}
    for name, redemption in (("Coffee", coffee), ("Dessert", dessert)):
        expected = "lapsed" if name in lapsed else "reserved"
        assert status[redemption.id] == expected
    await lab.prove()


REDEMPTIONS = "SELECT id, status FROM redemptions"


async def test_a_reward_that_waits_lapses_before_other_bills_pay(lab: Lab) -> None:
    """It was set aside from the very points that go back; the other bill's stay."""
    till = Till.of_new_guest(lab)
    await till.earn("lunch", 10_000)
    lab.pass_time(1)
    await till.earn("dinner", 10_000)
    await till.reserve(10, "Dessert")
    taken = await till.refund("lunch", 10_000)
    assert (taken.lapsed, taken.points) == (("Dessert",), 10)
    await lab.prove()


async def test_what_was_handed_over_does_not_lapse(lab: Lab) -> None:
    """Given for a code, or by staff a moment ago: it is eaten, and owed."""
    till = Till.of_new_guest(lab)
    await till.earn("lunch", 10_000)
    await till.use(4)
    await till.reserve(3, actor_id="wallet:owner", is_owner=True, fulfil=True)
    taken = await till.refund("lunch", 10_000)
    assert (taken.lapsed, taken.owed) == ((), 7)
    await lab.prove()


async def test_sats_that_are_on_their_way_do_not_lapse(lab: Lab) -> None:
    from loyalty import crud

    path = f"/merchants/{lab.venue.id}/rewards"
    sats = {"kind": "sats_payout", "value": 100, "cost_points": 4}
    await lab.venue.do("POST", path, name="Sats", **sats)
    till = Till.of_new_guest(lab)
    await till.earn("lunch", 10_000)
    await till.reserve(4, "Sats")
    lab.pass_time(1)
    begun = await till.reserve(4, "Sats")
    # Whoever pays has taken it: nobody else can any more.
    assert await lab.run(crud.void_payout, begun.id)
    taken = await till.refund("lunch", 10_000)
    assert (taken.lapsed, taken.owed) == (("Sats",), 4)
    await lab.prove()


async def test_what_comes_back_beyond_its_end_is_not_taken_twice(lab: Lab) -> None:
    """Points that come back from a reward may have come to their end: nobody owes."""
    await lab.settings(expiry_mode="months", expiry_months=1, reserve_minutes=1_440)
    lab.pass_time(1)
    till = Till.of_new_guest(lab)
    await till.earn("lunch", 10_000)
    lab.now = END_OF_FEBRUARY - HOUR
    await till.reserve(10, "Dessert")
    lab.now = END_OF_FEBRUARY + HOUR
    taken = await till.refund("lunch", 10_000)
    assert (taken.taken, taken.ended, taken.points) == (0, 10, 0)
    assert taken.lapsed == ("Dessert",)
    await lab.prove()


END_OF_FEBRUARY = int(datetime(2020, 3, 1, 4, tzinfo=timezone.utc).timestamp())


@pytest.mark.parametrize(("refunded", "points"), [(9_000, 5 + 1), (10_000, 0)])
async def test_a_bill_that_went_back_before_it_came_welcomes_nobody(
    lab: Lab, refunded: int, points: int
) -> None:
    await lab.settings(welcome_points=5, refund_window_days=1)
    till = Till.of_new_guest(lab)
    await till.refund("lunch", refunded)
    paid_at = lab.now
    lab.pass_time(2 * DAY)
    await till.earn("lunch", 10_000, at=paid_at)
    assert await till.points() == points
    await lab.prove()
