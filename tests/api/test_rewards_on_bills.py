"""A reward on an open bill is a line below zero, used when it settles (mission 43)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import bills
import pytest
from bills import named
from holders import send

import perks
import records
from devkit.people import Guest
from money_back import refunded
from venue import Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
LINES = [named("Coffee", 300, 2), named("Cake", 400)]  # 1000


@pytest.fixture
async def ana(venue: Venue, guest: Guest) -> Guest:
    """Has 1000 points, at a point for a sat."""
    await venue.program(earn_per_sats=1)
    await venue.serve(guest, 1_000)
    return guest


async def reserved(venue: Venue, guest: Guest, kind: str, **more: Any) -> str:
    """A reward that the guest has reserved; the redemption's id."""
    body = {"name": f"A {kind}", "kind": kind, "cost_points": 100, **more}
    made = await perks.reward(venue, **body)
    return str((await perks.reserve(venue, guest, made["id"]))["redemption"]["id"])


async def coffee(venue: Venue, guest: Guest) -> str:
    return await reserved(venue, guest, "free_item", name="Free coffee")


async def table(venue: Venue, guest: Guest, **more: Any) -> Any:
    """The guest's bill of 1,000 sats, not paid yet: the answer."""
    return await venue.order(None, lines=LINES, customer_pubkey=guest.pubkey, **more)


async def put(venue: Venue, order_id: str, redemption_id: str, **more: Any) -> Any:
    path = f"/orders/{order_id}/rewards/{redemption_id}"
    return await venue.do("PUT", path, **more)


async def put_refused(
    venue: Venue, order_id: str, redemption_id: str, **more: Any
) -> tuple[int, str]:
    path = f"/orders/{order_id}/rewards/{redemption_id}"
    return await venue.refused("PUT", path, **more)


async def test_the_guest_s_statement_says_what_was_taken_off(
    venue: Venue, ana: Guest
) -> None:
    """Mission 176: one's own history, with what was discounted."""
    made = await table(venue, ana)
    held = [await coffee(venue, ana), await reserved(venue, ana, "sats_off", value=50)]
    for one in held:
        changed = await put(venue, made["order"]["id"], one)
    await venue.pay(ana, changed["payment_request"])
    await venue.counted(ana, made["order"]["id"])
    found = answer(await send(venue.http, ana.keys, "GET", "/me/history"))["data"]
    assert [line["discounts"] for line in found if line["kind"] == "earned"] == [
        [{"name": "Free coffee", "sats": 300}, {"name": "A sats_off", "sats": 50}],
        [],
    ]
    assert all(line["discounts"] == [] for line in found if line["kind"] != "earned")


async def state(redemption_id: str) -> dict[str, Any]:
    (row,) = await records.rows(
        "SELECT * FROM redemptions WHERE id = :id", id=redemption_id
    )
    return row


async def test_a_free_coffee_on_the_bill(venue: Venue, ana: Guest) -> None:
    held = await coffee(venue, ana)
    made = await table(venue, ana, tip_sats=50)
    order_id = made["order"]["id"]
    changed = await put(venue, order_id, held)
    order = changed["order"]
    reward = order["lines"][-1]
    told = (reward["kind"], reward["total_sats"], reward["redemption_id"])
    assert told == ("reward", -300, held)
    assert (order["rewards_sats"], order["total_sats"]) == (300, 750)
    assert (await put(venue, order_id, held))["order"]["lines"][:2] == order["lines"][
        :2
    ]
    paid = (await bills.order(venue, order_id))["payments"][-1]
    assert (paid["amount_sats"], paid["tip_sats"]) == (700, 50)
    last = await put(venue, order_id, held)
    await venue.pay(ana, last["payment_request"])
    event = await venue.counted(ana, order_id)
    assert (event["base_sats"], event["points_delta"]) == (700, 700)
    row = await state(held)
    assert (row["status"], row["merchant_id"]) == ("fulfilled", venue.id)
    assert await bills.points(venue, ana) == 1_000 - 100 + 700
    assert (await venue.proof())["wrong"] == 0


