"""A settled core payment becomes what it is: a bill that earns, or a refusal on record.

One idempotent function, `settle`, serves the invoice listener, reconciliation, the
nightly sweep and a re-scan alike. The first time a payment is seen as settled it is
judged, once and for ever: its merchant, its time and its outcome are kept, so that
nothing that LNbits or an invoice key's holder changes later can make it earn, or earn
again. What identifies the customer (`extra`) proves nothing, and is treated so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from .. import clock, points
from .. import services as loyalty
from ..campaigns.crud import campaigns_at
from ..campaigns.rules import campaign_bp
from ..core_payments import CorePayment
from ..crud import new_id
from ..exceptions import InvalidInput, LoyaltyError
from ..keys import customer_key
from ..merchants import crud as merchants
from ..merchants.access import find_external
from ..merchants.models import FULL_MODE, Link, Merchant
from ..models import Program
from ..points import Bill
from ..store import Tx
from . import crud
from .models import (
    BEFORE_LINK,
    DISABLED,
    EARNED,
    MODE_OFF,
    NAMED,
    NEW,
    NO_CUSTOMER,
    NO_RATE,
    NOT_A_BILL,
    NOT_LINKED,
    OWN_WALLET,
    PAID,
    REVERSIBLE,
    Order,
    Payment,
)

OLDEST_RATE_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Case:
    """A payment with everything it is judged by.

    Attributes:
        time: when it settled, as first seen, Unix seconds.
        link: the merchant's hold on the wallet at that time.
        program: as it stood at that time.
    """

    payment: CorePayment
    time: int
    merchant: Merchant
    link: Link
    program: Program
    order: Order | None
    customer_pubkey: str | None
    tip_sats: int

    @property
    def base_sats(self) -> int:
        bill_sats = self.order.amount_sats if self.order else None
        return points.base_sats(self.payment.amount_msat, self.tip_sats, bill_sats)


class Refusal(LoyaltyError):
    """The payment is no merchant's bill; the code is its outcome."""

    def __init__(self, code: str) -> None:
        super().__init__(code, f"This payment is not counted: {code}.")


def settle(tx: Tx, payment: CorePayment) -> Payment:
    """Judges a settled payment and lets it earn; again, it says what it said before.

    Raises:
        InvalidInput: `too_many_points`; nothing is written, `refuse` records it.
    """
    known = crud.get_payment(tx, payment.checking_id)
    if known:
        return known
    try:
        case = _case(tx, payment)
    except LoyaltyError as exc:
        return refuse(tx, payment, exc.code)
    minor_per_btc = _rate(tx, case)
    judged = replace(
        _judged(payment, _outcome(case, minor_per_btc)),
        merchant_id=case.merchant.id,
        order_id=case.order.id if case.order else new_id(),
        base_sats=case.base_sats,
    )
    if not crud.insert_payment(tx, judged):
        return _judged_before(tx, payment)
    _put_order(tx, case, judged.order_id or "")
    if judged.outcome in (EARNED, NO_RATE):
        _earn(tx, case, judged.order_id, minor_per_btc)
    return judged


def refuse(tx: Tx, payment: CorePayment, code: str) -> Payment:
    """Puts on record that a payment earns nothing, and why; a bill of ours is paid."""
    judged = _judged(payment, code)
    order = _order_settled_by(tx, payment)
    if order:
        judged = replace(judged, merchant_id=order.merchant_id, order_id=order.id)
    if not crud.insert_payment(tx, judged):
        return _judged_before(tx, payment)
    if order:
        crud.set_paid(tx, order.id, payment.updated_at)
    return judged


def _order_settled_by(tx: Tx, payment: CorePayment) -> Order | None:
    """Our order that this payment settles; a service fee shares the hash only."""
    order = crud.lock_order_of_payment(tx, payment.payment_hash)
    merchant = merchants.get_merchant(tx, order.merchant_id) if order else None
    return order if merchant and merchant.wallet_id == payment.wallet_id else None


