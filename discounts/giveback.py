"""How much of a bill is given back at most. Pure."""

from __future__ import annotations

from typing import NamedTuple

from ..points import ONE_BP


class Giveback(NamedTuple):
    """What a bill gives back, in sats: taken off it, and paid back afterwards."""

    discount: int
    cashback: int
    rebate: int

    @property
    def total(self) -> int:
        return sum(self)


def bounded(
    amount_sats: int, max_giveback_bp: int, discount: int, cashback: int, rebate: int
) -> Giveback:
    """What is left of discount, cashback and rebate of one bill within the bound; the
    excess is cut from the last of them (`design.md`, Discounts).

    Args:
        amount_sats: of the goods, before the discount; what rewards took off is not in
            it, for rewards are paid for in points.
        max_giveback_bp: of the programme, 10000 = all of the bill, which is the most.
    """
    left = max(amount_sats, 0) * min(max_giveback_bp, ONE_BP) // ONE_BP
    kept = []
    for sats in (discount, cashback, rebate):
        kept.append(min(max(sats, 0), left))
        left -= kept[-1]
    return Giveback(*kept)
