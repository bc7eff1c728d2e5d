"""A lost card by one of its receipts: the receipt says which card it is."""

from __future__ import annotations

from .. import crud as loyalty
from .. import services
from ..crud import Recovery
from ..exceptions import Conflict
from ..merchants.access import check_full_mode, get_public_merchant
from ..orders.receipts.receipt import Receipt, find_receipt
from ..store import Tx


def ask(tx: Tx, receipt_token: str, new_pubkey: str) -> Recovery:
    """Asks for the card that a receipt's points are on to move to another key.

    Raises:
        NotFound: `receipt_not_found`, `merchant_not_found`.
        Conflict: `not_paid`, `not_on_a_card`, `loyalty_off`, `own_key`, `same_card`,
            `recovery_open`.
    """
    receipt = find_receipt(tx, receipt_token)
    merchant = get_public_merchant(tx, receipt.order.merchant_id)
    check_full_mode(merchant)
    pubkey = _holder_of(receipt)
    card = loyalty.find_card(tx, receipt.order.program_id, pubkey)
    if not card:
        raise _not_on_a_card()
    return services.ask_recovery(tx, card, merchant.id, new_pubkey)


def _holder_of(receipt: Receipt) -> str:
    payment = receipt.payment
    if not payment.is_paid:
        raise Conflict("not_paid", "That bill is not paid.")
    if not payment.customer_pubkey:
        raise _not_on_a_card()
    return payment.customer_pubkey


def _not_on_a_card() -> Conflict:
    return Conflict(
        "not_on_a_card",
        "The points of that receipt are on no card. Keep them with the receipt itself.",
    )
