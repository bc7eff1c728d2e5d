"""A customer asks to be forgotten: their key goes, the ledger's totals stay.

Cards, their chains and their figures stay as they are, as nobody's: events never held
a key. What can still be used ends as `expired`, source `erasure`. What a card owes
stays on it, and nobody has to pay it. A later bill of the same key makes a new card.
"""

from __future__ import annotations

from contextlib import suppress

from .. import clock, crud, ledger
from ..crud.reviews import forget_reports, forget_reviews
from ..exceptions import Conflict, NotFound
from ..keys import npub
from ..ledger import ERASURE, EXPIRED
from ..models import Card
from ..store import Tx
from . import returning
from .erased import remember
from .limits import forget_person, known_person
from .movement import open_movement
from .posting import Movement
from .programs import get_program


def erase(tx: Tx, program_id: str, customer_pubkey: str, actor_id: str = "") -> int:
    """Takes a customer, all their merged cards included, out of a programme.

    Returns how many points ended.

    Args:
        actor_id: who did it; the customer themselves, if nobody is named.

    Raises:
        NotFound: `card_not_found`: nothing here knows that key.
    """
    keys = _keys_of_person(tx, program_id, customer_pubkey)
    named = _forget_orders(tx, program_id, keys)
    card = _lock_person(tx, program_id, customer_pubkey)
    came_later = _keys_of_person(tx, program_id, customer_pubkey) - keys
    asked = _forget_recoveries(tx, program_id, keys | came_later)
    if not card and not named and not asked:
        raise NotFound("card_not_found", "There is no such card.")
    _forget_orders(tx, program_id, came_later)
    ended = 0
    if card:
        ended = _end_points(tx, card, actor_id or f"card:{card.id}")
        crud.forget_cards(tx, [part.id for part in crud.merged_cards(tx, card.id)])
    for key in sorted(keys | came_later):
        crud.forget_doors(tx, program_id, key)
        crud.forget_badges(tx, program_id, key)
        for spelling in (key, npub(key)):
            crud.forget_mentions(tx, program_id, spelling)
        remember(tx, program_id, key, clock.now())
        forget_person(tx, program_id, key, clock.now())
    return ended


def _keys_of_person(tx: Tx, program_id: str, customer_pubkey: str) -> set[str]:
    """The key, and those of all cards that are one with its card."""
    card = crud.find_card(tx, program_id, customer_pubkey)
    cards = crud.merged_cards(tx, card.id) if card else []
    return {customer_pubkey, *crud.get_keys(tx, [card.id for card in cards])}


def _forget_orders(tx: Tx, program_id: str, keys: set[str]) -> int:
    """Orders come before cards: so is the order of locks.

    Returns how many rows named one of the keys: of orders, of what was said, and of
    guests at tables.
    """
    named = sum(crud.forget_orders(tx, program_id, key) for key in sorted(keys))
    named += sum(crud.forget_discounts(tx, program_id, key) for key in sorted(keys))
    named += sum(forget_reviews(tx, program_id, key) for key in sorted(keys))
    for key in sorted(keys):
        forget_reports(tx, program_id, known_person(tx, program_id, key))
    return named + sum(crud.forget_checkins(tx, program_id, key) for key in keys)


def _forget_recoveries(tx: Tx, program_id: str, keys: set[str]) -> int:
    now = clock.now()
    return sum(crud.forget_recoveries(tx, program_id, k, now) for k in sorted(keys))


def _lock_person(tx: Tx, program_id: str, customer_pubkey: str) -> Card | None:
    """The card that a key's card has become, held with all that became it."""
    crud.hold_program(tx, program_id)
    card = crud.find_card(tx, program_id, customer_pubkey)
    if not card:
        return None
    parts = [part.id for part in crud.merged_cards(tx, card.id)]
    locked = crud.lock_cards(tx, parts)[card.id]
    if locked.merged_into or crud.find_card(tx, program_id, customer_pubkey) != locked:
        # Merged, or erased, while we waited for it.
        return _lock_person(tx, program_id, customer_pubkey)
    return locked


def _end_points(tx: Tx, card: Card, actor_id: str) -> int:
    program = get_program(tx, card.program_id)
    if program.moved_at is not None:  # its points are on another server
        return 0
    move = open_movement(tx, program, card)
    give_back_reserved(move, actor_id)
    ended = max(move.points, 0)
    if ended:
        move.post(_ending(move, actor_id))
    move.finish()
    return ended


def _ending(move: Movement, actor_id: str) -> ledger.Event:
    last = crud.get_event(move.tx, move.card.id, move.books.balance.last_seq)
    merchant_id = last.merchant_id if last else ""
    return move.draft(
        merchant_id,
        crud.get_local_clock(move.tx, merchant_id),
        move.now,
        kind=EXPIRED,
        delta=-move.points,
        source=ERASURE,
        source_id=move.next_id,
        actor_id=actor_id,
    )


def give_back_reserved(move: Movement, actor_id: str) -> None:
    """Cancels the rewards that are still reserved: their points go back to their lots,
    and end with them. Sats that are on their way already are the customer's."""
    for redemption in crud.lock_reserved(move.tx, move.card.id):
        with suppress(Conflict):
            returning.cancel(move, redemption, actor_id, by_staff=False, reason="")
