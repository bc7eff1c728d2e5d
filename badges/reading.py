"""Asks relays for a customer's badges, bounded in time, never in a unit of work."""

from __future__ import annotations


async def refresh(merchant_id: str, customer_pubkey: str, seconds: float = 1.5) -> None:
    """Asks what has to be asked anew, and waits for the answers that long at most.

    Never raises: where no relay answers, `services.held` says what was known before.
    """
