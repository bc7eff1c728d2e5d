"""Badges are looked at anew before anything is promised or used by them."""

from __future__ import annotations

from ..store import Tx, store
from . import usage_crud
from .badges_seen import look_anew


async def look_at_quote(quote_id: str, merchant_id: str) -> None:
    """Asks relays for the badges of whom a quote was made for, where it needs any."""

    def whose(tx: Tx) -> str | None:
        quote = usage_crud.get_quote(tx, quote_id)
        if not quote or quote.merchant_id != merchant_id:
            return None  # whoever uses it is told so
        needs_badge = any(part.badge for part in quote.parts)
        return quote.customer_pubkey if needs_badge else None

    pubkey = await store.read(whose)
    if pubkey:
        await look_anew(merchant_id, pubkey)
