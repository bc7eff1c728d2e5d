"""Staff says whose a bill is: before it is paid, or afterwards, or otherwise."""

from __future__ import annotations

from ... import acts, crud
from ... import services as loyalty
from ...callers import ADMIN, INVOICE, Proof
from ...exceptions import Conflict
from ...keys import customer_key
from ...ledger import EARNED, PAYMENT
from ...merchants.access import Right, authorize
from ...merchants.staff import StaffSaid, named_staff
from ...payouts.satoshi_back import follow_bill
from ...store import Tx
from .. import bill_crud
from .. import crud as orders
from ..bodies import CustomerBody
from ..models import OPEN, VOID, BillPayment, Order
from ..open_bill import set_open_customer
from ..parts import find_payment
from ..services import get_order, hold_order
from .claims import ON_A_CARD, put_if_waiting
from .receipt import Receipt

ATTACH = Right(INVOICE, scopes=("pos",))
PUT_RIGHT = Right(ADMIN, scopes=("manage",))


def attach(
    tx: Tx, proof: Proof | None, order_id: str, body: CustomerBody, said: StaffSaid
) -> Order:
    """Says whose a bill, or a payment of it, is; for who may.

    Raises:
        InvalidInput: `bad_pubkey`.
        NotFound: `order_not_found`, `payment_not_found`.
        NotAllowed: `staff_needed`, `scope_missing`, `admin_key_needed`.
        Conflict: `bill_closed`, `which_payment`, `claim_ended`, `nothing_to_claim`,
            `loyalty_off`, `already_there`, `nothing_left`, `reason_needed`.
    """
    pubkey = customer_key(body.customer_pubkey)
    found = get_order(tx, order_id)
    access = authorize(tx, proof, found.merchant_id, ATTACH)
    order = hold_order(tx, order_id)
    if order.bill == VOID:
        raise Conflict("bill_closed", "This bill is canceled.")
    if order.bill == OPEN and body.payment_id is None:
        return set_open_customer(tx, order, pubkey)
    payment = _payment(tx, order, body.payment_id)
    if payment.state == OPEN:
        bill_crud.give_payment(tx, payment.id, pubkey)
    elif payment.is_nobodys:
        by = named_staff(tx, access, said).actor_id
        put_if_waiting(tx, Receipt(order, payment, access.merchant), pubkey)
        acts.note(tx, "guest_put_on_bill", access.merchant, by, order.id)
    elif payment.customer_pubkey != pubkey:
        by = authorize(tx, proof, order.merchant_id, PUT_RIGHT).actor_id
        _put_right(tx, order, payment, pubkey, by, body.reason)
    return get_order(tx, order_id)


def _payment(tx: Tx, order: Order, payment_id: str | None) -> BillPayment:
    payments = bill_crud.get_bill_payments(tx, [order.id])
    if payment_id is not None:
        return find_payment(payments, payment_id)
    paid = [payment for payment in payments if payment.is_paid]
    if len(paid) != 1:
        words = f"This bill was paid by {len(paid)} payments: say which one."
        raise Conflict("which_payment", words)
    return paid[0]


def _put_right(
    tx: Tx, order: Order, payment: BillPayment, pubkey: str, by: str, reason: str
) -> None:
    """A bill on the wrong card moves to the right one, with all that it brought."""
    if not reason:
        raise Conflict("reason_needed", f"{ON_A_CARD} Say why it moves to another.")
    event = crud.find_event(
        tx, order.program_id, PAYMENT, payment.checking_id or "", EARNED
    )
    if not event or not payment.customer_pubkey:
        raise Conflict("nothing_left", "Nothing of this bill is on a card.")
    loyalty.move_bill(tx, event, pubkey, by, reason)
    source_id, before = payment.checking_id or "", payment.customer_pubkey
    follow_bill(tx, source_id, order.program_id, before, pubkey)
    bill_crud.give_payment(tx, payment.id, pubkey)
    balance = crud.find_balance(tx, order.program_id, pubkey)
    bill_crud.set_tier(tx, payment.id, balance.tier_id if balance else None)
    if not payment.is_part:
        orders.set_customer(tx, order.id, pubkey)
