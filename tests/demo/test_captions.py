"""What the demo may say of what became of a payment."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from demo import truth
from demo.acts import Cut, verdict
from demo.truth import Truth

SEEDING_SECONDS = 400
pytestmark = pytest.mark.timeout(SEEDING_SECONDS)


# --- what a caption may say -----------------------------------------------------------


def truth_of(settled: str, counted: str) -> Truth:
    """Orders by one letter each: `ab`, `aab` says that a is counted twice."""
    return Truth(frozenset(settled), Counter(counted))


ALL_WELL = truth_of("abc", "abc")


@pytest.mark.parametrize(
    ("cut", "words"),
    [
        (Cut("c", truth_of("abc", "ab"), True, True), "1 bill caught up, counted once"),
        (Cut("c", truth_of("abc", "a"), True, True), "2 bills caught up, counted once"),
        (Cut("c", ALL_WELL, True, True), "counted already"),
        (Cut("c", truth_of("ab", "ab"), False, False), "nothing was taken"),
    ],
)
def test_a_good_end_says_what_was_caught_up(cut: Cut, words: str) -> None:
    caption, tone = verdict(cut, ALL_WELL, 1, 0)
    assert words in caption
    assert tone == "good"


@pytest.mark.parametrize(
    ("now", "times_counted", "faulty_cards"),
    [
        (truth_of("abc", "ab"), 0, 0),
        (truth_of("abc", "abcc"), 2, 0),
        (truth_of("ab", "abc"), 1, 0),
        (ALL_WELL, 0, 0),
        (ALL_WELL, 1, 1),
    ],
)
def test_a_bad_end_is_never_called_good(
    now: Truth, times_counted: int, faulty_cards: int
) -> None:
    cut = Cut("c", truth_of("abc", "ab"), True, True)
    caption, tone = verdict(cut, now, times_counted, faulty_cards)
    assert tone == "trouble"
    assert "Nothing missed" not in caption


def test_sats_that_left_and_did_not_arrive_are_said() -> None:
    cut = Cut("c", truth_of("ab", "ab"), True, False)
    caption, tone = verdict(cut, truth_of("ab", "ab"), 0, 0)
    assert (tone, "did not arrive" in caption) == ("trouble", True)


def write(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def test_truth_is_read_from_both_databases(tmp_path: Path) -> None:
    write(
        tmp_path / truth.CORE,
        "CREATE TABLE apipayments (payment_hash, status, amount)",
        "INSERT INTO apipayments VALUES ('1', 'success', 5), ('2', 'success', -5), "
        "('2', 'pending', 5), ('3', 'success', 5), ('4', 'success', 5), "
        "('5', 'success', 5)",
    )
    write(
        tmp_path / truth.OURS,
        "CREATE TABLE orders (id, payment_hash, customer_pubkey)",
        "CREATE TABLE events (order_id, kind)",
        "INSERT INTO orders VALUES ('once', '1', 'k'), ('torn', '2', 'k'), "
        "('missed', '3', 'k'), ('nobody', '4', NULL), ('twice', '5', 'k')",
        "INSERT INTO events VALUES ('once', 'earned'), ('twice', 'earned'), "
        "('twice', 'earned')",
    )
    with truth.left_behind(tmp_path) as copy:
        assert truth.has_left(copy, "2") and not truth.has_arrived(copy, "2")
        seen = truth.look(copy)
    assert seen.missing == frozenset({"missed"})
    assert seen.wrong == frozenset({"twice"})


# --- the page and its buttons ---------------------------------------------------------
