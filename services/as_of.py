"""A card, and all cards together, as they were known at a moment.

"Known" means: the events written by then (`recorded_at`), under the settings of then.
What came due by then counts, whether or not it had been posted. Tiers and rewards are
not versioned: they are those of now; neither are the merchants' time zones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .. import crud, ledger
from ..ledger import NEVER, Balance, Event, MemoryBooks
from ..liability import Liability, Usable, liability_of, usable_of
from ..models import Program
from ..store import Tx
from ..tiers import lifetime_standing
from .cards import EMPTY_CARD, ENDS_SHOWN, CardView, with_inactivity
from .due import inactive_at, resting_since
from .programs import get_program
from .standing import matches_of, standing_by
from .units import next_cards


def view_card_at(
    tx: Tx, program_id: str, customer_pubkey: str, month: str, at: int, entries: int
) -> CardView:
    """A card as it was known at a moment; rewards and points to come are not told.

    Args:
        month: the merchant's month of that moment, `2026-11`.
        at: Unix seconds, not later than now.
        entries: how many of the newest movements of then to show.
    """
    tiers = crud.get_tiers(tx, program_id)
    nothing = replace(EMPTY_CARD, standing=lifetime_standing(tiers, 0))
    program = crud.get_program(tx, program_id, at)
    if not program:
        return nothing
    card_id = crud.card_at(tx, program_id, customer_pubkey, at)
    chain = list(crud.read_chain(tx, card_id, at)) if card_id else []
    matches = matches_of(tx, program, [card_id], at) if card_id else {}
    held = matches.get(card_id or "", ())
    if not card_id or not chain:
        empty = Balance(card_id or "", program_id)
        return replace(
            nothing, standing=standing_by(program, tiers, empty, [], at, held)
        )
    books = ledger.replay(card_id, program_id, chain)
    rests_at = inactive_at(tx, program, books.balance)
    lapsed = crud.get_lapsed(tx, [card_id], at).get(card_id, [])
    usable = usable_of(books, lapsed, rests_at, at)
    points = usable.outstanding - usable.owed
    bills = books.bills.values()
    shown = [ledger.entry_of(event) for event in chain[::-1][:entries]]
    return CardView(
        balance=books.balance,
        points=points,
        standing=standing_by(program, tiers, books.balance, bills, at, held),
        visits_this_month=len(
            {b.local_day for b in bills if b.base_sats > 0 and b.local_day[:7] == month}
        ),
        entries=shown,
        expiring=with_inactivity(points, _expiring(books, at), rests_at),
        reasons=crud.get_texts(tx, card_id, [entry.seq for entry in shown]),
    )


def _expiring(books: MemoryBooks, at: int) -> list[tuple[int, int]]:
    ends = dict[int, int]()
    for lot in books.lots.values():
        if lot.left and at < lot.until < NEVER:
            ends[lot.until] = ends.get(lot.until, 0) + lot.left
    return sorted(ends.items())[:ENDS_SHOWN]


# --- all cards together ---------------------------------------------------------------


def usable_now(tx: Tx, program: Program, at: int) -> Usable:
    """What all cards hold now, from their books as they are kept."""
    return crud.sum_cards(tx, program.id, resting_since(tx, program, at), at)


def usable_of_next(tx: Tx, program_id: str, at: int, after: str) -> tuple[str, Usable]:
    """What the programme's next cards held at a moment, by a replay of their events.

    Args:
        after: the last card of the unit before.

    Returns the last card of this unit, empty at the end, and what they hold together.
    """
    card_ids = next_cards(tx, program_id, after)
    program = crud.get_program(tx, program_id, at)
    if not card_ids or not program:
        return "", Usable()
    lapsed = crud.get_lapsed(tx, card_ids, at)
    total = Usable()
    for card_id, chain in _chains(tx, card_ids, at):
        books = ledger.replay(card_id, program_id, chain)
        rests_at = inactive_at(tx, program, books.balance)
        total = total.plus(usable_of(books, lapsed.get(card_id, ()), rests_at, at))
    return card_ids[-1], total


def _chains(
    tx: Tx, card_ids: list[str], at: int
) -> Iterable[tuple[str, Iterable[Event]]]:
    if len(card_ids) == 1:  # it may be a long one: read by the page
        return [(card_ids[0], crud.read_chain(tx, card_ids[0], at))]
    return crud.read_chains(tx, card_ids, at).items()


def liability_now(tx: Tx, program_id: str, at: int) -> Liability:
    """A programme's points now, from the books as they are kept."""
    usable = usable_now(tx, get_program(tx, program_id, at), at)
    sums = crud.sum_events(tx, program_id)
    return liability_of(at, usable, sums, crud.get_rewards(tx, program_id))


def liability_at(tx: Tx, program_id: str, at: int, usable: Usable) -> Liability:
    """A programme's points at a moment.

    Args:
        usable: what all its cards held then.
    """
    sums = crud.sum_events(tx, program_id, at)
    return liability_of(at, usable, sums, crud.get_rewards(tx, program_id))
