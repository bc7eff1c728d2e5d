"""Receipts: what a payment's receipt says, to whoever holds its secret address.

What must always hold: a receipt names no customer. Whose card it is on is shown to that
card's holder only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from ... import clock, crud
from ... import services as loyalty
from ...claw_back import Refund, claw_back_target
from ...clock import day_start
from ...exceptions import NotFound
from ...ledger import EARNED as EARNED_KIND
from ...ledger import PAYMENT
from ...merchants.crud import get_merchant
from ...merchants.models import Merchant
from ...models import ProgramSettings
from ...points import ONE_BP, earned_points
from ...store import Tx
from .. import bill_crud
from .. import crud as orders
from ..models import (
    CASH_OFF,
    DISABLED,
    MODE_OFF,
    NO_CUSTOMER,
    NO_RATE,
    OPEN,
    PAID,
    PART_REFUNDED,
    REFUNDED,
    VOID,
    BillPayment,
    Order,
)
from ..models import EARNED as EARNED_OUTCOME
from ..payments import booking
from ..receipt_tokens import payment_of_token

PENDING, WAITING, KEPT, NONE, ENDED = "pending", "waiting", "kept", "none", "ended"

# Why a payment brings no points, by what was made of it when it was judged.
_WHY = {MODE_OFF: "off", DISABLED: "off", CASH_OFF: "off", NO_RATE: "no_rate"}


@dataclass(frozen=True)
class Receipt:
    """A payment of a bill, by the secret address of its receipt."""

    order: Order
    payment: BillPayment
    merchant: Merchant


def find_receipt(tx: Tx, token: str) -> Receipt:
    """What a receipt is of.

    Raises:
        NotFound: `receipt_not_found`, whatever it is that is wrong.
    """
    payment_id = payment_of_token(tx, token)
    payment = bill_crud.get_bill_payment(tx, payment_id) if payment_id else None
    order = orders.get_order(tx, payment.order_id) if payment else None
    merchant = get_merchant(tx, order.merchant_id) if order else None
    if not payment or not order or not merchant:
        raise _not_found()
    return Receipt(order, payment, merchant)


def _not_found() -> NotFound:
    return NotFound("receipt_not_found", "There is no such receipt.")


def refunds_of(tx: Tx, payment: BillPayment) -> list[Refund]:
    """What of a payment went back, oldest first."""
    source_id = payment.checking_id or ""
    return [r for r in crud.get_refunds(tx, payment.order_id) if r.is_of(source_id)]


def is_holder(tx: Tx, receipt: Receipt, pubkey: str) -> bool:
    """Whether a payment is on that key's card, also on one that became part of it."""
    own, program_id = receipt.payment.customer_pubkey, receipt.order.program_id
    if own is None or own == pubkey:
        return own == pubkey
    card = crud.find_card(tx, program_id, own)
    return card is not None and card == crud.find_card(tx, program_id, pubkey)


def bill_state(payment: BillPayment, refunds: Sequence[Refund]) -> str:
    """The payment's own `open`, `paid`, `part_refunded`, `refunded` or `void`."""
    if payment.state == OPEN:
        return OPEN
    if not payment.is_paid:
        return VOID
    back = sum(refund.amount_sats for refund in refunds)
    if not back:
        return PAID
    return REFUNDED if back >= payment.total_sats else PART_REFUNDED


# --- its points -----------------------------------------------------------------------


@dataclass(frozen=True)
class ReceiptPoints:
    """What a payment has earned, or is still to bring to whoever claims it.

    Attributes:
        state: `pending`, `waiting`, `kept`, `none` or `ended`.
        earned, taken_back: points; those that are waiting are the difference.
        claim_until: when they can no longer be claimed, Unix seconds.
        why: why there are none: `too_small`, `off`, `no_rate` or `not_counted`.
    """

    state: str
    earned: int = 0
    taken_back: int = 0
    claim_until: int | None = None
    why: str | None = None
    min_spend_sats: int = 0

    @property
    def now(self) -> int:
        return self.earned - self.taken_back


def points_of(tx: Tx, receipt: Receipt, now: int) -> ReceiptPoints:
    """What a receipt's payment has earned, as of now."""
    payment = receipt.payment
    if payment.state == OPEN:
        return ReceiptPoints(PENDING)
    if payment.state != PAID:
        return ReceiptPoints(NONE, why="not_counted")
    if payment.customer_pubkey or payment.claimed_at:
        return _kept(tx, receipt)
    return _to_claim(tx, receipt, now)


def _kept(tx: Tx, receipt: Receipt) -> ReceiptPoints:
    payment = receipt.payment
    event = crud.find_event(
        tx, receipt.order.program_id, PAYMENT, payment.checking_id or "", EARNED_KIND
    )
    why = _why_none(tx, receipt)
    if not event or not payment.customer_pubkey:
        return ReceiptPoints(NONE, why=why or "not_counted")
    reached = crud.get_claw_back(tx, event).reached
    if event.delta:
        return ReceiptPoints(KEPT, event.delta, reached)
    least = _settings_at(tx, receipt).min_spend_sats
    return ReceiptPoints(KEPT, why=why or "too_small", min_spend_sats=least)


def _why_none(tx: Tx, receipt: Receipt) -> str | None:
    """Why a payment brings nothing; None: what was made of it does not say so."""
    judged = orders.get_payment(tx, receipt.payment.checking_id or "")
    outcome = judged.outcome if judged else ""
    if outcome in (EARNED_OUTCOME, NO_CUSTOMER):
        return None
    return _WHY.get(outcome, "not_counted")


def _settings_at(tx: Tx, receipt: Receipt) -> ProgramSettings:
    at = receipt.payment.paid_at or receipt.order.created_at
    return loyalty.get_program(tx, receipt.order.program_id, at).settings


def _to_claim(tx: Tx, receipt: Receipt, now: int) -> ReceiptPoints:
    """What whoever claims it gets: with nobody's multiplier, less what went back."""
    order, payment = receipt.order, receipt.payment
    if why := _why_none(tx, receipt):
        return ReceiptPoints(NONE, why=why)
    at = payment.paid_at or order.created_at
    program = loyalty.get_program(tx, order.program_id, at)
    paid = booking.paid_bill(tx, order, payment, receipt.merchant, program)
    rule = program.settings.rule(paid.minor_per_btc)
    worth = {"tier_bp": ONE_BP, "campaign_bp": paid.campaign_bp, "part": paid.part}
    earned = earned_points(rule, paid.bill, **worth)  # type: ignore[arg-type]
    refunds = refunds_of(tx, payment)
    gone = sum(refund.base_sats for refund in refunds)
    items = sum(refund.items for refund in refunds)
    back = claw_back_target(
        rule,
        paid.bill,
        gone,
        refunded_items=items,
        **worth,  # type: ignore[arg-type]
    )
    until = claim_until(receipt, program.settings.claim_window_days)
    if not earned:
        has_rate = not program.settings.currency or paid.minor_per_btc
        why, least = "too_small" if has_rate else "no_rate", rule.min_spend_sats
        return ReceiptPoints(NONE, why=why, min_spend_sats=least)
    state = WAITING if now < until else ENDED
    return ReceiptPoints(state, earned, back, until)


def claim_until(receipt: Receipt, days: int) -> int:
    """When the window to claim is over: after the last of its days, as the merchant
    counts days."""
    at = receipt.payment.paid_at or receipt.order.created_at
    merchant = receipt.merchant
    last = clock.local_day(at, merchant.timezone, merchant.day_start_hour)
    return day_start(
        last + timedelta(days=days + 1), merchant.timezone, merchant.day_start_hour
    )
