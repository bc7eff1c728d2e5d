"""What discounts ask the badges' slice: the only place that does."""

from __future__ import annotations

from collections.abc import Collection

from ..badges import reading
from ..badges import services as badges
from ..badges.events import is_event_day
from ..badges.models import HeldBadge
from ..merchants.models import Merchant
from ..store import Tx

LONGEST_SECONDS = 1.5  # that a guest at the counter waits for relays


async def look_anew(merchant_id: str, customer_pubkey: str) -> None:
    """Asks relays for a customer's badges, where that is due. Never raises."""
    await reading.refresh(merchant_id, customer_pubkey, LONGEST_SECONDS)


def held(tx: Tx, merchant: Merchant, pubkey: str, now: int) -> tuple[HeldBadge, ...]:
    """What is known of a customer's badges."""
    return badges.held(tx, merchant.id, pubkey, now)


def events_today(
    tx: Tx, merchant: Merchant, events: Collection[str], now: int
) -> frozenset[str]:
    """Which of these events have their day today, as the merchant counts days: of those
    that the merchant sponsors."""
    return frozenset(
        event
        for event in events
        if is_event_day(tx, merchant.id, event, merchant.clock, now)
    )
