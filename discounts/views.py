"""Rules, quotes and uses as the public contract has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..badges.models import HeldBadge
from .deciding import Decided
from .engine import NO_SUCH_BADGE, Applied, Refused
from .models import Joined, Quote, Usage
from .rules import Rule, shown_value
from .words import refusal_words

MOST_REFUSED = 20  # that an answer explains
_PUBLIC = (
    "id",
    "merchant_id",
    "badge",
    "badge_issuer",
    "discount_type",
    "max_discount_sats",
    "min_purchase_sats",
    "valid_from",
    "valid_until",
    "usage_limit",
    "description",
    "event",
    "tier_id",
    "partner_days",
    "partner_id",
    "priority",
    "created_at",
)
_FLAGS = ("active", "same_day", "stackable")
_USAGE = (
    "id",
    "rule_id",
    "merchant_id",
    "order_id",
    "customer_pubkey",
    "original_amount",
    "discount_amount",
    "cashback_amount",
    "cashback_owed",
    "final_amount",
    "payment_hash",
    "applied_at",
    "ended_at",
    "status",
    "flag",
    "quote_id",
    "award_id",
    "badge",
    "badge_name",
    "discount_type",
)


def rule_view(rule: Rule) -> dict[str, Any]:
    """A rule as anybody sees it."""
    return {
        **{name: getattr(rule, name) for name in _PUBLIC},
        **{name: bool(getattr(rule, name)) for name in _FLAGS},
        "discount_value": shown_value(rule.discount_type, rule.value),
    }


def own_rule_view(
    rule: Rule, joined: Joined | None, spent: Mapping[tuple[str, str], int], at: str
) -> dict[str, Any]:
    """The same for whoever keeps it, with what it may give and has given.

    Args:
        at: the merchant.
    """
    is_own = not rule.is_offer
    return {
        **rule_view(rule),
        "is_offer": rule.is_offer,
        "budget_sats": rule.budget_sats if is_own else None,
        "spent_sats": spent.get((rule.id, at), 0),
        "joined": joined
        and {
            "max_discount_sats": joined.max_discount_sats,
            "budget_sats": joined.budget_sats,
            "joined_at": joined.joined_at,
        },
        "updated_at": rule.updated_at,
    }


def offer_view(
    rule: Rule, spent: Mapping[tuple[str, str], int], partners: Mapping[str, int]
) -> dict[str, Any]:
    """An offer as the community keeps it.

    Args:
        partners: how many have joined it.
    """
    shown = {**rule_view(rule), "is_offer": True, "budget_sats": rule.budget_sats}
    given = {"spent_sats": spent.get((rule.id, ""), 0)}
    return {**shown, **given, "partners": partners.get(rule.id, 0)}


def decided_view(decided: Decided, quote: Quote | None) -> dict[str, Any]:
    """What `POST L/calculate` answers (mission 144)."""
    decision = decided.decision
    badges = {badge.badge: badge for badge in decided.badges}
    explained = [one for one in decision.refused if one.code != NO_SUCH_BADGE]
    amount = decided.bill.amount_sats
    return {
        "original_amount": amount,
        "discount_amount": decision.discount_sats,
        "cashback_amount": decision.cashback_sats,
        "final_amount": amount - decision.discount_sats,
        "applied_rules": [_applied(one, badges) for one in decision.applied],
        "not_applied": [_refused(one, badges) for one in explained[:MOST_REFUSED]],
        "badges": [badge.summary for badge in decided.badges],
        "quote_id": quote.id if quote else None,
        "expires_at": quote.expires_at if quote else None,
    }


def _applied(one: Applied, badges: Mapping[str, HeldBadge]) -> dict[str, Any]:
    rule, badge = one.rule, badges.get(one.badge.badge) if one.badge else None
    return {
        "rule_id": rule.id,
        "badge_name": badge.name if badge else None,
        "discount_type": rule.discount_type,
        "discount_value": shown_value(rule.discount_type, rule.value),
        "description": rule.description,
        "discount_amount": one.discount_sats,
        "cashback_amount": one.cashback_sats,
    }


def _refused(one: Refused, badges: Mapping[str, HeldBadge]) -> dict[str, Any]:
    badge = badges.get(one.badge.badge) if one.badge else None
    return {
        "rule_id": one.rule.id,
        "description": one.rule.description,
        "badge": badge.badge if badge else None,
        "code": one.code,
        "min_purchase_sats": one.rule.min_purchase_sats,
        "usage_limit": one.rule.usage_limit,
        "reason": refusal_words(one, badge.reason if badge else ""),
    }


def usage_view(usage: Usage) -> dict[str, Any]:
    """One use of a rule (mission 121–131)."""
    return {
        **{name: getattr(usage, name) for name in _USAGE},
        "discount_value": shown_value(usage.discount_type, usage.value),
        "description": usage.words,
    }
