"""Discounts that nobody paid for in time are let go of, for others to have.

LNbits is asked once more before: an invoice may have been paid without our being told.
One that is paid even later has its price (`orders/discounting`).
"""

from __future__ import annotations

from ... import changes, clock
from ...discounts import usage_crud
from ...store import Tx, store
from .. import bill_crud
from ..discounting import release_ended
from ..models import OPEN
from ..payments.reconciliation import settle_if_paid

GRACE_SECONDS = 60  # invoices that were made just before the end live so long
AT_ONCE = 50


async def release_due() -> int:
    """Lets go of what has ended; returns of how many bills."""
    before = clock.now() - GRACE_SECONDS
    order_ids = await store.read(usage_crud.get_due_orders, before, AT_ONCE)
    released = 0
    for order_id in order_ids:
        for payment_hash in await store.read(_hashes, order_id):
            await settle_if_paid(payment_hash)
        order = await store.write(release_ended, order_id, before)
        if order:
            released += 1
            changes.announce(order.merchant_id)
    return released


def _hashes(tx: Tx, order_id: str) -> list[str]:
    """Of what is asked for on a bill."""
    payments = bill_crud.get_bill_payments(tx, [order_id])
    return [p.payment_hash for p in payments if p.state == OPEN and p.payment_hash]
