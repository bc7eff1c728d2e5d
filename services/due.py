"""What came due on a card, posted before anything else happens to it.

A reservation whose time is over lapses, a lot that ran out ends, a card that nobody
used for too long loses its points, and points that were promised come. Each event's
`time` is when that happened, however late it is written.
"""

from __future__ import annotations

from itertools import groupby

from .. import crud, ledger
from ..expiry import InactivityRun, inactivity_end, inactivity_runs, last_resting
from ..ledger import NEVER, Lot
from ..models import Program
from ..store import Tx
from . import gifts, old_cards
from .posting import SYSTEM, Movement
from .returning import lapse_due
from .welcome import give_due


def post_due(move: Movement) -> None:
    """Lets lapse and expire what is due by now, and gives what is.

    Points come back from reservations before lots end.
    """
    is_due = crud.has_due(move.tx, move.card.id, move.now)
    if is_due:
        gifts.decide_due(move)  # first: it holds what others wait for
        lapse_due(move)
        _expire_lots(move)
        old_cards.give_due(move)
    give_due(move)
    if is_due:
        gifts.give_due(move)
    _expire_inactive(move)  # last: nothing that is due wakes a card that rests


def _expire_lots(move: Movement) -> None:
    due = [lot for lot in move.books.open_lots(move.points) if lot.until <= move.now]
    for until, lots in groupby(due, key=lambda lot: lot.until):
        _expire(move, list(lots), until)


def _expire_inactive(move: Movement) -> None:
    """Ends all points of a card that was not used for as long as the owner has set."""
    if move.points <= 0:
        return
    until = inactive_at(move.tx, move.program, move.books.balance)
    if until <= move.now:
        _expire(move, move.books.open_lots(move.points), until)


def inactive_at(tx: Tx, program: Program, balance: ledger.Balance) -> int:
    """When a card's points end because nobody uses it, or `NEVER`."""
    runs = _runs(tx, program)
    if not runs:
        return NEVER
    clock_of = crud.get_program_clock(tx, program.id)
    return inactivity_end(
        balance.active_at, runs, clock_of.timezone, clock_of.day_start_hour
    )


def resting_since(tx: Tx, program: Program, at: int) -> int:
    """Cards that were last used then or before have no points left at a moment; −1
    where there are none."""
    runs = _runs(tx, program)
    if not runs:
        return -1
    clock_of = crud.get_program_clock(tx, program.id)
    return last_resting(runs, at, clock_of.timezone, clock_of.day_start_hour)


_known_runs: dict[tuple[str, int], list[InactivityRun]] = {}
RUNS_KNOWN = 1024


def _runs(tx: Tx, program: Program) -> list[InactivityRun]:
    """When inactivity ended points, as known to this version of the settings.

    Versions never change, so this is read once.
    """
    key = (program.id, program.version)
    if key not in _known_runs:
        if len(_known_runs) >= RUNS_KNOWN:
            _known_runs.clear()
        history = crud.get_settings_history(tx, program.id)
        _known_runs[key] = inactivity_runs(
            [
                (since, s.expiry_mode, s.expiry_months)
                for since, s in history
                if since <= program.effective_from
            ]
        )
    return _known_runs[key]


def _expire(move: Movement, lots: list[Lot], until: int) -> None:
    opened = crud.get_event(move.tx, move.card.id, lots[0].seq)
    merchant_id = opened.merchant_id if opened else ""
    clock_of = crud.get_local_clock(move.tx, merchant_id)
    move.post(
        move.draft(
            merchant_id,
            clock_of,
            until,
            kind=ledger.EXPIRED,
            delta=-sum(lot.left for lot in lots),
            source=ledger.EXPIRY,
            source_id=move.next_id,
            actor_id=SYSTEM,
        )
    )
