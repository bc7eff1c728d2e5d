"""What is looked at: a list that every part of the house adds to.

A probe is a function of one snapshot, `(tx, now) -> Finding`. One that fails is
reported as trouble and hides no other. None may take more than a moment: a scrape of
metrics asks all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from lnbits.task_manager import task_manager

from .. import sweeps
from ..orders.payments.reconciliation import last_look
from ..payouts.models import FAILED, PENDING, UNKNOWN
from ..store import Tx
from . import crud
from .models import Finding, judged

LISTENER = "ext_loyalty_invoice_listener"
LATE_SECONDS = 120  # payments, as on the owner's overview
QUEUE_LONG = 100
OUTBOX_LATE_SECONDS = 6 * 3600
SWEEP_LATE_SECONDS = 15 * 60
PROOF_OLD_SECONDS = 31 * 86_400
JOBS_SECONDS = 7 * 86_400


class Probe(NamedTuple):
    """One thing to look at."""

    name: str
    look: Callable[[Tx, int], Finding]


def listener(tx: Tx, now: int) -> Finding:
    """Whether LNbits tells us of payments, and how many of its words wait."""
    task = task_manager.get_task(LISTENER)
    queue = task.invoice_queue if task else None
    waiting = queue.qsize() if queue else 0
    state = judged(warning=waiting > QUEUE_LONG, trouble=task is None)
    return Finding(state, {"listening": int(task is not None), "waiting": waiting})


def reconciliation(tx: Tx, now: int) -> Finding:
    """How old our knowledge of LNbits' payments is, and which cannot be judged."""
    last, (stuck, since) = last_look(), crud.count_stuck(tx)
    behind = max(now - last, 0) if last is not None else -1
    oldest = max(now - since, 0) if stuck else 0
    state = judged(warning=stuck > 0 or last is None, trouble=behind > LATE_SECONDS)
    figures = {"behind_seconds": behind, "stuck": stuck, "oldest_seconds": oldest}
    return Finding(state, figures)


def sweeping(tx: Tx, now: int) -> Finding:
    """Whether what came due is written down; nothing waits for it."""
    last, failed = sweeps.last_round()
    ago = max(now - last, 0) if last is not None else -1
    rows = [{"sweep": name, "failures": times} for name, times in failed.items()]
    state = judged(warning=bool(failed) or ago > SWEEP_LATE_SECONDS)
    return Finding(state, {"ago_seconds": ago, "failing": len(failed)}, rows)


def outbox(tx: Tx, now: int) -> Finding:
    """What waits to be said on Nostr, by relay."""
    rows: list[dict[str, Any]] = []
    for found in crud.relay_backlog(tx):
        oldest = max(now - found["oldest"], 0) if found["oldest"] else 0
        rows.append(
            {
                "relay": found["relay"],
                "waiting": found["waiting"],
                "given_up": found["given_up"],
                "oldest_seconds": oldest,
            }
        )
    figures = {
        "to_sign": crud.count_notes(tx),
        "waiting": sum(row["waiting"] for row in rows),
        "given_up": sum(row["given_up"] for row in rows),
    }
    late = any(row["oldest_seconds"] > OUTBOX_LATE_SECONDS for row in rows)
    return Finding(judged(warning=late), figures, rows)


def payouts(tx: Tx, now: int) -> Finding:
    """Sats that are owed; above all those of which nobody knows whether they left."""
    counts = crud.payouts_by_state(tx)
    figures = {name: counts.pop(name, 0) for name in (UNKNOWN, FAILED, PENDING)}
    figures["other"] = sum(counts.values())
    return Finding(
        judged(warning=figures[FAILED] > 0, trouble=figures[UNKNOWN] > 0), figures
    )


def chains(tx: Tx, now: int) -> Finding:
    """What the last check of each programme has found, and how many never had one."""
    last = crud.last_proofs(tx)
    unmended = sum(row["unmended"] for row in last)
    wrong = sum(
        row["wrong"] - row["unmended"] for row in last if row["kind"] == "verify"
    )
    old = sum(now - row["finished_at"] > PROOF_OLD_SECONDS for row in last)
    checked = len({row["program_id"] for row in last})
    figures = {
        "not_genuine": unmended,
        "wrong_books": wrong,
        "checked_long_ago": old,
        "never_checked": max(crud.count_programs(tx) - checked, 0),
    }
    return Finding(judged(warning=wrong > 0, trouble=unmended > 0), figures)


def jobs(tx: Tx, now: int) -> Finding:
    """Long work, and what of it did not get done in the last seven days."""
    counts = crud.jobs_by_state(tx, now - JOBS_SECONDS)
    figures = {"running": counts.pop("running", 0), "stopped": sum(counts.values())}
    return Finding(judged(warning=figures["stopped"] > 0), figures)


def webhooks(tx: Tx, now: int) -> Finding:
    """What waits to be told to other programs, and how many of them cannot be told."""
    found = crud.webhook_backlog(tx)
    oldest = max(now - found["oldest"], 0) if found["waiting"] else 0
    figures = {
        "waiting": found["waiting"],
        "failing": found["failing"],
        "oldest_seconds": oldest,
    }
    late = found["failing"] > 0 or oldest > OUTBOX_LATE_SECONDS
    return Finding(judged(warning=late), figures)


PROBES = [
    Probe("listener", listener),
    Probe("reconciliation", reconciliation),
    Probe("sweeps", sweeping),
    Probe("outbox", outbox),
    Probe("payouts", payouts),
    Probe("chains", chains),
    Probe("jobs", jobs),
    Probe("webhooks", webhooks),
]
