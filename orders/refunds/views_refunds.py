"""REST for refunds."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from ... import changes, core_payments
from ...callers import ADMIN, Proof
from ...claw_back import Refund
from ...customers.services import glance
from ...exceptions import Conflict
from ...merchants.access import Right, authorize
from ...merchants.models import Merchant
from ...merchants.staff import answering_staff
from ...merchants.views_staff import Said
from ...payouts import payer
from ...payouts import services as payouts
from ...payouts.views_api import api_url
from ...store import Tx, store
from ...web import AnyProof, LoyaltyRoute, Once
from .. import bill_crud, services
from ..bodies import RefundBody
from ..models import LIGHTNING, OPEN, Order
from ..payments.reconciliation import settle_if_paid
from . import refund_words
from . import services as refunds
from .sats_back import BY_LIGHTNING, QR
from .services import Refunded

refunds_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Orders"])

REFUND = Right(ADMIN, scopes=("manage",))
PAY = Right(ADMIN, scopes=("payout",))


class _Preview(Exception):
    """Carries what would have happened out of a unit of work that is undone by it."""

    def __init__(self, answer: dict[str, Any]) -> None:
        super().__init__("nothing of this stays")
        self.answer = answer


@refunds_api_router.post("/orders/{order_id}/refund", status_code=HTTPStatus.CREATED)
async def api_refund(
    order_id: str,
    body: RefundBody,
    proof: AnyProof,
    staff: Said,
    once: Once,
    response: Response,
    preview: Annotated[bool, Query()] = False,
) -> dict[str, Any]:
    """Record that money goes back, and take back the points of it.

    Send `amount_sats`, or `amount_minor` of a bill made in a currency; goods go back
    first, the tip last. Points follow the rule under which the bill earned, and the
    whole amount refunded so far: parts take back exactly what one refund would.

    By a manager's link somebody of the staff answers for it: `X-Loyalty-Staff`, and
    their PIN.

    `return_by`: `withdraw_qr` answers with a link to show the guest, `invoice` pays
    theirs (`payment_request`); both need the scope `payout`. Satoshi-back that the
    guest has got for what they give back is kept.

    `preview=true` says what would happen, writes nothing, and needs no Idempotency-Key.
    """
    order, unpaid = await store.read(_may_refund, proof, order_id, body)
    refunds.check(body)
    for payment_hash in unpaid:
        await settle_if_paid(payment_hash)
    settled = await _settled(order, body)
    if preview:
        response.status_code = HTTPStatus.OK
        return _with_reason(await _previewed(order, body, proof, settled), body.reason)

    def refund(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, order.merchant_id, REFUND)
        actor_id = answering_staff(tx, access, staff, for_money=True)
        answer = once.once(
            tx, lambda: _answer(refunds.refund(tx, order_id, body, actor_id, settled))
        )
        return {**answer, "withdraw": _link(tx, access.merchant, answer)}

    answer = await store.write(refund)
    payer.wake()
    changes.announce(order.merchant_id)
    return _with_reason(answer, body.reason)


def _link(tx: Tx, merchant: Merchant, answer: dict[str, Any]) -> dict[str, Any] | None:
    """The link of a refund, while nobody has used it. It is a secret, so no answer that
    is kept holds it."""
    if answer["refund"]["return_by"] != QR:
        return None
    try:
        link = payouts.link_for_refund(tx, merchant, answer["payout_id"])
    except Conflict:
        return None
    return link.view(api_url())


async def _settled(order: Order, body: RefundBody) -> set[str]:
    """Which payments of a bill Lightning has paid for good; only where that counts."""
    if body.return_by not in BY_LIGHTNING:
        return set()
    payments = await store.read(bill_crud.get_bill_payments, [order.id])
    ids = [one.checking_id for one in payments if one.method == LIGHTNING]
    found = await core_payments.get_payments([one for one in ids if one])
    return {one.checking_id for one in found if one.settled and not one.is_reversible}


def _may_refund(
    tx: Tx, proof: Proof | None, order_id: str, body: RefundBody
) -> tuple[Order, list[str]]:
    """The order, and its invoices that LNbits may know more of than we do."""
    order = services.get_order(tx, order_id)
    authorize(tx, proof, order.merchant_id, REFUND)
    if body.return_by in BY_LIGHTNING:
        authorize(tx, proof, order.merchant_id, PAY)
    payments = bill_crud.get_bill_payments(tx, [order.id])
    open_ones = [p.payment_hash for p in payments if p.state == OPEN]
    return order, [payment_hash for payment_hash in open_ones if payment_hash]


async def _previewed(
    order: Order, body: RefundBody, proof: Proof | None, settled: set[str]
) -> dict[str, Any]:
    """Does it, and undoes it: a preview that were counted another way might lie."""

    def preview(tx: Tx) -> None:
        access = authorize(tx, proof, order.merchant_id, REFUND)
        done = refunds.refund(tx, order.id, body, access.actor_id, settled)
        raise _Preview(_foretold(tx, access.merchant, done))

    try:
        await store.write(preview)
    except _Preview as previewed:
        return previewed.answer
    raise AssertionError("a preview is never written")


def _foretold(tx: Tx, merchant: Merchant, done: Refunded) -> dict[str, Any]:
    name = glance(tx, merchant, done.order.customer_pubkey).name
    answer = _answer(done)
    return {
        **answer,
        "refund": {**answer["refund"], "id": None},
        "payout_id": None,
        "withdraw": None,
        "words": refund_words.would_happen(
            name, done.refund.amount_sats, done.taken, done.back.kept_sats
        ),
    }


def _with_reason(answer: dict[str, Any], reason: str) -> dict[str, Any]:
    """The same key comes with the same reason: it need not be stored with the answer,
    where an erasure would not find it."""
    words = refund_words.line(answer["refund"]["amount_sats"], reason)
    return {**answer, "refund": {**answer["refund"], "reason": reason, "words": words}}


def _answer(done: Refunded) -> dict[str, Any]:
    taken = done.taken
    return {
        "refund": refund_view(done.refund, "", done.payment.id),
        "refunded_sats": done.refunded_sats,
        "left_sats": done.left_sats,
        "tip_sats": done.payment.total_sats - done.payment.amount_sats,
        "points_taken": taken.taken,
        "points_ended": taken.ended,
        "points_owed": taken.owed,
        "forgiven": taken.forgiven,
        "points": taken.points,
        "rewards_returned": list(done.returned),
        "kept_sats": done.back.kept_sats,
        "payout_id": done.back.payout_id or None,
        "rewards_lapsed": list(taken.lapsed),
        "words": refund_words.happened(
            done.payment, done.refunded_sats, taken, done.back.kept_sats
        ),
    }


def refund_view(refund: Refund, reason: str, payment_id: str | None) -> dict[str, Any]:
    """What went back, and of which payment of the bill it is."""
    return {
        "id": refund.id,
        "payment_id": payment_id,
        "amount_sats": refund.amount_sats,
        "amount_minor": refund.amount_minor,
        "return_by": refund.return_by,
        "reason": reason,
        "words": refund_words.line(refund.amount_sats, reason),
        "time": refund.created_at,
    }
