"""How much of a bill is given back at most. Pure."""

from __future__ import annotations

from typing import NamedTuple

from .points import ONE_BP


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


def part_of(sats: int, whole: int, before: int, part: int) -> int:
    """What of an amount goes with a part of a bill: however the bill is cut up, its
    parts together get all of it, and none of them more than that.

    Args:
        whole: the bill; before: what was paid of it earlier; part: what is paid now.
    """
    if whole <= 0:
        return 0
    start, end = (min(max(at, 0), whole) for at in (before, before + part))
    return sats * end // whole - sats * start // whole


def share_up(sats: int, whole: int, part: int) -> int:
    """About what `part_of` gives, and never less than what is right for that part: with
    it the parts of a bill keep the bound of the whole, whatever was rounded."""
    return -(-sats * part // whole) if whole > 0 else 0
