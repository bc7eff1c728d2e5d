"""REST for visiting: whom a programme trusts, and showing a card of another place."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool

from .. import changes, clock
from .. import crud as loyalty
from .. import services as core
from ..callers import INVOICE
from ..customers.views_own import signer
from ..exceptions import Conflict
from ..merchants.access import (
    Right,
    authorize,
    check_full_mode,
    get_public_merchant,
)
from ..merchants.models import Merchant
from ..merchants.views_program import as_owner
from ..nostr.foreign import LONGEST, ForeignCard, check_card, read_shown
from ..nostr.server import KINDS
from ..signatures import purpose
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Once, takes_up_to
from . import crud, services
from .models import ShownBody, TrustBody
from .services import Seen

visiting_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Visiting"])

ASK = Right(INVOICE, scopes=("monitor", "pos"), customer=True)

KEPT = (
    "Of the card you showed we keep a mark that tells whether it was shown before, the "
    "tier here and until when. Its history is not kept."
)
# Checking thousands of signatures takes a core: one card at a time.
_checking = asyncio.Semaphore(1)


@visiting_api_router.get("/merchants/{merchant_id}/program/trust")
async def api_get_trust(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """Which programmes elsewhere this one trusts, by lists and by name, and what their
    cards give here."""

    def get(tx: Tx) -> dict[str, Any]:
        return _view(tx, as_owner(tx, proof, merchant_id).merchant.program_id)

    return await store.read(get)


@visiting_api_router.put("/merchants/{merchant_id}/program/trust")
async def api_change_trust(
    merchant_id: str, body: TrustBody, proof: AnyProof
) -> dict[str, Any]:
    """Say whom to trust; what is not sent stays.

    `lists` and `programs` are `naddr1…` or `kind:pubkey:d`. Lists are fetched within a
    minute and then every hour; what they said last holds while relays are away.
    `tier_days` 0 and `welcome_points` 0: cards of others give nothing.
    """

    def change(tx: Tx) -> dict[str, Any]:
        access = as_owner(tx, proof, merchant_id)
        program_id = access.merchant.program_id
        services.change_trust(tx, program_id, body, KINDS, access.actor_id)
        return _view(tx, program_id)

    return await store.write(change)


@visiting_api_router.get(
    "/merchants/{merchant_id}/visiting", openapi_extra=purpose("visiting")
)
async def api_takes_cards(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """Whether a card of another place can give anything here. Whom the owner trusts is
    not told; who shows a card hears it."""

    def ask(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, ASK).merchant
        return {"is_on": _takes_cards(tx, merchant), "merchant": merchant.brief}

    return await store.read(ask)


def _takes_cards(tx: Tx, merchant: Merchant) -> bool:
    if not merchant.shows_loyalty:
        return False
    try:
        services.seen_by(tx, merchant)
    except Conflict:
        return False
    return True


@visiting_api_router.post(
    "/merchants/{merchant_id}/visiting",
    status_code=HTTPStatus.CREATED,
    openapi_extra=purpose("visiting"),
)
@takes_up_to(2 * LONGEST)  # lines of JSON, quoted
async def api_show_card(
    merchant_id: str, body: ShownBody, proof: AnyProof, once: Once
) -> dict[str, Any]:
    """Show a card of another place: its programme, the card in its readable form, and
    all receipts, as that place's `GET L/me/cards/{card_id}/events` gives them.

    Takes a signed request by the very key that the card is of. A tier holds for a time
    and can be shown again; points come once, after a first paid bill here.
    """

    def look(tx: Tx) -> tuple[str, Merchant, Seen]:
        pubkey = signer(tx, proof)
        merchant = get_public_merchant(tx, merchant_id)
        check_full_mode(merchant)
        return pubkey, merchant, services.seen_by(tx, merchant)

    pubkey, merchant, seen = await store.read(look)

    def check() -> ForeignCard:
        events = read_shown(body.events)
        return check_card(KINDS, events, pubkey, seen.trust.has)

    async with _checking:
        card = await run_in_threadpool(check)
    services.check_trusted(seen, card, clock.now())

    def give(tx: Tx) -> dict[str, Any]:
        def act() -> dict[str, Any]:
            worth = services.worth_of(tx, seen, merchant, card)
            return _given(tx, merchant, core.show_card(tx, pubkey, worth))

        return once.once(tx, act)

    answer = await store.write(give)
    changes.announce(merchant.id)
    return {**answer, "kept": KEPT}


def _given(tx: Tx, merchant: Merchant, given: core.Given) -> dict[str, Any]:
    tier = core.get_tier(tx, given.tier_id) if given.tier_id else None
    return {
        "tier": {
            "id": tier.id,
            "name": tier.name,
            "until": given.until_at,
            "last_day": merchant.clock.day(given.until_at - 1),
        }
        if tier
        else None,
        "points": given.points,
    }


def _view(tx: Tx, program_id: str) -> dict[str, Any]:
    trust = crud.get_trust(tx, program_id)
    settings = core.get_program(tx, program_id).settings
    names = {tier.id: tier.name for tier in loyalty.get_tiers(tx, program_id)}
    return {
        "lists": [
            {
                "address": one.address,
                "title": one.title,
                "programs": len(one.programs),
                "people": len(one.people),
                "fetched_at": one.fetched_at,
                "state": one.state,
                "words": one.reason or _words(one.fetched_at),
            }
            for one in trust.lists
        ],
        "programs": list(trust.programs),
        "tiers": [
            {**vars(match), "tier_name": names.get(match.tier_id)}
            for match in trust.tiers
        ],
        **{name: getattr(settings, of) for name, of in services.SETTINGS.items()},
    }


def _words(fetched_at: int | None) -> str:
    return "Read." if fetched_at else "It is being fetched."
