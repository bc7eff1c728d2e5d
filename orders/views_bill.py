"""REST for a bill: its lines, its payments, rewards on it, and whose it is."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query

from .. import acts, changes
from ..callers import ADMIN, INVOICE, Proof
from ..merchants.access import Access, Right, authorize
from ..merchants.staff import answering_staff, named_staff
from ..merchants.views_staff import Said
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Once
from . import discounting, open_bill, parts, services
from .bodies import (
    CustomerBody,
    LinesBody,
    PaymentBody,
    RewardOnBillBody,
    SettleBody,
)
from .models import Order
from .order_view import payment_view
from .payments import by_hand
from .payments.invoicing import invoice
from .receipts import attaching
from .views_api import invoiced_view, see_order

bill_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Orders"])

BILL = Right(INVOICE, scopes=("pos",))
GIVE_BACK = Right(ADMIN, scopes=("redeem",))


def _may(tx: Tx, proof: Proof | None, order_id: str) -> Access:
    order = services.get_order(tx, order_id)
    return authorize(tx, proof, order.merchant_id, BILL)


async def _changed(
    proof: Proof | None, order_id: str, change: Callable[[Tx, Access], Order]
) -> dict[str, Any]:
    """Changes an open bill, and asks for it anew."""

    def act(tx: Tx) -> Order:
        return change(tx, _may(tx, proof, order_id))

    order = await store.write(act)
    invoiced = await invoice(order.id)
    changes.announce(order.merchant_id)
    shown = await store.read(see_order, proof, invoiced.order, BILL)
    return {**invoiced_view(invoiced), "order": shown}


@bill_api_router.post("/orders/{order_id}/lines")
async def api_add_lines(
    order_id: str, body: LinesBody, proof: AnyProof, once: Once
) -> dict[str, Any]:
    """Put more lines on an open bill. Its invoice is replaced by a new one.

    With an `Idempotency-Key`, the same request again puts nothing more on it.
    """

    def add(tx: Tx, by: Access) -> Order:
        def act() -> dict[str, Any]:
            open_bill.add_lines(tx, by.merchant, order_id, body.lines, by.actor_id)
            return {}

        once.at_most_once(tx, act)
        return services.get_order(tx, order_id)

    return await _changed(proof, order_id, add)


@bill_api_router.put("/orders/{order_id}/rewards/{redemption_id}")
async def api_put_reward(
    order_id: str, redemption_id: str, body: RewardOnBillBody, proof: AnyProof
) -> dict[str, Any]:
    """Put a guest's reserved reward on their open bill, as a line below zero.

    It is used when the bill is paid, and goes back if the bill is canceled. First free
    items count, then per cent, then sats; the tip is not touched.
    """
    return await _changed(
        proof,
        order_id,
        lambda tx, by: open_bill.put_reward(
            tx, order_id, redemption_id, body.line_id, by.actor_id
        ),
    )


@bill_api_router.delete("/orders/{order_id}/rewards/{redemption_id}")
async def api_take_reward_off(
    order_id: str,
    redemption_id: str,
    proof: AnyProof,
    staff: Said,
    give_back: Annotated[bool, Query()] = False,
) -> dict[str, Any]:
    """Take a reward off an open bill. It stays reserved, its time starts anew.

    With `give_back=true` its points go back to the card instead, for who may cancel it.
    By a staff link somebody answers for it by name, and by their PIN if they have one;
    that they did stands on the card.
    """

    def take_off(tx: Tx, by: Access) -> Order:
        if give_back:
            authorize(tx, proof, by.merchant.id, GIVE_BACK)
        actor_id = answering_staff(tx, by, staff)
        return open_bill.take_reward_off(
            tx, order_id, redemption_id, actor_id, give_back
        )

    return await _changed(proof, order_id, take_off)


@bill_api_router.delete("/orders/{order_id}/discount")
async def api_take_discount_off(
    order_id: str, proof: AnyProof, staff: Said
) -> dict[str, Any]:
    """Take the discount off an open bill: it costs what it would without.

    By a staff link somebody answers for it by name, and by their PIN if they have one.
    Nobody puts it back but by what the guest is promised anew.
    """

    def take_off(tx: Tx, by: Access) -> Order:
        actor_id = answering_staff(tx, by, staff)
        order = discounting.take_discount_off(tx, order_id, actor_id)
        acts.note(tx, "discount_removed", by.merchant, actor_id, order_id)
        return order

    return await _changed(proof, order_id, take_off)


# --- payments -------------------------------------------------------------------------


@bill_api_router.post("/orders/{order_id}/payments", status_code=HTTPStatus.CREATED)
async def api_ask_for_part(
    order_id: str, body: PaymentBody, proof: AnyProof, once: Once
) -> dict[str, Any]:
    """Ask for a part of a bill: an amount, one of equal shares, lines; or the rest.

    Each payment has its own invoice, receipt and claim; together they earn what the
    whole bill would have. With an `Idempotency-Key`, the same request again gives the
    same payment.
    """

    def ask(tx: Tx) -> tuple[str, str]:
        access = _may(tx, proof, order_id)

        def act() -> dict[str, Any]:
            made = parts.ask_for(tx, order_id, body, access.actor_id)
            return {"payment_id": made.id}

        return once.at_most_once(tx, act)["payment_id"], access.merchant.id

    payment_id, merchant_id = await store.write(ask)
    invoiced = await invoice(order_id, payment_id)
    changes.announce(merchant_id)
    return {**invoiced_view(invoiced), "payment_id": payment_id}


@bill_api_router.delete("/orders/{order_id}/payments/{payment_id}")
async def api_take_part_back(
    order_id: str, payment_id: str, proof: AnyProof
) -> dict[str, Any]:
    """Ask no more for a part that nobody has paid. Should it be paid, it counts."""

    def take_back(tx: Tx) -> tuple[str, dict[str, Any]]:
        access = _may(tx, proof, order_id)
        void = parts.take_back(tx, order_id, payment_id)
        return access.merchant.id, payment_view(void)

    merchant_id, payment = await store.write(take_back)
    changes.announce(merchant_id)
    return {"payment": payment}


@bill_api_router.post("/orders/{order_id}/settle")
async def api_settle(
    order_id: str, body: SettleBody, proof: AnyProof, staff: Said, once: Once
) -> dict[str, Any]:
    """A named member of staff got the money in cash or by card: the bill is paid.

    Where the owner allows it. Needs an Idempotency-Key, and `X-Loyalty-Staff`.
    """

    def settle(tx: Tx) -> dict[str, Any]:
        access = _may(tx, proof, order_id)
        person = named_staff(tx, access, staff)
        actor_id = person.actor_id

        def act() -> dict[str, Any]:
            paid = by_hand.settle_by_hand(
                tx, order_id, body.payment_id, body.method, actor_id
            )
            return {"payment_id": paid.id}

        done = once.once(tx, act)
        order = services.get_order(tx, order_id)
        return {**done, "order": see_order(tx, proof, order, BILL)}

    answer = await store.write(settle)
    changes.announce(answer["order"]["merchant_id"])
    return answer


# --- whose it is ----------------------------------------------------------------------


@bill_api_router.put("/orders/{order_id}/customer")
async def api_attach(
    order_id: str, body: CustomerBody, proof: AnyProof, staff: Said
) -> dict[str, Any]:
    """Say whose bill it is: freely until it is paid.

    Afterwards once, within the window to claim it, by named staff; whoever may `manage`
    puts a wrong card right.
    """

    def attach(tx: Tx) -> dict[str, Any]:
        order = attaching.attach(tx, proof, order_id, body, staff)
        return see_order(tx, proof, order, BILL)

    shown = await store.write(attach)
    changes.announce(shown["merchant_id"])
    return shown


@bill_api_router.delete("/orders/{order_id}/customer")
async def api_detach(order_id: str, proof: AnyProof) -> dict[str, Any]:
    """Say that an unpaid bill is nobody's."""

    def detach(tx: Tx) -> dict[str, Any]:
        _may(tx, proof, order_id)
        order = services.hold_open_order(tx, order_id)
        return see_order(tx, proof, open_bill.set_open_customer(tx, order, None), BILL)

    shown = await store.write(detach)
    changes.announce(shown["merchant_id"])
    return shown
