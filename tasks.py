"""What runs beside the requests: the listener, reconciliation, the sweep, rates."""

from __future__ import annotations

import asyncio

from lnbits.task_manager import Task, task_manager
from loguru import logger

from . import clock, currencies
from .orders import crud as orders
from .orders.reconciliation import on_paid, reconcile, sweep_if_due
from .store import core_store, store

RECONCILE_SECONDS = 5
SWEEP_CHECK_SECONDS = 600
RATE_SECONDS = 60

_running: list[Task] = []


def start() -> None:
    """Starts all of it. Reconciliation looks at once, then every few seconds."""
    _running.extend(
        [
            task_manager.register_invoice_listener(on_paid, "ext_loyalty"),
            task_manager.create_permanent_task(
                catch_up, name="ext_loyalty_reconcile", interval=RECONCILE_SECONDS
            ),
            task_manager.create_permanent_task(
                sweep_if_due, name="ext_loyalty_sweep", interval=SWEEP_CHECK_SECONDS
            ),
            task_manager.create_permanent_task(
                note_rates, name="ext_loyalty_rates", interval=RATE_SECONDS
            ),
            task_manager.create_permanent_task(hold_store, name="ext_loyalty_store"),
        ]
    )


def stop() -> None:
    """Ends all of it, the hold on the database last; `start` may follow."""
    for task in _running:
        if task in task_manager.tasks:
            task_manager.cancel_task(task)
    _running.clear()


async def hold_store() -> None:
    """Lets go of the databases when it is cancelled.

    LNbits cancels the tasks at shutdown, too, where it does not call `loyalty_stop`.
    """
    try:
        await asyncio.Event().wait()
    finally:
        store.close()
        core_store.close()


async def catch_up() -> None:
    progress = await reconcile()
    if progress.new:
        logger.info(
            f"loyalty: caught up with {progress.new} payments, {progress.earned} earned"
        )


async def note_rates() -> None:
    """Notes what a bitcoin costs in the currencies in use.

    A payment made elsewhere brings no rate that can be trusted; it is counted at the
    last one noted before its invoice was made.
    """
    for currency in await store.read(orders.currencies_in_use):
        rate = await currencies.minor_per_btc(currency)
        if rate:
            await store.write(orders.insert_rate, currency, clock.now(), rate)
