"""A venue as tests know it: a merchant with its programme, and guests who pay.

Everything goes through the public REST API, as other programs would.
"""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import time_machine

from devkit.people import Account, Guest, Wallet

API = "/loyalty/api/v1"
PATIENCE_SECONDS = 60.0
STEP_SECONDS = 0.02


class Refused(AssertionError):
    """The API said no where the test expected a yes."""


def answer(response: httpx.Response) -> Any:
    """The decoded answer of a call that has to succeed."""
    if response.is_error:
        raise Refused(f"{response.request.url}: {response.status_code} {response.text}")
    return response.json()


def refusal(response: httpx.Response) -> tuple[int, str]:
    """Status and code of a refusal, which always has both words and a code.

    What its words name may stand beside them, for pages in another language.
    """
    body = response.json()
    assert set(body) - {"figures"} == {"detail", "code"}, body
    assert isinstance(body["detail"], str) and body["detail"]
    assert re.fullmatch(r"[a-z_]+", body["code"]), body
    return response.status_code, str(body["code"])


def ago(seconds: float = 0, *, days: float = 0) -> time_machine.travel:
    """Within it, it is that long ago, and time goes on.

    Tests go back and never ahead: a payment of tomorrow would move the place up to
    which payments have been read, for all tests that follow.
    """
    return time_machine.travel(time.time() - seconds - 86400 * days, tick=True)


async def until(probe: Callable[[], Awaitable[Any]]) -> Any:
    """The first answer of `probe` that is not false; fails when patience ends."""
    deadline = asyncio.get_running_loop().time() + PATIENCE_SECONDS
    while True:
        found = await probe()
        if found:
            return found
        if asyncio.get_running_loop().time() > deadline:
            raise AssertionError("waited in vain")
        await asyncio.sleep(STEP_SECONDS)


