"""REST for the lists of programmes that a programme publishes. Its owner's alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from nostr_sdk import Coordinate, Kind, Nip19Coordinate, PublicKey

from ..merchants.views_program import as_owner
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import lists, lists_crud, server
from .lists import DrawnList, SignedList
from .models import CuratedList, ListBody
from .signing_first import Moved, signed_first
from .statements import address

nostr_lists_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Nostr"])

LISTS = "/merchants/{merchant_id}/nostr/lists"


@nostr_lists_api_router.get(LISTS)
async def api_list_lists(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """The lists of programmes that yours publishes, by their names."""

    def listed(tx: Tx) -> dict[str, Any]:
        program_id = as_owner(tx, proof, merchant_id).merchant.program_id
        found, total = lists_crud.list_lists(tx, program_id, page.limit, page.offset)
        return page_of([_view(one) for one in found], total)

    return await store.read(listed)


@nostr_lists_api_router.get(LISTS + "/{d}")
async def api_get_list(merchant_id: str, d: str, proof: AnyProof) -> dict[str, Any]:
    """One list."""

    def get(tx: Tx) -> dict[str, Any]:
        program_id = as_owner(tx, proof, merchant_id).merchant.program_id
        return _view(lists.get_list(tx, program_id, d))

    return await store.read(get)


@nostr_lists_api_router.put(LISTS + "/{d}")
async def api_put_list(
    merchant_id: str, d: str, body: ListBody, proof: AnyProof
) -> dict[str, Any]:
    """Publish a list of programmes that you recommend.

    It takes the place of the one of that name, is signed by your programme's key, and
    goes to its relays, for everybody to read.
    """

    def draw(tx: Tx) -> DrawnList:
        program_id = as_owner(tx, proof, merchant_id).merchant.program_id
        return lists.draw_list(tx, program_id, d, body.title, body.programs)

    return _view(await _put(draw))


@nostr_lists_api_router.delete(LISTS + "/{d}")
async def api_delete_list(merchant_id: str, d: str, proof: AnyProof) -> dict[str, Any]:
    """Take a list back. Relays are asked to delete it; copies may stay."""

    def draw(tx: Tx) -> DrawnList:
        program_id = as_owner(tx, proof, merchant_id).merchant.program_id
        return lists.draw_deletion(tx, program_id, d)

    await _put(draw)
    return {"d": d, "deleted": True}


async def _put(draw: Callable[[Tx], DrawnList]) -> CuratedList:
    def put(tx: Tx, signed: SignedList | None) -> CuratedList:
        if signed is None:
            raise Moved
        return lists.put_list(tx, signed)

    return await signed_first(draw, put)


def _view(one: CuratedList) -> dict[str, Any]:
    kind = server.KINDS.curated
    coordinate = Coordinate(Kind(kind), PublicKey.parse(one.author), one.d)
    return {
        "d": one.d,
        "title": one.title,
        "programs": list(one.programs),
        "address": address(kind, one.author, one.d),
        "naddr": str(Nip19Coordinate(coordinate, []).to_bech32()),
        "updated_at": one.signed_at,
        "event": json.loads(one.event),
    }
