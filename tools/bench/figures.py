"""What a measurement yields, and how rounds of it are put side by side."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

ROUNDS = 5


@dataclass(frozen=True)
class Figure:
    """One line of the report.

    Attributes:
        ratio: ours / the other, so more is better; None where nothing is compared.
        aim: what the ratio should reach.
    """

    name: str
    ours: str
    other: str = ""
    ratio: float | None = None
    aim: float | None = None

    @property
    def is_missed(self) -> bool:
        return self.aim is not None and (self.ratio or 0) < self.aim

    def row(self) -> str:
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else ""
        aim = f"≥ {self.aim:g}" if self.aim is not None else ""
        return f"| {self.name} | {self.ours} | {self.other} | {ratio} | {aim} |"


@dataclass(frozen=True)
class Rates:
    """How much of something was done a second, round by round."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.rounds)

    def over(self, other: Rates) -> float:
        """The median of the rounds' own ratios: what slowed a round slowed both."""
        pairs = zip(self.rounds, other.rounds, strict=True)
        return median(mine / theirs for mine, theirs in pairs)

    def __str__(self) -> str:
        return f"{self.median:,.0f}/s ({min(self.rounds):,.0f}–{max(self.rounds):,.0f})"


def in_rounds(*measure: Callable[[], float], rounds: int = ROUNDS) -> list[Rates]:
    """Each, measured in turns, so that a busy machine hurts all alike."""
    values = [[one() for one in measure] for _ in range(rounds)]
    return [Rates(column) for column in zip(*values, strict=True)]


def side_by_side(*measure: Callable[[], float]) -> list[float]:
    """The median of each, measured in turns."""
    return [rates.median for rates in in_rounds(*measure)]


def machine() -> str:
    python = platform.python_version()
    load = os.getloadavg()[1]
    return (
        f"{os.cpu_count()} cores, {platform.system()}, Python {python}, "
        f"{load:.1f} processes at work on average"
    )


def report(figures: list[Figure]) -> str:
    head = "| what | ours | beside it | ratio | aim |\n| --- | --- | --- | --- | --- |"
    unfavourable_first = sorted(figures, key=lambda figure: not figure.is_missed)
    return "\n".join([head, *(figure.row() for figure in unfavourable_first)])
