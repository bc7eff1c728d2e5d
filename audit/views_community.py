"""REST for the community's own record: who did what that is of no merchant."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from ..store import Tx, store
from ..web import Community, LoyaltyRoute, Page, page_of
from . import crud
from .models import CommunityAct

community_audit_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Community"])


@community_audit_api_router.get("/community/audit")
async def api_community_audit(page: Page, actor_id: Community) -> dict[str, Any]:
    """Who changed the community's rules, badges, issuers, relays and curators, the
    newest first."""

    def listed(tx: Tx) -> dict[str, Any]:
        acts = crud.list_community_acts(tx, page.limit, page.offset)
        return page_of([_view(act) for act in acts], crud.count_community_acts(tx))

    return await store.read(listed)


def _view(act: CommunityAct) -> dict[str, Any]:
    kind, _, _ = act.actor_id.partition(":")
    return {
        "id": act.id,
        "time": act.at,
        "kind": act.kind,
        "actor": {"id": act.actor_id, "kind": kind, "name": act.curator or ""},
        "subject": act.words,
    }
