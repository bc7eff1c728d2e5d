"""What a payment of a bill brings back in sats of what rules promised for the bill.

Of money that cannot be reversed only: a bill half in cash brings half. Who pays it out,
and within which budgets, is not known here.
"""

from __future__ import annotations

from typing import NamedTuple

from ..giveback import part_of, share_up
from ..store import Tx
from . import usage_crud
from .models import RESERVED, Usage


class Due(NamedTuple):
    """What a payment brings of the promises on its bill.

    Attributes:
        pubkey: to whom they were made; empty: forgotten meanwhile.
        sats: by use of a rule, what comes back of it.
        discount_share, cashback_share: of this payment, rounded up, to bound what else
            it gives back.
    """

    pubkey: str
    sats: dict[str, int]
    discount_share: int
    cashback_share: int

    @property
    def cashback_sats(self) -> int:
        return sum(self.sats.values())


def due(tx: Tx, order_id: str, goods_sats: int, sats: int) -> Due:
    """What a payment of a held bill brings, and counts it as paid for good.

    Args:
        goods_sats: of the whole bill, after discounts; sats: what is paid of them now.
    """
    usages = usage_crud.get_usages(tx, [order_id], RESERVED)
    usage_crud.add_eligible(tx, order_id, sats)
    off = sum(usage.discount_amount for usage in usages)
    back = sum(usage.cashback_amount for usage in usages)
    return Due(
        pubkey=next((one.customer_pubkey or "" for one in usages), ""),
        sats={usage.id: _brought(usage, sats) for usage in usages},
        discount_share=share_up(off, goods_sats, sats),
        cashback_share=share_up(back, goods_sats, sats),
    )


def _brought(usage: Usage, sats: int) -> int:
    whole, before = usage.final_amount, usage.eligible_sats
    return part_of(usage.cashback_amount, whole, before, sats)


def note_owed(tx: Tx, brought: Due, sats: int) -> None:
    """So much of it is owed now: the first rule's first."""
    for usage_id, wanted in brought.sats.items():
        here = min(wanted, sats)
        sats -= here
        if here:
            usage_crud.add_cashback(tx, usage_id, here)
