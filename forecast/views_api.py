"""REST for what would have happened under other settings."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from ..merchants.views_program import as_owner
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute
from . import services
from .models import PreviewBody
from .rules import Sum
from .services import Answer, Question

forecast_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Programme"])


@forecast_api_router.post("/merchants/{merchant_id}/program/preview")
async def api_preview_program(
    merchant_id: str, body: PreviewBody, proof: AnyProof
) -> dict[str, Any]:
    """What the bills of the last thirty days, or of a period, would have earned.

    Takes what `PUT …/program` takes, refuses what it refuses, and changes nothing. Of
    all settings those count that say what a bill earns. Bills of all branches; each
    keeps its amount, rate, tier, campaign and refunds.
    """

    def ask(tx: Tx) -> Question:
        program_id = as_owner(tx, proof, merchant_id).merchant.program_id
        return services.ask(tx, program_id, body)

    question = await store.read(ask)
    return _answer_view(question, await services.answer(question))


def _answer_view(question: Question, answer: Answer) -> dict[str, Any]:
    outcome = answer.outcome
    return {
        "from": question.since,
        "to": question.until,
        "bills": outcome.bills,
        "cards": outcome.cards,
        "then": _sum_view(outcome.then, answer.sats_then),
        "now": _sum_view(outcome.now, answer.sats_now),
        "cards_affected": outcome.gaining + outcome.losing,
        "cards_gaining": outcome.gaining,
        "cards_losing": outcome.losing,
        "liability": {
            "points": outcome.now.left - outcome.then.left,
            "sats": answer.sats_more,
        },
    }


def _sum_view(points: Sum, sats: int | None) -> dict[str, Any]:
    return {"issued": points.issued, "left": points.left, "sats": sats}
