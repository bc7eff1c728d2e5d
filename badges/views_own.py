"""REST for a programme's own badges. Its owner makes and ends them; managers give them
and take them back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter

from ..callers import ADMIN
from ..glance import guest_name
from ..keys import customer_key
from ..merchants.access import Right, authorize
from ..merchants.views_program import as_owner
from ..store import Row, Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import own
from .models import AwardBody, OwnBadgeBody
from .showing import award_view, own_view

own_badges_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Badges"])

SEE = Right(ADMIN, scopes=("read", "manage"))
GIVE = Right(ADMIN, scopes=("manage",))
_OWN = "/merchants/{merchant_id}/badges/own"
_HOLDERS = _OWN + "/{badge_id}/holders"


@own_badges_api_router.get(_OWN)
async def api_list_own_badges(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """The programme's own badges, the newest first. Its tiers have badges beside these,
    which need no giving."""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        found, total = own.list_badges(tx, merchant.program_id, page.limit, page.offset)
        return page_of([own_view(b, own.address_of(tx, b)) for b in found], total)

    return await store.read(listed)


@own_badges_api_router.post(_OWN, status_code=HTTPStatus.CREATED)
async def api_make_badge(
    merchant_id: str, body: OwnBadgeBody, proof: AnyProof
) -> dict[str, Any]:
    """Make a badge. It counts here at once; relays are told while you publish."""

    def make(tx: Tx) -> dict[str, Any]:
        access = as_owner(tx, proof, merchant_id)
        made = own.make_badge(tx, access.merchant, body, access.actor_id)
        return own_view(made, own.address_of(tx, made))

    return await store.write(make)


@own_badges_api_router.delete(_OWN + "/{badge_id}")
async def api_end_badge(
    merchant_id: str, badge_id: str, proof: AnyProof
) -> dict[str, Any]:
    """End a badge: nobody holds it any more, and it cannot be had again."""

    def end(tx: Tx) -> dict[str, Any]:
        access = as_owner(tx, proof, merchant_id)
        own.end_badge(tx, access.merchant, badge_id, access.actor_id)
        return {"id": badge_id, "deleted": True}

    return await store.write(end)


@own_badges_api_router.get(_HOLDERS)
async def api_list_holders(
    merchant_id: str, badge_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """Who holds a badge now, the last one first."""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        badge = own.see_badge(tx, merchant.program_id, badge_id)
        found, total = own.list_holders(tx, badge, page.limit, page.offset)
        return page_of([_holder_view(row) for row in found], total)

    return await store.read(listed)


@own_badges_api_router.post(_HOLDERS, status_code=HTTPStatus.CREATED)
async def api_give_badge(
    merchant_id: str, badge_id: str, body: AwardBody, proof: AnyProof
) -> dict[str, Any]:
    """Give a badge to a customer; again, it stays as it is.

    Relays are told only where the customer lets others see their tier.
    """
    key = customer_key(body.customer_pubkey)

    def give(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, GIVE)
        award = own.give(tx, access.merchant, badge_id, key, body, access.actor_id)
        return award_view(award)

    return await store.write(give)


@own_badges_api_router.delete(_HOLDERS + "/{award_id}")
async def api_take_badge(
    merchant_id: str, badge_id: str, award_id: str, proof: AnyProof
) -> dict[str, Any]:
    """Take a badge back from a customer; twice is once."""

    def take(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, GIVE)
        own.take_back(tx, access.merchant, badge_id, award_id, access.actor_id)
        return {"id": award_id, "deleted": True}

    return await store.write(take)


def _holder_view(row: Row) -> dict[str, Any]:
    pubkey = row["customer_pubkey"]
    return {
        "id": row["id"],
        "customer_pubkey": pubkey,
        "name": guest_name(row["nickname"], pubkey),
        "created_at": row["created_at"],
        "expires_at": row["expires_at"],
        "published": bool(row["event_id"]),
    }
