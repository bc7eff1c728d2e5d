"""Verifies or rebuilds every programme's ledger from a terminal.

    python <this folder>/ledger_tool.py verify
    python <this folder>/ledger_tool.py rebuild

With LNbits' own Python, where LNbits runs and with its environment (or its `.env`):
that says which database it is. The server may run meanwhile. Ends with 0 if all is
right, after rebuilding also where it was put right; with 1 if not; with 2 if there is
no ledger.

It stands in the extension's root, because that is all that an installed extension is,
and opens the rooms that it needs without the front door: nothing is served here.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

PACKAGE = "loyalty"
WIDTH = 30
SHOWN_EVERY = 0.1  # seconds
ALL_RIGHT, WRONG, NO_LEDGER = 0, 1, 2


class Bar:
    """A line on stderr that says how far one programme is; at the end only, if nobody
    looks at it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.shown_at = 0.0

    async def beat(self, progress: Any) -> None:
        if sys.stderr.isatty() and time.monotonic() - self.shown_at > SHOWN_EVERY:
            self.shown_at = time.monotonic()
            self.show(progress)

    def show(self, progress: Any) -> None:
        filled = WIDTH * progress.percent // 100
        bar = "█" * filled + "·" * (WIDTH - filled)
        figures = f"{progress.done:,} of {progress.total:,} cards"
        speed = f"{progress.events_per_second:,} events/s"
        line = f"\r{self.name[:24]:24} {bar} {progress.percent:3} %  {figures}, {speed}"
        print(line, end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        print(file=sys.stderr)


def in_words(kind: str, finding: dict[str, Any]) -> str:
    """What was found on one card."""
    said = list(finding["faults"])
    if finding["differs"]:
        fields = ", ".join(finding["differs"]).replace("_", " ")
        mended = "; put right" if kind == "rebuild" else ""
        said.append(f"kept {fields} was not what its entries add up to{mended}")
    return f"  card {finding['card_id']}: {'; '.join(said)}"


def _open_rooms() -> None:
    package = ModuleType(PACKAGE)
    package.__path__ = [str(Path(__file__).resolve().parent)]
    sys.modules[PACKAGE] = package


def _room(name: str) -> Any:
    return import_module(f"{PACKAGE}.{name}")


async def _prove_all(kind: str, only: str | None) -> int:
    store, passes = _room("store").store, _room("jobs.passes")
    models, crud = _room("jobs.models"), _room("crud")
    passes.goes_on_with(_room("insights.proof").go_through_days)
    outcome = ALL_RIGHT
    try:
        for program_id, name in await store.read(crud.get_program_names):
            if only not in (None, program_id):
                continue
            bar, progress = Bar(name), models.Progress()
            await passes.go_through(program_id, kind, progress, bar.beat)
            bar.show(progress)
            bar.end()
            outcome = max(outcome, _report(kind, name, progress))
    finally:
        store.close()
    return outcome


def _report(kind: str, name: str, progress: Any) -> int:
    print(f"{name}: {progress.done:,} cards, {progress.events:,} events, ", end="")
    print(f"{progress.wrong:,} wrong" if progress.wrong else "all right")
    for finding in progress.findings:
        print(in_words(kind, finding))
    left = progress.wrong - len(progress.findings)
    if left:
        print(f"  and {left:,} more")
    if progress.wrong_days:
        print(f"  figures of {progress.wrong_days:,} days were not what they add up to")
    is_right = not (progress.wrong or progress.wrong_days)
    return WRONG if (progress.unmended if kind == "rebuild" else not is_right) else 0


def _where() -> str:
    """Where the ledger is; empty if there is none."""
    settings = import_module("lnbits.settings").settings
    if settings.lnbits_database_url:
        return "PostgreSQL"
    file = Path(settings.lnbits_data_folder) / f"ext_{PACKAGE}.sqlite3"
    return str(file) if file.exists() else ""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("kind", choices=["verify", "rebuild"])
    parser.add_argument("--programme", help="only the one with this id")
    asked = parser.parse_args()
    if not _where():
        print("There is no ledger here. Run this where LNbits runs.", file=sys.stderr)
        return NO_LEDGER
    _open_rooms()
    return asyncio.run(_prove_all(asked.kind, asked.programme))


if __name__ == "__main__":
    sys.exit(main())
