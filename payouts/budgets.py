"""What a merchant gives back at most: taken when it is promised, by business days.

Rows of a budget are held in one order (month, day, guest), after everything else that a
unit of work holds. What a refund takes back does not come back to the budget.
"""

from __future__ import annotations

from ..clock import month_of
from ..merchants.models import Merchant
from ..store import Tx
from . import crud
from .models import PayoutSettings


def take_satoshi_back(
    tx: Tx, merchant: Merchant, card_id: str, sats: int, at: int
) -> int:
    """Takes satoshi-back from all budgets that it counts against.

    Returns how much of it there was: none where satoshi-back is off.

    Args:
        at: when the bill was paid: its day's budgets are used.
    """
    settings = crud.get_settings(tx, merchant.id)
    if not settings.is_on or sats <= 0:
        return 0
    limits = _limits(settings, merchant, card_id, at)
    left = [cap - crud.hold_budget(tx, merchant.id, name) for name, cap in limits]
    given = max(min(sats, *left), 0)
    if given:
        for name, _ in limits:
            crud.use_budget(tx, merchant.id, name, given)
    return given


def _limits(
    settings: PayoutSettings, merchant: Merchant, card_id: str, at: int
) -> list[tuple[str, int]]:
    day = merchant.clock.date(at)
    return [
        (f"month:{month_of(day)}", settings.month_sats),
        (f"day:{day}", settings.day_sats),
        (f"day:{day}:{card_id}", settings.guest_day_sats),
    ]


def take_refund(tx: Tx, merchant: Merchant, sats: int, at: int) -> bool:
    """Takes a refund in sats from the day's limit; false: it is too much for today."""
    name = f"refund:{merchant.clock.date(at)}"
    limit = crud.get_settings(tx, merchant.id).refund_day_sats
    if crud.hold_budget(tx, merchant.id, name) + sats > limit:
        return False
    crud.use_budget(tx, merchant.id, name, sats)
    return True


def used(tx: Tx, merchant: Merchant, at: int) -> dict[str, int]:
    """What of the budgets is promised so far, today and this month."""
    day = merchant.clock.date(at)
    names = {
        "day_used_sats": f"day:{day}",
        "month_used_sats": f"month:{month_of(day)}",
        "refund_day_used_sats": f"refund:{day}",
    }
    return {k: crud.used_budget(tx, merchant.id, name) for k, name in names.items()}
