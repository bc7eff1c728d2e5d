"""No settled payment is ever lost, whether or not anybody was told of it.

LNbits' notifications are a fast path: they live in memory, are lost on a kill, and some
payments succeed without one. The truth is core's table, read by `updated_at` from a
cursor, with an overlap because rows do not commit in the order of their times.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from lnbits.core.models import Payment as Notified
from loguru import logger

from ... import changes, clock, core_payments
from ...core_payment import CorePayment
from ...core_payments import Position, Settled
from ...exceptions import LoyaltyError
from ...merchants.crud import known_wallets
from ...store import Tx, store
from .. import crud
from ..models import EARNED, Payment
from . import settlement

CURSOR, SWEEP = "settled", "sweep"
OVERLAP_SECONDS = 600
SWEEP_SECONDS = 72 * 3600
SWEEP_EVERY_SECONDS = 24 * 3600
TOGETHER = 50
LOG_EVERY = 1000
FIRST_RETRY_SECONDS = 5
RETRIES_AT_ONCE = 50


@dataclass
class Progress:
    """How far going through core's payments has come.

    Attributes:
        seen: settled payments of all wallets; new: those judged now; earned: of these.
    """

    seen: int = 0
    new: int = 0
    earned: int = 0
    done: bool = False
    failed: str = ""


async def on_paid(payment: Notified) -> None:
    """The invoice listener. It never raises: LNbits would pause it, and lose more."""
    try:
        if not (payment.success and payment.is_in):
            return
        if await store.read(known_wallets, [payment.wallet_id]):
            await _judge([payment.checking_id], Progress())
    except Exception as exc:
        # Reconciliation meets it again in seconds.
        logger.warning(f"loyalty: payment {payment.checking_id} is put off: {exc!r}")


async def settle_if_paid(payment_hash: str) -> None:
    """Judges a bill's payment now, if LNbits has it: we may be a moment behind."""
    page = await core_payments.settled_with(payment_hash)
    await _judge(await store.read(_unknown, page), Progress())


async def reconcile() -> Progress:
    """Judges what has settled since the last time; the first time, from now on."""
    cursor = await store.read(crud.get_cursor, CURSOR)
    if cursor is None:
        cursor = Position(float(clock.now()))
        await store.write(crud.put_cursor, CURSOR, cursor)
    progress = await _go_through(
        Position(cursor.at - OVERLAP_SECONDS), _remember, look_at=_unknown_not_parked
    )
    await _retry_parked(progress)
    return progress


async def sweep_if_due() -> None:
    """Once a day, looks at the last 72 hours again, whatever the cursor says."""
    last = await store.read(crud.get_cursor, SWEEP)
    at = clock.now()
    if last and at - last.at < SWEEP_EVERY_SECONDS:
        return
    progress = await _go_through(Position(at - SWEEP_SECONDS))
    await store.write(crud.put_cursor, SWEEP, Position(float(at)))
    logger.info(f"loyalty: nightly look back found {progress.new} of {progress.seen}")


async def rescan(since: int, progress: Progress) -> None:
    """Looks at everything settled from a date (Unix seconds) on."""
    try:
        await _go_through(Position(float(since)), progress=progress)
    except BaseException as exc:
        logger.error(f"loyalty: re-scan stopped: {exc!r}")
        progress.failed = "The re-scan stopped. Start it again: nothing counts twice."
        if not isinstance(exc, Exception):  # cancelled: the extension is stopping
            raise
    finally:
        progress.done = True


async def _remember(position: Position) -> None:
    await store.write(crud.put_cursor, CURSOR, position)


async def _go_through(
    start: Position,
    after_page: Callable[[Position], Awaitable[None]] | None = None,
    progress: Progress | None = None,
    look_at: Callable[[Tx, list[Settled]], list[str]] | None = None,
) -> Progress:
    progress = progress or Progress()
    async for page in core_payments.settled_since(start):
        before = progress.new
        progress.seen += len(page)
        ids = await store.read(look_at or _unknown, page)
        for start_at in range(0, len(ids), TOGETHER):
            await _judge(ids[start_at : start_at + TOGETHER], progress)
        if after_page:
            await after_page(page[-1].position)
        if progress.new // LOG_EVERY > before // LOG_EVERY:
            logger.info(f"loyalty: caught up with {progress.new} missed payments")
    return progress


def _unknown(tx: Tx, page: list[Settled]) -> list[str]:
    """Payments of merchants' wallets that have not been judged."""
    wallets = known_wallets(tx, list({payment.wallet_id for payment in page}))
    ids = [payment.checking_id for payment in page if payment.wallet_id in wallets]
    judged = crud.judged(tx, ids)
    return [checking_id for checking_id in ids if checking_id not in judged]


def _unknown_not_parked(tx: Tx, page: list[Settled]) -> list[str]:
    """The same without those that wait for their next try."""
    unknown = _unknown(tx, page)
    parked = crud.which_parked(tx, unknown)
    return [checking_id for checking_id in unknown if checking_id not in parked]


async def _judge(checking_ids: list[str], progress: Progress) -> list[str]:
    """Judges those of the payments that are settled, and says which these are."""
    # Read again from core's table: a notification may come before the commit.
    payments = await core_payments.get_payments(checking_ids)
    settled = [payment for payment in payments if payment.settled]
    # All of them end before this does, whatever happens: when the extension is stopped,
    # the database is let go of as soon as this has ended.
    judged = await asyncio.gather(*map(_settle, settled), return_exceptions=True)
    for one in judged:
        if isinstance(one, BaseException):
            raise one
        progress.new += one is not None
        progress.earned += one is not None and one.outcome == EARNED
    return [payment.checking_id for payment in settled]


async def _settle(payment: CorePayment) -> Payment | None:
    """Judges one payment; one that cannot be judged is parked and holds up no other."""
    try:
        judged = await store.write(settlement.settle, payment)
    except LoyaltyError as exc:
        judged = await store.write(settlement.refuse, payment, exc.code)
    except Exception as exc:
        logger.error(f"loyalty: payment {payment.checking_id} needs a look: {exc!r}")
        await store.write(
            crud.park, payment.checking_id, repr(exc), clock.now(), FIRST_RETRY_SECONDS
        )
        return None
    changes.announce(judged.merchant_id)
    logger.debug(f"loyalty: payment {judged.checking_id}: {judged.outcome}")
    return judged


async def _retry_parked(progress: Progress) -> None:
    due = await store.read(crud.parked, clock.now(), RETRIES_AT_ONCE)
    if not due:
        return
    settled = await _judge(due, progress)
    # What LNbits no longer has as settled would be due for ever, before all others.
    await store.write(crud.unpark, [id_ for id_ in due if id_ not in settled])
