"""Bills and refunds as a programme's ledger meets them, in whatever order they arrive.

Imported by tests that use the `app` fixture: each step is one unit of work through the
services that the REST API stands on, at the lab's own time.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

import perks
from lab import Lab


@dataclass
class Till:
    """One guest's bills in a lab, and what goes back of them.

    Attributes:
        tag: what tells this guest's bills from those of all others.
    """

    lab: Lab
    pubkey: str
    tag: str = field(default_factory=lambda: os.urandom(8).hex())

    @classmethod
    def of_new_guest(cls, lab: Lab) -> Till:
        return cls(lab, lab.guest())

    async def earn(self, bill: str, sats: int, at: int | None = None) -> Any:
        """A paid bill arrives, as the listener posts it; a second time, nothing.

        Returns its event.
        """
        return await self.lab.run(self._earn, self.tag + bill, sats, at or self.lab.now)

    def _earn(self, tx: Any, order_id: str, sats: int, at: int) -> Any:
        from loyalty import crud, services
        from loyalty.clock import LocalClock
        from loyalty.points import Bill

        if earned := crud.find_earned(tx, order_id):
            return earned[0]
        paid = services.PaidBill(
            program=services.get_program(tx, self.lab.program_id, at),
            merchant_id=self.lab.venue.id,
            order_id=order_id,
            source_id=f"payment of {order_id}",
            bill=Bill(sats),
            time=at,
            clock=LocalClock("UTC"),
            minor_per_btc=0,
        )
        return services.earn(tx, self.pubkey, paid).event

    async def refund(self, bill: str, sats: int) -> Any:
        """Money of a bill goes back, whether or not the bill has arrived."""
        return await self.lab.run(self._refund, self.tag + bill, sats)

    def _refund(self, tx: Any, order_id: str, sats: int) -> Any:
        from loyalty import clock, crud, services
        from loyalty.claw_back import Refund

        made = Refund(
            id=crud.new_id(),
            order_id=order_id,
            number=len(crud.get_refunds(tx, order_id)) + 1,
            merchant_id=self.lab.venue.id,
            amount_sats=sats,
            amount_minor=0,
            base_sats=sats,
            return_by="none",
            actor_id="wallet:owner",
            created_at=clock.now(),
        )
        return services.refund_bill(tx, made, "Cold soup")

    async def apply(self, bill: str) -> Any:
        """Somebody asks once more that refunds be applied."""
        from loyalty import services

        return await self.lab.run(services.apply_refunds, self.tag + bill)

    async def use(self, points: int) -> None:
        """A reward that costs so much, and is given for its code."""
        await self.lab.run(self._fulfil, await self.reserve(points))

    async def reserve(self, points: int, name: str = "", **asked: Any) -> Any:
        """A reward that waits to be used."""
        name = name or f"For {points}"
        path = f"/merchants/{self.lab.venue.id}/rewards"
        there = (await self.lab.venue.do("GET", path))["data"]
        found = [reward["id"] for reward in there if reward["name"] == name]
        if not found:
            made = await perks.reward(self.lab.venue, name=name, cost_points=points)
            found = [made["id"]]
        return await self.lab.run(self._reserve, found[0], asked)

    def _reserve(self, tx: Any, reward_id: str, asked: dict[str, Any]) -> Any:
        from loyalty import services
        from loyalty.clock import LocalClock

        ask = services.Asked(self.lab.venue.id, LocalClock("UTC"), reward_id, **asked)
        return services.redeem(tx, self.lab.program_id, self.pubkey, ask)[0]

    def _fulfil(self, tx: Any, redemption: Any) -> None:
        from loyalty import services

        code = services.code_of(tx, redemption.id)
        services.fulfil(tx, redemption.id, code, self.lab.venue.id, "wallet:owner")

    def post(self, move: Any, kind: str, delta: int, source: str, **fields: Any) -> Any:
        """An event of now, which is its own cause unless it says another."""
        from loyalty.clock import LocalClock

        fields = {"source_id": move.next_id, "actor_id": "system", **fields}
        merchant_id = fields.pop("merchant_id", self.lab.venue.id)
        draft = move.draft(
            merchant_id,
            LocalClock("UTC"),
            move.now,
            kind=kind,
            delta=delta,
            source=source,
            **fields,
        )
        return move.post(draft)

    # --- what is true -----------------------------------------------------------------

    async def balance(self) -> Any:
        return (await self.lab.books(self.pubkey)).balance

    async def points(self) -> int:
        return int(await self.lab.points(self.pubkey))

    async def state(self, bill: str) -> Any:
        """How far a bill's points were taken back."""
        from loyalty import crud

        def read(tx: Any) -> Any:
            earned = crud.find_earned(tx, self.tag + bill)
            return crud.get_claw_back(tx, earned[0]) if earned else None

        return await self.lab.run(read)

    async def events(self) -> list[Any]:
        from loyalty import crud

        def read(tx: Any) -> list[Any]:
            card = crud.find_card(tx, self.lab.program_id, self.pubkey)
            return list(crud.read_chain(tx, card.id)) if card else []

        found: list[Any] = await self.lab.run(read)
        return found
