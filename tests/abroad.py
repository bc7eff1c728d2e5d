"""Two places: a card of one is shown at the other, as its holder takes it along."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import Any

import httpx
from holders import cards, send

from devkit.people import Guest, NostrKeys
from proofs import signed
from venue import API, Venue, answer


@dataclass
class Abroad:
    """A place that a guest knows, and one that trusts it.

    Attributes:
        silver: the tier at `here` that Gold `there` is.
    """

    there: Venue
    here: Venue
    program: str
    silver: dict[str, Any]

    @classmethod
    async def opened(cls, there: Venue, here: Venue, **trust: Any) -> Abroad:
        await there.tier("Gold", 5)
        silver = await here.tier("Silver", 100)
        await there.do("POST", f"/merchants/{there.id}/nostr/rotate")
        said = await there.do("GET", f"/merchants/{there.id}/nostr")
        program = f"32604:{said['pubkey']}:{there.merchant['program_id']}"
        found = cls(there, here, program, silver)
        await found.trust(
            programs=[program],
            tiers=[{"their_tier": "gold", "tier_id": silver["id"]}],
            tier_days=30,
            welcome_points=40,
            **trust,
        )
        return found

    async def trust(self, **body: Any) -> Any:
        return await self.here.do(
            "PUT", f"/merchants/{self.here.id}/program/trust", **body
        )

    async def card_of(self, guest: Guest) -> list[dict[str, Any]]:
        """The guest's card there, as events."""
        shown = await cards(self.there.http, guest.keys)
        program_id = self.there.merchant["program_id"]
        (own,) = [one for one in shown if one["program"]["id"] == program_id]
        path = f"/me/cards/{own['card_id']}/events"
        response = await send(self.there.http, guest.keys, "GET", path)
        assert response.is_success
        return [json.loads(line) for line in response.text.splitlines()]

    async def show(
        self, keys: NostrKeys, events: Any, key: str = "", **more: Any
    ) -> httpx.Response:
        """Shows events at the place that trusts the other."""
        body = json.dumps({"events": events}, separators=(",", ":")).encode()
        path = f"{API}/merchants/{self.here.id}/visiting"
        headers = signed(keys, "POST", path, body)
        headers["Content-Type"] = "application/json"
        headers["Idempotency-Key"] = key or os.urandom(8).hex()
        return await self.here.http.post(path, content=body, headers=headers)

    async def shown(self, guest: Guest) -> Any:
        """A genuine card, shown and taken."""
        return answer(await self.show(guest.keys, await self.card_of(guest)))
