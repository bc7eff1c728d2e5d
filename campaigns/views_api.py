"""REST for a programme's campaigns. Rights are those of its tiers."""

from __future__ import annotations

from datetime import date, datetime
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query

from .. import clock
from ..callers import Proof
from ..exceptions import InvalidInput
from ..fields import Line
from ..merchants.access import Access, authorize
from ..merchants.views_program import SEE, as_owner, as_owner_of
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import services
from .models import CampaignBody, CampaignUpdate
from .rules import Campaign

campaigns_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Programme"])

MOST_DAYS = 42  # six weeks: what a month's page shows
FIRST_YEAR, LAST_YEAR = 2000, 2100


@campaigns_api_router.get("/merchants/{merchant_id}/campaigns")
async def api_list_campaigns(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """The programme's campaigns, oldest first, also those that ended."""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        campaigns = services.list_campaigns(tx, merchant.program_id)
        shown = campaigns[page.offset : page.offset + page.limit]
        return page_of([campaign_view(c) for c in shown], len(campaigns))

    return await store.read(listed)


@campaigns_api_router.get("/merchants/{merchant_id}/campaigns/calendar")
async def api_campaign_calendar(
    merchant_id: str,
    proof: AnyProof,
    since: Annotated[
        Line, Query(alias="from", description="A day, `2026-11-01`; or today")
    ] = Line(),
    days: Annotated[int, Query(ge=1, le=MOST_DAYS)] = 7,
) -> dict[str, Any]:
    """When each campaign holds, by the merchant's business days, as they stand now.

    Spans are Unix seconds, `until` is the first second after. Where several hold at
    once, the best one counts.
    """

    day = _day(since) if since else None

    def shown(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        local = merchant.clock
        first = day or local.date(clock.now())
        held = services.calendar(tx, merchant.program_id, first, days, local)
        return {
            "timezone": merchant.timezone,
            "day_start_hour": merchant.day_start_hour,
            **page_of([_day_view(*one) for one in held], len(held)),
        }

    return await store.read(shown)


def _day(text: str) -> date:
    """Raises: InvalidInput `bad_time`."""
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        day = None
    if not day or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidInput("bad_time", "Send a day of this century, like 2026-11-01.")
    return day


@campaigns_api_router.post(
    "/merchants/{merchant_id}/campaigns", status_code=HTTPStatus.CREATED
)
async def api_create_campaign(
    merchant_id: str, body: CampaignBody, proof: AnyProof
) -> dict[str, Any]:
    """Multiply what bills earn. Nothing that was paid before is touched."""

    def create(tx: Tx) -> dict[str, Any]:
        access = as_owner(tx, proof, merchant_id)
        program_id = access.merchant.program_id
        campaign = services.create_campaign(tx, program_id, body, access.actor_id)
        return campaign_view(campaign)

    return await store.write(create)


@campaigns_api_router.put("/campaigns/{campaign_id}")
async def api_update_campaign(
    campaign_id: str, body: CampaignUpdate, proof: AnyProof
) -> dict[str, Any]:
    """Change a campaign from now on; fields that are not sent stay."""

    def update(tx: Tx) -> dict[str, Any]:
        campaign, access = _own_campaign(tx, proof, campaign_id)
        changed = services.update_campaign(tx, campaign, body, access.actor_id)
        return campaign_view(changed)

    return await store.write(update)


@campaigns_api_router.delete("/campaigns/{campaign_id}")
async def api_delete_campaign(campaign_id: str, proof: AnyProof) -> dict[str, Any]:
    """End a campaign now. What it gave stays given."""

    def delete(tx: Tx) -> dict[str, Any]:
        campaign, access = _own_campaign(tx, proof, campaign_id)
        services.delete_campaign(tx, campaign, access.actor_id)
        return {"id": campaign_id, "deleted": True}

    return await store.write(delete)


def _own_campaign(
    tx: Tx, proof: Proof | None, campaign_id: str
) -> tuple[Campaign, Access]:
    """The campaign, if it belongs to a programme of the caller's wallet.

    Raises:
        NotFound: `campaign_not_found`, `merchant_not_found`.
    """
    campaign = services.get_campaign(tx, campaign_id)
    return campaign, as_owner_of(tx, proof, campaign.program_id)


def _day_view(
    day: date, held: list[tuple[Campaign, list[tuple[int, int]]]]
) -> dict[str, Any]:
    return {
        "day": day.isoformat(),
        "campaigns": [
            {
                "id": campaign.id,
                "name": campaign.name,
                "multiplier_bp": campaign.multiplier_bp,
                "spans": [{"from": since, "until": until} for since, until in spans],
            }
            for campaign, spans in held
        ],
    }


def campaign_view(campaign: Campaign) -> dict[str, Any]:
    return {**vars(campaign), "weekdays": list(campaign.weekdays)}
