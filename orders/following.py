"""What webhooks are told of a bill: what a kitchen or a courier needs, no name.

Neither the note nor who the guest is: whoever may know that asks for the order.
"""

from __future__ import annotations

from typing import Any

from ..store import Tx
from ..webhook_notes import Topic
from ..webhook_notes import tell as note
from . import crud

_TOLD = (
    *("merchant_id", "status", "kitchen", "bill", "amount_sats", "rewards_sats"),
    *("tip_sats", "total_sats", "currency", "amount_minor", "reference", "source"),
    *("created_at", "paid_at"),
)


def tell(tx: Tx, topic: Topic, order_id: str, **more: Any) -> None:
    """Notes what became of a bill, as it stands now in this unit of work."""
    order = crud.get_order(tx, order_id)
    if order:
        told = {name: getattr(order, name) for name in _TOLD}
        data = {"order_id": order.id, **told, "table": order.table_name, **more}
        note(tx, topic, order.merchant_id, f"order:{order.id}", data)
