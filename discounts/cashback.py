"""Cashback of a settled use of a rule is owed to the customer: the only place."""

from __future__ import annotations

from .. import services as loyalty
from ..merchants.crud import get_merchant
from ..payouts import services as payouts
from ..store import Tx
from .models import Usage

DAY = 86_400


def owe(tx: Tx, usage: Usage, at: int) -> None:
    """Notes what is owed, once for each use; paid after the window for refunds."""
    merchant = get_merchant(tx, usage.merchant_id)
    if not merchant or not usage.cashback_owed or not usage.customer_pubkey:
        return
    settings = loyalty.get_program(tx, merchant.program_id).settings
    payouts.owe(
        tx,
        "cashback",
        usage.id,
        usage.merchant_id,
        usage.customer_pubkey,
        usage.cashback_owed,
        at,
        at + settings.refund_window_days * DAY,
    )
