"""Whoever guesses links is told to wait.

Kept in memory, for this process. A guess counts while it is looked up, so that a
thousand at once are no way around, and for a minute if there was no such link. The
caller is the address that the server itself goes by: behind a proxy that it trusts
(uvicorn's `--forwarded-allow-ips`) the one that the proxy names, else the peer's.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from .exceptions import NotFound, TooMany

LIMIT = 30
SECONDS = 60
CALLERS_KNOWN = 10_000

_guesses: dict[str, list[int]] = {}


@contextmanager
def guessing(address: str, now: int) -> Iterator[None]:
    """One look-up from an address; NotFound makes it a wrong guess.

    Raises:
        TooMany: `too_many_tries`, whatever is asked for, or the right guess would
            still be told from the wrong ones.
    """
    caller = _network(address)
    recent = [at for at in _guesses.get(caller, []) if at > now - SECONDS]
    if len(recent) >= LIMIT:
        wait = max(1, recent[0] + SECONDS - now)
        words = "Too many unknown links. Wait a minute."
        raise TooMany("too_many_tries", words, min(wait, SECONDS))
    _forget(now)
    _guesses[caller] = [*recent, now]
    try:
        yield
    except NotFound:
        raise
    except BaseException:
        _guesses[caller].remove(now)
        raise
    else:
        _guesses[caller].remove(now)


def count_guess(address: str, now: int) -> None:
    """Notes a wrong guess, where whoever guesses right is never held up.

    For secrets that cannot be guessed: whether an address is told to wait says nothing
    about those that are right.

    Raises:
        TooMany: `too_many_tries`, the address has guessed too often.
    """
    with suppress(NotFound), guessing(address, now):
        raise NotFound("not_found", "")


def _network(address: str) -> str:
    """One caller of IPv6 has a whole /64 to ask from."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((int(parsed), 64), strict=False))


def _forget(now: int) -> None:
    """Lets go of callers whose guesses are long over, so that they cannot pile up."""
    if len(_guesses) < CALLERS_KNOWN:
        return
    for caller, guesses in list(_guesses.items()):
        if not guesses or guesses[-1] <= now - SECONDS:
            del _guesses[caller]
