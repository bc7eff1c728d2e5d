"""Earning and redeeming on PostgreSQL by eight callers at once, beside a double-entry
ledger (django-hordak) and beside the very same statements in bare asyncpg.

All are on one server that keeps its promises about the disk. A transfer of hordak's is
three inserts and its triggers: it keeps no lots, no tier, no chain, and books the same
payment as often as it is told to.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

from devkit.postgres import PostgreSQL

from .figures import Figure, in_rounds
from .hordak import Hordak
from .rehearsal import bare_asyncpg, recorded
from .stage import Stage, stage
from .till import GUESTS, Till, Unit, together

CALLERS = 8
KINDS = ("processes", "threads")
HORDAK_AIM = 3
BARE_AIM = 0.5
SCHEMA = "loyalty"


def measure() -> list[Figure]:
    """Earn beside credit, redeem beside debit."""
    with ExitStack() as held:
        server = held.enter_context(PostgreSQL(durable=True))
        books = server.create_database("hordak")
        peers = [held.enter_context(Hordak(books, CALLERS, kind)) for kind in KINDS]
        url = server.create_database()
        on = held.enter_context(stage("postgres", url))
        till = Till(on)
        till.open()
        return [
            *_figures(on, url, peers, ("earn", "credit"), till.earns),
            *_figures(on, url, peers, ("redeem", "debit"), till.redeems),
        ]


def _figures(
    on: Stage,
    url: str,
    peers: list[Hordak],
    names: tuple[str, str],
    units: Callable[[int], list[Unit]],
) -> list[Figure]:
    """Ours, hordak's both ways, and the bare statements, in turns."""
    ours_name, theirs_name = names
    ours, processes, threads, floor = in_rounds(
        lambda: float(on.run(together(units(GUESTS), CALLERS))),
        *(partial(peer.per_second, theirs_name, GUESTS) for peer in peers),
        lambda: _bare(on, url, units(GUESTS)),
    )
    faster, kind = max(
        (processes, "processes"), (threads, "threads"), key=lambda one: one[0].median
    )
    statements = len(on.run(recorded(units(1)))[0])
    name = f"PostgreSQL, {CALLERS} callers: {ours_name} ({statements} statements)"
    return [
        Figure(
            name,
            str(ours),
            f"hordak's {theirs_name} in {CALLERS} {kind} {faster}",
            ours.over(faster),
            HORDAK_AIM,
        ),
        Figure(name, str(ours), f"bare asyncpg {floor}", ours.over(floor), BARE_AIM),
    ]


def _bare(on: Stage, url: str, units: list[Unit]) -> float:
    parts = on.run(recorded(units))
    return float(on.run(bare_asyncpg(url, SCHEMA, parts, CALLERS)))
