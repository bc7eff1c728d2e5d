"""REST for lists of customers that come in, and for all that goes out."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from .. import changes
from .. import services as loyalty
from ..callers import Proof
from ..exceptions import Conflict, InvalidInput
from ..jobs import runner
from ..jobs.models import DONE, FAILED, IMPORT
from ..merchants.access import Access, check_full_mode
from ..merchants.views_program import as_owner
from ..merchants.views_proof import job_view
from ..points import MAX_POINTS
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, takes_up_to
from . import reading, services
from .reading import Sheet

importing_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Import and export"])

ANSWER_SECONDS = 2.0
ERRORS_SHOWN = 100


@importing_api_router.post("/merchants/{merchant_id}/customers/import")
@takes_up_to(reading.MOST_BYTES)
async def api_import_customers(
    merchant_id: str,
    request: Request,
    proof: AnyProof,
    confirm_points: Annotated[
        int | None,
        Query(ge=0, le=MAX_POINTS, description="What the lines add up to, to go ahead"),
    ] = None,
) -> JSONResponse:
    """Take in a list of customers with their points: the body is a CSV file.

    With the programme owner's admin key. Without `confirm_points` nothing is written:
    the answer says what the file would do, and what is wrong with it by line. A line
    counts once, ever: by its `row_id`, or by its customer. 202 with a `job` if it takes
    more than a moment; `…/jobs/{id}` says how far it is (`events`: what was new).
    """
    access = await store.read(_admit, proof, merchant_id)
    sheet = await run_in_threadpool(reading.read, await request.body())
    if confirm_points is None:
        return JSONResponse(_outlook(sheet))
    _check(sheet, confirm_points)
    job = await _start(access, sheet)
    changes.announce(access.merchant.id)
    return job


def _admit(tx: Tx, proof: Proof | None, merchant_id: str) -> Access:
    access = as_owner(tx, proof, merchant_id)
    check_full_mode(access.merchant)
    loyalty.check_enabled(loyalty.get_program(tx, access.merchant.program_id))
    return access


def _outlook(sheet: Sheet) -> dict[str, Any]:
    return {
        "lines": len(sheet.rows),
        "points": sheet.points,
        "errors": sheet.errors[:ERRORS_SHOWN],
        "errors_total": len(sheet.errors),
        "unread_columns": sheet.unread,
    }


def _check(sheet: Sheet, confirmed: int) -> None:
    """Raises: InvalidInput `not_confirmed`: it is not the file that was looked at."""
    if confirmed != sheet.points:
        words = f"The file grants {sheet.points} points, not {confirmed}."
        raise InvalidInput("not_confirmed", f"{words} Nothing was granted.")


async def _start(access: Access, sheet: Sheet) -> JSONResponse:
    merchant, actor_id = access.merchant, access.actor_id
    work = partial(services.take_all, merchant, actor_id, sheet.rows)
    job, is_ours = await runner.start_work(merchant.program_id, IMPORT, actor_id, work)
    if not is_ours:
        words = "Another list is being taken in. Wait until it is done."
        raise Conflict("import_running", words)
    job = await runner.wait(job, ANSWER_SECONDS)
    if job.state == FAILED:
        raise RuntimeError("import stopped; the log says why")
    skipped = {"errors_total": len(sheet.errors), "errors": sheet.errors[:ERRORS_SHOWN]}
    status = HTTPStatus.OK if job.state == DONE else HTTPStatus.ACCEPTED
    return JSONResponse({"job": job_view(job), **skipped}, status)
