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

    def row(self) -> str:
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else ""
        aim = f"≥ {self.aim:g}" if self.aim is not None else ""
        return f"| {self.name} | {self.ours} | {self.other} | {ratio} | {aim} |"


def side_by_side(*measure: Callable[[], float]) -> list[float]:
    """The median of each, measured in turns, so that a busy machine hurts all alike."""
    rounds = [[one() for one in measure] for _ in range(ROUNDS)]
    return [median(values) for values in zip(*rounds, strict=True)]


def machine() -> str:
    python = platform.python_version()
    return f"{os.cpu_count()} cores, {platform.system()}, Python {python}"


def report(figures: list[Figure]) -> str:
    head = "| what | ours | beside it | ratio | aim |\n| --- | --- | --- | --- | --- |"
    return "\n".join([head, *(figure.row() for figure in figures)])
