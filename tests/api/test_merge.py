"""One person's two cards become one (mission 212, 214; design: corrections, merges)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from histories import History, figures, open_lots
from lab import DAY, Lab

START = int(datetime(2020, 1, 31, 12, tzinfo=timezone.utc).timestamp())
NOTHING = {
    "points": 0,
    "tier_points": 0,
    "lifetime_points": 0,
    "visits": 0,
    "spent_sats": 0,
}
NewLab = Callable[[int], Awaitable[Lab]]


@pytest.fixture
async def lab(new_lab: NewLab) -> Lab:
    lab = await new_lab(START - DAY)
    lab.pass_time(DAY)
    return lab


@pytest.fixture
def history(lab: Lab) -> History:
    return History(lab)


async def merge(lab: Lab, gone: str, into: str) -> Any:
    from loyalty import services

    return await lab.run(services.merge_cards, lab.program_id, gone, into)


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
    from loyalty import services

    first, second, third = lab.guest(), lab.guest(), lab.guest()
    bill = await lab.earn(first, 10_000)
    await merge(lab, first, second)
    await merge(lab, second, third)
    holder = await lab.run(services.holder_of, bill)
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


# --- whatever happened before ---------------------------------------------------------

who = st.sampled_from([0, 1])
amount = st.integers(1, 30)
acts = st.lists(
    st.one_of(
        *[st.tuples(st.just("earn"), who, amount)] * 2,
        st.tuples(st.just("give"), who, amount),
        st.tuples(st.just("take"), who, amount),
        *[st.tuples(st.just("use"), who, st.integers(1, 15))] * 2,
        st.tuples(st.just("refund"), who, st.integers(1, 3)),
        st.tuples(st.just("give_back"), who, st.just(0)),
        st.tuples(st.just("wait"), who, amount),
    ),
    min_size=8,
    max_size=40,
)


class Lives:
    """One person's two cards, and what of bills and rewards can still be undone."""

    def __init__(self, lab: Lab) -> None:
        self.lab, self.history = lab, History(lab)
        self.keys = [lab.guest(), lab.guest()]
        self.bills: list[list[Any]] = [[], []]
        self.used: list[list[Any]] = [[], []]

    async def act(self, what: str, who: int, amount: int) -> None:
        await getattr(self, what)(who, amount)

    async def earn(self, who: int, amount: int) -> None:
        paid = await self.lab.earn(self.keys[who], amount * 1_000)
        self.bills[who].append(paid)

    async def give(self, who: int, amount: int) -> None:
        await self.history.give(self.keys[who], amount, days=amount)

    async def take(self, who: int, amount: int) -> None:
        await self.history.take(self.keys[who], amount)

    async def use(self, who: int, amount: int) -> None:
        if await self.lab.points(self.keys[who]) >= amount:
            self.used[who].append(await self.history.use(self.keys[who], amount))

    async def refund(self, who: int, part: int) -> None:
        if self.bills[who]:
            await self.history.refund(self.bills[who].pop(), self.keys[who], part)

    async def give_back(self, who: int, _: int) -> None:
        if self.used[who]:
            await self.history.give_back(self.keys[who], self.used[who].pop())

    async def wait(self, _: int, days: int) -> None:
        self.lab.pass_time(days * DAY)

    async def chains(self) -> list[list[Any]]:
        return [await self.history.chain(pubkey) for pubkey in self.keys]


def lived_by_one(chains: list[list[Any]]) -> Any:
    """The balance of one card on which all of that happened, move aside."""
    from loyalty import ledger

    events = [e for chain in chains for e in chain if e.source != "transfer"]
    events.sort(key=lambda event: (event.recorded_at, event.seq))
    seqs = {event.id: seq for seq, event in enumerate(events, 1)}
    one = [
        event._replace(
            card_id="one",
            seq=seqs[event.id],
            answers=event.answers and f"one:{seqs[event.answers]}",
        )
        for event in events
    ]
    return ledger.replay("one", "program", one).balance


@pytest.fixture(scope="module")
async def long_lab(new_lab: NewLab) -> Lab:
    """A programme in which points end after a month; every example goes on in it."""
    lab = await new_lab(START - DAY)
    await lab.settings(expiry_mode="months", expiry_months=1)
    lab.pass_time(DAY)
    return lab


@settings(max_examples=60, deadline=None)
@given(acts=acts, back=st.booleans())
async def test_whatever_was_lived_on_two_cards_is_on_one(
    long_lab: Lab, acts: list[tuple[str, int, int]], back: bool
) -> None:
    """It adds up to what one card would have; nothing is made and nothing lost."""
    lives = Lives(long_lab)
    old, kept = lives.keys
    await long_lab.earn(old, 1_000)
    await long_lab.earn(kept, 1_000)
    for act in acts:
        await lives.act(*act)
    merged = await merge(long_lab, old, kept)
    gone, stays = (
        await lives.history.own_books(old),
        await lives.history.own_books(kept),
    )
    assert figures(gone.balance) == NOTHING
    assert not open_lots(gone) and not any(any(b[3:]) for b in gone.bills.values())
    assert figures(stays.balance) == figures(lived_by_one(await lives.chains()))
    assert merged.points == stays.balance.points == await long_lab.points(kept)
    if back and lives.used[0]:
        await lives.give_back(0, 0)
        await merge(long_lab, old, kept)
    transfers = [e for c in await lives.chains() for e in c if e.source == "transfer"]
    assert sum(event.delta for event in transfers) == 0
    await long_lab.prove()


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
