"""`make test`: every test, on SQLite and on PostgreSQL, with one answer at the end.

Three pytest processes run side by side: one for each database, because an LNbits
process has one database for life, and one for the pages and the demo. A browser test
waits for its browser and a kill test for its server to boot; meanwhile the others
have the processor, so three keep two cores busy. The last lines name what failed, for
who sees only the end of a log, and count all of them; anything but passed tests, and
no tests at all, is a failure: a skipped test is one nobody ran.

ARGS        passed on to pytest, for instance ARGS="-k refund tests/api"
LOYALTY_PROVE=1   more examples, from a new seed that is printed (SEED=n repeats it);
            what has rounds goes on where it was ended, with the seed it began with
"""

from __future__ import annotations

import json
import os
import random
import shlex
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from xml.etree import ElementTree

from devkit.layout import BUILD, ROOT

RESULTS = BUILD / "test-results"
ALL = ["tests"]
PAGES = ["tests/browser", "tests/demo"]
# Pure tests, pictures, and the demo, which is SQLite by nature, are run once.
ONCE = ["tests/unit", "tests/demo", "tests/browser/looks"]
PROVING = os.environ.get("LOYALTY_PROVE") == "1"
# Of the other browser tests PostgreSQL runs those marked `every_database`, which take
# each page through a real day's work. A page never meets the database: it is a file,
# and all it knows comes from the API, whose tests run in full on both. Proving, all
# are run on both all the same.
SMOKE = [] if PROVING else ["--smoke"]
NO_TESTS_COLLECTED = 5


@dataclass
class Count:
    passed: int = 0
    skipped: int = 0
    failures: list[str] = field(default_factory=list)
    """Each test that failed, with the first line of its reason."""

    def add(self, other: Count) -> None:
        self.passed += other.passed
        self.skipped += other.skipped
        self.failures += other.failures


@dataclass
class Run:
    """One pytest process and what became of it."""

    name: str
    database: str
    arguments: list[str]
    count: Count = field(default_factory=Count)
    seconds: float = 0

    @property
    def report(self) -> Path:
        return RESULTS / f"{self.name}.xml"

    def execute(self) -> None:
        started = time.monotonic()
        self.report.unlink(missing_ok=True)
        command = [sys.executable, "-m", "pytest", *self.arguments]
        process = subprocess.Popen(
            [*command, f"--junitxml={self.report}"],
            cwd=ROOT,
            env=os.environ | {"LOYALTY_TEST_DB": self.database},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        assert process.stdout is not None
        for line in process.stdout:
            print(f"{self.name:>8} | {line}", end="", flush=True)
        self._judge(process.wait())
        self.seconds = time.monotonic() - started

    def _judge(self, code: int) -> None:
        if self.report.exists():
            self.count = read_report(self.report)
        # Pytest may fail as a whole, or die, with every finished test green.
        if code not in (0, NO_TESTS_COLLECTED) and not self.count.failures:
            self.count.failures.append(f"pytest ended with exit code {code}")


def read_report(path: Path) -> Count:
    """Count a JUnit report; an error in a fixture is a failure like any other."""
    count = Count()
    for case in ElementTree.parse(path).getroot().iter("testcase"):  # noqa: S314
        kinds = {child.tag: child.get("message") for child in case}
        reason = kinds.get("failure", kinds.get("error"))
        if reason is not None:
            count.failures.append(f"{named(case)}: {first_line(reason)}")
        elif "skipped" in kinds:
            count.skipped += 1
        else:
            count.passed += 1
    return count


def first_line(reason: str) -> str:
    return reason.partition("\n")[0][:200]


def named(case: ElementTree.Element) -> str:
    return f"{case.get('classname')}::{case.get('name')}"


def seed() -> str:
    """Fixed for everyday runs, so that a red run is red for everybody."""
    if not PROVING:
        return "0"
    chosen = os.environ.get("SEED") or str(random.randrange(2**32))
    print(f"Proving with SEED={chosen}")
    return chosen


def kept_rounds() -> list[str]:
    """How far the proofs that have rounds are, and from which seeds."""
    lines = []
    for file in sorted((BUILD / "prove").glob("*.json")):
        kept = json.loads(file.read_text())
        if "rounds" not in kept:
            continue
        done = f"{len(kept['rounds'])} of {kept['count']} rounds done"
        lines.append(f"{file.stem}: {done}, SEED={kept['seed']}")
    return lines


def is_path(argument: str) -> bool:
    return (ROOT / argument.split("::")[0]).exists()


def is_within(path: str, folders: list[str]) -> bool:
    place = PurePath(path.split("::")[0])
    return any(place.is_relative_to(folder) for folder in folders)


def only(folders: list[str], paths: list[str]) -> list[str]:
    """What was asked for in these folders, and those that are asked for as a whole."""
    inside = [path for path in paths if is_within(path, folders)]
    return inside + [f for f in folders if f not in inside and is_within(f, paths)]


def all_but(folders: list[str], paths: list[str], *options: str) -> list[str]:
    """What was asked for outside of these folders."""
    outside = [path for path in paths if not is_within(path, folders)]
    ignored = [f"--ignore={folder}" for folder in folders]
    return outside and [*outside, *ignored, *options]


def plan(asked: list[str]) -> list[Run]:
    """Which processes to start for what was asked."""
    paths = [argument for argument in asked if is_path(argument)] or ALL
    options = [argument for argument in asked if not is_path(argument)]
    options += [f"--hypothesis-seed={seed()}", "-q", "--no-header", "-rfEs"]
    work = {
        ("sqlite", "sqlite"): all_but(PAGES, paths),
        ("postgres", "postgres"): all_but(ONCE, paths, *SMOKE),
        ("pages", "sqlite"): only(PAGES, paths),
    }
    return [
        Run(name, database, [*chosen, *options])
        for (name, database), chosen in work.items()
        if chosen
    ]


def main() -> int:
    RESULTS.mkdir(parents=True, exist_ok=True)
    runs = plan(shlex.split(os.environ.get("ARGS", "")))
    threads = [threading.Thread(target=run.execute) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    total = Count()
    print()
    if os.environ.get("LOYALTY_PROVE") == "1":
        print("\n".join(kept_rounds()))
    for run in runs:
        print(f"{run.name}: {run.count.passed} passed in {run.seconds:.0f} s")
        for failure in run.count.failures:
            print(f"{run.name}: FAILED {failure}")
        total.add(run.count)
    failed = len(total.failures)
    if not total.passed + failed + total.skipped:
        print("No test was run.")
    print(f"{total.passed} passed, {failed} failed, {total.skipped} skipped")
    clean = total.passed > 0 and not failed and not total.skipped
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
