"""Verbs of badges; nothing here dials anywhere."""

from __future__ import annotations

from ..store import Tx
from .models import HeldBadge


def held(
    tx: Tx, merchant_id: str, customer_pubkey: str, now: int
) -> tuple[HeldBadge, ...]:
    """What is known of a customer's badges, as they count at a merchant: those that do
    first. Who wants to know it anew awaits `reading.refresh` before."""
    return ()
