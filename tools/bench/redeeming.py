"""Redeeming on SQLite, beside the very same statements in bare sqlite3."""

from __future__ import annotations

from .earning import AIM
from .figures import Figure, in_rounds
from .rehearsal import bare_sqlite3, recorded
from .stage import stage
from .till import GUESTS, Till, one_after_another


def measure() -> list[Figure]:
    """Takes rewards of guests who have points enough."""
    with stage("redeeming") as on:
        till = Till(on)
        till.open()
        ledger = on.folder.data / "ext_loyalty.sqlite3"
        ours, floor = in_rounds(
            lambda: float(on.run(one_after_another(till.redeems(GUESTS)))),
            lambda: bare_sqlite3(ledger, on.run(recorded(till.redeems(GUESTS)))),
        )
        statements = len(on.run(recorded(till.redeems(1)))[0])
    return [
        Figure(
            f"SQLite: redeem ({statements} statements)",
            str(ours),
            f"bare sqlite3 {floor}",
            ours.over(floor),
            AIM,
        )
    ]
