"""REST for the links at the table."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request

from .. import changes, clock, crud
from ..callers import INVOICE
from ..exceptions import NotProved
from ..guesses import guessing
from ..merchants.access import Right, authorize
from ..nip98 import KIND, Deed
from ..nostr import server
from ..orders.services import get_order
from ..signatures import base_url, signed_call, spend_proof
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, NewSession, address_of
from . import codes, services
from .models import Asked, ChallengeBody
from .views_code import zap_link

challenges_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Proofs"])

ASK = Right(INVOICE, scopes=("pos",))


@challenges_api_router.post("/challenges", status_code=HTTPStatus.CREATED)
async def api_ask(body: ChallengeBody, proof: AnyProof) -> dict[str, Any]:
    """Make a link by which a guest confirms one order with their own key.

    It is good for two minutes, once. Show its `url` as a QR code at the table.
    """

    def ask(tx: Tx) -> dict[str, Any]:
        order = get_order(tx, body.order_id)
        access = authorize(tx, proof, order.merchant_id, ASK)
        nonce, made = services.ask(tx, access, order, body.purpose, clock.now())
        return {
            "url": f"{base_url()}/loyalty/c/{nonce}",
            "nonce": nonce,
            "expires_at": made.expires_at,
        }

    return await store.write(ask)


@challenges_api_router.get("/challenges/{nonce}")
async def api_look(request: Request, nonce: str) -> dict[str, Any]:
    """What a link asks for, and the exact event that confirms it.

    Sign an event of that `kind` with those `tags` and a `nonce` of your own, and send
    it to `url` as `Authorization: Nostr <base64 of the event>`, without a body. Whose
    app signs nothing here: `by_message` says whether a code can be sent instead, `zap`
    is where a wallet can zap the venue, which confirms, too.
    """
    now = clock.now()

    def look(tx: Tx) -> tuple[Asked, codes.Ways]:
        asked = services.look(tx, nonce, now)
        return asked, codes.ways_of(tx, asked, server.secret())

    with guessing(address_of(request), services.UNKNOWN, now):
        asked, ways = await store.read(look)
    return {
        "purpose": asked.challenge.purpose,
        "merchant": asked.merchant.brief,
        "table": asked.order.table_name,
        "amount_sats": asked.order.goods_sats,
        "expires_at": asked.challenge.expires_at,
        "by_message": ways.by_message,
        "zap": zap_link(nonce, asked) if ways.by_zap else None,
        "sign": _to_sign(f"{base_url()}{request.url.path}", _deed(asked)),
    }


@challenges_api_router.post("/challenges/{nonce}")
async def api_confirm(
    request: Request, nonce: str, sign_in: NewSession
) -> dict[str, Any]:
    """Confirm an order with a signed event that names purpose, order and amount.

    The signer becomes the customer of an open bill that has none, and this browser
    gets a session. Sent again by the same key it changes nothing.
    """
    call = await signed_call(request)
    if not call:
        raise NotProved("not_proved", "Sign the request with your key.")
    now = clock.now()

    def confirm(tx: Tx) -> tuple[str, dict[str, Any]]:
        asked = services.hold(tx, nonce, now)
        signed = call.verify(_deed(asked), now)
        order = services.confirm(tx, asked, signed.pubkey, now)
        spend_proof(tx, signed)
        session = sign_in.open(tx, signed.pubkey)
        crud.put_order_proof(tx, order.id, signed.pubkey, now, session.id_hash)
        return order.merchant_id, {
            "verified": True,
            "order_id": order.id,
            "customer_pubkey": signed.pubkey,
        }

    with guessing(address_of(request), services.UNKNOWN, now):
        merchant_id, confirmed = await store.write(confirm)
    sign_in.give_cookie()
    changes.announce(merchant_id)
    return confirmed


def _deed(asked: Asked) -> Deed:
    return Deed(
        purpose=asked.challenge.purpose,
        order=asked.order.id,
        amount=str(asked.order.goods_sats),
        in_full=True,
    )


def _to_sign(url: str, deed: Deed) -> dict[str, Any]:
    tags = [
        ["u", url],
        ["method", "POST"],
        ["purpose", deed.purpose],
        ["order", deed.order],
        ["amount", deed.amount],
    ]
    return {"kind": KIND, "url": url, "method": "POST", "tags": tags}
