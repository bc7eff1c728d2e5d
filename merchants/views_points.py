"""REST for points that staff give and take by hand."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

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
from .access import Access, Right, authorize, check_full_mode
from .views_card import entry_view

points_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Card"])

BY_HAND = Right(ADMIN, scopes=("manage",))
CARD = "/restaurants/{merchant_id}/loyalty/{customer_pubkey}"

Verb = Callable[[Tx, str, ByHand], tuple[Event, int]]


class PointsBody(BaseModel):
    """How many points, and why: the customer reads the reason, too."""

    points: Positive
    reason: Reason


@points_api_router.post(CARD + "/grant", status_code=HTTPStatus.CREATED)
async def api_grant(
    merchant_id: str, customer_pubkey: str, body: PointsBody, proof: AnyProof, key: Once
) -> dict[str, Any]:
    """Give points by hand. They are points to use, and count for no tier.

    One person gives at most the programme's `grant_daily_cap` a day.
    """
    return await _do(services.grant, merchant_id, customer_pubkey, body, proof, key)


@points_api_router.post(CARD + "/revoke", status_code=HTTPStatus.CREATED)
async def api_revoke(
    merchant_id: str, customer_pubkey: str, body: PointsBody, proof: AnyProof, key: Once
) -> dict[str, Any]:
    """Take points by hand, as far as there are any to use."""
    return await _do(services.revoke, merchant_id, customer_pubkey, body, proof, key)


async def _do(
    verb: Verb,
    merchant_id: str,
    customer_pubkey: str,
    body: PointsBody,
    proof: Proof | None,
    key: Idempotency,
) -> dict[str, Any]:
    pubkey = customer_key(customer_pubkey)

    def do(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, BY_HAND)
        return key.once(tx, lambda: _done(tx, verb, access, pubkey, body))

    answer = await store.write(do)
    changes.announce(answer["event"]["merchant_id"])
    return answer


def _done(
    tx: Tx, verb: Verb, access: Access, pubkey: str, body: PointsBody
) -> dict[str, Any]:
    merchant = access.merchant
    check_full_mode(merchant)
    act = ByHand(
        program_id=merchant.program_id,
        merchant_id=merchant.id,
        clock=merchant.clock,
        actor_id=access.actor_id,
        points=body.points,
        reason=body.reason,
    )
    event, points = verb(tx, pubkey, act)
    return {"event": entry_view(entry_of(event), body.reason), "points": points}
