"""New guests of a lab who were brought along, and what that gives to whom."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from typing import Any

from lab import DAY, Lab
from newcomers import NOON


async def bringing(new_lab: Callable[[int], Awaitable[Lab]], **more: Any) -> Lab:
    """A programme where who brings somebody gets 30 and they 20, a day after a bill of
    2000 sats."""
    lab = await new_lab(NOON - DAY)
    settings = {"referral_points": 30, "referral_bonus": 20, "min_spend_sats": 2_000}
    await lab.settings(**{**settings, **more})
    lab.pass_time(DAY)
    return lab


async def pay(
    lab: Lab,
    pubkey: str,
    sats: int,
    by: str = "",
    at: int | None = None,
    said_by: str = "token:a",
    **more: Any,
) -> Any:
    """A paid bill that says who has brought the guest; its event."""
    from loyalty import services
    from loyalty.clock import LocalClock
    from loyalty.points import Bill

    settled = lab.now if at is None else at
    source_id = os.urandom(16).hex()

    def paid(tx: Any) -> Any:
        bill = services.PaidBill(
            program=services.get_program(tx, lab.program_id, settled),
            merchant_id=lab.venue.id,
            order_id=more.get("order_id"),
            source_id=source_id,
            bill=Bill(sats),
            time=settled,
            clock=LocalClock("UTC"),
            minor_per_btc=0,
            made_by=said_by,
            part=more.get("part"),
            named=services.Named(by, said_by if by else ""),
        )
        return services.earn(tx, pubkey, bill).event

    return await lab.run(paid)


async def got(lab: Lab, *pubkeys: str) -> list[int]:
    """How many points of referrals each has got."""
    return [
        sum(e.delta for e in await lab.events(pubkey) if e.source == "referral")
        for pubkey in pubkeys
    ]


async def give(lab: Lab) -> None:
    """Gives all that is due, as a task beside the requests does."""
    from loyalty import services

    while await lab.run(services.give_due_gifts, lab.now, 20) == 20:
        pass


async def merge(lab: Lab, old: str, into: str) -> None:
    from loyalty import services

    await lab.run(services.merge_cards, lab.program_id, old, into)
