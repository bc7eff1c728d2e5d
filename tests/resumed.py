"""Long proofs in pieces: what has been proved of this very code is not proved again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from devkit.layout import BUILD, ROOT

# What a proof rests on: the code that it is of, and the code that proves it.
ROOMS = (
    "*.py",
    "services/*.py",
    "crud/*.py",
    "ledger/*.py",
    "store/*.py",
    "tests/*.py",
)


@dataclass(frozen=True)
class Proof:
    """Seeds that are through, kept in `.build/prove`.

    Attributes:
        name: of the promise; part: what is told apart in one file, the database.
    """

    name: str
    part: str

    @property
    def file(self) -> Path:
        return BUILD / "prove" / f"{self.name}.json"

    def left(self, seeds: range) -> Iterator[int]:
        """Seeds that are still to be tried; each is through once the next is asked."""
        done = set(self._kept())
        for seed in seeds:
            if seed not in done:
                yield seed
                done.add(seed)
                self._keep(sorted(done))

    def _kept(self) -> list[int]:
        if not self.file.exists():
            return []
        found = json.loads(self.file.read_text())
        kept: list[int] = found.get(self.part, []) if found["code"] == code() else []
        return kept

    def _keep(self, seeds: list[int]) -> None:
        found = json.loads(self.file.read_text()) if self.file.exists() else {}
        if found.get("code") != code():
            found = {"code": code()}
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(json.dumps({**found, self.part: seeds}))


def code() -> str:
    """Changes with every change of the code."""
    text = sha256()
    for room in ROOMS:
        for file in sorted(ROOT.glob(f"{room}*.py")):
            text.update(file.read_bytes())
    return text.hexdigest()
