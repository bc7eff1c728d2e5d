"""REST for the directory as anybody sees it: lists, searches, maps, profiles."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from .. import clock
from ..callers import CUSTOMER, SESSION, Proof
from ..exceptions import InvalidInput, NotFound
from ..merchants.access import authorize, get_public_merchant
from ..merchants.models import Category, Merchant
from ..merchants.views_api import READ, list_own, own_view
from ..store import Tx, store
from ..web import AnyProof
from . import listing, listing_crud, mirror_crud, search, search_crud
from .asking import (
    AnyPart,
    AnyWanted,
    MaybeNear,
    OfAnyCategory,
    Part,
    QuietRoute,
    Shape,
)
from .models import Place
from .profile import profile_view
from .search import Wanted
from .showing import COMMUNITY, geohash_of, geojson, hours_view, page_view, place_view

directory_api_router = APIRouter(route_class=QuietRoute, tags=["Directory"])


@directory_api_router.get("/search")
async def api_search(
    wanted: AnyWanted, near: MaybeNear, part: AnyPart, shape: Shape = "json"
) -> Response:
    """Approved places by words, category, city, country, rating, discount and hours.

    Above 50 places, or as many as were paged through, `total` may be less than there
    are, and `total_is_exact` is false then.
    With a position or a box, the nearest come first, each with its `distance_km`.
    """
    return await _answer(replace(wanted, near=near), part, shape)


@directory_api_router.get("/nearby")
async def api_nearby(
    wanted: AnyWanted, near: MaybeNear, part: AnyPart, shape: Shape = "json"
) -> Response:
    """Approved places around `lat` and `lon`, or in a `bbox`, the nearest first.

    A position is rounded to three decimals, about a hundred metres, before it is used,
    and kept nowhere. Of a box, distances are from its middle.
    """
    if near is None:
        raise InvalidInput("bad_position", "Send lat and lon, or bbox.")
    return await _answer(replace(wanted, near=near), part, shape)


@directory_api_router.get("/category/{category}")
async def api_category(
    category: Category,
    wanted: OfAnyCategory,
    near: MaybeNear,
    part: AnyPart,
    shape: Shape = "json",
) -> Response:
    """Approved places of one category; filters as for a search."""
    return await _answer(replace(wanted, category=category, near=near), part, shape)


@directory_api_router.get("/places.geojson")
async def api_geojson(wanted: AnyWanted, near: MaybeNear, part: AnyPart) -> Response:
    """The same search for a map: those that say where they are."""
    return await _answer(replace(wanted, near=near), part, "geojson")


async def _answer(wanted: Wanted, part: Part, shape: str) -> Response:
    """Ready to be sent: FastAPI would look at each field of each place once more."""
    if wanted.open_now:
        await listing.catch_up()
    now = clock.now()
    places = await store.read(
        search.find, wanted, part.order, part.limit, part.offset, now
    )
    if shape == "geojson":
        return JSONResponse(geojson(places.found, places.total, now))
    return JSONResponse(page_view(places, now))


# --- merchants ------------------------------------------------------------------------


@directory_api_router.get("/merchants")
async def api_list_merchants(
    wanted: AnyWanted,
    part: AnyPart,
    proof: AnyProof,
    mine: Annotated[bool, Query()] = False,
    updated_since: Annotated[
        int | None,
        Query(ge=0, le=2**53, description="Unix seconds: what came, changed or went"),
    ] = None,
    shape: Shape = "json",
) -> Response:
    """Merchants that the public may see; with `mine=true` those of the key's wallet.

    For mirrors: with `updated_since`, all that has changed from then on, the oldest
    change first; a place that may be seen no more is `{id, deleted: true, updated_at}`.
    Ask again from the last `updated_at` on.
    """
    if mine:
        own = part.of_own(wanted.words)
        return JSONResponse(await store.read(list_own, own, proof))
    if updated_since is not None:
        return JSONResponse(await store.read(_changes, updated_since, part))
    return await _answer(wanted, part, shape)


def _changes(tx: Tx, since: int, part: Part) -> dict[str, Any]:
    now = clock.now()
    changes = mirror_crud.list_changes(tx, since, part.limit, part.offset)
    here = [merchant_id for merchant_id, _, is_gone in changes if not is_gone]
    places = {p.merchant.id: p for p in search.get_places(tx, here, now)}
    total = mirror_crud.count_changes(tx, since)
    return {
        "data": [
            {"id": merchant_id, "deleted": True, "updated_at": at}
            if is_gone
            else place_view(places[merchant_id], now)
            for merchant_id, at, is_gone in changes
        ],
        "total": min(total, search_crud.FEW),
        "total_is_exact": total <= search_crud.FEW,
    }


@directory_api_router.get("/merchants/{merchant_id}")
async def api_get_merchant(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """One merchant: by its key or token, or, by id or slug, by anybody once verified.

    The public sees its details, hours, discounts and programme. Whoever acts for it is
    told in `may` what they may, in the words of tokens.
    """
    return await store.read(_get, merchant_id, proof)


def _get(tx: Tx, merchant_id: str, proof: Proof | None) -> dict[str, Any]:
    now = clock.now()
    if proof and proof.kind not in (CUSTOMER, SESSION):
        access = authorize(tx, proof, merchant_id, READ)
        shown = _standing_view(tx, access.merchant, now)
        own = own_view(tx, access.merchant)
        return {**shown, **own, "may": list(access.scopes)}
    merchant = get_public_merchant(tx, merchant_id)
    if not merchant.is_verified:
        authorize(tx, None, merchant_id, READ)
    return profile_view(tx, find_place(tx, merchant.id, now), now)


def find_place(tx: Tx, merchant_id: str, now: int) -> Place:
    """A place that stands in the directory.

    Raises:
        NotFound: `merchant_not_found`.
    """
    found = search.get_places(tx, [merchant_id], now)
    if not found:
        raise NotFound("merchant_not_found", "There is no such merchant.")
    return found[0]


def _standing_view(tx: Tx, merchant: Merchant, now: int) -> dict[str, Any]:
    """What the directory says of it, for whoever acts for it."""
    standing = listing_crud.get_standing(tx, merchant.id)
    count, rating = listing.rating_of(tx, merchant.id)
    is_verified = merchant.is_verified
    return {
        **hours_view(merchant, now),
        "geohash": geohash_of(merchant),
        "verified": is_verified,
        "verified_at": standing.verified_at if is_verified else None,
        "verified_by": COMMUNITY if is_verified else None,
        "is_stale": is_verified and standing.is_stale(now),
        "rating": rating / 10 if rating else None,
        "rating_count": count,
    }
