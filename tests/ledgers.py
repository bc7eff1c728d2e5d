"""Ledgers with much in them, and with what no endpoint writes yet, for reading tests.

Everything that is said of the core's own functions is said here, once.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from devkit.people import Guest
from venue import Venue


async def earn_many(venue: Venue, pubkeys: Sequence[str], how_many: int) -> None:
    """That many paid bills in one unit of work, so most of them in the same second."""
    from loyalty import clock, services
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
                    local_day="2026-11-22",
                    minor_per_btc=0,
                ),
            )

    await store.write(earn)


async def by_staff(
    venue: Venue, guest: Guest, kind: str, delta: int, actor_id: str, words: str
) -> str:
    """A movement that staff make on a guest's card, with its reason; its id.

    It is genuine in the chain; the cached balance is not what these tests look at.
    """
    from loyalty import clock, crud, ledger
    from loyalty.store import Tx, store

    def post(tx: Tx) -> str:
        now = clock.now()
        card = crud.lock_card(tx, venue.merchant["program_id"], guest.pubkey, now)
        (last,) = list(crud.read_chain(tx, card.id))[-1:]
        event = last._replace(
            **_movement(kind, delta, actor_id),
            merchant_id=venue.id,
            answers=last.id if kind == "revoked" else "",
            time=now,
            recorded_at=now,
        )
        sealed = ledger.seal(event, crud.get_head(tx, card.id))
        crud.insert_event(tx, sealed)
        where = {"card_id": card.id, "seq": sealed.seq}
        tx.insert("event_texts", {**where, "salt": "salt", "words": words})
        return sealed.id

    return await store.write(post)


def _movement(kind: str, delta: int, actor_id: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "delta": delta,
        "base_sats": 0,
        "lots": f"{delta}@0" if delta > 0 else "",
        "source": "staff",
        "source_id": os.urandom(16).hex(),
        "actor_id": actor_id,
        "text_commitment": "c" * 64,
        "order_id": None,
    }
