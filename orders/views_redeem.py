"""REST for asking for a reward: for the counter, or for an open bill."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from .. import changes, clock, services, sessions
from ..callers import ADMIN, Proof
from ..customers.views_redemption import (
    CARD,
    check_signer,
    codes_of,
    redemption_view,
)
from ..exceptions import Conflict, NotAllowed, NotFound
from ..fields import Flag, Label
from ..idempotency import Idempotency
from ..keys import customer_key
from ..merchants.access import Access, Right, authorize
from ..merchants.staff import StaffSaid, named_staff
from ..merchants.views_staff import Said
from ..services import Asked
from ..signatures import purpose
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Once
from . import open_bill
from .models import Order
from .payments.invoicing import invoice
from .services import hold_open_order

redeem_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Card"])

REDEEM = Right(ADMIN, scopes=("redeem",), customer=True)
REDEEM_ON_BILL = replace(REDEEM, session=True)
NOT_THERE = NotFound("order_not_found", "There is no such order.")


class RedeemBody(BaseModel):
    """Which reward.

    Attributes:
        order_id: the open bill that it goes on; line_id: which line is free.
        fulfil: staff gives it at once, with ten seconds to call it back.
    """

    reward_id: Label
    order_id: Label | None
    line_id: Label | None
    fulfil: Flag = False


@redeem_api_router.post(
    f"{CARD}/redeem",
    status_code=HTTPStatus.CREATED,
    openapi_extra=purpose("redeem"),
)
async def api_redeem(
    merchant_id: str,
    customer_pubkey: str,
    body: RedeemBody,
    proof: AnyProof,
    staff: Said,
    key: Once,
) -> dict[str, Any]:
    """Use points for a reward. They leave the card now.

    The answer is `reserved` and has a code. Staff who gets to see the code fulfils it;
    nobody does in time: it lapses, and the points come back. `fulfil: true` (staff)
    gives it at once: it counts as fulfilled from `fulfil_at` on, and can be canceled
    until then. With `order_id` it goes on that open bill, and is used when the bill is
    paid; a session may do that for a bill that it has confirmed.

    A token needs the guest's word: the bill that they confirmed, the programme's
    `proof_policy` `staff`, or, unless that is `every_time`, the PIN of a named member
    of staff. Needs an Idempotency-Key.
    """
    pubkey = customer_key(customer_pubkey)
    if body.fulfil and body.order_id is not None:
        raise Conflict("on_a_bill", "On a bill it is used when the bill is paid.")
    call = (proof, merchant_id, pubkey, body, staff, key)
    answer, at = await store.write(_redeem, *call)
    if body.order_id is not None:
        await invoice(body.order_id)  # its amount has changed
    changes.announce(at)
    return answer


def _redeem(
    tx: Tx,
    proof: Proof | None,
    ref: str,
    pubkey: str,
    body: RedeemBody,
    staff: StaffSaid,
    key: Idempotency,
) -> tuple[dict[str, Any], str]:
    """The answer, and the merchant whose screens change."""
    right = REDEEM if body.order_id is None else REDEEM_ON_BILL
    access = authorize(tx, proof, ref, right)
    check_signer(access, pubkey)
    if access.customer_pubkey and body.fulfil:
        raise NotAllowed("staff_only", "Only staff gives a reward: show the code.")
    answer = key.once(tx, lambda: _make(tx, access, pubkey, body, staff))
    return _with_codes(tx, answer), access.merchant.id


def _make(
    tx: Tx, access: Access, pubkey: str, body: RedeemBody, staff: StaffSaid
) -> dict[str, Any]:
    merchant = access.merchant
    if not merchant.shows_loyalty:
        raise services.loyalty_off()
    order = _bill(tx, access, pubkey, body) if body.order_id is not None else None
    by_pin = _answers_by_pin(tx, access, staff)
    said_yes = order is not None and _has_confirmed(tx, access, order, pubkey)
    asked = Asked(
        merchant_id=merchant.id,
        clock=merchant.clock,
        reward_id=body.reward_id,
        actor_id=by_pin or ("" if access.customer_pubkey else access.actor_id),
        is_owner=bool(access.user_id),
        fulfil=body.fulfil,
        has_confirmed=said_yes or bool(by_pin),
    )
    made, points = services.redeem(tx, merchant.program_id, pubkey, asked)
    if order:
        actor_id = made.actor_id
        open_bill.put_reward(tx, order.id, made.id, body.line_id, actor_id)
        made = services.get_redemption(tx, made.id)
    return {"redemption": redemption_view(made, made.created_at), "points": points}


def _bill(tx: Tx, access: Access, pubkey: str, body: RedeemBody) -> Order:
    """The open bill that the reward is for, held.

    Raises:
        NotFound: `order_not_found`; Conflict: `bill_closed`, `other_customer`.
        NotAllowed: `signature_needed`: the session has not confirmed it.
    """
    order = hold_open_order(tx, body.order_id or "")
    if order.merchant_id != access.merchant.id:
        raise NOT_THERE
    if order.customer_pubkey != pubkey:
        words = "This bill is not yours. Nothing was taken."
        raise Conflict("other_customer", words)
    if access.session_hash and not _has_confirmed(tx, access, order, pubkey):
        raise NotAllowed("signature_needed", "That takes a signature of its own.")
    return order


def _answers_by_pin(tx: Tx, access: Access, staff: StaffSaid) -> str:
    """Who of the staff answers for it with their PIN, or nobody.

    Raises:
        NotAllowed: `unknown_staff`, `pin_needed`, `wrong_pin`.
    """
    if not staff.pin or access.customer_pubkey:
        return ""
    return named_staff(tx, access, staff, needs_pin=True).actor_id


def _has_confirmed(tx: Tx, access: Access, order: Order, pubkey: str) -> bool:
    """Whether the guest said yes to this bill in ten minutes, where that will do."""
    settings = services.get_program(tx, order.program_id).settings
    now, session = clock.now(), access.session_hash
    return settings.proof_policy == "remembered" and sessions.has_confirmed(
        tx, order.id, pubkey, now, session
    )


def _with_codes(tx: Tx, answer: dict[str, Any]) -> dict[str, Any]:
    redemption = services.get_redemption(tx, answer["redemption"]["id"])
    codes = codes_of(tx, redemption)
    return {**answer, "redemption": {**answer["redemption"], **codes}}
