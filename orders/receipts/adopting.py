"""An order paid elsewhere in this LNbits is told of: whose it is, and what was in it.

What must always hold: a payment counts once. If the listener was faster and has judged
it to be nobody's, its customer, tip and lines are taken; if it is somebody's already,
it stays theirs.
"""

from __future__ import annotations

from dataclasses import replace

from ... import core_payments
from ...core_payment import CorePayment
from ...crud import get_refunds
from ...exceptions import Conflict, InvalidInput, NotFound
from ...keys import customer_key
from ...merchants.access import Access
from ...store import Tx
from .. import bill_crud, crud
from ..bodies import PaidBody
from ..models import ITEM, NO_CUSTOMER, NOT_A_BILL, BillPayment, Order, Payment
from ..payments import settlement
from ..payments.cases import Refusal, link_for, make_case
from ..services import get_order, menu_lines
from .claims import already_claimed, put_if_waiting
from .receipt import Receipt


async def find_core_payment(access: Access, payment_hash: str) -> CorePayment:
    """The settled payment into the merchant's wallet with that hash.

    Raises:
        NotFound: `payment_not_found`; Conflict: `not_paid`.
    """
    wallet_id = access.merchant.wallet_id
    found = await core_payments.incoming_with(wallet_id, payment_hash)
    if not found:
        raise NotFound("payment_not_found", "There is no such payment in this wallet.")
    payment = found[0]
    if not payment.settled:
        raise Conflict("not_paid", "That payment is not paid yet. Nothing was taken.")
    return payment


def adopt(tx: Tx, access: Access, payment: CorePayment, body: PaidBody) -> Order:
    """Makes a payment an order of the merchant's; the same hash again changes nothing.

    Raises:
        InvalidInput: `bad_pubkey`, `bad_tip`, and those of `lines_from`.
        Conflict: `already_claimed`: it is on somebody else's card; `not_counted`: it
            was not this merchant's when it was paid.
    """
    pubkey = customer_key(body.customer_pubkey) if body.customer_pubkey else None
    judged = crud.get_payment(tx, payment.checking_id)
    if not judged and (pubkey is None or _is_ours(tx, payment)):
        judged = settlement.settle(tx, payment)  # as if the listener was faster
    if judged and judged.order_id:
        _hear(tx, access, judged, body)
        return _known(tx, access, judged, pubkey)
    if judged and judged.outcome != NOT_A_BILL:
        words = f"This payment is not counted: {judged.outcome}."
        raise Conflict("not_counted", words)
    if judged:
        crud.forget_judgement(tx, payment.checking_id, NOT_A_BILL)
    return _new(tx, access, payment, body, pubkey)


def payment_of(tx: Tx, order: Order, paid: CorePayment | Payment) -> BillPayment:
    """The one of a bill's payments that a core payment has paid."""
    payments = bill_crud.get_bill_payments(tx, [order.id])
    return next(p for p in payments if p.checking_id == paid.checking_id)


def _is_ours(tx: Tx, payment: CorePayment) -> bool:
    return bill_crud.find_bill_payment(tx, payment.payment_hash) is not None


def _known(tx: Tx, access: Access, judged: Payment, pubkey: str | None) -> Order:
    order = get_order(tx, judged.order_id or "")
    if order.merchant_id != access.merchant.id:
        raise NotFound("payment_not_found", "There is no such payment in this wallet.")
    crud.lock_order(tx, order.id)
    payment = payment_of(tx, order, judged)
    if pubkey and payment.is_nobodys and judged.outcome == NO_CUSTOMER:
        # Whoever made the bill says whose it is, before anybody has claimed it.
        put_if_waiting(tx, Receipt(order, payment, access.merchant), pubkey)
    elif pubkey and payment.customer_pubkey != pubkey and _is_somebodys(payment):
        raise already_claimed()
    return get_order(tx, order.id)


def _hear(tx: Tx, access: Access, judged: Payment, body: PaidBody) -> None:
    """What we are told of another extension's bill stands for what we saw in it, while
    it is nobody's. It never counts for more by that.

    Raises:
        InvalidInput: `bad_tip`, and those of `told_lines`.
    """
    order = crud.lock_order(tx, judged.order_id or "")
    if not order or order.merchant_id != access.merchant.id or not order.is_of_adapter:
        return
    names = (body.reference or order.reference, body.table or order.table_name)
    crud.set_reference(tx, order.id, *names)
    payment = payment_of(tx, order, judged)
    is_told = body.lines is not None or body.tip_sats is not None
    if is_told and payment.is_nobodys and not get_refunds(tx, order.id):
        _retell(tx, access, order, payment, body)


def _retell(
    tx: Tx, access: Access, order: Order, payment: BillPayment, body: PaidBody
) -> None:
    total = payment.total_sats
    tip = order.tip_sats if body.tip_sats is None else body.tip_sats
    if tip > total:
        raise InvalidInput("bad_tip", "The tip is more than was paid.")
    base = min(order.amount_sats, total - tip)
    rest = total - tip - base
    told = replace(payment, amount_sats=base, tip_sats=tip, surplus_sats=rest)
    bill_crud.put_bill_payment(tx, told)
    crud.set_told(tx, order.id, payment.checking_id or "", base, tip)
    if body.lines is not None:
        lines = settlement.told_lines(
            menu_lines(tx, access.merchant, body.lines), order
        )
        bill_crud.delete_lines(tx, order.id, ITEM)
        bill_crud.insert_lines(tx, lines)


def _is_somebodys(payment: BillPayment) -> bool:
    return bool(payment.customer_pubkey or payment.claimed_at)


def _new(
    tx: Tx,
    access: Access,
    payment: CorePayment,
    body: PaidBody,
    pubkey: str | None,
) -> Order:
    tip = body.tip_sats or 0
    if tip > payment.amount_msat // 1000:
        raise InvalidInput("bad_tip", "The tip is more than was paid.")
    try:
        link = link_for(tx, payment, access.merchant.id)
    except Refusal as exc:
        raise Conflict("not_counted", exc.message) from exc
    lines = tuple(menu_lines(tx, access.merchant, body.lines or []))
    case = replace(make_case(tx, payment, link, None, pubkey, tip), lines=lines)
    judged = settlement.judge(tx, case)
    order = crud.get_order(tx, judged.order_id or "")
    if not order or order.customer_pubkey != pubkey:
        return adopt(tx, access, payment, body)  # somebody was faster by a moment
    crud.set_reference(tx, order.id, body.reference or "", body.table or "")
    return get_order(tx, order.id)
