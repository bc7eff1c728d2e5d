"""REST for holders: their cards on this server, what happened, and leaving."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from .. import changes, clock, sessions
from .. import crud as loyalty
from .. import services as core
from ..callers import CUSTOMER, SESSION, Proof
from ..exceptions import Conflict, InvalidInput, NotAllowed, NotProved
from ..fields import Flag, OwnName
from ..keys import refuse_secret
from ..merchants.views_card import card_answer, recovery_wait, wait_view
from ..merchants.views_erasure import farewell
from ..nostr import cards_crud as nostr_cards
from ..nostr import services as nostr
from ..nostr.models import PRIVATE, Visibility
from ..payouts.satoshi_back import balance_of
from ..signatures import purpose
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import crud, own
from .own import OwnCard, OwnEntry

own_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Own cards"])

# What of a merchant's own card view a holder's list shows, too.
_SHOWN = (
    "points",
    "tier",
    "next_tier",
    "next_reward",
    "rewards_ready",
    "expiring",
    "coming",
    "visits_this_month",
)


def holder(tx: Tx, proof: Proof | None) -> str:
    """The key that is asking, by a signed request or a session.

    Raises:
        NotProved: `not_proved`, `session_ended`.
        NotAllowed: `csrf_needed`, `not_for_staff`.
    """
    if proof is None:
        raise NotProved("not_proved", "Sign in, or sign the request with your key.")
    if proof.kind == CUSTOMER:
        return proof.holder
    if proof.kind == SESSION:
        return sessions.admit(tx, proof, clock.now()).pubkey
    raise NotAllowed("not_for_staff", "That is for whoever holds the card.")


def signer(tx: Tx, proof: Proof | None) -> str:
    """The same for what a session is not enough for.

    Raises: as `holder`; NotAllowed also `signature_needed`.
    """
    pubkey = holder(tx, proof)
    if proof and proof.kind == SESSION:
        raise NotAllowed("signature_needed", "That takes a signature of its own.")
    return pubkey


@own_api_router.get("/me/cards", openapi_extra=purpose("cards"))
async def api_own_cards(page: Page, proof: AnyProof) -> dict[str, Any]:
    """All cards of your key on this server, the last used first.

    Cards show while their merchant is open and in the mode `full`. `waiting`: lost ones
    that this key has asked for.
    """
    for recovery_id in await store.read(_due, proof):
        try:
            await store.write(core.finish_recovery, recovery_id)
        except Conflict:
            continue  # not yet: the sweep tries again

    def listed(tx: Tx) -> dict[str, Any]:
        pubkey = holder(tx, proof)
        found, total = own.list_cards(tx, pubkey, page.limit, page.offset)
        waiting = core.recoveries_to(tx, pubkey, clock.now())
        return {
            **page_of([_card_view(tx, card) for card in found], total),
            "waiting": [wait_view(tx, recovery) for recovery in waiting],
        }

    return await store.read(listed)


def _due(tx: Tx, proof: Proof | None) -> list[str]:
    return loyalty.get_due_recoveries(tx, holder(tx, proof), clock.now())


def _card_view(tx: Tx, card: OwnCard) -> dict[str, Any]:
    merchant, program, view = card.merchant, card.program, card.view
    answer = card_answer(merchant, view)
    return {
        "card_id": card.card_id,
        "program": {"id": program.id, "name": program.settings.name},
        "merchant": {"id": merchant.id, "name": merchant.name, "slug": merchant.slug},
        **{name: answer[name] for name in _SHOWN},
        "visits": view.balance.visits,
        "name": card.name,
        "visibility": _visibility(tx, card.card_id),
        "last_time": view.balance.last_time,
        "satoshi_balance": balance_of(tx, card.card_id),
        "recovery": recovery_wait(tx, card.card_id),
    }


def _visibility(tx: Tx, card_id: str) -> str:
    return nostr_cards.get_visibility(tx, [card_id]).get(card_id, PRIVATE)


@own_api_router.get("/me/history", openapi_extra=purpose("history"))
async def api_own_history(
    page: Page,
    proof: AnyProof,
    card_id: Annotated[str, Query(max_length=64)] = "",
) -> dict[str, Any]:
    """What happened on your cards, newest first, like a bank statement."""

    def listed(tx: Tx) -> dict[str, Any]:
        pubkey = holder(tx, proof)
        only = card_id.replace("\0", "")
        found, total = own.list_history(tx, pubkey, only, page.limit, page.offset)
        return page_of([_entry_view(one) for one in found], total)

    return await store.read(listed)


def _entry_view(one: OwnEntry) -> dict[str, Any]:
    entry = one.entry
    return {
        "id": f"{entry.card_id}:{entry.seq}",
        "card_id": entry.card_id,
        "time": entry.time,
        "merchant": {"id": entry.merchant_id, "name": one.merchant_name},
        "kind": entry.kind,
        "source": entry.source,
        "points_delta": entry.delta,
        "reason": one.reason,
        "order_id": entry.order_id,
        "base_sats": entry.base_sats,
        "discounts": [{"name": name, "sats": sats} for name, sats in one.taken_off],
    }


class OwnCardBody(BaseModel):
    """How you want to be called there, and who may see the card."""

    name: OwnName | None = None
    visibility: Visibility | None = None


@own_api_router.put("/me/cards/{card_id}", openapi_extra=purpose("card"))
async def api_change_own_card(
    card_id: str, body: OwnCardBody, proof: AnyProof
) -> dict[str, Any]:
    """Say how you want to be called: staff see it unless they call you otherwise. And
    who may see the card on Nostr: only you (`private`), anybody its tier (`tier`), or
    all of it (`full`). To let others see takes a signed request."""
    refuse_secret(body.name)

    def change(tx: Tx) -> tuple[str, str, str]:
        is_opening = body.visibility not in (None, PRIVATE)
        pubkey = (signer if is_opening else holder)(tx, proof)
        card = own.own_card(tx, pubkey, card_id)
        if body.visibility is not None:
            nostr.show_card(tx, card_id, card.program_id, body.visibility)
        if body.name is not None:
            own.call_me(tx, pubkey, card_id, body.name)
        merchant = own.shown_merchant(tx, card_id, card.program_id)
        name = crud.get_own_names(tx, [card_id]).get(card_id, "")
        return merchant.id if merchant else "", name, _visibility(tx, card_id)

    merchant_id, name, visibility = await store.write(change)
    changes.announce(merchant_id)
    return {"card_id": card_id, "name": name, "visibility": visibility}


class LeaveBody(BaseModel):
    """That it is meant: nothing brings the card back."""

    confirm: Flag


@own_api_router.delete("/me/cards/{card_id}", openapi_extra=purpose("erase"))
async def api_leave(card_id: str, body: LeaveBody, proof: AnyProof) -> dict[str, Any]:
    """Leave a programme and be forgotten there: your key goes, open points end.

    Takes a signed request, never a session, and signs you out everywhere. `remains`
    says what is kept, and where.
    """
    if not body.confirm:
        raise InvalidInput("confirm_needed", "Say `confirm: true`: it is for good.")

    def leave(tx: Tx) -> tuple[str, int]:
        pubkey = signer(tx, proof)
        card = own.own_card(tx, pubkey, card_id)
        merchant = own.shown_merchant(tx, card_id, card.program_id)
        ended = core.erase(tx, card.program_id, pubkey)
        return merchant.id if merchant else "", ended

    merchant_id, ended = await store.write(leave)
    await store.scrub()
    changes.announce(merchant_id)
    return farewell(ended)
