"""Calls of a venue on the extension's REST interface, as other programs make them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import httpx

from devkit.people import Guest, Wallet, call
from devkit.processes import wait_until

API = "/loyalty/api/v1"
WAITER_SCOPES = ("monitor", "pos", "orders")


class NotEarned(RuntimeError):
    """The bill was paid and the card does not show it."""


class Owner:
    """Acts with the admin key of the venue's wallet."""

    def __init__(self, http: httpx.Client, wallet: Wallet) -> None:
        self.http = http
        self.headers = {"X-Api-Key": wallet.admin_key}

    def send(
        self, method: str, path: str, body: Mapping[str, Any], once: str = ""
    ) -> Any:
        """One call.

        Args:
            once: its Idempotency-Key, where it moves points.
        """
        headers = self.headers | ({"Idempotency-Key": once} if once else {})
        return call(self.http, method, API + path, json=body, headers=headers)

    def open_venue(self, name: str, timezone: str) -> str:
        """Register it; returns the merchant's id."""
        body = {"name": name, "category": "restaurant", "timezone": timezone}
        return str(self.send("POST", "/merchants", body)["id"])

    def set_program(self, merchant_id: str, name: str, sats_per_point: int) -> None:
        rule = {"earn_by": "spend", "earn_points": 1, "earn_per_sats": sats_per_point}
        body = {"name": name, "is_enabled": True} | rule
        self.send("PUT", f"/merchants/{merchant_id}/program", body)

    def add_tier(self, merchant_id: str, name: str, threshold: int, color: str) -> None:
        body = {"name": name, "threshold": threshold, "color": color}
        self.send("POST", f"/merchants/{merchant_id}/tiers", body)

    def add_reward(self, merchant_id: str, name: str, points: int) -> None:
        body = {"name": name, "kind": "free_item", "cost_points": points}
        self.send("POST", f"/merchants/{merchant_id}/rewards", body)

    def add_sats_off(self, merchant_id: str, name: str, points: int, sats: int) -> None:
        body = {"name": name, "kind": "sats_off", "cost_points": points, "value": sats}
        self.send("POST", f"/merchants/{merchant_id}/rewards", body)

    def add_item(self, merchant_id: str, name: str, sats: int) -> None:
        body = {"name": name, "price_sats": sats}
        self.send("POST", f"/merchants/{merchant_id}/items", body)

    def give_reward(self, merchant_id: str, guest: Guest, name: str) -> None:
        """Hands a guest a reward for their points, at once."""
        path = f"{API}/merchants/{merchant_id}/rewards?limit=100"
        rewards = call(self.http, "GET", path, headers=self.headers)["data"]
        reward = next(reward for reward in rewards if reward["name"] == name)
        body = {"reward_id": reward["id"], "fulfil": True}
        path = f"/restaurants/{merchant_id}/loyalty/{guest.pubkey}/redeem"
        self.send("POST", path, body, once=os.urandom(16).hex())

    def overview(self, merchant_id: str) -> dict[str, Any]:
        """The figures of the owner's first page."""
        path = f"{API}/merchants/{merchant_id}/overview"
        return dict(call(self.http, "GET", path, headers=self.headers))

    def name_guest(self, merchant_id: str, guest: Guest) -> None:
        """What this venue calls the guest; nobody else sees it."""
        path = f"/merchants/{merchant_id}/customers/{guest.pubkey}"
        self.send("PUT", path, {"nickname": guest.name})

    def verify(self, merchant_id: str) -> dict[str, Any]:
        """Proves every card: how many there are, and how many are `wrong`."""
        return dict(self.send("POST", f"/merchants/{merchant_id}/verify", {}))

    def waiter_token(self, merchant_id: str) -> str:
        body = {"name": "waiter", "scopes": list(WAITER_SCOPES)}
        return str(
            self.send("POST", f"/merchants/{merchant_id}/tokens", body)["secret"]
        )


class Waiter:
    """Acts with a token of the venue: makes bills, moves orders, looks at cards."""

    def __init__(self, http: httpx.Client, merchant_id: str, token: str) -> None:
        self.http = http
        self.merchant_id = merchant_id
        self.headers = {"X-Loyalty-Token": token}

    def send(self, method: str, path: str, **arguments: Any) -> dict[str, Any]:
        answer = call(self.http, method, API + path, headers=self.headers, **arguments)
        return dict(answer)

    def make_bill(
        self,
        guest: Guest | None,
        sats: int,
        tip: int = 0,
        table: str = "",
        note: str = "",
    ) -> dict[str, Any]:
        body: dict[str, Any] = {"merchant_id": self.merchant_id, "amount_sats": sats}
        if guest:
            body["customer_pubkey"] = guest.pubkey
        more = {"tip_sats": tip, "table": table, "note": note}
        body |= {name: value for name, value in more.items() if value}
        return self.send("POST", "/orders", json=body)

    def move(self, order_id: str, status: str) -> None:
        self.send("PUT", f"/orders/{order_id}/status", json={"status": status})

    def order(self, order_id: str) -> dict[str, Any]:
        """One order, with its guest's glance."""
        return self.send("GET", f"/orders/{order_id}")

    def active_orders(self) -> list[dict[str, Any]]:
        """What the monitor shows: today's that the kitchen is not done with."""
        page = {"active": True, "limit": 100, "direction": "asc"}
        path = f"/merchants/{self.merchant_id}/orders"
        return list(self.send("GET", path, params=page)["data"])

    def newest_orders(self) -> list[dict[str, Any]]:
        """The last hundred, newest first."""
        path = f"/merchants/{self.merchant_id}/orders"
        return list(self.send("GET", path, params={"limit": 100})["data"])

    def card(self, guest: Guest) -> dict[str, Any]:
        path = f"/restaurants/{self.merchant_id}/loyalty/{guest.pubkey}"
        return self.send("GET", path)

    def serve(
        self, guest: Guest, sats: int, tip: int = 0
    ) -> tuple[int, dict[str, Any]]:
        """A bill from order to points: what it earned, and the card after it."""
        bill = self.make_bill(guest, sats, tip)
        guest.wallet.pay(bill["payment_request"])
        return self.counted(guest, bill["order"]["id"])

    def counted(
        self, guest: Guest, order_id: str, timeout: float = 20
    ) -> tuple[int, dict[str, Any]]:
        """Waits until a paid order is on the card; what it earned, and that card."""
        card: dict[str, Any] = {}

        def posted() -> bool:
            card.update(self.card(guest))
            return bool(events_of(card, order_id))

        if not wait_until(posted, timeout):
            raise NotEarned(f"{guest.name}'s payment is not on the card: {card}")
        return sum(event["points_delta"] for event in events_of(card, order_id)), card


def events_of(card: dict[str, Any], order_id: str) -> list[dict[str, Any]]:
    return [event for event in card["recent_events"] if event["order_id"] == order_id]
