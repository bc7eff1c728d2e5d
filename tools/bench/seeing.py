"""From a guest's payment to the waiter's screen, beside LNbits' own notification.

Both clocks start when the guest's wallet is told to pay. LNbits' stops when its socket
tells the merchant's wallet; ours when the order monitor in a real Chromium has heard
our socket, fetched its orders and drawn the bill as paid. Between a bill's invoice and
its payment passes as long as a guest takes at least, so that the page may ask again.
"""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from statistics import median
from typing import Any

from playwright.sync_api import Page
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from devkit.people import call

from .figures import Figure
from .rush import API
from .screen import Venue, chromium, venue

PAYMENTS = 20
PAUSE_MS = 3000
PATIENCE_MS = 30_000


class Ears:
    """Listens to LNbits' own socket of a wallet."""

    def __init__(self, url: str) -> None:
        self.heard: dict[str, float] = {}
        self.socket = connect(url)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(ConnectionClosed):
            for said in self.socket:
                now = time.time()
                told = json.loads(said).get("payment", {}).get("payment_hash")
                self.heard.setdefault(str(told), now)


def _watch(on: Venue, page: Page) -> tuple[list[float], list[float]]:
    """Seconds until the screen, and until LNbits' socket, told of each payment."""
    ws = on.server.url.replace("http", "ws", 1)
    ears = Ears(f"{ws}/api/v1/ws/{on.owner.invoice_key}")
    ours, theirs = [], []
    for number in range(PAYMENTS):
        table = f"T{number:03}"
        made = _charge(on, table, number)
        page.wait_for_timeout(PAUSE_MS)
        start = time.time()
        on.guests[0].wallet.pay(made["payment_request"])
        page.wait_for_function(f"window.rush.paid['{table}']", timeout=PATIENCE_MS)
        ours.append(page.evaluate(f"window.rush.paid['{table}']") / 1000 - start)
        theirs.append(ears.heard[made["payment_hash"]] - start)
        page.wait_for_timeout(PAUSE_MS)
    return ours, theirs


def _charge(on: Venue, table: str, number: int) -> Any:
    body = {"merchant_id": on.merchant_id, "amount_sats": 1000 + number}
    guest = {"table": table, "customer_pubkey": on.guests[0].pubkey}
    headers = {"X-Loyalty-Token": on.secret}
    return call(on.http, "POST", f"{API}/orders", headers=headers, json=body | guest)


def measure() -> list[Figure]:
    """Real payments, one after another, on a real server."""
    with venue("seeing") as on, chromium() as browser:
        ours, theirs = _watch(on, on.open_monitor(browser))
    return [
        Figure(
            "paid → on the waiter's screen",
            f"{median(ours) * 1000:.0f} ms (slowest {max(ours) * 1000:.0f})",
            f"LNbits' own notification {median(theirs) * 1000:.0f} ms",
            median(theirs) / median(ours),
            0.5,
        )
    ]
