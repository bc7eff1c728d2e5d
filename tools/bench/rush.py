"""A lunch rush: waiters who take, change, charge and serve bills, several at a time,
and what an order monitor in a browser has shown of it."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx

from devkit.people import Guest, call

API = "/loyalty/api/v1"
WAITERS = 4
# How far through the kitchen a bill gets before the rush is over; then it stays there,
# or, served, it leaves the monitor.
STEPS = ("accepted", "ready", "served")
COLUMNS = ("New", "Preparing", "Ready", None)

# Notes in the page which bills it shows, in which column, and since when they are paid.
WATCH = """
notPaid => {
  const rush = (window.rush = {paid: {}, columns: {}, twice: []})
  const look = () => {
    const here = new Set()
    for (const column of document.querySelectorAll('.loyalty-monitor section')) {
      for (const card of column.querySelectorAll('.loyalty-order')) {
        const table = card.querySelector('.text-h5').textContent
        if (here.has(table)) rush.twice.push(table)
        here.add(table)
        const seen = (rush.columns[table] ??= [])
        if (seen.at(-1) !== column.ariaLabel) seen.push(column.ariaLabel)
        if (!card.textContent.includes(notPaid)) rush.paid[table] ??= Date.now()
      }
    }
  }
  const changes = {subtree: true, childList: true, characterData: true}
  new MutationObserver(look).observe(document.body, changes)
  look()
}
"""
NOT_PAID = "Not paid yet"


@dataclass
class Rush:
    """Bills of one venue, made with a staff link's token.

    Attributes:
        told: when each table's guest told their wallet to pay, in Unix seconds.
        left_in: the column where each table's bill is in the end; None: served.
    """

    http: httpx.Client
    merchant_id: str
    secret: str
    guests: Sequence[Guest]
    told: dict[str, float] = field(default_factory=dict)
    left_in: dict[str, str | None] = field(default_factory=dict)

    def begin(self, bills: int, seconds: float = 0) -> Iterator[Future[None]]:
        """Starts that many bills, evenly over so many seconds; each one's end."""
        turns = itertools.cycle(self.guests)
        began, every = time.monotonic(), seconds / bills
        with ThreadPoolExecutor(WAITERS) as waiters:
            for number in range(bills):
                time.sleep(max(began + number * every - time.monotonic(), 0))
                yield waiters.submit(self.serve, number, next(turns))

    def serve(self, number: int, guest: Guest) -> None:
        """One bill, from its first line to where it stays."""
        table = f"T{number:03}"
        body = {"merchant_id": self.merchant_id, "table": table, "keep_open": True}
        made = self._send("POST", "/orders", **body, lines=[_line("Soup", 4_000)])
        order = f"/orders/{made['order']['id']}"
        more = [_line("Ribeye", 28_000), _line("Water", 1_500)]
        self._send("POST", f"{order}/lines", lines=more)
        if number % 3:  # every third guest has no card
            self._send("PUT", f"{order}/customer", customer_pubkey=guest.pubkey)
        asked = self._send("POST", f"{order}/payments")
        self.told[table] = time.time()
        guest.wallet.pay(asked["payment_request"])
        steps = number % len(COLUMNS)
        for step in STEPS[:steps]:
            self._send("PUT", f"{order}/status", status=step)
        self.left_in[table] = COLUMNS[steps]

    def _send(self, method: str, path: str, **body: Any) -> Any:
        headers = {"X-Loyalty-Token": self.secret}
        return call(self.http, method, API + path, json=body, headers=headers)

    def in_column(self, column: str) -> list[str]:
        """The tables whose bills should be there in the end."""
        return sorted(t for t, where in self.left_in.items() if where == column)

    def lags(self, shown: dict[str, Any]) -> list[float]:
        """Seconds from each guest's word to their wallet until the screen said paid.

        Args:
            shown: what `WATCH` has noted, as `window.rush` has it. What was served by
                then need never have been on the screen as paid.
        """
        paid = shown["paid"]
        stayed = [table for table, column in self.left_in.items() if column]
        return [paid[table] / 1000 - self.told[table] for table in stayed]


def _line(name: str, sats: int) -> dict[str, Any]:
    return {"name": name, "unit_price_sats": sats, "quantity": 1}
