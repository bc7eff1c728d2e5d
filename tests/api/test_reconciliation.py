"""No settled payment is ever lost, and none counts twice (mission 211)."""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from importlib import import_module
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from devkit.people import Guest, NostrKeys
from venue import API, Venue, until

DAY = 24 * 3600
MANY = 10_000 if os.environ.get("LOYALTY_PROVE") == "1" else 1_000


@pytest.fixture(scope="module")
def ours(app: Any) -> Any:
    """The modules a test needs; they may be imported only now."""
    modules = {
        "core": "lnbits.core.crud.payments",
        "missed": "missed",
        "clock": "loyalty.clock",
        "core_payments": "loyalty.core_payments",
        "crud": "loyalty.orders.crud",
        "reconciliation": "loyalty.orders.payments.reconciliation",
        "settlement": "loyalty.orders.payments.settlement",
    }
    found = {name: import_module(path) for name, path in modules.items()}
    return SimpleNamespace(**found, store=import_module("loyalty.store").store)


@pytest.fixture(scope="module", autouse=True)
async def deaf(ours: Any) -> AsyncIterator[None]:
    """Nobody listens and nothing looks by itself: only what the test calls happens."""
    import loyalty

    await until(partial(cursor_of, ours, ours.reconciliation.SWEEP))  # it has begun
    loyalty.loyalty_stop()
    await until(ours_ended)
    yield
    loyalty.loyalty_start()


