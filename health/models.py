"""Nouns of the operator's health page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal

State = Literal["ok", "warning", "trouble"]
STATES: Final[tuple[State, ...]] = ("ok", "warning", "trouble")


@dataclass(frozen=True)
class Finding:
    """What a probe has found.

    Attributes:
        figures: whole numbers by name; a time is in seconds, and says so.
        rows: the same for each of several things: one text that says which, and
            figures. Never a guest, never a secret.
    """

    state: State = "ok"
    figures: dict[str, int] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Probed:
    """A probe's finding under its name; one that failed is trouble itself."""

    name: str
    finding: Finding
    failed: str = ""


def worst(states: list[State]) -> State:
    return max(states, key=STATES.index, default="ok")


def judged(*, warning: bool = False, trouble: bool = False) -> State:
    if trouble:
        return "trouble"
    return "warning" if warning else "ok"
