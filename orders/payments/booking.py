"""What was paid is put on the bill, and on the customer's card.

What must always hold: all payments of a bill together count for no more than the bill,
and however it was split, they earn together what it would have earned in one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ... import points
from ... import services as loyalty
from ...campaigns.crud import campaigns_at
from ...campaigns.rules import campaign_bp
from ...ids import new_id
from ...merchants.models import Merchant
from ...models import Program, ProgramSettings
from ...points import Part
from ...services import Earned
from ...store import Tx
from .. import bill_crud
from ..models import CREDIT_CARD, PAID, SURPLUS, VOID, BillPayment, Order
from ..pricing import counted_items
from ..rates import rate_of
from ..services import close_order
from ..splitting import minor_part
from .cases import Bill


class Counted(NamedTuple):
    """What a payment of a bill is made of, in sats."""

    base_sats: int
    tip_sats: int
    surplus_sats: int

    @property
    def is_all_surplus(self) -> bool:
        """Whether there was nothing left to pay, not even a tip."""
        return bool(self.surplus_sats) and not (self.base_sats or self.tip_sats)


def count(bill: Bill, received_sats: int) -> Counted:
    """What of a payment pays for what is left of the bill, what is the tip, and what
    was paid too much: an invoice may be paid after another one stood for it."""
    left = max(bill.order.goods_sats - bill.paid_sats, 0)
    if not left and (bill.order.goods_sats or bill.is_paid):
        return Counted(0, 0, received_sats)
    tip = min(bill.payment.tip_sats, received_sats)
    base = min(received_sats - tip, left)
    return Counted(base, tip, received_sats - tip - base)


def book(
    tx: Tx,
    bill: Bill,
    counted: Counted,
    method: str,
    checking_id: str,
    pubkey: str | None,
    at: int,
    is_reversible: bool = False,
) -> BillPayment:
    """Marks a payment as paid, and its bill, if nothing is left to pay of it.

    Args:
        is_reversible: whether LNbits' money for it can be; what a card terminal has
            taken always can.

    Returns the payment as it stands now.
    """
    order = bill.order
    before = bill.paid_sats
    nothing_was_left = counted.is_all_surplus
    paid = replace(
        bill.payment,
        amount_sats=counted.base_sats,
        amount_minor=minor_part(order, before, counted.base_sats),
        tip_sats=counted.tip_sats,
        surplus_sats=counted.surplus_sats,
        before_sats=before,
        method=method,
        state=SURPLUS if nothing_was_left else PAID,
        checking_id=checking_id,
        customer_pubkey=None if nothing_was_left else pubkey,
        paid_at=at,
        is_reversible=int(is_reversible or method == CREDIT_CARD),
    )
    if bill.payment.is_paid:  # in cash, before its invoice was paid, too
        number = len(bill.others) + 2
        paid = replace(paid, id=new_id(), number=number, payment_hash=None)
        bill_crud.insert_bill_payment(tx, paid)
    else:
        bill_crud.put_bill_payment(tx, paid)
    is_all = before + counted.base_sats >= order.goods_sats
    if not nothing_was_left and (is_all or order.bill == VOID):
        close_order(tx, order, at)
    return paid


# --- what it earns --------------------------------------------------------------------


def earn(
    tx: Tx,
    order: Order,
    paid: BillPayment,
    merchant: Merchant,
    program: Program,
    pubkey: str,
    is_claim: bool = False,
    is_capped: bool = False,
) -> Earned:
    """Posts a paid payment of a bill. Without a rate it earns no points, yet is a visit
    on record.

    Args:
        program: as it stood when the payment settled.
        is_claim: nobody's tier multiplies it; is_capped: nothing is earned with it.
    """
    made = paid_bill(tx, order, paid, merchant, program)
    if is_capped:
        made = replace(made, campaign_bp=0)
    earned = loyalty.earn(tx, pubkey, replace(made, is_claim=is_claim))
    bill_crud.set_tier(tx, paid.id, earned.tier_id)
    return earned


def paid_bill(
    tx: Tx, order: Order, paid: BillPayment, merchant: Merchant, program: Program
) -> loyalty.PaidBill:
    """A paid payment as the ledger needs it."""
    at = paid.paid_at or order.created_at
    worth = worth_of(tx, order, program.settings, paid.before_sats, paid.amount_sats)
    is_part = bool(paid.is_part or paid.before_sats)
    return loyalty.PaidBill(
        program=program,
        merchant_id=merchant.id,
        order_id=order.id,
        source_id=paid.checking_id or "",
        bill=worth.bill,
        time=at,
        clock=merchant.clock,
        minor_per_btc=worth.minor_per_btc,
        made_by=order.actor_id,
        campaign_bp=_campaign_bp(tx, merchant, program, at),
        part=Part(worth.before, order.goods_sats) if is_part else None,
        named=loyalty.Named(order.referrer_pubkey or "", order.referred_by),
        is_reversible=bool(paid.is_reversible),
    )


class Worth(NamedTuple):
    """What counts of so much of a bill under a programme's settings.

    Attributes:
        before: what counts of all that was paid before it.
        minor_per_btc: the rate of the bill, 0 in a sats programme or without one.
    """

    bill: points.Bill
    before: points.Bill
    minor_per_btc: int


def worth_of(
    tx: Tx, order: Order, settings: ProgramSettings, before_sats: int, sats: int
) -> Worth:
    """What counts of a part of a bill, behind what was paid of it before."""
    minor_per_btc = rate_of(tx, order, settings.currency)
    whole = (order, settings.currency, minor_per_btc, _items(tx, order, settings))
    upto, before = _bill(before_sats + sats, *whole), _bill(before_sats, *whole)
    bill = points.Bill(
        sats, upto.base_minor - before.base_minor, upto.items - before.items
    )
    return Worth(bill, before, minor_per_btc)


def _bill(
    sats: int, order: Order, currency: str, minor_per_btc: int, items: int
) -> points.Bill:
    """So much of a bill, in the programme's currency, too; exact where the bill was
    made in it. Its items go with its goods."""
    upto = items * sats // order.goods_sats if order.goods_sats else 0
    if not currency:
        return points.Bill(sats, items=upto)
    if order.goods_minor and order.currency == currency:
        minor = order.goods_minor * sats // order.goods_sats
        return points.Bill(sats, minor, upto)
    return points.Bill(sats, points.minor_from_sats(sats, minor_per_btc), upto)


def _items(tx: Tx, order: Order, settings: ProgramSettings) -> int:
    """How many items of a bill count, where the programme counts items."""
    if settings.earn_by != points.ITEM or order.is_of_adapter:
        return 0  # who made the lines of other extensions' bills is not known
    lines = bill_crud.get_lines(tx, [order.id])
    return counted_items(lines, settings.earn_category)


def _campaign_bp(tx: Tx, merchant: Merchant, program: Program, at: int) -> int:
    """What campaigns multiply by at the bill's time, as they stood then."""
    campaigns = campaigns_at(tx, program.id, at)
    return campaign_bp(campaigns, at, merchant.timezone, merchant.day_start_hour)
