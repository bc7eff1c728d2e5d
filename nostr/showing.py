"""A card that its holder takes along, signed now: its head, or all of it as events.

Whoever gets it checks it without us (`tools/verify_card.py`). A receipt that is signed
again is the same text, so there is nothing to keep.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import crud as loyalty
from ..ledger import Event
from ..models import Card
from ..store import Tx
from . import facts
from . import statements as say
from .event import NostrEvent
from .facts import Signer
from .kinds import Kinds
from .signing import receipt_event
from .statements import CardState


@dataclass(frozen=True)
class Shown:
    """A card as it stands, and who can sign for it."""

    signer: Signer
    state: CardState
    chain: list[Event]
    naming_secret: bytes


def shown_card(tx: Tx, card: Card, server_secret: str, now: int) -> Shown | None:
    """All that a card's events are made of; nothing if nobody can sign for it: its
    programme never published, its key is locked, or it is nobody's card."""
    signer = facts.signer_of(tx, card.program_id, server_secret)
    if signer is None or not card.customer_pubkey:
        return None
    secret = facts.naming_secret(tx)
    state, _ = facts.card_state(tx, signer, card.id, card.customer_pubkey, secret, now)
    return Shown(signer, state, list(loyalty.read_chain(tx, card.id)), secret)


def signed_head(kinds: Kinds, shown: Shown, now: int) -> NostrEvent:
    """The merchant's word for how many entries there are and where they end."""
    draft = say.card_event(kinds, shown.signer.pubkey, shown.state, now)
    return shown.signer.pen.sign(draft)


def as_events(kinds: Kinds, shown: Shown, api: str, now: int) -> str:
    """The programme, the card and all receipts, one event on a line."""
    signer, state = shown.signer, shown.state
    program = say.program_event(
        kinds,
        signer.pubkey,
        signer.program.id,
        signer.program.settings,
        signer.tiers,
        signer.issuers,
        signer.nostr.relays,
        api,
        now,
    )
    events = [signer.pen.sign(program), signed_head(kinds, shown, now)]
    for entry in shown.chain:
        receipt, _ = receipt_event(
            kinds, signer, entry, state.customer_pubkey, state.d, shown.naming_secret
        )
        events.append(receipt)
    return "".join(f"{event.to_json()}\n" for event in events)
