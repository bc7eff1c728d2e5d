"""Sats that go back for a refund: by a link or the guest's invoice, and what is kept.

What must always hold: never more than the refund, less what the guest keeps of
satoshi-back for what they gave back; and only for what Lightning has paid for good.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from ...claw_back import Refund
from ...exceptions import Conflict, InvalidInput
from ...merchants import crud as merchants
from ...merchants.models import Merchant
from ...payouts import budgets, links, satoshi_back
from ...payouts import services as payouts
from ...payouts.models import REFUND
from ...payouts.transfers_crud import is_ours
from ...store import Tx
from ..bodies import RefundBody
from ..models import BillPayment

QR, INVOICE = "withdraw_qr", "invoice"
BY_LIGHTNING = (QR, INVOICE)


class SatsBack(NamedTuple):
    """What of a refund goes back to the guest.

    Attributes:
        kept_sats: satoshi-back of what was given back, that they had got before.
        payout_id: of what is paid by Lightning; empty: it is given by hand.
    """

    kept_sats: int = 0
    payout_id: str = ""


NO_SATS = SatsBack()


def check(body: RefundBody) -> None:
    """Raises: InvalidInput `invoice_needed`."""
    if (body.return_by == INVOICE) != bool(body.payment_request):
        raise InvalidInput(
            "invoice_needed", "Send `payment_request` with `return_by` invoice."
        )


def give_back(
    tx: Tx,
    payment: BillPayment,
    made: Refund,
    goods_gone: int,
    body: RefundBody,
    settled: Collection[str],
) -> SatsBack:
    """Takes satoshi-back of what is given back, and owes the rest by Lightning, if it
    goes back that way.

    Args:
        goods_gone: of all refunds of the payment together, in sats.
        settled: `checking_id`s of what Lightning has paid, and nobody can reverse.

    Raises:
        Conflict: `not_lightning`, `nothing_left`, `refund_cap`, `merchant_frozen`.
        InvalidInput: `bad_invoice`.
    """
    source_id = payment.checking_id or ""
    kept = satoshi_back.take_back(
        tx, source_id, payment.amount_sats, goods_gone, made.amount_sats
    )
    if made.return_by not in BY_LIGHTNING:
        return SatsBack(kept)
    if source_id not in settled:
        raise Conflict(
            "not_lightning",
            "Lightning did not pay this bill: give it back the way it came.",
        )
    merchant = merchants.get_merchant(tx, made.merchant_id)
    if not merchant:
        raise LookupError(f"there is no merchant {made.merchant_id}")
    return SatsBack(kept, _owe(tx, merchant, payment, made, kept, body))


def _owe(
    tx: Tx,
    merchant: Merchant,
    payment: BillPayment,
    made: Refund,
    kept: int,
    body: RefundBody,
) -> str:
    sats = made.amount_sats - kept
    if sats < 1:
        raise Conflict("nothing_left", "All of it is satoshi-back that they have got.")
    if not budgets.take_refund(tx, merchant, sats, made.created_at):
        raise Conflict("refund_cap", "That is more than goes back by Lightning a day.")
    pubkey, at = payment.customer_pubkey, made.created_at
    owed = payouts.owe(tx, REFUND, made.id, merchant.id, pubkey, sats, at, at)
    if body.payment_request:
        payment_hash = links.checked_invoice(body.payment_request, sats)
        if is_ours(tx, payment_hash):
            raise InvalidInput("bad_invoice", "That invoice was used before.")
        links.pay_invoice_for(tx, merchant, owed, body.payment_request)
    else:
        payouts.link_for_refund(tx, merchant, owed.id)
    return owed.id
