"""What a search of the directory can be asked for, as its address says it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request, Response

from ..exceptions import InvalidInput
from ..merchants.models import Category
from ..paging import MAX_PAGE
from ..web import LoyaltyRoute, Paging
from . import geo
from .search import Wanted, around, order_of, within
from .search_crud import Near

DECIMALS = 3  # of the position of whoever looks: about a hundred metres


class QuietRoute(LoyaltyRoute):
    """Where somebody is when they look is nobody's business: what they asked for does
    not reach the server's log, which is written after the answer."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            finally:
                request.scope["query_string"] = b""

        return handle


@dataclass(frozen=True)
class Part:
    """Which part of the places, and in which order."""

    limit: int
    offset: int
    sortby: str | None
    direction: str | None

    @property
    def order(self) -> str:
        """Raises: InvalidInput `unknown_sort`."""
        return order_of(self.sortby, self.direction)

    def of_own(self, words: str) -> Paging:
        """The same part of a list of one's own."""
        is_descending = self.direction != "asc"
        return Paging(self.limit, self.offset, self.sortby, is_descending, words)


def part(
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 20,
    offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
    sortby: Annotated[
        str | None,
        Query(max_length=64, description="name (the first one first), rating, newest"),
    ] = None,
    direction: Annotated[Literal["asc", "desc"] | None, Query()] = None,
) -> Part:
    return Part(limit, offset, sortby, direction)


AnyPart = Annotated[Part, Depends(part)]
Shape = Annotated[Literal["json", "geojson"], Query(alias="format")]


def of_any_category(
    q: Annotated[
        str,
        Query(
            max_length=128, description="How words of it begin: name, city, street …"
        ),
    ] = "",
    search: Annotated[str, Query(max_length=128, description="The same")] = "",
    city: Annotated[str, Query(max_length=128)] = "",
    country: Annotated[str, Query(pattern="^([A-Za-z]{2})?$")] = "",
    has_discount: Annotated[
        bool | None, Query(description="Whether a rule holds there now")
    ] = None,
    open_now: Annotated[
        bool, Query(description="Only what is known to be open now")
    ] = False,
    min_rating: Annotated[float, Query(ge=0, le=5)] = 0,
) -> Wanted:
    return Wanted(
        words=f"{q} {search}".replace("\0", "").strip(),
        city=city.replace("\0", ""),
        country=country,
        has_discount=has_discount,
        open_now=open_now,
        min_rating=round(min_rating * 10),
    )


OfAnyCategory = Annotated[Wanted, Depends(of_any_category)]


def wanted(
    filters: OfAnyCategory, category: Annotated[Category | None, Query()] = None
) -> Wanted:
    return replace(filters, category=category or "")


AnyWanted = Annotated[Wanted, Depends(wanted)]


def near(
    lat: Annotated[float | None, Query(ge=-90, le=90)] = None,
    lon: Annotated[float | None, Query(ge=-180, le=180)] = None,
    radius_km: Annotated[float, Query(description="At most 500")] = 10.0,
    bbox: Annotated[
        str | None,
        Query(
            max_length=100,
            description="west,south,east,north in degrees; west above east: over the "
            "date line",
        ),
    ] = None,
) -> Near | None:
    """Around whoever looks, whose position is rounded before anything is done with it;
    or what a map shows.

    Raises:
        InvalidInput: `bad_position`, `bad_radius`, `bad_box`.
    """
    if bbox is not None:
        return within(_box(bbox))
    if lat is None and lon is None:
        return None
    if lat is None or lon is None:
        raise InvalidInput("bad_position", "Send both lat and lon.")
    return around(round(lat, DECIMALS), round(lon, DECIMALS), radius_km)


MaybeNear = Annotated[Near | None, Depends(near)]


def _box(text: str) -> geo.Box:
    try:
        west, south, east, north = (float(edge) for edge in text.split(","))
    except ValueError:
        west, south, east, north = 0.0, 1.0, 0.0, 0.0
    is_on_earth = all(-180 <= edge <= 180 for edge in (west, east))
    if not (is_on_earth and -90 <= south <= north <= 90):
        words = "A box is west,south,east,north in degrees."
        raise InvalidInput("bad_box", words)
    return geo.Box(south, west, north, east)
