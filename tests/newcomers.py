"""New guests of a lab, and what they are welcomed with.

The lab lives far ahead, where nothing that runs beside the tests finds anything due.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from typing import Any

from lab import DAY, Lab

NOON = int(datetime(2040, 1, 30, 12, tzinfo=timezone.utc).timestamp())


async def welcoming(new_lab: Callable[[int], Awaitable[Lab]]) -> Lab:
    """A programme that welcomes with 50 points, a day after a bill of 2000 sats."""
    lab = await new_lab(NOON - DAY)
    await lab.settings(welcome_points=50, min_spend_sats=2_000)
    lab.pass_time(DAY)
    return lab


async def welcomes(lab: Lab, *pubkeys: str) -> list[int]:
    """How many welcome points each has got."""
    return [
        sum(e.delta for e in await lab.events(pubkey) if e.source == "welcome")
        for pubkey in pubkeys
    ]


async def coming(lab: Lab, pubkey: str) -> list[tuple[int, int]]:
    """`(points, at)` of what the card says is to come."""
    from loyalty import services

    def shown(tx: Any) -> list[tuple[int, int]]:
        program = services.get_program(tx, lab.program_id)
        view = services.view_card(tx, program, pubkey, "2040-01", lab.now, 0)
        return [(welcome.points, welcome.due_at) for welcome in view.coming]

    return list(await lab.run(shown))


async def sweep(lab: Lab) -> None:
    """Gives all that is due, as a task beside the requests does."""
    from loyalty import services

    while await lab.run(services.give_due_welcomes, lab.now, 20):
        pass
