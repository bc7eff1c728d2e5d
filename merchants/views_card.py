"""REST for a customer's card at a merchant."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from .. import clock, services
from ..callers import ADMIN, INVOICE, Proof
from ..crud import Recovery
from ..exceptions import NotAllowed
from ..keys import customer_key
from ..ledger import NEVER, Entry
from ..points import Tier
from ..rewards import Reward, shown_value
from ..services import CardView
from ..signatures import purpose
from ..store import Tx, store
from ..tiers import Standing
from ..web import AnyProof, LoyaltyRoute, PastMoment
from . import crud
from .access import Right, authorize
from .models import Merchant

card_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Card"])

SEE_CARD = Right(INVOICE, scopes=("monitor",), customer=True)
SEE_PAST = Right(ADMIN, customer=True)


@card_api_router.get(
    "/restaurants/{merchant_id}/loyalty/{customer_pubkey}",
    openapi_extra=purpose("card"),
)
async def api_get_card(
    merchant_id: str, customer_pubkey: str, proof: AnyProof, at: PastMoment
) -> JSONResponse:
    """A customer's card: points, tier, what is next, and the newest movements.

    The key is 64 hex digits or `npub1…`. Nobody's card, and any card below the mode
    `full`, is an empty one. For the merchant's key, its token, or the customer's own
    signed request or session. With `at`, as it was known at that moment: for the
    merchant's admin key, or the customer.
    """
    pubkey = customer_key(customer_pubkey)
    return JSONResponse(await store.read(_card, proof, merchant_id, pubkey, at))


def _card(
    tx: Tx, proof: Proof | None, ref: str, pubkey: str, at: int | None
) -> dict[str, Any]:
    access = authorize(tx, proof, ref, SEE_CARD if at is None else SEE_PAST)
    if access.customer_pubkey not in (None, pubkey):
        raise NotAllowed("not_your_card", "You can read your own card only.")
    merchant = access.merchant
    if at is None:
        view = read_card(tx, merchant, pubkey)
        return {
            **card_answer(merchant, view),
            "recovery": recovery_wait(tx, view.balance.card_id),
        }
    return {"at": at, **card_answer(merchant, _past_card(tx, merchant, pubkey, at))}


def _past_card(tx: Tx, merchant: Merchant, pubkey: str, at: int) -> CardView:
    if not merchant.shows_loyalty:
        return services.EMPTY_CARD
    month = clock.month_of(merchant.clock.date(at))
    return services.view_card_at(
        tx, merchant.program_id, pubkey, month, at, services.RECENT_ENTRIES
    )


def read_card(tx: Tx, merchant: Merchant, pubkey: str) -> CardView:
    """The card as this merchant shows it now; empty below the mode `full`."""
    if not merchant.shows_loyalty:
        return services.EMPTY_CARD
    program = services.get_program(tx, merchant.program_id)
    now = clock.now()
    month = clock.month_of(merchant.clock.date(now))
    return services.view_card(tx, program, pubkey, month, now, services.RECENT_ENTRIES)


def card_answer(merchant: Merchant, view: CardView) -> dict[str, Any]:
    standing = view.standing
    return {
        "merchant": merchant.brief,
        "points": view.points,
        "tier": _tier_brief(standing),
        "next_tier": _tier_ahead(standing.next, standing.missing),
        "lifetime_points": view.balance.lifetime_points,
        "visits_this_month": view.visits_this_month,
        "expiring": [
            {"until": until, "points": n, "last_day": merchant.clock.day(until - 1)}
            for until, n in view.expiring
        ],
        "coming": [
            {
                "points": coming.points,
                "at": coming.due_at,
                "day": merchant.clock.day(coming.due_at),
                "source": coming.source,
            }
            for coming in view.coming
        ],
        "rewards_ready": [_ready_view(reward) for reward in view.ready],
        "next_reward": _reward_ahead(view),
        "recent_events": [
            entry_view(entry, view.reasons.get(entry.seq)) for entry in view.entries
        ],
    }


def recovery_wait(tx: Tx, card_id: str) -> dict[str, Any] | None:
    """That a card is to move to another phone, for whoever may see the card."""
    found = services.open_recovery(tx, card_id, clock.now()) if card_id else None
    return wait_view(tx, found) if found else None


def wait_view(tx: Tx, recovery: Recovery) -> dict[str, Any]:
    merchant = crud.get_merchant(tx, recovery.merchant_id)
    return {
        "id": recovery.id,
        "state": recovery.state,
        "started_at": recovery.asked_at,
        "approved_at": recovery.approved_at,
        "ends_at": recovery.ends_at,
        "merchant_name": merchant.name if merchant else "",
    }


def _tier_ahead(tier: Tier | None, missing: int) -> dict[str, Any] | None:
    if not tier:
        return None
    return {"name": tier.name, "missing": missing, "threshold": tier.threshold}


def _ready_view(reward: Reward) -> dict[str, Any]:
    return {
        "id": reward.id,
        "name": reward.name,
        "kind": reward.kind,
        "value": shown_value(reward.kind, reward.value),
        "cost_points": reward.cost_points,
    }


def _reward_ahead(view: CardView) -> dict[str, Any] | None:
    if not view.next_reward:
        return None
    reward, missing = view.next_reward
    return {"name": reward.name, "missing": missing}


def _tier_brief(standing: Standing) -> dict[str, Any] | None:
    """The tier held; if only for a while, until when, and what would keep it."""
    tier = standing.tier
    if not tier:
        return None
    ends = standing.holds_until < NEVER
    return {
        "holds_until": standing.holds_until if ends else None,
        "keep_missing": standing.keep_missing if ends else 0,
        "id": tier.id,
        "name": tier.name,
        "color": tier.color,
        "multiplier_bp": tier.multiplier_bp,
        "perks": tier.perks,
        "image": tier.image,
    }


def entry_view(entry: Entry, reason: str | None) -> dict[str, Any]:
    """A movement; whoever may see the card may read its reason."""
    return {
        "id": f"{entry.card_id}:{entry.seq}",
        "seq": entry.seq,
        "kind": entry.kind,
        "points_delta": entry.delta,
        "order_id": entry.order_id,
        "reason": reason,
        "time": entry.time,
        "merchant_id": entry.merchant_id,
        "source": entry.source,
        "base_sats": entry.base_sats,
    }
