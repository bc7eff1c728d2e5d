"""Wrong tries of what can be guessed: so many a minute for each caller, and no more.

Kept in memory, for this process: LNbits is one process per database, and while two
overlap (a rolling restart) somebody has at most twice as many tries for a moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .exceptions import LoyaltyError, TooMany
from .rewards import NOTHING_TAKEN

SECONDS = 60


class Limit:
    """How often callers may be wrong within a minute.

    Args:
        tries: so many.
        callers_known: how many are remembered before those of long ago are forgotten.
    """

    def __init__(self, tries: int, callers_known: int) -> None:
        self.tries = tries
        self.callers_known = callers_known
        self._wrong: dict[str, list[int]] = {}

    @contextmanager
    def trying(
        self, caller: str, wrong_code: str, now: int, words: str
    ) -> Iterator[None]:
        """One try. It counts while it lasts, so that a thousand at once are no way
        around, and for a minute if it is wrong.

        Args:
            wrong_code: the `code` of the refusal that says the try was wrong.
            words: for whoever tried too often.

        Raises:
            TooMany: `too_many_tries`, whatever is tried, or the right one would still
                be told from the wrong ones.
        """
        tries = [at for at in self._wrong.get(caller, []) if at > now - SECONDS]
        if len(tries) >= self.tries:
            wait = min(max(tries[0] + SECONDS - now, 1), SECONDS)
            raise TooMany("too_many_tries", words, wait)
        self._forget(now)
        self._wrong[caller] = [*tries, now]
        is_wrong = False
        try:
            yield
        except LoyaltyError as exc:
            is_wrong = exc.code == wrong_code
            raise
        finally:
            if not is_wrong and now in self._wrong.get(caller, []):
                self._wrong[caller].remove(now)

    def __len__(self) -> int:
        """How many callers are remembered."""
        return len(self._wrong)

    def _forget(self, now: int) -> None:
        if len(self) < self.callers_known:
            return
        for caller, tries in list(self._wrong.items()):
            if not tries or tries[-1] <= now - SECONDS:
                del self._wrong[caller]


CODES = Limit(tries=5, callers_known=1024)


@contextmanager
def guessing(
    caller: str, wrong_code: str, now: int, what: str = "codes"
) -> Iterator[None]:
    """One try of a code or a PIN, of which there are so few that some are right.

    Args:
        what: is tried, in words.

    Raises:
        TooMany: `too_many_tries`.
    """
    words = f"Too many wrong {what}. {NOTHING_TAKEN}"
    with CODES.trying(caller, wrong_code, now, words):
        yield
