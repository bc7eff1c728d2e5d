"""From LNbits' own notification of a settled payment to the event in the ledger."""

from __future__ import annotations

import asyncio
import time
from statistics import median
from typing import Any

from .figures import Figure
from .stage import Stage, stage

PAYMENTS = 30


async def _watch(notified: dict[str, float], counted: dict[str, float]) -> None:
    """Notes when LNbits tells its listeners, and when the ledger has the payment."""
    from lnbits.task_manager import task_manager

    from loyalty.orders.crud import judged
    from loyalty.store import store

    async def on_paid(payment: Any) -> None:
        notified[payment.checking_id] = time.perf_counter()

    listener = task_manager.register_invoice_listener(on_paid, "bench")
    try:
        while len(counted) < PAYMENTS:
            open_ids = [known for known in notified if known not in counted]
            for done in await store.read(judged, open_ids):
                counted[done] = time.perf_counter()
            await asyncio.sleep(0.0005)
    finally:
        task_manager.cancel_task(listener)


def measure() -> list[Figure]:
    """Real payments between real wallets, one after another."""
    with stage("settling") as on:
        return _measure(on)


def _measure(on: Stage) -> list[Figure]:
    notified: dict[str, float] = {}
    counted: dict[str, float] = {}
    watch = asyncio.run_coroutine_threadsafe(_watch(notified, counted), on.lnbits.loop)
    took = []
    for _ in range(PAYMENTS):
        invoice = on.owner.make_invoice(
            1000, extra={"customer_pubkey": on.guest.pubkey}
        )
        start = time.perf_counter()
        on.guest.wallet.pay(invoice["bolt11"])
        took.append(time.perf_counter() - start)
    watch.result(timeout=60)
    lag = [counted[known] - notified[known] for known in counted]
    return [
        Figure(
            "settled → in the ledger",
            f"{median(lag) * 1000:.1f} ms after LNbits' notification "
            f"(slowest {max(lag) * 1000:.1f})",
            f"LNbits takes {median(took) * 1000:.1f} ms to pay",
        )
    ]
