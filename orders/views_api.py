"""REST for orders: make one, read them, move them on in the kitchen."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request

from .. import changes, clock
from .. import services as loyalty
from ..callers import INVOICE, Proof
from ..discounts.looking import look_at_quote
from ..exceptions import NotAllowed, NotProved
from ..idempotency import Idempotency, idempotency
from ..merchants.access import Access, Right, authorize
from ..models import Program
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import crud, open_bill, services
from .bodies import KitchenBody, OrderBody
from .discounting import put_quote
from .models import Order
from .order_view import order_view, with_glance, with_glances
from .payments.invoicing import Invoiced, invoice

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
    """Make a bill and its Lightning invoice over amount − rewards + tip.

    Send `lines`, or `amount_sats`, or `amount_minor` in the merchant's currency: the
    rate is frozen with the invoice. Paid, the bill earns for `customer_pubkey`; the tip
    never does. `keep_open` makes an open table, without an invoice before one is asked
    for. With an `Idempotency-Key`, the same request again gives the same order. With a
    `quote_id` of `POST calculate` its discount is on the bill.
    """
    if proof is None:
        raise NotProved("not_proved", "Send an API key or a token.")
    key = idempotency(
        proof.holder, "POST /orders", idempotency_key, await request.body()
    )
    access, program, order = await store.read(_may_charge, proof, body.merchant_id, key)
    if not order:  # what was priced before is not priced again
        if body.quote_id:
            await look_at_quote(body.quote_id, access.merchant.id)
        price = await services.price(body, access.merchant, program)

        def make(tx: Tx) -> Order:
            made = services.open_order(tx, access, body, price, key)
            for redemption_id in body.redemption_ids:
                open_bill.put_reward(tx, made.id, redemption_id, None, access.actor_id)
            if body.quote_id:
                put_quote(tx, access.merchant, made.id, body.quote_id, access.actor_id)
            return made

        order = await store.write(make)
    invoiced = await invoice(order.id)
    changes.announce(order.merchant_id)
    return invoiced_view(invoiced)


def invoiced_view(invoiced: Invoiced) -> dict[str, Any]:
    """An order with what it takes to pay it."""
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


def see_order(
    tx: Tx, proof: Proof | None, order: Order, right: Right = SEE
) -> dict[str, Any]:
    """An order as its caller may see it: receipts' secrets only for who makes bills."""
    merchant = authorize(tx, proof, order.merchant_id, right).merchant
    try:
        authorize(tx, proof, order.merchant_id, MAKE)
    except NotAllowed:
        return with_glance(tx, merchant, order)
    return with_glance(tx, merchant, order, with_receipts=True)


@orders_api_router.get("/orders/{order_id}")
async def api_get_order(order_id: str, proof: AnyProof) -> dict[str, Any]:
    """One order, with its lines and payments."""

    def get(tx: Tx) -> dict[str, Any]:
        return see_order(tx, proof, services.get_order(tx, order_id))

    return await store.read(get)


@orders_api_router.put("/orders/{order_id}/status")
async def api_move_order(
    order_id: str, body: KitchenBody, proof: AnyProof
) -> dict[str, Any]:
    """Move an order on in the kitchen. Canceling a paid one needs a refund instead."""

    def move(tx: Tx) -> dict[str, Any]:
        order = services.get_order(tx, order_id)
        access = authorize(tx, proof, order.merchant_id, SEE)
        moved = services.move(tx, order_id, body.status, access.actor_id)
        return with_glance(tx, access.merchant, moved)

    moved = await store.write(move)
    changes.announce(moved["merchant_id"])
    return moved


@orders_api_router.get("/merchants/{merchant_id}/orders")
async def api_list_orders(
    merchant_id: str,
    page: Page,
    proof: AnyProof,
    active: Annotated[bool, Query()] = False,
    bill: Annotated[str | None, Query()] = None,
) -> dict[str, Any]:
    """The merchant's orders, newest first, each with its guest at a glance.

    With `active=true` those of today that the kitchen is not done with; with
    `bill=open` those that are not paid: the open tables.
    """

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        today = merchant.clock.day_began(clock.now())
        orders, total = crud.list_orders(
            tx,
            merchant.id,
            crud.Wanted(today if active else None, bill),
            page.order(crud.SORTS),
            {"limit": page.limit, "offset": page.offset},
        )
        return page_of(with_glances(tx, merchant, orders), total)

    return await store.read(listed)
