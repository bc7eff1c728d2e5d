"""SQL for long work, nothing else."""

from __future__ import annotations

import json
from dataclasses import asdict, fields

from ..store import Row, Tx
from .models import DONE, INTERRUPTED, RUNNING, Job, Progress

_PROGRESS = tuple(f.name for f in fields(Progress))
_COLUMNS = ", ".join(
    [
        *("id", "program_id", "kind", "state", "started_at", "finished_at"),
        *("actor_id", "runner", "beat_at"),
        *_PROGRESS,
    ]
)


def insert_running(tx: Tx, job: Job) -> bool:
    """Keeps a new job; false if one of its kind runs in its programme already."""
    row = {name: value for name, value in vars(job).items() if name != "progress"}
    return tx.insert("jobs", {**row, **_progress_row(job.progress)}, or_ignore=True)


def find_running(tx: Tx, program_id: str, kind: str) -> Job | None:
    row = tx.one(
        f"""
        SELECT {_COLUMNS} FROM jobs
        WHERE program_id = :program_id AND kind = :kind AND state = '{RUNNING}'
        """,
        {"program_id": program_id, "kind": kind},
    )
    return _job(row) if row else None


def get_job(tx: Tx, program_id: str, job_id: str) -> Job | None:
    row = tx.one(
        f"SELECT {_COLUMNS} FROM jobs WHERE id = :id AND program_id = :program_id",
        {"id": job_id, "program_id": program_id},
    )
    return _job(row) if row else None


def list_jobs(
    tx: Tx, program_id: str, order: str, limit: int, offset: int
) -> tuple[list[Job], int]:
    """A page of a programme's jobs, and how many there are.

    Args:
        order: a column and a direction.
    """
    values = {"program_id": program_id, "limit": limit, "offset": offset}
    rows = tx.all(
        f"""
        SELECT {_COLUMNS} FROM jobs WHERE program_id = :program_id
        ORDER BY {order}, id LIMIT :limit OFFSET :offset
        """,
        values,
    )
    total = tx.one(
        "SELECT COUNT(*) AS n FROM jobs WHERE program_id = :program_id", values
    )
    return [_job(row) for row in rows], total["n"] if total else 0


def put_progress(tx: Tx, job_id: str, progress: Progress, at: int) -> None:
    tx.execute(
        f"""
        UPDATE jobs SET beat_at = :at,
            {", ".join(f"{name} = :{name}" for name in _PROGRESS)}
        WHERE id = :id
        """,
        {**_progress_row(progress), "id": job_id, "at": at},
    )


def end_job(tx: Tx, job_id: str, state: str, at: int) -> None:
    """Ends a job that runs; one that was given up meanwhile may say it was done."""
    tx.execute(
        f"""
        UPDATE jobs SET state = :state, finished_at = :at
        WHERE id = :id AND (
            state = '{RUNNING}' OR (state = '{INTERRUPTED}' AND :state = '{DONE}')
        )
        """,
        {"id": job_id, "state": state, "at": at},
    )


def delete_finished(tx: Tx, before: int, limit: int) -> int:
    """Forgets jobs that ended before a moment, and says how many."""
    return tx.execute(
        """
        DELETE FROM jobs WHERE id IN (
            SELECT id FROM jobs WHERE finished_at < :before LIMIT :limit
        )
        """,
        {"before": before, "limit": limit},
    )


def _progress_row(progress: Progress) -> Row:
    return {**asdict(progress), "findings": json.dumps(progress.findings)}


def _job(row: Row) -> Job:
    shown = {name: row.pop(name) for name in _PROGRESS}
    progress = Progress(**{**shown, "findings": json.loads(shown["findings"])})
    return Job(progress=progress, **row)
