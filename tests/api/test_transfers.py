"""A bill on the wrong card is put on the right one (design: corrections and merges)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from histories import NEVER, START, History, figures, open_lots
from lab import DAY, Lab

WEEK = 7 * DAY
NewLab = Callable[[int], Awaitable[Lab]]


@pytest.fixture
async def lab(new_lab: NewLab) -> Lab:
    lab = await new_lab(START - DAY)
    lab.pass_time(DAY)
    return lab


@pytest.fixture
def history(lab: Lab) -> History:
    return History(lab)


async def move(lab: Lab, event: Any, to: str, reason: str = "wrong table") -> Any:
    from loyalty import services

    return await lab.run(services.move_bill, event, to, "token:manager", reason)


async def refused(lab: Lab, event: Any, to: str) -> str:
    from loyalty.exceptions import LoyaltyError

    with pytest.raises(LoyaltyError) as found:
        await move(lab, event, to)
    return found.value.code


async def test_a_bill_moves_with_all_that_it_is(lab: Lab, history: History) -> None:
    await lab.settings(expiry_mode="months", expiry_months=2)
    bob, ana = lab.guest(), lab.guest()
    await lab.earn(bob, 3_000)
    bill = await lab.earn(bob, 10_000)
    ends = open_lots(await history.own_books(bob))[0][0]
    lab.pass_time(3 * DAY)
    taken, came = await move(lab, bill, ana)
    assert (taken.delta, taken.card_id, taken.kind) == (-10, bill.card_id, "revoked")
    assert (came.delta, came.kind, came.lots) == (10, "granted", f"10@{ends}")
    for half in (taken, came):
        assert (half.source, half.source_id) == ("transfer", taken.id)
        assert half.answers == bill.id
        for name in ("time", "local_day", "rule_hash", "tier_bp", "campaign_bp"):
            assert getattr(half, name) == getattr(bill, name)
    assert figures((await history.own_books(ana)).balance) == {
        "points": 10,
        "tier_points": 10,
        "lifetime_points": 10,
        "visits": 1,
        "spent_sats": 10_000,
    }
    assert figures((await history.own_books(bob)).balance) == {
        "points": 3,
        "tier_points": 3,
        "lifetime_points": 3,
        "visits": 1,  # of the other bill
        "spent_sats": 3_000,
    }
    await lab.prove()


async def test_the_wrong_card_owes_what_was_used_of_it(
    lab: Lab, history: History
) -> None:
    bob, ana = lab.guest(), lab.guest()
    bill = await lab.earn(bob, 10_000)
    await history.use(bob, 8)
    await history.give(bob, 3)
    await move(lab, bill, ana)
    assert (await lab.points(bob), await lab.points(ana)) == (10 - 8 + 3 - 10, 10)
    await lab.prove()


async def test_it_pays_what_the_right_card_owes(lab: Lab, history: History) -> None:
    bob, ana = lab.guest(), lab.guest()
    bill = await lab.earn(bob, 10_000)
    await history.take(ana, 4)
    await move(lab, bill, ana)
    assert await lab.points(ana) == 6
    await lab.prove()


async def test_what_ended_by_itself_is_not_revived(lab: Lab, history: History) -> None:
    """What had been used before keeps a week, so that it can be used at all."""
    await lab.settings(expiry_mode="months", expiry_months=1)
    bob, ana = lab.guest(), lab.guest()
    bill = await lab.earn(bob, 10_000)
    await history.use(bob, 4)
    lab.pass_time(90 * DAY)
    taken, came = await move(lab, bill, ana)
    assert (taken.delta, came.lots) == (-4, f"4@{lab.now + WEEK}")
    assert (await lab.points(bob), await lab.points(ana)) == (-4, 4)
    lab.pass_time(WEEK)
    assert await lab.points(ana) == 0
    await lab.prove()


async def test_all_of_it_ended_and_it_still_counts_as_a_visit(
    lab: Lab, history: History
) -> None:
    await lab.settings(expiry_mode="months", expiry_months=1)
    bob, ana = lab.guest(), lab.guest()
    bill = await lab.earn(bob, 10_000)
    lab.pass_time(90 * DAY)
    await move(lab, bill, ana)
    balance = (await history.own_books(ana)).balance
    assert (balance.points, balance.visits, balance.tier_points) == (0, 1, 10)
    assert (await history.own_books(bob)).balance.visits == 0


@pytest.mark.parametrize("used", [0, 7, 10])
async def test_what_a_refund_took_back_does_not_move(
    lab: Lab, history: History, used: int
) -> None:
    bob, ana = lab.guest(), lab.guest()
    bill = await lab.earn(bob, 10_000)
    if used:
        await history.use(bob, used)
    await history.refund(bill, bob, part=2)
    await move(lab, bill, ana)
    assert (await lab.points(ana), await lab.points(bob)) == (5, -used)
    balance = (await history.own_books(ana)).balance
    assert (balance.spent_sats, balance.tier_points) == (5_000, 5)
    assert open_lots(await history.own_books(ana)) == [(NEVER, 5)]
    await lab.prove()


async def test_what_is_refunded_later_is_taken_from_the_right_card(
    lab: Lab, history: History
) -> None:
    from loyalty import crud

    bob, ana = lab.guest(), lab.guest()
    bill = await lab.earn(bob, 10_000)
    _, came = await move(lab, bill, ana)
    holder = await lab.run(crud.holder_of, bill)
    assert holder == came
    await history.refund(holder, ana)
    assert (await lab.points(bob), await lab.points(ana)) == (0, 0)
    assert await refused(lab, bill, bob) == "nothing_left"
    await lab.prove()


async def test_a_bill_can_move_on_and_come_back(lab: Lab, history: History) -> None:
    bob, ana, eve = lab.guest(), lab.guest(), lab.guest()
    bill = await lab.earn(bob, 10_000)
    for to in (ana, eve, bob):
        await move(lab, bill, to)  # it is always found by its first event
    assert [await lab.points(guest) for guest in (bob, ana, eve)] == [10, 0, 0]
    assert (await history.own_books(bob)).balance.visits == 1
    assert await refused(lab, bill, bob) == "already_there"
    await lab.prove()


async def test_only_a_bill_moves(lab: Lab, history: History) -> None:
    bob, ana = lab.guest(), lab.guest()
    gift = await history.give(bob, 10)
    assert await refused(lab, gift, ana) == "not_a_bill"
    bill = await lab.earn(bob, 10_000)
    await history.refund(bill, bob)
    assert await refused(lab, bill, ana) == "nothing_left"


async def test_merged_cards_are_followed_on_both_sides(
    lab: Lab, history: History
) -> None:
    from loyalty import services

    old_bob, bob, old_ana, ana = (lab.guest() for _ in range(4))
    bill = await lab.earn(old_bob, 10_000)
    await lab.earn(old_ana, 1_000)
    for gone, into in ((old_bob, bob), (old_ana, ana)):
        await lab.run(services.merge_cards, lab.program_id, gone, into)
    await move(lab, bill, old_ana)
    assert (await lab.points(bob), await lab.points(ana)) == (0, 11)
    assert await refused(lab, bill, ana) == "already_there"
    await lab.prove()


async def test_both_cards_say_why(lab: Lab) -> None:
    bob, ana = lab.guest(), lab.guest()
    bill = await lab.earn(bob, 10_000)
    await move(lab, bill, ana, "It was table 7")
    for guest in (bob, ana):
        path = f"/restaurants/{lab.venue.id}/loyalty/{guest}"
        newest = (await lab.venue.do("GET", path))["recent_events"][0]
        assert (newest["source"], newest["reason"]) == ("transfer", "It was table 7")


async def test_tiers_go_by_the_bills_own_time(lab: Lab, history: History) -> None:
    await lab.settings(tier_window_days=30)
    await lab.venue.tier("Gold", 10)
    bob, ana = lab.guest(), lab.guest()
    bill = await lab.earn(bob, 10_000)
    lab.pass_time(20 * DAY)
    await move(lab, bill, ana)
    balance = (await history.own_books(ana)).balance
    assert balance.tier_id is not None
    assert balance.tier_until == bill.time + 30 * DAY
    assert (await history.own_books(bob)).balance.tier_id is None


# --- whatever happened before ---------------------------------------------------------


@pytest.fixture(scope="module")
async def long_lab(new_lab: NewLab) -> Lab:
    lab = await new_lab(START - DAY)
    await lab.settings(expiry_mode="months", expiry_months=1)
    lab.pass_time(DAY)
    return lab


@settings(max_examples=40, deadline=None)
@given(
    bills=st.lists(st.integers(0, 20), min_size=1, max_size=5),
    used=st.integers(0, 60),
    part=st.integers(0, 3),
    days=st.integers(0, 60),
    which=st.integers(0, 4),
)
async def test_no_point_is_made_or_lost_by_moving(
    long_lab: Lab, bills: list[int], used: int, part: int, days: int, which: int
) -> None:
    """All that the bill still earned, except what ended, is on the right card."""
    lab, history = long_lab, History(long_lab)
    bob, ana = lab.guest(), lab.guest()
    paid = [await lab.earn(bob, (points or 1) * 1_000) for points in bills]
    bill = paid[which % len(paid)]
    use = min(used, await lab.points(bob))
    if use:
        await history.use(bob, use)
    if part:
        await history.refund(bill, bob, part)
    lab.pass_time(days * DAY)
    bob_had = await lab.points(bob)
    ended = (await history.own_books(bob)).lots
    if part == 1:
        assert await refused(lab, bill, ana) == "nothing_left"
        return
    await move(lab, bill, ana)
    left = bill.delta - (bill.delta // part if part else 0)
    own = next(lot for lot in ended.values() if lot.seq == bill.seq)
    moved = left if own.until > lab.now else left - own.left
    assert await lab.points(ana) == moved
    assert await lab.points(bob) == bob_had - moved
    await lab.prove()


async def test_moves_at_once_follow_each_other(lab: Lab, history: History) -> None:
    """Whoever comes later finds the bill where it is then, or already there."""
    from loyalty.exceptions import LoyaltyError

    bob, ana, eve = lab.guest(), lab.guest(), lab.guest()
    bill = await lab.earn(bob, 10_000)
    asked = (move(lab, bill, to) for to in (ana, eve, ana, eve))
    for told in await asyncio.gather(*asked, return_exceptions=True):
        if isinstance(told, BaseException):
            assert isinstance(told, LoyaltyError) and told.code == "already_there"
    assert await lab.points(bob) == 0
    assert sorted([await lab.points(ana), await lab.points(eve)]) == [0, 10]
    await lab.prove()
