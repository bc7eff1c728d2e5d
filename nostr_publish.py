"""The ledger's only word to Nostr: a note in the outbox, and nothing else.

It is written in the transaction that wrote the event, so the two cannot come apart, and
costs the ledger one row: no key is touched and nothing is signed here. What becomes of
it is the `nostr` slice's, beside the requests.

Publishing unasked is the merchant's switch, off by default. A customer may ask for it,
for their own card.
"""

from __future__ import annotations

from . import crud
from .ledger import Event
from .models import Program
from .store import Tx

TOPIC = "nostr"
WAITING, MARKED, READY = "waiting", "marked", "ready"  # as the slice goes through it


def queue_event(tx: Tx, program: Program, event: Event) -> None:
    """Notes an event for publication, if its programme publishes, or its customer has
    asked for that."""
    if program.settings.publish_events:
        crud.insert_outbox(tx, TOPIC, event.card_id, event.seq, event.recorded_at)
    else:
        crud.insert_asked(tx, TOPIC, event.card_id, event.seq, event.recorded_at)