async def test_all_kinds_in_their_order_and_the_tip_untouched(
    venue: Venue, ana: Guest
) -> None:
    """1000 − 300 = 700, − 10 % = 630, − 130 = 500; and the tip."""
    made = await table(venue, ana, tip_sats=77)
    order_id = made["order"]["id"]
    for held in (
        await reserved(venue, ana, "priority"),
        await reserved(venue, ana, "sats_off", value=130),
        await reserved(venue, ana, "percent_off", value=10),
        await coffee(venue, ana),
    ):
        changed = await put(venue, order_id, held)
    lines = changed["order"]["lines"]
    assert [line["total_sats"] for line in lines[2:]] == [-300, -70, -130, 0]
    assert changed["order"]["total_sats"] == 577
    grown = await bills.add(venue, order_id, named("Tea", 1_000))
    off = [x["total_sats"] for x in grown["order"]["lines"] if x["kind"] == "reward"]
    assert off == [-300, -170, -130, 0]
    await venue.pay(ana, grown["payment_request"])
    event = await venue.counted(ana, order_id)
    assert event["base_sats"] == 1_400


async def test_a_reward_put_with_the_order(venue: Venue, ana: Guest) -> None:
    held = await coffee(venue, ana)
    made = await table(venue, ana, redemption_ids=[held])
    assert made["order"]["total_sats"] == 700


async def test_a_bill_paid_in_cash_uses_its_rewards(venue: Venue, ana: Guest) -> None:
    waiter = await bills.taking_cash(venue)
    held = await coffee(venue, ana)
    order_id = (await table(venue, ana, redemption_ids=[held]))["order"]["id"]
    await bills.in_cash(venue, order_id, waiter)
    assert (await state(held))["status"] == "fulfilled"
    assert await bills.points(venue, ana) == 1_000 - 100 + 700


async def test_a_bill_that_rewards_pay_needs_no_invoice(
    venue: Venue, ana: Guest
) -> None:
    held = await reserved(venue, ana, "sats_off", value=5_000)
    made = await table(venue, ana)
    order_id = made["order"]["id"]
    changed = await put(venue, order_id, held)
    assert (changed["payment_request"], changed["order"]["bill"]) == ("", "paid")
    assert changed["order"]["payments"][-1]["method"] == "nothing"
    assert (await state(held))["status"] == "fulfilled"
    assert await bills.points(venue, ana) == 900
    await venue.pay(ana, made["payment_request"])  # the one it had before
    assert await records.outcome(made["payment_hash"]) == "already_paid"
    assert await bills.points(venue, ana) == 900
    assert (await venue.proof())["wrong"] == 0


async def test_of_a_free_bill_the_tip_is_paid(venue: Venue, ana: Guest) -> None:
    """Also by the invoice that the bill had before."""
    held = await reserved(venue, ana, "sats_off", value=5_000)
    made = await table(venue, ana, tip_sats=90)
    order_id = made["order"]["id"]
    changed = await put(venue, order_id, held)
    assert changed["order"]["total_sats"] == 90
    await venue.pay(ana, made["payment_request"])
    shown = await bills.closed(venue, order_id)
    told = [(p["tip_sats"], p["surplus_sats"]) for p in shown["payments"]]
    assert told[0] == (90, 1_000)
    assert (await state(held))["status"] == "fulfilled"
    assert await bills.points(venue, ana) == 900


async def test_a_reward_for_all_that_is_left_closes_a_bill_that_was_split(
    venue: Venue, ana: Guest
) -> None:
    made = await table(venue, ana, keep_open=True)
    order_id = made["order"]["id"]
    asked = await bills.part(venue, order_id, amount_sats=600)
    await bills.pay(venue, ana, order_id, asked)
    held = await reserved(venue, ana, "sats_off", value=400)
    assert (await put(venue, order_id, held))["order"]["bill"] == "paid"
    assert (await state(held))["status"] == "fulfilled"


async def test_a_reward_for_more_than_is_left_to_ask_for_is_refused(
    venue: Venue, ana: Guest
) -> None:
    order_id = (await table(venue, ana, keep_open=True))["order"]["id"]
    await bills.part(venue, order_id, amount_sats=900)
    held = await coffee(venue, ana)
    assert await put_refused(venue, order_id, held) == (409, "bill_split")
    row = await state(held)
    assert (row["status"], row["order_id"]) == ("reserved", None)


# --- while it is on the bill ----------------------------------------------------------


