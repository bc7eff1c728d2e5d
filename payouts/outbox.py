"""The outbox of sats: what is taken on, and what became of it. Units of work only.

    pending → paying → paid
                     → pending again, or failed: it surely did not leave
                     → unknown: nobody knows; it is looked up, and never sent anew

A transfer is on record, and committed, before anything leaves. Whoever takes it holds a
number (`tries`) that nobody else gets; with an older one nothing more can be sent.
"""

from __future__ import annotations

from dataclasses import replace

from .. import clock
from .. import crud as loyalty
from .. import services as core
from ..merchants import crud as merchants
from ..store import Tx
from . import crud, rules
from . import transfers_crud as transfers
from .models import (
    FAILED,
    INVOICE,
    OVER,
    PAID,
    PAYING,
    PENDING,
    REWARD,
    SATOSHI_BACK,
    UNKNOWN,
    VOID,
    Payout,
    Transfer,
)
from .transfers_crud import Due

LEASE_SECONDS = 90
GATHERED_AT_ONCE = 50


def gather(tx: Tx, now: int) -> int:
    """Makes transfers of what is due: all that a merchant owes somebody, together.

    Returns how many transfers it made.
    """
    everybody = transfers.get_due(tx, now, GATHERED_AT_ONCE)
    return sum(_gather_one(tx, due, now) for due in everybody)


def _gather_one(tx: Tx, due: Due, now: int) -> bool:
    merchant = merchants.get_merchant(tx, due.merchant_id)
    to = crud.destination_of_card(tx, due.card_id)
    owed = transfers.lock_due(tx, due, now)
    if not merchant or not merchant.wallet_id or merchant.deleted_at or not to:
        return False
    if not owed or not _is_enough(tx, owed):
        return False
    transfer = new_transfer(
        due.merchant_id, due.card_id, merchant.wallet_id, to.road, to.destination, owed
    )
    transfers.insert_transfer(tx, transfer)
    for payout in owed:
        transfers.bind(tx, payout.id, transfer.id, PAYING)
        loyalty.log_payout(tx, payout.id, PAYING, "taken_on")
    return True


def _is_enough(tx: Tx, owed: list[Payout]) -> bool:
    """Satoshi-back waits until there is enough of it; all else is paid as it comes."""
    if any(payout.kind not in SATOSHI_BACK for payout in owed):
        return True
    least = crud.get_settings(tx, owed[0].merchant_id).min_sats
    return sum(payout.sats for payout in owed) >= least


def new_transfer(
    merchant_id: str,
    card_id: str,
    wallet_id: str,
    road: str,
    destination: str,
    owed: list[Payout],
) -> Transfer:
    """A transfer of all these, that nobody is at yet."""
    now = clock.now()
    return Transfer(
        id=loyalty.new_id(),
        merchant_id=merchant_id,
        card_id=card_id,
        wallet_id=wallet_id,
        road=road,
        destination=destination,
        amount_sats=sum(payout.sats for payout in owed),
        state=PAYING,
        payment_request="",
        payment_hash=None,
        created_at=now,
        expires_at=0,
        leased_until=0,
        due_at=now,
        tries=0,
        reason="",
        ended_at=None,
    )


def take(tx: Tx, now: int) -> Transfer | None:
    """Takes the next transfer that somebody has to look after.

    One whose lease ran out was being paid when its process died: nobody knows.
    """
    taken = transfers.take(tx, now, now + LEASE_SECONDS)
    if not taken:
        return None
    if taken.tries and taken.state == PAYING:
        _set_unknown(tx, taken, "interrupted", taken.due_at)
        transfers.take_again(tx, taken.id, now + LEASE_SECONDS)
    return replace(taken, tries=taken.tries + 1)


def _set_unknown(tx: Tx, transfer: Transfer, reason: str, due_at: int) -> None:
    transfers.set_unknown(tx, transfer.id, reason, due_at)
    for payout in transfers.paid_by(tx, transfer.id, hold=True):
        if payout.state != UNKNOWN:
            loyalty.log_payout(tx, payout.id, UNKNOWN, reason)
        transfers.set_payout(tx, replace(payout, state=UNKNOWN, reason=reason))


def unknown(tx: Tx, transfer: Transfer, reason: str, now: int) -> None:
    """Nobody knows whether it left; or nobody can tell yet."""
    held = transfers.get_transfer(tx, transfer.id, hold=True)
    if held and not held.ended_at and held.tries == transfer.tries:
        due_at = now + rules.pause_seconds(transfer.tries)
        _set_unknown(tx, held, reason, due_at)


def paid(tx: Tx, transfer: Transfer, payment_hash: str, now: int) -> None:
    """It left, and arrived. Whoever finds that out may say so, again and again."""
    held = transfers.get_transfer(tx, transfer.id, hold=True)
    if not held or held.state == PAID:
        return
    if held.ended_at:
        raise LookupError(
            f"transfer {held.id} was {held.state} and is paid all the same"
        )
    transfers.end(tx, replace(held, payment_hash=payment_hash), PAID, "", now)
    owed = transfers.paid_by(tx, held.id)
    for payout in owed:  # before the payouts: so is the order of locks
        if payout.kind == REWARD:
            core.fulfil_paid(tx, payout.cause, now)
    for payout in transfers.paid_by(tx, held.id, hold=True):
        transfers.set_payout(tx, replace(payout, state=PAID, reason=""))
        loyalty.log_payout(tx, payout.id, PAID, "paid")


def released(tx: Tx, transfer: Transfer, reason: str, now: int) -> bool:
    """It surely did not leave, and never will: its payouts are owed as before.

    Returns false, and changes nothing, if somebody else looks after it now.
    """
    held = transfers.get_transfer(tx, transfer.id, hold=True)
    if not held or held.ended_at or held.tries != transfer.tries:
        return False
    transfers.end(tx, held, FAILED, reason, now)
    for payout in transfers.paid_by(tx, held.id, hold=True):
        _owed_again(tx, payout, held, reason, now)
    return True


def _owed_again(
    tx: Tx, payout: Payout, transfer: Transfer, reason: str, now: int
) -> None:
    is_automatic = rules.is_automatic(transfer.road)
    tries = payout.tries + is_automatic
    state = PENDING
    if not payout.card_id or transfer.road == INVOICE or tries >= rules.MOST_TRIES:
        state = FAILED  # nobody tries it by itself: somebody has to see to it
    elif not crud.has_key(tx, payout.card_id):
        state = VOID  # who it was for has left meanwhile
    loyalty.log_payout(tx, payout.id, state, reason)
    transfers.set_payout(
        tx,
        replace(
            payout,
            state=state,
            transfer_id=None,
            tries=tries,
            reason=reason,
            due_at=now + (rules.pause_seconds(tries) if is_automatic else 0),
        ),
    )


def close_links(tx: Tx, now: int, limit: int = 50) -> int:
    """Ends links that nobody used in time: what they were for is owed as before."""
    ended = transfers.lock_ended_links(tx, now, limit)
    for link in ended:
        close_link(tx, link, now)
    return len(ended)


def close_link(tx: Tx, link: Transfer, now: int) -> None:
    """Ends a held link that nobody has used."""
    transfers.end(tx, link, OVER, "not_used", now)
    for payout in transfers.paid_by(tx, link.id, hold=True):
        if payout.state == PENDING:
            transfers.set_payout(tx, replace(payout, transfer_id=None))
