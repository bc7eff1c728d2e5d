"""From a guest's payment to the waiter's screen, beside LNbits' own notification.

Both clocks start when the guest's wallet is told to pay. LNbits' stops when its socket
tells the merchant's wallet; ours when our socket has said "changed" and the orders,
fetched again, hold the paid bill.
"""

from __future__ import annotations

import asyncio
import json
import time
from statistics import median
from typing import Any

import httpx
from websockets.asyncio.client import connect

from devkit.people import Guest, Wallet, call, first_install
from devkit.server import LNbitsServer

from .figures import Figure
from .stage import fresh_folder

PAYMENTS = 30
API = "/loyalty/api/v1"


class Waiter:
    """A screen that follows a merchant's changes with a token."""

    def __init__(self, server: LNbitsServer, merchant_id: str, secret: str) -> None:
        self.http = httpx.AsyncClient(
            base_url=server.url, headers={"X-Loyalty-Token": secret}
        )
        self.orders = f"{API}/merchants/{merchant_id}/orders?active=true&limit=100"
        self.changes = _socket(server, f"{API}/merchants/{merchant_id}/changes")
        self.hello = json.dumps({"token": secret})

    async def sees_paid(self, socket: Any, payment_hash: str) -> float:
        """When the paid order is on the screen."""
        while True:
            await socket.recv()
            shown = (await self.http.get(self.orders)).json()["data"]
            paid = [o for o in shown if o["bill"] == "paid"]
            if any(o["payment_hash"] == payment_hash for o in paid):
                return time.perf_counter()


def _socket(server: LNbitsServer, path: str) -> str:
    return f"ws://127.0.0.1:{server.port}{path}"


async def _notified(socket: Any, payment_hash: str) -> float:
    """When LNbits' own socket tells the merchant's wallet of the payment."""
    while True:
        said = json.loads(await socket.recv())
        if said.get("payment", {}).get("payment_hash") == payment_hash:
            return time.perf_counter()


async def _watch(
    server: LNbitsServer, waiter: Waiter, owner: Wallet, guest: Guest, merchant_id: str
) -> tuple[list[float], list[float]]:
    ours, theirs = [], []
    lnbits = _socket(server, f"/api/v1/ws/{owner.invoice_key}")
    async with connect(waiter.changes) as changes, connect(lnbits) as core:
        await changes.send(waiter.hello)
        await changes.recv()
        for _ in range(PAYMENTS):
            body = {"merchant_id": merchant_id, "amount_sats": 1000}
            made = (
                await waiter.http.post(
                    f"{API}/orders", json={**body, "customer_pubkey": guest.pubkey}
                )
            ).json()
            start = time.perf_counter()
            seen, told, _ = await asyncio.gather(
                waiter.sees_paid(changes, made["payment_hash"]),
                _notified(core, made["payment_hash"]),
                asyncio.to_thread(guest.wallet.pay, made["payment_request"]),
            )
            ours.append(seen - start)
            theirs.append(told - start)
    await waiter.http.aclose()
    return ours, theirs


def measure() -> list[Figure]:
    """Real payments, one after another, on a real server."""
    with LNbitsServer(fresh_folder("seeing")) as server, server.client() as http:
        superuser = first_install(http)
        owner = superuser.create_account("owner").wallet
        guest = superuser.welcome_guest("Ana", 1_000_000)
        admin = {"X-Api-Key": owner.admin_key}
        body = {"name": "Bench", "category": "restaurant"}
        merchant = call(http, "POST", f"{API}/merchants", headers=admin, json=body)
        tokens = f"{API}/merchants/{merchant['id']}/tokens"
        scopes = {"name": "tablet", "scopes": ["monitor", "pos"]}
        made = call(http, "POST", tokens, headers=admin, json=scopes)
        waiter = Waiter(server, merchant["id"], made["secret"])
        ours, theirs = asyncio.run(_watch(server, waiter, owner, guest, merchant["id"]))
    return [
        Figure(
            "paid → on the waiter's screen",
            f"{median(ours) * 1000:.0f} ms",
            f"LNbits' own notification {median(theirs) * 1000:.0f} ms",
            median(theirs) / median(ours),
            0.5,
        )
    ]
