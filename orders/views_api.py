"""REST for orders."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request

from .. import changes, clock
from .. import services as loyalty
from ..callers import INVOICE, Proof
from ..crud import get_refund_reason, get_refunds, has_order_proof
from ..customers.services import glance
from ..customers.views_api import glance_view
from ..exceptions import NotProved
from ..idempotency import Idempotency, idempotency
from ..merchants.access import Access, Right, authorize
from ..merchants.models import Merchant
from ..models import Program
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import crud, services
from .models import OPEN, PART_REFUNDED, REFUNDED, KitchenBody, Order, OrderBody
from .views_refunds import refund_view

orders_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Orders"])

MAKE = Right(INVOICE, scopes=("pos", "orders"))
SEE = Right(INVOICE, scopes=("monitor",))


@orders_api_router.post("/orders", status_code=HTTPStatus.CREATED)
async def api_create_order(
    request: Request,
    body: OrderBody,
    proof: AnyProof,
    idempotency_key: Annotated[str | None, Header()] = None,
) -> dict[str, Any]:
    """Make a bill and its Lightning invoice over amount + tip.

    Send `amount_sats`, or `amount_minor` in the merchant's currency: the rate is frozen
    with the invoice. Paid, the bill earns for `customer_pubkey`; the tip never does.
    With an `Idempotency-Key`, the same request again gives the same order.
    """
    if proof is None:
        raise NotProved("not_proved", "Send an API key or a token.")
    key = idempotency(
        proof.holder, "POST /orders", idempotency_key, await request.body()
    )
    access, program, order = await store.read(_may_charge, proof, body.merchant_id, key)
    if not order:  # what was priced before is not priced again
        price = await services.price(body, access, program)
        order = await store.write(services.open_order, access, body, price, key)
    invoiced = await services.invoice(order)
    changes.announce(order.merchant_id)
    return {
        "order": order_view(invoiced.order),
        "payment_hash": invoiced.payment_hash,
        "payment_request": invoiced.payment_request,
        "receipt_token": invoiced.receipt_token,
    }


def _may_charge(
    tx: Tx, proof: Proof, ref: str, key: Idempotency
) -> tuple[Access, Program, Order | None]:
    """Lets a caller charge; with the order that this very request has made before."""
    access = authorize(tx, proof, ref, MAKE)
    made = key.find(tx)
    order = services.get_order(tx, made) if made else None
    return access, loyalty.get_program(tx, access.merchant.program_id), order


@orders_api_router.get("/orders/{order_id}")
async def api_get_order(order_id: str, proof: AnyProof) -> dict[str, Any]:
    """One order."""

    def get(tx: Tx) -> dict[str, Any]:
        order = services.get_order(tx, order_id)
        merchant = authorize(tx, proof, order.merchant_id, SEE).merchant
        return with_glance(tx, merchant, order)

    return await store.read(get)


@orders_api_router.put("/orders/{order_id}/status")
async def api_move_order(
    order_id: str, body: KitchenBody, proof: AnyProof
) -> dict[str, Any]:
    """Move an order on in the kitchen. Canceling a paid one needs a refund instead."""

    def move(tx: Tx) -> dict[str, Any]:
        order = services.get_order(tx, order_id)
        merchant = authorize(tx, proof, order.merchant_id, SEE).merchant
        return with_glance(tx, merchant, services.move(tx, order_id, body.status))

    moved = await store.write(move)
    changes.announce(moved["merchant_id"])
    return moved


@orders_api_router.get("/merchants/{merchant_id}/orders")
async def api_list_orders(
    merchant_id: str,
    page: Page,
    proof: AnyProof,
    active: Annotated[bool, Query()] = False,
) -> dict[str, Any]:
    """The merchant's orders, newest first, each with its guest at a glance.

    With `active=true` those of today that the kitchen is not done with.
    """

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        today = clock.day_began(clock.now(), merchant.timezone, merchant.day_start_hour)
        orders, total = crud.list_orders(
            tx,
            merchant.id,
            today if active else None,
            page.order(crud.SORTS),
            {"limit": page.limit, "offset": page.offset},
        )
        return page_of([with_glance(tx, merchant, order) for order in orders], total)

    return await store.read(listed)


_SHOWN = (
    "id",
    "merchant_id",
    "customer_pubkey",
    "amount_sats",
    "amount_minor",
    "currency",
    "minor_per_btc",
    "tip_sats",
    "note",
    "kitchen",
    "bill",
    "status",
    "source",
    "payment_hash",
    "created_at",
    "paid_at",
)


def with_glance(tx: Tx, merchant: Merchant, order: Order) -> dict[str, Any]:
    pubkey = order.customer_pubkey
    guest = glance(tx, merchant, pubkey, order.bill == OPEN)
    verified = bool(pubkey) and has_order_proof(tx, order.id, pubkey or "")
    return {
        **order_view(order, verified),
        **_refunds(tx, order),
        "glance": glance_view(guest),
    }


def _refunds(tx: Tx, order: Order) -> dict[str, Any]:
    if order.bill not in (PART_REFUNDED, REFUNDED):
        return {"refunded_sats": 0, "refunds": []}
    refunds = get_refunds(tx, order.id)
    return {
        "refunded_sats": sum(refund.amount_sats for refund in refunds),
        "refunds": [refund_view(r, get_refund_reason(tx, r.id)) for r in refunds],
    }


def order_view(order: Order, verified: bool = False) -> dict[str, Any]:
    """One order; `verified`: its customer has confirmed it with their own key."""
    shown = {name: getattr(order, name) for name in _SHOWN}
    return {**shown, "table": order.table_name, "verified": verified}
