"""REST for proving all cards of a programme, and for how far that is."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from ..callers import Proof
from ..jobs import runner, services
from ..jobs.models import DONE, FAILED, REBUILD, VERIFY, Job, Progress
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, Paging, page_of
from .access import OWNER, Access, authorize

proof_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Proof"])

ANSWER_SECONDS = 2.0
SORTS = ("started_at", "finished_at", "kind", "state")


@proof_api_router.post("/merchants/{merchant_id}/verify")
async def api_verify(merchant_id: str, proof: AnyProof) -> JSONResponse:
    """Verify every chain of the programme and compare every book with its chain.

    Answers what was found; 202 with a `job` if that takes more than a moment.
    """
    return await _start(merchant_id, proof, VERIFY)


@proof_api_router.post("/merchants/{merchant_id}/rebuild")
async def api_rebuild(merchant_id: str, proof: AnyProof) -> JSONResponse:
    """Make every book of the programme again from its chain; say what differed.

    Answers what was found; 202 with a `job` if that takes more than a moment.
    """
    return await _start(merchant_id, proof, REBUILD)


async def _start(merchant_id: str, proof: Proof | None, kind: str) -> JSONResponse:
    access = await store.read(_owner, proof, merchant_id)
    job = await runner.start(access.merchant.program_id, kind, access.actor_id)
    job = await runner.wait(job, ANSWER_SECONDS)
    if job.state == DONE:
        return JSONResponse(_found(job.progress))
    if job.state == FAILED:
        raise RuntimeError(f"{kind} stopped; the log says why")
    return JSONResponse({"job": job_view(job)}, HTTPStatus.ACCEPTED)


@proof_api_router.get("/merchants/{merchant_id}/jobs")
async def api_list_jobs(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """Verifications and rebuilds of the programme, the newest first."""
    return await store.read(_list, proof, merchant_id, page)


@proof_api_router.get("/merchants/{merchant_id}/jobs/{job_id}")
async def api_get_job(merchant_id: str, job_id: str, proof: AnyProof) -> dict[str, Any]:
    """How far a verification or a rebuild is, and what it found so far."""
    return await store.read(_get, proof, merchant_id, job_id)


def _owner(tx: Tx, proof: Proof | None, merchant_id: str) -> Access:
    return authorize(tx, proof, merchant_id, OWNER)


def _get(tx: Tx, proof: Proof | None, merchant_id: str, job_id: str) -> dict[str, Any]:
    merchant = _owner(tx, proof, merchant_id).merchant
    return job_view(services.get_job(tx, merchant.program_id, job_id))


def _list(
    tx: Tx, proof: Proof | None, merchant_id: str, page: Paging
) -> dict[str, Any]:
    merchant = _owner(tx, proof, merchant_id).merchant
    jobs, total = services.list_jobs(
        tx, merchant.program_id, page.order(SORTS), page.limit, page.offset
    )
    return page_of([job_view(job) for job in jobs], total)


def job_view(job: Job) -> dict[str, Any]:
    """A job as the API shows it; `done` and `total` are cards."""
    return {
        "id": job.id,
        "kind": job.kind,
        "state": job.state,
        "done": job.progress.done,
        "total": job.progress.total,
        "percent": job.progress.percent,
        "events_per_second": job.progress.events_per_second,
        **_found(job.progress),
        "started_at": job.started_at,
        "finished_at": job.finished_at,
        "actor_id": job.actor_id,
    }


def _found(progress: Progress) -> dict[str, Any]:
    return {
        "cards": progress.done,
        "events": progress.events,
        "wrong": progress.wrong,
        "wrong_days": progress.wrong_days,
        "findings": progress.findings,
    }
