"""REST for what a programme owes its customers, now and at any moment before."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from .. import clock, services
from ..callers import INVOICE, Proof
from ..jobs.passes import usable_at
from ..liability import Liability
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, PastMoment
from .access import Right, authorize

liability_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Proof"])

SEE = Right(INVOICE)


@liability_api_router.get("/merchants/{merchant_id}/liability")
async def api_liability(
    merchant_id: str, proof: AnyProof, at: PastMoment
) -> dict[str, Any]:
    """The programme's points: what is outstanding, and all there ever was up to then.

    Without `at`, as of now, from the books; with it, by a replay of every card.
    """
    if at is None or at == clock.now():
        return liability_view(await store.read(_now, proof, merchant_id))
    program_id = await store.read(_program, proof, merchant_id)
    usable = await usable_at(program_id, at)
    return liability_view(
        await store.read(services.liability_at, program_id, at, usable)
    )


def _program(tx: Tx, proof: Proof | None, merchant_id: str) -> str:
    return authorize(tx, proof, merchant_id, SEE).merchant.program_id


def _now(tx: Tx, proof: Proof | None, merchant_id: str) -> Liability:
    return services.liability_now(tx, _program(tx, proof, merchant_id), clock.now())


def liability_view(liability: Liability) -> dict[str, Any]:
    return {
        "at": liability.at,
        "cards": liability.usable.cards,
        "points_outstanding": liability.usable.outstanding,
        "points_owed": liability.usable.owed,
        "issued": {"earned": liability.earned, "granted": liability.granted},
        "redeemed": liability.redeemed,
        "expired": liability.expired,
        "revoked": liability.revoked,
        "transferred": liability.transferred,
        "breakage_bp": liability.breakage_bp,
        "liability_sats": liability.sats,
    }
