"""Whoever writes at the same time, every balance stays what its chain adds up to."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import Any

import pytest

from devkit.people import Guest
from venue import Venue, until

# How long a unit of work dawdles for another that may have to wait for it.
STATEMENTS = 2_000


class Dawdling:
    """Earning stops half-way, tiers already read, and gives others a chance."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from loyalty import crud

        self.half_way, self.go_on = Event(), Event()
        self._insert_event = crud.insert_event
        monkeypatch.setattr(crud, "insert_event", self._dawdle)

    def _dawdle(self, tx: Any, event: Any) -> None:
        self.half_way.set()
        for _ in range(STATEMENTS):
            if not self.go_on.is_set():
                tx.one("SELECT 1 AS one")
        self._insert_event(tx, event)

    async def is_half_way(self) -> bool:
        return self.half_way.is_set()


@pytest.fixture
def dawdling(app: Any, monkeypatch: pytest.MonkeyPatch) -> Dawdling:
    return Dawdling(monkeypatch)


async def test_a_tier_made_while_a_bill_is_counted_is_on_the_card(
    venue: Venue, guest: Guest, dawdling: Dawdling
) -> None:
    serving = asyncio.create_task(venue.serve(guest, 5_000))
    await until(dawdling.is_half_way)
    await venue.tier("Gold", 1)
    dawdling.go_on.set()
    await serving
    proof = await venue.proof()
    assert proof["wrong"] == 0, proof["findings"]
    assert (await venue.card(guest))["tier"]["name"] == "Gold"


async def test_a_tier_basis_changed_while_a_bill_is_counted_holds_for_the_card(
    venue: Venue, guest: Guest, dawdling: Dawdling
) -> None:
    await venue.tier("Gold", 5)
    serving = asyncio.create_task(venue.serve(guest, 5_000))
    await until(dawdling.is_half_way)
    await venue.program(tier_basis="visits")
    dawdling.go_on.set()
    await serving
    proof = await venue.proof()
    assert proof["wrong"] == 0, proof["findings"]
    assert (await venue.card(guest))["tier"] is None
