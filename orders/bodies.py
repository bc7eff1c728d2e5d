"""What calls about orders bring."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from ..fields import (
    BasisPoints,
    Flag,
    Invoice,
    Label,
    Line,
    Positive,
    Reason,
    Text,
    Whole,
)

MOST_LINES = 200


class KitchenBody(BaseModel):
    """What `PUT L/orders/{id}/status` takes."""

    status: Literal["new", "accepted", "ready", "served", "canceled"]


class LineBody(BaseModel):
    """One line of a bill: an item of the menu, or a name and a price.

    Attributes:
        tax_bp: the tax that is in the price, 10000 = 100 %.
    """

    name: Label | None
    unit_price_sats: Whole | None
    unit_price_minor: Whole | None
    quantity: Positive = Positive(1)
    item_id: Label | None
    category: Label | None
    tax_bp: BasisPoints | None


class LinesBody(BaseModel):
    """What `POST L/orders/{id}/lines` puts on an open bill."""

    lines: list[LineBody] = Field(..., min_items=1, max_items=MOST_LINES)


class PriceBody(BaseModel):
    """What a bill is over: lines, or one amount in sats or the merchant's currency.

    Attributes:
        use_last_rate: where there is no live price, the last one known will do, if it
            is at most a day old.
    """

    lines: list[LineBody] | None = Field(None, min_items=1, max_items=MOST_LINES)
    amount_sats: Positive | None
    amount_minor: Positive | None
    use_last_rate: Flag = False


class OrderBody(PriceBody):
    """What `POST L/orders` takes: a bill in sats or in the merchant's currency.

    Attributes:
        keep_open: an open table: there is no invoice before somebody asks for one.
        quote_id: what a guest was promised for a bill of just that amount.
    """

    merchant_id: Line
    customer_pubkey: Line | None
    referrer_pubkey: Line | None
    tip_sats: Whole = Whole(0)
    table: Label | None
    note: Text | None
    reference: Label | None
    keep_open: Flag = False
    redemption_ids: list[Label] = Field([], max_items=20)
    quote_id: Label | None


class PaymentBody(BaseModel):
    """What `POST L/orders/{id}/payments` takes: how much of a bill; nothing: the rest.

    Attributes:
        share: one of so many equal shares of the bill.
        tip_sats: beside the bill's own tip, which is shared out with it.
    """

    amount_sats: Positive | None
    share: Positive | None
    line_ids: list[Label] | None = Field(None, min_items=1, max_items=MOST_LINES)
    tip_sats: Whole = Whole(0)
    customer_pubkey: Line | None


class SettleBody(BaseModel):
    """What `POST L/orders/{id}/settle` takes.

    Attributes:
        payment_id: the part of a split bill; else all that is left.
    """

    method: Literal["cash", "card"]
    payment_id: Label | None


class PaidBody(BaseModel):
    """What `POST L/orders/paid` takes: an order paid elsewhere in this LNbits."""

    merchant_id: Line
    payment_hash: Label
    customer_pubkey: Line | None
    tip_sats: Whole | None
    lines: list[LineBody] | None = Field(None, max_items=MOST_LINES)
    reference: Label | None
    table: Label | None


class CustomerBody(BaseModel):
    """What `PUT L/orders/{id}/customer` takes.

    Attributes:
        payment_id: which payment of a split bill; reason: why a wrong card is put
            right.
    """

    customer_pubkey: Line
    payment_id: Label | None
    reason: Line = Line("")


class RewardOnBillBody(BaseModel):
    """What `PUT L/orders/{id}/rewards/{redemption_id}` takes: which line is free."""

    line_id: Label | None


class ReturnedLine(BaseModel):
    """So many of a line went back."""

    line_id: Label
    quantity: Positive = Positive(1)


class RefundBody(BaseModel):
    """What `POST L/orders/{id}/refund` takes: one amount, and why.

    Attributes:
        lines: which items went back, for a programme that counts items.
        payment_id: which payment of a split bill gives it back.
        return_rewards: whether rewards on the bill go back to the card, too.
        payment_request: the guest's invoice, with `return_by` = `invoice`.
    """

    amount_sats: Whole | None
    amount_minor: Whole | None
    reason: Reason
    return_by: Literal["cash", "withdraw_qr", "invoice", "none"] = "none"
    return_rewards: Flag = False
    payment_id: Label | None
    payment_request: Invoice | None
    lines: list[ReturnedLine] = Field([], max_items=MOST_LINES)
