"""REST for receipts: what one says, and whose card its points go on."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from ... import changes, clock, sessions
from ...callers import ADMIN, CUSTOMER, SESSION, Proof
from ...exceptions import NotFound, NotProved
from ...fields import Label
from ...guesses import count_guess
from ...merchants.access import Right, authorize
from ...rewards import counted
from ...signatures import base_url, purpose
from ...store import Tx, store
from ...web import AnyProof, LoyaltyRoute, NewSession, Once, Page, address_of, page_of
from .. import bill_crud
from .claims import Claimed, claim
from .receipt import find_receipt
from .receipt_view import card_of, card_summary, receipt_view

receipts_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Receipts"])

LIST = Right(ADMIN, scopes=("read", "manage"))


class ClaimBody(BaseModel):
    """How the guest wants to be called, if they said."""

    name: Label | None


@receipts_api_router.get("/receipts/{token}")
async def api_get_receipt(
    request: Request, token: str, proof: AnyProof
) -> dict[str, Any]:
    """What a receipt says, to whoever holds its secret address.

    It names no customer. With the session or signature of the holder of the card that
    it is on, it also has that card's balance as `mine`.
    """

    def read(tx: Tx) -> dict[str, Any]:
        receipt = find_receipt(tx, token)
        url = f"{base_url()}/loyalty/receipt/{token}"
        return receipt_view(tx, receipt, url, _viewer(tx, proof))

    try:
        return await store.read(read)
    except NotFound:
        count_guess(address_of(request), clock.now())
        raise


def _viewer(tx: Tx, proof: Proof | None) -> str | None:
    """Whose card may be shown; a session that has ended is no reason to refuse what
    anybody may read."""
    if proof and proof.kind == CUSTOMER:
        return proof.holder
    if proof and proof.kind == SESSION:
        try:
            return sessions.admit(tx, proof, clock.now()).pubkey
        except NotProved:
            return None
    return None


@receipts_api_router.post("/receipts/{token}/claim", openapi_extra=purpose("claim"))
async def api_claim(
    request: Request,
    token: str,
    body: ClaimBody,
    proof: AnyProof,
    once: Once,
    sign_in: NewSession,
) -> dict[str, Any]:
    """Put a receipt's points on a card: the signer's. Once, ever.

    Needs an Idempotency-Key. The same key again gets the same answer; anybody else is
    told that the points are on a card, and not whose. This browser gets a session.
    """
    if proof is None or proof.kind != CUSTOMER:
        raise NotProved("not_proved", "Sign the request with your key.")
    pubkey = proof.holder

    def take(tx: Tx) -> tuple[str, dict[str, Any]]:
        merchant_id = find_receipt(tx, token).merchant.id
        answer = once.once(tx, lambda: _claimed(tx, token, pubkey, body))
        sign_in.open(tx, pubkey)
        return merchant_id, answer

    try:
        merchant_id, answer = await store.write(take)
    except NotFound:
        count_guess(address_of(request), clock.now())
        raise
    sign_in.give_cookie()
    changes.announce(merchant_id)
    return {**answer, "customer_pubkey": pubkey}


def _claimed(tx: Tx, token: str, pubkey: str, body: ClaimBody) -> dict[str, Any]:
    done = claim(tx, token, pubkey, body.name or "")
    card = card_summary(card_of(tx, done.merchant, pubkey))
    return {
        "claimed": True,
        "points": done.points,
        "merchant": {"id": done.merchant.id, "name": done.merchant.name},
        "card": card,
        "words": _words(done, card),
    }


def _words(done: Claimed, card: dict[str, Any]) -> str:
    said = f"Yours: {counted(done.points, 'point')} at {done.merchant.name}."
    ahead = card["next_reward"]
    if not ahead:
        return said
    name = ahead["name"][:1].lower() + ahead["name"][1:]
    return f"{said} Next: {name} at {ahead['cost_points']:,}."


@receipts_api_router.get("/merchants/{merchant_id}/claims")
async def api_list_claims(
    merchant_id: str,
    page: Page,
    proof: AnyProof,
    flagged: Annotated[bool, Query()] = False,
) -> dict[str, Any]:
    """Receipts that were claimed here, newest first, and who had made these bills.

    `flagged`: one key has claimed five or more bills of one person in the thirty days
    before or after: it may be that person's own. `flagged=true` lists only those.
    """

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, LIST).merchant
        part = {"limit": page.limit, "offset": page.offset}
        rows, total = bill_crud.list_claims(tx, merchant.id, flagged, part)
        return page_of(rows, total)

    return await store.read(listed)
