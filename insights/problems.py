"""What an owner should look at: payments, bills, and cards that do not prove right.

Nothing in here changes anything by itself. What mends itself goes by itself: a payment
that could not be judged is tried again, a bill that was paid twice is refunded, a card
is rebuilt. What is judged for good stays for ninety days, or until somebody says that
they have seen it.
"""

from __future__ import annotations

from .. import clock
from ..exceptions import InvalidInput, NotFound
from ..jobs import services as jobs
from ..jobs.models import DONE, FAILED, INTERRUPTED, PROOFS, REBUILD, Job
from ..merchants.access import Access
from ..merchants.models import Merchant
from ..store import Tx
from . import problems_crud as crud
from .problems_crud import LATE_BILL, PAID_TWICE, REFUSED_PAYMENT, Problem

NOT_GENUINE, WRONG_BOOKS, JOB_STOPPED = "not_genuine", "wrong_books", "job_stopped"
SHOWN_SECONDS = 90 * 86_400
SEEN_AWAY = (REFUSED_PAYMENT, LATE_BILL, PAID_TWICE)
JOBS_READ = 20  # the last of them say how things stand


def problems(tx: Tx, merchant: Merchant) -> dict[str, int]:
    """How many things need a look, by kind; empty if nothing does."""
    counts = {problem.kind: 1 for problem in _of_jobs(tx, merchant.program_id)}
    return counts | crud.count_problems(tx, *_scope(merchant))


def list_problems(
    tx: Tx, merchant: Merchant, limit: int, offset: int
) -> tuple[list[Problem], int]:
    """A page of what needs a look, what is wrong with cards first; and how many."""
    of_jobs = _of_jobs(tx, merchant.program_id)
    first = of_jobs[offset : offset + limit]
    rest = crud.list_problems(
        tx, *_scope(merchant), limit - len(first), max(offset - len(of_jobs), 0)
    )
    return [*first, *rest], sum(problems(tx, merchant).values())


def see_problem(tx: Tx, access: Access, kind: str, problem_id: str) -> None:
    """Somebody has looked at it: it is shown no more. Again, nothing happens.

    Raises:
        InvalidInput: `goes_by_itself`: that one is put right, not looked at.
        NotFound: `problem_not_found`.
    """
    if kind not in SEEN_AWAY:
        words = "That one goes by itself once it is put right."
        raise InvalidInput("goes_by_itself", words)
    merchant = access.merchant
    if not crud.find_problem(tx, *_scope(merchant), kind, problem_id):
        raise NotFound("problem_not_found", "There is no such problem.")
    crud.put_seen(tx, merchant.id, kind, problem_id, clock.now(), access.actor_id)


def _scope(merchant: Merchant) -> tuple[str, str, int]:
    return merchant.id, merchant.wallet_id, clock.now() - SHOWN_SECONDS


def _of_jobs(tx: Tx, program_id: str) -> list[Problem]:
    """What the last verification or rebuild has left, and work that was cut short."""
    found, _ = jobs.list_jobs(tx, program_id, "started_at DESC", JOBS_READ, 0)
    last = [job for job in found if job.kind in PROOFS]
    done = [job for job in last if job.state == DONE]
    problems_found = _proof_problems(max(done, key=_ended)) if done else []
    ended: set[str] = set()
    for job in last:
        if job.state in (FAILED, INTERRUPTED) and job.kind not in ended:
            problems_found.append(_of_job(JOB_STOPPED, job, job.kind, 0))
        ended.add(job.kind)
    return problems_found


def _ended(job: Job) -> tuple[int, bool]:
    """Of two that ended in one second, the rebuild has the last word."""
    return job.finished_at or 0, job.kind == REBUILD


def _proof_problems(job: Job) -> list[Problem]:
    forged = job.progress.unmended
    # A rebuild has put right whatever could be.
    wrong = 0 if job.kind == REBUILD else job.progress.wrong - forged
    counts = ((NOT_GENUINE, forged), (WRONG_BOOKS, wrong))
    return [_of_job(kind, job, job.kind, cards) for kind, cards in counts if cards > 0]


def _of_job(kind: str, job: Job, code: str, cards: int) -> Problem:
    at = job.finished_at or job.started_at
    return Problem(kind, job.id, at, code, 0, None, None, cards)
