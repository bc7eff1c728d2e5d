"""REST for what the community sees of its network of places."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from .. import clock
from ..store import store
from ..web import Community, LoyaltyRoute, Page, page_of
from . import partners

partners_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Community"])


@partners_api_router.get("/community/partners")
async def api_get_partners(actor_id: Community) -> dict[str, Any]:
    """How many places take part, how many are active and waiting, and how that grew.

    `active`, `guests`, `shared_guests` (seen at two places or more) and `discount_sats`
    are of the last thirty days; null: fewer than five guests stand behind it. `months`
    are UTC, the oldest first, and count today's partners.
    """
    now = clock.now()
    return {"at": now, **asdict(await store.read(partners.look, now))}


@partners_api_router.get("/community/partners/coverage")
async def api_list_coverage(page: Page, actor_id: Community) -> dict[str, Any]:
    """Where partners are, town by town, the most of them first."""
    found, total = await store.read(partners.coverage, page.limit, page.offset)
    return page_of([vars(spot) for spot in found], total)
