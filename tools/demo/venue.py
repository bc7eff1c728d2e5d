"""Calls of a venue on the extension's REST interface, as other programs make them."""

from __future__ import annotations

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

    def send(self, method: str, path: str, body: Mapping[str, Any]) -> Any:
        return call(self.http, method, API + path, json=body, headers=self.headers)

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

    def waiter_token(self, merchant_id: str) -> str:
        body = {"name": "waiter", "scopes": list(WAITER_SCOPES)}
        return str(
            self.send("POST", f"/merchants/{merchant_id}/tokens", body)["secret"]
        )


class Waiter:
    """Acts with a token of the venue: makes bills, looks at cards."""

    def __init__(self, http: httpx.Client, merchant_id: str, token: str) -> None:
        self.http = http
        self.merchant_id = merchant_id
        self.headers = {"X-Loyalty-Token": token}

    def make_bill(self, guest: Guest, sats: int, tip: int = 0) -> dict[str, Any]:
        body = {
            "merchant_id": self.merchant_id,
            "amount_sats": sats,
            "customer_pubkey": guest.pubkey,
        }
        if tip:
            body["tip_sats"] = tip
        path = f"{API}/orders"
        return dict(call(self.http, "POST", path, json=body, headers=self.headers))

    def card(self, guest: Guest) -> dict[str, Any]:
        path = f"{API}/restaurants/{self.merchant_id}/loyalty/{guest.pubkey}"
        return dict(call(self.http, "GET", path, headers=self.headers))

    def serve(
        self, guest: Guest, sats: int, tip: int = 0, timeout: float = 20
    ) -> tuple[int, dict[str, Any]]:
        """A bill from order to points: what it earned, and the card after it."""
        bill = self.make_bill(guest, sats, tip)
        guest.wallet.pay(bill["payment_request"])
        order_id = bill["order"]["id"]
        card: dict[str, Any] = {}

        def posted() -> bool:
            card.update(self.card(guest))
            return bool(events_of(card, order_id))

        if not wait_until(posted, timeout):
            raise NotEarned(f"{guest.name}'s payment is not on the card: {card}")
        return sum(event["points_delta"] for event in events_of(card, order_id)), card


def events_of(card: dict[str, Any], order_id: str) -> list[dict[str, Any]]:
    return [event for event in card["recent_events"] if event["order_id"] == order_id]
