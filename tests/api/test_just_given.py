"""What staff sees beside an order: a reward just given, and who is served first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import bills
import pytest

import perks
from devkit.people import Guest
from venue import Venue, ago, answer

NewVenue = Callable[..., Awaitable[Venue]]


@pytest.fixture
async def ana(venue: Venue, guest: Guest) -> Guest:
    """Has 340 points, and a bill on the monitor."""
    await venue.serve(guest, 340_000)
    return guest


async def seen(venue: Venue, guest: Guest) -> Any:
    """The guest at a glance, as it stands beside their newest order."""
    path = f"/merchants/{venue.id}/orders?active=true"
    orders = (await venue.do("GET", path))["data"]
    mine = [order for order in orders if order["customer_pubkey"] == guest.pubkey]
    return mine[0]["glance"]


async def here(venue: Venue, guest: Guest) -> Any:
    path = f"/merchants/{venue.id}/customers/{guest.pubkey}/glance"
    return await venue.do("GET", path)


# --- given at once --------------------------------------------------------------------


async def test_what_was_just_given_can_be_called_back_from_any_screen(
    venue: Venue, ana: Guest
) -> None:
    """Ten seconds, counted by the server: a tablet's clock may be wrong."""
    dessert = await perks.reward(venue)
    assert (await seen(venue, ana))["just_given"] == []
    made = answer(await perks.ask(venue, ana, dessert["id"], fulfil=True))
    for glance in (await seen(venue, ana), await here(venue, ana)):
        (given,) = glance["just_given"]
        assert (given["id"], given["name"]) == (
            made["redemption"]["id"],
            dessert["name"],
        )
        assert given["kind"] == "free_item"
        assert (given["points"], glance["points"]) == (300, 40)
        assert 0 < given["undo_seconds"] <= 10
    tablet = await venue.token("redeem")
    answer(await perks.end(venue, made, "cancel", tablet))
    glance = await seen(venue, ana)
    assert (glance["just_given"], glance["points"]) == ([], 340)


async def test_after_ten_seconds_it_is_given(new_venue: NewVenue, guest: Guest) -> None:
    with ago(seconds=60):
        venue = await new_venue()
        dessert = await perks.reward(venue, cost_points=5)
        await venue.serve(guest, 5_000)
        answer(await perks.ask(venue, guest, dessert["id"], fulfil=True))
        assert (await seen(venue, guest))["just_given"]
    glance = await seen(venue, guest)
    assert (glance["just_given"], glance["points"]) == ([], 0)


async def test_what_a_guest_reserved_was_given_by_nobody(
    venue: Venue, ana: Guest
) -> None:
    dessert = await perks.reward(venue)
    made = await perks.reserve(venue, ana, dessert["id"])
    assert (await seen(venue, ana))["just_given"] == []
    await perks.fulfilled(venue, made)
    assert (await seen(venue, ana))["just_given"] == []


# --- served first ---------------------------------------------------------------------


async def first_in_line(venue: Venue, **more: Any) -> str:
    made = await perks.reward(venue, name="First in line", kind="priority", **more)
    return str(made["id"])


async def test_a_tier_marks_its_guests(venue: Venue, guest: Guest) -> None:
    """By itself: what a perk is called, in whatever language, decides nothing."""
    await venue.serve(guest, 5_000)
    gold = await venue.tier("Gold", 5, perks=["A window seat", "Priority"])
    assert gold["served_first"] is False
    assert not (await seen(venue, guest))["priority"]
    await venue.do("PUT", f"/tiers/{gold['id']}", served_first=True)
    assert (await seen(venue, guest))["priority"]
    await venue.do("PUT", f"/tiers/{gold['id']}", threshold=6)
    assert not (await seen(venue, guest))["priority"]


async def test_a_reward_marks_for_the_day_on_which_it_is_used(
    venue: Venue, ana: Guest
) -> None:
    line = await first_in_line(venue, cost_points=1)
    held = await perks.reserve(venue, ana, line)
    assert not (await seen(venue, ana))["priority"], "it is only reserved"
    await perks.fulfilled(venue, held)
    assert (await seen(venue, ana))["priority"]
    answer(await perks.end(venue, held, "undo", reason="Another day"))
    assert not (await seen(venue, ana))["priority"]


async def test_yesterday_s_reward_marks_nobody(
    new_venue: NewVenue, guest: Guest
) -> None:
    with ago(days=1):
        venue = await new_venue()
        line = await first_in_line(venue, cost_points=1)
        await venue.serve(guest, 5_000)
        await perks.fulfilled(venue, await perks.reserve(venue, guest, line))
        assert (await here(venue, guest))["priority"]
    assert not (await here(venue, guest))["priority"]


async def test_a_reward_on_a_bill_marks_it_at_once(venue: Venue, ana: Guest) -> None:
    line = await first_in_line(venue, cost_points=1)
    held = (await perks.reserve(venue, ana, line))["redemption"]["id"]
    made = await venue.order(5_000, customer_pubkey=ana.pubkey)
    order_id = made["order"]["id"]
    path = f"/orders/{order_id}/rewards/{held}"
    changed = await venue.do("PUT", path)
    assert changed["order"]["glance"]["priority"]
    await venue.pay(ana, changed["payment_request"])
    assert (await bills.closed(venue, order_id))["glance"]["priority"]


async def test_other_rewards_mark_nobody_nor_do_those_of_a_branch(
    venue: Venue, ana: Guest
) -> None:
    coffee = await perks.reward(venue, cost_points=1)
    answer(await perks.ask(venue, ana, coffee["id"], fulfil=True))
    assert not (await seen(venue, ana))["priority"]
    path = f"/merchants/{venue.id}/program/invitations"
    invitation = (await venue.do("POST", path))["invitation"]
    branch = await venue.register(
        program_id=venue.merchant["program_id"], invitation=invitation
    )
    line = await first_in_line(venue, cost_points=1)
    answer(await perks.ask(branch, ana, line, fulfil=True))
    assert (await here(branch, ana))["priority"]
    assert not (await here(venue, ana))["priority"]
