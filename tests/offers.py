"""Discounts as tests know them: rules, guests' badges, quotes and bills."""

from __future__ import annotations

import os
import time
from typing import Any

import httpx

import perks
from devkit.people import Guest, NostrKeys
from proofs import signed
from venue import API, Venue, answer, refusal

ISSUER = NostrKeys.fresh()
ANYBODY = {"discount_type": "percentage", "discount_value": 10, "description": "Lunch"}


def coordinate(name: str, issuer: str = ISSUER.public) -> str:
    return f"30009:{issuer}:{name}"


async def rule(venue: Venue, **said: Any) -> Any:
    """Ten per cent for everybody, unless something else is said."""
    body = {"merchant_id": venue.id, **ANYBODY, **said}
    return await venue.do("POST", "/rules", **body)


async def estimate(
    venue: Venue, guest: Guest, amount: int, headers: Any = None, **more: Any
) -> Any:
    """What staff is told a guest would get."""
    return answer(
        await venue.call(
            "POST",
            "/calculate",
            headers,
            merchant_id=venue.id,
            customer_pubkey=guest.pubkey,
            amount=amount,
            **more,
        )
    )


async def ask(venue: Venue, guest: Guest, amount: int, **more: Any) -> httpx.Response:
    """The guest asks, and signs."""
    body = {"merchant_id": venue.id, "customer_pubkey": guest.pubkey, "amount": amount}
    return await perks.sign(venue, guest, "/calculate", {}, **{**body, **more})


async def quote(venue: Venue, guest: Guest, amount: int = 1_000, **more: Any) -> Any:
    asked = answer(await ask(venue, guest, amount, **more))
    assert asked["quote_id"], asked
    return asked


async def use(
    venue: Venue, quote_id: str, headers: Any = None, key: str = "", **more: Any
) -> httpx.Response:
    return await venue.once("/apply", headers, key, quote_id=quote_id, **more)


async def used(venue: Venue, quote_id: str, **more: Any) -> Any:
    """A bill with the discount on it: the answer."""
    return answer(await use(venue, quote_id, **more))


async def use_refused(venue: Venue, quote_id: str, **more: Any) -> tuple[int, str]:
    return refusal(await use(venue, quote_id, **more))


async def discounted(venue: Venue, guest: Guest, amount: int = 1_000) -> Any:
    """A guest's bill with what they were promised, not paid yet: the answer."""
    return await used(venue, (await quote(venue, guest, amount))["quote_id"])


async def settled(venue: Venue, guest: Guest, made: Any) -> Any:
    """Pays what was applied; its event."""
    await venue.pay(guest, made["payment_request"])
    return await venue.counted(guest, made["order"]["id"])


async def usages(venue: Venue, **where: str) -> list[Any]:
    """Uses at the venue, newest first."""
    query = "".join(f"&{name}={value}" for name, value in where.items())
    path = f"/merchants/{venue.id}/discounts?limit=100{query}"
    return list((await venue.do("GET", path))["data"])


async def status(venue: Venue, order_id: str) -> str:
    """Of the newest use on a bill."""
    return next(
        str(one["status"]) for one in await usages(venue) if one["order_id"] == order_id
    )


async def mine(venue: Venue, guest: Guest, path: str) -> Any:
    """What the guest reads of their own, signed."""
    headers = signed(guest.keys, "GET", API + path)
    return answer(await venue.http.get(API + path, headers=headers))


def held(badge: str, name: str = "Gold", **more: Any) -> Any:
    """A badge as the badges' slice would tell of it."""
    from loyalty.badges.models import HeldBadge

    said: dict[str, Any] = {
        "badge": badge,
        "name": name,
        "image": "",
        "issuer": badge.split(":")[1],
        "trusted": True,
        "valid": True,
        "reason": "",
        "award_id": os.urandom(32).hex(),
        "definition_id": os.urandom(32).hex(),
        "expires_at": None,
        "checked_at": int(time.time()),
    }
    return HeldBadge(**{**said, **more})


class Wallets:
    """Which badges whom is known to hold: stands for what relays said."""

    def __init__(self) -> None:
        self.badges: dict[str, list[Any]] = {}

    def give(self, guest: Guest, *badges: Any) -> None:
        self.badges[guest.pubkey] = list(badges)

    @classmethod
    def known(cls, monkeypatch: Any) -> Wallets:
        """Asked from now on, in place of what relays say."""
        from loyalty.badges import services

        wallets = cls()
        monkeypatch.setattr(services, "held", wallets.held)
        return wallets

    def held(self, tx: Any, merchant_id: str, pubkey: str, now: int) -> Any:
        return tuple(self.badges.get(pubkey, ()))
