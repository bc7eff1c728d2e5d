"""How long work is cut into units of work."""

from __future__ import annotations

from .. import crud
from ..store import Tx

# One unit is some short chains or one long one: a hundredth of a second or so.
UNIT_EVENTS = 1000
UNIT_CARDS = 200


def next_cards(tx: Tx, program_id: str, after: str) -> list[str]:
    """The programme's next cards that make one unit of work; nothing at the end.

    Args:
        after: the last card of the unit before.
    """
    chosen: list[str] = []
    total = 0
    for card_id, events in crud.get_chain_lengths(tx, program_id, after, UNIT_CARDS):
        total += events
        if chosen and total > UNIT_EVENTS:
            break
        chosen.append(card_id)
    return chosen
