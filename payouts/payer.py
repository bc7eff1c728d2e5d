"""Carries the outbox out: one transfer after the other, each looked up, then sent.

Nothing is held while LNbits or the network is waited for. Each step is committed before
the next one begins, so that a process may die between any two: another one, or the next
start, takes the transfer on, and finds out first what became of it.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from bolt11 import decode
from loguru import logger

from .. import clock
from ..merchants import crud as merchants
from ..signatures import base_url
from ..store import DuplicateRow, Tx, store
from . import core_wallet, outbox
from . import transfers_crud as transfers
from .core_wallet import LOST, NOBODY_KNOWS, SENT, SURE_NOT, Outcome
from .models import ADDRESS, WALLET, Transfer

TICK_SECONDS = 5.0
MOST_AT_ONCE = 50
# An invoice that has run out so long ago can be paid by nobody who still tries.
RUN_OUT_SECONDS = 3600

_woken = asyncio.Event()


def wake() -> None:
    """Something is to be paid now."""
    _woken.set()


async def pay_out() -> None:
    """Pays what is due, for as long as the extension runs."""
    while True:
        try:
            await pay_due()
        except Exception as exc:
            logger.error(f"loyalty: payouts stopped for a moment: {exc!r}")
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(_woken.wait(), TICK_SECONDS)
        _woken.clear()


async def pay_due(limit: int = MOST_AT_ONCE) -> int:
    """Takes on all that is due, and sends it; how many transfers it looked after."""
    now = clock.now()
    await store.write(outbox.close_links, now)
    await store.write(outbox.gather, now)
    done = 0
    while done < limit:
        transfer = await store.write(outbox.take, clock.now())
        if not transfer:
            break
        try:
            await look_after(transfer)
        except Exception as exc:  # it stays taken, and holds nobody else up
            logger.error(f"loyalty: payout {transfer.id} is left for now: {exc!r}")
        done += 1
    return done


async def look_after(transfer: Transfer) -> None:
    """Finds out what became of a transfer that was taken, and sends it if nothing has.

    Whatever goes wrong on the way leaves it taken: when its lease is over it is looked
    up again.
    """
    found = await core_wallet.look_up(transfer)
    if found is None:
        found = await _send(transfer)
    await store.write(_note, transfer, found, clock.now())


def _note(tx: Tx, transfer: Transfer, outcome: Outcome, now: int) -> None:
    if outcome.kind == SENT:
        outbox.paid(tx, transfer, outcome.payment_hash, now)
    elif outcome.kind == NOBODY_KNOWS:
        outbox.unknown(tx, transfer, outcome.reason or "no_answer", now)
    elif outcome.kind == SURE_NOT:
        outbox.released(tx, transfer, outcome.reason, now)


async def _send(transfer: Transfer) -> Outcome:
    """Sends a transfer that LNbits has never heard of."""
    memo = f"Satoshi-back from {await store.read(_merchant_name, transfer.merchant_id)}"

    async def still_ours() -> bool:
        return await store.read(transfers.holds, transfer)

    if transfer.road == WALLET:
        return await _to_wallet(transfer, transfer.destination, memo, still_ours)
    if transfer.road == ADDRESS and not transfer.payment_hash:
        own = await _own_wallet(transfer.destination)
        if own:
            return await _to_wallet(transfer, own, memo, still_ours)
        asked = await _with_invoice(transfer, memo)
        if isinstance(asked, Outcome):
            return asked
        transfer = asked
    ends_at = _ends_at(transfer.payment_request)
    if ends_at + RUN_OUT_SECONDS < clock.now():
        return Outcome(SURE_NOT, "invoice_ran_out")
    if ends_at < clock.now():
        return Outcome(NOBODY_KNOWS, "invoice_ran_out")
    return await core_wallet.send_to_invoice(transfer, memo, still_ours)


async def _to_wallet(
    transfer: Transfer,
    wallet_id: str,
    memo: str,
    still_ours: core_wallet.StillOurs,
) -> Outcome:
    if wallet_id == transfer.wallet_id or not await core_wallet.can_receive(wallet_id):
        return Outcome(SURE_NOT, "no_wallet")
    return await core_wallet.send_to_wallet(transfer, wallet_id, memo, still_ours)


async def _own_wallet(address: str) -> str | None:
    """The wallet behind an address of this very server: sats to it never leave."""
    local_part, _, domain = address.partition("@")
    if domain != base_url().partition("://")[2]:
        return None
    return await core_wallet.wallet_of_address(local_part)


async def _with_invoice(transfer: Transfer, memo: str) -> Transfer | Outcome:
    """The transfer with the invoice of its address on record, before it is paid."""
    try:
        request = await core_wallet.ask_for_invoice(
            transfer.destination, transfer.amount_sats, memo
        )
        invoice = decode(request)
    except Exception as exc:
        logger.info(f"loyalty: payout {transfer.id}: no invoice: {exc!r}")
        return Outcome(SURE_NOT, "address_failed")
    if invoice.amount_msat != transfer.amount_sats * 1000:
        return Outcome(SURE_NOT, "address_failed")
    try:
        is_noted = await store.write(
            transfers.put_invoice, transfer, request, invoice.payment_hash
        )
    except DuplicateRow:  # it gave an invoice out twice
        return Outcome(SURE_NOT, "address_failed")
    if not is_noted:
        return Outcome(LOST)
    noted = await store.read(transfers.get_transfer, transfer.id)
    return noted or Outcome(LOST)


def _ends_at(request: str) -> int:
    return int(decode(request).expiry_time)


def _merchant_name(tx: Tx, merchant_id: str) -> str:
    merchant = merchants.get_merchant(tx, merchant_id)
    return merchant.name if merchant else "Loyalty"
