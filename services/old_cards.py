"""Stamps of an old paper card move over: once per card, as points to use.

A stranger's paper cannot be checked, so what it brings is bounded like everything that
a new key gets: a bill that was really paid and can be refunded no more stands before
it, a limit and the day's budgets above it, and the ledger takes it once.
"""

from __future__ import annotations

from .. import crud, ledger
from ..exceptions import Conflict
from ..ledger import Event
from ..store import Tx
from .erased import was_erased
from .grants import ByHand, check_enabled
from .movement import moving
from .posting import Movement, lot_until
from .welcome import DAY, use_newcomer_budget

OLD_CARD_REASON = "Old card"
NOTHING_GIVEN = "Nothing was given."


def move_old_card(tx: Tx, customer_pubkey: str, act: ByHand) -> tuple[Event, int]:
    """Gives what an old paper card was worth.

    Returns the event, and what the customer can use now.

    Raises:
        Conflict: `loyalty_off`, `old_cards_off`, `old_card_limit`, `old_card_used`,
            `bill_needed`, `newcomer_budget`.
        InvalidInput: `too_many_points`.
    """
    with moving(tx, act.program_id, customer_pubkey) as move:
        check_enabled(move.program)
        _check_limit(move.program.settings.old_card_points, act.points)
        _check_first(move, customer_pubkey)
        _check_bill(move)
        day = act.clock.day(move.now)
        if not use_newcomer_budget(tx, move.program, act.actor_id, day, act.points):
            words = "The day's points for new guests are used up. Try again tomorrow."
            raise Conflict("newcomer_budget", f"{words} {NOTHING_GIVEN}")
        return _post(move, act), move.points


def _check_limit(most: int, points: int) -> None:
    if not most:
        words = "This programme takes no old paper cards."
        raise Conflict("old_cards_off", f"{words} {NOTHING_GIVEN}")
    if points > most:
        words = f"An old card brings at most {most} points."
        raise Conflict("old_card_limit", f"{words} {NOTHING_GIVEN}")


def _check_first(move: Movement, customer_pubkey: str) -> None:
    """Whether none of this person's cards has had it, nor one that was forgotten."""
    program_id = move.program.id
    had = any(
        crud.find_event(move.tx, program_id, ledger.OLD_CARD, card.id, ledger.GRANTED)
        for card in crud.merged_cards(move.tx, move.card.id)
    )
    if had or was_erased(move.tx, program_id, customer_pubkey, move.now):
        words = "An old card was moved over to this one before."
        raise Conflict("old_card_used", f"{words} {NOTHING_GIVEN}")


def _check_bill(move: Movement) -> None:
    settings = move.program.settings
    least = max(settings.min_spend_sats, 1)
    final = move.now - settings.refund_window_days * DAY
    if not crud.has_bill_until(move.tx, move.card.id, least, final):
        words = (
            "First a paid bill that can be refunded no more: the next visit will do."
        )
        raise Conflict("bill_needed", f"{words} {NOTHING_GIVEN}")


def _post(move: Movement, act: ByHand) -> Event:
    until = lot_until(move.program.settings, act.clock, move.now, move.now)
    event = move.draft(
        act.merchant_id,
        act.clock,
        move.now,
        kind=ledger.GRANTED,
        delta=act.points,
        lots=ledger.as_text([(act.points, until)]),
        source=ledger.OLD_CARD,
        source_id=move.card.id,
        actor_id=act.actor_id,
    )
    return move.post(event, act.reason)
