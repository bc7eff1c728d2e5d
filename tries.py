"""Codes that can be guessed are tried five times a minute, and no more.

Kept in memory, for this process: LNbits is one process per database, and while two
overlap (a rolling restart) somebody has at most twice as many tries for a moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .exceptions import LoyaltyError, TooMany
from .rewards import NOTHING_TAKEN

TRIES = 5
SECONDS = 60
CALLERS_KNOWN = 1024

_wrong: dict[str, list[int]] = {}


@contextmanager
def guessing(
    caller: str, wrong_code: str, now: int, what: str = "codes"
) -> Iterator[None]:
    """One try of a caller's. It counts while it lasts, and for a minute if it is wrong.

    Args:
        wrong_code: the `code` of the refusal that says the guess was wrong.
        what: is guessed, in words.

    Raises:
        TooMany: `too_many_tries`.
    """
    tries = [at for at in _wrong.get(caller, []) if at > now - SECONDS]
    if len(tries) >= TRIES:
        raise TooMany(
            "too_many_tries",
            f"Too many wrong {what}. {NOTHING_TAKEN}",
            max(tries[0] + SECONDS - now, 1),
        )
    _forget(now)
    tries.append(now)
    _wrong[caller] = tries
    is_wrong = False
    try:
        yield
    except LoyaltyError as exc:
        is_wrong = exc.code == wrong_code
        raise
    finally:
        if not is_wrong and now in _wrong.get(caller, []):
            _wrong[caller].remove(now)


def _forget(now: int) -> None:
    """Lets go of callers whose tries are long over, so that they cannot pile up."""
    if len(_wrong) < CALLERS_KNOWN:
        return
    for caller, tries in list(_wrong.items()):
        if not tries or tries[-1] <= now - SECONDS:
            del _wrong[caller]
