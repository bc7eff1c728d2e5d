"""Every balance is what its chain says, and the chain is what was written: `verify`
finds what is not, `rebuild` mends the cache (mission 20-25, 26-35)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from burglar import Burglar
from devkit.people import Guest
from raw import RawDatabase, SqlRefused
from venue import Venue, ago

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
InThread = Callable[..., Awaitable[Any]]

RIGHT = {"wrong": 0, "findings": []}
SET_BALANCE = "UPDATE loyalty.balances SET {} = {} WHERE card_id = '{}'"
LOSE_BALANCE = "DELETE FROM loyalty.balances WHERE card_id = '{}'"
ONE_EVENT = "SELECT * FROM loyalty.events WHERE card_id = '{}' AND seq = {}"
SET_EVENT = "UPDATE loyalty.events SET {} = {} WHERE card_id = '{}' AND seq = {}"
LOSE_EVENT = "DELETE FROM loyalty.events WHERE card_id = '{}' AND seq = {}"


@dataclass
class Lived:
    """A venue with a tier and three bills of one guest, and its database."""

    venue: Venue
    guest: Guest
    card_id: str
    raw: RawDatabase
    in_thread: InThread

    async def run(self, statement: str, *values: Any) -> None:
        """One statement behind everybody's back."""
        await self.in_thread(self.raw.run, statement.format(*values))

    async def rebuild(self) -> Any:
        return await self.venue.do("POST", f"/merchants/{self.venue.id}/rebuild")

    async def finding(self) -> Any:
        """The one thing that verifying finds."""
        (found,) = (await self.venue.proof())["findings"]
        assert found["card_id"] == self.card_id
        return found


@pytest.fixture(scope="module")
async def lived(
    new_venue: NewVenue,
    new_guest: NewGuest,
    bench: Any,
    app: Any,
    in_thread: InThread,
) -> Lived:
    from lnbits.settings import settings

    guest = await new_guest("Alice")
    with ago(days=2):
        venue = await new_venue()
        await venue.tier("Gold", 5, multiplier_bp=20_000)
        await venue.serve(guest, 4_000)
        await venue.serve(guest, 3_000)
    event = await venue.serve(guest, 2_000)
    url = settings.lnbits_database_url or None
    raw = RawDatabase.of(bench.folder, bench.postgres, url)
    return Lived(venue, guest, event["id"].split(":")[0], raw, in_thread)


async def test_a_lived_history_proves_right(lived: Lived) -> None:
    before = await lived.venue.card(lived.guest)
    assert before["points"] == 4 + 3 + 4  # the last one as Gold
    assert await lived.venue.proof() == {"cards": 1, "events": 3, **RIGHT}
    assert await lived.rebuild() == {"cards": 1, "events": 3, **RIGHT}
    assert await lived.venue.card(lived.guest) == before


async def test_nothing_at_all_proves_right(venue: Venue) -> None:
    assert await venue.proof() == {"cards": 0, "events": 0, **RIGHT}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("points", "999999"),
        ("tier_points", "0"),
        ("lifetime_points", "-1"),
        ("visits", "7"),
        ("spent_sats", "0"),
        ("spent_minor", "1"),
        ("tier_id", "NULL"),
        ("tier_id", "'nonsense'"),
        ("last_seq", "2"),
        ("last_time", "0"),
    ],
)
async def test_a_corrupted_balance_is_found_and_mended(
    lived: Lived, column: str, value: str
) -> None:
    before = await lived.venue.card(lived.guest)
    await lived.run(SET_BALANCE, column, value, lived.card_id)
    found = {"card_id": lived.card_id, "events": 3, "faults": [], "differs": [column]}
    assert await lived.finding() == found
    assert (await lived.rebuild())["findings"] == [found]
    assert await lived.venue.proof() == {"cards": 1, "events": 3, **RIGHT}
    assert await lived.venue.card(lived.guest) == before


async def test_a_lost_balance_is_found_and_mended(lived: Lived) -> None:
    before = await lived.venue.card(lived.guest)
    await lived.run(LOSE_BALANCE, lived.card_id)
    assert "points" in (await lived.finding())["differs"]
    await lived.rebuild()
    assert await lived.venue.card(lived.guest) == before
    assert (await lived.venue.proof())["wrong"] == 0


# --- tampering ------------------------------------------------------------------------


@pytest.fixture
async def burglary(lived: Lived) -> AsyncIterator[None]:
    """The guards of the ledger are off; what is changed now is put back by the test."""
    burglar = Burglar(lived.raw, lived.in_thread)
    await burglar.break_in()
    yield
    await burglar.leave()
    with pytest.raises(SqlRefused, match="append-only"):
        await lived.run(SET_EVENT, "delta", 1, lived.card_id, 1)
    assert (await lived.venue.proof())["wrong"] == 0


@pytest.mark.parametrize("seq", [1, 2, 3])
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("delta", "delta + 1"),
        ("base_sats", "1"),
        ("merchant_id", "'mallory'"),
        ("time", "time - 86400"),
        ("local_day", "'2020-01-01'"),
        ("lots", "''"),
        ("source_id", "source_id || 'x'"),
        ("hash", "prev"),
    ],
)
async def test_a_tampered_event_is_reported_by_its_number(
    lived: Lived, burglary: None, seq: int, column: str, value: str
) -> None:
    where = (lived.card_id, seq)
    (was,) = await lived.in_thread(lived.raw.rows, ONE_EVENT.format(*where))
    await lived.run(SET_EVENT, column, value, *where)
    found = await lived.finding()
    await lived.run(SET_EVENT, column, f"'{was[column]}'", *where)
    assert found["faults"][0] == f"entry {seq} was changed"


async def test_a_deleted_event_is_reported(
    lived: Lived, burglary: None, venue: Venue, guest: Guest
) -> None:
    """The last one leaves no gap, yet the balance has seen it."""
    for amount in (1_000, 2_000, 3_000):
        event = await venue.serve(guest, amount)
    card_id = event["id"].split(":")[0]
    await lived.run(LOSE_EVENT, card_id, 3)
    (found,) = (await venue.proof())["findings"]
    assert found["faults"] == [] and "last_seq" in found["differs"]
    await lived.run(LOSE_EVENT, card_id, 1)
    (found,) = (await venue.proof())["findings"]
    assert found["faults"] == ["entry 1 is missing"]
    assert (await lived.venue.proof())["wrong"] == 0  # another programme's
