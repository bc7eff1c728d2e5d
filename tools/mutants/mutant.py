"""What a mutant is."""

from __future__ import annotations

from dataclasses import dataclass

SQLITE, POSTGRES = "sqlite", "postgres"


@dataclass(frozen=True)
class Mutant:
    """A guard that is taken away.

    Attributes:
        guard: the text to be replaced by `without`; it stands there `times` times.
        tests: what pytest runs; one of them has to fail.
        database: on which engine.
    """

    name: str
    file: str
    guard: str
    without: str
    tests: tuple[str, ...]
    database: str = SQLITE
    times: int = 1


def api(*modules: str) -> tuple[str, ...]:
    return tuple(f"tests/api/test_{module}.py" for module in modules)