async def test_while_on_a_bill_it_is_used_no_other_way(
    venue: Venue, ana: Guest
) -> None:
    made = await perks.reward(venue, name="Free coffee", cost_points=100)
    held = await perks.reserve(venue, ana, made["id"])
    redemption = held["redemption"]
    order_id = (await table(venue, ana))["order"]["id"]
    await put(venue, order_id, redemption["id"])
    on_a_bill = (409, "on_a_bill")
    fulfil = await perks.end(venue, held, "fulfil", code=redemption["code"])
    assert refusal(fulfil) == on_a_bill
    assert refusal(await perks.end(venue, held, "cancel")) == on_a_bill
    path = f"/redemptions/{redemption['id']}/cancel"
    assert refusal(await perks.sign(venue, ana, path)) == on_a_bill
    other = (await table(venue, ana))["order"]["id"]
    assert await put_refused(venue, other, redemption["id"]) == on_a_bill
    assert await bills.points(venue, ana) == 900


async def test_taken_off_it_waits_again(venue: Venue, ana: Guest) -> None:
    held = await coffee(venue, ana)
    order_id = (await table(venue, ana, redemption_ids=[held]))["order"]["id"]
    path = f"/orders/{order_id}/rewards/{held}"
    off = await venue.do("DELETE", path)
    assert (off["order"]["rewards_sats"], off["order"]["total_sats"]) == (0, 1_000)
    assert await venue.refused("DELETE", path) == (404, "redemption_not_found")
    row = await state(held)
    assert (row["status"], row["order_id"]) == ("reserved", None)
    assert (await put(venue, order_id, held))["order"]["total_sats"] == 700


async def test_a_canceled_bill_gives_its_rewards_back(venue: Venue, ana: Guest) -> None:
    held = await coffee(venue, ana)
    order_id = (await table(venue, ana, redemption_ids=[held]))["order"]["id"]
    for _ in range(2):
        await venue.do("PUT", f"/orders/{order_id}/status", status="canceled")
    assert (await state(held))["status"] == "canceled"
    assert await bills.points(venue, ana) == 1_000
    assert (await venue.proof())["wrong"] == 0


async def test_its_time_does_not_run_on_a_bill(
    new_venue: NewVenue, guest: Guest
) -> None:
    ana = guest
    with ago(1_800):
        venue = await new_venue()
        await venue.program(earn_per_sats=1, reserve_minutes=15)
        answer(await venue.by_hand("grant", ana.pubkey, 1_000))
        held = await coffee(venue, ana)
        made = await table(venue, ana, redemption_ids=[held])
    left = await _left_behind(venue, ana)
    assert (await state(held))["status"] == "reserved"
    await venue.pay(ana, made["payment_request"])
    await venue.counted(ana, made["order"]["id"])
    assert (await state(held))["status"] == "fulfilled"
    assert await bills.points(venue, ana) == 1_000 - 100 + 700
    assert left == 900


async def _left_behind(venue: Venue, ana: Guest) -> int:
    """What the card has once all that is due on it was written."""
    answer(await venue.by_hand("grant", ana.pubkey, 1))
    answer(await venue.by_hand("revoke", ana.pubkey, 1))
    return await bills.points(venue, ana)


async def test_a_refund_of_another_bill_does_not_end_it(
    venue: Venue, ana: Guest
) -> None:
    """It lets other rewards that wait lapse, and then the card owes."""
    first = (await venue.card(ana))["recent_events"][0]["order_id"]
    held = await coffee(venue, ana)
    waiting = await reserved(venue, ana, "sats_off", value=1)
    order_id = (await table(venue, ana, redemption_ids=[held]))["order"]["id"]
    await refunded(venue, first, amount_sats=1_000)
    assert (await state(held))["status"] == "reserved"
    assert (await state(waiting))["status"] == "lapsed"
    assert await bills.points(venue, ana) == -100
    assert (await bills.order(venue, order_id))["total_sats"] == 700
    assert (await venue.proof())["wrong"] == 0


async def test_a_refund_gives_rewards_back_if_it_is_asked_to(
    venue: Venue, ana: Guest
) -> None:
    held = await coffee(venue, ana)
    made = await table(venue, ana, redemption_ids=[held])
    order_id = made["order"]["id"]
    await venue.pay(ana, made["payment_request"])
    await venue.counted(ana, order_id)
    await refunded(venue, order_id, amount_sats=350)
    assert await bills.points(venue, ana) == 1_000 - 100 + 350
    back = await refunded(venue, order_id, amount_sats=350, return_rewards=True)
    assert back["rewards_returned"] == ["Free coffee"]
    assert (await state(held))["status"] == "canceled"
    assert await bills.points(venue, ana) == 1_000
    assert (await venue.proof())["wrong"] == 0


# --- whose it may be ------------------------------------------------------------------


