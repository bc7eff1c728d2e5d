"""REST for what needs a look."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from .. import changes
from ..callers import ADMIN
from ..fields import Label, Name
from ..merchants.access import Right, authorize
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import problems

problems_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Insights"])

SEE = Right(ADMIN, scopes=("read",))
PUT_AWAY = Right(ADMIN, scopes=("manage",))


@problems_api_router.get("/merchants/{merchant_id}/problems")
async def api_list_problems(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """What needs a look: cards that do not prove right first, then the newest.

    `not_genuine`, `wrong_books`: what the last verification found, on so many `cards`;
    `job_stopped`: work that was cut short; `stuck_payment`: one that could not be
    judged, and is tried again; `refused_payment`: one that earned nothing for the
    reason in `code`; `late_bill`: paid after it was canceled; `paid_twice`:
    `amount_sats` more than the bill; `payout_failed`, `payout_unknown`: sats for a
    guest that did not get on their way, or that nobody has answered for.

    For the admin key, or a token with `read`.
    """

    def read(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, SEE).merchant
        found, total = problems.list_problems(tx, merchant, page.limit, page.offset)
        return page_of([problem._asdict() for problem in found], total)

    return await store.read(read)


class SeenBody(BaseModel):
    """Which one."""

    kind: Label
    id: Name


@problems_api_router.post("/merchants/{merchant_id}/problems/seen")
async def api_see_problem(
    merchant_id: str, body: SeenBody, proof: AnyProof
) -> dict[str, Any]:
    """Say that somebody has looked at a payment or a bill: it is listed no more.

    What can be put right goes by itself, and cannot be put away.
    """

    def see(tx: Tx) -> str:
        access = authorize(tx, proof, merchant_id, PUT_AWAY)
        problems.see_problem(tx, access, body.kind, body.id)
        return access.merchant.id

    changes.announce(await store.write(see))
    return {"seen": True}
