"""REST for a card that its customer takes along."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Response
from starlette.concurrency import run_in_threadpool

from .. import card_document
from .. import crud as loyalty
from ..callers import ADMIN, Proof
from ..card_document import CardHistory
from ..exceptions import NotAllowed
from ..keys import customer_key
from ..merchants.access import Right, authorize
from ..nostr import server
from ..nostr.bunker import SignerFailed
from ..nostr.pens import run_with
from ..nostr.showing import Shown, shown_card, signed_head
from ..signatures import purpose
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute
from . import services

export_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Card"])

# A customer's own card is theirs in every mode, and when the merchant has closed.
TAKE_ALONG = Right(ADMIN, customer=True, closed_too=True)


@export_api_router.get(
    "/restaurants/{merchant_id}/loyalty/{customer_pubkey}/export",
    openapi_extra=purpose("export"),
)
async def api_export_card(
    merchant_id: str, customer_pubkey: str, proof: AnyProof
) -> Response:
    """A customer's whole card as a file that anybody can check without us.

    For the merchant's admin key, or the customer's own signed request or session, in
    every mode.
    The document is described in `docs/ledger.md`; `tools/verify_card.py` checks it.
    """
    pubkey = customer_key(customer_pubkey)
    history, shown = await store.read(_history, proof, merchant_id, pubkey)
    if shown is not None:
        history = await _signed(history, shown)
    # A chain of thousands takes a while to write out: others are answered meanwhile.
    text = await run_in_threadpool(card_document.to_json, history)
    filename = f"loyalty-card-{history.card_id}.json"
    return Response(
        text,
        media_type="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="{filename}"',
            "Cache-Control": "no-store",
        },
    )


async def _signed(history: CardHistory, shown: Shown) -> CardHistory:
    """With the merchant's word for its head; without, while a remote signer is away:
    a customer's card is theirs all the same."""
    try:
        asked = (server.KINDS, shown, history.exported_at)
        head = await run_with(shown.signer.pen, signed_head, *asked)
    except SignerFailed:
        return history
    return replace(history, signed_head=vars(head))


def _history(
    tx: Tx, proof: Proof | None, ref: str, pubkey: str
) -> tuple[CardHistory, Shown | None]:
    """A card, and what its head is signed with, in one snapshot."""
    access = authorize(tx, proof, ref, TAKE_ALONG)
    if access.customer_pubkey not in (None, pubkey):
        raise NotAllowed("not_your_card", "You can take your own card only.")
    program_id = access.merchant.program_id
    history = services.card_history(tx, program_id, pubkey)
    card = loyalty.get_card(tx, history.card_id)
    if card is None or card.customer_pubkey != pubkey:
        return history, None
    return history, shown_card(tx, card, server.secret(), history.exported_at)
