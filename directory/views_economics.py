"""REST for what the community's economy comes to."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from .. import clock
from ..store import store
from ..web import CommunityAdmin, LoyaltyRoute
from . import economics
from .economics import EconomyDay

economics_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Community"])


@economics_api_router.get("/community/economics")
async def api_get_economics(
    actor_id: CommunityAdmin,
    days: Annotated[
        int, Query(ge=1, le=economics.MOST_DAYS, description="Up to today, UTC")
    ] = economics.DAYS,
) -> dict[str, Any]:
    """What partners were paid, what discounts and satoshi-back gave, beside as many
    days before; and the share of the sats that guests got back which they have spent
    at a partner since.

    `given_sats`, `spent_sats` and `spent_bp` are null while fewer than five guests got
    any. `offers`: the community's own rules. For LNbits admins.
    """
    now = clock.now()
    found = await store.read(economics.look, now, days)
    return {
        "at": now,
        "total": _without_day(found.total),
        "before": _without_day(found.before),
        "days": [asdict(day) for day in found.days],
        "given_sats": found.given_sats,
        "spent_sats": found.spent_sats,
        "spent_bp": found.spent_bp,
        "offers": [offer._asdict() for offer in found.offers],
    }


def _without_day(day: EconomyDay) -> dict[str, Any]:
    return {name: value for name, value in asdict(day).items() if name != "day"}
