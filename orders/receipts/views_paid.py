"""REST for other extensions: an order paid elsewhere, and its guest at a glance."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter

from ... import changes
from ...callers import INVOICE, Proof
from ...customers.services import glance
from ...exceptions import NotFound
from ...merchants.access import Access, Right, authorize
from ...store import Tx, store
from ...web import AnyProof, LoyaltyRoute
from .. import bill_crud, crud
from ..bodies import PaidBody
from ..models import OPEN, Order
from ..order_view import with_glance
from ..receipt_tokens import receipt_token
from . import adopting

paid_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Orders"])

TELL = Right(INVOICE, scopes=("pos", "orders"))
GLANCE = Right(INVOICE, scopes=("monitor", "orders"))


# A path of its own, before `/orders/{order_id}`.
@paid_api_router.post("/orders/paid", status_code=HTTPStatus.CREATED)
async def api_order_paid(body: PaidBody, proof: AnyProof) -> dict[str, Any]:
    """Tell of an order that was paid elsewhere in this LNbits, by its payment hash.

    It earns for `customer_pubkey`; without one, whoever shows its receipt can claim it.
    The same hash again gives the same answer, and never counts twice. `tip_sats` is
    part of what was paid; `lines` are for the receipt.
    """

    def may(tx: Tx) -> Access:
        return authorize(tx, proof, body.merchant_id, TELL)

    access = await store.read(may)
    payment = await adopting.find_core_payment(access, body.payment_hash)

    def adopt(tx: Tx) -> dict[str, Any]:
        order = adopting.adopt(tx, may(tx), payment, body)
        shown = with_glance(tx, access.merchant, order)
        payment_id = adopting.payment_of(tx, order, payment).id
        return {
            "order": shown,
            "payment_hash": body.payment_hash,
            "receipt_token": receipt_token(tx, payment_id),
        }

    answer = await store.write(adopt)
    changes.announce(access.merchant.id)
    return answer


@paid_api_router.get("/orders/by-hash/{payment_hash}/glance")
async def api_glance_by_hash(payment_hash: str, proof: AnyProof) -> dict[str, Any]:
    """The guest of an order, for another extension's own monitor, in words.

    An order that is not there, or not the caller's, is 404.
    """

    def look(tx: Tx) -> dict[str, Any]:
        order = _by_hash(tx, payment_hash)
        merchant = _merchant(tx, proof, order).merchant
        guest = glance(tx, merchant, order.customer_pubkey, order.bill == OPEN)
        return {
            "headline": guest.headline,
            "name": guest.name,
            "tier": guest.tier,
            "color": guest.color,
            "visits_this_month": guest.visits_this_month,
            "points": guest.points,
            "rewards_ready": [
                {"id": reward_id, "name": name}
                for reward_id, name in guest.rewards_ready
            ],
        }

    return await store.read(look)


def _by_hash(tx: Tx, payment_hash: str) -> Order:
    payment = bill_crud.find_bill_payment(tx, payment_hash)
    order = crud.get_order(tx, payment.order_id) if payment else None
    if not order:
        raise _not_found()
    return order


def _merchant(tx: Tx, proof: Proof | None, order: Order) -> Access:
    try:
        return authorize(tx, proof, order.merchant_id, GLANCE)
    except NotFound:
        raise _not_found() from None


def _not_found() -> NotFound:
    return NotFound("order_not_found", "There is no such order.")