def _judged(payment: CorePayment, outcome: str) -> Payment:
    return Payment(
        checking_id=payment.checking_id,
        payment_hash=payment.payment_hash,
        wallet_id=payment.wallet_id,
        merchant_id=None,
        order_id=None,
        amount_msat=payment.amount_msat,
        base_sats=0,
        outcome=outcome,
        time=payment.updated_at,
        recorded_at=clock.now(),
    )


def _judged_before(tx: Tx, payment: CorePayment) -> Payment:
    """What another process made of the payment in this very moment."""
    judged = crud.get_payment(tx, payment.checking_id)
    if not judged:
        raise LookupError(f"payment {payment.checking_id} is neither new nor known")
    return judged


# --- whose bill it is -----------------------------------------------------------------


def _case(tx: Tx, payment: CorePayment) -> Case:
    """Finds the merchant and the customer of a payment.

    Raises:
        Refusal: `not_linked`, `before_link`, `not_a_bill`, `foreign_merchant`.
        InvalidInput: `bad_pubkey`, `bad_tip`.
    """
    order = crud.lock_order_of_payment(tx, payment.payment_hash)
    links = merchants.get_links(tx, payment.wallet_id, payment.updated_at)
    if order:
        link = _link_of(links, order.merchant_id)
        pubkey, tip_sats = order.customer_pubkey, order.tip_sats
    else:
        link = _link_named(tx, links, payment)
        pubkey, tip_sats = _named_customer(payment.extra), _tip(payment)
    merchant = merchants.get_merchant(tx, link.merchant_id)
    if not merchant:
        raise Refusal(NOT_LINKED)
    return Case(
        payment=payment,
        time=payment.updated_at,
        merchant=merchant,
        link=link,
        program=loyalty.get_program(
            tx, merchant.program_id, payment.updated_at, hold=True
        ),
        order=order,
        customer_pubkey=pubkey,
        tip_sats=tip_sats,
    )


def _link_of(links: list[Link], merchant_id: str) -> Link:
    for link in links:
        if link.merchant_id == merchant_id:
            return link
    raise Refusal(NOT_LINKED)


def _link_named(tx: Tx, links: list[Link], payment: CorePayment) -> Link:
    """The merchant that a payment made elsewhere is for.

    A payment that names nobody is no bill (a top-up, a salary). One that names a
    merchant who is not of this wallet is refused, never given to the default.
    """
    if payment.extra.get("customer_pubkey") is None:
        raise Refusal(NOT_A_BILL)
    if not links:
        raise Refusal(NOT_LINKED)
    named = payment.extra.get("merchant_id")
    link = links[0]
    if named is not None:
        link = _link_of_named(tx, links, payment.wallet_id, named)
    settled_while_linked = payment.created_at >= link.since
    if not settled_while_linked and not merchants.was_open_at_link(
        tx, link.merchant_id, payment.checking_id
    ):
        # Core bumps `updated_at` of old payments too; these were paid before.
        raise Refusal(BEFORE_LINK)
    return link


def _link_of_named(tx: Tx, links: list[Link], wallet_id: str, named: Any) -> Link:
    merchant_id = named if isinstance(named, str) else ""
    found = find_external(tx, wallet_id, merchant_id)
    if found:
        merchant_id = found.id
    for link in links:
        if link.merchant_id == merchant_id:
            return link
    raise Refusal("foreign_merchant")


def _named_customer(extra: dict[str, Any]) -> str:
    return customer_key(extra.get("customer_pubkey"))


def _tip(payment: CorePayment) -> int:
    tip = payment.extra.get("tip_sats", 0)
    if type(tip) is not int or not 0 <= tip <= payment.amount_msat // 1000:
        raise InvalidInput("bad_tip", "The tip is no number of sats that were paid.")
    return tip


