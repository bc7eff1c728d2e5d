"""REST for points that staff give and take by hand."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, NamedTuple

from fastapi import APIRouter
from pydantic import BaseModel

from .. import changes, services
from ..callers import ADMIN, Proof
from ..fields import Positive, Reason
from ..idempotency import Idempotency
from ..keys import customer_key
from ..ledger import Event, entry_of
from ..services import ByHand
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Once
from .access import Right, authorize, check_full_mode
from .models import Merchant
from .staff import StaffSaid, answering_staff
from .views_card import entry_view
from .views_staff import Said

points_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Card"])

BY_HAND = Right(ADMIN, scopes=("manage",))
CARD = "/restaurants/{merchant_id}/loyalty/{customer_pubkey}"

Verb = Callable[[Tx, str, ByHand], tuple[Event, int]]


class By(NamedTuple):
    """Who asks: what they show, and who of the staff they say they are."""

    proof: Proof | None
    staff: StaffSaid


class PointsBody(BaseModel):
    """How many points, and why: the customer reads the reason, too."""

    points: Positive
    reason: Reason


@points_api_router.post(CARD + "/grant", status_code=HTTPStatus.CREATED)
async def api_grant(
    merchant_id: str,
    customer_pubkey: str,
    body: PointsBody,
    proof: AnyProof,
    staff: Said,
    key: Once,
) -> dict[str, Any]:
    """Give points by hand. They are points to use, and count for no tier.

    One person gives at most the programme's `grant_daily_cap` a day. By a manager's
    link somebody of the staff answers for it: `X-Loyalty-Staff`, and their PIN.
    """
    by = By(proof, staff)
    return await _do(services.grant, merchant_id, customer_pubkey, body, by, key)


@points_api_router.post(CARD + "/revoke", status_code=HTTPStatus.CREATED)
async def api_revoke(
    merchant_id: str,
    customer_pubkey: str,
    body: PointsBody,
    proof: AnyProof,
    staff: Said,
    key: Once,
) -> dict[str, Any]:
    """Take points by hand, as far as there are any to use; signed as a grant is."""
    by = By(proof, staff)
    return await _do(services.revoke, merchant_id, customer_pubkey, body, by, key)


async def _do(
    verb: Verb,
    merchant_id: str,
    customer_pubkey: str,
    body: PointsBody,
    by: By,
    key: Idempotency,
) -> dict[str, Any]:
    pubkey = customer_key(customer_pubkey)

    def do(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, by.proof, merchant_id, BY_HAND)
        actor_id = answering_staff(tx, access, by.staff, for_money=True)
        merchant = access.merchant
        return key.once(tx, lambda: _done(tx, verb, merchant, actor_id, pubkey, body))

    answer = await store.write(do)
    changes.announce(answer["event"]["merchant_id"])
    return answer


def _done(
    tx: Tx, verb: Verb, merchant: Merchant, actor_id: str, pubkey: str, body: PointsBody
) -> dict[str, Any]:
    check_full_mode(merchant)
    act = ByHand(
        program_id=merchant.program_id,
        merchant_id=merchant.id,
        clock=merchant.clock,
        actor_id=actor_id,
        points=body.points,
        reason=body.reason,
    )
    event, points = verb(tx, pubkey, act)
    return {"event": entry_view(entry_of(event), body.reason), "points": points}
