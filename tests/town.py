"""The directory in front of people: its keepers, places that are in it, and a map."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tiles import Tiles, serving_tiles

from demo.venue import API
from stage import House, Stage


def keeper(stage: Stage, method: str, path: str, **body: Any) -> Any:
    """The community's keepers, through the API."""
    stage.superuser.enable_extension()
    return stage.superuser.call(method, API + path, json=body)


def let_in(stage: Stage, house: House, city: str, **profile: Any) -> House:
    """A place that the community has let in."""
    body = {"city": city, "country": "CH", **profile}
    house.owner.send("PUT", f"/merchants/{house.id}", body)
    keeper(stage, "PUT", f"/merchants/{house.id}/status", status="approved")
    return house


@contextmanager
def with_map(stage: Stage) -> Iterator[Tiles]:
    """While it lasts, the community has a map, whose pictures are on this machine."""
    with serving_tiles() as tiles:
        set_up = {
            "name": "La Crypta",
            "tile_url": tiles.template,
            "tile_attribution": "© OpenStreetMap contributors",
        }
        keeper(stage, "PUT", "/community/settings", **set_up)
        try:
            yield tiles
        finally:
            keeper(stage, "PUT", "/community/settings", **dict.fromkeys(set_up, ""))
