"""From a ledger event to what Nostr sees of it.

Publishing unasked is the merchant's switch, off by default: what is not asked for is
not even queued. What is to be published is queued in the transaction that wrote the
event, so the two cannot come apart.
"""

from __future__ import annotations

from . import crud
from .ledger import Event
from .models import Program
from .store import Tx

TOPIC = "nostr"


def queue_event(tx: Tx, program: Program, event: Event) -> None:
    """Queues an event for publication, if its programme publishes."""
    if program.settings.publish_events:
        crud.insert_outbox(tx, TOPIC, event.card_id, event.seq, event.recorded_at)
