"""`make bench`: measures, prints, and keeps the result in `.build/bench.md`.

`make bench ARGS="earning postgres"` runs only those modules.
"""

from __future__ import annotations

import sys

from devkit.layout import BUILD

from .alone import measure_alone
from .figures import Figure, machine, report

# Each has a `measure()` that returns its figures.
MODULES = (
    "seeing",
    "lunch",
    "endpoints",
    "settling",
    "earning",
    "redeeming",
    "calculating",
    "directory",
    "postgres",
    "proving",
    "overview",
    "looking",
    "looking_postgres",
    "analytics",
    "analytics_postgres",
    "previewing",
    "publishing",
)


def main(names: list[str]) -> int:
    unknown = set(names) - set(MODULES)
    if unknown:
        print(f"No such measurements: {', '.join(sorted(unknown))}.")
        print(f"There are {', '.join(MODULES)}.")
        return 2
    figures: list[Figure] = []
    for name in names or MODULES:
        print(f"Measuring: {name}", flush=True)
        figures += measure_alone(name)
    text = f"Measured on {machine()}.\n\n{report(figures)}\n"
    BUILD.mkdir(exist_ok=True)
    (BUILD / "bench.md").write_text(text)
    print(text)
    for figure in figures:
        if figure.is_missed:
            print(f"Below its aim: {figure.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
