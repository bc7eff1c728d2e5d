"""What an adapter has seen in a payment, and how what stands there is read. Pure."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from ....core_payment import CorePayment
from ....exceptions import InvalidInput, LoyaltyError
from ....keys import customer_key
from ....points import MAX_POINTS
from ...models import Line

# What other extensions call themselves in `tag`, where that is not their name.
_ALSO = {"charge": "satspay"}
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Seen:
    """A payment made by another extension.

    Attributes:
        adapter: which one; the order's source.
        base_sats: the most that counts, whatever was paid.
        customer_pubkey: whom it names, if it names one person.
        lines: for the receipt; their makers are not known, so they are no items that a
            rule counts.
        reference: what the extension calls it.
        is_reversible: whether it is no Lightning payment, whatever LNbits says.
    """

    adapter: str
    base_sats: int = MAX_POINTS
    tip_sats: int = 0
    customer_pubkey: str | None = None
    lines: tuple[Line, ...] = ()
    reference: str = ""
    is_reversible: bool = False


class Unreadable(LoyaltyError):
    """The payment counts for nothing; the code is its outcome."""

    def __init__(self, code: str) -> None:
        super().__init__(code, f"This payment is not counted: {code}.")


def tag_of(payment: CorePayment) -> str:
    """Which extension a payment says that it is of; empty: of none."""
    tag = payment.extra.get("tag") or payment.tag or ""
    if not isinstance(tag, str):
        return "?"
    return _ALSO.get(tag, tag)


def sats_up(value: Any) -> int | None:
    """A number of sats, a part of one counted as a whole; None: it is no number."""
    return math.ceil(value) if _is_amount(value) else None


def sats_down(value: Any) -> int | None:
    """A number of sats, less than a whole one dropped; None: it is no number."""
    return math.floor(value) if _is_amount(value) else None


def _is_amount(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 0 <= value <= MAX_POINTS  # false for NaN, too


def key_or_none(value: Any) -> str | None:
    """A customer's key, if that is one."""
    try:
        return customer_key(value)
    except InvalidInput:
        return None


def words(value: Any, longest: int = 64) -> str:
    """A text that can be shown on one line, or nothing."""
    if not isinstance(value, str):
        return ""
    return _NOT_SHOWN.sub(" ", value[: 4 * longest]).strip()[:longest]
