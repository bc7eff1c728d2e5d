"""REST for holders: their sats, where these go to, and fetching them by a link."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from .. import crud as loyalty
from ..callers import Proof
from ..customers.views_own import holder, signer
from ..exceptions import InvalidInput
from ..fields import Label
from ..merchants import crud as merchants
from ..merchants.access import get_public_merchant
from ..signatures import purpose
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import core_wallet, crud, links, payer, services
from .models import WALLET, Destination, DestinationBody, Payout
from .views_api import api_url, payout_view

own_payouts_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Own cards"])


@own_payouts_api_router.get("/me/payout", openapi_extra=purpose("payout"))
async def api_get_destination(proof: AnyProof) -> dict[str, Any]:
    """Where your sats go: a wallet of this LNbits, a lightning address, or nowhere."""

    def read(tx: Tx) -> dict[str, Any]:
        return _destination_view(crud.get_destination(tx, holder(tx, proof)))

    return await store.read(read)


def _destination_view(to: Destination | None) -> dict[str, Any]:
    is_wallet = bool(to and to.road == WALLET)
    return {
        "wallet_id": to.destination if to and is_wallet else None,
        "lightning_address": to.destination if to and not is_wallet else None,
    }


@own_payouts_api_router.put("/me/payout", openapi_extra=purpose("payout"))
async def api_name_destination(
    body: DestinationBody, proof: AnyProof
) -> dict[str, Any]:
    """Say where your sats go from now on. Takes a signed request, never a session.

    `wallet_id` of a wallet on this LNbits, or `lightning_address`; neither: nowhere.
    """
    to = services.destination_from(body)
    await store.read(_signed, proof)
    if to and to.road == WALLET and not await core_wallet.can_receive(to.destination):
        raise InvalidInput("wallet_not_found", "There is no such wallet here.")

    def name(tx: Tx) -> dict[str, Any]:
        services.name_destination(tx, _signed(tx, proof), to)
        return _destination_view(to)

    answer = await store.write(name)
    payer.wake()
    return answer


def _signed(tx: Tx, proof: Proof | None) -> str:
    return signer(tx, proof)


@own_payouts_api_router.get("/me/payouts", openapi_extra=purpose("payouts"))
async def api_own_payouts(page: Page, proof: AnyProof) -> dict[str, Any]:
    """Sats that you got back and will get, newest first.

    `balance_sats` is owed to you and not paid yet; `by_merchant` says by whom, and what
    of it can be fetched by a link now.
    """

    def listed(tx: Tx) -> dict[str, Any]:
        cards = crud.cards_of(tx, holder(tx, proof))
        found, total = crud.list_own(tx, cards, page.limit, page.offset)
        return {
            **page_of([_own_view(tx, one) for one in found], total),
            "balance_sats": crud.owed_to(tx, cards),
            "by_merchant": services.owed_by_merchant(tx, cards),
        }

    return await store.read(listed)


def _own_view(tx: Tx, payout: Payout) -> dict[str, Any]:
    merchant = merchants.get_merchant(tx, payout.merchant_id)
    view = payout_view(payout)
    kept = ("id", "cause", "sats", "state", "time", "due_at")
    return {
        **{name: view[name] for name in kept},
        "merchant": {
            "id": payout.merchant_id,
            "name": merchant.name if merchant else "",
        },
    }


class FetchBody(BaseModel):
    """From which place."""

    merchant_id: Label


@own_payouts_api_router.post(
    "/me/payouts/link",
    openapi_extra=purpose("withdraw"),
    status_code=HTTPStatus.CREATED,
)
async def api_own_link(body: FetchBody, proof: AnyProof) -> dict[str, Any]:
    """A link (LNURL-withdraw) to fetch what a place owes you now, with any wallet.

    Takes a signed request, never a session. It lasts an hour and is used once; while
    it is open you get the same one again.
    """

    def make(tx: Tx) -> dict[str, Any]:
        pubkey = signer(tx, proof)
        merchant = get_public_merchant(tx, body.merchant_id, closed_too=True)
        card = loyalty.find_card(tx, merchant.program_id, pubkey)
        if not card:
            raise services.nothing_owed()
        return links.open_own(tx, merchant, card.id).view(api_url())

    return await store.write(make)
