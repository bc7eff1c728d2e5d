"""REST for referrals: bring a friend, say who brought you, and who brought whom."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter

from .. import changes
from ..callers import ADMIN, INVOICE
from ..customers.views_own import signer
from ..merchants.access import Access, Right, authorize
from ..merchants.views_staff import Said
from ..nostr import server
from ..orders.models import Order
from ..orders.services import get_order
from ..orders.views_api import see_order
from ..signatures import purpose
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import asking, services
from .models import LinkBody, ReferrerBody
from .services import Referral

referrals_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Referrals"])

INVITE = Right(INVOICE, scopes=("monitor", "pos"), customer=True, session=True)
READ = Right(ADMIN, scopes=("read",))
ASK = Right(INVOICE, scopes=("pos",))


@referrals_api_router.get(
    "/merchants/{merchant_id}/referral", openapi_extra=purpose("referral")
)
async def api_get_invitation(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """What bringing a friend gives here, and what to sign for a link.

    A link is an event of `kind` with the tags `a` = `program`, `nonce` (16 characters
    or more) and `expiration`, signed by whoever invites, and published nowhere.
    """

    def get(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, INVITE).merchant
        found = services.invitation(
            tx, merchant.program_id, server.KINDS, server.secret()
        )
        shown = found if merchant.shows_loyalty else services.NO_INVITATION
        return {**vars(shown), "merchant": merchant.brief}

    return await store.write(get)


@referrals_api_router.post(
    "/me/referrals",
    status_code=HTTPStatus.CREATED,
    openapi_extra=purpose("referral"),
)
async def api_open_link(body: LinkBody, proof: AnyProof) -> dict[str, Any]:
    """Say by whose invitation you come, before your first bill. The first one counts.

    Takes a signed request. Who invited you gets points once your first bill can no
    longer be refunded, and so do you where the place gives a bonus.
    """

    def note(tx: Tx) -> dict[str, Any]:
        pubkey = signer(tx, proof)
        opened = services.open_link(tx, pubkey, body.link, server.KINDS)
        program = opened.program
        return {
            "program": {"id": program.id, "name": program.settings.name},
            "bonus": opened.bonus,
        }

    return await store.write(note)


@referrals_api_router.get("/merchants/{merchant_id}/referrals")
async def api_list_referrals(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """Who brought whom, newest first, and what became of it."""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, READ).merchant
        found, total = services.list_referrals(
            tx, merchant.program_id, page.limit, page.offset
        )
        return page_of([_view(one) for one in found], total)

    return await store.read(listed)


def _view(one: Referral) -> dict[str, Any]:
    gift = one.gift
    return {
        "id": gift.id,
        "referrer_pubkey": one.referrer_pubkey,
        "customer_pubkey": one.guest_pubkey,
        "points": gift.points,
        "state": "waiting" if gift.state == "owed" else gift.state,
        "paid_at": gift.bill_time,
        "due_at": gift.due_at,
        "order_id": gift.order_id,
        "actor_id": gift.actor_id,
    }


# --- the waiter asks ------------------------------------------------------------------


@referrals_api_router.put("/orders/{order_id}/referrer")
async def api_name_referrer(
    order_id: str, body: ReferrerBody, proof: AnyProof, staff: Said
) -> dict[str, Any]:
    """“Who brought you?”: put it on a new guest's open bill, by the friend's key.

    What one guest and one member of staff bring that way in a day is bounded.
    """

    def name(tx: Tx, by: Access) -> Order:
        return asking.name_referrer(tx, by, order_id, body.referrer_pubkey, staff)

    return await _changed(proof, order_id, name)


@referrals_api_router.delete("/orders/{order_id}/referrer")
async def api_forget_referrer(order_id: str, proof: AnyProof) -> dict[str, Any]:
    """Take it off an open bill again."""
    return await _changed(
        proof, order_id, lambda tx, by: asking.forget_referrer(tx, order_id)
    )


@referrals_api_router.get("/orders/{order_id}/referrer")
async def api_get_referrer(order_id: str, proof: AnyProof) -> dict[str, Any]:
    """Whether to ask the guest of an open bill who brought them, and who it was."""

    def get(tx: Tx) -> dict[str, Any]:
        order = get_order(tx, order_id)
        access = authorize(tx, proof, order.merchant_id, ASK)
        return asking.asked_of(tx, order, access.merchant.shows_loyalty)

    return await store.read(get)


async def _changed(
    proof: Any, order_id: str, change: Callable[[Tx, Access], Order]
) -> dict[str, Any]:
    def act(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, get_order(tx, order_id).merchant_id, ASK)
        order = change(tx, access)
        asked = asking.asked_of(tx, order, access.merchant.shows_loyalty)
        return {"order": see_order(tx, proof, order, ASK), **asked}

    answer = await store.write(act)
    changes.announce(answer["order"]["merchant_id"])
    return answer
