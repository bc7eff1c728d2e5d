"""REST for the menu. Everybody reads it; the merchant's own admin key changes it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query

from ..callers import Proof
from ..exceptions import NotFound
from ..merchants.access import OWNER, authorize, get_public_merchant
from ..merchants.models import Merchant
from ..store import Row, Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import crud, services
from .models import Item, ItemBody, ItemUpdate

menu_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Programme"])

CategoryAsked = Annotated[
    str, Query(max_length=64, description="Only what is in that category")
]
AvailableAsked = Annotated[
    bool | None, Query(description="Only what can, or cannot, be had now")
]


@menu_api_router.get("/merchants/{merchant_id}/items")
async def api_list_items(
    merchant_id: str,
    page: Page,
    category: CategoryAsked = "",
    available: AvailableAsked = None,
) -> dict[str, Any]:
    """The menu of a merchant, by id or slug, for everybody; in the owner's order.

    `sortby` may be `name` or `created_at`; `search` looks for a part of the name. A
    price is in sats, or in minor units of the item's `currency`, tax included.
    """
    wanted: Row = {}
    if available is not None:
        wanted["available"] = int(available)
    if category := category.replace("\0", "").strip():
        wanted["category"] = category
    order = page.order(crud.SORTS) if page.sortby else crud.OWNERS_ORDER

    def listed(tx: Tx) -> dict[str, Any]:
        where = {"merchant_id": get_public_merchant(tx, merchant_id).id, **wanted}
        items, total = crud.list_items(
            tx, where, page.search, order, page.limit, page.offset
        )
        return page_of([item_view(item) for item in items], total)

    return await store.read(listed)


@menu_api_router.post("/merchants/{merchant_id}/items", status_code=HTTPStatus.CREATED)
async def api_create_item(
    merchant_id: str, body: ItemBody, proof: AnyProof
) -> dict[str, Any]:
    """Put an item on the menu, with one price: `price_sats` or `price_minor`.

    `tax_bp` is the rate of the tax that is in the price: 1000 = 10 %.
    """

    def create(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, OWNER).merchant
        return item_view(services.create_item(tx, merchant, body))

    return await store.write(create)


@menu_api_router.put("/items/{item_id}")
async def api_update_item(
    item_id: str, body: ItemUpdate, proof: AnyProof
) -> dict[str, Any]:
    """Change an item; fields that are not sent stay. Bills stay as they were made.

    One price takes the other's place. `null` takes away the category or the image.
    """

    def update(tx: Tx) -> dict[str, Any]:
        merchant = _merchant_of(tx, proof, item_id)
        return item_view(services.update_item(tx, merchant, item_id, body))

    return await store.write(update)


@menu_api_router.delete("/items/{item_id}")
async def api_delete_item(item_id: str, proof: AnyProof) -> dict[str, Any]:
    """Take an item off the menu. Bills that have it keep it."""

    def delete(tx: Tx) -> dict[str, Any]:
        services.delete_item(tx, _merchant_of(tx, proof, item_id), item_id)
        return {"id": item_id, "deleted": True}

    return await store.write(delete)


def _merchant_of(tx: Tx, proof: Proof | None, item_id: str) -> Merchant:
    """The merchant on whose menu an item is, if the caller may change it.

    Raises:
        NotFound: `item_not_found`: not there, or not theirs.
        NotAllowed, NotProved: as `authorize`.
    """
    item = crud.get_item(tx, item_id)
    try:
        return authorize(tx, proof, item.merchant_id if item else "", OWNER).merchant
    except NotFound as exc:
        raise services.item_not_found() from exc


def item_view(item: Item) -> dict[str, Any]:
    """An item as the public contract has it."""
    return {k: v for k, v in vars(item).items() if k != "deleted_at"}
