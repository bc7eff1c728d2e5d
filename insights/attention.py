"""What stands above an owner's figures: what needs a look, and how sure they are."""

from __future__ import annotations

from typing import NamedTuple

from ..merchants.models import Merchant
from ..orders.models import CASH_CAP
from ..orders.payments.reconciliation import last_look
from ..store import Tx
from . import attention_crud
from .problems import problems
from .problems_crud import STUCK_PAYMENT

DAY = 86_400
SILENT_SECONDS = 120  # payments are looked for every five
# Limits that were reached; what else there is, `problems` says.
WELCOMES, CASH = "welcomes", "cash"


class Counting(NamedTuple):
    """Whether every payment is counted.

    Attributes:
        checked_at: when LNbits' payments were last gone through, Unix seconds; nothing
            while this process has not done so yet.
        is_late: that was longer ago than it ever should be.
        waiting: payments that could not be judged, and are tried again.
    """

    checked_at: int | None
    is_late: bool
    waiting: int


def counting(found: dict[str, int], now: int) -> Counting:
    """How sure the figures are; `found` is what `to_look_at` has found."""
    at = last_look()
    is_late = at is not None and now - at > SILENT_SECONDS
    return Counting(at, is_late, found.get(STUCK_PAYMENT, 0))


def to_look_at(tx: Tx, merchant: Merchant, now: int) -> dict[str, int]:
    """How many things need a look, by kind; empty if nothing does."""
    limits = {
        WELCOMES: attention_crud.count_put_off_welcomes(tx, merchant.id),
        CASH: _over_cash_cap(tx, merchant, now),
    }
    reached = {kind: count for kind, count in limits.items() if count}
    return problems(tx, merchant) | reached


def _over_cash_cap(tx: Tx, merchant: Merchant, now: int) -> int:
    """Bills closed by hand today that earned nothing, since somebody's day was full."""
    today = merchant.clock.day(now)
    times = attention_crud.get_times_of(tx, merchant.id, CASH_CAP, now - 2 * DAY)
    return sum(merchant.clock.day(time) == today for time in times)
