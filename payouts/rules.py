"""How much goes back, and when it is tried again. Pure."""

from __future__ import annotations

from ..giveback import bounded
from ..points import ONE_BP
from .models import ADDRESS, WALLET

MOST_TRIES = 12
FIRST_PAUSE, LONGEST_PAUSE = 30, 3600


def rebate_sats(
    base_sats: int,
    rebate_bp: int,
    max_giveback_bp: int,
    discount_sats: int = 0,
    cashback_sats: int = 0,
) -> int:
    """What a tier gives back of a bill: floored once, and within what one bill gives
    back at most.

    Args:
        base_sats: what was paid for goods, after discounts, without the tip.
        discount_sats, cashback_sats: what the bill gives back besides.
    """
    rebate = max(base_sats, 0) * rebate_bp // ONE_BP
    whole = base_sats + discount_sats
    bound = bounded(whole, max_giveback_bp, discount_sats, cashback_sats, rebate)
    return bound.rebate


def kept_of(amount_sats: int, base_sats: int, refunded_sats: int) -> int:
    """What of satoshi-back is not owed any more once so much of its bill went back.

    A function of all that went back, so that parts take what one refund would.
    """
    if base_sats <= 0:
        return 0
    left = max(base_sats - refunded_sats, 0)
    return amount_sats - amount_sats * left // base_sats


def pause_seconds(tries: int) -> int:
    """How long to wait after so many failed tries: twice as long each time."""
    return min(FIRST_PAUSE << min(max(tries - 1, 0), 20), LONGEST_PAUSE)


def is_automatic(road: str) -> bool:
    """Whether sats find their way on a road by themselves, with nobody waiting."""
    return road in (WALLET, ADDRESS)


STATE_WORDS = {
    "pending": "Not paid yet",
    "paying": "On its way",
    "paid": "Paid",
    "failed": "Could not be paid: needs a look",
    "unknown": "Sent, but no answer yet: it is looked up, never paid twice",
    "void": "Taken back before it was paid",
}
REASON_WORDS = {
    "": "",
    "no_balance": "The wallet has not enough sats.",
    "no_wallet": "That wallet is not there any more.",
    "address_failed": "The lightning address gave no invoice.",
    "invoice_ran_out": "The invoice ran out before it was paid.",
    "refused": "LNbits did not send it.",
    "not_delivered": "Lightning did not deliver it.",
    "no_answer": "There was no answer: it may have been paid.",
    "on_its_way": "Lightning is still at it.",
    "interrupted": "The server stopped in the middle of it.",
    "frozen": "The place has no wallet just now.",
}
