"""REST for confirming an order without a signature on the page: by a code, or a zap."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from lnbits.core.services import create_invoice
from lnbits.exceptions import InvoiceError

from .. import changes, clock, crud
from ..exceptions import Conflict, LoyaltyError
from ..guesses import guessing
from ..keys import customer_key
from ..merchants.models import Merchant
from ..nostr import server
from ..nostr import services as keys
from ..signatures import base_url
from ..store import Tx, store
from ..web import LoyaltyRoute, NewSession, address_of
from . import codes, messages, services, zaps
from .models import Asked, CodeBody, MessageBody

codes_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Proofs"])

TAG = "loyalty_zap"  # an invoice that no adapter takes for a bill


@codes_api_router.post("/challenges/{nonce}/message")
async def api_send_code(
    request: Request, nonce: str, body: MessageBody
) -> dict[str, Any]:
    """Send a six-digit code to a customer's key, as a direct message (NIP-17) to the
    relays where they get theirs.

    It is good for two minutes and five tries; a key gets three a day.
    """
    with guessing(address_of(request), services.UNKNOWN, clock.now()):
        until = await messages.send_code(nonce, customer_key(body.customer_pubkey))
    return {"sent": True, "expires_at": until}


@codes_api_router.post("/challenges/{nonce}/code")
async def api_confirm_by_code(
    request: Request, nonce: str, body: CodeBody, sign_in: NewSession
) -> dict[str, Any]:
    """Confirm an order with the code that was sent. As by a signature, the key becomes
    the customer of an open bill that has none, and this browser gets a session."""
    now = clock.now()
    with guessing(address_of(request), services.UNKNOWN, now):
        right = await store.write(codes.try_code, nonce, body.code, now)
    if right is None:
        raise codes.wrong()

    def confirm(tx: Tx) -> tuple[str, dict[str, Any]]:
        order = codes.confirm(tx, nonce, right, now)
        session = sign_in.open(tx, right.pubkey)
        crud.put_order_proof(tx, order.id, right.pubkey, now, session.id_hash)
        return order.merchant_id, {
            "verified": True,
            "order_id": order.id,
            "customer_pubkey": right.pubkey,
        }

    merchant_id, confirmed = await store.write(confirm)
    sign_in.give_cookie()
    changes.announce(merchant_id)
    return confirmed


# --- a zap ----------------------------------------------------------------------------


@codes_api_router.get("/challenges/{nonce}/zap")
async def api_zap(
    request: Request, nonce: str, sats: int = Query(ge=0)
) -> JSONResponse:
    """Where a wallet zaps the venue to confirm an order (LUD-06, NIP-57).

    The answer and its refusals are LNURL's. Args: sats: the bill that was shown.
    """
    now = clock.now()

    def look(tx: Tx) -> dict[str, Any]:
        asked = services.look(tx, nonce, now)
        codes.check_amount(asked, sats)
        return {
            "tag": "payRequest",
            "callback": f"{_address(nonce)}/callback?sats={sats}",
            "minSendable": zaps.LEAST_MSAT,
            "maxSendable": zaps.MOST_MSAT,
            "metadata": _metadata(asked),
            "commentAllowed": 64,
            "allowsNostr": True,
            "nostrPubkey": _venue_key(tx, asked),
        }

    try:
        with guessing(address_of(request), services.UNKNOWN, now):
            return JSONResponse(await store.read(look))
    except LoyaltyError as exc:
        return _lnurl_refusal(exc)


@codes_api_router.get("/challenges/{nonce}/zap/callback")
async def api_zap_callback(
    request: Request,
    nonce: str,
    sats: int = Query(ge=0),
    amount: int = Query(ge=zaps.LEAST_MSAT, le=zaps.MOST_MSAT),
    nostr: str = Query("", max_length=zaps.LONGEST),
) -> JSONResponse:
    """Confirm an order by a signed zap request; the answer is an invoice for the zap.

    The signature confirms, not the payment: it need not be paid. No receipt of it is
    published, so nobody else learns of it. The browser that showed the link gets no
    session by it: who sees a link's code could be anybody.
    """
    now = clock.now()

    def confirm(tx: Tx) -> Asked:
        asked = services.hold(tx, nonce, now)
        codes.check_amount(asked, sats)
        venue = _venue_key(tx, asked)
        url = f"{_address(nonce)}?sats={sats}"
        made_at = asked.challenge.created_at
        pubkey = zaps.author_of(nostr, url, nonce, venue, amount, made_at, now)
        order = services.confirm(tx, asked, pubkey, now)
        crud.put_order_proof(tx, order.id, pubkey, now, "")
        return asked

    try:
        with guessing(address_of(request), services.UNKNOWN, now):
            asked = await store.write(confirm)
        changes.announce(asked.merchant.id)
        return JSONResponse(
            {"pr": await _zap_invoice(asked.merchant, amount, nostr), "routes": []}
        )
    except LoyaltyError as exc:
        return _lnurl_refusal(exc)


async def _zap_invoice(merchant: Merchant, msat: int, request: str) -> str:
    try:
        invoice = await create_invoice(
            wallet_id=merchant.wallet_id,
            amount=msat // 1000,
            memo=merchant.name,
            description_hash=sha256(request.encode()).digest(),
            extra={"tag": TAG},
        )
    except (InvoiceError, ValueError) as exc:
        words = "You are confirmed. There is no invoice for the zap: do not pay."
        raise Conflict("no_invoice", words) from exc
    return str(invoice.bolt11)


def zap_link(nonce: str, asked: Asked) -> str:
    """What a wallet scans."""
    return zaps.lnurl_of(f"{_address(nonce)}?sats={asked.order.goods_sats}")


def _address(nonce: str) -> str:
    return f"{base_url()}/loyalty/api/v1/challenges/{nonce}/zap"


def _metadata(asked: Asked) -> str:
    words = f"{asked.merchant.name}: confirm a bill of {asked.order.goods_sats:,} sats"
    return json.dumps([["text/plain", words]])


def _venue_key(tx: Tx, asked: Asked) -> str:
    state = keys.key_state(tx, asked.merchant.program_id, server.secret())
    if state.state != "ready":
        raise Conflict("not_on_nostr", "This place takes no zaps.")
    return state.pubkey


def _lnurl_refusal(exc: LoyaltyError) -> JSONResponse:
    """Wallets read `reason`; others the code. Both expect 200 of LNURL."""
    refused = {"status": "ERROR", "reason": exc.message, "code": exc.code}
    return JSONResponse(refused)
