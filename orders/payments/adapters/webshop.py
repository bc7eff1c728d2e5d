"""Extensions that say who they are, and of their customer nothing that we know."""

from __future__ import annotations

from ....core_payment import CorePayment
from .seen import Seen, tag_of, words

# Each with where it writes what it calls the sale.
NAMES = {
    "webshop": "order_id",
    "events": "event",
    "tabs": "tab_id",
    "satspay": "charge",
    "paywall": "id",
}


def recognise(payment: CorePayment) -> Seen:
    """A bill of nobody's, whose receipt can be claimed."""
    name = tag_of(payment)
    return Seen(name, reference=words(payment.extra.get(NAMES[name])))
