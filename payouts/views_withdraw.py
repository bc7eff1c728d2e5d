"""LNURL-withdraw (LUD-03): whoever has the link fetches its sats, once.

Wallets read LNURL's own words: a refusal is an answer like any other, with a reason.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Query, Request

from .. import clock
from ..exceptions import LoyaltyError, NotFound, TooMany
from ..guesses import count_guess
from ..merchants import crud as merchants
from ..store import DuplicateRow, Tx, store
from ..web import LoyaltyRoute, address_of
from . import links, payer
from .views_api import api_url

withdraw_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Satoshi-back"])

LONGEST_INVOICE = 4096


def _error(words: str) -> dict[str, Any]:
    return {"status": "ERROR", "reason": words}


@withdraw_api_router.get("/withdraw/{k1}")
async def api_withdraw(request: Request, k1: str) -> dict[str, Any]:
    """What a wallet reads first: how many sats there are, and where to bring an
    invoice."""

    def read(tx: Tx) -> dict[str, Any]:
        transfer = links.transfer_of(tx, k1)
        links.check_open(tx, transfer, clock.now())
        merchant = merchants.get_merchant(tx, transfer.merchant_id)
        msat = transfer.amount_sats * 1000
        return {
            "tag": "withdrawRequest",
            "callback": f"{api_url()}/withdraw/{k1}/callback",
            "k1": k1,
            "defaultDescription": f"Sats back from {merchant.name if merchant else ''}",
            "minWithdrawable": msat,
            "maxWithdrawable": msat,
        }

    try:
        return await store.write(read)
    except LoyaltyError as exc:
        return _refused(request, exc)


@withdraw_api_router.get("/withdraw/{path_k1}/callback")
async def api_withdraw_callback(
    request: Request,
    path_k1: str,
    k1: str = Query("", max_length=128),
    pr: str = Query("", max_length=LONGEST_INVOICE),
) -> dict[str, Any]:
    """A wallet brings its invoice. `OK` once that is on record: then it is paid."""
    if k1 and k1 != path_k1:
        return _error("That is another link's.")
    try:
        await store.write(links.use, path_k1, pr)
    except DuplicateRow:
        return _error("That invoice was used before. Make a new one.")
    except LoyaltyError as exc:
        return _refused(request, exc)
    payer.wake()
    return {"status": "OK"}


def _refused(request: Request, exc: LoyaltyError) -> dict[str, Any]:
    if isinstance(exc, NotFound):
        try:
            count_guess(address_of(request), clock.now())
        except TooMany as tired:
            return _error(tired.message)
    return _error(exc.message)
