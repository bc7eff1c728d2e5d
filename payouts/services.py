"""Verbs of what is owed: sats for a cause, less of them, where they go to.

What must always hold: a cause leads to one payout, ever, and what is sent for it is
never more than what is owed. Nothing in here sends anything (see `outbox`, `payer`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .. import acts, clock, guard
from .. import crud as loyalty
from ..exceptions import Conflict, InvalidInput, NotFound
from ..merchants import crud as merchants
from ..merchants.models import Merchant
from ..store import Tx
from . import crud, links, rules
from . import transfers_crud as transfers
from .models import (
    ADDRESS,
    FAILED,
    PAID,
    PENDING,
    REFUND,
    REFUND_LINK_SECONDS,
    UNKNOWN,
    VOID,
    WALLET,
    Cause,
    Destination,
    DestinationBody,
    Payout,
    PayoutSettings,
    PayoutSettingsUpdate,
    cause_key,
)

_ADDRESS = re.compile(r"[a-z0-9._+-]{1,64}@([a-z0-9][a-z0-9.:-]{1,200})")


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
    merchant = merchants.get_merchant(tx, merchant_id)
    if not merchant:
        raise LookupError(f"there is no merchant {merchant_id}")
    loyalty.insert_payout(
        tx,
        {
            "id": loyalty.new_id(),
            "cause": key,
            "kind": cause,
            "program_id": merchant.program_id,
            "merchant_id": merchant_id,
            "card_id": _card_id(tx, merchant, customer_pubkey),
            "amount_sats": sats,
            "created_at": at,
            "due_at": not_before,
        },
    )
    owed = crud.find_payout(tx, key)
    if not owed:
        raise LookupError(f"payout {key} is neither new nor known")
    return owed


def _card_id(tx: Tx, merchant: Merchant, pubkey: str | None) -> str:
    if not pubkey:
        return ""
    card = loyalty.make_card(tx, merchant.program_id, pubkey, clock.now())
    return card.merged_into or card.id


def lower(
    tx: Tx, cause: Cause, source_id: str, base_sats: int, refunded_sats: int
) -> int:
    """Some of a bill went back: what was owed for it is owed no more; what was paid for
    it by then, or is on its way, is to be kept from what goes back.

    Args:
        base_sats: of the bill, what it was owed for; refunded_sats: of all its refunds
            together.

    Returns how many sats are to be kept now, all earlier calls left out.
    """
    payout = crud.find_payout(tx, cause_key(cause, source_id), hold=True)
    if not payout or payout.state == VOID:
        return 0
    gone = rules.kept_of(payout.amount_sats, base_sats, refunded_sats)
    more = gone - payout.kept_sats - payout.withheld_sats
    if more <= 0:
        return 0
    if payout.state not in (PENDING, FAILED):
        lowered = replace(payout, withheld_sats=payout.withheld_sats + more)
        crud.set_kept(tx, lowered, payout.state)
        return more
    lowered = replace(payout, kept_sats=payout.kept_sats + more)
    state = payout.state if lowered.sats else VOID
    crud.set_kept(tx, lowered, state)
    loyalty.log_payout(tx, payout.id, state, "refunded")
    return 0


def give_less(tx: Tx, cause: Cause, source_id: str, back_sats: int) -> None:
    """Takes from what is to be kept (see `lower`) what no refund could keep: there was
    nothing left to keep it from. A later one does.

    Args:
        back_sats: how much of it was not kept.
    """
    payout = crud.find_payout(tx, cause_key(cause, source_id), hold=True)
    if payout and back_sats > 0:
        less = replace(payout, withheld_sats=payout.withheld_sats - back_sats)
        crud.set_kept(tx, less, payout.state)


def retry(tx: Tx, payout_id: str, actor_id: str) -> Payout:
    """An operator wants it tried again: what failed is sent anew, what is unknown is
    looked up at once, and never sent.

    Raises:
        NotFound: `payout_not_found`.
        Conflict: `already_paid`, `payout_over`.
    """
    payout = crud.get_payout(tx, payout_id, hold=True)
    if not payout:
        raise payout_not_found()
    _check_owed(payout)
    loyalty.log_payout(
        tx,
        payout.id,
        PENDING if payout.state == FAILED else payout.state,
        "asked_again",
        actor_id,
    )
    if payout.state in (PENDING, FAILED):
        # What waits for a refund's window waits on: only what has failed is hurried.
        if payout.state == FAILED or payout.tries:
            crud.set_retry(tx, payout.id, clock.now())
    elif payout.transfer_id:
        transfers.look_now(tx, payout.transfer_id)
    return crud.get_payout(tx, payout_id) or payout


def link_for_refund(tx: Tx, merchant: Merchant, payout_id: str) -> links.Link:
    """A link for what a refund owes, to show whoever is at the till.

    Raises:
        NotFound: `payout_not_found`.
        Conflict: `already_paid`, `payout_over`, `payout_started`, `not_a_refund`,
            `merchant_frozen`.
    """
    payout = crud.get_payout(tx, payout_id, hold=True)
    if not payout:
        raise payout_not_found()
    _check_owed(payout)
    if payout.kind != REFUND:
        raise Conflict("not_a_refund", "That goes to the guest's own wallet.")
    if payout.state not in (PENDING, FAILED):
        raise Conflict("payout_started", "Those sats are on their way already.")
    return links.open_for(tx, merchant, payout, clock.now() + REFUND_LINK_SECONDS)


def _check_owed(payout: Payout) -> None:
    if payout.state == PAID:
        raise Conflict("already_paid", "That was paid. Nothing was sent.")
    if payout.state == VOID:
        raise Conflict("payout_over", "That is not owed any more. Nothing was sent.")


def nothing_owed() -> Conflict:
    return Conflict("nothing_owed", "There are no sats to fetch yet.")


def owed_by_merchant(tx: Tx, card_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Who owes some cards how much, and what of it can be fetched now."""
    rows = crud.owed_by_merchant(tx, card_ids, clock.now())
    return [
        {
            "merchant": {"id": row["merchant_id"], "name": row["name"]},
            "sats": row["sats"],
            "ready_sats": row["ready_sats"],
        }
        for row in rows
    ]


