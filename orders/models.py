"""Nouns of the orders' slice, and the bodies that make them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from ..fields import Flag, Label, Line, Positive, Reason, Text, Whole

# What became of a core payment. Judged once, when it is first seen, and kept.
EARNED = "earned"
NO_CUSTOMER = "no_customer"
NOT_A_BILL = "not_a_bill"
NOT_LINKED = "not_linked"
BEFORE_LINK = "before_link"
OWN_WALLET = "own_wallet"
DISABLED = "disabled"
MODE_OFF = "mode_off"
REVERSIBLE = "reversible"
NO_RATE = "no_rate"

OPEN, PAID, VOID = "open", "paid", "void"
PART_REFUNDED, REFUNDED = "part_refunded", "refunded"
NEW, CANCELED = "new", "canceled"

# An order's source: made here, or a payment made elsewhere that names its customer.
OURS, NAMED = "loyalty", "payment"


@dataclass(frozen=True)
class Order:
    """A bill.

    Attributes:
        amount_sats: what is asked for, without the tip; amount_minor: the same in
            `currency`, 0 in sats.
        minor_per_btc: the rate frozen with the invoice, 0 if there was none.
        kitchen: new, accepted, ready, served or canceled.
        bill: open, paid, part_refunded, refunded or void.
        source: `loyalty`, or `payment` for a payment made elsewhere that names its
            customer.
    """

    id: str
    merchant_id: str
    program_id: str
    customer_pubkey: str | None
    referrer_pubkey: str | None
    amount_sats: int
    amount_minor: int
    currency: str
    minor_per_btc: int
    tip_sats: int
    table_name: str
    note: str
    kitchen: str
    bill: str
    source: str
    payment_hash: str | None
    payment_request: str | None
    actor_id: str
    created_at: int
    paid_at: int | None

    @property
    def total_sats(self) -> int:
        """What the invoice is over."""
        return self.amount_sats + self.tip_sats

    @property
    def status(self) -> str:
        """The one word of the public contract, derived from kitchen and bill."""
        if self.bill == REFUNDED:
            return "refunded"
        if self.kitchen == "canceled" or self.bill == VOID:
            return "canceled"
        if self.bill == OPEN:
            return "pending"
        shown = {"new": "paid", "served": "completed"}
        return shown.get(self.kitchen, self.kitchen)


@dataclass(frozen=True)
class Payment:
    """A core payment that we have judged. It belongs to one merchant for ever.

    Attributes:
        base_sats: what counted of it.
        outcome: what became of it, one of the words above or a refusal's code.
        time: when it settled, as first seen; never read again.
    """

    checking_id: str
    payment_hash: str
    wallet_id: str
    merchant_id: str | None
    order_id: str | None
    amount_msat: int
    base_sats: int
    outcome: str
    time: int
    recorded_at: int


class KitchenBody(BaseModel):
    """What `PUT L/orders/{id}/status` takes."""

    status: Literal["new", "accepted", "ready", "served", "canceled"]


class OrderBody(BaseModel):
    """What `POST L/orders` takes: a bill in sats or in the merchant's currency."""

    merchant_id: Line
    amount_sats: Positive | None
    amount_minor: Positive | None
    customer_pubkey: Line | None
    referrer_pubkey: Line | None
    tip_sats: Whole = Whole(0)
    table: Label | None
    note: Text | None


class RefundBody(BaseModel):
    """What `POST L/orders/{id}/refund` takes: one amount, and why."""

    amount_sats: Whole | None
    amount_minor: Whole | None
    reason: Reason
    return_by: Literal["cash", "withdraw_qr", "invoice", "none"] = "none"
    return_rewards: Flag = False
