"""REST for guests: what their badges unlock, where, until when, used how often."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from .. import clock
from .. import services as loyalty
from ..customers.views_own import holder
from ..merchants.crud import get_merchant
from ..merchants.models import Merchant
from ..signatures import purpose
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import crud, usage_crud
from .deciding import Decided, decide_for_any
from .engine import (
    BAD_BADGE,
    BELOW_MINIMUM,
    BETTER_ONE,
    ENDED,
    INACTIVE,
    NO_SUCH_BADGE,
    Refused,
)
from .rules import Rule
from .views import rule_view
from .words import refusal_words

own_discounts_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Own cards"])

_NOT_SHOWN = (INACTIVE, ENDED, NO_SUCH_BADGE, BELOW_MINIMUM)


@own_discounts_api_router.get("/me/discounts", openapi_extra=purpose("discounts"))
async def api_own_discounts(page: Page, proof: AnyProof) -> dict[str, Any]:
    """What you can have at each merchant of this server, and what of it not now, and
    why; merchants by name. Each offer says its limit and how often you have used it."""

    def listed(tx: Tx) -> dict[str, Any]:
        pubkey = holder(tx, proof)
        paged = {"limit": page.limit, "offset": page.offset}
        ids, total = crud.list_merchants_with_rules(tx, paged)
        return page_of([_at(tx, merchant_id, pubkey) for merchant_id in ids], total)

    return await store.read(listed)


def _at(tx: Tx, merchant_id: str, pubkey: str) -> dict[str, Any]:
    merchant = get_merchant(tx, merchant_id)
    if not merchant:
        raise LookupError(f"there is no merchant {merchant_id}")
    decided = decide_for_any(tx, merchant, pubkey, clock.now())
    return {
        "merchant": {"id": merchant.id, "name": merchant.name, "slug": merchant.slug},
        "discounts": _discounts(tx, merchant, pubkey, decided),
    }


def _discounts(
    tx: Tx, merchant: Merchant, pubkey: str, decided: Decided
) -> list[dict[str, Any]]:
    decision = decided.decision
    shown: list[tuple[Rule, Any, Refused | None]] = [
        (used.rule, used.badge, None) for used in decision.applied
    ]
    for one in decision.refused:
        if one.code not in _NOT_SHOWN:
            shown.append((one.rule, one.badge, None if one.code == BETTER_ONE else one))
    person = loyalty.known_person(tx, merchant.program_id, pubkey)
    times = usage_crud.get_uses(tx, [rule.id for rule, _, _ in shown], person)
    badges = {badge.badge: badge for badge in decided.badges}
    answers = []
    for rule, key, refused in shown:
        badge = badges.get(key.badge) if key else None
        why = badge.reason if badge and refused and refused.code == BAD_BADGE else ""
        answers.append(
            {
                **rule_view(rule),
                "badge_summary": badge.summary if badge else None,
                "used": times.get(rule.id, 0),
                "available": refused is None,
                "code": refused.code if refused else "",
                "reason": refusal_words(refused, why) if refused else "",
            }
        )
    return answers
