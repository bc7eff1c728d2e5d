"""What other extensions' payments say of themselves, one small module for each. Pure.

What must always hold: whoever makes an invoice writes what is read here, often without
any key. So nothing in here raises but a refusal, and no more counts than was paid.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from ....core_payment import CorePayment
from . import lnurlp, nostrmarket, plain, restaurant, tpos, webshop
from .seen import Seen, tag_of

_BY_TAG: dict[str, Callable[[CorePayment], Seen | None]] = {
    lnurlp.NAME: lnurlp.recognise,
    nostrmarket.NAME: nostrmarket.recognise,
    restaurant.NAME: restaurant.recognise,
    **dict.fromkeys(webshop.NAMES, webshop.recognise),
}


def adapter_of(payment: CorePayment) -> str:
    """The name of the switch that a payment is for; empty: it is for none."""
    tag = tag_of(payment)
    if not tag:
        return plain.NAME
    return tag if tag == tpos.NAME or tag in _BY_TAG else ""


def recognise(payment: CorePayment, switched_on: Collection[str]) -> Seen | None:
    """What a payment is, if the merchant has switched on what it is for.

    Raises:
        Unreadable: `bad_tip`, `bad_amount`, `cash_off`: it counts for nothing.
    """
    name = adapter_of(payment)
    if not name or name not in switched_on:
        return None
    if name == plain.NAME:
        return plain.recognise(payment)
    if name == tpos.NAME:
        return tpos.recognise(payment, tpos.CASH in switched_on)
    return _BY_TAG[name](payment)
