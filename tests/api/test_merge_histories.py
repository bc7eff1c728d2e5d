"""Whatever was lived on two cards is on one when they are merged (mission 212, 214)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from histories import NOTHING, START, History, figures, merge, open_lots
from lab import DAY, Lab

NewLab = Callable[[int], Awaitable[Lab]]

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
