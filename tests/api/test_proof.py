"""Every balance is what its chain says, and the chain is what was written: `verify`
finds what is not, `rebuild` mends the cache (mission 20-25, 26-35)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

import records
from burglar import Burglar
from devkit.people import Guest
from histories import START, History
from lab import DAY, Lab
from raw import RawDatabase, SqlRefused
from venue import Venue, ago

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
InThread = Callable[..., Awaitable[Any]]

RIGHT = {"wrong": 0, "wrong_days": 0, "findings": []}
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


# --- books ------------------------------------------------------------------------


@pytest.fixture
async def booked(new_lab: Callable[..., Awaitable[Lab]]) -> Lab:
    """A card with an open lot, a used one, an expired one, and a tier for a while."""
    lab = await new_lab(START)
    lab.pass_time(DAY)
    await lab.settings(tier_window_days=90, expiry_mode="months", expiry_months=2)
    await lab.run(make_gold, lab.program_id)
    ana, history = lab.guest(), History(lab)
    await history.give(ana, 10, days=3)
    lab.pass_time(5 * DAY)
    await lab.earn(ana, 30_000)
    await history.use(ana, 12)
    lab.pass_time(DAY)
    bill = await lab.earn(ana, 20_000)
    await history.refund(bill, ana, part=2)
    return lab


def make_gold(tx: Any, program_id: str) -> None:
    from loyalty import services
    from loyalty.models import TierBody

    body = TierBody.parse_obj({"name": "Gold", "threshold": 5})
    services.create_tier(tx, program_id, body)


CARD_S = "WHERE card_id IN (SELECT id FROM cards WHERE program_id = :program)"
LOOK_AGAIN = "UPDATE balances SET tier_until = 0 {}"
SPOILT = [
    ("UPDATE lots SET left_points = left_points + 1 {} AND seq = 3", ["lots"]),
    ("UPDATE lots SET until = until + 1 {} AND seq = 3", ["lots"]),
    ("UPDATE lots SET points = 99 {} AND seq = 1", ["lots"]),
    ("UPDATE lots SET expired_points = 0 {} AND seq = 1", ["lots"]),
    ("DELETE FROM lots {} AND seq = 3", ["lots"]),
    ("UPDATE takings SET points = points - 1 {}", ["takings"]),
    ("UPDATE takings SET lot_seq = 1 {}", ["takings"]),
    ("DELETE FROM takings {}", ["takings"]),
    ("UPDATE counted_bills SET base_sats = 0 {}", ["bills"]),
    ("UPDATE counted_bills SET time = time - 9999999 {}", ["bills"]),
    ("UPDATE counted_bills SET local_day = '2020-01-01' {}", ["bills"]),
    ("UPDATE counted_bills SET tier_points = 9 {} AND seq = 3", ["bills"]),
    ("DELETE FROM counted_bills {}", ["bills"]),
    ("UPDATE balances SET tier_until = tier_until + 1 {}", ["tier_until"]),
    ("UPDATE balances SET tier_until = 9007199254740991 {}", ["tier_until"]),
    ("UPDATE balances SET tier_id = NULL {}", ["tier_id"]),
    ("UPDATE balances SET active_at = 0 {}", ["active_at"]),
    ("UPDATE balances SET active_at = active_at + 1 {}", ["active_at"]),
    ("UPDATE balances SET updated_at = 0 {}", ["updated_at"]),
]


@pytest.mark.parametrize(("spoil", "differs"), SPOILT, ids=[s[0] for s in SPOILT])
async def test_spoilt_books_are_found_and_mended(
    booked: Lab, spoil: str, differs: list[str]
) -> None:
    """Lots, what was taken from them, bills, and until when a tier holds."""
    from loyalty import crud, proving, services

    lab, (ana,) = booked, booked.guests

    def prove(tx: Any, how: Callable[..., Any]) -> list[str]:
        program = services.get_program(tx, lab.program_id)
        (card_id,) = crud.get_card_ids(tx, program.id, "", 2)
        proof = how(tx, program, card_id)
        assert proof.faults == []
        return list(proof.differs)

    before = await lab.books(ana)
    assert await lab.run(prove, proving.prove_card) == []
    await records.spoil(spoil.format(CARD_S), program=lab.program_id)
    assert await lab.run(prove, proving.prove_card) == differs
    assert await lab.run(prove, proving.rebuild_card) == differs
    assert await lab.run(prove, proving.prove_card) == []
    after = await lab.books(ana)
    assert (after.balance, after.lots) == (before.balance, before.lots)
    assert (after.all_takings, after.bills) == (before.all_takings, before.bills)


async def test_a_tier_that_has_to_be_looked_at_again_proves_nothing(
    booked: Lab,
) -> None:
    """Whoever reads the card computes it: that it is kept open is not wrong."""
    booked.pass_time(200 * DAY)
    await booked.prove()
    await records.spoil(LOOK_AGAIN.format(CARD_S), program=booked.program_id)
    await booked.prove()


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
