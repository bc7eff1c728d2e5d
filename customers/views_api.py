"""REST for a merchant's customers, and the socket that tells screens of changes."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter, Request, WebSocket, WebSocketDisconnect
from fastapi.exceptions import HTTPException
from lnbits.core.crud import get_wallet
from lnbits.decorators import check_account_id_exists

from .. import changes
from ..callers import ADMIN, INVOICE, TOKEN, Proof, secret_hash
from ..exceptions import LoyaltyError
from ..glance import Glance, guest_name
from ..keys import customer_key, searched_key
from ..merchants.access import Right, authorize, get_public_merchant
from ..merchants.models import Merchant
from ..merchants.views_program import tier_view
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, Paging, page_of
from . import crud, services
from .services import Customer

customers_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Customers"])

READ = Right(ADMIN, scopes=("read",))
WATCH = Right(INVOICE, scopes=("monitor",))
GLANCE = Right(INVOICE, scopes=("monitor", "pos"))
HELLO_SECONDS = 10


@customers_api_router.get("/merchants/{merchant_id}/customers")
async def api_list_customers(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """The programme's customers; search by what a word of their name, or their key,
    begins with. Sort by `last_seen`, `points`, `visits`, `spent_sats` or `tier`."""
    return await store.read(_list, proof, merchant_id, page)


def _list(
    tx: Tx, proof: Proof | None, merchant_id: str, page: Paging
) -> dict[str, Any]:
    merchant = authorize(tx, proof, merchant_id, READ).merchant
    found, total = services.list_customers(
        tx,
        merchant.program_id,
        searched_key(page.search),
        page.order((*crud.SORTS, crud.TIER)),
        page.limit,
        page.offset,
    )
    return page_of([customer_view(customer) for customer in found], total)


def customer_view(customer: Customer) -> dict[str, Any]:
    pubkey, nickname, own_name, balance = customer.listed
    return {
        "customer_pubkey": pubkey,
        "nickname": nickname,
        "own_name": own_name,
        "name": guest_name(nickname or own_name, pubkey),
        "points": customer.points,
        "lifetime_points": balance.lifetime_points,
        "visits": balance.visits,
        "spent_sats": balance.spent_sats,
        "last_seen": balance.last_time,
        "tier": tier_view(customer.tier) if customer.tier else None,
    }


@customers_api_router.get("/merchants/{merchant_id}/customers/{customer_pubkey}/glance")
async def api_glance(
    merchant_id: str, customer_pubkey: str, proof: AnyProof
) -> dict[str, Any]:
    """A guest who is here now, at one glance, before there is a bill of theirs."""
    pubkey = customer_key(customer_pubkey)

    def look(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, GLANCE).merchant
        seen = services.glance(tx, merchant, pubkey, has_open_bill=True)
        return {"customer_pubkey": pubkey, **glance_view(seen)}

    return await store.read(look)


def glance_view(glance: Glance) -> dict[str, Any]:
    return {
        "headline": glance.headline,
        "name": glance.name,
        "tier": glance.tier,
        "color": glance.color,
        "visits_this_month": glance.visits_this_month,
        "is_first_visit": glance.is_first_visit,
        "points": glance.points,
        "rewards_ready": [
            {"id": reward_id, "name": name} for reward_id, name in glance.rewards_ready
        ],
    }


# --- the socket -----------------------------------------------------------------------


@customers_api_router.websocket("/merchants/{merchant_id}/changes")
async def ws_changes(socket: WebSocket, merchant_id: str) -> None:
    """Sends `changed` whenever the merchant's screens should fetch again.

    The first message says who listens: `{"token": "…"}`, or `{}` with an LNbits login.
    """
    await socket.accept()
    try:
        hello = await asyncio.wait_for(socket.receive_json(), HELLO_SECONDS)
        merchant = await _listener(socket, merchant_id, hello)
        await socket.send_text("listening")
        await _tell(socket, merchant.id)
    except WebSocketDisconnect:
        pass
    except (LoyaltyError, HTTPException, ValueError, asyncio.TimeoutError):
        await socket.close(code=4401, reason="not_proved")


async def _listener(socket: WebSocket, merchant_id: str, hello: Any) -> Merchant:
    """The merchant that the caller may listen to.

    Raises:
        LoyaltyError, HTTPException: they may not.
    """
    token = hello.get("token") if isinstance(hello, dict) else None
    if isinstance(token, str):
        proof = Proof(TOKEN, secret_hash(token))
        access = await store.read(authorize, proof, merchant_id, WATCH)
        return access.merchant
    merchant = await store.read(get_public_merchant, merchant_id)
    request = Request({**socket.scope, "type": "http", "method": "GET"})
    login = socket.cookies.get("cookie_access_token")
    account = await check_account_id_exists(request, login)
    wallet = await get_wallet(merchant.wallet_id)
    if not wallet or wallet.user != account.id:
        raise HTTPException(404)
    return merchant


async def _tell(socket: WebSocket, merchant_id: str) -> None:
    """Until the other side hangs up."""
    with changes.listening(merchant_id) as changed:
        gone = asyncio.ensure_future(_hung_up(socket))
        try:
            while not gone.done():
                waiting = asyncio.ensure_future(changed.wait())
                await asyncio.wait({gone, waiting}, return_when=asyncio.FIRST_COMPLETED)
                waiting.cancel()
                if changed.is_set():
                    changed.clear()
                    await socket.send_text("changed")
        finally:
            gone.cancel()


async def _hung_up(socket: WebSocket) -> None:
    try:
        while True:
            await socket.receive_text()
    except (WebSocketDisconnect, RuntimeError):
        return
