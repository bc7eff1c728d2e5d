"""Nouns of the menu, and the bodies that change them."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from ..fields import Flag, Line, Name, Note, Share, Whole


@dataclass(frozen=True)
class Item:
    """Something that a merchant sells.

    Attributes:
        price_sats, price_minor: for one, tax included: one of the two, the other None.
        currency: of `price_minor`, as the merchant charged when it was set; else empty.
            A merchant that changes its currency has not changed its prices.
        image: an https:// address, or the path of an asset of this LNbits.
        sort_order: the owner's order, smallest first.
        tax_bp: the rate of the tax that is in the price, in basis points.
    """

    id: str
    merchant_id: str
    name: str
    price_sats: int | None
    price_minor: int | None
    currency: str
    category: str | None
    image: str | None
    available: bool
    sort_order: int
    tax_bp: int
    created_at: int
    deleted_at: int | None


class ItemFields(BaseModel):
    """What an owner may say of an item.

    Its price is in whole sats or in whole minor units of the merchant's currency.
    `image` is an https:// address or a path of an LNbits asset, `/api/v1/assets/…`.
    """

    price_sats: Whole | None
    price_minor: Whole | None
    category: Note | None
    image: Line | None


class ItemBody(ItemFields):
    """What makes an item: a name and one price."""

    name: Name
    available: Flag = True
    sort_order: Whole = Whole(0)
    tax_bp: Share = Share(0)


class ItemUpdate(ItemFields):
    """What changes an item; a field that is not sent stays as it is.

    One price takes the other's place. `null` takes away the category or the image.
    """

    name: Name | None
    available: Flag | None
    sort_order: Whole | None
    tax_bp: Share | None
