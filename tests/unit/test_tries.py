"""Codes that can be guessed are tried five times a minute (mission 43)."""

from __future__ import annotations

import os

import pytest

from loyalty.exceptions import Conflict, LoyaltyError, NotAllowed, TooMany
from loyalty.tries import CODES, guessing

NOON = 1_780_000_000


@pytest.fixture
def waiter() -> str:
    return f"token:{os.urandom(8).hex()}"


def guess(caller: str, at: int, refusal: LoyaltyError | None = None) -> None:
    """A try, which ends with that refusal, or well."""
    with guessing(caller, "wrong_code", at):
        if refusal:
            raise refusal


def wrong(caller: str, at: int) -> None:
    with pytest.raises(NotAllowed):
        guess(caller, at, NotAllowed("wrong_code", "no"))


def test_the_sixth_wrong_guess_of_a_minute_has_to_wait(waiter: str) -> None:
    for second in range(5):
        wrong(waiter, NOON + second)
    for at, wait in ((NOON + 5, 55), (NOON + 59, 1)):
        with pytest.raises(TooMany) as refused:
            guess(waiter, at)
        assert refused.value.retry_after == wait
    guess(waiter, NOON + 60)
    guess("token:another", NOON + 5)


def test_only_wrong_guesses_count(waiter: str) -> None:
    for _ in range(9):
        guess(waiter, NOON)
        with pytest.raises(Conflict):
            guess(waiter, NOON, Conflict("redemption_over", "no"))
    guess(waiter, NOON)


def test_guesses_count_while_they_last(waiter: str) -> None:
    """Else a hundred at once would all have looked before any was wrong."""
    under_way = [guessing(waiter, "wrong_code", NOON) for _ in range(5)]
    for one in under_way:
        one.__enter__()
    with pytest.raises(TooMany):
        guess(waiter, NOON)
    for one in under_way:
        one.__exit__(None, None, None)
    guess(waiter, NOON)


def test_callers_of_long_ago_are_forgotten() -> None:
    for number in range(CODES.callers_known + 10):
        wrong(f"token:{number}", NOON - 1000)
    wrong("token:now", NOON)
    assert len(CODES) < CODES.callers_known