@dataclass
class Venue:
    """A merchant on an operator's wallet, and the calls that are made for it."""

    http: httpx.AsyncClient
    owner: Account
    wallet: Wallet
    merchant: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return str(self.merchant["id"])

    @property
    def admin(self) -> dict[str, str]:
        return {"X-Api-Key": self.wallet.admin_key}

    @property
    def invoice(self) -> dict[str, str]:
        return {"X-Api-Key": self.wallet.invoice_key}

    async def call(
        self,
        method: str,
        path: str,
        /,
        headers: dict[str, str] | None = None,
        **body: Any,
    ) -> httpx.Response:
        """A call as the owner, unless other headers are given."""
        headers = self.admin if headers is None else headers
        arguments: dict[str, Any] = {"headers": headers}
        if body or method in ("POST", "PUT"):
            arguments["json"] = body
        return await self.http.request(method, API + path, **arguments)

    async def do(self, method: str, path: str, **body: Any) -> Any:
        """A call as the owner that has to succeed."""
        return answer(await self.call(method, path, **body))

    async def refused(
        self, method: str, path: str, headers: dict[str, str] | None = None, **body: Any
    ) -> tuple[int, str]:
        """Status and code of a call that is refused."""
        return refusal(await self.call(method, path, headers, **body))

    async def once(
        self,
        path: str,
        headers: dict[str, str] | None = None,
        key: str = "",
        **body: Any,
    ) -> httpx.Response:
        """A POST with an Idempotency-Key, a new one unless it is given."""
        headers = self.admin if headers is None else headers
        headers = headers | {"Idempotency-Key": key or os.urandom(8).hex()}
        return await self.call("POST", path, headers, **body)

    async def refund(self, order_id: str, **body: Any) -> httpx.Response:
        """Money of an order goes back; `headers` and `key` as for `once`."""
        body = {"reason": "Cold soup", **body}
        return await self.once(f"/orders/{order_id}/refund", **body)

    async def preview(self, order_id: str, **body: Any) -> Any:
        """What a refund would do."""
        path = f"/orders/{order_id}/refund?preview=true"
        return answer(await self.call("POST", path, **{"reason": "Cold soup", **body}))

    async def by_hand(
        self, verb: str, pubkey: str, points: int, reason: str = "Sorry", **more: Any
    ) -> httpx.Response:
        """`grant` or `revoke` points; `headers` and `key` as for `once`."""
        path = f"/restaurants/{self.id}/loyalty/{pubkey}/{verb}"
        return await self.once(path, **more, points=points, reason=reason)

    async def register(self, **merchant: Any) -> Venue:
        """Another merchant on the same wallet."""
        body = {"name": "Nakamoto Bar", "category": "bar", **merchant}
        merchant = await self.do("POST", "/merchants", **body)
        return Venue(self.http, self.owner, self.wallet, merchant)

    async def program(self, **settings: Any) -> Any:
        return await self.do("PUT", f"/merchants/{self.id}/program", **settings)

    async def tier(self, name: str, threshold: int, **more: Any) -> Any:
        body = {"name": name, "threshold": threshold, **more}
        return await self.do("POST", f"/merchants/{self.id}/tiers", **body)

    async def campaign(self, name: str, multiplier_bp: int, **more: Any) -> Any:
        body = {"name": name, "multiplier_bp": multiplier_bp, **more}
        return await self.do("POST", f"/merchants/{self.id}/campaigns", **body)

    async def token(self, *scopes: str) -> dict[str, str]:
        """Headers of a new token with those scopes."""
        path = f"/merchants/{self.id}/tokens"
        made = await self.do("POST", path, name="tablet", scopes=list(scopes))
        return {"X-Loyalty-Token": made["secret"]}

    async def order(self, amount_sats: int | None, **more: Any) -> Any:
        body = {"merchant_id": self.id, **more}
        if amount_sats is not None:
            body["amount_sats"] = amount_sats
        return await self.do("POST", "/orders", **body)

    async def pay(self, guest: Guest, payment_request: str) -> str:
        """Pays as the guest through LNbits' own REST; the payment's hash."""
        paid = answer(
            await self.http.post(
                "/api/v1/payments",
                headers={"X-Api-Key": guest.wallet.admin_key},
                json={"out": True, "bolt11": payment_request},
            )
        )
        assert paid["status"] == "success"
        return str(paid["payment_hash"])

    async def foreign_invoice(self, amount: int, extra: Any) -> str:
        """An invoice made by another program on the venue's wallet."""
        made = answer(
            await self.http.post(
                "/api/v1/payments",
                headers=self.invoice,
                json={"out": False, "amount": amount, "extra": extra},
            )
        )
        return str(made["bolt11"])

    async def pay_elsewhere(self, payer: Guest, amount: int, **extra: Any) -> str:
        """A payment made through another program, with that `extra`; its hash."""
        return await self.pay(payer, await self.foreign_invoice(amount, extra))

    async def serve(self, guest: Guest, amount_sats: int | None, **more: Any) -> Any:
        """A bill of ours for the guest, really paid, until it is counted."""
        made = await self.order(amount_sats, customer_pubkey=guest.pubkey, **more)
        await self.pay(guest, made["payment_request"])
        return await self.counted(guest, made["order"]["id"])

    async def counted(self, guest: Guest, order_id: str) -> Any:
        """The event of an order, as soon as it stands on the guest's card."""

        async def probe() -> Any:
            events = (await self.card(guest))["recent_events"]
            return next((e for e in events if e["order_id"] == order_id), None)

        return await until(probe)

    async def rescan(self, since: float) -> Any:
        """Looks at all payments since then again; what was found, once it is done."""
        path = f"/merchants/{self.id}/rescan"
        await self.do("POST", path, **{"from": int(since)})

        async def probe() -> Any:
            progress = await self.do("GET", path)
            return progress if progress["done"] else None

        return await until(probe)

    async def bill(self, order_id: str) -> str:
        """Open, paid …"""
        return str((await self.do("GET", f"/orders/{order_id}"))["bill"])

    async def card(self, guest: Guest, headers: dict[str, str] | None = None) -> Any:
        return answer(await self.call("GET", self.card_path(guest), headers))

    def card_path(self, guest: Guest) -> str:
        return f"/restaurants/{self.id}/loyalty/{guest.pubkey}"

    async def proof(self) -> Any:
        """Verifies every chain and compares every balance; nothing may be wrong."""
        return await self.do("POST", f"/merchants/{self.id}/verify")
