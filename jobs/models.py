"""Nouns of long work."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

VERIFY, REBUILD, IMPORT = "verify", "rebuild", "import"
PROOFS = (VERIFY, REBUILD)

RUNNING, DONE, INTERRUPTED, FAILED = "running", "done", "interrupted", "failed"


@dataclass
class Progress:
    """How far going through a programme's cards has come.

    Attributes:
        done, total: cards; there may be more by the end than at the beginning.
        wrong: cards of which something was not as it should be.
        unmended: of these, cards whose entries are not genuine: no rebuild helps.
        findings: what, of the first of them: the attributes of a `CardProof`.
        worked_ms: for how long, in milliseconds.
        wrong_days: merchants' days of which other figures were kept than their rows add
            up to.
    """

    done: int = 0
    total: int = 0
    events: int = 0
    wrong: int = 0
    unmended: int = 0
    findings: list[dict[str, Any]] = field(default_factory=list)
    worked_ms: int = 0
    wrong_days: int = 0

    @property
    def percent(self) -> int:
        """Whole per cent of the cards, 100 only when all are done."""
        if self.done >= self.total:
            return 100
        return self.done * 100 // self.total

    @property
    def events_per_second(self) -> int:
        return self.events * 1000 // max(self.worked_ms, 1)


@dataclass
class Job:
    """One piece of long work.

    Attributes:
        kind: verify, rebuild or import: then `done` and `total` are lines.
        state: running, done, interrupted (its process ended before it), failed.
        runner: the process that does it.
        beat_at: when it last said that it goes on, Unix seconds.
    """

    id: str
    program_id: str
    kind: str
    state: str
    progress: Progress
    started_at: int
    finished_at: int | None
    actor_id: str
    runner: str
    beat_at: int
