"""How often a key, and an address, may ask in a minute.

Kept in memory, for this process, as wrong guesses are (`tries`). The address is the one
that the server itself goes by: behind a proxy that it trusts (uvicorn's
`--forwarded-allow-ips`) the one that the proxy names, else the peer's.
"""

from __future__ import annotations

from collections import deque

from ..exceptions import TooMany

SECONDS = 60
CALLERS_KNOWN = 10_000


class Pace:
    """So many calls within a minute for each caller, and no more."""

    def __init__(self, calls: int) -> None:
        self.calls = calls
        self._seen: dict[str, deque[int]] = {}

    def count(self, caller: str, now: int) -> None:
        """Notes a call. Raises: TooMany `too_many_requests`."""
        self._forget(now)
        seen = self._seen.setdefault(caller, deque())
        while seen and seen[0] <= now - SECONDS:
            seen.popleft()
        if len(seen) >= self.calls:
            wait = min(max(seen[0] + SECONDS - now, 1), SECONDS)
            raise TooMany("too_many_requests", "Too often. Wait a moment.", wait)
        seen.append(now)

    def _forget(self, now: int) -> None:
        if len(self._seen) < CALLERS_KNOWN:
            return
        for caller, seen in list(self._seen.items()):
            if not seen or seen[-1] <= now - SECONDS:
                del self._seen[caller]


KEYS = Pace(30)
ADDRESSES = Pace(300)
