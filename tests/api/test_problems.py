"""What needs a look, and is looked at (mission 57-62; an owner sees problems first)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import bills
import pytest

from devkit.people import Guest
from venue import Venue, until

NewVenue = Callable[..., Awaitable[Venue]]


async def problems(venue: Venue) -> list[Any]:
    found = await venue.do("GET", f"/merchants/{venue.id}/problems")
    assert found["total"] == len(found["data"])
    return list(found["data"])


async def kinds(venue: Venue) -> list[str]:
    return [problem["kind"] for problem in await problems(venue)]


async def seen(venue: Venue, problem: Any) -> Any:
    path = f"/merchants/{venue.id}/problems/seen"
    return await venue.do("POST", path, kind=problem["kind"], id=problem["id"])


async def one(venue: Venue) -> Any:
    async def probe() -> Any:
        return await problems(venue)

    (problem,) = await until(probe)
    return problem


async def odd_payment(venue: Venue, guest: Guest) -> Any:
    """Somebody pays an invoice that names a merchant of nobody's."""
    extra = {"customer_pubkey": guest.pubkey, "merchant_id": "somebody-else"}
    await venue.pay(guest, await venue.foreign_invoice(2_000, extra))
    return await one(venue)


async def test_what_is_in_order_is_no_problem(venue: Venue, guest: Guest) -> None:
    await venue.serve(guest, 3_000)
    await venue.pay(guest, await venue.foreign_invoice(9_000, {}))  # a top-up
    await venue.proof()
    assert await problems(venue) == []


async def test_a_refused_payment_is_shown_until_it_is_seen(
    venue: Venue, guest: Guest, new_venue: NewVenue
) -> None:
    problem = await odd_payment(venue, guest)
    told = (problem["kind"], problem["code"], problem["amount_sats"])
    assert told == ("refused_payment", "foreign_merchant", 2_000)
    stranger = await new_venue()
    assert await problems(stranger) == []
    path = f"/merchants/{stranger.id}/problems/seen"
    body = {"kind": problem["kind"], "id": problem["id"]}
    assert await stranger.refused("POST", path, **body) == (404, "problem_not_found")
    assert await seen(venue, problem) == {"seen": True}
    assert await seen(venue, problem) == {"seen": True}
    assert await problems(venue) == []


async def test_a_bill_that_was_paid_twice_is_shown_until_it_is_refunded(
    venue: Venue, guest: Guest
) -> None:
    who = await bills.taking_cash(venue)
    made = await venue.order(4_000, customer_pubkey=guest.pubkey)
    order_id = made["order"]["id"]
    await bills.in_cash(venue, order_id, who)
    await venue.pay(guest, made["payment_request"])
    problem = await one(venue)
    told = (problem["kind"], problem["order_id"], problem["amount_sats"])
    assert told == ("paid_twice", order_id, 4_000)
    shown = await bills.settled(venue, order_id)
    surplus = next(p for p in shown["payments"] if p["surplus_sats"])
    back = await venue.refund(order_id, amount_sats=4_000, payment_id=surplus["id"])
    assert back.is_success, back.text
    assert await problems(venue) == []


async def test_a_canceled_bill_that_is_paid_is_shown(
    venue: Venue, guest: Guest
) -> None:
    made = await venue.order(4_000, customer_pubkey=guest.pubkey)
    path = f"/orders/{made['order']['id']}/status"
    await venue.do("PUT", path, status="canceled")
    await venue.pay(guest, made["payment_request"])
    problem = await one(venue)
    assert (problem["kind"], problem["code"]) == ("late_bill", "late")
    assert problem["amount_sats"] == 4_000
    await seen(venue, problem)
    assert await problems(venue) == []


async def test_a_payment_that_cannot_be_judged_goes_by_itself(
    app: Any, venue: Venue, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty.orders.payments import reconciliation, settlement

    def broken(tx: Any, payment: Any) -> Any:
        raise ZeroDivisionError(payment.checking_id)

    monkeypatch.setattr(settlement, "settle", broken)
    await venue.pay(guest, await venue.foreign_invoice(2_000, {"tip_sats": 1}))
    problem = await one(venue)
    assert problem["kind"] == "stuck_payment"
    body = {"kind": problem["kind"], "id": problem["id"]}
    path = f"/merchants/{venue.id}/problems/seen"
    assert await venue.refused("POST", path, **body) == (400, "goes_by_itself")
    monkeypatch.undo()
    monkeypatch.setattr(reconciliation, "FIRST_RETRY_SECONDS", 0)
    await venue.do("POST", f"/merchants/{venue.id}/rescan", **{"from": 0})

    async def gone() -> bool:
        return await problems(venue) == []

    await until(gone)


async def test_cards_that_do_not_prove_right_come_first(
    app: Any, venue: Venue, guest: Guest, bench: Any
) -> None:
    """Books that differ go with a rebuild."""
    from loyalty.store import store

    await odd_payment(venue, guest)
    await venue.by_hand("grant", guest.pubkey, 10)
    wrong = "UPDATE balances SET points = points + 1 WHERE program_id = :id"
    program_id = venue.merchant["program_id"]
    await store.write(lambda tx: tx.execute(wrong, {"id": program_id}))
    await venue.do("POST", f"/merchants/{venue.id}/verify")
    assert await kinds(venue) == ["wrong_books", "refused_payment"]
    assert (await problems(venue))[0]["cards"] == 1
    page = f"/merchants/{venue.id}/problems?limit=1&offset=1"
    shown = await venue.do("GET", page)
    assert shown["total"] == 2
    assert [p["kind"] for p in shown["data"]] == ["refused_payment"]
    await venue.do("POST", f"/merchants/{venue.id}/rebuild")
    assert await kinds(venue) == ["refused_payment"]


async def test_how_many_there_are_is_counted_by_kind(
    app: Any, venue: Venue, guest: Guest
) -> None:
    from loyalty.insights.problems import problems as count
    from loyalty.merchants.crud import get_merchant
    from loyalty.store import store

    await odd_payment(venue, guest)

    def counted(tx: Any) -> dict[str, int]:
        merchant = get_merchant(tx, venue.id)
        assert merchant
        return count(tx, merchant)

    assert await store.read(counted) == {"refused_payment": 1}


def test_the_index_and_the_list_leave_out_the_same(app: Any) -> None:
    import inspect

    from loyalty.insights.problems_crud import ORDINARY
    from loyalty.migrations.customers import m083_problems

    source = inspect.getsource(m083_problems)
    for outcome in ORDINARY.split(", "):
        assert outcome in source
    assert source.count("', '") + source.count("', \"") >= ORDINARY.count(",")
