"""What runs beside the requests: the listener, reconciliation, sweeps, rates, and what
goes out to Nostr."""

from __future__ import annotations

import asyncio

from lnbits.task_manager import task_manager
from loguru import logger

from . import clock, currencies
from .badges.publishing import run as look_after_badges
from .insights.rolling import keep_figures
from .nostr.pens import room as pens
from .nostr.publisher import publish
from .orders import crud as orders
from .orders.discounts.releasing import release_due
from .orders.payments.reconciliation import on_paid, reconcile, sweep_if_due
from .payouts.payer import pay_out
from .store import core_store, store
from .sweeps import sweep_all
from .visiting.lists import fetch_lists
from .webhooks.sender import send_webhooks

RECONCILE_SECONDS = 5
SWEEP_CHECK_SECONDS = 600
RATE_SECONDS = 60
UPKEEP_SECONDS = 60
LISTS_SECONDS = 60

OURS = "ext_loyalty"  # how the names of all our tasks begin
HOLD = f"{OURS}_store"
LAST_WORDS_SECONDS = 5


def start() -> None:
    """Starts all of it. Reconciliation looks at once, then every few seconds."""
    task_manager.register_invoice_listener(on_paid, OURS)
    task_manager.create_permanent_task(
        catch_up, name=f"{OURS}_reconcile", interval=RECONCILE_SECONDS
    )
    task_manager.create_permanent_task(
        sweep_if_due, name=f"{OURS}_sweep", interval=SWEEP_CHECK_SECONDS
    )
    task_manager.create_permanent_task(
        note_rates, name=f"{OURS}_rates", interval=RATE_SECONDS
    )
    task_manager.create_permanent_task(
        sweep, name=f"{OURS}_sweeps", interval=UPKEEP_SECONDS
    )
    task_manager.create_permanent_task(publish, name=f"{OURS}_publisher")
    task_manager.create_permanent_task(
        look_after_badges, name=f"{OURS}_badges_publisher"
    )
    task_manager.create_permanent_task(pay_out, name=f"{OURS}_payouts")
    task_manager.create_permanent_task(send_webhooks, name=f"{OURS}_webhooks")
    task_manager.create_permanent_task(
        ask_for_lists, name=f"{OURS}_lists", interval=LISTS_SECONDS
    )
    task_manager.create_permanent_task(hold_store, name=HOLD)


def stop() -> None:
    """Ends all of it, a running re-scan too, and then lets go of the database."""
    for task in list(task_manager.tasks):
        if task.name.startswith(OURS):
            task_manager.cancel_task(task)


async def hold_store() -> None:
    """Lets go of the databases when it is cancelled, after our other tasks ended.

    LNbits cancels the tasks at shutdown, too, where it does not call `loyalty_stop`.
    A task whose connection is cut while it is being cancelled would fail instead of
    ending, and LNbits would start it again.
    """
    try:
        await asyncio.Event().wait()
    finally:
        try:
            if not task_manager.get_task(HOLD):
                await _others_end()
        finally:
            if not task_manager.get_task(HOLD):  # else `start` came meanwhile
                pens.close()
                store.close()
                core_store.close()


async def _others_end() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    ours = [task for task in tasks if task.get_name().startswith(OURS)]
    if ours:
        await asyncio.wait(ours, timeout=LAST_WORDS_SECONDS)


async def catch_up() -> None:
    progress = await reconcile()
    if progress.new:
        logger.info(
            f"loyalty: caught up with {progress.new} payments, {progress.earned} earned"
        )


async def sweep() -> None:
    """Writes down what has come due, and lets go of what is old."""
    await release_due()
    await sweep_all()
    await keep_figures()


async def ask_for_lists() -> None:
    """Fetches lists of programmes that are trusted, where they are due."""
    await fetch_lists()


async def note_rates() -> None:
    """Notes what a bitcoin costs in the currencies in use.

    A payment made elsewhere brings no rate that can be trusted; it is counted at the
    last one noted before its invoice was made.
    """
    for currency in await store.read(orders.currencies_in_use):
        rate = await currencies.minor_per_btc(currency)
        if rate:
            await store.write(orders.insert_rate, currency, clock.now(), rate)
