"""Promise 11, on the database: with the guards taken off, one changed field anywhere,
one row gone, replaced or added, is caught (mission 26-35).

Each attempt is made and proved in one unit of work that is then taken back.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest

from burglar import Burglar
from lab import Lab
from player import START, Player
from random_histories import steps
from raw import RawDatabase
from venue import Venue

NewVenue = Callable[..., Awaitable[Venue]]
PROVING = os.environ.get("LOYALTY_PROVE") == "1"
ON_SQLITE = os.environ.get("LOYALTY_TEST_DB", "sqlite") == "sqlite"
MUTATIONS = 10_000 if PROVING else 1_000 if ON_SQLITE else 300
NUMBERS = (
    "delta base_sats base_minor tier_bp campaign_bp tier_points time recorded_at v"
)
TEXTS = (
    "merchant_id kind currency lots source source_id answers local_day rule_hash "
    "actor_id text_commitment prev hash"
)


class TakenBack(Exception):
    """What was found; the unit of work that found it is undone."""


@dataclass
class Loot:
    """A lived ledger: its programme, and its events by card."""

    lab: Lab
    chains: dict[str, int]

    async def attempt(self, break_it: Callable[[Any, str, int], None], at: int) -> bool:
        """Whether it is found, when something is done to the ledger's n-th event."""
        lengths = self.chains.items()
        events = [(card_id, seq) for card_id, n in lengths for seq in range(1, n + 1)]
        card_id, seq = events[at]

        def work(tx: Any) -> None:
            break_it(tx, card_id, seq)
            raise TakenBack(_is_found(tx, self.lab.program_id, card_id))

        with pytest.raises(TakenBack) as found:
            await self.lab.run(work)
        return bool(found.value.args[0])

    @property
    def events(self) -> int:
        return sum(self.chains.values())


def _is_found(tx: Any, program_id: str, card_id: str) -> bool:
    from loyalty import proving, services

    program = services.get_program(tx, program_id)
    proof = proving.prove_card(tx, program, card_id)
    return bool(proof.faults or proof.differs)


def _lengths(tx: Any, program_id: str) -> dict[str, int]:
    from loyalty import crud

    ids = crud.get_card_ids(tx, program_id, "", 1_000)
    found = {card_id: crud.get_balance_and_head(tx, card_id)[1].seq for card_id in ids}
    return {card_id: length for card_id, length in found.items() if length}


@pytest.fixture(scope="module")
async def loot(
    new_venue: NewVenue, new_lab: Any, bench: Any, in_thread: Any
) -> AsyncIterator[Loot]:
    """A ledger on which everything has happened, and its guards are off."""
    from lnbits.settings import settings

    lab = await Lab.opened(await new_venue(), START)
    player = await Player.ready(lab)
    for one in steps(1, 150):
        await player.play(one)
    await lab.prove()
    url = settings.lnbits_database_url or None
    raw = RawDatabase.of(bench.folder, bench.postgres, url)
    burglar = Burglar(raw, in_thread)
    await burglar.break_in()
    yield Loot(lab, await lab.run(_lengths, lab.program_id))
    await burglar.leave()
    await lab.prove()


@pytest.fixture
def dice(seed: int) -> Random:
    return Random(seed)


WHERE = "WHERE card_id = :card_id AND seq = :seq"


def update(column: str, other: str) -> Callable[[Any, str, int], None]:
    def act(tx: Any, card_id: str, seq: int) -> None:
        values = {"card_id": card_id, "seq": seq}
        touched = tx.execute(f"UPDATE events SET {column} = {other} {WHERE}", values)  # noqa: S608
        assert touched == 1

    return act


def put_instead(column: str, other: str, how: str) -> Callable[[Any, str, int], None]:
    """The row with one thing changed, put in the place of the one that is there."""

    def act(tx: Any, card_id: str, seq: int) -> None:
        values = {"card_id": card_id, "seq": seq}
        row = tx.one(f"SELECT * FROM events {WHERE}", values)  # noqa: S608
        row[column] = tx.one(
            f"SELECT {other} AS other FROM events {WHERE}",  # noqa: S608
            values,
        )["other"]
        if how == "delete and insert":
            tx.execute(f"DELETE FROM events {WHERE}", values)  # noqa: S608
        names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        verb = "INSERT OR REPLACE" if how == "replace" else "INSERT"
        upsert = f" ON CONFLICT (card_id, seq) DO UPDATE SET {column} = :{column}"
        end = upsert if how == "upsert" else ""
        tx.execute(f"{verb} INTO events ({names}) VALUES ({marks}){end}", row)

    return act


def delete(tx: Any, card_id: str, seq: int) -> None:
    values = {"card_id": card_id, "seq": seq}
    assert tx.execute(f"DELETE FROM events {WHERE}", values) == 1  # noqa: S608


def delete_all(tx: Any, card_id: str, seq: int) -> None:
    if ON_SQLITE:
        tx.execute("DELETE FROM events")
    else:
        tx.tuples("TRUNCATE events")


def change(dice: Random) -> tuple[str, str]:
    """A column, and an expression for another value of it."""
    column = dice.choice((NUMBERS + " " + TEXTS).split())
    if column in NUMBERS.split():
        return column, dice.choice(
            [f"{column} + 1", f"{column} - 1000", f"7 - {column}"]
        )
    return column, dice.choice([f"{column} || 'x'", f"'0' || {column}"])


async def test_one_changed_field_is_caught(loot: Loot, dice: Random) -> None:
    """Any field of any event of any kind, whichever way it was written."""
    ways = ["upsert", "delete and insert", *(["replace"] if ON_SQLITE else [])]
    for _ in range(MUTATIONS):
        column, other = change(dice)
        way = dice.choice(["update", *ways])
        act = (
            update(column, other)
            if way == "update"
            else put_instead(column, other, way)
        )
        at = dice.randrange(loot.events)
        assert await loot.attempt(act, at), (way, column, other, at)


async def test_an_event_that_is_gone_is_caught(loot: Loot) -> None:
    """Every single one, the last of its card too."""
    for at in range(loot.events):
        assert await loot.attempt(delete, at), at


async def test_a_ledger_that_was_emptied_is_caught(loot: Loot) -> None:
    """The books still say what was there."""
    for at in range(0, loot.events, 20):
        assert await loot.attempt(delete_all, at)
