"""Whoever is forgotten leaves totals as they were, and chains valid (mission 219)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from archives import Archive, archive_of, erase

import records
from devkit.people import Guest
from histories import History, figures, open_lots
from lab import Lab
from proofs import signed
from venue import API, Venue

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
InThread = Callable[..., Awaitable[Any]]


@pytest.fixture
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


@pytest.fixture
def history(shop: Venue, new_lab: Any) -> History:
    return History(Lab(shop, int(time.time())))


@pytest.fixture
def archive(app: Any, bench: Any, database: str, in_thread: InThread) -> Archive:
    return archive_of(bench, database, in_thread)


async def test_totals_stay_and_what_was_open_ends(
    shop: Venue, guest: Guest, history: History
) -> None:
    await shop.serve(guest, 10_000)
    await shop.serve(guest, 20_000)
    card = await history.own_books(guest.pubkey)
    chain = await history.chain(guest.pubkey)
    orders = (await shop.do("GET", f"/merchants/{shop.id}/orders"))["total"]
    erased = await erase(shop, guest)
    assert (erased["erased"], erased["points_ended"]) == (True, 30)
    after = await _books(history, card.balance.card_id)
    expected = {**figures(card.balance), "points": 0}
    assert figures(after.balance) == expected and open_lots(after) == []
    assert [after.lots[seq].expired for seq in sorted(after.lots)] == [10, 20]
    proof = await shop.proof()
    assert (proof["cards"], proof["events"], proof["wrong"]) == (1, 3, 0)
    last = await _last_event(history, card.balance.card_id)
    assert (last.kind, last.source, last.delta) == ("expired", "erasure", -30)
    assert last.prev == chain[-1].hash
    assert last.actor_id == f"wallet:{shop.wallet.id}"
    assert (await shop.do("GET", f"/merchants/{shop.id}/orders"))["total"] == orders
    assert (await shop.do("GET", f"/merchants/{shop.id}/customers"))["data"] == []


async def _books(history: History, card_id: str) -> Any:
    from loyalty import crud

    return await history.lab.run(crud.read_books, card_id, history.lab.program_id)


async def _last_event(history: History, card_id: str) -> Any:
    from loyalty import crud

    return (await history.lab.run(lambda tx: list(crud.read_chain(tx, card_id))))[-1]


async def test_the_customer_did_it_themselves(
    shop: Venue, guest: Guest, history: History
) -> None:
    event = await shop.serve(guest, 10_000)
    card_id = event["id"].split(":")[0]
    await erase(shop, guest, signed(guest.keys, "DELETE", API + shop.card_path(guest)))
    assert (await _last_event(history, card_id)).actor_id == f"card:{card_id}"


async def test_a_reward_that_waits_is_canceled_and_its_points_end(
    shop: Venue, guest: Guest, history: History, archive: Archive
) -> None:
    await shop.serve(guest, 10_000)
    redemption = await history.reserve(guest.pubkey, 6)
    assert (await erase(shop, guest))["points_ended"] == 10
    query = f"SELECT * FROM loyalty.redemptions WHERE id = '{redemption}'"  # noqa: S608
    (row,) = await archive.in_thread(archive.raw.rows, query)
    assert (row["status"], row["ended_by"]) == ("canceled", f"wallet:{shop.wallet.id}")
    assert (await shop.proof())["wrong"] == 0


async def test_what_was_owed_is_left_alone(
    shop: Venue, guest: Guest, history: History
) -> None:
    event = await history.take(guest.pubkey, 5)
    assert (await erase(shop, guest))["points_ended"] == 0
    assert (await _books(history, event.card_id)).balance.points == -5
    assert (await shop.proof())["wrong"] == 0


async def test_a_later_bill_makes_a_new_card(shop: Venue, guest: Guest) -> None:
    first = await shop.serve(guest, 10_000)
    await erase(shop, guest)
    assert (await shop.card(guest))["points"] == 0
    second = await shop.serve(guest, 4_000)
    assert second["id"].split(":")[0] != first["id"].split(":")[0]
    card = await shop.card(guest)
    assert (card["points"], len(card["recent_events"])) == (4, 1)
    await erase(shop, guest)  # and again: nobody's cards do not clash
    assert (await shop.proof())["wrong"] == 0


async def test_an_open_bill_of_theirs_earns_for_nobody(
    shop: Venue, guest: Guest
) -> None:
    await shop.serve(guest, 10_000)
    made = await shop.order(5_000, customer_pubkey=guest.pubkey)
    await erase(shop, guest)
    paid = await shop.pay(guest, made["payment_request"])
    assert await records.outcome(paid) == "no_customer"
    assert (await shop.card(guest))["points"] == 0


async def test_who_only_brought_somebody_can_be_forgotten_too(
    shop: Venue, guest: Guest, new_guest: NewGuest, archive: Archive
) -> None:
    bringer = await new_guest("Bringer")
    await shop.serve(guest, 1_000, referrer_pubkey=bringer.pubkey)
    assert (await erase(shop, bringer))["points_ended"] == 0
    assert bringer.pubkey not in await archive.text()


async def test_another_programmes_card_stays(
    shop: Venue, guest: Guest, new_venue: NewVenue
) -> None:
    other = await new_venue()
    for venue in (shop, other):
        await venue.serve(guest, 10_000)
    await erase(shop, guest)
    assert (await other.card(guest))["points"] == 10
    orders = await other.do("GET", f"/merchants/{other.id}/orders")
    assert orders["data"][0]["customer_pubkey"] == guest.pubkey


async def test_bills_that_come_meanwhile_are_on_one_card_or_the_other(
    shop: Venue, history: History
) -> None:
    from loyalty import services

    lab = history.lab
    guest = lab.guest()
    await lab.earn(guest, 1_000)
    await asyncio.gather(
        *(lab.earn(guest, 1_000) for _ in range(5)),
        lab.run(services.erase, lab.program_id, guest),
        *(lab.earn(guest, 1_000) for _ in range(5)),
    )
    assert 0 <= await lab.points(guest) <= 10
    proof = await shop.proof()
    assert (proof["events"], proof["wrong"]) == (12, 0)
