"""At the counter: who may be promised a discount, and how it comes onto a bill."""

from __future__ import annotations

from dataclasses import dataclass

from ... import clock, sessions
from ... import services as loyalty
from ...callers import ADMIN, CUSTOMER, Proof
from ...discounts import using
from ...discounts.deciding import Decided, decide_now
from ...discounts.models import ApplyBody, Quote
from ...discounts.words import refusal_words
from ...exceptions import Conflict, InvalidInput, NotAllowed, NotFound
from ...fields import Line, Positive
from ...idempotency import Idempotency
from ...merchants.access import Access, check_full_mode
from ...merchants.staff import StaffSaid, named_staff
from ...store import Tx
from .. import services as orders
from ..bill_crud import get_bill_payments
from ..bodies import OrderBody
from ..discounting import put_discount, put_quote
from ..models import OPEN, Order
from ..parts import rest_of
from ..pricing import Price
from ..splitting import left_sats

EVERY_TIME, BY_STAFF = "every_time", "staff"
NO_KEY = Idempotency("", "", "")


@dataclass(frozen=True)
class Asked:
    """What a discount is asked for.

    Attributes:
        proof: what the caller showed.
        order: the open bill that it is for, if it is for one.
    """

    access: Access
    proof: Proof | None
    pubkey: str
    amount_sats: int
    order: Order | None


def amount_of(
    tx: Tx, access: Access, pubkey: str, amount: int | None, order_id: str | None
) -> tuple[int, Order | None]:
    """What is to be paid for goods, and the open bill that says so, if one does.

    Raises:
        InvalidInput: `amount_needed`; NotFound: `order_not_found`.
        Conflict: `bill_closed`, `other_customer`, `discount_on_bill`, `quote_amount`.
    """
    if order_id is None:
        if amount is None:
            raise InvalidInput("amount_needed", "Send the amount, or the order_id.")
        return amount, None
    order = orders.get_order(tx, order_id)
    if order.merchant_id != access.merchant.id:
        raise NotFound("order_not_found", "There is no such order.")
    is_other = order.customer_pubkey not in (None, pubkey)
    if access.customer_pubkey is not None and order.customer_pubkey != pubkey:
        raise NotFound("order_not_found", "There is no such order.")
    if is_other:
        raise Conflict("other_customer", "This bill is on somebody else's card.")
    if order.bill != OPEN:
        raise Conflict("bill_closed", "This bill is closed.")
    if order.quote_id:
        raise Conflict("discount_on_bill", "Take the discount off the bill first.")
    if amount not in (None, order.goods_sats):
        words = f"This bill is over {order.goods_sats:,} sats."
        raise Conflict("quote_amount", words)
    return order.goods_sats, order


def has_proved(tx: Tx, asked: Asked) -> bool:
    """Whether the customer has said yes: by a signed request, or by confirming this
    very bill within ten minutes, where the programme lets that do."""
    if asked.proof and asked.proof.kind == CUSTOMER:
        return True
    policy = _policy(tx, asked.access)
    return policy != EVERY_TIME and _has_confirmed(tx, asked)


def _has_confirmed(tx: Tx, asked: Asked) -> bool:
    if not asked.order:
        return False
    session = asked.access.session_hash
    return sessions.has_confirmed(
        tx, asked.order.id, asked.pubkey, clock.now(), session
    )


def _policy(tx: Tx, access: Access) -> str:
    settings = loyalty.get_program(tx, access.merchant.program_id).settings
    return settings.proof_policy


def promise(tx: Tx, asked: Asked) -> tuple[Decided, Quote | None]:
    """What the customer gets, and the quote that promises it, if it is anything."""
    merchant = asked.access.merchant
    decided = decide_now(tx, merchant, asked.pubkey, asked.amount_sats)
    if not decided.decision.applied:
        return decided, None
    for_order = asked.order.id if asked.order else ""
    return decided, using.make_quote(tx, merchant, asked.pubkey, decided, for_order)


# --- onto a bill ----------------------------------------------------------------------


def apply_quote(tx: Tx, access: Access, body: ApplyBody, price: Price | None) -> Order:
    """Puts a quote on the open bill that is named, or on a new one over its amount.

    Args:
        price: of the new one.

    Raises: those of `put_quote`; NotFound also `order_not_found`.
    """
    quote_id = body.quote_id or ""
    quote = using.get_quote(tx, quote_id, access.merchant.id)
    order_id = _bill(tx, access, quote.customer_pubkey or "", body, price)
    order = put_quote(tx, access.merchant, order_id, quote_id, access.actor_id)
    return _asked_for(tx, order, access.actor_id)


def apply_at_once(
    tx: Tx, asked: Asked, body: ApplyBody, price: Price | None, staff: StaffSaid
) -> Order:
    """Calculates and applies, under the merchant's proof policy.

    Raises:
        NotAllowed: `guest_proof_needed`, and those of `named_staff`.
        Conflict: `loyalty_off`, `no_discount`, and those of `put_discount`.
    """
    access = asked.access
    check_full_mode(access.merchant)
    actor_id = _check_proof(tx, asked, staff)
    decided, quote = promise(tx, asked)
    if not quote:
        raise Conflict("no_discount", _why(decided))
    order_id = _bill(tx, access, asked.pubkey, body, price)
    order = put_discount(tx, access.merchant, order_id, quote, actor_id)
    return _asked_for(tx, order, actor_id)


def _why(decided: Decided) -> str:
    badges = {badge.badge: badge for badge in decided.badges}
    for refused in decided.decision.refused:
        badge = badges.get(refused.badge.badge) if refused.badge else None
        return refusal_words(refused, badge.reason if badge else "")
    return "There is no discount for this bill. Full price, points still count."


def _check_proof(tx: Tx, asked: Asked, staff: StaffSaid) -> str:
    """Who answers for it; as for rewards, staff alone do not give any."""
    access, policy = asked.access, _policy(tx, asked.access)
    if staff.pin and policy != EVERY_TIME:
        return named_staff(tx, access, staff, needs_pin=True).actor_id
    is_owner = bool(asked.proof and asked.proof.kind == ADMIN)
    if is_owner or policy == BY_STAFF or has_proved(tx, asked):
        return access.actor_id
    raise NotAllowed(
        "guest_proof_needed",
        "The guest has to say yes: show them the link for this bill.",
    )


def _bill(
    tx: Tx, access: Access, pubkey: str, body: ApplyBody, price: Price | None
) -> str:
    """The open bill that the discount goes on."""
    if body.order_id is not None:
        amount_of(tx, access, pubkey, None, body.order_id)
        return body.order_id
    if not price:
        raise LookupError("a new bill has no price")
    made = OrderBody(
        merchant_id=Line(access.merchant.id),
        customer_pubkey=Line(pubkey),
        amount_sats=Positive(price.amount_sats),
        tip_sats=body.tip_sats,
        table=body.table,
        reference=body.reference,
        keep_open=True,  # it is asked for once the discount is on it
    )
    return orders.open_order(tx, access, made, price, NO_KEY).id


def _asked_for(tx: Tx, order: Order, actor_id: str) -> Order:
    """The bill, with a payment over all that is left of it."""
    payments = get_bill_payments(tx, [order.id])
    if left_sats(order, payments) or not order.goods_sats:
        rest_of(tx, order, payments, actor_id)
    return order
