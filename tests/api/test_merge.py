"""One person's two cards become one (mission 212, 214; design: corrections, merges)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from histories import NOTHING, START, History, figures, merge, open_lots
from lab import DAY, Lab

NewLab = Callable[[int], Awaitable[Lab]]


@pytest.fixture
async def lab(new_lab: NewLab) -> Lab:
    lab = await new_lab(START - DAY)
    lab.pass_time(DAY)
    return lab


@pytest.fixture
def history(lab: Lab) -> History:
    return History(lab)


# --- what moves -----------------------------------------------------------------------


async def test_all_of_the_old_card_is_on_the_other_one(
    lab: Lab, history: History
) -> None:
    old, kept = lab.guest(), lab.guest()
    await lab.earn(old, 10_000)
    await lab.earn(kept, 4_000)
    lab.pass_time(DAY)
    await lab.earn(old, 20_000)
    await history.give(old, 7, days=30)
    await history.use(old, 5)
    before = await history.points_of_all()
    merged = await merge(lab, old, kept)
    assert merged.points == before == 10 + 4 + 20 + 7 - 5
    assert figures((await history.own_books(old)).balance) == NOTHING
    assert open_lots(await history.own_books(old)) == []
    assert figures((await history.own_books(kept)).balance) == {
        "points": 36,
        "tier_points": 34,
        "lifetime_points": 34,
        "visits": 2,
        "spent_sats": 34_000,
    }
    assert await history.points_of_all() == before
    await lab.prove()


async def test_a_day_on_both_cards_is_one_visit(lab: Lab, history: History) -> None:
    old, kept = lab.guest(), lab.guest()
    await lab.earn(old, 1_000)
    await lab.earn(kept, 1_000)
    await merge(lab, old, kept)
    assert (await history.own_books(kept)).balance.visits == 1


async def test_lots_keep_their_ends_and_bills_their_time(
    lab: Lab, history: History
) -> None:
    await lab.settings(expiry_mode="months", expiry_months=1)
    old, kept = lab.guest(), lab.guest()
    bill = await lab.earn(old, 10_000)
    ends = open_lots(await history.own_books(old))
    lab.pass_time(10 * DAY)
    await merge(lab, old, kept)
    assert open_lots(await history.own_books(kept)) == ends
    taken, came = (await history.chain(old))[-1], (await history.chain(kept))[-1]
    assert (taken.kind, taken.delta) == ("revoked", -10)
    assert (came.kind, came.delta) == ("granted", 10)
    for half in (taken, came):
        assert (half.source, half.answers, half.source_id) == (
            "transfer",
            bill.id,
            taken.id,
        )
        for name in ("time", "local_day", "rule_hash", "tier_bp", "merchant_id"):
            assert getattr(half, name) == getattr(bill, name)
    lab.now = ends[0][0]
    assert await lab.points(kept) == 0


async def test_the_tier_is_that_of_both_cards_together(
    lab: Lab, history: History
) -> None:
    await lab.venue.tier("Gold", 15)
    old, kept = lab.guest(), lab.guest()
    await lab.earn(old, 10_000)
    await lab.earn(kept, 6_000)
    assert (await history.own_books(kept)).balance.tier_id is None
    await merge(lab, old, kept)
    assert (await history.own_books(kept)).balance.tier_id is not None
    assert (await history.own_books(old)).balance.tier_id is None


async def test_what_the_old_card_owes_the_other_one_owes(
    lab: Lab, history: History
) -> None:
    old, kept = lab.guest(), lab.guest()
    await lab.earn(old, 3_000)
    await history.take(old, 10)
    await lab.earn(kept, 5_000)
    assert (await merge(lab, old, kept)).points == 3 - 10 + 5
    assert figures((await history.own_books(old)).balance) == NOTHING
    await lab.prove()


async def test_what_a_refund_took_back_does_not_come_back(
    lab: Lab, history: History
) -> None:
    old, kept = lab.guest(), lab.guest()
    half, whole = await lab.earn(old, 10_000), await lab.earn(old, 8_000)
    await history.refund(half, old, part=2)
    await history.refund(whole, old)
    await merge(lab, old, kept)
    books = await history.own_books(kept)
    assert (books.balance.points, books.balance.spent_sats) == (5, 5_000)
    assert len(await history.chain(kept)) == 1


async def test_what_ended_by_itself_stays_ended(lab: Lab, history: History) -> None:
    await lab.settings(expiry_mode="months", expiry_months=1)
    old, kept = lab.guest(), lab.guest()
    await lab.earn(old, 10_000)
    lab.pass_time(100 * DAY)
    await merge(lab, old, kept)
    assert await lab.points(kept) == 0
    balance = (await history.own_books(kept)).balance
    assert (balance.tier_points, balance.visits) == (10, 1)


async def test_later_bills_of_the_old_key_land_on_the_other_card(
    lab: Lab, history: History
) -> None:
    old, kept = lab.guest(), lab.guest()
    await lab.earn(old, 10_000)
    await merge(lab, old, kept)
    await lab.earn(old, 5_000)
    assert await lab.points(kept) == await lab.points(old) == 15
    assert len(await history.chain(old)) == 2
    await lab.prove()


async def test_a_new_key_may_take_an_old_card_over(lab: Lab) -> None:
    """Somebody changes their key: the new one was never here."""
    old, new = lab.guest(), lab.guest()
    await lab.earn(old, 10_000)
    await merge(lab, old, new)
    assert await lab.points(new) == 10


async def test_a_refund_finds_its_bill_wherever_it_is(
    lab: Lab, history: History
) -> None:
    from loyalty import crud

    first, second, third = lab.guest(), lab.guest(), lab.guest()
    bill = await lab.earn(first, 10_000)
    await merge(lab, first, second)
    await merge(lab, second, third)
    holder = await lab.run(crud.holder_of, bill)
    assert holder == (await history.chain(third))[-1]
    await history.refund(holder, third)
    assert figures((await history.own_books(third)).balance) == NOTHING
    await lab.prove()


async def test_what_comes_back_to_an_old_card_follows(
    lab: Lab, history: History
) -> None:
    """A reward that was used before is undone afterwards."""
    old, kept = lab.guest(), lab.guest()
    await lab.earn(old, 10_000)
    used = await history.use(old, 6)
    await merge(lab, old, kept)
    await history.give_back(old, used)
    assert await lab.points(kept) == 4
    again = await merge(lab, old, kept)
    assert (again.points, again.moved) == (10, 1)
    assert figures((await history.own_books(old)).balance) == NOTHING
    await lab.prove()


async def test_a_name_goes_along_unless_there_is_one(lab: Lab) -> None:
    venue = lab.venue
    for kept_name, expected in (("", "Ana"), ("Anna", "Anna")):
        old, kept = lab.guest(), lab.guest()
        for pubkey, name in ((old, "Ana"), (kept, kept_name)):
            await lab.earn(pubkey, 1_000)
            path = f"/merchants/{venue.id}/customers/{pubkey}"
            await venue.do("PUT", path, nickname=name)
        await merge(lab, old, kept)
        found = await venue.do("GET", f"/merchants/{venue.id}/customers?search={kept}")
        assert [guest["name"] for guest in found["data"]] == [expected]
        found = await venue.do("GET", f"/merchants/{venue.id}/customers?search={old}")
        assert found["data"] == []


# --- what cannot be merged ------------------------------------------------------------


async def test_merging_again_changes_nothing(lab: Lab, history: History) -> None:
    old, kept = lab.guest(), lab.guest()
    await lab.earn(old, 10_000)
    first = await merge(lab, old, kept)
    chains = await history.chain(old), await history.chain(kept)
    again = await merge(lab, old, kept)
    assert (again.card_id, again.points, again.moved) == (first.card_id, 10, 0)
    assert chains == (await history.chain(old), await history.chain(kept))


async def test_three_keys_of_one_person_are_one_card(
    lab: Lab, history: History
) -> None:
    keys = [lab.guest() for _ in range(3)]
    for pubkey in keys:
        await lab.earn(pubkey, 10_000)
    await merge(lab, keys[0], keys[1])
    await merge(lab, keys[1], keys[2])
    again = await merge(lab, keys[0], keys[2])
    assert (again.points, again.moved) == (30, 0)
    assert (await merge(lab, keys[0], keys[1])).moved == 0  # both became the third
    for pubkey in keys:
        assert await lab.points(pubkey) == 30
    await lab.earn(keys[0], 1_000)
    assert await lab.points(keys[2]) == 31
    await lab.prove()


async def refused(lab: Lab, gone: str, into: str) -> str:
    from loyalty.exceptions import LoyaltyError

    with pytest.raises(LoyaltyError) as found:
        await merge(lab, gone, into)
    return found.value.code


async def test_what_cannot_be_merged_is_refused(lab: Lab, history: History) -> None:
    old, kept, other = lab.guest(), lab.guest(), lab.guest()
    assert await refused(lab, old, kept) == "card_not_found"
    await lab.earn(old, 10_000)
    assert await refused(lab, old, old) == "same_card"
    await merge(lab, old, kept)
    assert await refused(lab, kept, old) == "already_merged"
    assert await refused(lab, old, other) == "already_merged"
    assert await lab.points(kept) == 10


async def test_a_reward_that_waits_is_in_the_way(lab: Lab, history: History) -> None:
    """Its points are held on the old card; on the one that stays it does no harm."""
    old, kept, other = lab.guest(), lab.guest(), lab.guest()
    for pubkey in (old, kept, other):
        await lab.earn(pubkey, 10_000)
    for pubkey in (old, kept):
        await history.reserve(pubkey, 5)
    assert await refused(lab, old, kept) == "open_reward"
    assert (await lab.points(old), await lab.points(kept)) == (5, 5)
    assert (await merge(lab, other, kept)).points == 15
    lab.pass_time(DAY)  # nobody came: it has lapsed, written or not
    assert (await merge(lab, old, kept)).points == 30
    await lab.prove()


async def test_bills_that_come_meanwhile_are_all_on_one_card(
    lab: Lab, history: History
) -> None:
    keys = [lab.guest() for _ in range(3)]
    for pubkey in keys:
        await lab.earn(pubkey, 1_000)
    await asyncio.gather(
        *(lab.earn(pubkey, 1_000) for pubkey in keys * 3),
        merge(lab, keys[0], keys[1]),
        *(lab.earn(pubkey, 1_000) for pubkey in keys * 3),
        merge(lab, keys[1], keys[2]),
        *(lab.earn(pubkey, 1_000) for pubkey in keys * 3),
    )
    assert [await lab.points(pubkey) for pubkey in keys] == [30, 30, 30]
    assert await history.points_of_all() == 30
    await lab.prove()


async def test_lots_of_both_are_lots_of_one(lab: Lab, history: History) -> None:
    await lab.settings(expiry_mode="months", expiry_months=2)
    old, kept = lab.guest(), lab.guest()
    for pubkey, days in ((old, 13), (kept, 13), (old, 40), (kept, 19)):
        await lab.earn(pubkey, 5_000)
        await history.give(pubkey, days, days)
        lab.pass_time(DAY)
    await history.use(old, 4)
    both: dict[int, int] = {}
    for pubkey in (old, kept):
        for until, points in open_lots(await history.own_books(pubkey)):
            both[until] = both.get(until, 0) + points
    await merge(lab, old, kept)
    assert open_lots(await history.own_books(kept)) == sorted(both.items())
