"""What a card's events add up to (mission 20-25, 214): the books, by their rules."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty import ledger
from loyalty.ledger import NEVER, Event, Lot, MemoryBooks, as_text, from_text

CARD = "card"


def draft(kind: str, delta: int, source: str, **more: Any) -> Event:
    """One movement; a credit opens one lot without an end unless it says otherwise."""
    lots = f"{delta}@0" if delta > 0 else ""
    fields = {
        "lots": lots,
        "time": 1000,
        "recorded_at": 1000,
        "local_day": "2026-11-22",
        "actor_id": "system",
        "source_id": "some",
        **more,
    }
    return ledger.draft(
        CARD, "merchant", "program", kind=kind, delta=delta, source=source, **fields
    )


def earned(points: int, **more: Any) -> Event:
    bill = {"base_sats": points * 1000, "tier_points": points, **more}
    return draft("earned", points, "payment", **bill)


def books_of(*drafts: Event) -> MemoryBooks:
    books, head = MemoryBooks(CARD, "program"), ledger.START
    for event in drafts:
        sealed = ledger.seal(event, head)
        head = ledger.Head(sealed.seq, sealed.hash, sealed.recorded_at)
        ledger.post(books, sealed)
    return books


def open_lots(books: MemoryBooks) -> dict[tuple[int, int], int]:
    """`(seq, until)` and what is left, of each open lot."""
    return {(lot.seq, lot.until): lot.left for lot in books.lots.values() if lot.left}


@given(st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, NEVER))))
def test_lots_survive_being_written(parts: list[tuple[int, int]]) -> None:
    assert from_text(as_text(parts)) == parts


def test_what_ends_soonest_is_used_first() -> None:
    books = books_of(
        earned(10, lots="10@0"),
        earned(10, lots="10@5000"),
        earned(10, lots="10@4000"),
        draft("redeemed", -15, "redemption"),
    )
    assert open_lots(books) == {(2, 5000): 5, (1, NEVER): 10}
    assert books.balance.points == 15


def test_what_a_redemption_took_goes_back_where_it_was() -> None:
    before = books_of(earned(10, lots="10@4000"), earned(10, lots="10@5000"))
    after = books_of(
        earned(10, lots="10@4000"),
        earned(10, lots="10@5000"),
        draft("redeemed", -15, "redemption"),
        draft("granted", 15, "redemption", lots="10@4000,5@5000", answers=f"{CARD}:3"),
    )
    assert after.lots == before.lots
    assert after.all_takings == {}


def test_what_comes_back_with_another_end_is_a_lot_of_its_own() -> None:
    books = books_of(
        earned(10, lots="10@4000"),
        draft("redeemed", -6, "redemption"),
        draft("granted", 6, "redemption", lots="6@9000", answers=f"{CARD}:2"),
    )
    assert open_lots(books) == {(1, 4000): 4, (3, 9000): 6}


def test_what_comes_back_from_a_merged_card_is_a_lot_of_its_own() -> None:
    """The number of the answered event is of the other card's chain."""
    books = books_of(
        earned(10, lots="10@4000"),
        draft("redeemed", -6, "redemption"),
        draft("granted", 5, "redemption", lots="5@9000", answers="another:2"),
    )
    assert open_lots(books) == {(1, 4000): 4, (3, 9000): 5}
    assert list(books.all_takings) == [2]


def test_a_refund_takes_from_its_own_lot_first() -> None:
    books = books_of(
        earned(10, lots="10@4000"),
        earned(10, lots="10@5000"),
        draft("revoked", -8, "refund", base_sats=-8000, answers=f"{CARD}:2"),
    )
    assert open_lots(books) == {(1, 4000): 10, (2, 5000): 2}


