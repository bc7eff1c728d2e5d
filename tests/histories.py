"""What happens on a card beside paid bills, at a lab's time, through the core's writer.

No endpoint says these things at any moment one likes; each is one movement.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from lab import DAY, Lab

NEVER = 2**53 - 1
START = int(datetime(2020, 1, 31, 12, tzinfo=timezone.utc).timestamp())
NOTHING = {
    "points": 0,
    "tier_points": 0,
    "lifetime_points": 0,
    "visits": 0,
    "spent_sats": 0,
}


@dataclass
class History:
    """The histories of a lab's guests."""

    lab: Lab

    async def move(self, pubkey: str, **fields: Any) -> Any:
        """One event on a guest's card; what it has in `fields` is filled up."""
        from loyalty.clock import LocalClock
        from loyalty.services.movement import moving

        given = {"source_id": os.urandom(16).hex(), "actor_id": "token:till", **fields}

        def moved(tx: Any) -> Any:
            with moving(tx, self.lab.program_id, pubkey) as move:
                time = given.pop("time", move.now)
                draft = move.draft(self.lab.venue.id, LocalClock("UTC"), time, **given)
                return move.post(draft)

        return await self.lab.run(moved)

    async def give(self, pubkey: str, points: int, days: int = 0) -> Any:
        """Points by hand, for so many days; 0 = for ever."""
        until = self.lab.now + days * DAY if days else 0
        return await self.move(
            pubkey,
            kind="granted",
            delta=points,
            source="staff",
            lots=f"{points}@{until}",
        )

    async def take(self, pubkey: str, points: int) -> Any:
        """Points taken by hand; what is not there is owed."""
        return await self.move(pubkey, kind="revoked", delta=-points, source="staff")

    async def use(self, pubkey: str, points: int) -> Any:
        """A reward, for points that are there."""
        return await self.move(
            pubkey, kind="redeemed", delta=-points, source="redemption"
        )

    async def refund(self, event: Any, pubkey: str, part: int = 1) -> Any:
        """Takes back one `part`th of what a bill earned."""
        return await self.move(
            pubkey,
            kind="revoked",
            delta=-(event.delta // part),
            base_sats=-(event.base_sats // part),
            tier_points=-(event.tier_points // part),
            source="refund",
            answers=event.id,
            time=event.time,
        )

    async def reserve(self, pubkey: str, points: int) -> str:
        """The guest reserves a reward of that cost; the redemption's id."""
        return str((await self.redeem(pubkey, points)).id)

    async def redeem(self, pubkey: str, points: int, kind: str = "free_item") -> Any:
        """The same with a reward of any kind; the redemption."""
        from loyalty import crud, services
        from loyalty.clock import LocalClock
        from loyalty.models import RewardBody

        program_id, merchant_id = self.lab.program_id, self.lab.venue.id
        value = {} if kind == "free_item" else {"value": 1}
        name = f"{kind} for {points}"
        body = {"name": name, "kind": kind, "cost_points": points}

        def reserved(tx: Any) -> Any:
            known = {one.name: one for one in crud.get_rewards(tx, program_id)}
            reward = known.get(name) or services.create_reward(
                tx, program_id, RewardBody.parse_obj({**body, **value}), ""
            )
            asked = services.Asked(merchant_id, LocalClock("UTC"), reward.id)
            return services.redeem(tx, program_id, pubkey, asked)[0]

        return await self.lab.run(reserved)

    async def give_back(self, pubkey: str, event: Any) -> Any:
        """Undoes the use of a reward on the card where it was used, merged or not."""
        from loyalty import crud, ledger
        from loyalty.clock import LocalClock
        from loyalty.services.movement import moving_card

        def undone(tx: Any) -> Any:
            card = crud.get_card(tx, event.card_id)
            assert card
            with moving_card(tx, card) as move:
                takings = move.books.takings(event.seq)
                parts = [(taking.points, taking.until) for taking in takings]
                draft = move.draft(
                    self.lab.venue.id,
                    LocalClock("UTC"),
                    move.now,
                    kind="granted",
                    delta=-event.delta,
                    source="redemption",
                    source_id=event.source_id,
                    answers=event.id,
                    lots=ledger.as_text(parts),
                    actor_id="token:till",
                )
                return move.post(draft)

        return await self.lab.run(undone)

    # --- what is true -----------------------------------------------------------------

    async def chain(self, pubkey: str) -> list[Any]:
        """The events of the card that was made for a key, whatever it became."""
        from loyalty import crud

        def read(tx: Any) -> list[Any]:
            card = crud.own_card(tx, self.lab.program_id, pubkey)
            return list(crud.read_chain(tx, card.id)) if card else []

        return list(await self.lab.run(read))

    async def own_books(self, pubkey: str) -> Any:
        """The kept books of the card that was made for a key, whatever it became."""
        from loyalty import crud

        def read(tx: Any) -> Any:
            card = crud.own_card(tx, self.lab.program_id, pubkey)
            assert card
            return crud.read_books(tx, card.id, card.program_id)

        return await self.lab.run(read)

    async def points_of_all(self) -> int:
        """What all cards of the programme add up to."""

        def total(tx: Any) -> int:
            row = tx.one(
                "SELECT CAST(COALESCE(SUM(points), 0) AS BIGINT) AS n FROM balances "
                "WHERE program_id = :id",
                {"id": self.lab.program_id},
            )
            return int(row["n"])

        return int(await self.lab.run(total))


def open_lots(books: Any) -> list[tuple[int, int]]:
    """`(until, points)` of what can be used, soonest to end first; one for each end."""
    ends: dict[int, int] = {}
    for lot in books.lots.values():
        if lot.left:
            ends[lot.until] = ends.get(lot.until, 0) + lot.left
    return sorted(ends.items())


def figures(balance: Any) -> dict[str, int]:
    """What a card adds up to."""
    names = ("points", "tier_points", "lifetime_points", "visits", "spent_sats")
    return {name: getattr(balance, name) for name in names}


async def merge(lab: Lab, gone: str, into: str) -> Any:
    """Makes one guest's card the other's."""
    from loyalty import services

    return await lab.run(services.merge_cards, lab.program_id, gone, into)
