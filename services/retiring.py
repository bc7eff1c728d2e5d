"""A card goes on with another key, and the one that it had opens nothing any more.

For keys that somebody else may have seen, like those of cards on paper: merging alone
would leave both keys at the card. Both have signed it, so nobody has to wait.
"""

from __future__ import annotations

from .. import clock, crud
from ..store import Tx
from .erased import remember
from .merging import Merged, merge_cards


def merge_and_retire(
    tx: Tx, program_id: str, from_pubkey: str, into_pubkey: str
) -> Merged:
    """Merges a key's card into another one's and takes the key off it.

    Later bills of the retired key start a card of their own, which is no new guest's.

    Raises: as `merge_cards`.
    """
    card = crud.own_card(tx, program_id, from_pubkey)
    merged = merge_cards(tx, program_id, from_pubkey, into_pubkey)
    if card:
        crud.retire_key(tx, program_id, card.id, from_pubkey, into_pubkey)
        remember(tx, program_id, from_pubkey, clock.now())
    return merged