def test_what_no_lot_covers_is_owed_and_the_next_points_pay_it() -> None:
    owing = [
        earned(10),
        draft("redeemed", -10, "redemption"),
        draft("revoked", -10, "refund", base_sats=-10_000, answers=f"{CARD}:1"),
    ]
    books = books_of(*owing)
    assert (books.balance.points, open_lots(books)) == (-10, {})
    books = books_of(*owing, earned(25))
    assert (books.balance.points, open_lots(books)) == (15, {(4, NEVER): 15})


def test_what_expired_is_told_from_what_was_used() -> None:
    books = books_of(
        earned(10, lots="10@4000"),
        draft("redeemed", -3, "redemption"),
        draft("expired", -7, "expiry"),
    )
    assert books.lots[4000, 1] == Lot(1, 4000, 10, 0, expired=7)


def test_no_lot_counts_beyond_its_end() -> None:
    books = books_of(earned(10, lots="10@4000"), earned(5))
    assert [books.points_at(at) for at in (3999, 4000)] == [15, 5]


@pytest.mark.parametrize(
    ("change", "is_visit"),
    [
        ({}, True),
        ({"delta": 0, "lots": ""}, True),  # below the minimum
        ({"base_sats": 0}, False),
        ({"kind": "granted"}, False),
        ({"source": "referral"}, False),
    ],
)
def test_a_visit_is_a_day_with_a_paid_bill(
    change: dict[str, Any], is_visit: bool
) -> None:
    event = earned(10)._replace(**change)
    assert books_of(event, event).balance.visits == int(is_visit)


def test_a_day_whose_bills_all_went_back_is_no_visit() -> None:
    back = {"base_sats": -10_000, "tier_points": -10}
    bills = [earned(10), earned(10)]
    first = draft("revoked", -10, "refund", answers=f"{CARD}:1", **back)
    second = draft("revoked", -10, "refund", answers=f"{CARD}:2", **back)
    assert books_of(*bills, first).balance.visits == 1
    gone = books_of(*bills, first, second).balance
    assert (gone.visits, gone.spent_sats, gone.tier_points) == (0, 0, 0)
    assert gone.lifetime_points == 0


def test_points_of_a_day_can_go_after_the_bill_that_brought_them() -> None:
    """By visit: the bill went back first, its points with the last of the day."""
    books = books_of(
        earned(10),
        draft("revoked", 0, "refund", answers=f"{CARD}:1", base_sats=-10_000),
        draft("revoked", -10, "refund", answers=f"{CARD}:1", tier_points=-10),
    )
    bill = books.bill(1)
    assert bill is not None
    assert (bill.base_sats, bill.tier_points) == (0, 0)
    assert (books.balance.points, books.balance.visits) == (0, 0)


moves = st.lists(
    st.one_of(
        st.builds(
            earned,
            st.integers(1, 100),
            lots=st.none(),
            time=st.integers(0, 5000),
            local_day=st.sampled_from(["2026-11-22", "2026-11-23"]),
        ).map(lambda e: e._replace(lots=f"{e.delta}@{e.time}")),
        st.builds(
            draft, st.just("redeemed"), st.integers(-80, -1), st.just("redemption")
        ),
        st.builds(draft, st.just("revoked"), st.integers(-80, -1), st.just("staff")),
        st.builds(draft, st.just("expired"), st.integers(-80, -1), st.just("expiry")),
        st.builds(draft, st.just("granted"), st.integers(1, 80), st.just("staff")),
    ),
    max_size=60,
)


@given(moves)
def test_points_are_what_is_left_of_lots_less_what_is_owed(events: list[Event]) -> None:
    books = books_of(*events)
    left = sum(open_lots(books).values())
    points = books.balance.points
    assert points == sum(event.delta for event in events)
    assert left == max(points, 0)  # never an open lot beside a deficit
    assert all(0 <= lot.left <= lot.points for lot in books.lots.values())
    bills = [event for event in events if event.kind == "earned"]
    assert books.balance.visits == len({bill.local_day for bill in bills})
    assert books.balance.spent_sats == sum(bill.base_sats for bill in bills)
