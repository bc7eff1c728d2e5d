"""REST for being let into the directory: asking for it, and deciding."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query

from .. import clock
from ..callers import Proof
from ..merchants import crud as merchants
from ..merchants.access import OWNER, Access, Right, authorize
from ..merchants.models import Merchant
from ..store import Tx, store
from ..web import AnyProof, Community, LoyaltyRoute, Page, Paging, page_of
from . import evidence, listing_crud, standing, standing_crud
from .models import Standing, Status, StatusBody, Verification, VerificationBody
from .showing import CONTACTS, geohash_of, hours_view

standing_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Directory"])

SEE = Right("admin", scopes=("read",))
_PROFILE = (
    *("description", "address", "city", "country", "latitude", "longitude"),
    *("operating_hours", "images", "accepts_lightning", "accepts_onchain"),
    *CONTACTS,
)


@standing_api_router.post(
    "/merchants/{merchant_id}/verification", status_code=HTTPStatus.CREATED
)
async def api_ask(
    merchant_id: str, body: VerificationBody, proof: AnyProof
) -> dict[str, Any]:
    """Ask the community to look, with what shows that you are who you say.

    `domain`, `nip05`, `osm_id` and `statement`, flat or within `evidence`; all of them
    may be left out. A Nostr address is looked up at once.
    """
    shown = standing.checked(body.shown)
    access = await store.read(_owner, proof, merchant_id)
    said = evidence.NOT_ASKED
    if shown.nip05:
        pubkey = access.merchant.profile.get("nostr_pubkey") or ""
        said = await evidence.look_up(shown.nip05, pubkey)

    def ask(tx: Tx) -> dict[str, Any]:
        here = _owner(tx, proof, merchant_id)
        standing.ask(tx, here.merchant, shown, said, here.actor_id)
        return _own_standing(tx, here.merchant.id)

    return await store.write(ask)


def _owner(tx: Tx, proof: Proof | None, merchant_id: str) -> Access:
    return authorize(tx, proof, merchant_id, OWNER)


@standing_api_router.get("/merchants/{merchant_id}/verification")
async def api_get_verification(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """Where the merchant stands, why, and what it has shown last, check by check."""

    def get(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        return _own_standing(tx, merchant.id)

    return await store.read(get)


def _own_standing(tx: Tx, merchant_id: str) -> dict[str, Any]:
    merchant = merchants.get_merchants(tx, [merchant_id])[merchant_id]
    decided = listing_crud.get_standing(tx, merchant_id)
    shown = standing_crud.last_verification(tx, merchant_id)
    return {
        "id": merchant.id,
        **_standing_view(merchant, decided, clock.now()),
        **_shown_view(merchant, shown),
    }


# --- the community --------------------------------------------------------------------


@standing_api_router.put("/merchants/{merchant_id}/status")
async def api_set_status(
    merchant_id: str, body: StatusBody, actor_id: Community
) -> dict[str, Any]:
    """Let a merchant into the directory, or take it out; it goes on working.

    `rejected` and `suspended` need a `reason`, which the merchant is told.
    """

    def decide(tx: Tx) -> dict[str, Any]:
        reason = body.reason or ""
        merchant = standing.decide(tx, merchant_id, body.status, reason, actor_id)
        return _community_view(tx, merchant, clock.now())

    return await store.write(decide)


@standing_api_router.get("/community/merchants")
async def api_list_waiting(
    page: Page,
    actor_id: Community,
    status: Annotated[Status | None, Query()] = None,
    changed: Annotated[
        bool, Query(description="Only what has changed since it was approved")
    ] = False,
) -> dict[str, Any]:
    """Merchants by where they stand, with what they have shown and which of it holds.

    `sortby`: `asked_at`, `created_at`, `name`.
    """
    return await store.read(_list, page, status or "", changed)


def _list(tx: Tx, page: Paging, status: str, changed: bool) -> dict[str, Any]:
    order = page.order(standing_crud.SORTS)
    ids, total = standing_crud.list_ids(
        tx, status, changed, order, page.limit, page.offset
    )
    found, now = merchants.get_merchants(tx, ids), clock.now()
    return page_of([_community_view(tx, found[id_], now) for id_ in ids], total)


def _community_view(tx: Tx, merchant: Merchant, now: int) -> dict[str, Any]:
    """A merchant as the community judges it."""
    decided = listing_crud.get_standing(tx, merchant.id)
    return {
        "id": merchant.id,
        "slug": merchant.slug,
        "name": merchant.name,
        "category": merchant.category,
        **{name: merchant.profile.get(name) for name in _PROFILE},
        "geohash": geohash_of(merchant),
        **hours_view(merchant, now),
        "created_at": merchant.created_at,
        "updated_at": merchant.updated_at,
        **_standing_view(merchant, decided, now),
        "decided_by": decided.decided_by,
        "verified_by": decided.verified_by,
        **_shown_view(merchant, standing_crud.last_verification(tx, merchant.id)),
    }


def _standing_view(merchant: Merchant, decided: Standing, now: int) -> dict[str, Any]:
    return {
        "status": merchant.status,
        "reason": decided.reason,
        "decided_at": decided.decided_at,
        "verified": merchant.is_verified,
        "verified_at": decided.verified_at,
        "is_stale": merchant.is_verified and decided.is_stale(now),
        "changed_since": decided.changes,
        "changed_at": decided.changed_at,
        "asked_at": decided.asked_at,
    }


def _shown_view(merchant: Merchant, shown: Verification | None) -> dict[str, Any]:
    return {
        "evidence": shown
        and {
            "domain": shown.domain,
            "nip05": shown.nip05,
            "osm_id": shown.osm_id,
            "statement": shown.statement,
            "asked_at": shown.asked_at,
        },
        "checklist": [vars(check) for check in evidence.checks(merchant, shown)],
    }
