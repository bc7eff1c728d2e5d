"""Staff says whose a bill is, and puts a wrong card right (api: Orders)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import bills
import pytest

from devkit.people import Guest
from venue import Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


@pytest.fixture
async def bob(new_guest: NewGuest) -> Guest:
    return await new_guest("Bob")


async def attached(venue: Venue, order_id: str, guest: Guest, **more: Any) -> Any:
    return answer(await bills.attach(venue, order_id, guest.pubkey, **more))


async def refused(
    venue: Venue, order_id: str, guest: Guest, **more: Any
) -> tuple[int, str]:
    return refusal(await bills.attach(venue, order_id, guest.pubkey, **more))


async def paid_bill(venue: Venue, payer: Guest, **more: Any) -> str:
    """A bill of 5,000 sats that was paid; the order's id."""
    made = await venue.order(5_000, **more)
    await venue.pay(payer, made["payment_request"])
    await bills.closed(venue, made["order"]["id"])
    return str(made["order"]["id"])


# --- until it is paid -----------------------------------------------------------------


async def test_until_it_is_paid_anybody_at_the_till_says_whose_it_is(
    venue: Venue, guest: Guest, bob: Guest
) -> None:
    made = await venue.order(5_000)
    order_id = made["order"]["id"]
    pos = await venue.token("pos")
    path = f"/orders/{order_id}/customer"
    for whose in (bob, guest, bob):
        shown = await attached(venue, order_id, whose, who=pos)
        assert shown["customer_pubkey"] == whose.pubkey
    for _ in range(2):
        shown = answer(await venue.call("DELETE", path, pos))
        assert shown["customer_pubkey"] is None
    await attached(venue, order_id, guest, who=venue.invoice)
    await venue.pay(guest, made["payment_request"])
    assert (await venue.counted(guest, order_id))["points_delta"] == 5
    assert await venue.refused("DELETE", path) == bills.CLOSED
    assert await bills.points(venue, bob) == 0


async def test_whose_a_part_is_before_it_is_paid(
    venue: Venue, guest: Guest, bob: Guest
) -> None:
    order_id = (await venue.order(4_000, keep_open=True))["order"]["id"]
    parts = [await bills.part(venue, order_id, share=2) for _ in range(2)]
    for part, whose in zip(parts, (guest, bob), strict=True):
        await attached(venue, order_id, whose, payment_id=part["payment_id"])
        await bills.pay(venue, guest, order_id, part)
    assert await bills.points(venue, guest) == await bills.points(venue, bob) == 2


async def test_what_says_nothing_is_refused(
    venue: Venue, guest: Guest, new_venue: NewVenue
) -> None:
    order_id = (await venue.order(5_000))["order"]["id"]
    path = f"/orders/{order_id}/customer"
    bad = await venue.refused("PUT", path, customer_pubkey="nobody")
    assert bad == (400, "bad_pubkey")
    unknown = await refused(venue, order_id, guest, payment_id="nope")
    assert unknown == (404, "payment_not_found")
    assert await refused(venue, "nope", guest) == (404, "order_not_found")
    rival = await new_venue()
    assert await refused(rival, order_id, guest) == (404, "merchant_not_found")
    monitor = await venue.token("monitor")
    assert await refused(venue, order_id, guest, who=monitor) == (403, "scope_missing")
    await venue.do("PUT", f"/orders/{order_id}/status", status="canceled")
    assert await refused(venue, order_id, guest) == bills.CLOSED


# --- once it is paid ------------------------------------------------------------------


async def test_a_paid_bill_of_nobody_goes_on_a_card_once_by_named_staff(
    venue: Venue, guest: Guest, bob: Guest
) -> None:
    waiter = await bills.hire(venue)
    order_id = await paid_bill(venue, guest)
    for who in (venue.admin, venue.invoice, await venue.token("pos")):
        assert await refused(venue, order_id, guest, who=who) == (403, "staff_needed")
    for _ in range(2):
        shown = await attached(venue, order_id, guest, who=waiter)
        assert shown["customer_pubkey"] == guest.pubkey
    assert await bills.points(venue, guest) == 5
    assert await refused(venue, order_id, bob, who=waiter) == (403, "scope_missing")
    token = shown["payments"][0]["receipt_token"]
    taken = refusal(await bills.claim(venue, bob, token))
    assert taken == (409, "already_claimed")
    assert await bills.points(venue, bob) == 0
    assert (await venue.proof())["wrong"] == 0


