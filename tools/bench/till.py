"""Units of work as they come in: bills that settle, and rewards that are asked for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from itertools import count
from typing import Any

from devkit.people import NostrKeys

from .stage import Stage

GUESTS = 400

# A unit of work and its arguments, as `store.write` takes them.
Unit = tuple[Callable[..., Any], tuple[Any, ...]]


class Till:
    """Makes units of work, no two alike.

    At most `GUESTS` at once are all of different guests, so that each could be the
    first to run: what one rehearses does not depend on what another one did.
    """

    def __init__(self, on: Stage) -> None:
        self._stage = on
        self._guests = [NostrKeys.fresh().public for _ in range(GUESTS)]
        self._reward = on.post(
            "rewards", name="Espresso", kind="free_item", cost_points=1
        )
        self._numbers = count()

    def open(self) -> None:
        """Gives every guest a card with points to spend."""
        self._stage.run(one_after_another(self.earns(GUESTS)))

    def earns(self, how_many: int) -> list[Unit]:
        """Bills of 34,000 sats that settled."""
        from loyalty.orders.payments.settlement import settle

        return [(settle, (self._payment(),)) for _ in range(how_many)]

    def redeems(self, how_many: int) -> list[Unit]:
        """Rewards of one point that guests reserve, by their own signed request."""
        from loyalty.services import redeem

        return [(redeem, self._asked()) for _ in range(how_many)]

    def _payment(self) -> Any:
        from loyalty.core_payment import CorePayment

        number, now = next(self._numbers), int(time.time())
        return CorePayment(
            checking_id=f"bench-{number}",
            payment_hash=f"{number:064x}",
            wallet_id=self._stage.owner.id,
            amount_msat=34_000_000,
            status="success",
            tag=None,
            extra={"customer_pubkey": self._guests[number % GUESTS]},
            fiat_provider=None,
            created_at=now,
            updated_at=now,
            wallet_user="owner",
            payer_user="guest",
        )

    def _asked(self) -> tuple[Any, ...]:
        from loyalty.clock import LocalClock
        from loyalty.services import Asked

        merchant = self._stage.merchant
        guest = self._guests[next(self._numbers) % GUESTS]
        asked = Asked(merchant["id"], LocalClock("UTC"), self._reward["id"])
        return merchant["program_id"], guest, asked


async def one_after_another(units: list[Unit]) -> float:
    """Units a second, each waited for."""
    return await together(units, 1)


async def together(units: list[Unit], callers: int) -> float:
    """Units a second by so many callers, each of whom waits for its own."""
    from loyalty.store import store

    async def some(mine: list[Unit]) -> None:
        for fn, args in mine:
            await store.write(fn, *args)

    start = time.perf_counter()
    await asyncio.gather(*(some(units[n::callers]) for n in range(callers)))
    return len(units) / (time.perf_counter() - start)
