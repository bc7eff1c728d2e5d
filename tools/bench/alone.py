"""Each module is measured in a process of its own: LNbits is on one database per
process, and nothing that one of them left behind may slow the next."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context

from .figures import Figure


def measure(name: str) -> list[Figure]:
    """Runs one module, here."""
    figures: list[Figure] = import_module(f"{__package__}.{name}").measure()
    return figures


def measure_alone(name: str) -> list[Figure]:
    """Runs one module in its own process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(measure, name).result()
