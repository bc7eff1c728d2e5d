"""Whose bill a settled core payment is: a merchant's, of a customer, by which rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ... import points
from ... import services as loyalty
from ...core_payment import CorePayment
from ...exceptions import InvalidInput, LoyaltyError
from ...keys import customer_key
from ...merchants import crud as merchants
from ...merchants.access import find_external
from ...merchants.adapters_crud import get_adapters
from ...merchants.models import Link, Merchant
from ...models import Program
from ...payouts import models as payouts
from ...payouts.transfers_crud import is_ours
from ...store import Tx
from .. import bill_crud, crud
from ..discounting import honour
from ..models import (
    BEFORE_LINK,
    NAMED,
    NOT_A_BILL,
    NOT_LINKED,
    OWN_PAYOUT,
    BillPayment,
    Line,
    Order,
)
from .adapters import adapter_of, plain, recognise
from .adapters.seen import Seen


@dataclass(frozen=True)
class Bill:
    """An order of ours that a payment settles, held until we commit.

    Attributes:
        payment: of the order's, what the invoice was made for.
        others: the order's other payments.
    """

    order: Order
    payment: BillPayment
    others: list[BillPayment]

    @property
    def paid_sats(self) -> int:
        """What of its goods has been paid already."""
        payments = (self.payment, *self.others)
        return sum(payment.amount_sats for payment in payments if payment.is_paid)

    @property
    def is_paid(self) -> bool:
        """Whether any payment of it is."""
        return any(payment.is_paid for payment in (self.payment, *self.others))

    @property
    def customer_pubkey(self) -> str | None:
        """Whom the payment is known to be of: parts of a bill are anybody's."""
        if self.payment.customer_pubkey or self.payment.is_part:
            return self.payment.customer_pubkey
        return self.order.customer_pubkey


@dataclass(frozen=True)
class Case:
    """A payment with everything it is judged by.

    Attributes:
        time: when it settled, as first seen, Unix seconds.
        link: the merchant's hold on the wallet at that time.
        program: as it stood at that time.
        bill: ours, if the payment is of one.
        lines: what was told to be in a bill that was made elsewhere.
        seen: what an adapter has made of it, if the payment is of another extension.
    """

    payment: CorePayment
    time: int
    merchant: Merchant
    link: Link
    program: Program
    bill: Bill | None
    customer_pubkey: str | None
    tip_sats: int
    lines: tuple[Line, ...] = ()
    seen: Seen | None = None

    @property
    def base_sats(self) -> int:
        """What counts of a payment made elsewhere: never more than was paid."""
        most = self.seen.base_sats if self.seen else None
        return points.base_sats(self.payment.amount_msat, self.tip_sats, most)

    @property
    def is_reversible(self) -> bool:
        is_seen = self.seen is not None and self.seen.is_reversible
        return self.payment.is_reversible or is_seen

    @property
    def source(self) -> str:
        return self.seen.adapter if self.seen else NAMED


class Refusal(LoyaltyError):
    """The payment is no merchant's bill; the code is its outcome."""

    def __init__(self, code: str) -> None:
        super().__init__(code, f"This payment is not counted: {code}.")


def bill_of(tx: Tx, payment_hash: str) -> Bill | None:
    """Our bill that an invoice was made for, held until we commit."""
    found = bill_crud.find_bill_payment(tx, payment_hash)
    order = crud.lock_order(tx, found.order_id) if found else None
    if not found or not order:
        return None
    payments = bill_crud.get_bill_payments(tx, [order.id])
    return bill_with(order, found.id, payments)


def honoured(tx: Tx, bill: Bill) -> Bill:
    """The bill with the discount that the invoice which was paid was made with."""
    order = honour(tx, bill.order, bill.payment, bill.is_paid)
    return replace(bill, order=order)


def bill_with(order: Order, payment_id: str, payments: list[BillPayment]) -> Bill:
    """A held order with one of its payments."""
    others = [payment for payment in payments if payment.id != payment_id]
    payment = next(payment for payment in payments if payment.id == payment_id)
    return Bill(order, payment, others)


def case_of(tx: Tx, payment: CorePayment) -> Case:
    """Finds the merchant and the customer of a payment.

    Raises:
        Refusal: `own_payout`, `not_linked`, `before_link`, `not_a_bill`,
            `foreign_merchant`.
        Unreadable: those of `recognise`; InvalidInput: `bad_pubkey`, `bad_tip`.
    """
    _check_no_payout(tx, payment)
    bill = bill_of(tx, payment.payment_hash)
    links = merchants.get_links(tx, payment.wallet_id, payment.updated_at)
    if bill:
        link = _link_of(links, bill.order.merchant_id)
        return make_case(
            tx, payment, link, bill, bill.customer_pubkey, bill.payment.tip_sats
        )
    if payment.extra.get("customer_pubkey") is None:
        return _case_of_adapter(tx, links, payment)
    link = _link_named(tx, links, payment)
    is_plain = adapter_of(payment) == plain.NAME  # by a program that knows us
    seen = None if is_plain else _seen(tx, link, payment)
    pubkey = customer_key(payment.extra["customer_pubkey"])
    case = make_case(tx, payment, link, None, pubkey, _tip(payment, seen))
    return _with_seen(case, seen)


