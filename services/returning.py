"""Points of a redemption go back to the card, and what time decides is written down."""

from __future__ import annotations

from dataclasses import replace

from .. import crud, ledger
from ..exceptions import Conflict
from ..ledger import Balance, Event
from ..rewards import (
    CANCELED,
    FULFILLED,
    LAPSED,
    SATS_PAYOUT,
    Redemption,
    given_back,
)
from .posting import SYSTEM, Movement


def lapse_due(move: Movement) -> None:
    """Writes what became of the card's reservations whose time is over.

    What staff gave at once is given; the rest lapses, and its points come back. Each
    ends at its own time, however late that is written.
    """
    for redemption in crud.lock_due_redemptions(move.tx, move.card.id, move.now):
        if redemption.fulfil_at is not None:
            settle(move, redemption)
        else:
            lapse(move, redemption, redemption.expires_at)


def settle(move: Movement, redemption: Redemption) -> None:
    """Writes that what staff gave at once can no longer be called back."""
    given = replace(
        redemption,
        status=FULFILLED,
        ended_at=redemption.fulfil_at,
        ended_by=redemption.actor_id,
    )
    crud.end_redemption(move.tx, given)


def lapse(move: Movement, redemption: Redemption, at: int) -> Redemption:
    """Ends a reservation that nobody came for, or that a refund needs the points of.

    Args:
        redemption: still reserved, and held.
        at: when it ended, Unix seconds.

    Raises:
        Conflict: `payout_started`.
    """
    ended = replace(redemption, status=LAPSED, ended_at=at, ended_by=SYSTEM)
    give_back(move, ended, by_staff=False)
    return ended


def lapse_newest(move: Movement) -> Redemption | None:
    """Ends the card's newest reward that waits to be used: its points are needed.

    What staff has handed over, or is being paid, is left alone. Nothing if there is
    none other.
    """
    for redemption in crud.lock_waiting_redemptions(move.tx, move.card.id, move.now):
        try:
            return lapse(move, redemption, move.now)
        except Conflict:  # its sats are on their way
            continue
    return None


def cancel(
    move: Movement, redemption: Redemption, by: str, by_staff: bool, reason: str
) -> Redemption:
    """Ends a redemption on purpose.

    Raises:
        Conflict: `payout_started`.
    """
    ended = replace(redemption, status=CANCELED, ended_at=move.now, ended_by=by)
    give_back(move, ended, by_staff, reason)
    return ended


def give_back(
    move: Movement, ended: Redemption, by_staff: bool, reason: str = ""
) -> None:
    """Writes how a redemption ended; its points, stock and payout go back with it."""
    if ended.kind == SATS_PAYOUT and not crud.void_payout(move.tx, ended.id):
        raise Conflict("payout_started", "Those sats are on their way already.")
    crud.end_redemption(move.tx, ended)
    if ended.from_stock:
        crud.return_stock(move.tx, ended.reward_id)
    move.post(_granted(move, ended, by_staff), reason)


def _granted(move: Movement, ended: Redemption, by_staff: bool) -> Event:
    at = ended.ended_at or move.now
    books = crud.SqlBooks(move.tx, Balance(ended.card_id, ended.program_id))
    parts = given_back(books.takings(ended.seq), at, by_staff)
    # What does not go back into its lots makes one of its own. Of what buys sats and
    # what does not it can only be one: the stricter.
    is_bound = crud.has_taken_bound(move.tx, ended.card_id, ended.seq)
    return move.draft(
        ended.merchant_id,
        crud.get_local_clock(move.tx, ended.merchant_id),
        at,
        kind=ledger.GRANTED,
        delta=ended.points,
        lots=ledger.as_text(parts),
        source=ledger.REDEMPTION,
        source_id=ended.id,
        answers=f"{ended.card_id}:{ended.seq}",
        actor_id=ended.ended_by,
        purse=ledger.BOUND if is_bound else "",
    )
