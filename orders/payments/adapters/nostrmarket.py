"""Nostrmarket: it writes the buyer's key into the memo, and nowhere else."""

from __future__ import annotations

import re

from ....core_payment import CorePayment
from .seen import Seen, key_or_none, words

NAME = "nostrmarket"
_MEMO = re.compile(r"Order '(?P<order>.{0,200})' for pubkey '(?P<key>[0-9a-fA-F]{64})'")


def recognise(payment: CorePayment) -> Seen:
    """An order of the buyer's whom the memo names; another memo names nobody."""
    memo = _MEMO.fullmatch(payment.memo)
    return Seen(
        NAME,
        customer_pubkey=key_or_none(memo["key"]) if memo else None,
        reference=words(payment.extra.get("order_id")),
    )
