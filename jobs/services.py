"""Verbs of long work: one of a kind per programme runs at a time.

A job is never lost and never in the way: whoever asks for one that runs joins it, and
one whose process was killed can be started again, from its beginning: going through all
cards changes nothing that is right.
"""

from __future__ import annotations

import secrets
from dataclasses import replace

from .. import clock
from ..exceptions import NotFound
from ..store import Tx
from . import crud
from .models import INTERRUPTED, RUNNING, Job, Progress

THIS_PROCESS = secrets.token_hex(8)
# A running job says so every second. A process that stood still for this long and then
# goes on does no harm: two passes over the same cards change nothing twice.
SILENT_SECONDS = 30
KEPT_SECONDS = 90 * 86_400

running_here: set[str] = set()  # ids of the jobs that this process runs


def start_or_join(
    tx: Tx, program_id: str, kind: str, actor_id: str, job_id: str
) -> Job:
    """The programme's job of that kind: a new one, or the one that runs.

    Args:
        job_id: for a new one; it is in `running_here`.
    """
    now, were_here = clock.now(), set(running_here)
    running = crud.find_running(tx, program_id, kind)
    if running and _shown(running, were_here).state == INTERRUPTED:
        crud.end_job(tx, running.id, INTERRUPTED, now)
    job = Job(
        id=job_id,
        program_id=program_id,
        kind=kind,
        state=RUNNING,
        progress=Progress(),
        started_at=now,
        finished_at=None,
        actor_id=actor_id,
        runner=THIS_PROCESS,
        beat_at=now,
    )
    if crud.insert_running(tx, job):
        return job
    running = crud.find_running(tx, program_id, kind)
    if not running:  # it ended just now
        return start_or_join(tx, program_id, kind, actor_id, job_id)
    return running


def get_job(tx: Tx, program_id: str, job_id: str) -> Job:
    """Raises: NotFound `job_not_found`."""
    were_here = set(running_here)
    job = crud.get_job(tx, program_id, job_id)
    if not job:
        raise NotFound("job_not_found", "There is no such job.")
    return _shown(job, were_here)


def list_jobs(
    tx: Tx, program_id: str, order: str, limit: int, offset: int
) -> tuple[list[Job], int]:
    were_here = set(running_here)
    jobs, total = crud.list_jobs(tx, program_id, order, limit, offset)
    return [_shown(job, were_here) for job in jobs], total


def forget_jobs(tx: Tx, now: int, limit: int) -> int:
    """Lets go of jobs that ended 90 days ago, at most so many; says how many."""
    return crud.delete_finished(tx, now - KEPT_SECONDS, limit)


def _shown(job: Job, were_here: set[str]) -> Job:
    """A job that says it runs, and does not, was interrupted.

    Args:
        were_here: what this process ran before the job was read: one that ended since
            then is not known to have ended yet, and was not interrupted.
    """
    if job.state != RUNNING:
        return job
    if job.runner == THIS_PROCESS:
        lives = job.id in were_here | running_here
    else:
        lives = clock.now() - job.beat_at <= SILENT_SECONDS
    return job if lives else replace(job, state=INTERRUPTED)