# --- what becomes of it ---------------------------------------------------------------


def _outcome(case: Case, minor_per_btc: int) -> str:
    """The first reason why it does not earn, else `earned`."""
    settings = case.program.settings
    reasons = {
        OWN_WALLET: case.payment.payer_user is not None
        and case.payment.payer_user == case.payment.wallet_user,
        MODE_OFF: case.link.mode != FULL_MODE,
        DISABLED: not settings.is_enabled,
        REVERSIBLE: case.payment.is_reversible and not settings.earn_on_reversible,
        NO_CUSTOMER: case.customer_pubkey is None,
        NO_RATE: bool(settings.currency) and not minor_per_btc,
    }
    return next((code for code, applies in reasons.items() if applies), EARNED)


def _put_order(tx: Tx, case: Case, order_id: str) -> None:
    """Marks our order paid; a payment made elsewhere becomes an order of its own."""
    if case.order:
        crud.set_paid(tx, case.order.id, case.time)
        return
    order = Order(
        id=order_id,
        merchant_id=case.merchant.id,
        program_id=case.program.id,
        customer_pubkey=case.customer_pubkey,
        referrer_pubkey=_referrer(case.payment.extra),
        amount_sats=case.base_sats,
        amount_minor=0,
        currency="",
        minor_per_btc=0,
        tip_sats=case.tip_sats,
        table_name="",
        note="",
        kitchen=NEW,
        bill=PAID,
        source=NAMED,
        payment_hash=case.payment.payment_hash,
        payment_request=None,
        actor_id="system",
        created_at=case.time,
        paid_at=case.time,
    )
    crud.insert_order(tx, order)


def _referrer(extra: dict[str, Any]) -> str | None:
    """Who brought the customer, if that is told in a way that makes sense."""
    try:
        return customer_key(extra.get("referrer_pubkey"))
    except InvalidInput:
        return None


def _earn(tx: Tx, case: Case, order_id: str | None, minor_per_btc: int) -> None:
    """Posts the bill. Without a rate it earns no points, yet is a visit on record."""
    merchant = case.merchant
    loyalty.earn(
        tx,
        case.customer_pubkey or "",
        loyalty.PaidBill(
            program=case.program,
            merchant_id=merchant.id,
            order_id=order_id,
            source_id=case.payment.checking_id,
            bill=Bill(case.base_sats, _base_minor(case, minor_per_btc)),
            time=case.time,
            clock=merchant.clock,
            minor_per_btc=minor_per_btc,
            made_by=case.order.actor_id if case.order else loyalty.SYSTEM,
            campaign_bp=_campaign_bp(tx, case),
        ),
    )


def _campaign_bp(tx: Tx, case: Case) -> int:
    """What campaigns multiply by at the bill's time, as they stood then."""
    campaigns = campaigns_at(tx, case.program.id, case.time)
    merchant = case.merchant
    return campaign_bp(campaigns, case.time, merchant.timezone, merchant.day_start_hour)


def _rate(tx: Tx, case: Case) -> int:
    """The rate frozen with the invoice: the order's, else the last one noted before.

    Never one that the payment's `extra` claims: whoever holds an invoice key writes it.
    """
    currency = case.program.settings.currency
    if not currency:
        return 0
    if case.order and case.order.currency == currency and case.order.minor_per_btc:
        return case.order.minor_per_btc
    made = case.order.created_at if case.order else case.payment.created_at
    return crud.get_rate(tx, currency, made, made - OLDEST_RATE_SECONDS) or 0


def _base_minor(case: Case, minor_per_btc: int) -> int:
    """What counted, in the programme's currency; exact where the bill was in it."""
    order = case.order
    if (
        order
        and order.amount_minor
        and order.currency == case.program.settings.currency
    ):
        return order.amount_minor * case.base_sats // order.amount_sats
    return points.minor_from_sats(case.base_sats, minor_per_btc)