@pytest.fixture
async def old_venue(
    new_venue: Callable[..., Awaitable[Venue]],
    ours: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> Venue:
    """It has been open for five days."""
    with monkeypatch.context() as then:
        then.setattr(ours.clock, "now", lambda: int(time.time()) - 5 * DAY)
        return await new_venue()


async def ours_ended() -> bool:
    running = asyncio.all_tasks()
    return not any(task.get_name().startswith("ext_loyalty") for task in running)


async def pay_foreign(venue: Venue, guest: Guest, sats: int) -> str:
    extra = {"customer_pubkey": guest.pubkey}
    return await venue.pay(guest, await venue.foreign_invoice(sats, extra))


async def points(venue: Venue, guest: Guest) -> int:
    return int((await venue.card(guest))["points"])


async def forget(ours: Any, name: str) -> None:
    await ours.store.write(
        lambda tx: tx.execute("DELETE FROM cursors WHERE name = :n", {"n": name})
    )


async def cursor_of(ours: Any, name: str) -> Any:
    position = await ours.store.read(ours.crud.get_cursor, name)
    return float(position.at) if position else None


# --- found again ----------------------------------------------------------------------


async def test_payments_nobody_heard_of_earn(
    ours: Any, venue: Venue, guest: Guest
) -> None:
    made = await venue.order(5_000, customer_pubkey=guest.pubkey)
    await venue.pay(guest, made["payment_request"])
    await pay_foreign(venue, guest, 7_000)
    assert await points(venue, guest) == 0
    await ours.reconciliation.reconcile()
    assert await points(venue, guest) == 12
    order = await venue.do("GET", f"/orders/{made['order']['id']}")
    assert order["bill"] == "paid"


async def test_a_payment_heard_of_by_everybody_earns_once(
    ours: Any, venue: Venue, guest: Guest
) -> None:
    paid = await pay_foreign(venue, guest, 7_000)
    notified = await ours.core.get_standalone_payment(paid, incoming=True)
    look = ours.reconciliation
    await forget(ours, look.SWEEP)
    work = [look.on_paid(notified), look.reconcile(), look.sweep_if_due()] * 3
    await asyncio.gather(*work, look.rescan(0, look.Progress()))
    await look.on_paid(notified)
    card = await venue.card(guest)
    assert card["points"] == 7
    assert [event["seq"] for event in card["recent_events"]] == [1]
    assert (await venue.proof())["wrong"] == 0


async def test_a_success_that_lnbits_tells_nobody_of_earns(
    ours: Any, venue: Venue, guest: Guest
) -> None:
    made = await venue.order(5_000, customer_pubkey=guest.pubkey)
    payment = await ours.core.get_standalone_payment(made["payment_hash"])
    payment.status = "success"
    await ours.core.update_payment(payment)
    await ours.reconciliation.reconcile()
    assert await points(venue, guest) == 5


async def test_a_success_found_by_asking_lnbits_for_the_payment_earns(
    ours: Any, venue: Venue, guest: Guest
) -> None:
    from lnbits.wallets import get_funding_source

    made = await venue.order(5_000, customer_pubkey=guest.pubkey)
    paid: Any = get_funding_source()
    paid.paid_invoices.add(made["payment_hash"])
    path = f"/api/v1/payments/{made['payment_hash']}"
    answer = await venue.http.get(path, headers=venue.invoice)
    assert answer.json()["paid"] is True
    await ours.reconciliation.reconcile()
    assert await points(venue, guest) == 5


# --- cursor, overlap, sweep, re-scan --------------------------------------------------


async def test_the_cursor_moves_and_looks_ten_minutes_back(
    ours: Any, old_venue: Venue, guest: Guest
) -> None:
    read_to = partial(cursor_of, ours, ours.reconciliation.CURSOR)
    before = await read_to()
    await ours.missed.miss(old_venue, guest, 1_000, before + 1)
    await ours.reconciliation.reconcile()
    after = await read_to()
    assert after >= before + 1
    await ours.missed.miss(old_venue, guest, 2_000, after - 595)  # committed late
    await ours.missed.miss(old_venue, guest, 4_000, after - 605)
    await ours.reconciliation.reconcile()
    assert await points(old_venue, guest) == 1 + 2
    assert await read_to() == after


async def test_once_a_day_a_sweep_finds_what_is_older(
    ours: Any, old_venue: Venue, guest: Guest
) -> None:
    look = ours.reconciliation
    await forget(ours, look.SWEEP)
    await ours.missed.miss(old_venue, guest, 3_000, time.time() - 2 * DAY)
    await look.sweep_if_due()
    assert await points(old_venue, guest) == 3
    await ours.missed.miss(old_venue, guest, 4_000, time.time() - 2 * DAY)
    await look.sweep_if_due()
    assert await points(old_venue, guest) == 3
    await forget(ours, look.SWEEP)
    await look.sweep_if_due()
    assert await points(old_venue, guest) == 3 + 4


async def test_a_rescan_finds_what_is_older_still_and_says_how_far_it_is(
    ours: Any, old_venue: Venue, guest: Guest
) -> None:
    at = time.time() - 4 * DAY
    await ours.missed.miss(old_venue, guest, 3_000, at)
    await ours.missed.miss(old_venue, guest, 4_000, at + 1)
    path = f"/merchants/{old_venue.id}/rescan"

    async def rescanned() -> Any:
        url, since = API + path, {"from": int(at)}
        started = await old_venue.http.post(url, headers=old_venue.admin, json=since)
        assert started.status_code == 202
        return await until(done)

    async def done() -> Any:
        progress = await old_venue.do("GET", path)
        return progress if progress["done"] else None

    first = await rescanned()
    assert first["earned"] >= 2 and not first["failed"]
    assert await points(old_venue, guest) == 7
    again = await rescanned()
    assert again["seen"] >= first["seen"] >= 2
    assert (again["new"], again["earned"]) == (0, 0)
    assert await points(old_venue, guest) == 7


# --- what goes wrong ------------------------------------------------------------------


@pytest.fixture
def poison(ours: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """`poison(checking_id)`: that payment cannot be judged."""
    settle = ours.settlement.settle

    def only(checking_id: str) -> None:
        def poisoned(tx: Any, payment: Any) -> Any:
            judged = settle(tx, payment)  # what it wrote must not stay
            if payment.checking_id == checking_id:
                raise ZeroDivisionError(checking_id)
            return judged

        monkeypatch.setattr(ours.settlement, "settle", poisoned)

    return only


async def parked(ours: Any, checking_id: str) -> Any:
    query = "SELECT * FROM stuck_payments WHERE checking_id = :id"
    return await ours.store.read(lambda tx: tx.one(query, {"id": checking_id}))


async def test_a_payment_that_cannot_be_judged_holds_up_no_other(
    ours: Any,
    venue: Venue,
    guest: Guest,
    poison: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await pay_foreign(venue, guest, 1_000)
    stuck = await pay_foreign(venue, guest, 2_000)
    await pay_foreign(venue, guest, 4_000)
    poison(stuck)
    await ours.reconciliation.reconcile()
    assert await points(venue, guest) == 1 + 4
    assert "ZeroDivisionError" in (await parked(ours, stuck))["error"]
    monkeypatch.undo()
    due = (await parked(ours, stuck))["due_at"]
    monkeypatch.setattr(ours.clock, "now", lambda: due)
    await ours.reconciliation.reconcile()
    assert await points(venue, guest) == 1 + 2 + 4
    assert await parked(ours, stuck) is None


async def test_a_payment_that_cannot_be_judged_is_tried_less_and_less_often(
    ours: Any,
    venue: Venue,
    guest: Guest,
    poison: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stuck = await pay_foreign(venue, guest, 2_000)
    poison(stuck)
    waits = []
    for attempt in range(1, 9):
        for _ in range(2):  # the second look is too early
            progress = await ours.reconciliation.reconcile()
        row = await parked(ours, stuck)
        assert (row["attempts"], progress.new) == (attempt, 0)
        waits.append(row["due_at"] - ours.clock.now())
        at = row["due_at"]
        monkeypatch.setattr(ours.clock, "now", lambda at=at: at)
    assert all(later >= 1.9 * wait for wait, later in pairwise(waits))


async def test_a_parked_payment_that_lnbits_forgot_is_let_go(ours: Any) -> None:
    at = ours.clock.now()
    await ours.store.write(ours.crud.park, "gone", "error", at, 0)
    await ours.reconciliation.reconcile()
    assert await parked(ours, "gone") is None


async def test_the_listener_never_raises_and_nothing_is_lost(
    ours: Any,
    venue: Venue,
    guest: Guest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def broken(_: Any) -> Any:
        raise OSError("the database is away")

    paid = await pay_foreign(venue, guest, 7_000)
    notified = await ours.core.get_standalone_payment(paid, incoming=True)
    with monkeypatch.context() as away:
        away.setattr(ours.core_payments, "get_payments", broken)
        await ours.reconciliation.on_paid(notified)
    assert await points(venue, guest) == 0
    await ours.reconciliation.reconcile()
    assert await points(venue, guest) == 7


# --- many -----------------------------------------------------------------------------


async def count_judged(ours: Any, venue: Venue) -> int:
    query = "SELECT COUNT(*) AS n FROM payments WHERE merchant_id = :id"
    row = await ours.store.read(lambda tx: tx.one(query, {"id": venue.id}))
    return int(row["n"])


async def ask_until(work: asyncio.Task[Any], ours: Any, venue: Venue) -> set[int]:
    """Goes on asking the server while it works: what had been judged at each answer."""
    standing = set()
    while not work.done():
        answer = await venue.http.get(f"{API}/health")
        assert answer.json() == {"status": "ok"}
        standing.add(await count_judged(ours, venue))
    return standing


@pytest.mark.timeout(600)
async def test_many_missed_payments_are_caught_up_while_requests_are_answered(
    ours: Any, old_venue: Venue
) -> None:
    pubkeys = [NostrKeys.fresh().public for _ in range(200)]
    start = time.time() - 300
    bills = [
        ours.missed.Missed(pubkeys[i % 200], 1_000 + 37 * i, start + i / MANY)
        for i in range(MANY)
    ]
    await ours.missed.settle_unseen(old_venue.wallet.id, bills)
    catching_up = asyncio.create_task(ours.reconciliation.reconcile())
    standing = await ask_until(catching_up, ours, old_venue)
    assert len(standing) > MANY / ours.core_payments.PAGE  # page after page
    assert (await catching_up).earned == MANY
    assert await events_of(ours, old_venue) == Counter(
        (bill.id, bill.amount_sats // 1000) for bill in bills
    )
    proof = await old_venue.proof()
    assert (proof["cards"], proof["events"], proof["wrong"]) == (200, MANY, 0)


async def events_of(ours: Any, venue: Venue) -> Counter[tuple[str, int]]:
    query = "SELECT source_id, delta FROM events WHERE merchant_id = :id"
    rows = await ours.store.read(lambda tx: tx.all(query, {"id": venue.id}))
    return Counter((row["source_id"], row["delta"]) for row in rows)
