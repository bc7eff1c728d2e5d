"""The house's only word to webhooks: a note in the outbox, and nothing else.

It is written in the transaction of what it tells of, so the two cannot come apart, and
costs that one statement, whether anybody follows or not: who does is the database's to
find. What becomes of it is the `webhooks` slice's, beside the requests.

A note holds no customer's key, no name and no words that people wrote: it may lie for
weeks, and an erasure need not look for it.
"""

from __future__ import annotations

import json
from typing import Any, Literal, get_args

from . import clock, crud
from .ids import new_id
from .ledger import Event
from .store import Tx

AskedTopic = Literal[
    "order.created",
    "order.paid",
    "order.status",
    "order.refunded",
    "points.earned",
    "points.redeemed",
    "points.expired",
    "points.granted",
    "points.revoked",
    "tier.changed",
    "review.posted",
]
PING: Literal["ping"] = "ping"  # what the test button sends; nobody chooses it
Topic = Literal[AskedTopic, "ping"]
TOPICS = get_args(AskedTopic)


def tell(
    tx: Tx, topic: Topic, merchant_id: str, subject: str, data: dict[str, Any]
) -> None:
    """Notes that something happened, for every webhook of the merchant that asks.

    Args:
        subject: what it happened to: `card:<id>`, `order:<id>` …; what is told of one
            subject arrives in the order in which it happened.
        data: what the receiver may see of it.
    """
    note = _note(topic, subject, data)
    crud.insert_notices(tx, merchant_id, note, clock.now())


def _note(topic: Topic, subject: str, data: dict[str, Any]) -> dict[str, str]:
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    return {"event_id": new_id(), "topic": topic, "subject": subject, "data": text}


def tell_event(tx: Tx, event: Event, points: int) -> None:
    """Notes a movement of the ledger.

    Args:
        points: what is on the card after it.
    """
    data = {
        "event_id": f"{event.card_id}:{event.seq}",
        "merchant_id": event.merchant_id,
        "card_id": event.card_id,
        "seq": event.seq,
        "kind": event.kind,
        "points_delta": event.delta,
        "points": points,
        "source": event.source,
        "order_id": event.order_id,
        "time": event.time,
    }
    topic: Topic = f"points.{event.kind}"  # type: ignore[assignment]
    tell(tx, topic, event.merchant_id, f"card:{event.card_id}", data)


def tell_tier(
    tx: Tx, program_id: str, card_id: str, before: str | None, after: str | None
) -> None:
    """Notes that a card holds another tier, at every merchant of its programme.

    Args:
        before, after: the tiers' ids; None: none.
    """
    if before == after:
        return
    data = {"card_id": card_id, "tier_id": after, "previous_tier_id": before}
    note = _note("tier.changed", f"card:{card_id}", data)
    crud.insert_program_notices(tx, program_id, note, clock.now())
