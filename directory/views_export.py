"""REST for the directory elsewhere: a spreadsheet, OpenStreetMap, BTC Map."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field, validator

from .. import clock, spreadsheet
from ..callers import Proof
from ..fields import Line
from ..merchants.profile import Profile
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, WalletAdmin
from . import mirror_crud, openstreetmap, search
from .access import shown_merchant
from .asking import AnyPart, Part
from .models import Place
from .showing import CONTACTS, place_view

places_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Directory"])

TOGETHER = 500
MOST_TAGS = 300
COLUMNS = (
    *("id", "slug", "name", "category", "description", "address", "city", "country"),
    *("latitude", "longitude", "geohash", "operating_hours", "timezone"),
    *("accepts_lightning", "accepts_onchain", "has_discount"),
    *("rating", "rating_count", "verified_at", "updated_at"),
    *("phone", "email", "website", "osm_id"),
)


def full_view(place: Place, now: int) -> dict[str, Any]:
    """A place with how to reach it."""
    profile = place.merchant.profile
    contacts = {name: profile.get(name) for name in CONTACTS}
    created_at = place.merchant.created_at
    return {**place_view(place, now), **contacts, "created_at": created_at}


@places_api_router.get(
    "/places.csv",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {}}, "description": "The file"}},
)
async def api_places_csv() -> StreamingResponse:
    """All approved places as a spreadsheet; cells that begin like a formula are
    quoted."""
    disposition = 'attachment; filename="places.csv"'
    return StreamingResponse(
        _csv(),
        media_type=spreadsheet.MEDIA_TYPE,
        headers={"Content-Disposition": disposition},
    )


async def _csv() -> AsyncIterator[str]:
    yield spreadsheet.lines([COLUMNS])
    after = ""
    while True:
        places, after = await store.read(_places_after, after)
        now = clock.now()
        yield spreadsheet.lines(_cells(full_view(place, now)) for place in places)
        if not after:
            return


def _places_after(tx: Tx, after: str) -> tuple[list[Place], str]:
    """The next places, and where to go on; empty: these were the last."""
    ids = mirror_crud.ids_after(tx, after, TOGETHER)
    places = search.get_places(tx, ids, clock.now())
    return places, ids[-1] if len(ids) == TOGETHER else ""


def _cells(view: dict[str, Any]) -> list[object]:
    cells = (view.get(name) for name in COLUMNS)
    return [
        spreadsheet.guarded(cell) if isinstance(cell, str) else cell for cell in cells
    ]


# --- maps -----------------------------------------------------------------------------


@places_api_router.get("/places/btcmap")
async def api_btcmap(
    part: AnyPart,
    updated_since: Annotated[
        int, Query(ge=0, le=2**53, description="Unix seconds")
    ] = 0,
) -> list[dict[str, Any]]:
    """Places with the names that BTC Map's API has for their fields, the oldest change
    first; one that may be seen no more has a `deleted_at`."""
    return await store.read(_btcmap, updated_since, part)


def _btcmap(tx: Tx, since: int, part: Part) -> list[dict[str, Any]]:
    now = clock.now()
    changes = mirror_crud.list_changes(tx, since, part.limit, part.offset)
    here = [merchant_id for merchant_id, _, is_gone in changes if not is_gone]
    places = {p.merchant.id: p for p in search.get_places(tx, here, now)}
    return [
        openstreetmap.btcmap_gone(merchant_id, at)
        if is_gone
        else openstreetmap.btcmap_of(full_view(places[merchant_id], now))
        for merchant_id, at, is_gone in changes
    ]


@places_api_router.get("/merchants/{merchant_id}/osm")
async def api_osm_tags(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """The place as OpenStreetMap's tags, to paste into an editor of the map: of an
    approved place for anybody, of one's own always."""
    return await store.read(_tags, merchant_id, proof)


def _tags(tx: Tx, merchant_id: str, proof: Proof | None) -> dict[str, Any]:
    merchant = shown_merchant(tx, merchant_id, proof)
    places = search.get_places(tx, [merchant.id], clock.now())
    verified_at = places[0].standing.verified_at if places else None
    said = {
        **merchant.profile,
        "name": merchant.name,
        "category": merchant.category,
        "verified_at": verified_at,
    }
    tags = openstreetmap.tags_of(said)
    return {"id": merchant.id, "osm_id": merchant.profile.get("osm_id"), "tags": tags}


class OsmBody(BaseModel):
    """A place of the map: its tags, and where it is."""

    tags: dict[Line, Line]
    osm_id: Line | None
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)

    @validator("tags", allow_reuse=True)
    @classmethod
    def _not_too_many(cls, value: dict[Line, Line]) -> dict[Line, Line]:
        if len(value) > MOST_TAGS:
            raise ValueError(f"are more than {MOST_TAGS}")
        return value


@places_api_router.post("/places/from-osm")
async def api_from_osm(body: OsmBody, proof: WalletAdmin) -> dict[str, Any]:
    """What a merchant could say of itself, by the tags of a place on the map.

    Nothing is kept: look it over, and send it with `POST /merchants` or `PUT`. What
    would be refused there is left out and named in `ignored`.
    """
    said = openstreetmap.profile_of({str(k): str(v) for k, v in body.tags.items()})
    where = {
        name: value
        for name, value in body.dict(exclude={"tags"}).items()
        if value is not None
    }
    proposed, ignored = acceptable({**said, **where})
    return {"profile": proposed, "ignored": ignored}


def acceptable(said: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """What a profile would take, and the names of what it would not."""
    ignored = []
    for name in list(said):
        if name not in Profile.__fields__:
            continue
        try:
            Profile.parse_obj({name: said[name]})
        except ValueError:
            ignored.append(name)
            del said[name]
    return said, sorted(ignored)
