"""What a bitcoin was worth in a currency, as it was noted then."""

from __future__ import annotations

from ..store import Tx
from . import crud
from .models import Order

OLDEST_RATE_SECONDS = 24 * 3600


def rate_of(tx: Tx, order: Order, currency: str) -> int:
    """The rate frozen with the invoice: the order's, else the last one noted before.

    Never one that a payment's `extra` claims: whoever holds an invoice key writes it.

    Returns minor units of the currency for one bitcoin, or 0.
    """
    if not currency:
        return 0
    if order.currency == currency and order.minor_per_btc:
        return order.minor_per_btc
    return rate_at(tx, currency, order.created_at)


def rate_at(tx: Tx, currency: str, at: int) -> int:
    """The last rate noted before a moment, at most a day old; else 0."""
    return crud.get_rate(tx, currency, at, at - OLDEST_RATE_SECONDS) or 0
