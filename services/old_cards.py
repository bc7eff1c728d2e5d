"""Points from a paper card that are on their way: when they come, or that they do not.

Paper proves nothing, and a key costs nothing, so it takes what welcome points take: a
paid bill of at least the minimum that still counts once its refund window is over. Then
they come as `granted`, source `old_card`, with whatever else is due on the card; they
count for no tier. The event's source is the card itself, so the ledger refuses a second
one. `taking_over` is how they get here.
"""

from __future__ import annotations

from dataclasses import replace

from .. import crud, ledger
from ..crud import old_cards
from ..ledger import OLD_CARD
from ..models import OldCard
from ..points import MAX_POINTS
from .posting import Movement, lot_until
from .welcome import DAY, DROPPED, GIVEN

REASON = "Old card"


def due_for(move: Movement) -> int | None:
    """When the first of the card's bills that will do is old enough; none: never."""
    settings = move.program.settings
    least = max(settings.min_spend_sats, 1)
    paid_at = old_cards.ripe_at(move.tx, move.card.id, least)
    return None if paid_at is None else paid_at + settings.refund_window_days * DAY


def give_due(move: Movement) -> None:
    """Gives what is due by now of an old card; it waits on for a bill that is younger,
    and is dropped where none counts any more."""
    old = old_cards.get_due_old_card(move.tx, move.card.id, move.now)
    if not old:
        return
    due_at = due_for(move)
    fits = move.points + old.points <= MAX_POINTS
    if due_at is None or not fits or move.card.customer_pubkey is None:
        old_cards.put_old_card(move.tx, replace(old, state=DROPPED))
    elif due_at > move.now:
        old_cards.put_old_card(move.tx, replace(old, due_at=due_at))
    else:
        _post(move, old)
        old_cards.put_old_card(move.tx, replace(old, state=GIVEN))


def _post(move: Movement, old: OldCard) -> None:
    clock_of = crud.get_local_clock(move.tx, old.merchant_id)
    until = lot_until(move.program.settings, clock_of, old.due_at, move.now)
    event = move.draft(
        old.merchant_id,
        clock_of,
        old.due_at,
        kind=ledger.GRANTED,
        delta=old.points,
        lots=ledger.as_text([(old.points, until)]),
        source=OLD_CARD,
        source_id=move.card.id,
        actor_id=old.actor_id,
    )
    move.post(event, REASON)
