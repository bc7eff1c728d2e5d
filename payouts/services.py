"""Verbs of what is owed: sats for a cause, less of them, none of them.

What must always hold: a cause leads to one payout, ever, and what is sent for it is
never more than what is owed. Nothing in here sends anything (see `outbox`).
"""

from __future__ import annotations

from .. import clock
from .. import crud as loyalty
from ..exceptions import InvalidInput
from ..merchants import crud as merchants
from ..store import Tx
from . import crud
from .models import Cause, Payout, cause_key


def owe(
    tx: Tx,
    cause: Cause,
    source_id: str,
    merchant_id: str,
    customer_pubkey: str | None,
    sats: int,
    at: int,
    not_before: int,
) -> Payout:
    """Notes that a merchant owes sats; again for the same cause, it says what it said.

    Args:
        source_id: what of that cause: a payment's `checking_id`, a usage's, a
            redemption's or a refund's id.
        customer_pubkey: whose they are; nobody: whoever is shown the refund's link.
        sats: from 1 on.
        at: when it came about; not_before: from when on it is paid, Unix seconds.

    Raises:
        InvalidInput: `bad_value`: nothing is owed by less than a sat.
    """
    if sats < 1:
        raise InvalidInput("bad_value", "Nothing is owed by less than a sat.")
    key = cause_key(cause, source_id)
    known = crud.find_payout(tx, key)
    if known:
        return known
    merchant = merchants.get_merchant(tx, merchant_id)
    if not merchant:
        raise LookupError(f"there is no merchant {merchant_id}")
    card_id = ""
    if customer_pubkey:
        made = loyalty.make_card(tx, merchant.program_id, customer_pubkey, clock.now())
        card_id = made.merged_into or made.id
    row = {
        "id": loyalty.new_id(),
        "cause": key,
        "kind": cause,
        "program_id": merchant.program_id,
        "merchant_id": merchant_id,
        "card_id": card_id,
        "amount_sats": sats,
        "created_at": at,
        "due_at": not_before,
    }
    loyalty.insert_payout(tx, row)
    owed = crud.find_payout(tx, key)
    if not owed:
        raise LookupError(f"payout {key} is neither new nor known")
    return owed
