"""Ledgers with much in them, and with what no endpoint writes yet, for reading tests.

Everything that is said of the core's own functions is said here, once.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from devkit.people import Guest
from venue import Venue


async def earn_many(venue: Venue, pubkeys: Sequence[str], how_many: int) -> None:
    """That many paid bills in one unit of work, so most of them in the same second."""
    from loyalty import clock, services
    from loyalty.clock import LocalClock
    from loyalty.points import Bill
    from loyalty.store import Tx, store

    def earn(tx: Tx) -> None:
        program = services.get_program(tx, venue.merchant["program_id"])
        for number in range(how_many):
            services.earn(
                tx,
                pubkeys[number % len(pubkeys)],
                services.PaidBill(
                    program=program,
                    merchant_id=venue.id,
                    order_id=os.urandom(8).hex(),
                    source_id=os.urandom(16).hex(),
                    bill=Bill(1_000 * (number % 50), 0),
                    time=clock.now() - number,
                    clock=LocalClock("UTC"),
                    minor_per_btc=0,
                ),
            )

    await store.write(earn)


async def by_staff(
    venue: Venue, guest: Guest, kind: str, delta: int, actor_id: str, words: str
) -> str:
    """A movement that somebody makes on a guest's card, with its reason; its id."""
    from loyalty import clock
    from loyalty.clock import LocalClock
    from loyalty.services.movement import moving
    from loyalty.store import Tx, store

    def post(tx: Tx) -> str:
        with moving(tx, venue.merchant["program_id"], guest.pubkey) as move:
            event = move.draft(
                venue.id,
                LocalClock("UTC"),
                clock.now(),
                kind=kind,
                delta=delta,
                lots=f"{delta}@0" if delta > 0 else "",
                source="staff",
                source_id=move.next_id,
                actor_id=actor_id,
            )
            return move.post(event, words).id

    return await store.write(post)
