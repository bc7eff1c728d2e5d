"""What becomes of a reserved reward: given, given up, taken back, or lapsed.

Locks are taken in the order of every movement: card, redemption, reward.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace

from .. import acts, clock, crud
from ..exceptions import Conflict, NotAllowed, NotFound
from ..rewards import (
    CANCELED,
    FULFILLED,
    LAPSED,
    NOTHING_TAKEN,
    RESERVED,
    SATS_PAYOUT,
    Redemption,
    as_short,
    long_code,
    meant_by,
)
from ..store import Tx
from . import returning
from .due import post_due
from .movement import moving_card
from .posting import SYSTEM, Movement
from .reserving import SECRET


def code_of(tx: Tx, redemption_id: str) -> str:
    """The code that proves a reservation: derived anew every time it is shown."""
    return long_code(crud.get_secret(tx, SECRET), redemption_id)


def fulfil(
    tx: Tx, redemption_id: str, code: str, merchant_id: str, actor_id: str
) -> Redemption:
    """The guest showed the code and has the reward; final. Twice is once.

    Args:
        merchant_id: the branch that gives it, and bears the cost.

    Raises:
        NotAllowed: `wrong_code`.
        Conflict: `redemption_over`, `payout_pending`, `on_a_bill`.
    """
    redemption = hold(tx, redemption_id)
    if not redemption.is_code(crud.get_secret(tx, SECRET), code):
        raise _wrong_code()
    at = clock.now()
    status = redemption.status_at(at)
    if status == FULFILLED:
        return redemption
    if status != RESERVED:
        raise over(tx, redemption, at)
    if redemption.kind == SATS_PAYOUT:
        raise Conflict("payout_pending", "Those sats are paid by themselves.")
    check_off_bill(redemption)
    given = replace(
        redemption,
        status=FULFILLED,
        merchant_id=merchant_id,
        ended_at=at,
        ended_by=actor_id,
    )
    crud.end_redemption(tx, given)
    if given.actor_id != actor_id:  # who reserved it is in the ledger
        where = acts.Where(merchant_id, given.program_id)
        acts.note(tx, "reward_given", where, actor_id, given.id)
    return given


def fulfil_paid(tx: Tx, redemption_id: str, at: int) -> None:
    """The sats of a reward have left: it is given, for good. Twice is once.

    Args:
        at: when they had, Unix seconds.
    """
    held = hold(tx, redemption_id)
    if held.status == RESERVED:
        given = replace(held, status=FULFILLED, ended_at=at, ended_by=SYSTEM)
        crud.end_redemption(tx, given)


def fulfil_shown(
    tx: Tx, program_id: str, code: str, merchant_id: str, actor_id: str
) -> Redemption:
    """The same for a code alone: scanned, or six characters that the guest reads out.

    Raises: as `fulfil`; Conflict `already_fulfilled`: whoever shows a code that was
        used has to hear it.
    """
    found = _meant(tx, program_id, code)
    if not found or not found.is_code(crud.get_secret(tx, SECRET), code):
        raise _wrong_code()
    # At another till it may be given this very moment.
    held = hold(tx, found.id)
    at = clock.now()
    if held.status_at(at) == FULFILLED:
        raise over(tx, held, at)
    return fulfil(tx, found.id, code, merchant_id, actor_id)


def _meant(tx: Tx, program_id: str, code: str) -> Redemption | None:
    """The redemption of a programme that a code says it is of."""
    redemption_id = meant_by(code)
    if redemption_id is None:
        return crud.find_by_short_code(tx, program_id, as_short(code))
    found = crud.get_redemption(tx, redemption_id)
    return found if found and found.program_id == program_id else None


def _wrong_code() -> NotAllowed:
    return NotAllowed("wrong_code", f"There is no such code. {NOTHING_TAKEN}")


def cancel(
    tx: Tx, redemption: Redemption, actor_id: str, reason: str
) -> tuple[Redemption, int]:
    """A reservation is given up; its points go back. Twice is once.

    Args:
        actor_id: empty: the customer themselves.

    Returns the redemption and the points that the card has now.

    Raises:
        Conflict: `already_fulfilled`, `redemption_over`, `payout_started`,
            `on_a_bill`.
        NotAllowed: `staff_only`: it was given at once; only staff calls that back.
    """
    with moving_id(tx, redemption.card_id) as move:
        held = hold(tx, redemption.id)
        status = held.status_at(move.now)
        if status == CANCELED:
            return held, move.points
        if status != RESERVED:
            raise over(tx, held, move.now)
        if held.fulfil_at is not None and not actor_id:
            raise NotAllowed("staff_only", "The staff gave you this one: ask them.")
        check_off_bill(held)
        by = actor_id or f"card:{move.card.id}"
        ended = returning.cancel(move, held, by, bool(actor_id), reason)
        post_due(move)  # what ran out while it was held ends now
        return ended, move.points


def undo(
    tx: Tx, redemption: Redemption, actor_id: str, reason: str
) -> tuple[Redemption, int]:
    """A reward that was given is taken back by a manager, with a reason. Twice is once.

    Raises:
        Conflict: `not_fulfilled`, `redemption_over`, `paid_out`.
    """
    with moving_id(tx, redemption.card_id) as move:
        held = hold(tx, redemption.id)
        status = held.status_at(move.now)
        if status == CANCELED:
            return held, move.points
        if status == RESERVED:
            raise Conflict("not_fulfilled", "It was not given yet: cancel it instead.")
        if status == LAPSED:
            raise over(tx, held, move.now)
        if held.kind == SATS_PAYOUT:
            raise Conflict("paid_out", "Those sats were paid; they cannot come back.")
        ended = returning.cancel(move, held, actor_id, True, reason)
        return ended, move.points


def lapse_all(tx: Tx, now: int, limit: int) -> int:
    """Writes what became of reservations whose time is over, for a background loop.

    Nothing waits for it: every reader and writer judges by the time itself.

    Args:
        now: Unix seconds; limit: how many reservations to look for.

    Returns how many cards it went through; fewer than `limit`: it may be done.
    """
    card_ids = crud.get_cards_due(tx, now, limit)
    for card_id in card_ids:
        with moving_id(tx, card_id):
            pass  # opening a movement posts what is due
    return len(card_ids)


def get_redemption(tx: Tx, redemption_id: str) -> Redemption:
    """One redemption.

    Raises:
        NotFound: `redemption_not_found`.
    """
    redemption = crud.get_redemption(tx, redemption_id)
    if not redemption:
        raise redemption_not_found()
    return redemption


def redemption_not_found() -> NotFound:
    return NotFound("redemption_not_found", "There is no such redemption.")


def check_off_bill(redemption: Redemption) -> None:
    """Raises: Conflict `on_a_bill`: it is used when that bill is paid."""
    if redemption.status == RESERVED and redemption.order_id:
        raise Conflict("on_a_bill", f"It is on an open bill. {NOTHING_TAKEN}")


def moving_id(tx: Tx, card_id: str) -> AbstractContextManager[Movement]:
    """A movement on that card, or on the one it was merged into."""
    card = crud.get_card(tx, card_id)
    if card and card.merged_into:
        card = crud.get_card(tx, card.merged_into)
    if not card:
        raise LookupError(f"there is no card {card_id}")
    return moving_card(tx, card)


def hold(tx: Tx, redemption_id: str) -> Redemption:
    redemption = crud.get_redemption(tx, redemption_id, hold=True)
    if not redemption:
        raise redemption_not_found()
    return redemption


def over(tx: Tx, redemption: Redemption, at: int) -> Conflict:
    """Says when it ended, by the clock on the wall of where it did."""
    status, ended = redemption.status_at(at), redemption.ended(at) or at
    when = crud.get_local_clock(tx, redemption.merchant_id).when(ended, at)
    if status == FULFILLED:
        words = f"This code was used {when}. {NOTHING_TAKEN}"
        return Conflict("already_fulfilled", words)
    ended_how = "was given back" if status == CANCELED else "ended"
    words = f"This code {ended_how} {when}. {NOTHING_TAKEN}"
    return Conflict("redemption_over", words)
