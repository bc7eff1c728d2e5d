"""Points of money that can be reversed buy no sats: the books, by any history."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty import ledger
from loyalty.ledger import BOUND, FINAL, NEVER, Event, Head, MemoryBooks

CARD = "card"


class Chain:
    """A card's events, and the books that they add up to."""

    def __init__(self) -> None:
        self.books = MemoryBooks(CARD, "program")
        self.events: list[Event] = []
        self._head: Head = ledger.START

    def post(self, kind: str, delta: int, **more: Any) -> Event:
        fields = {
            "source": "staff",
            "source_id": "some",
            "time": 1000,
            "recorded_at": 1000,
            "local_day": "2026-11-22",
            "actor_id": "system",
            **more,
        }
        draft = ledger.draft(CARD, "m", "p", kind=kind, delta=delta, **fields)
        event = ledger.seal(draft, self._head)
        ledger.post(self.books, event)
        self._head = Head(event.seq, event.hash, event.recorded_at)
        self.events.append(event)
        return event

    def earn(self, points: int, until: int, purse: str) -> Event:
        lots = ledger.as_text([(points, until)])
        return self.post("earned", points, lots=lots, purse=purse)

    def use(self, points: int, purse: str = "") -> Event:
        return self.post("redeemed", -points, source="redemption", purse=purse)

    def give_back(self, used: Event, until: int | None = None) -> Event:
        taken = self.books.takings(used.seq)
        parts = [(one.points, until or one.until) for one in taken]
        return self.post(
            "granted",
            -used.delta,
            source="redemption",
            lots=ledger.as_text(parts),
            answers=used.id,
        )

    def left(self, is_bound: int) -> int:
        lots = self.books.lots.values()
        return sum(lot.left for lot in lots if lot.is_bound == is_bound)


def test_sats_take_past_what_is_bound_though_it_ends_first() -> None:
    chain = Chain()
    chain.earn(10, 4000, BOUND)
    chain.earn(10, 5000, "")
    chain.earn(10, NEVER, "")
    used = chain.use(15, FINAL)
    assert (chain.left(1), chain.left(0)) == (10, 5)
    before = dict(chain.books.lots)
    chain.give_back(used)
    assert chain.left(0) == 20
    chain.use(15, FINAL)
    assert chain.books.lots == before


def test_whatever_else_they_buy_what_ends_first_goes_first() -> None:
    chain = Chain()
    chain.earn(10, 5000, "")
    chain.earn(10, 4000, BOUND)
    chain.use(12)
    assert (chain.left(1), chain.left(0)) == (0, 8)


def test_no_event_says_that_bound_points_have_bought_sats() -> None:
    chain = Chain()
    chain.earn(10, NEVER, BOUND)
    chain.earn(10, NEVER, "")
    with pytest.raises(ValueError, match="buy no sats"):
        chain.use(11, FINAL)


class Life:
    """A card's life, with what came in that may buy sats, and what bought some."""

    def __init__(self) -> None:
        self.chain = Chain()
        self.used: list[Event] = []
        self.final_in = self.sats_out = 0

    def earn(self, points: int, until: int) -> None:
        self.chain.earn(points, until, "")
        self.final_in += points

    def earn_bound(self, points: int, until: int) -> None:
        self.chain.earn(points, until, BOUND)

    def sats(self, points: int, until: int) -> None:
        if points <= self.chain.left(0):
            self.used.append(self.chain.use(points, FINAL))
            self.sats_out += points

    def use(self, points: int, until: int) -> None:
        if points <= self.chain.books.balance.points:
            self.used.append(self.chain.use(points))

    def back(self, points: int, until: int) -> None:
        if self.used:
            used = self.used.pop(points % len(self.used))
            self.chain.give_back(used)
            self.sats_out += used.delta if used.purse == FINAL else 0

    def end(self, points: int, until: int) -> None:
        if points <= self.chain.books.balance.points:
            self.chain.post("expired", -points, source="expiry")

    def take(self, points: int, until: int) -> None:
        self.chain.post("revoked", -points)  # what is not there is owed


MOVES = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *(Life.earn, Life.earn_bound, Life.use, Life.sats),
                *(Life.back, Life.end, Life.take),
            ]
        ),
        st.integers(1, 40),
        st.sampled_from((2000, 3000, NEVER)),
    ),
    max_size=60,
)


@given(MOVES)
def test_sats_never_cost_more_than_final_money_has_brought(moves: Any) -> None:
    """And what may buy sats, and what may not, are all that there is; a replay says
    the same."""
    life = Life()
    chain = life.chain
    for move, points, until in moves:
        move(life, points, until)
        assert 0 <= chain.left(0) <= life.final_in - life.sats_out
        balance = chain.books.balance.points
        assert chain.left(0) + chain.left(1) == max(balance, 0)
    again = ledger.replay(CARD, "program", chain.events)
    assert again.lots == chain.books.lots
