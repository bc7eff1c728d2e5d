"""The menu, made and changed by the merchant's owner.

What is deleted is on the menu no more; bills that name it keep what they copied of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from .. import clock
from ..crud import new_id
from ..exceptions import Conflict, InvalidInput, NotFound
from ..images import checked_image
from ..merchants.models import Merchant
from ..merchants.services import lock as lock_merchant
from ..store import Tx
from . import crud
from .models import Item, ItemBody, ItemUpdate

MAX_ITEMS = 2000

_PRICES = ("price_sats", "price_minor")
_CLEARED_BY_NULL = {"category", "image"}


def create_item(tx: Tx, merchant: Merchant, body: ItemBody) -> Item:
    """Puts an item on a merchant's menu.

    Raises:
        InvalidInput: `price_needed`, `currency_needed`, `bad_image`.
        Conflict: `too_many_items`.
        NotFound: `merchant_not_found`, it was closed in this very moment.
    """
    merchant = lock_merchant(tx, merchant)
    if crud.count_items(tx, merchant.id) >= MAX_ITEMS:
        words = f"A menu has at most {MAX_ITEMS} items."
        raise Conflict("too_many_items", words)
    sent = body.dict()
    item = Item(
        id=new_id(),
        merchant_id=merchant.id,
        created_at=clock.now(),
        deleted_at=None,
        **{**sent, **_price(sent, merchant.currency), **_texts(sent)},
    )
    crud.insert_item(tx, item)
    return item


def update_item(tx: Tx, merchant: Merchant, item_id: str, body: ItemUpdate) -> Item:
    """Changes an item from now on; what was ordered of it stays as it was.

    Raises: as `create_item`, but for the limit; NotFound `item_not_found`.
    """
    merchant = lock_merchant(tx, merchant)
    item = get_item(tx, item_id)  # as whoever wrote before us left it
    sent = {
        name: value
        for name, value in body.dict(exclude_unset=True).items()
        if value is not None or name in _CLEARED_BY_NULL
    }
    if any(name in sent for name in _PRICES):
        sent.update(_price(sent, merchant.currency))
    changed = replace(item, **{**sent, **_texts(sent)})
    crud.update_item(tx, changed)
    return changed


def delete_item(tx: Tx, merchant: Merchant, item_id: str) -> None:
    """Takes an item off the menu.

    Raises:
        NotFound: `item_not_found`.
    """
    lock_merchant(tx, merchant)
    crud.update_item(tx, replace(get_item(tx, item_id), deleted_at=clock.now()))


def get_item(tx: Tx, item_id: str) -> Item:
    """An item that is on a menu.

    Raises:
        NotFound: `item_not_found`.
    """
    item = crud.get_item(tx, item_id)
    if not item or item.deleted_at is not None:
        raise item_not_found()
    return item


def get_items(tx: Tx, merchant_id: str, item_ids: Iterable[str]) -> dict[str, Item]:
    """Items of a merchant by id, for whoever writes them on a bill.

    What is not on the menu (unknown, deleted, another merchant's) is left out. What is
    on it and not `available` is there: whether it can be ordered is the caller's to
    say, and so is what becomes of a price in a `currency` that is the merchant's no
    more.
    """
    return {item.id: item for item in crud.get_items(tx, merchant_id, item_ids)}


def item_not_found() -> NotFound:
    return NotFound("item_not_found", "There is no such item.")


def _price(sent: dict[str, Any], currency: str) -> dict[str, Any]:
    """The one price that was sent, in the merchant's currency or in sats."""
    price = {name: sent.get(name) for name in _PRICES}
    is_minor = price["price_minor"] is not None
    if is_minor == (price["price_sats"] is not None):
        raise InvalidInput("price_needed", "Send either price_sats or price_minor.")
    if is_minor and not currency:
        raise InvalidInput("currency_needed", "This merchant charges in sats.")
    return {**price, "currency": currency if is_minor else ""}


def _texts(sent: dict[str, Any]) -> dict[str, Any]:
    """Category and image, if they were sent; an empty text is none."""
    texts = {name: sent[name] or None for name in _CLEARED_BY_NULL if name in sent}
    checked_image(texts.get("image"))
    return texts
