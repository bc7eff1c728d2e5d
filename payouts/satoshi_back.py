"""Satoshi-back of a bill: what its guest's tier gives, and what refunds take of it."""

from __future__ import annotations

from .. import crud as loyalty
from ..merchants.models import Merchant
from ..models import ProgramSettings
from ..store import Tx
from . import budgets, crud, rules, services
from .models import CASHBACK, REBATE, SATOSHI_BACK, VOID, Cause, Payout, cause_key

DAY = 86_400


def give_rebate(
    tx: Tx,
    merchant: Merchant,
    settings: ProgramSettings,
    pubkey: str,
    source_id: str,
    base_sats: int,
    rebate_bp: int,
    at: int,
    discount_sats: int = 0,
    cashback_sats: int = 0,
) -> int:
    """Owes what a tier gives back of a payment that has just settled, within what one
    bill gives back, and the merchant's budgets. Returns how many sats that is.

    Args:
        settings: of the programme, as it stood when the bill was paid.
        source_id: the payment's `checking_id`; base_sats: what counts of it.
        at: when it settled.
        discount_sats, cashback_sats: what the same payment gives back besides.
    """
    rebate = rules.rebate_sats(
        base_sats, rebate_bp, settings.max_giveback_bp, discount_sats, cashback_sats
    )
    return _give(tx, REBATE, merchant, settings, pubkey, source_id, rebate, at)


def give_cashback(
    tx: Tx,
    merchant: Merchant,
    settings: ProgramSettings,
    pubkey: str,
    source_id: str,
    sats: int,
    at: int,
) -> int:
    """The same for cashback of a discount rule, already within its own bounds."""
    return _give(tx, CASHBACK, merchant, settings, pubkey, source_id, sats, at)


def _give(
    tx: Tx,
    cause: Cause,
    merchant: Merchant,
    settings: ProgramSettings,
    pubkey: str,
    source_id: str,
    sats: int,
    at: int,
) -> int:
    if sats <= 0 or crud.find_payout(tx, cause_key(cause, source_id)):
        return 0
    card = loyalty.find_card(tx, merchant.program_id, pubkey)
    given = budgets.take_satoshi_back(tx, merchant, card.id if card else "", sats, at)
    if given:
        wait = at + settings.refund_window_days * DAY
        services.owe(tx, cause, source_id, merchant.id, pubkey, given, at, wait)
    return given


def take_back(
    tx: Tx, source_id: str, base_sats: int, refunded_sats: int, most: int
) -> int:
    """A refund takes satoshi-back of its payment: what is not paid yet is owed no more;
    what is, is kept from what goes back now. Returns how many sats are kept.

    Args:
        base_sats: what counted of the payment; refunded_sats: goods of all its refunds
            together.
        most: what goes back now: no more than that can be kept.
    """
    kept = 0
    for cause in SATOSHI_BACK:
        wanted = services.lower(tx, cause, source_id, base_sats, refunded_sats)
        here = min(wanted, most - kept)
        services.give_less(tx, cause, source_id, wanted - here)
        kept += here
    return kept


def follow_bill(
    tx: Tx, source_id: str, program_id: str, from_pubkey: str, pubkey: str
) -> None:
    """A bill moved to another card: what is still owed for it goes with it, if it was
    the first one's. Cashback may be somebody else's, who was promised it."""
    before = loyalty.find_card(tx, program_id, from_pubkey)
    card = loyalty.find_card(tx, program_id, pubkey)
    if before and card:
        for cause in SATOSHI_BACK:
            crud.move_payout(tx, cause_key(cause, source_id), before.id, card.id)


def given_of(tx: Tx, source_id: str) -> list[Payout]:
    """What a payment gives back, as it stands after its refunds; none that is void."""
    causes = (cause_key(cause, source_id) for cause in SATOSHI_BACK)
    found = (crud.find_payout(tx, cause) for cause in causes)
    return [one for one in found if one and one.state != VOID and one.sats]


def balance_of(tx: Tx, card_id: str) -> int:
    """The satoshi balance of a card: owed to its holder, and not paid yet."""
    return crud.owed_to(tx, crud.person_cards(tx, card_id))