def payout_not_found() -> NotFound:
    return NotFound("payout_not_found", "There is no such payout.")


def needs_a_look(tx: Tx, merchant_id: str) -> int:
    """How many payouts of a merchant do not get on by themselves."""
    states = crud.count_states(tx, merchant_id)
    return sum(states.get(state, (0, 0))[0] for state in (FAILED, UNKNOWN))


# --- where to -------------------------------------------------------------------------


def destination_from(body: DestinationBody) -> Destination | None:
    """Where somebody wants their sats; nothing: nowhere any more.

    Raises:
        InvalidInput: `one_destination`, `bad_lightning_address`; DialRefused.
    """
    if body.wallet_id and body.lightning_address:
        raise InvalidInput("one_destination", "Send a wallet or an address, not both.")
    if body.wallet_id:
        return Destination(WALLET, body.wallet_id)
    if not body.lightning_address:
        return None
    address = body.lightning_address.lower()
    match = _ADDRESS.fullmatch(address)
    if not match:
        raise InvalidInput(
            "bad_lightning_address", "A lightning address looks like ana@example.com."
        )
    guard.check_url(f"https://{match[1]}", ("https", "http"))
    return Destination(ADDRESS, address)


def name_destination(tx: Tx, pubkey: str, to: Destination | None) -> None:
    """A customer says, signed, where their sats go from now on; what could not be sent
    to them is tried again."""
    now = clock.now()
    crud.put_destination(tx, pubkey, to, now)
    if to is not None:
        for payout_id in crud.wake_payouts(tx, crud.cards_of(tx, pubkey), now):
            loyalty.log_payout(tx, payout_id, PENDING, "new_destination")


# --- settings -------------------------------------------------------------------------


def update_settings(
    tx: Tx, merchant: Merchant, update: PayoutSettingsUpdate, actor_id: str
) -> PayoutSettings:
    """Changes what a merchant gives back at most; fields that are not sent stay."""
    before = crud.get_settings(tx, merchant.id)
    sent = {
        name: int(value)
        for name, value in update.dict(exclude_unset=True).items()
        if value is not None
    }
    changed = replace(before, **sent)
    if changed != before:
        crud.put_settings(tx, merchant.id, changed)
        names = sorted(n for n in sent if getattr(before, n) != getattr(changed, n))
        words = ", ".join(names)
        acts.note(tx, "satoshi_back_changed", merchant, actor_id, merchant.id, words)
    return changed
