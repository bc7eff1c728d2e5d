"""REST for holders: their card as Nostr events that anybody can check."""

from __future__ import annotations

from fastapi import APIRouter, Response

from .. import clock
from ..exceptions import Conflict
from ..nostr import server
from ..nostr.pens import signed_now
from ..nostr.showing import Shown, as_events, shown_card
from ..signatures import purpose
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute
from . import own
from .views_own import holder

card_events_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Own cards"])


@card_events_api_router.get(
    "/me/cards/{card_id}/events", openapi_extra=purpose("export")
)
async def api_own_card_events(card_id: str, proof: AnyProof) -> Response:
    """Your card as Nostr events, one on a line: the programme, the card, all receipts.

    Signed by the programme's key. `docs/nostr.md` describes them;
    `tools/verify_card.py` checks them.
    """
    now = clock.now()

    def show(tx: Tx) -> Shown | None:
        card = own.own_card(tx, holder(tx, proof), card_id)
        return shown_card(tx, card, server.secret(), now)

    shown = await store.read(show)
    if shown is None:
        raise Conflict("not_signed", "This place signs nothing: it is not on Nostr.")
    said = (as_events, server.KINDS, shown, server.api_url(), now)
    text = await signed_now(shown.signer.pen, *said)
    filename = f"loyalty-card-{card_id}.jsonl"
    return Response(
        text,
        media_type="application/x-ndjson",
        headers={"Content-Disposition": f'attachment; filename="{filename}"'},
    )
