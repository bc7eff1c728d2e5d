"""The rounds of a long proof, kept, so that a run goes on where it was ended.

`.build/prove/<name>.json` has the seed and what each finished round has shown. With
LOYALTY_PROVE=1 a run that finds some of them there does the rest, with that seed; one
that finds them all or those of other code, or is given another SEED, begins anew.
"""

from __future__ import annotations

import json
import os
import platform
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from devkit.layout import BUILD, ROOT

PROVING = os.environ.get("LOYALTY_PROVE") == "1"
FOLDER = BUILD / "prove"

# What a proof rests on: the code that it is of, and the code that proves it.
ROOMS = ("*.py", "[a-z]*/*.py", "tests/*/*.py")


@dataclass
class Rounds:
    """One proof in as many rounds as asked for.

    Attributes:
        name: of the proof and what it runs on, `kills-sqlite`.
        seed: every round has dice of its own, from it and its number.
        done: what finished rounds have shown, by number.
    """

    name: str
    seed: int
    count: int
    done: dict[int, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, seed: int, count: int) -> Rounds:
        rounds = cls(name, seed, count)
        if PROVING:
            rounds._go_on()
        print(f"{name}: seed {rounds.seed}, {len(rounds.done)} of {count} rounds done")
        return rounds

    def left(self) -> Iterator[tuple[int, random.Random]]:
        """Rounds that are still to be done, with their dice."""
        for number in range(self.count):
            if number not in self.done:
                yield number, random.Random(f"{self.name} {self.seed} {number}")

    def keep(self, number: int, **figures: Any) -> None:
        """A round is done, and this is what it has shown."""
        self.done[number] = figures
        print(f"{self.name}: round {number}: {figures}")
        if PROVING:
            self._write()

    def total(self, figure: str) -> int:
        """The sum of a figure over all rounds."""
        return sum(figures[figure] for figures in self.done.values())

    @property
    def _file(self) -> Path:
        return FOLDER / f"{self.name}.json"

    def _go_on(self) -> None:
        if not self._file.exists():
            return
        kept = json.loads(self._file.read_text())
        asked = os.environ.get("SEED")
        if (kept["count"], kept.get("code")) != (self.count, code()):
            return
        if asked not in (None, str(kept["seed"])):
            return
        if len(kept["rounds"]) < self.count:
            self.seed = kept["seed"]
            self.done = {int(n): figures for n, figures in kept["rounds"].items()}

    def _write(self) -> None:
        kept = {
            "seed": self.seed,
            "count": self.count,
            "code": code(),
            "rounds": self.done,
            "machine": f"{os.cpu_count()} x {platform.machine()}",
            "date": time.strftime("%Y-%m-%d"),
        }
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps(kept, indent=1))
        part.replace(self._file)


def code() -> str:
    """Changes with every change of the code."""
    text = sha256()
    for room in ROOMS:
        for file in sorted(ROOT.glob(room)):
            text.update(file.read_bytes())
    return text.hexdigest()
