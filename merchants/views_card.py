"""REST for a customer's card at a merchant, and for proving all cards."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from .. import clock, crud, proving, services
from ..callers import INVOICE, Proof
from ..exceptions import NotAllowed
from ..keys import customer_key
from ..ledger import NEVER, Entry
from ..points import Tier
from ..proving import CardProof
from ..services import CardView
from ..signatures import purpose
from ..store import Tx, store
from ..tiers import Standing
from ..web import AnyProof, LoyaltyRoute
from .access import OWNER, Access, Right, authorize
from .models import Merchant

card_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Card"])

SEE_CARD = Right(INVOICE, scopes=("monitor",), customer=True)
CARDS_AT_ONCE = 50
FAULTS_SHOWN = 100


@card_api_router.get(
    "/restaurants/{merchant_id}/loyalty/{customer_pubkey}",
    openapi_extra=purpose("card"),
)
async def api_get_card(
    merchant_id: str, customer_pubkey: str, proof: AnyProof
) -> JSONResponse:
    """A customer's card: points, tier, what is next, and the newest movements.

    The key is 64 hex digits or `npub1…`. Nobody's card, and any card below the mode
    `full`, is an empty one. For the merchant's key, its token, or the customer's own
    signed request or session.
    """
    pubkey = customer_key(customer_pubkey)
    return JSONResponse(await store.read(_card, proof, merchant_id, pubkey))


def _card(tx: Tx, proof: Proof | None, ref: str, pubkey: str) -> dict[str, Any]:
    access = authorize(tx, proof, ref, SEE_CARD)
    if access.customer_pubkey not in (None, pubkey):
        raise NotAllowed("not_your_card", "You can read your own card only.")
    return card_answer(access.merchant, read_card(tx, access.merchant, pubkey))


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
        "merchant": {"id": merchant.id, "name": merchant.name},
        "points": view.points,
        "tier": _tier_brief(standing),
        "next_tier": _tier_ahead(standing.next, standing.missing),
        "lifetime_points": view.balance.lifetime_points,
        "visits_this_month": view.visits_this_month,
        "expiring": [{"until": until, "points": n} for until, n in view.expiring],
        "rewards_ready": [],
        "recent_events": [
            _entry_view(entry, view.reasons.get(entry.seq)) for entry in view.entries
        ],
    }


def _tier_ahead(tier: Tier | None, missing: int) -> dict[str, Any] | None:
    if not tier:
        return None
    return {"name": tier.name, "missing": missing, "threshold": tier.threshold}


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
    }


def _entry_view(entry: Entry, reason: str | None) -> dict[str, Any]:
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


# --- proving all of them --------------------------------------------------------------


@card_api_router.post("/merchants/{merchant_id}/verify")
async def api_verify(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """Verify every chain of the programme and compare every balance with its chain."""
    access = await store.read(_owner, proof, merchant_id)
    return await _all_cards(access.merchant.program_id, store.read, proving.prove_card)


@card_api_router.post("/merchants/{merchant_id}/rebuild")
async def api_rebuild(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """Make every balance of the programme again from its chain; say what differed."""
    access = await store.read(_owner, proof, merchant_id)
    return await _all_cards(
        access.merchant.program_id, store.write, proving.rebuild_card
    )


def _owner(tx: Tx, proof: Proof | None, merchant_id: str) -> Access:
    return authorize(tx, proof, merchant_id, OWNER)


async def _all_cards(program_id: str, run: Any, prove: Any) -> dict[str, Any]:
    """Goes through the programme's cards, a few in each unit of work."""

    def some(tx: Tx, after: str) -> tuple[list[str], list[CardProof]]:
        program = services.get_program(tx, program_id)
        ids = crud.get_card_ids(tx, program_id, after, CARDS_AT_ONCE)
        return ids, [prove(tx, program, card_id) for card_id in ids]

    cards = events = 0
    wrong: list[dict[str, Any]] = []
    after = ""
    while True:
        ids, proofs = await run(some, after)
        cards, events = cards + len(ids), events + sum(p.events for p in proofs)
        wrong += [vars(p) for p in proofs if p.faults or p.differs]
        if not ids:
            break
        after = ids[-1]
    return {
        "cards": cards,
        "events": events,
        "wrong": len(wrong),
        "findings": wrong[:FAULTS_SHOWN],
    }
