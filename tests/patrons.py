"""A venue where badges of others count, as tests go through it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from devkit.people import Guest
from proofs import signed
from venue import API, Venue, ago, answer

PATIENCE = 60.0


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


async def all_asked() -> None:
    """Until nothing is being asked any more."""
    asking = [
        t for t in asyncio.all_tasks() if t.get_name() == "ext_loyalty_badges_ask"
    ]
    if asking:
        await asyncio.wait(asking)


def patient_reader(patch: pytest.MonkeyPatch) -> Any:
    """A reader that has met nobody yet, and waits as long as a busy machine takes,
    unless it is told to be quick."""
    from loyalty.badges import reading

    class Patient(reading.Reader):
        is_quick = False

        async def refresh(self, key: Any, seconds: float) -> None:
            await super().refresh(key, seconds if self.is_quick else PATIENCE)

    reader = Patient()
    patch.setattr(reading, "reader", reader)
    return reader


@dataclass
class House:
    """A venue that gives badges of its own."""

    venue: Venue

    @property
    def path(self) -> str:
        return f"/merchants/{self.venue.id}/badges/own"

    async def makes(self, name: str = "Friend", **more: Any) -> Any:
        return await self.venue.do("POST", self.path, name=name, **more)

    async def gives(self, badge: Any, pubkey: str, days: int = 0) -> Any:
        path, body = f"{self.path}/{badge['id']}/holders", {"days": days}
        return await self.venue.do("POST", path, customer_pubkey=pubkey, **body)

    async def takes(self, award: Any) -> Any:
        path = f"{self.path}/{award['badge_id']}/holders/{award['id']}"
        return await self.venue.do("DELETE", path)

    async def holders(self, badge: Any) -> list[str]:
        listed = await self.venue.do("GET", f"{self.path}/{badge['id']}/holders")
        assert listed["total"] == len(listed["data"])
        return [one["customer_pubkey"] for one in listed["data"]]


async def let_see(venue: Venue, guest: Guest, card_id: str, who: str) -> None:
    """A guest says who may see their card: `private`, `tier` or `full`."""
    path, body = f"/me/cards/{card_id}", json.dumps({"visibility": who}).encode()
    headers = signed(guest.keys, "PUT", API + path, body)
    answer(await venue.http.put(API + path, headers=headers, content=body))
