"""REST for the badges and the issuers that count at a merchant, and what of them a
customer holds."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter

from .. import clock
from ..callers import INVOICE, Proof
from ..keys import customer_key
from ..merchants.access import OWNER, Right, authorize
from ..merchants.models import Merchant
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import looking, reading, services
from .addresses import badge_named, issuer_named
from .models import Issuer, IssuerBody, Template, TemplateBody
from .services import State
from .showing import held_view, issuer_view, template_view

badges_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Badges"])

SEE = Right(INVOICE, scopes=("monitor", "pos", "read"))
CHECK = Right(INVOICE, scopes=("pos", "read"))
_HERE = "/merchants/{merchant_id}"


@badges_api_router.get(_HERE + "/badges")
async def api_list_badges(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """Badges of others that count here, newest first. The community's count, too."""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        return template_page(tx, merchant.id, page.limit, page.offset)

    return await store.read(listed)


@badges_api_router.post(_HERE + "/badges", status_code=HTTPStatus.CREATED)
async def api_add_badge(
    merchant_id: str, body: TemplateBody, proof: AnyProof
) -> dict[str, Any]:
    """Let a badge count here. Its name and picture are read from relays.

    One that is on the list already stays as it is.
    """
    named = badge_named(body.badge)
    relays = await store.read(relays_for, proof, merchant_id)
    definition = await looking.badge(relays, named)

    def add(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        added = services.add_template(
            tx, access.merchant, named, definition, access.actor_id
        )
        return template_view(added)

    return await store.write(add)


@badges_api_router.delete(_HERE + "/badges/{badge_id}")
async def api_remove_badge(
    merchant_id: str, badge_id: str, proof: AnyProof
) -> dict[str, Any]:
    """Take a badge off the list: from now on it counts no more."""

    def remove(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        services.remove(tx, access.merchant, Template, badge_id, access.actor_id)
        return {"id": badge_id, "deleted": True}

    return await store.write(remove)


@badges_api_router.get(_HERE + "/badges/check/{customer_pubkey}")
async def api_check_badges(
    merchant_id: str, customer_pubkey: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """What a customer holds, whether it counts here, and if not, why not.

    Relays are asked for a moment; where none answers, it says what was known before.
    """
    key = customer_key(customer_pubkey)
    merchant = await store.read(_checked_merchant, proof, merchant_id)
    await reading.refresh(merchant.id, key)

    def shown(tx: Tx) -> dict[str, Any]:
        now = clock.now()
        held = services.held(tx, merchant.id, key, now)
        part = held[page.offset : page.offset + page.limit]
        state = services.state_of(tx, merchant.id, key, now)
        return {
            **page_of([held_view(one) for one in part], len(held)),
            "state": state.state,
            "checked_at": state.checked_at or None,
            "words": _words(state, merchant, now),
        }

    return await store.read(shown)


def _checked_merchant(tx: Tx, proof: Proof | None, merchant_id: str) -> Merchant:
    return authorize(tx, proof, merchant_id, CHECK).merchant


def _words(state: State, merchant: Merchant, now: int) -> str:
    if state.state == "unknown":
        return "Badges can't be checked right now."
    if state.state == "cached":
        return f"Last checked {merchant.clock.when(state.checked_at, now)}."
    return ""


@badges_api_router.get(_HERE + "/issuers")
async def api_list_issuers(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """Issuers all of whose badges count here; the community's count, too."""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        return issuer_page(tx, merchant.id, page.limit, page.offset)

    return await store.read(listed)


@badges_api_router.post(_HERE + "/issuers", status_code=HTTPStatus.CREATED)
async def api_add_issuer(
    merchant_id: str, body: IssuerBody, proof: AnyProof
) -> dict[str, Any]:
    """Trust an issuer: every badge of theirs counts here, those to come included.

    Without a name, that of their profile is taken, if a relay has it.
    """
    key, hints = issuer_named(body.issuer)
    relays = await store.read(relays_for, proof, merchant_id)
    name = body.name or await looking.name_of([*hints, *relays], key)

    def add(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        added = services.add_issuer(
            tx, access.merchant, key, name, hints, access.actor_id
        )
        return issuer_view(added)

    return await store.write(add)


@badges_api_router.delete(_HERE + "/issuers/{issuer_id}")
async def api_remove_issuer(
    merchant_id: str, issuer_id: str, proof: AnyProof
) -> dict[str, Any]:
    """Trust an issuer no more."""

    def remove(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        services.remove(tx, access.merchant, Issuer, issuer_id, access.actor_id)
        return {"id": issuer_id, "deleted": True}

    return await store.write(remove)


def relays_for(tx: Tx, proof: Proof | None, merchant_id: str) -> tuple[str, ...]:
    """Where to look, for who may."""
    return services.relays_of(tx, authorize(tx, proof, merchant_id, OWNER).merchant)


def template_page(tx: Tx, merchant_id: str, limit: int, offset: int) -> dict[str, Any]:
    found, total = services.list_listed(tx, Template, merchant_id, limit, offset)
    return page_of([template_view(one) for one in found], total)


def issuer_page(tx: Tx, merchant_id: str, limit: int, offset: int) -> dict[str, Any]:
    found, total = services.list_listed(tx, Issuer, merchant_id, limit, offset)
    return page_of([issuer_view(one) for one in found], total)
