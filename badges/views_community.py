"""REST for the badges and issuers that count at every merchant of this server.

They are kept by LNbits admins and curators; relays are the server's, and admins' only.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter

from ..keepers import COMMUNITY
from ..store import Tx, store
from ..web import Community, CommunityAdmin, LoyaltyRoute, Page
from . import crud, looking, services
from .addresses import badge_named, issuer_named
from .models import (
    EVERYWHERE,
    Issuer,
    IssuerBody,
    RelaysBody,
    Template,
    TemplateBody,
)
from .showing import issuer_view, template_view
from .views_api import issuer_page, template_page

community_badges_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Community"])


@community_badges_api_router.get("/community/badges")
async def api_list_community_badges(page: Page, actor_id: Community) -> dict[str, Any]:
    """Badges that count everywhere, the newest first."""
    return await store.read(template_page, EVERYWHERE, page.limit, page.offset)


@community_badges_api_router.post("/community/badges", status_code=HTTPStatus.CREATED)
async def api_add_community_badge(
    body: TemplateBody, actor_id: Community
) -> dict[str, Any]:
    """Let a badge count everywhere. Its name and picture are read from relays."""
    named = badge_named(body.badge)
    relays = await store.read(services.relays_of, None)
    definition = await looking.badge(relays, named)

    def add(tx: Tx) -> dict[str, Any]:
        added = services.add_template(tx, COMMUNITY, named, definition, actor_id)
        return template_view(added)

    return await store.write(add)


@community_badges_api_router.delete("/community/badges/{badge_id}")
async def api_remove_community_badge(
    badge_id: str, actor_id: Community
) -> dict[str, Any]:
    """Take a badge off the community's list; merchants' own lists stay."""

    def remove(tx: Tx) -> dict[str, Any]:
        services.remove(tx, COMMUNITY, Template, badge_id, actor_id)
        return {"id": badge_id, "deleted": True}

    return await store.write(remove)


@community_badges_api_router.get("/community/issuers")
async def api_list_community_issuers(page: Page, actor_id: Community) -> dict[str, Any]:
    """Issuers all of whose badges count everywhere."""
    return await store.read(issuer_page, EVERYWHERE, page.limit, page.offset)


@community_badges_api_router.post("/community/issuers", status_code=HTTPStatus.CREATED)
async def api_add_community_issuer(
    body: IssuerBody, actor_id: Community
) -> dict[str, Any]:
    """Trust an issuer everywhere."""
    key, hints = issuer_named(body.issuer)
    relays = await store.read(services.relays_of, None)
    name = body.name or await looking.name_of([*hints, *relays], key)

    def add(tx: Tx) -> dict[str, Any]:
        added = services.add_issuer(tx, COMMUNITY, key, name, hints, actor_id)
        return issuer_view(added)

    return await store.write(add)


@community_badges_api_router.delete("/community/issuers/{issuer_id}")
async def api_remove_community_issuer(
    issuer_id: str, actor_id: Community
) -> dict[str, Any]:
    """Trust an issuer no more, except where a merchant does."""

    def remove(tx: Tx) -> dict[str, Any]:
        services.remove(tx, COMMUNITY, Issuer, issuer_id, actor_id)
        return {"id": issuer_id, "deleted": True}

    return await store.write(remove)


@community_badges_api_router.get("/community/relays")
async def api_get_community_relays(actor_id: Community) -> dict[str, Any]:
    """Where badges are looked for, beside merchants' own relays."""
    return {"relays": list(await store.read(crud.get_community_relays))}


@community_badges_api_router.put("/community/relays")
async def api_put_community_relays(
    body: RelaysBody, actor_id: CommunityAdmin
) -> dict[str, Any]:
    """Name them anew, all of them: for LNbits admins."""
    named = await store.write(services.set_community_relays, body.relays, actor_id)
    return {"relays": list(named)}
