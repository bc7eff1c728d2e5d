"""The public directory as tests know it: who keeps it, and places that are in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from devkit.people import Operator
from venue import API, Venue

InThread = Callable[..., Awaitable[Any]]
LISBON: dict[str, Any] = {"latitude": 38.7101, "longitude": -9.1402}


@dataclass
class Keeper:
    """Whoever keeps the community's lists, signed in."""

    superuser: Operator
    in_thread: InThread

    async def call(self, method: str, path: str, **body: Any) -> Any:
        arguments = {"json": body} if body else {}
        return await self.in_thread(
            self.superuser.call, method, API + path, **arguments
        )

    async def decides(self, venue: Venue, status: str, reason: str = "") -> Any:
        path = f"/merchants/{venue.id}/status"
        body = {"status": status, **({"reason": reason} if reason else {})}
        return await self.call("PUT", path, **body)

    async def approves(self, *venues: Venue) -> None:
        for venue in venues:
            await self.decides(venue, "approved")


async def keeper_of(superuser: Operator, in_thread: InThread) -> Keeper:
    """With the extension switched on, as LNbits asks of whoever uses it."""
    await in_thread(superuser.enable_extension)
    return Keeper(superuser, in_thread)


async def found(venue: Venue, path: str) -> Any:
    """What anybody is answered."""
    response = await venue.call("GET", path, {})
    assert response.is_success, response.text
    return response.json()


async def names(venue: Venue, path: str) -> list[str]:
    """The names of the places that anybody finds."""
    return [place["name"] for place in (await found(venue, path))["data"]]
