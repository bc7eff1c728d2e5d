"""REST for how the community's pages are set up."""

from __future__ import annotations

from fastapi import APIRouter

from ..store import Tx, store
from ..web import CommunityAdmin, LoyaltyRoute
from . import settings
from .settings import SettingsBody

directory_settings_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Community"])


@directory_settings_api_router.get("/places/settings", tags=["Directory"])
async def api_get_places_settings() -> dict[str, str]:
    """Whose directory it is, and what a page needs to draw the map; for everybody.

    With an empty `tile_url` there is no map, and a page asks no one else for anything.
    """
    return vars(await store.read(settings.get))


@directory_settings_api_router.get("/community/settings")
async def api_get_community_settings(actor_id: CommunityAdmin) -> dict[str, str]:
    """What the community's keepers have set; empty: not set."""
    return vars(await store.read(settings.get))


@directory_settings_api_router.put("/community/settings")
async def api_put_community_settings(
    body: SettingsBody, actor_id: CommunityAdmin
) -> dict[str, str]:
    """Change them; a field that is not sent stays, an empty one is set no more.

    `tile_url` is an https:// address with `{z}`, `{x}` and `{y}`; it takes a
    `tile_attribution`, which is shown as it is, without markup.
    """

    def change(tx: Tx) -> dict[str, str]:
        return vars(settings.change(tx, body, actor_id))

    return await store.write(change)
