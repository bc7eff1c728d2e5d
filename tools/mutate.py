"""`make mutate`: takes away one guard at a time, and shows that a test notices.

A test that cannot fail proves nothing. Each mutant removes a lock, a constraint, a
trigger or a check that the ledger's promises rest on, in a copy of this checkout, and
runs the tests that should catch it. A mutant that lives is a promise without a proof.

ARGS="name …"   only the mutants whose names contain one of the words
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from devkit.layout import BUILD, ROOT
from mutants import MUTANTS, Mutant

FOLDER = BUILD / "mutate"
MINUTES = 8


@dataclass(frozen=True)
class Verdict:
    mutant: Mutant
    caught_by: str
    seconds: float

    def __str__(self) -> str:
        word = self.caught_by or "LIVES"
        return f"{self.mutant.name:<44} {self.mutant.database:<8} {word}"


def main() -> int:
    words = shlex.split(os.environ.get("ARGS", ""))
    chosen = [m for m in MUTANTS if not words or any(w in m.name for w in words)]
    shutil.rmtree(FOLDER, ignore_errors=True)
    copy = checkout()
    verdicts = []
    for number, mutant in enumerate(chosen, 1):
        verdicts.append(judge(copy, mutant))
        took = f"{verdicts[-1].seconds:.0f} s"
        print(f"[{number}/{len(chosen)}] {verdicts[-1]} ({took})", flush=True)
    alive = [verdict for verdict in verdicts if not verdict.caught_by]
    (BUILD / "mutate.txt").write_text("".join(f"{v}\n" for v in verdicts))
    print(f"{len(verdicts) - len(alive)} caught, {len(alive)} alive")
    return 1 if alive or not verdicts else 0


def checkout() -> Path:
    """What git knows of, in a folder of its own, with this one's environment."""
    copy = FOLDER / "checkout"
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.splitlines():
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    for name in (".venv", "node_modules"):
        (copy / name).symlink_to(ROOT / name)
    return copy


def judge(copy: Path, mutant: Mutant) -> Verdict:
    """Runs the tests on the mutant.

    Raises:
        LookupError: the guard is not where the mutant looks for it.
    """
    file = copy / mutant.file
    sound = file.read_text()
    if sound.count(mutant.guard) != mutant.times:
        raise LookupError(f"{mutant.name}: {mutant.file} does not have its guard")
    file.write_text(sound.replace(mutant.guard, mutant.without))
    started = time.monotonic()
    try:
        return Verdict(mutant, caught(copy, mutant), time.monotonic() - started)
    finally:
        file.write_text(sound)


def caught(copy: Path, mutant: Mutant) -> str:
    """The first test that noticed; empty if none did."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-rfE", *mutant.tests]
    try:
        ran = subprocess.run(
            command,
            cwd=copy,
            env=os.environ | {"LOYALTY_TEST_DB": mutant.database},
            capture_output=True,
            text=True,
            timeout=60 * MINUTES,
        )
    except subprocess.TimeoutExpired:
        return "ran out of time"
    if ran.returncode == 0:
        return ""
    if ran.returncode != 1:  # nothing was tested: no test of that name, say
        raise RuntimeError(f"{mutant.name}: {ran.stdout[-2000:]}{ran.stderr[-2000:]}")
    failed = [line for line in ran.stdout.splitlines() if line.startswith("FAILED")]
    return failed[0].split(" ")[1].rpartition("::")[2] if failed else "an error"


if __name__ == "__main__":
    sys.exit(main())
