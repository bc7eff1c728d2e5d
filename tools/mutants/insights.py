"""Guards of figures that are kept."""

from __future__ import annotations

from mutants.mutant import Mutant, api

INSIGHTS = (
    Mutant(
        "a late movement leaves kept figures as they were",
        "migrations/insights.py",
        '    ("late_event", "INSERT ON events", _LATE, _LATE_EVENT),\n',
        "",
        api("day_figures"),
    ),
    Mutant(
        "a refund leaves kept figures as they were",
        "migrations/insights.py",
        '    ("refund", "INSERT ON refunds", "1 = 1", (_PAID_ORDER,)),\n',
        "",
        api("day_figures"),
    ),
    Mutant(
        "figures that are known to be wrong are read",
        "insights/rolling.py",
        "        if date.fromisoformat(day) not in stale\n    }\n",
        "    }\n",
        api("day_figures"),
    ),
)
