"""Runs jobs beside the requests, and keeps their progress where all can see it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from functools import partial

from lnbits.task_manager import task_manager
from loguru import logger

from .. import clock
from ..crud import new_id
from ..store import Tx, store
from . import crud, services
from .models import DONE, FAILED, INTERRUPTED, RUNNING, Job, Progress
from .passes import Beat, go_through

BEAT_SECONDS = 1.0
LOOK_SECONDS = 0.1
TASK = "ext_loyalty_job"

_tasks: dict[str, asyncio.Task[None]] = {}


Work = Callable[[Progress, Beat], Awaitable[object]]


async def start(program_id: str, kind: str, actor_id: str) -> Job:
    """Starts a pass over all cards; where one of its kind runs already, that one."""
    work = partial(go_through, program_id, kind)
    return (await start_work(program_id, kind, actor_id, work))[0]


async def start_work(
    program_id: str, kind: str, actor_id: str, work: Work
) -> tuple[Job, bool]:
    """Starts a job of any work; where one of its kind runs in the programme already,
    that one, and false."""
    job_id = new_id()
    services.running_here.add(job_id)
    try:
        job = await store.write(
            services.start_or_join, program_id, kind, actor_id, job_id
        )
    except BaseException:
        services.running_here.discard(job_id)
        raise
    if job.id != job_id:
        services.running_here.discard(job_id)
        return job, False
    task = task_manager.create_task(_run(job, work), name=f"{TASK}_{job.id}")
    _tasks[job.id] = task.task
    task.task.add_done_callback(lambda _: _forget(job.id))
    return job, True


def _forget(job_id: str) -> None:
    services.running_here.discard(job_id)
    _tasks.pop(job_id, None)
    task = task_manager.get_task(f"{TASK}_{job_id}")
    if task:
        task_manager.cancel_task(task)


async def wait(job: Job, seconds: float) -> Job:
    """The job as it stands when it has ended, or when the time is over."""
    deadline = time.monotonic() + seconds
    while True:
        left = deadline - time.monotonic()
        task = _tasks.get(job.id)
        if task:
            await asyncio.wait({task}, timeout=max(left, 0))
        job = await store.read(services.get_job, job.program_id, job.id)
        if job.state != RUNNING or left <= 0:
            return job
        if not task:  # another process runs it
            await asyncio.sleep(LOOK_SECONDS)


async def _run(job: Job, work: Work) -> None:
    last = time.monotonic()

    async def beat(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last >= BEAT_SECONDS:
            last = time.monotonic()
            await store.write(crud.put_progress, job.id, progress, clock.now())

    state = FAILED
    try:
        await work(job.progress, beat)
        state = DONE
    except asyncio.CancelledError:  # the extension stops
        state = INTERRUPTED
        raise
    except Exception as exc:
        logger.error(f"loyalty: {job.kind} of {job.program_id} stopped: {exc!r}")
    finally:
        await store.write(_end, job, state)


def _end(tx: Tx, job: Job, state: str) -> None:
    crud.put_progress(tx, job.id, job.progress, clock.now())
    crud.end_job(tx, job.id, state, clock.now())
