"""TPoS, the till of LNbits. Its invoices are made without any key, so what it says of
amounts only ever makes less count than was paid, never more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ....core_payment import CorePayment
from ...models import CASH_OFF
from .seen import Seen, Unreadable, key_or_none, sats_down, sats_up
from .tpos_lines import lines_of

NAME = "tpos"
CASH = "tpos_cash"  # a switch of its own
_CASH_IDS = "internal_cash_"
_KEY = re.compile(r"\bnpub1[0-9a-z]{58}\b|\b[0-9a-f]{64}\b", re.IGNORECASE)
LONGEST_MEMO = 2000


def recognise(payment: CorePayment, cash_counts: bool) -> Seen | None:
    """A bill of whom the till's internal memo names, without the tip.

    Args:
        cash_counts: whether cash does. Anybody with the till's link can say that it
            was paid.

    Raises:
        Unreadable: `cash_off`, `bad_tip`, `bad_amount`.
    """
    extra = payment.extra
    if extra.get("tipSplitted"):
        return None  # the till itself passes the tip on
    if _is_cash(payment) and not cash_counts:
        raise Unreadable(CASH_OFF)
    received = payment.amount_msat // 1000
    tip = _tip(extra.get("tip_amount"), received)
    base = min(_amount(extra.get("amount"), received), received - tip)
    return Seen(
        NAME,
        base_sats=base,
        tip_sats=tip,
        customer_pubkey=_named_in(extra.get("internal_memo")),
        lines=lines_of(extra.get("details"), base),
        is_reversible=bool(extra.get("fiat_method")) or _is_onchain(payment),
    )


def _is_cash(payment: CorePayment) -> bool:
    is_called_so = payment.checking_id.startswith(_CASH_IDS)
    return is_called_so or payment.extra.get("fiat_method") == "cash"


def _is_onchain(payment: CorePayment) -> bool:
    """The till may take one that is not in a block yet."""
    return payment.extra.get("payment_method") == "onchain"


def _tip(said: Any, received: int) -> int:
    tip = sats_up(0 if said is None else said)
    if tip is None or tip > received:
        raise Unreadable("bad_tip")
    return tip


def _amount(said: Any, received: int) -> int:
    """What the goods cost; of a bill in money it need not be what was charged."""
    amount = sats_down(received if said is None else said)
    if not amount:
        raise Unreadable("bad_amount")
    return amount


def _named_in(memo: Any) -> str | None:
    """The one customer whose key stands in the memo; two would be nobody's."""
    if not isinstance(memo, str) or len(memo) > LONGEST_MEMO:
        return None
    found: Sequence[str] = _KEY.findall(memo)
    keys = {key_or_none(word) for word in found} - {None}
    return keys.pop() if len(keys) == 1 else None
