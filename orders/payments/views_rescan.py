"""REST for looking again at payments that settled long ago."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter
from lnbits.task_manager import task_manager
from pydantic import BaseModel, Field

from ...callers import Proof
from ...fields import Whole
from ...merchants.access import OWNER, Access, authorize
from ...store import Tx, store
from ...web import AnyProof, LoyaltyRoute
from .reconciliation import Progress, rescan

rescan_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Orders"])

# One at a time for the whole server: every merchant's payments are gone through.
_running: dict[str, Progress] = {}
TASK = "ext_loyalty_rescan"


class RescanBody(BaseModel):
    """From when on to look, in Unix seconds."""

    since: Whole = Field(..., alias="from")


@rescan_api_router.post(
    "/merchants/{merchant_id}/rescan", status_code=HTTPStatus.ACCEPTED
)
async def api_rescan(
    merchant_id: str, body: RescanBody, proof: AnyProof
) -> dict[str, Any]:
    """Look again at everything settled from a date on. What has counted stays counted.

    It goes on after this answer; `GET` the same path for how far it is.
    """
    await store.read(_owner, proof, merchant_id)
    progress = _running.get(TASK)
    if progress is None or progress.done:
        progress = _running[TASK] = Progress()
        task_manager.create_task(rescan(body.since, progress), name=TASK)
    return vars(progress)


@rescan_api_router.get("/merchants/{merchant_id}/rescan")
async def api_rescan_progress(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """How far the re-scan is: payments seen, judged now, and earned of these."""
    await store.read(_owner, proof, merchant_id)
    return vars(_running.get(TASK) or Progress(done=True))


def _owner(tx: Tx, proof: Proof | None, merchant_id: str) -> Access:
    return authorize(tx, proof, merchant_id, OWNER)
