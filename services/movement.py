"""Opens a movement: a card is locked, and what came due on it is posted first.

Locks are taken in one order (`docs/ledger.md`): idempotency key, order, programme,
cards by id, redemption, reward, counter.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .. import clock, crud
from ..models import Card, Program
from ..store import Tx
from .due import post_due
from .posting import Movement
from .programs import get_program


def open_movement(tx: Tx, program: Program, card: Card) -> Movement:
    """A movement on a card that is locked already; the caller posts and finishes."""
    movement = Movement(tx, program, card, clock.now())
    post_due(movement)
    return movement


@contextmanager
def moving(tx: Tx, program_id: str, customer_pubkey: str) -> Iterator[Movement]:
    """Holds the programme and the customer's card (made if new) for one movement.

    What came due is posted before the block runs, the balance is written after it.
    """
    program = get_program(tx, program_id, hold=True)
    card = crud.lock_card(tx, program_id, customer_pubkey, clock.now())
    movement = open_movement(tx, program, card)
    yield movement
    movement.finish()


@contextmanager
def moving_card(tx: Tx, card: Card) -> Iterator[Movement]:
    """The same for a card that is known by its id."""
    program = get_program(tx, card.program_id, hold=True)
    movement = open_movement(tx, program, crud.lock_card_by_id(tx, card.id))
    yield movement
    movement.finish()
