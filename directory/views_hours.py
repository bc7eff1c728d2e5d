"""REST for whoever writes opening hours: what they mean now."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from .. import clock
from ..fields import Line
from ..web import LoyaltyRoute
from .showing import hours_said

hours_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Directory"])


@hours_api_router.get("/places/hours")
async def api_read_hours(
    operating_hours: Annotated[str, Query(max_length=Line.longest)],
    timezone: Annotated[str, Query(max_length=64)] = "UTC",
) -> dict[str, Any]:
    """Whether a place with these hours is open now, and until when, or from when on.

    `is_open` is null where they cannot be read: they are never taken for closed.
    """
    return hours_said(operating_hours, timezone, clock.now())
