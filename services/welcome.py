"""Welcome points: what a new guest's first paid bill brings, once ever.

The bill promises them, by the settings of its own time; they are given when its refund
window is over, if it still counts for enough. So a key made up for the occasion costs a
real bill, and a day's budget bounds what many of them can get. Giving is no job's
decision: whatever is due on a card is posted before anything else happens to it, and
the budget is that of the day on which they came due.

`welcomes` has one row per card. What was dropped may be brought by a later bill; what
was given never comes again: the event's source is the card itself, and is unique.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from .. import crud, ledger
from ..clock import day_start
from ..ledger import Event
from ..models import Card, Program, ProgramSettings, Welcome
from ..points import MAX_POINTS, Part
from ..store import Tx
from .erased import was_erased
from .posting import SYSTEM, Movement, lot_until
from .programs import get_program

DAY = 86_400
GIVE_UP_SECONDS = 30 * DAY
WAITING, GIVEN, DROPPED = "waiting", "given", "dropped"


def expect(
    move: Movement,
    settings: ProgramSettings,
    event: Event,
    made_by: str,
    part: Part | None = None,
) -> None:
    """Promises welcome points for a bill that was just posted, if it brings any.

    A split bill has to be large enough as a whole, and brings them to one guest only:
    however often it is split, it is one bill.

    Args:
        settings: of the bill's time.
        made_by: who made the order, for the cap per staff member.
        part: of what the bill is a part.
    """
    whole_sats = part.whole_sats if part else event.base_sats
    if not settings.welcome_points or whole_sats < _least(settings):
        return
    if part and crud.has_brought_welcome(move.tx, event.order_id):
        return
    welcome = _promised(settings, event, made_by)
    if part:
        welcome = replace(welcome, least_sats=1)
    if is_newcomer(move.tx, move.card, welcome):
        crud.put_welcome(move.tx, welcome)
        give_due(move)


def _promised(settings: ProgramSettings, event: Event, made_by: str) -> Welcome:
    due_at = event.time + settings.refund_window_days * DAY
    return Welcome(
        card_id=event.card_id,
        program_id=event.program_id,
        merchant_id=event.merchant_id,
        seq=event.seq,
        source_id=event.source_id,
        order_id=event.order_id,
        points=settings.welcome_points,
        least_sats=_least(settings),
        actor_id=made_by,
        bill_time=event.time,
        due_at=due_at,
        give_up_at=due_at + GIVE_UP_SECONDS,
        state=WAITING,
    )


def _least(settings: ProgramSettings) -> int:
    return max(settings.min_spend_sats, 1)


def is_newcomer(tx: Tx, card: Card, welcome: Welcome) -> bool:
    """Whether nothing we know of the customer says that they have been here before.

    The one place that decides it. Somebody whose bill was taken back, or whom no budget
    was left for, is as new as before.
    """
    states = crud.welcome_states(tx, card.id)
    if states:
        return states == {DROPPED}
    pubkey = card.customer_pubkey
    if pubkey and was_erased(tx, card.program_id, pubkey, welcome.bill_time):
        return False
    return not crud.has_bill_before(
        tx, card.id, welcome.least_sats, welcome.bill_time, welcome.seq
    )


def follow_bill(move: Movement, seq: int, to: Movement, to_seq: int) -> None:
    """Lets waiting welcome points go where their bill goes: onto another card.

    Args:
        seq: the event that brought the bill; to_seq: the one that brings it to `to`.
    """
    welcome = crud.get_welcome(move.tx, move.card.id)
    if not welcome or (welcome.seq, welcome.state) != (seq, WAITING):
        return
    crud.drop_welcome(move.tx, move.card.id)
    moved = replace(welcome, card_id=to.card.id, seq=to_seq)
    if is_newcomer(to.tx, to.card, moved):
        crud.put_welcome(to.tx, moved)


# --- giving ---------------------------------------------------------------------------


def give_due(move: Movement) -> None:
    """Gives the card's welcome points if they are due by now.

    Over a day's budget they wait for the next business day, at most thirty.
    """
    welcome = crud.get_due_welcome(move.tx, move.card.id, move.now)
    if not welcome:
        return
    while welcome.state == WAITING and welcome.due_at <= move.now:
        welcome = _tried(move, welcome)
    crud.put_welcome(move.tx, welcome)


def _tried(move: Movement, welcome: Welcome) -> Welcome:
    """The welcome after the try of the day on which it is due."""
    if not _is_deserved(move, welcome):
        return replace(welcome, state=DROPPED)
    clock_of = crud.get_program_clock(move.tx, move.program.id)
    day = clock_of.date(welcome.due_at)
    if use_newcomer_budget(
        move.tx, move.program, welcome.actor_id, day.isoformat(), welcome.points
    ):
        _post(move, welcome)
        return replace(welcome, state=GIVEN)
    tomorrow = day_start(
        day + timedelta(days=1), clock_of.timezone, clock_of.day_start_hour
    )
    if tomorrow > welcome.give_up_at:
        return replace(welcome, state=DROPPED)
    return replace(welcome, due_at=tomorrow)


def _is_deserved(move: Movement, welcome: Welcome) -> bool:
    bill = move.books.bill(welcome.seq)
    return (
        bill is not None
        and bill.base_sats >= welcome.least_sats
        and move.card.customer_pubkey is not None
        and GIVEN not in crud.welcome_states(move.tx, move.card.id)
        and move.points + welcome.points <= MAX_POINTS
    )


def use_newcomer_budget(
    tx: Tx, program: Program, actor_id: str, local_day: str, points: int
) -> bool:
    """Takes what a new guest gets from the day's budgets, or nothing from either.

    Both are locked in the same order by everybody: the staff's, then the programme's.
    """
    settings, everybody = program.settings, f"newcomers:{program.id}"
    staff = f"{everybody}:{actor_id}"
    if not crud.use_daily(
        tx, staff, local_day, points, settings.newcomer_cap_per_staff
    ):
        return False
    if crud.use_daily(tx, everybody, local_day, points, settings.newcomer_daily_points):
        return True
    crud.return_daily(tx, staff, local_day, points)
    return False


def _post(move: Movement, welcome: Welcome) -> None:
    settings = get_program(move.tx, move.program.id, welcome.due_at).settings
    clock_of = crud.get_local_clock(move.tx, welcome.merchant_id)
    until = lot_until(settings, clock_of, welcome.due_at, move.now)
    move.post(
        move.draft(
            welcome.merchant_id,
            clock_of,
            welcome.due_at,
            kind=ledger.GRANTED,
            delta=welcome.points,
            lots=ledger.as_text([(welcome.points, until)]),
            source=ledger.WELCOME,
            source_id=move.card.id,
            actor_id=SYSTEM,
            purse=crud.get_purse(move.tx, move.card.id, welcome.seq),
        )
    )
