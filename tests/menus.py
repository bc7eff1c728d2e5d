"""Menus as tests know them: items the owner puts on them, read by anybody."""

from __future__ import annotations

from typing import Any

from venue import Venue, answer

NO_ITEM = (404, "item_not_found")


async def item(venue: Venue, name: str = "Coffee", **more: Any) -> Any:
    """On the menu for 300 sats, unless another price is given."""
    body = {"name": name, **more}
    if "price_minor" not in body:
        body.setdefault("price_sats", 300)
    return await venue.do("POST", f"/merchants/{venue.id}/items", **body)


async def refused(venue: Venue, **body: Any) -> tuple[int, str]:
    made = {"name": "Coffee", **body}
    return await venue.refused("POST", f"/merchants/{venue.id}/items", **made)


async def menu(venue: Venue, query: str = "", ref: str = "") -> Any:
    """The menu as somebody sees it who shows nothing at all."""
    path = f"/merchants/{ref or venue.id}/items{query}"
    return answer(await venue.call("GET", path, {}))


def names(listed: Any) -> list[str]:
    return [shown["name"] for shown in listed["data"]]
