"""REST for the events on whose days a merchant gives something."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter

from .. import clock
from ..callers import Proof
from ..exceptions import Conflict, NotFound
from ..merchants.access import OWNER, authorize
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import events, looking
from .addresses import badge_named, event_named, issuer_named, spelled
from .models import Sponsored, SponsoredBody, SponsoredUpdate
from .showing import sponsored_view
from .views_api import SEE, relays_for

sponsored_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Badges"])

_EVENTS = "/merchants/{merchant_id}/sponsored-events"


@sponsored_api_router.get(_EVENTS)
async def api_list_sponsored(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """The merchant's events; `today` says whether it is their day now."""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        found, total = events.list_events(tx, merchant.id, page.limit, page.offset)
        now = clock.now()
        shown = [sponsored_view(event, merchant.clock, now) for event in found]
        return page_of(shown, total)

    return await store.read(listed)


@sponsored_api_router.post(_EVENTS, status_code=HTTPStatus.CREATED)
async def api_add_sponsored(
    merchant_id: str, body: SponsoredBody, proof: AnyProof
) -> dict[str, Any]:
    """Sponsor an event. What it is called and when it is are read from relays."""
    named = event_named(body.event)
    badge, issuer = _badge(body.badge) or "", _issuer(body.issuer) or ""
    relays = await store.read(relays_for, proof, merchant_id)
    said = await looking.happening(relays, named)

    def add(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        merchant, actor_id = access.merchant, access.actor_id
        added = events.add_event(tx, merchant, named, said, badge, issuer, actor_id)
        return sponsored_view(added, merchant.clock, clock.now())

    return await store.write(add)


@sponsored_api_router.put(_EVENTS + "/{event_id}")
async def api_change_sponsored(
    merchant_id: str, event_id: str, body: SponsoredUpdate, proof: AnyProof
) -> dict[str, Any]:
    """Name another badge or issuer; when it is, is read anew, if a relay has it."""
    badge, issuer = _badge(body.badge), _issuer(body.issuer)
    event = await store.read(_own_event, proof, merchant_id, event_id)
    relays = await store.read(relays_for, proof, merchant_id)
    said = None
    with suppress(Conflict, NotFound):  # what was read before stays
        said = await looking.happening(relays, event_named(event.event, event.relays))

    def change(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        merchant, actor_id = access.merchant, access.actor_id
        before = events.get_event(tx, merchant.id, event_id)
        changed = events.change_event(
            tx, merchant, before, said, badge, issuer, actor_id
        )
        return sponsored_view(changed, merchant.clock, clock.now())

    return await store.write(change)


@sponsored_api_router.delete(_EVENTS + "/{event_id}")
async def api_remove_sponsored(
    merchant_id: str, event_id: str, proof: AnyProof
) -> dict[str, Any]:
    """Sponsor an event no more."""

    def remove(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        events.remove_event(tx, access.merchant, event_id, access.actor_id)
        return {"id": event_id, "deleted": True}

    return await store.write(remove)


def _own_event(
    tx: Tx, proof: Proof | None, merchant_id: str, event_id: str
) -> Sponsored:
    merchant = authorize(tx, proof, merchant_id, OWNER).merchant
    return events.get_event(tx, merchant.id, event_id)


def _badge(text: str | None) -> str | None:
    return spelled(badge_named(text).address) if text else text


def _issuer(text: str | None) -> str | None:
    return issuer_named(text)[0] if text else text