async def test_only_the_guests_own_reward_is_on_their_bill(
    venue: Venue, ana: Guest, new_guest: NewGuest
) -> None:
    bob = await new_guest("Bob")
    held = await coffee(venue, ana)
    nobodys = (await venue.order(1_000))["order"]["id"]
    assert await put_refused(venue, nobodys, held) == (409, "no_customer")
    his = (await table(venue, bob))["order"]["id"]
    assert await put_refused(venue, his, held) == (409, "other_customer")
    hers = (await table(venue, ana))["order"]["id"]
    assert await put_refused(venue, hers, "nope") == (404, "redemption_not_found")
    refused = await put_refused(venue, hers, held, line_id="nope")
    assert refused == (404, "line_not_found")
    await put(venue, hers, held)
    path = f"/orders/{hers}/customer"
    refused = await venue.refused("PUT", path, customer_pubkey=bob.pubkey)
    assert refused == (409, "reward_on_bill")
    assert await venue.refused("DELETE", path) == (409, "reward_on_bill")


async def test_another_programmes_reward_is_on_no_bill_of_ours(
    venue: Venue, ana: Guest, new_venue: NewVenue
) -> None:
    """Whoever makes rewards of their own cannot give our bills away."""
    rival = await new_venue()
    await rival.program(earn_per_sats=1)
    await rival.serve(ana, 1_000)
    theirs = await reserved(rival, ana, "sats_off", value=1_000)
    order_id = (await table(venue, ana))["order"]["id"]
    refused = await put_refused(venue, order_id, theirs)
    assert refused == (404, "redemption_not_found")
    body: dict[str, Any] = {"merchant_id": venue.id, "amount_sats": 1_000}
    body |= {"customer_pubkey": ana.pubkey, "redemption_ids": [theirs]}
    refused = await venue.refused("POST", "/orders", **body)
    assert refused == (404, "redemption_not_found")
    assert (await state(theirs))["order_id"] is None


async def test_what_is_over_is_on_no_bill(venue: Venue, ana: Guest) -> None:
    made = await perks.reward(venue, name="Free coffee", cost_points=100)
    given = await perks.reserve(venue, ana, made["id"])
    await perks.fulfilled(venue, given)
    gone = await perks.reserve(venue, ana, made["id"])
    await perks.end(venue, gone, "cancel")
    order_id = (await table(venue, ana))["order"]["id"]
    refused = await put_refused(venue, order_id, given["redemption"]["id"])
    assert refused == (409, "already_fulfilled")
    refused = await put_refused(venue, order_id, gone["redemption"]["id"])
    assert refused == (409, "redemption_over")


async def test_a_reward_of_a_card_that_became_another(
    venue: Venue, ana: Guest, new_guest: NewGuest
) -> None:
    """By either of the person's two keys it is theirs."""
    from loyalty import services
    from loyalty.store import store

    kept = await new_guest("Ana's new phone")
    await venue.serve(kept, 10)
    program_id = venue.merchant["program_id"]
    await store.write(
        lambda tx: services.merge_cards(tx, program_id, ana.pubkey, kept.pubkey)
    )
    held = await coffee(venue, kept)
    by_old, by_new = await table(venue, ana), await table(venue, kept)
    await put(venue, by_new["order"]["id"], held)
    await venue.do("DELETE", f"/orders/{by_new['order']['id']}/rewards/{held}")
    changed = await put(venue, by_old["order"]["id"], held)
    await venue.pay(ana, changed["payment_request"])
    await bills.closed(venue, by_old["order"]["id"])
    assert (await state(held))["status"] == "fulfilled"
    assert await bills.points(venue, kept) == 1_010 - 100 + 700
    assert (await venue.proof())["wrong"] == 0


async def test_a_guest_is_forgotten_while_their_reward_is_on_a_bill(
    venue: Venue, ana: Guest
) -> None:
    """Their points end; the bill stays what they were told, and can be paid."""
    held = await coffee(venue, ana)
    made = await table(venue, ana, redemption_ids=[held])
    await venue.do("DELETE", venue.card_path(ana))
    assert (await state(held))["status"] == "canceled"
    await venue.pay(ana, made["payment_request"])
    shown = await bills.closed(venue, made["order"]["id"])
    assert (shown["customer_pubkey"], shown["rewards_sats"]) == (None, 300)
    assert (await state(held))["status"] == "canceled"
    assert (await venue.proof())["wrong"] == 0
