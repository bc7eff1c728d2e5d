"""REST for the merchants that share a programme: who they are, and how one joins."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter

from .. import services as loyalty
from ..callers import ADMIN
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import crud, services
from .access import OWNER, Right, authorize
from .models import Merchant

branches_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Merchants"])

SEE = Right(ADMIN, scopes=("read",))


@branches_api_router.get("/merchants/{merchant_id}/branches")
async def api_list_branches(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """The merchants of this one's programme, the first one first.

    `is_owner`: whether the caller's key is the programme owner's, who invites others
    and edits it. `is_mine`: whether a branch hangs on the same wallet.
    """

    def listed(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, SEE)
        here = access.merchant
        program = loyalty.get_program(tx, here.program_id)
        found, total = crud.list_branches(tx, program.id, page.limit, page.offset)
        return {
            **page_of([_branch_view(branch, here) for branch in found], total),
            "program_name": program.settings.name,
            "is_owner": program.owner == access.user_id,
        }

    return await store.read(listed)


@branches_api_router.post(
    "/merchants/{merchant_id}/program/invitations", status_code=HTTPStatus.CREATED
)
async def api_invite(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """A one-time invitation for another merchant to join this programme."""

    def invite(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWNER)
        services.check_program_owner(tx, access)
        merchant = access.merchant
        invitation, until = services.invite(tx, merchant)
        return {
            "program_id": merchant.program_id,
            "invitation": invitation,
            "expires_at": until,
        }

    return await store.write(invite)


def _branch_view(branch: Merchant, here: Merchant) -> dict[str, Any]:
    return {
        "id": branch.id,
        "name": branch.name,
        "category": branch.category,
        "city": branch.profile.get("city") or "",
        "mode": branch.mode,
        "created_at": branch.created_at,
        "is_here": branch.id == here.id,
        "is_mine": branch.wallet_id == here.wallet_id,
    }
