"""A venue where badges of others count, as tests go through it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from venue import Venue, ago


@dataclass
class Door:
    """What staff see of guests' badges at a venue."""

    venue: Venue

    @property
    def path(self) -> str:
        return f"/merchants/{self.venue.id}/badges"

    async def relays(self, *urls: str) -> None:
        """Where the venue looks for badges; it publishes nothing."""
        path = f"/merchants/{self.venue.id}/nostr"
        await self.venue.do("PUT", path, relays=list(urls))

    async def trusts(self, issuer: str, name: str = "La Crypta") -> Any:
        path = f"/merchants/{self.venue.id}/issuers"
        return await self.venue.do("POST", path, issuer=issuer, name=name)

    async def accepts(self, badge: str) -> Any:
        return await self.venue.do("POST", self.path, badge=badge)

    async def check(self, pubkey: str) -> Any:
        return await self.venue.do("GET", f"{self.path}/check/{pubkey}")

    async def sees(self, pubkey: str) -> dict[str, str]:
        """By each badge's name: empty if it counts, or the code of why not."""
        shown = (await self.check(pubkey))["data"]
        return {one["name"]: one["code"] for one in shown}


@contextmanager
def earlier(seconds: float = 3600) -> Iterator[None]:
    """So long ago that relays have to be asked again now."""
    with ago(seconds):
        yield


def patient_reader(patch: pytest.MonkeyPatch) -> Any:
    """A reader that has met nobody yet."""
    from loyalty.badges import reading

    reader = reading.Reader()
    patch.setattr(reading, "reader", reader)
    return reader
