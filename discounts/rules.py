"""What a discount rule is, and what may be said of one. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from ..exceptions import InvalidInput
from ..points import MAX_POINTS, ONE_BP

PERCENTAGE, FIXED, CASHBACK = "percentage", "fixed", "cashback"
ANY_ISSUER: Final = "*"
NO_BADGE: Final = ""

_BADGE = re.compile(r"30009:([0-9a-f]{64}):(.{1,255})", re.DOTALL)
_EVENT = re.compile(r"3192[23]:[0-9a-f]{64}:.{1,255}", re.DOTALL)


@dataclass(frozen=True)
class Rule:
    """What gives a discount. Times are Unix seconds.

    Attributes:
        merchant_id: whose rule it is; None: an offer to every partner, which holds only
            where a merchant has joined it.
        badge: `30009:<issuer>:<d>`; empty: no badge is needed.
        badge_issuer: whose badge it has to be; `*`: anybody's on the list of trusted
            issuers that has the same `d`; empty without a badge.
        discount_type: `percentage`, `fixed` or `cashback`.
        value: basis points (percentage, cashback; 10000 = 100 %) or sats (fixed).
        max_discount_sats: the most that one use gives.
        min_purchase_sats: of the goods, after rewards and before discounts.
        valid_from, valid_until: the last one excluded.
        usage_limit: how often one customer can use it.
        same_day, event: it holds only on the day of that calendar event (NIP-52).
        stackable: it may be used together with others that are.
        priority: of stacked rules of one type, the highest comes first.
        budget_sats: what all uses of it together give at most.
        tier_id: who holds that tier of the merchant's programme, or a higher one.
        partner_days, partner_id: who has paid a bill at another merchant, or at that
            one, within so many days; 0: nobody asks.
    """

    id: str
    merchant_id: str | None
    badge: str
    badge_issuer: str
    discount_type: str
    value: int
    max_discount_sats: int | None
    min_purchase_sats: int
    valid_from: int | None
    valid_until: int | None
    usage_limit: int | None
    description: str
    active: int
    same_day: int
    event: str
    stackable: int
    priority: int
    budget_sats: int | None
    tier_id: str | None
    partner_days: int
    partner_id: str | None
    created_at: int
    updated_at: int
    deleted_at: int | None

    @property
    def badge_key(self) -> str:
        """What rules are found by: the badge, or `*:<d>` where any issuer will do."""
        if self.badge_issuer == ANY_ISSUER:
            return any_issuer_key(self.badge)
        return self.badge

    @property
    def is_offer(self) -> bool:
        """Whether it is for every partner who joins."""
        return self.merchant_id is None


def any_issuer_key(badge: str) -> str:
    """`*:<d>` of a badge's coordinate."""
    return f"{ANY_ISSUER}:{badge.split(':', 2)[-1]}"


def parse_badge(badge: str, badge_issuer: str) -> tuple[str, str]:
    """A badge's coordinate and whose it has to be, as they are kept.

    Args:
        badge_issuer: empty: the one in the coordinate.

    Raises:
        InvalidInput: `bad_badge`, `other_issuer`.
    """
    if not badge:
        if badge_issuer:
            raise InvalidInput("bad_badge", "Say which badge, or leave out its issuer.")
        return NO_BADGE, ""
    match = _BADGE.fullmatch(badge)
    if not match:
        raise InvalidInput("bad_badge", "A badge is written 30009:<issuer>:<name>.")
    if badge_issuer not in ("", ANY_ISSUER, match[1]):
        raise InvalidInput("other_issuer", "That badge is of another issuer.")
    return badge, badge_issuer or match[1]


def check_event(event: str, same_day: bool) -> None:
    """Raises: InvalidInput `bad_event`, `event_needed`."""
    if event and not _EVENT.fullmatch(event):
        raise InvalidInput(
            "bad_event", "An event is written 31922:<organiser>:<name>, or 31923:…"
        )
    if same_day and not event:
        raise InvalidInput("event_needed", "Say which event it is the day of.")


def stored_value(discount_type: str, value: Any) -> int:
    """A rule's value as it is kept, from what was sent.

    Args:
        value: an int or a float as JSON had it: per cent with up to two decimals, or
            whole sats.

    Raises:
        InvalidInput: `bad_value`.
    """
    if discount_type == FIXED:
        if not isinstance(value, int) or not 1 <= value <= MAX_POINTS:
            raise InvalidInput("bad_value", "A fixed discount is whole sats from 1 on.")
        return value
    # The text of a float is what JSON had.
    bp = Decimal(str(value)) * 100
    if bp != int(bp) or not 1 <= bp <= ONE_BP:
        raise InvalidInput("bad_value", "Per cent from 0.01 to 100, with two decimals.")
    return int(bp)


def shown_value(discount_type: str, value: int) -> int | float:
    """A kept value as the public contract has it."""
    if discount_type == FIXED:
        return value
    whole, rest = divmod(value, 100)
    return float(f"{whole}.{rest:02}") if rest else whole


def value_in_words(discount_type: str, value: int) -> str:
    """`15 %`, `2.5 % back`, `1,000 sats`."""
    if discount_type == FIXED:
        return f"{value:,} sats"
    back = " back" if discount_type == CASHBACK else ""
    return f"{shown_value(discount_type, value)} %{back}"
