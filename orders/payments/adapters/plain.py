"""Invoices that no extension has made: out of the wallet, or by a script.

Off unless the owner wants them: top-ups and salaries are no bills.
"""

from __future__ import annotations

from ....core_payment import CorePayment
from .seen import Seen

NAME = "plain"
# How LNbits begins the ids of what never was on Lightning, and what it calls a top-up.
INTERNAL, TOP_UP = "internal_", "Admin credit"


def recognise(payment: CorePayment) -> Seen | None:
    """An invoice; what an admin has put on the wallet is none, since nobody paid it."""
    is_internal = payment.checking_id.startswith(INTERNAL) or payment.memo == TOP_UP
    if is_internal and payment.payer_user is None:
        return None
    return Seen(NAME)
