"""Every endpoint with the least that opens it, and a venue with one of everything."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from devkit.people import NostrKeys
from venue import Venue, refusal

Answer = tuple[int, str]

SCOPES = {"monitor", "pos", "redeem", "read", "orders", "manage", "payout"}
STRANGER = NostrKeys.fresh()


@dataclass(frozen=True)
class Call:
    """An endpoint, and the least that opens it."""

    method: str
    path: str
    key: str
    scopes: set[str] = field(default_factory=set)
    body: dict[str, Any] = field(default_factory=dict)
    customer: bool = False
    token_refused: Answer = (403, "scope_missing")

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


CARD = "/restaurants/{merchant}/loyalty/{pubkey}"
READ_PROGRAM = {"monitor", "pos", "read"}
NO_TIER = NO_CAMPAIGN = (404, "merchant_not_found")
CALLS = [
    Call(
        "GET",
        "/merchants/{merchant}",
        "invoice",
        {"monitor", "pos", "read", "orders", "manage"},
        token_refused=(403, "scope_missing"),
    ),
    Call("PUT", "/merchants/{merchant}", "admin"),
    Call("DELETE", "/merchants/{merchant}", "admin"),
    Call("POST", "/merchants/{merchant}/program/invitations", "admin"),
    Call("GET", "/merchants/{merchant}/tokens", "admin"),
    Call(
        "POST",
        "/merchants/{merchant}/tokens",
        "admin",
        body={"name": "bot", "scopes": ["read"]},
    ),
    Call("DELETE", "/tokens/{token}", "admin"),
    Call("GET", "/merchants/{merchant}/program", "invoice", READ_PROGRAM),
    Call("PUT", "/merchants/{merchant}/program", "admin"),
    Call("GET", "/merchants/{merchant}/tiers", "invoice", READ_PROGRAM),
    Call(
        "POST",
        "/merchants/{merchant}/tiers",
        "admin",
        body={"name": "New", "threshold": 777},
    ),
    Call("PUT", "/tiers/{tier}", "admin", token_refused=NO_TIER),
    Call("DELETE", "/tiers/{tier}", "admin", token_refused=NO_TIER),
    Call("GET", "/merchants/{merchant}/campaigns", "invoice", READ_PROGRAM),
    Call(
        "POST",
        "/merchants/{merchant}/campaigns",
        "admin",
        body={"name": "New", "multiplier_bp": 20_000},
    ),
    Call("PUT", "/campaigns/{campaign}", "admin", token_refused=NO_CAMPAIGN),
    Call("DELETE", "/campaigns/{campaign}", "admin", token_refused=NO_CAMPAIGN),
    Call("GET", CARD, "invoice", {"monitor"}, customer=True),
    Call("GET", CARD + "/export", "admin", customer=True),
    Call("POST", "/merchants/{merchant}/verify", "admin"),
    Call("POST", "/merchants/{merchant}/rebuild", "admin"),
    Call("POST", "/merchants/{merchant}/rescan", "admin", body={"from": 0}),
    Call("GET", "/merchants/{merchant}/rescan", "admin"),
    Call(
        "POST",
        "/orders",
        "invoice",
        {"pos", "orders"},
        {"merchant_id": "{merchant}", "amount_sats": 1000},
    ),
    Call("GET", "/orders/{order}", "invoice", {"monitor"}),
    Call("PUT", "/orders/{order}/status", "invoice", {"monitor"}, {"status": "ready"}),
    Call("GET", "/merchants/{merchant}/orders", "invoice", {"monitor"}),
    Call(
        "POST",
        "/challenges",
        "invoice",
        {"pos"},
        {"order_id": "{order}", "purpose": "attach"},
    ),
    Call("GET", "/merchants/{merchant}/customers", "admin", {"read"}),
    Call("GET", "/merchants/{merchant}/events", "admin", {"read"}),
    Call("GET", "/merchants/{merchant}/events.csv", "admin", {"read"}),
    Call(
        "PUT",
        "/merchants/{merchant}/customers/{pubkey}",
        "admin",
        {"manage"},
        {"nickname": "Ana"},
    ),
]


@dataclass
class House:
    """A venue with one of everything, and a rival who has the same."""

    venue: Venue
    ids: dict[str, str]
    rival: Venue
    keeper: dict[str, str]  # a token of the rival's with every scope

    async def send(self, call: Call, headers: dict[str, str]) -> Any:
        path = call.path.format(**self.ids)
        body = {
            name: value.format(**self.ids) if isinstance(value, str) else value
            for name, value in call.body.items()
        }
        return await self.venue.call(call.method, path, headers, **body)

    async def refuses(self, call: Call, headers: dict[str, str]) -> Answer:
        return refusal(await self.send(call, headers))


async def one_of_everything(venue: Venue) -> dict[str, str]:
    tier = await venue.tier("Gold", 100)
    campaign = await venue.campaign("Happy hour", 20_000)
    token = await venue.do(
        "POST", f"/merchants/{venue.id}/tokens", name="till", scopes=["pos"]
    )
    order = (await venue.order(5_000))["order"]
    customer = f"/merchants/{venue.id}/customers/{STRANGER.public}"
    await venue.do("PUT", customer, nickname="Ana")  # who gets a card by it
    return {
        "merchant": venue.id,
        "tier": tier["id"],
        "campaign": campaign["id"],
        "token": token["id"],
        "order": order["id"],
        "pubkey": STRANGER.public,
    }
