"""A place as a stranger gets to know it: all that is public of one merchant."""

from __future__ import annotations

from typing import Any

from .. import crud as core
from .. import services as loyalty
from ..badges import crud as badges
from ..badges.models import Template
from ..discounts import crud as discounts
from ..discounts.rules import Rule
from ..discounts.views import rule_view
from ..merchants.models import Merchant
from ..merchants.views_program import settings_view
from ..models import Program
from ..points import Tier
from ..rewards import Reward, shown_value
from ..store import Tx
from .models import Place
from .showing import CONTACTS, place_view

MOST_RULES = 50
_EARNING = (
    *("name", "earn_by", "earn_points", "earn_per_sats", "earn_per_minor", "currency"),
    *("min_spend_sats", "welcome_points", "earn_category", "tier_basis"),
    *("tier_window_days", "expiry_mode", "expiry_months", "referral_points"),
)


def profile_view(tx: Tx, place: Place, now: int) -> dict[str, Any]:
    """Everything that the public may know of a place."""
    merchant = place.merchant
    profile = merchant.profile
    return {
        **place_view(place, now),
        **{name: profile.get(name) for name in CONTACTS},
        "status": merchant.status,
        "currency": merchant.currency,
        "language": merchant.language,
        "created_at": merchant.created_at,
        "discounts": _discounts(tx, merchant, now),
        "program": _program(tx, merchant, now),
        "menu": f"/loyalty/api/v1/merchants/{merchant.id}/items",
    }


def _discounts(tx: Tx, merchant: Merchant, now: int) -> list[dict[str, Any]]:
    """The rules that hold there now, and what their badges are called."""
    if not merchant.shows_loyalty:
        return []
    page = {"limit": MOST_RULES, "offset": 0}
    rules, _ = discounts.list_rules(tx, merchant.id, True, page)
    names = {t.badge: t.name for t in badges.counting_at(tx, Template, merchant.id)}
    return [_discount(rule, names) for rule in rules if _is_in_time(rule, now)]


def _is_in_time(rule: Rule, now: int) -> bool:
    has_begun = rule.valid_from is None or rule.valid_from <= now
    return has_begun and (rule.valid_until is None or now < rule.valid_until)


def _discount(rule: Rule, names: dict[str, str]) -> dict[str, Any]:
    view = rule_view(rule)
    bare_name = rule.badge.split(":", 2)[-1] if rule.badge else None
    return {
        **view,
        "rule_id": view.pop("id"),
        "badge_name": names.get(rule.badge) or bare_name,
    }


def _program(tx: Tx, merchant: Merchant, now: int) -> dict[str, Any] | None:
    """How points are earned there and what they bring; nothing while there are none."""
    program = loyalty.get_program(tx, merchant.program_id, now)
    if not merchant.shows_loyalty or not program.settings.is_enabled:
        return None
    settings = settings_view(program.settings)
    return {
        **{name: settings[name] for name in _EARNING},
        "tiers": [_tier(tier) for tier in core.get_tiers(tx, program.id)],
        "rewards": _rewards(tx, program, now),
    }


def _tier(tier: Tier) -> dict[str, Any]:
    names = ("id", "name", "threshold", "color", "image", "multiplier_bp", "rebate_bp")
    return {
        **{name: getattr(tier, name) for name in names},
        "perks": list(tier.perks),
    }


def _rewards(tx: Tx, program: Program, now: int) -> list[dict[str, Any]]:
    names = ("id", "name", "kind", "cost_points", "tier_id", "image")
    return [
        {
            **{name: getattr(reward, name) for name in names},
            "value": shown_value(reward.kind, reward.value),
        }
        for reward in core.get_rewards(tx, program.id)
        if reward.is_active and _may_be_had(reward, now)
    ]


def _may_be_had(reward: Reward, now: int) -> bool:
    has_begun = reward.valid_from is None or reward.valid_from <= now
    return has_begun and (reward.valid_until is None or now < reward.valid_until)
