"""A restaurant extension: it names the guest in `customer_pubkey`, as anybody may."""

from __future__ import annotations

from ....core_payment import CorePayment
from .seen import Seen, words

NAME = "restaurant"


def recognise(payment: CorePayment) -> Seen:
    """A bill; its order's id is the payment's hash unless it says another."""
    named = words(payment.extra.get("order_id"))
    return Seen(NAME, reference=named or payment.payment_hash)
