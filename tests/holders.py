"""What holders do with their own cards, signed by their keys as their phones do it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import httpx

from devkit.people import Guest, NostrKeys
from proofs import signed
from venue import API, Venue, answer


async def send(
    http: httpx.AsyncClient, keys: NostrKeys, method: str, path: str, **body: Any
) -> httpx.Response:
    """One signed request, its body too; a query is signed with the path."""
    raw = json.dumps(body).encode() if body else b""
    headers = signed(keys, method, API + path, raw)
    if raw:
        headers["Content-Type"] = "application/json"
    return await http.request(method, API + path, content=raw, headers=headers)


async def cards(http: httpx.AsyncClient, keys: NostrKeys) -> list[dict[str, Any]]:
    """All cards of a key, as its holder sees them."""
    return list(answer(await send(http, keys, "GET", "/me/cards"))["data"])


async def page_made(http: httpx.AsyncClient, keys: NostrKeys) -> None:
    """What a page asks for when it makes a key."""
    answer(await send(http, keys, "GET", "/me/wrap"))


async def receipt(venue: Venue, guest: Guest, sats: int = 10_000) -> str:
    """The secret of a receipt whose paid bill is on the guest's card."""
    made = await venue.order(sats, customer_pubkey=guest.pubkey)
    await venue.pay(guest, made["payment_request"])
    await venue.counted(guest, made["order"]["id"])
    return str(made["receipt_token"])


async def ask_recovery(
    venue: Venue, token: str, new: NostrKeys, signed_by: NostrKeys | None = None
) -> httpx.Response:
    """A lost card is asked for by one of its receipts."""
    body = {"receipt_token": token, "new_pubkey": new.public}
    return await send(venue.http, signed_by or new, "POST", "/recoveries", **body)


async def approve(
    venue: Venue, recovery_id: str, headers: dict[str, str] | None = None
) -> httpx.Response:
    path = f"/recoveries/{recovery_id}/approve"
    return await venue.call("POST", path, headers, reason="I know her")


@dataclass
class Lost:
    """A card that was lost, one of its receipts, and the key of the new phone."""

    venue: Venue
    guest: Guest
    token: str
    new: NostrKeys

    async def ask(self) -> Any:
        return answer(await ask_recovery(self.venue, self.token, self.new))

    async def ask_and_approve(self) -> Any:
        asked = await self.ask()
        return answer(await approve(self.venue, asked["id"]))

    async def points(self, keys: NostrKeys) -> list[int]:
        return [card["points"] for card in await cards(self.venue.http, keys)]

    async def listed(self, state: str = "open") -> list[Any]:
        path = f"/merchants/{self.venue.id}/recoveries?state={state}"
        return list((await self.venue.do("GET", path))["data"])
