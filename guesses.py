"""Whoever guesses links is told to wait.

The caller is the address that the server itself goes by: behind a proxy that it trusts
(uvicorn's `--forwarded-allow-ips`) the one that the proxy names, else the peer's.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from .exceptions import NotFound
from .tries import Limit

LINKS = Limit(tries=30, callers_known=10_000)


@contextmanager
def guessing(address: str, unknown_code: str, now: int) -> Iterator[None]:
    """One look-up from an address.

    Args:
        unknown_code: the `code` of the refusal that says there is no such link.

    Raises:
        TooMany: `too_many_tries`.
    """
    words = "Too many unknown links. Wait a minute."
    with LINKS.trying(network(address), unknown_code, now, words):
        yield


def count_guess(address: str, now: int) -> None:
    """Notes a wrong guess, where whoever guesses right is never held up.

    For secrets that cannot be guessed: whether an address is told to wait says nothing
    about those that are right.

    Raises:
        TooMany: `too_many_tries`, the address has guessed too often.
    """
    with suppress(NotFound), guessing(address, "not_found", now):
        raise NotFound("not_found", "")


def network(address: str) -> str:
    """One caller of IPv6 has a whole /64 to ask from."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((int(parsed), 64), strict=False))
