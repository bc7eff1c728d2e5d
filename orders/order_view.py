"""Orders as the public contract has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..crud import get_refund_reason, get_refunds, has_order_proof
from ..customers.services import glance
from ..customers.views_api import glance_view
from ..merchants.models import Merchant
from ..store import Tx
from . import bill_crud
from .models import OPEN, PART_REFUNDED, REFUNDED, BillPayment, Line, Order
from .receipt_tokens import receipt_token
from .refunds.views_refunds import refund_view
from .splitting import left_sats

_SHOWN = (
    "id",
    "merchant_id",
    "customer_pubkey",
    "amount_sats",
    "amount_minor",
    "rewards_sats",
    "rewards_minor",
    "currency",
    "minor_per_btc",
    "tip_sats",
    "total_sats",
    "note",
    "reference",
    "kitchen",
    "bill",
    "status",
    "flag",
    "source",
    "payment_hash",
    "created_at",
    "paid_at",
)
_LINE = (
    "id",
    "kind",
    "name",
    "category",
    "item_id",
    "quantity",
    "unit_sats",
    "unit_minor",
    "total_sats",
    "total_minor",
    "tax_bp",
    "redemption_id",
    "payment_id",
)
_PAYMENT = (
    "id",
    "number",
    "amount_sats",
    "amount_minor",
    "tip_sats",
    "surplus_sats",
    "total_sats",
    "method",
    "state",
    "payment_hash",
    "customer_pubkey",
    "created_at",
    "paid_at",
    "claimed_at",
)


def with_glance(
    tx: Tx, merchant: Merchant, order: Order, with_receipts: bool = False
) -> dict[str, Any]:
    """One order with all that is known of it.

    Args:
        with_receipts: with the receipts' secrets: whoever has one can claim it.
    """
    shown = with_glances(tx, merchant, [order])[0]
    if with_receipts:
        for payment in shown["payments"]:
            payment["receipt_token"] = receipt_token(tx, payment["id"])
    return shown


def with_glances(
    tx: Tx, merchant: Merchant, orders: Sequence[Order]
) -> list[dict[str, Any]]:
    """Orders, each with its lines and payments, and its guest at a glance."""
    ids = [order.id for order in orders]
    lines = bill_crud.get_lines(tx, ids)
    all_payments = bill_crud.get_bill_payments(tx, ids)
    payments = {i: [p for p in all_payments if p.order_id == i] for i in ids}
    return [
        {
            **_order(tx, order),
            **_refunds(tx, order, payments[order.id]),
            **bill_view(
                order,
                [line for line in lines if line.order_id == order.id],
                payments[order.id],
            ),
            "glance": glance_view(
                glance(tx, merchant, order.customer_pubkey, order.bill == OPEN)
            ),
        }
        for order in orders
    ]


def _order(tx: Tx, order: Order) -> dict[str, Any]:
    pubkey = order.customer_pubkey
    verified = bool(pubkey) and has_order_proof(tx, order.id, pubkey or "")
    return order_view(order, verified)


def _refunds(tx: Tx, order: Order, payments: Sequence[BillPayment]) -> dict[str, Any]:
    """What went back of a bill, each with the payment that it is of."""
    if order.bill not in (PART_REFUNDED, REFUNDED):
        return {"refunded_sats": 0, "refunds": []}
    refunds = get_refunds(tx, order.id)
    paid_by = {payment.checking_id: payment.id for payment in payments}
    return {
        "refunded_sats": sum(refund.amount_sats for refund in refunds),
        "refunds": [
            refund_view(
                refund, get_refund_reason(tx, refund.id), paid_by.get(refund.source_id)
            )
            for refund in refunds
        ],
    }


def order_view(order: Order, verified: bool = False) -> dict[str, Any]:
    """One order; `verified`: its customer has confirmed it with their own key."""
    shown = {name: getattr(order, name) for name in _SHOWN}
    return {**shown, "table": order.table_name, "verified": verified}


def bill_view(
    order: Order, lines: Sequence[Line], payments: Sequence[BillPayment]
) -> dict[str, Any]:
    """What a bill is made of, what it is paid with, and what is left to ask for."""
    return {
        "lines": [{name: getattr(line, name) for name in _LINE} for line in lines],
        "payments": [payment_view(payment) for payment in payments],
        "left_sats": left_sats(order, payments) if order.bill == OPEN else 0,
    }


def payment_view(payment: BillPayment) -> dict[str, Any]:
    """One payment of a bill."""
    return {name: getattr(payment, name) for name in _PAYMENT}
