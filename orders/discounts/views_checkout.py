"""REST at the counter: what a guest gets, and onto the bill with it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request

from ... import changes, clock
from ... import services as loyalty
from ...callers import CUSTOMER, INVOICE, Proof
from ...customers.views_redemption import check_signer
from ...discounts import crud, pace, usage_crud, using
from ...discounts.badges_seen import look_anew
from ...discounts.deciding import Decided, decide_now
from ...discounts.models import ApplyBody, CalculateBody, Quote
from ...discounts.views import decided_view, usage_view
from ...exceptions import InvalidInput
from ...fields import Positive
from ...guesses import network
from ...idempotency import Idempotency
from ...keys import customer_key
from ...merchants.access import Access, Right, authorize
from ...merchants.staff import StaffSaid
from ...merchants.views_staff import Said
from ...models import Program
from ...signatures import purpose
from ...store import Tx, store
from ...web import AnyProof, LoyaltyRoute, Once, address_of
from .. import services as orders
from ..bodies import PriceBody
from ..models import Order
from ..order_view import order_view
from ..payments.invoicing import invoice
from ..pricing import Price
from . import checkout
from .checkout import Asked

checkout_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Discounts"])

ASK = Right(INVOICE, scopes=("pos",), customer=True, session=True)
USE = Right(INVOICE, scopes=("pos",))


@checkout_api_router.post("/calculate", openapi_extra=purpose("discount"))
async def api_calculate(
    request: Request, body: CalculateBody, proof: AnyProof
) -> dict[str, Any]:
    """What a guest's badges and visits take off a bill of so many sats, and why not
    more.

    Asked by staff or by a program it is an estimate, and nothing is written. Signed by
    the guest, or for the bill (`order_id`) that they have just confirmed, it is a
    quote: good for ten minutes, for one bill of just that amount. What `badges` says is
    not believed.
    """
    pubkey = customer_key(body.customer_pubkey)
    _check_pace(request, proof)
    merchant_id, asks_for_badges = await store.read(_may_ask, proof, body, pubkey)
    if asks_for_badges:
        await look_anew(merchant_id, pubkey)
    decided, is_promised = await store.read(_estimate, proof, body, pubkey)
    quote = None
    if is_promised and decided.decision.applied:
        decided, quote = await store.write(_promise, proof, body, pubkey)
    return decided_view(decided, quote)


def _check_pace(request: Request, proof: Proof | None) -> None:
    """Guests can be anybody: their keys, and where they ask from, have a pace. Raises:
    TooMany `too_many_requests`."""
    if proof and proof.kind == CUSTOMER:
        now = clock.now()
        pace.ADDRESSES.count(network(address_of(request)), now)
        pace.KEYS.count(proof.holder, now)


def _may_ask(
    tx: Tx, proof: Proof | None, body: CalculateBody, pubkey: str
) -> tuple[str, bool]:
    """At which merchant, and whether relays have to be asked for anything there."""
    merchant = _asked(tx, proof, body, pubkey).access.merchant
    return merchant.id, crud.asks_for_badges(tx, merchant.id)


def _asked(tx: Tx, proof: Proof | None, body: CalculateBody, pubkey: str) -> Asked:
    access = authorize(tx, proof, body.merchant_id, ASK)
    check_signer(access, pubkey)
    amount, order = checkout.amount_of(tx, access, pubkey, body.amount, body.order_id)
    return Asked(access, proof, pubkey, amount, order)


def _estimate(
    tx: Tx, proof: Proof | None, body: CalculateBody, pubkey: str
) -> tuple[Decided, bool]:
    asked = _asked(tx, proof, body, pubkey)
    decided = decide_now(tx, asked.access.merchant, pubkey, asked.amount_sats)
    return decided, checkout.has_proved(tx, asked)


def _promise(
    tx: Tx, proof: Proof | None, body: CalculateBody, pubkey: str
) -> tuple[Decided, Quote | None]:
    return checkout.promise(tx, _asked(tx, proof, body, pubkey))


# --- onto the bill --------------------------------------------------------------------


@checkout_api_router.post("/apply", status_code=HTTPStatus.CREATED)
async def api_apply(
    body: ApplyBody, proof: AnyProof, staff: Said, once: Once
) -> dict[str, Any]:
    """Put a discount on a bill, and ask for what is left to pay.

    With `quote_id`, what the guest was promised. Without, it is calculated for
    `merchant_id`, `customer_pubkey` and `amount` or `order_id`, and applied at once: if
    the guest has confirmed that bill, if somebody of the staff answers by PIN, if the
    programme's `proof_policy` is `staff`, or by the owner's admin key. With `order_id`
    it goes on that open bill; else one is made. Needs an Idempotency-Key.
    """
    merchant_id, pubkey, amount, program = await store.read(_look, proof, body)
    await look_anew(merchant_id, pubkey)
    price = None
    if body.order_id is None:
        access = await store.read(_may_use, proof, merchant_id)
        asked = PriceBody(amount_sats=Positive(amount))
        price = await orders.price(asked, access.merchant, program)
    answer = await store.write(_apply, proof, merchant_id, body, price, staff, once)
    invoiced = await invoice(answer["order_id"])
    changes.announce(merchant_id)
    usages = await store.read(_usages, answer)
    return {
        "order": order_view(invoiced.order),
        "usage": [usage_view(usage) for usage in usages],
        "final_amount": invoiced.order.goods_sats,
        "payment_hash": invoiced.payment_hash,
        "payment_request": invoiced.payment_request,
        "receipt_token": invoiced.receipt_token,
    }


def _may_use(tx: Tx, proof: Proof | None, merchant_id: str) -> Access:
    return authorize(tx, proof, merchant_id, USE)


def _look(
    tx: Tx, proof: Proof | None, body: ApplyBody
) -> tuple[str, str, int, Program]:
    """Where it is asked, for whom, and for how much."""
    if body.quote_id is not None:
        quote = usage_crud.get_quote(tx, body.quote_id)
        access = authorize(tx, proof, quote.merchant_id if quote else "", USE)
        quote = using.get_quote(tx, body.quote_id, access.merchant.id)
        pubkey, amount = quote.customer_pubkey or "", quote.amount_sats
    else:
        if body.merchant_id is None or body.customer_pubkey is None:
            raise InvalidInput(
                "quote_needed", "Send a quote_id, or merchant_id and customer_pubkey."
            )
        access = authorize(tx, proof, body.merchant_id, USE)
        pubkey = customer_key(body.customer_pubkey)
        if body.amount is None and body.order_id is None:
            raise InvalidInput("amount_needed", "Send the amount, or the order_id.")
        amount = body.amount or 0
    program = loyalty.get_program(tx, access.merchant.program_id)
    return access.merchant.id, pubkey, amount, program


def _apply(
    tx: Tx,
    proof: Proof | None,
    merchant_id: str,
    body: ApplyBody,
    price: Price | None,
    staff: StaffSaid,
    once: Idempotency,
) -> dict[str, Any]:
    access = _may_use(tx, proof, merchant_id)

    def act() -> dict[str, Any]:
        order = _put(tx, access, proof, body, price, staff)
        return {"order_id": order.id, "quote_id": order.quote_id}

    return once.once(tx, act)


def _put(
    tx: Tx,
    access: Access,
    proof: Proof | None,
    body: ApplyBody,
    price: Price | None,
    staff: StaffSaid,
) -> Order:
    if body.quote_id is not None:
        return checkout.apply_quote(tx, access, body, price)
    pubkey = customer_key(body.customer_pubkey)
    amount, order = checkout.amount_of(tx, access, pubkey, body.amount, body.order_id)
    asked = Asked(access, proof, pubkey, amount, order)
    return checkout.apply_at_once(tx, asked, body, price, staff)


def _usages(tx: Tx, answer: dict[str, Any]) -> list[Any]:
    found = usage_crud.get_usages(tx, [answer["order_id"]])
    return [usage for usage in found if usage.quote_id == answer["quote_id"]]
