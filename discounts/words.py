"""Why a rule does not count, and what a bill says of one that does. Pure."""

from __future__ import annotations

from typing import Final

from .engine import (
    BAD_BADGE,
    BELOW_MINIMUM,
    BETTER_ONE,
    BUDGET_SPENT,
    ENDED,
    INACTIVE,
    LIMIT_REACHED,
    NO_SUCH_BADGE,
    NOT_YET,
    NOTHING_OFF,
    OTHER_DAY,
    PARTNER_NEEDED,
    TIER_NEEDED,
    Refused,
)
from .rules import value_in_words

FULL_PRICE: Final = "Full price, points still count."
LONGEST_LINE = 120

_WORDS = {
    INACTIVE: "This offer is paused.",
    NOT_YET: "This offer has not begun.",
    ENDED: "This offer has ended.",
    BELOW_MINIMUM: "For bills from {minimum:,} sats.",
    NO_SUCH_BADGE: "For holders of a badge.",
    BAD_BADGE: "The badge does not count now.",
    OTHER_DAY: "On the day of the event only.",
    TIER_NEEDED: "For a higher tier.",
    PARTNER_NEEDED: "For guests who were at a partner's within {days} days.",
    LIMIT_REACHED: "Already used as often as it can be: {limit}.",
    BUDGET_SPENT: "All of this offer was given.",
    NOTHING_OFF: "It takes nothing off this bill.",
    BETTER_ONE: "Another offer gives more.",
}


def refusal_words(refused: Refused, badge_reason: str = "") -> str:
    """Why a rule does not count, for a person.

    Args:
        badge_reason: why the badge does not, if that is known.
    """
    rule = refused.rule
    words = _WORDS[refused.code].format(
        minimum=rule.min_purchase_sats, days=rule.partner_days, limit=rule.usage_limit
    )
    if refused.code == BAD_BADGE and badge_reason:
        words = badge_reason
    if refused.code == BETTER_ONE or FULL_PRICE in words:
        return words
    return f"{words} {FULL_PRICE}"


def line_words(
    discount_type: str, value: int, description: str, badge_name: str
) -> str:
    """What a bill says: how much, and why."""
    why = description or badge_name
    how_much = value_in_words(discount_type, value)
    return (f"{how_much} · {why}" if why else how_much)[:LONGEST_LINE]
