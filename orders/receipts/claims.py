"""A receipt is claimed: its points go on the card of whoever is first. Once, ever.

What must always hold: however many claim at once, one card gets the points. The bill is
held, and the payment changes hands by one conditional update in the transaction that
posts its points.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

from ... import clock, crud
from ... import services as loyalty
from ...customers.own import call_me
from ...exceptions import Conflict, TooMany
from ...merchants.models import Merchant
from ...models import ProgramSettings
from ...store import Tx
from .. import bill_crud
from .. import crud as orders
from ..models import EARNED, PAID, BillPayment
from ..payments import booking
from .receipt import (
    ENDED,
    KEPT,
    PENDING,
    WAITING,
    Receipt,
    find_receipt,
    is_holder,
    points_of,
)

DAY = 86_400
ON_A_CARD = "These points are already on a card."


@dataclass(frozen=True)
class Claimed:
    """A receipt on a card.

    Attributes:
        points: what its bill has brought by now.
    """

    merchant: Merchant
    points: int


def claim(tx: Tx, token: str, pubkey: str, name: str = "") -> Claimed:
    """Puts a paid bill's points on a card; again by the same key it changes nothing.

    Args:
        name: how the guest wants to be called, if they said.

    Raises:
        NotFound: `receipt_not_found`.
        Conflict: `not_paid`, `already_claimed`, `claim_ended`, `nothing_to_claim`,
            `loyalty_off`.
        TooMany: `too_many_claims`.
    """
    receipt, now = _held(tx, token), clock.now()
    points = points_of(tx, receipt, now)
    if points.state == KEPT and is_holder(tx, receipt, pubkey):
        return Claimed(receipt.merchant, points.now)
    if points.state == KEPT or receipt.payment.claimed_at:
        raise already_claimed()
    _check(receipt, points.state, points.claim_until, now)
    settings = settings_if_on(tx, receipt, now)
    _count_claim(tx, settings, pubkey, now)
    put_on_card(tx, receipt, pubkey, now)
    card = crud.find_card(tx, receipt.order.program_id, pubkey)
    if name and card:
        call_me(tx, pubkey, card.id, name)
    points = points_of(tx, find_receipt(tx, token), now)
    return Claimed(receipt.merchant, points.now)


def settings_if_on(tx: Tx, receipt: Receipt, now: int) -> ProgramSettings:
    """The programme's settings, where points are to be had.

    Raises:
        Conflict: `loyalty_off`.
    """
    settings = loyalty.get_program(tx, receipt.order.program_id, now).settings
    if not receipt.merchant.shows_loyalty or not settings.is_enabled:
        words = "Points are switched off here right now. Nothing was taken."
        raise Conflict("loyalty_off", words)
    return settings


def already_claimed() -> Conflict:
    return Conflict(
        "already_claimed", f"{ON_A_CARD} Not yours? Show this receipt to the staff."
    )


def _held(tx: Tx, token: str) -> Receipt:
    """The receipt as it is while nobody else can change its bill."""
    found = find_receipt(tx, token)
    orders.lock_order(tx, found.order.id)
    return find_receipt(tx, token)


def _check(receipt: Receipt, state: str, until: int | None, now: int) -> None:
    if state == PENDING:
        raise Conflict("not_paid", "Not paid yet. Nothing was taken.")
    if state == ENDED and until:
        day = receipt.merchant.clock.on(until - DAY // 2, now)
        raise Conflict("claim_ended", f"Ended on {day}. Staff can still help.")
    if state != WAITING:
        words = "This bill has no points to keep. Nothing was taken."
        raise Conflict("nothing_to_claim", words)


def _count_claim(tx: Tx, settings: ProgramSettings, pubkey: str, now: int) -> None:
    """So many a day, at all venues of this server together.

    Raises:
        TooMany: `too_many_claims`.
    """
    secret = crud.install_secret(tx, "claims", secrets.token_hex(32))
    name = hmac.new(secret.encode(), pubkey.encode(), sha256).hexdigest()
    day = clock.local_day(now, "UTC", 0).isoformat()
    if not crud.use_daily(tx, f"claims:{name}", day, 1, settings.claims_per_day):
        raise TooMany(
            "too_many_claims",
            "That were many receipts for one day. Nothing was taken.",
            DAY - now % DAY,
        )


def put_if_waiting(tx: Tx, receipt: Receipt, pubkey: str) -> None:
    """Whoever made a paid bill says whose it is: the same as a claim of its receipt, in
    the same window, without a limit of its own.

    Raises:
        Conflict: `claim_ended`, `nothing_to_claim`, `loyalty_off`, `already_claimed`.
    """
    now = clock.now()
    points = points_of(tx, receipt, now)
    if points.state == ENDED:
        raise Conflict("claim_ended", "That bill is too old to go on a card.")
    if points.state != WAITING:
        raise Conflict("nothing_to_claim", "This bill has no points to keep.")
    settings_if_on(tx, receipt, now)
    put_on_card(tx, receipt, pubkey, now)


def put_on_card(tx: Tx, receipt: Receipt, pubkey: str, now: int) -> BillPayment:
    """Lets a paid payment that is nobody's earn on a card, with nobody's multiplier.

    Raises:
        Conflict: `already_claimed`.
    """
    payment, order = receipt.payment, receipt.order
    if payment.state != PAID or not bill_crud.take_payment(tx, payment.id, pubkey, now):
        raise already_claimed()
    if not payment.is_part:
        orders.set_customer(tx, order.id, pubkey)
    at = payment.paid_at or now
    program = loyalty.get_program(tx, order.program_id, at, hold=True)
    booking.earn(tx, order, payment, receipt.merchant, program, pubkey, is_claim=True)
    orders.set_outcome(tx, payment.checking_id or "", EARNED)
    return payment
