"""REST for curators: keys that may do what the community does. LNbits admins keep them,
and the community's own record of who did what."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from .. import keepers
from ..crud import Curator
from ..fields import Label, Name
from ..keys import customer_key, npub
from ..store import Tx, store
from ..web import CommunityAdmin, LoyaltyRoute, Page, page_of

curators_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Community"])


class CuratorBody(BaseModel):
    """Whom admins let do what the community does; the key as hex or npub."""

    pubkey: Name
    name: Label = Label()


@curators_api_router.get("/community/curators")
async def api_list_curators(page: Page, actor_id: CommunityAdmin) -> dict[str, Any]:
    """Who keeps the community's lists beside LNbits admins, the newest first."""
    found, total = await store.read(keepers.list_curators, page.limit, page.offset)
    return page_of([_view(curator) for curator in found], total)


@curators_api_router.post("/community/curators", status_code=HTTPStatus.CREATED)
async def api_add_curator(
    body: CuratorBody, actor_id: CommunityAdmin
) -> dict[str, Any]:
    """Let a key do what the community does: keep its rules, badges and issuers, look
    after its merchants. Its holder signs each request (NIP-98).

    One that is on the list already stays as it is.
    """
    pubkey = customer_key(body.pubkey)

    def add(tx: Tx) -> dict[str, Any]:
        return _view(keepers.add_curator(tx, pubkey, body.name, actor_id))

    return await store.write(add)


@curators_api_router.delete("/community/curators/{curator_id}")
async def api_remove_curator(
    curator_id: str, actor_id: CommunityAdmin
) -> dict[str, Any]:
    """Take a key off the list: from now on it may do nothing."""

    def remove(tx: Tx) -> dict[str, Any]:
        keepers.end_curator(tx, curator_id, actor_id)
        return {"id": curator_id, "deleted": True}

    return await store.write(remove)


def _view(curator: Curator) -> dict[str, Any]:
    return {
        "id": curator.id,
        "pubkey": curator.pubkey,
        "npub": npub(curator.pubkey),
        "name": curator.name,
        "created_at": curator.created_at,
    }
