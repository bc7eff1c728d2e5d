"""What an owner has to look at. Nothing of it is lost, and nothing of it is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .. import core_payments
from ..jobs.models import DONE, REBUILD, RUNNING, Job
from ..jobs.services import list_jobs
from ..merchants.models import Merchant
from ..orders.models import CASH_CAP
from ..orders.reconciliation import last_look
from ..store import Tx, store
from . import attention_crud
from .attention_crud import Odd

DAY = 86_400
LOOK_BACK_SECONDS = 7 * DAY
SILENT_SECONDS = 120  # payments are looked for every five
STUCK = "stuck"
MOST_STUCK = 500
RECENT_JOBS = 20

# Kinds of problems.
CARDS, CHECK_STOPPED, WELCOMES, CASH = "cards", "check_stopped", "welcomes", "cash"


@dataclass(frozen=True)
class Problem:
    """One kind of thing to look at, and how many there are of it."""

    code: str
    count: int


class Counting(NamedTuple):
    """Whether every payment is counted.

    Attributes:
        checked_at: when LNbits' payments were last gone through, Unix seconds; nothing
            while this process has not done so yet.
        is_late: that was longer ago than it ever should be.
    """

    checked_at: int | None
    is_late: bool


def counting(now: int) -> Counting:
    at = last_look()
    return Counting(at, at is not None and now - at > SILENT_SECONDS)


async def stuck_payments(merchant: Merchant) -> list[Odd]:
    """Payments into the merchant's wallet that could not be judged, and are tried
    again. Only LNbits knows whose they are: this is no part of a snapshot of ours."""
    ids = await store.read(attention_crud.get_parked, MOST_STUCK)
    return [
        Odd(one.updated_at, one.amount_msat // 1000, STUCK, None)
        for one in await core_payments.get_payments(ids)
        if one.settled and one.wallet_id == merchant.wallet_id
    ]


def odd_payments(tx: Tx, merchant: Merchant, now: int) -> list[Odd]:
    """Payments of the last seven days with which something is not as it should be,
    newest first."""
    since = now - LOOK_BACK_SECONDS
    judged = attention_crud.get_odd(tx, merchant, since)
    late = attention_crud.get_late(tx, merchant.id, since)
    return sorted([*judged, *late], key=lambda odd: odd.time, reverse=True)


def problems(tx: Tx, merchant: Merchant, now: int) -> list[Problem]:
    """What there is beside payments; see `odd_payments` for these."""
    jobs = list_jobs(tx, merchant.program_id, "started_at DESC", RECENT_JOBS, 0)[0]
    today = merchant.clock.day(now)
    found = [
        Problem(CARDS, _wrong_cards(jobs)),
        Problem(CHECK_STOPPED, _stopped_checks(jobs)),
        Problem(WELCOMES, attention_crud.count_put_off_welcomes(tx, merchant.id)),
        Problem(CASH, _over_cash_cap(tx, merchant, today, now)),
    ]
    return [problem for problem in found if problem.count]


def _wrong_cards(jobs: list[Job]) -> int:
    """Cards that the last finished check found wrong and that are wrong still."""
    job = _newest([job for job in jobs if job.state == DONE])
    if not job:
        return 0
    return job.progress.unmended if job.kind == REBUILD else job.progress.wrong


def _stopped_checks(jobs: list[Job]) -> int:
    job = _newest(jobs)
    return int(job is not None and job.state not in (DONE, RUNNING))


def _newest(jobs: list[Job]) -> Job | None:
    """The last one. Of two in one second, the one that puts right what the other has
    found, or else the one that has found more."""

    def place(job: Job) -> tuple[int, bool, int]:
        return job.started_at, job.kind == REBUILD, job.progress.wrong

    return max(jobs, key=place, default=None)


def _over_cash_cap(tx: Tx, merchant: Merchant, today: str, now: int) -> int:
    """Bills closed by hand today that earned nothing, since somebody's day was full."""
    times = attention_crud.get_times_of(tx, merchant.id, CASH_CAP, now - 2 * DAY)
    return sum(merchant.clock.day(time) == today for time in times)
