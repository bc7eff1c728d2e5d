"""Who answers by a staff link for what takes more than it: by name, and by PIN."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import bills
import pytest

import perks
import records
from devkit.people import Guest
from money_back import bill_of
from venue import Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
STAFF_NEEDED = (403, "staff_needed")
PIN_NEEDED = (403, "pin_needed")
WRONG = (403, "wrong_pin")


@pytest.fixture
async def ana(venue: Venue, guest: Guest) -> Guest:
    """Has 1,000 points, at a point for a sat."""
    await venue.program(earn_per_sats=1)
    await venue.serve(guest, 1_000)
    return guest


async def link(venue: Venue, role: str) -> dict[str, str]:
    """Headers of a device that opened a staff link."""
    path = f"/merchants/{venue.id}/tokens"
    made = await venue.do("POST", path, name="Tablet", role=role)
    return {"X-Loyalty-Token": made["secret"]}


async def hire(venue: Venue, initials: str, **more: Any) -> str:
    path = f"/merchants/{venue.id}/staff"
    return str((await venue.do("POST", path, initials=initials, **more))["id"])


def by(link: dict[str, str], who: str, pin: str = "") -> dict[str, str]:
    said = {**link, "X-Loyalty-Staff": who}
    return said | ({"X-Loyalty-Pin": pin} if pin else {})


async def with_reward(venue: Venue, guest: Guest) -> tuple[str, str]:
    """An open bill with a reward on it: the path of that line, and the redemption."""
    reward = await perks.reward(venue, kind="sats_off", value=100, cost_points=400)
    held = (await perks.reserve(venue, guest, reward["id"]))["redemption"]["id"]
    made = await venue.order(
        900, customer_pubkey=guest.pubkey, redemption_ids=[held], keep_open=True
    )
    return f"/orders/{made['order']['id']}/rewards/{held}?give_back=true", held


async def ended(redemption_id: str) -> tuple[str, str | None]:
    (row,) = await records.rows(
        "SELECT status, ended_by FROM redemptions WHERE id = :id", id=redemption_id
    )
    return row["status"], row["ended_by"]


# --- a reward is taken off a bill -----------------------------------------------------


async def test_a_reward_is_taken_off_by_name_and_pin(venue: Venue, ana: Guest) -> None:
    lena, joe = await hire(venue, "LE", pin="1357"), await hire(venue, "JO")
    waiter = await link(venue, "waiter")
    path, held = await with_reward(venue, ana)
    for said, why in (
        (waiter, STAFF_NEEDED),
        (by(waiter, "nope"), (403, "unknown_staff")),
        (by(waiter, lena), PIN_NEEDED),
        (by(waiter, lena, "1358"), WRONG),
    ):
        assert await venue.refused("DELETE", path, said) == why
        assert await ended(held) == ("reserved", None)
        assert await bills.points(venue, ana) == 600
    shown = answer(await venue.call("DELETE", path, by(waiter, lena, "1357")))["order"]
    assert (shown["rewards_sats"], shown["total_sats"]) == (0, 900)
    assert await ended(held) == ("canceled", f"staff:{lena}")
    assert await bills.points(venue, ana) == 1_000
    assert (await venue.proof())["wrong"] == 0
    path, held = await with_reward(venue, ana)
    answer(await venue.call("DELETE", path, by(waiter, joe)))  # has no PIN
    assert await ended(held) == ("canceled", f"staff:{joe}")


async def test_where_nobody_is_named_the_link_answers(venue: Venue, ana: Guest) -> None:
    path, held = await with_reward(venue, ana)
    answer(await venue.call("DELETE", path, await link(venue, "waiter")))
    status, who = await ended(held)
    assert (status, str(who)[:6]) == ("canceled", "token:")


async def test_keys_and_programs_answer_for_themselves(
    venue: Venue, ana: Guest
) -> None:
    await hire(venue, "LE", pin="1357")
    for who in (venue.admin, await venue.token("pos", "redeem")):
        path, held = await with_reward(venue, ana)
        answer(await venue.call("DELETE", path, who))
        assert (await ended(held))[0] == "canceled"


async def test_giving_points_back_takes_the_right_to_cancel(
    venue: Venue, ana: Guest
) -> None:
    path, held = await with_reward(venue, ana)
    pos = await venue.token("pos")
    assert await venue.refused("DELETE", path, pos) == (403, "scope_missing")
    assert await venue.refused("DELETE", path, venue.invoice) == (
        403,
        "admin_key_needed",
    )
    assert await bills.points(venue, ana) == 600
    kept = path.removesuffix("?give_back=true")
    answer(await venue.call("DELETE", kept, pos))
    assert await ended(held) == ("reserved", None)
    assert await bills.points(venue, ana) == 600
    gone = await venue.refused("DELETE", path)
    assert gone == (404, "redemption_not_found")


# --- money goes back ------------------------------------------------------------------


async def test_a_manager_refunds_by_name_and_pin(venue: Venue, ana: Guest) -> None:
    lena, joe = await hire(venue, "LE", pin="1357"), await hire(venue, "JO")
    manager, waiter = await link(venue, "manager"), await link(venue, "waiter")
    order_id = await bill_of(venue, ana, 600)
    body: dict[str, Any] = {"amount_sats": 200, "reason": "Cold soup"}
    for said, why in (
        (by(waiter, lena, "1357"), (403, "scope_missing")),
        (manager, STAFF_NEEDED),
        (by(manager, lena), PIN_NEEDED),
        (by(manager, lena, "0000"), WRONG),
        (by(manager, joe), PIN_NEEDED),  # or everybody would be Joe
    ):
        refused = await venue.refund(order_id, headers=said, **body)
        assert refusal(refused) == why
        assert await bills.points(venue, ana) == 1_600
    path = f"/orders/{order_id}/refund?preview=true"
    foretold = answer(await venue.call("POST", path, manager, **body))
    assert foretold["points"] == 1_400
    said = by(manager, lena, "1357")
    made = answer(await venue.refund(order_id, headers=said, **body))
    assert made["points"] == 1_400
    order = await bills.order(venue, order_id)
    (refund,) = order["refunds"]
    assert refund["payment_id"] == order["payments"][0]["id"]
    assert order["bill"] == "part_refunded"
    (row,) = await records.rows(
        "SELECT actor_id FROM refunds WHERE order_id = :id", id=order_id
    )
    assert row["actor_id"] == f"staff:{lena}"
    assert (await venue.proof())["wrong"] == 0


async def test_without_any_pin_a_name_will_do(venue: Venue, ana: Guest) -> None:
    manager, order_id = await link(venue, "manager"), await bill_of(venue, ana, 600)
    answer(await venue.refund(order_id, headers=manager, amount_sats=100))
    joe = await hire(venue, "JO")
    nobody = await venue.refund(order_id, headers=manager, amount_sats=100)
    assert refusal(nobody) == STAFF_NEEDED
    answer(await venue.refund(order_id, headers=by(manager, joe), amount_sats=100))
    assert (await bills.order(venue, order_id))["refunded_sats"] == 200


# --- what a screen may offer ----------------------------------------------------------


async def test_whoever_asks_is_told_what_they_may(venue: Venue) -> None:
    path = f"/merchants/{venue.id}"
    waiter = answer(await venue.call("GET", path, await link(venue, "waiter")))
    assert waiter["may"] == ["monitor", "pos", "redeem"]
    manager = answer(await venue.call("GET", path, await link(venue, "manager")))
    assert "manage" in manager["may"] and "payout" not in manager["may"]
    assert "manage" in (await venue.do("GET", path))["may"]
    key = answer(await venue.call("GET", path, venue.invoice))
    assert key["may"] == ["monitor", "pos", "orders"]


# --- points by hand -------------------------------------------------------------------


async def test_points_by_hand_are_signed_by_initials_and_pin(
    venue: Venue, ana: Guest
) -> None:
    """Not by the link, which a shared tablet has: the cap of a day is a person's."""
    lena, joe = await hire(venue, "LE", pin="1357"), await hire(venue, "JO")
    manager = await link(venue, "manager")
    card = f"/restaurants/{venue.id}/loyalty/{ana.pubkey}"
    said: dict[str, Any] = {"points": 5, "reason": "Late food"}
    for verb in ("grant", "revoke", "old-card"):
        path = f"{card}/{verb}"
        for headers, why in (
            (manager, STAFF_NEEDED),
            (by(manager, joe), PIN_NEEDED),
            (by(manager, lena, "1358"), WRONG),
        ):
            tried = await venue.once(path, headers, **said)
            assert refusal(tried) == why
        answer(await venue.once(path, by(manager, lena, "1357"), **said))
    assert await bills.points(venue, ana) == 1_000
    acts = (await venue.do("GET", f"/merchants/{venue.id}/audit?about=points"))["data"]
    assert {act["actor"]["id"] for act in acts} == {f"staff:{lena}"}
    shown = await venue.do("GET", f"/merchants/{venue.id}/customers/{ana.pubkey}")
    assert shown["old_card"]["actor_id"] == f"staff:{lena}"
    # A program's own key, and the owner, act as themselves.
    answer(await venue.once(f"{card}/grant", **said))
    assert await bills.points(venue, ana) == 1_005