async def test_after_the_window_it_goes_on_no_card(
    new_venue: NewVenue, guest: Guest
) -> None:
    with ago(days=9):
        venue = await new_venue()
        await venue.program(claim_window_days=3)
        waiter = await bills.hire(venue)
        order_id = await paid_bill(venue, guest)
    assert await refused(venue, order_id, guest, who=waiter) == (409, "claim_ended")


async def test_a_bill_without_points_goes_on_no_card(
    venue: Venue, guest: Guest
) -> None:
    await venue.program(min_spend_sats=6_000)
    waiter = await bills.hire(venue)
    order_id = await paid_bill(venue, guest)
    gone = await refused(venue, order_id, guest, who=waiter)
    assert gone == (409, "nothing_to_claim")


async def test_of_a_split_bill_it_has_to_be_said_which(
    venue: Venue, guest: Guest, bob: Guest
) -> None:
    waiter = await bills.hire(venue)
    order_id = (await venue.order(4_000, keep_open=True))["order"]["id"]
    parts = [await bills.part(venue, order_id, share=2) for _ in range(2)]
    for part in parts:
        await bills.pay(venue, guest, order_id, part)
    await bills.closed(venue, order_id)
    which = await refused(venue, order_id, guest, who=waiter)
    assert which == (409, "which_payment")
    for part, whose in zip(parts, (guest, bob), strict=True):
        said = {"payment_id": part["payment_id"], "who": waiter}
        await attached(venue, order_id, whose, **said)
    assert await bills.points(venue, guest) == await bills.points(venue, bob) == 2


# --- a wrong card ---------------------------------------------------------------------


async def test_a_manager_puts_a_wrong_card_right_with_a_reason(
    venue: Venue, guest: Guest, bob: Guest
) -> None:
    order_id = str((await venue.serve(guest, 5_000))["order_id"])
    waiter = await bills.hire(venue)
    manager = await venue.token("manage", "pos")
    assert await refused(venue, order_id, bob, who=waiter) == (403, "scope_missing")
    key = await refused(venue, order_id, bob, who=venue.invoice)
    assert key == (403, "admin_key_needed")
    for nothing in ({}, {"reason": ""}, {"reason": "  "}):
        said = await refused(venue, order_id, bob, who=manager, **nothing)
        assert said == (409, "reason_needed")
    reason = {"reason": "The wrong phone"}
    shown = await attached(venue, order_id, bob, who=manager, **reason)
    assert shown["customer_pubkey"] == bob.pubkey
    assert shown["payments"][0]["customer_pubkey"] == bob.pubkey
    assert (await bills.points(venue, guest), await bills.points(venue, bob)) == (0, 5)
    answer(await venue.refund(order_id, amount_sats=5_000))
    assert (await bills.points(venue, guest), await bills.points(venue, bob)) == (0, 0)
    assert (await venue.proof())["wrong"] == 0


async def test_a_card_that_was_put_right_can_be_put_right_again(
    venue: Venue, guest: Guest, bob: Guest
) -> None:
    order_id = str((await venue.serve(guest, 5_000))["order_id"])
    for whose in (bob, guest, guest):
        await attached(venue, order_id, whose, reason="No, the other one")
        assert await bills.points(venue, whose) == 5
    assert await bills.points(venue, bob) == 0
    assert (await venue.proof())["wrong"] == 0


async def test_what_is_on_no_card_any_more_is_not_moved(
    venue: Venue, guest: Guest, bob: Guest
) -> None:
    """Its guest was forgotten: the bill stays nobody's."""
    order_id = str((await venue.serve(guest, 5_000))["order_id"])
    await venue.do("DELETE", venue.card_path(guest))
    gone = await refused(venue, order_id, bob, reason="Because")
    assert gone == (409, "nothing_left")
    assert await bills.points(venue, bob) == 0
