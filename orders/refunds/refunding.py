"""How much of a bill a refund gives back. Pure.

What must always hold: a bill made in a currency, refunded in its minor units in any
parts, gives back exactly the sats that were paid for it. What was paid too much goes
back first, then goods, the tip last; minor units are of the goods, a tip has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ...claw_back import Refund
from ...exceptions import Conflict, InvalidInput
from ..models import BillPayment


class Gone(NamedTuple):
    """How far refunds have gone through a bill.

    Attributes:
        sats: of all that was paid, the tip included.
        minor: of a bill made in a currency, never behind `sats`.
    """

    sats: int = 0
    minor: int = 0

    @classmethod
    def by(cls, refunds: Iterable[Refund]) -> Gone:
        """How far these refunds have gone together."""
        gone = [(refund.amount_sats, refund.amount_minor) for refund in refunds]
        return cls(sum(sats for sats, _ in gone), sum(minor for _, minor in gone))


def after_sats(payment: BillPayment, gone: Gone, sats: int) -> Gone:
    """How far a bill is gone after a refund of sats.

    Raises:
        Conflict: `refund_too_large`.
    """
    left = payment.total_sats - gone.sats
    if sats > left:
        raise _too_large(left)
    total = gone.sats + sats
    if not payment.amount_minor:
        return Gone(total)
    goods = _goods(payment, total)
    minor = -(-goods * payment.amount_minor // payment.amount_sats)  # rounded up
    return Gone(total, max(gone.minor, minor))


def after_minor(payment: BillPayment, gone: Gone, minor: int) -> Gone:
    """How far a bill is gone after a refund in minor units of its currency.

    Raises:
        InvalidInput: `currency_needed`: the bill was made in sats; `amount_needed`:
            that is less than a sat.
        Conflict: `refund_too_large`.
    """
    if not payment.amount_minor:
        raise InvalidInput(
            "currency_needed", "This bill was made in sats: refund sats."
        )
    total = gone.minor + minor
    if total > payment.amount_minor:
        raise _too_large(payment.total_sats - gone.sats)
    goods = payment.amount_sats * total // payment.amount_minor
    if payment.surplus_sats + goods <= gone.sats:
        raise InvalidInput("amount_needed", "That is less than a sat.")
    return Gone(payment.surplus_sats + goods, total)


def goods_between(payment: BillPayment, before: Gone, after: Gone) -> int:
    """What of a refund was goods and no tip, in sats."""
    return _goods(payment, after.sats) - _goods(payment, before.sats)


def _goods(payment: BillPayment, sats: int) -> int:
    """What of so much going back is goods: what was paid too much goes first, the tip
    last."""
    return min(max(sats - payment.surplus_sats, 0), payment.amount_sats)


def _too_large(left: int) -> Conflict:
    if not left:
        return Conflict("refund_too_large", "All of this bill was given back already.")
    words = f"{left:,} sats of this bill are left to give back."
    return Conflict("refund_too_large", words, left=left)
