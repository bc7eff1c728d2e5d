"""A programme lived at any speed: a clock of its own, and the real writers.

Years pass in a test, while LNbits around it lives in the present: only the unit of work
that a lab runs sees the lab's time. Imported by tests that use the `app` fixture.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from devkit.people import NostrKeys
from venue import Venue

DAY = 86_400
_now: ContextVar[int | None] = ContextVar("lab_now", default=None)


def keep_lab_time() -> None:
    """Lets `loyalty.clock.now` be asked for the lab's time, inside the lab only.

    Seen to for every unit of work: LNbits imports an extension anew when it is switched
    off and on again, and knows nothing of ours.
    """
    from loyalty import clock

    real = clock.now
    if real.__module__ == __name__:
        return

    def now() -> int:
        return _now.get() or real()

    clock.now = now


@dataclass
class Lab:
    """A programme, its guests, and what time it is there.

    Attributes:
        now: Unix seconds; it goes forward only when the test says so.
    """

    venue: Venue
    now: int
    guests: list[str] = field(default_factory=list)
    _bills: int = 0

    @classmethod
    async def opened(cls, venue: Venue, at: int) -> Lab:
        """A lab whose programme has stood, as it is, since that moment."""
        lab = cls(venue, at)
        await lab.run(_stand_since, lab.program_id, at)
        return lab

    async def run(self, fn: Callable[..., Any], *args: Any) -> Any:
        """One unit of work, at the lab's time."""
        from loyalty.store import store

        keep_lab_time()
        now = self.now

        def at_lab_time(tx: Any) -> Any:
            token = _now.set(now)
            try:
                return fn(tx, *args)
            finally:
                _now.reset(token)

        return await store.write(at_lab_time)

    def guest(self) -> str:
        """Another customer's key."""
        self.guests.append(NostrKeys.fresh().public)
        return self.guests[-1]

    def pass_time(self, seconds: int) -> None:
        self.now += seconds

    # --- what happens -----------------------------------------------------------------

    async def settings(self, **changed: Any) -> None:
        """Changes the programme's settings at the lab's time."""
        from loyalty import services
        from loyalty.models import ProgramUpdate

        def change(tx: Any) -> None:
            update = ProgramUpdate(**changed)
            services.update_program(tx, self.program_id, update, "wallet:owner")

        await self.run(change)

    async def earn(
        self,
        pubkey: str,
        sats: int,
        source_id: str = "",
        at: int | None = None,
        made_by: str = "system",
        is_reversible: bool = False,
    ) -> Any:
        """A paid bill; its event.

        Args:
            source_id: of the payment that settled it, a new one if not given.
            at: when it settled, now if not given.
            made_by: who made the order.
        """
        from loyalty import services
        from loyalty.clock import LocalClock
        from loyalty.points import Bill

        settled = self.now if at is None else at
        source_id = source_id or os.urandom(16).hex()

        def earned(tx: Any) -> Any:
            paid = services.PaidBill(
                program=services.get_program(tx, self.program_id, settled),
                merchant_id=self.venue.id,
                order_id=None,
                source_id=source_id,
                bill=Bill(sats),
                time=settled,
                clock=LocalClock("UTC"),
                minor_per_btc=0,
                made_by=made_by,
                is_reversible=is_reversible,
            )
            return services.earn(tx, pubkey, paid).event

        return await self.run(earned)

    async def take_back(self, pubkey: str, earned: Any, sats: int, points: int) -> Any:
        """Takes back a part of what a bill counted and earned; the event."""
        from loyalty.clock import LocalClock
        from loyalty.services.movement import moving

        def take(tx: Any) -> Any:
            with moving(tx, self.program_id, pubkey) as move:
                return move.post(
                    move.draft(
                        self.venue.id,
                        LocalClock("UTC"),
                        self.now,
                        kind="revoked",
                        delta=-points,
                        base_sats=-sats,
                        tier_points=-points,
                        source="refund",
                        source_id=move.next_id,
                        answers=earned.id,
                        actor_id="system",
                    )
                )

        return await self.run(take)

    async def by_hand(self, verb: str, pubkey: str, points: int) -> tuple[Any, int]:
        """A `grant` or `revoke` by staff: the event, and what can be used then."""
        from loyalty import services
        from loyalty.clock import LocalClock

        act = services.ByHand(
            program_id=self.program_id,
            merchant_id=self.venue.id,
            clock=LocalClock("UTC"),
            actor_id="token:waiter",
            points=points,
            reason="Because",
        )
        event, left = await self.run(getattr(services, verb), pubkey, act)
        return event, int(left)

    # --- what is true -----------------------------------------------------------------

    @property
    def program_id(self) -> str:
        return str(self.venue.merchant["program_id"])

    async def points(self, pubkey: str) -> int:
        """What the card shows, at the lab's time."""
        from loyalty import services

        def shown(tx: Any) -> int:
            program = services.get_program(tx, self.program_id)
            view = services.view_card(tx, program, pubkey, "2026-01", self.now, 0)
            return view.points

        return int(await self.run(shown))

    async def events(self, pubkey: str) -> list[Any]:
        """The card's chain, oldest first."""
        from loyalty import crud

        def chain(tx: Any) -> list[Any]:
            card = crud.find_card(tx, self.program_id, pubkey)
            return list(crud.read_chain(tx, card.id)) if card else []

        return list(await self.run(chain))

    async def books(self, pubkey: str) -> Any:
        """The card's books as they are kept."""
        from loyalty import crud

        def read(tx: Any) -> Any:
            card = crud.find_card(tx, self.program_id, pubkey)
            assert card is not None
            return crud.read_books(tx, card.id, self.program_id)

        return await self.run(read)

    async def prove(self) -> None:
        """Every chain is genuine, every book is what its chain says, and no open lot
        stands beside a debt."""
        from loyalty import crud, proving, services

        def proved(tx: Any) -> None:
            program = services.get_program(tx, self.program_id)
            for card_id in crud.get_card_ids(tx, program.id, "", 1000):
                proof = proving.prove_card(tx, program, card_id)
                assert (proof.faults, proof.differs) == ([], []), proof
                books = crud.read_books(tx, card_id, program.id)
                left = sum(lot.left for lot in books.lots.values())
                deltas = sum(event.delta for event in crud.read_chain(tx, card_id))
                assert books.balance.points == deltas
                assert left == max(deltas, 0)

        await self.run(proved)


def _stand_since(tx: Any, program_id: str, at: int) -> None:
    from loyalty import clock, crud, services

    token = _now.set(None)
    settings = services.get_program(tx, program_id, clock.now()).settings
    _now.reset(token)
    crud.insert_program_version(tx, program_id, settings, at, "wallet:owner")