def _check_no_payout(tx: Tx, payment: CorePayment) -> None:
    """Sats that we send back are nobody's bill, wherever they arrive, or they would
    earn again what they were given for. By what `extra` says a payment can only lose.

    Raises:
        Refusal: `own_payout`.
    """
    if payouts.MARK in payment.extra or is_ours(tx, payment.payment_hash):
        raise Refusal(OWN_PAYOUT)


def _case_of_adapter(tx: Tx, links: list[Link], payment: CorePayment) -> Case:
    """A payment that names nobody is a bill only where the owner has said that those
    of its kind are: else it is a top-up, a salary."""
    if not any(_is_on(tx, link, payment) for link in links):
        raise Refusal(NOT_A_BILL)
    link = _link_named(tx, links, payment)
    seen = _seen(tx, link, payment)
    if not seen:
        raise Refusal(NOT_A_BILL)
    tip_sats = _tip(payment, seen)
    case = make_case(tx, payment, link, None, seen.customer_pubkey, tip_sats)
    return _with_seen(case, seen)


def _is_on(tx: Tx, link: Link, payment: CorePayment) -> bool:
    return adapter_of(payment) in _switched_on(tx, link, payment)


def _seen(tx: Tx, link: Link, payment: CorePayment) -> Seen | None:
    return recognise(payment, _switched_on(tx, link, payment))


def _switched_on(tx: Tx, link: Link, payment: CorePayment) -> set[str]:
    """What was on when the payment was asked for and when it settled.

    When it was asked for as well, because core bumps `updated_at` of old payments: what
    was paid before the switch must not count at a re-scan.
    """
    if not adapter_of(payment):
        return set()
    on = set(get_adapters(tx, link.merchant_id, payment.updated_at))
    if on:
        on &= set(get_adapters(tx, link.merchant_id, payment.created_at))
    return on


def _with_seen(case: Case, seen: Seen | None) -> Case:
    return replace(case, seen=seen, lines=seen.lines if seen else ())


def make_case(
    tx: Tx,
    payment: CorePayment,
    link: Link,
    bill: Bill | None,
    pubkey: str | None,
    tip_sats: int,
) -> Case:
    """The case of a payment that is known to be this merchant's.

    Raises:
        Refusal: `not_linked`.
    """
    merchant = merchants.get_merchant(tx, link.merchant_id)
    if not merchant:
        raise Refusal(NOT_LINKED)
    program = loyalty.get_program(
        tx, merchant.program_id, payment.updated_at, hold=True
    )
    at = payment.updated_at
    return Case(payment, at, merchant, link, program, bill, pubkey, tip_sats)


def link_for(tx: Tx, payment: CorePayment, merchant_id: str) -> Link:
    """A merchant's hold on the wallet that was paid, when it was.

    Raises:
        Refusal: `own_payout`, `not_linked`, `before_link`.
    """
    _check_no_payout(tx, payment)
    links = merchants.get_links(tx, payment.wallet_id, payment.updated_at)
    link = _link_of(links, merchant_id)
    _check_linked(tx, link, payment)
    return link


def _link_of(links: list[Link], merchant_id: str) -> Link:
    for link in links:
        if link.merchant_id == merchant_id:
            return link
    raise Refusal(NOT_LINKED)


def _link_named(tx: Tx, links: list[Link], payment: CorePayment) -> Link:
    """The merchant that a payment made elsewhere is for.

    One that names a merchant who is not of this wallet is refused, never given to the
    default.
    """
    if not links:
        raise Refusal(NOT_LINKED)
    named = payment.extra.get("merchant_id")
    link = links[0]
    if named is not None:
        link = _link_of_named(tx, links, payment.wallet_id, named)
    _check_linked(tx, link, payment)
    return link


def _check_linked(tx: Tx, link: Link, payment: CorePayment) -> None:
    settled_while_linked = payment.created_at >= link.since
    if not settled_while_linked and not merchants.was_open_at_link(
        tx, link.merchant_id, payment.checking_id
    ):
        # Core bumps `updated_at` of old payments too; these were paid before.
        raise Refusal(BEFORE_LINK)


def _link_of_named(tx: Tx, links: list[Link], wallet_id: str, named: Any) -> Link:
    merchant_id = named if isinstance(named, str) else ""
    found = find_external(tx, wallet_id, merchant_id)
    if found:
        merchant_id = found.id
    for link in links:
        if link.merchant_id == merchant_id:
            return link
    raise Refusal("foreign_merchant")


def _tip(payment: CorePayment, seen: Seen | None) -> int:
    tip = payment.extra.get("tip_sats", seen.tip_sats if seen else 0)
    if type(tip) is not int or not 0 <= tip <= payment.amount_msat // 1000:
        raise InvalidInput("bad_tip", "The tip is no number of sats that were paid.")
    return tip
