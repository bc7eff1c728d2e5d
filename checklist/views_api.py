"""REST for the list that ticks itself off on an owner's first day."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter
from lnbits.settings import settings

from .. import clock, currencies
from .. import services as loyalty
from ..callers import Proof
from ..merchants.access import OWNER, authorize
from ..orders.rates import rate_at
from ..signatures import base_url
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute
from . import checks

checklist_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Merchants"])

PRICE_SECONDS = 5  # a dead price source must not hold the page up
# A call that fails now and then, and the template of its path: LNbits asks for both.
KEYED_PATH = "/loyalty/api/v1/restaurants/a/loyalty/b/redeem"
KEYED_ROUTE = (
    "/loyalty/api/v1/restaurants/{merchant_id}/loyalty/{customer_pubkey}/redeem"
)
WRITES = ("POST", "PUT", "DELETE")


@checklist_api_router.get("/merchants/{merchant_id}/checklist")
async def api_checklist(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """What is ready for guests, and what is not yet: `checks`, each `done` or `todo`.

    `now` is the server's clock in Unix seconds, `base_url` the address that codes and
    signatures carry: hold both against the browser's own. `minor_per_btc` is what a
    bitcoin costs in `currency`, now or when it was last known, or null.
    """
    currency, kept = await store.read(_currency, proof, merchant_id)
    live = await _live_price(currency) if currency else None
    found = (
        checks.https(base_url()),
        checks.reachable(base_url()),
        checks.price(currency, live, kept),
        checks.audit(_audit_keeps_paths()),
    )
    return {
        "now": clock.now(),
        "base_url": base_url(),
        "currency": currency,
        "minor_per_btc": live or kept or None,
        "checks": [vars(check) for check in found],
    }


def _currency(tx: Tx, proof: Proof | None, merchant_id: str) -> tuple[str, int]:
    """What the merchant charges or counts in, and the last rate kept of it, or 0."""
    merchant = authorize(tx, proof, merchant_id, OWNER).merchant
    program = loyalty.get_program(tx, merchant.program_id)
    currency = merchant.currency or program.settings.currency
    return currency, rate_at(tx, currency, clock.now()) if currency else 0


async def _live_price(currency: str) -> int | None:
    try:
        return await asyncio.wait_for(currencies.minor_per_btc(currency), PRICE_SECONDS)
    except asyncio.TimeoutError:
        return None


def _audit_keeps_paths() -> bool:
    """Whether LNbits would write a guest's key down with a call that failed."""
    return settings.audit_http_request_details() and any(
        settings.audit_http_request(method, KEYED_PATH)
        and settings.audit_http_request(method, KEYED_ROUTE, "409")
        for method in WRITES
    )
