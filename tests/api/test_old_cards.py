"""Old paper stamps move over: once per card, bounded (mission 221; design.md, "What a
new key gets")."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from devkit.people import NostrKeys
from lab import DAY, Lab
from newcomers import NOON
from venue import Venue, answer, refusal

NewLab = Callable[[int], Awaitable[Lab]]


@pytest.fixture
async def lab(new_lab: NewLab) -> Lab:
    """Old cards bring up to 9; bills from 2000 sats, refunded within a day."""
    lab = await new_lab(NOON - DAY)
    await lab.settings(old_card_points=9, min_spend_sats=2_000)
    lab.pass_time(DAY)
    return lab


async def move(lab: Lab, pubkey: str, points: int = 7) -> int:
    """What can be used then."""
    return (await lab.by_hand("move_old_card", pubkey, points))[1]


async def refused(lab: Lab, pubkey: str, points: int = 7) -> str:
    from loyalty.exceptions import Conflict

    with pytest.raises(Conflict) as said:
        await move(lab, pubkey, points)
    return str(said.value.code)


async def regular(lab: Lab) -> str:
    """Somebody whose bill of yesterday can be refunded no more."""
    pubkey = lab.guest()
    await lab.earn(pubkey, 2_000)
    lab.pass_time(DAY)
    return pubkey


async def test_it_brings_points_to_use_once(lab: Lab) -> None:
    ana = await regular(lab)
    assert await move(lab, ana) == 2 + 7
    event = (await lab.events(ana))[-1]
    assert (event.kind, event.source, event.delta) == ("granted", "old_card", 7)
    assert (event.tier_points, event.actor_id) == (0, "token:waiter")
    assert event.text_commitment
    assert await refused(lab, ana, 1) == "old_card_used"
    assert await lab.points(ana) == 9
    await lab.prove()


async def test_it_takes_a_bill_that_stays(lab: Lab) -> None:
    ana = lab.guest()
    assert await refused(lab, ana) == "bill_needed"
    await lab.earn(ana, 1_999)
    lab.pass_time(DAY)
    assert await refused(lab, ana) == "bill_needed"  # below the minimum
    bill = await lab.earn(ana, 2_000)
    lab.pass_time(DAY - 1)
    assert await refused(lab, ana) == "bill_needed"
    lab.pass_time(1)
    await lab.take_back(ana, bill, 1, 0)
    assert await refused(lab, ana) == "bill_needed"
    await lab.earn(ana, 2_000, at=lab.now - DAY)
    assert await move(lab, ana) == 2 + 2 + 7
    await lab.prove()


async def test_its_limits_are_the_programmes(lab: Lab) -> None:
    ana, bea, carla = [await regular(lab) for _ in range(3)]
    assert await refused(lab, ana, 10) == "old_card_limit"
    await lab.settings(newcomer_daily_points=12, newcomer_cap_per_staff=20)
    assert await move(lab, ana, 9) == 11
    assert await refused(lab, bea, 4) == "newcomer_budget"
    assert await move(lab, bea, 3) == 5
    lab.pass_time(DAY)
    await lab.settings(newcomer_daily_points=20, newcomer_cap_per_staff=9)
    assert await move(lab, carla, 9) == 11
    lab.pass_time(DAY)
    await lab.settings(old_card_points=0)
    assert await refused(lab, await regular(lab)) == "old_cards_off"
    await lab.prove()


async def test_two_cards_of_one_person_are_one(lab: Lab) -> None:
    from loyalty import services

    old, kept = await regular(lab), await regular(lab)
    await move(lab, old)
    await lab.run(services.merge_cards, lab.program_id, old, kept)
    for key in (old, kept):
        assert await refused(lab, key) == "old_card_used"
    await lab.prove()


async def test_whoever_was_forgotten_had_theirs(lab: Lab) -> None:
    from loyalty import services

    ana = await regular(lab)
    await lab.run(services.erase, lab.program_id, ana)
    await lab.earn(ana, 2_000)
    lab.pass_time(DAY)
    assert await refused(lab, ana) == "old_card_used"
    lab.pass_time(366 * DAY)
    await lab.earn(ana, 2_000)
    lab.pass_time(DAY)
    assert await move(lab, ana) == 2 + 2 + 7


# --- by the API -----------------------------------------------------------------------


def post(venue: Venue, pubkey: str, points: Any = 7, **more: Any) -> Any:
    path = f"/restaurants/{venue.id}/loyalty/{pubkey}/old-card"
    return venue.once(path, points=points, **more)


async def test_by_a_manager_and_told_to_the_guest(venue: Venue, guest: Any) -> None:
    await venue.program(old_card_points=9, refund_window_days=0)
    await venue.serve(guest, 5_000)
    manager, waiter = await venue.token("manage"), await venue.token("redeem")
    no = refusal(await post(venue, guest.pubkey, headers=waiter))
    assert no == (403, "scope_missing")
    given = answer(await post(venue, guest.pubkey, headers=manager, key="paper"))
    assert (given["points"], given["event"]["reason"]) == (12, "Old card")
    again = answer(await post(venue, guest.pubkey, headers=manager, key="paper"))
    assert again == given
    no = refusal(await post(venue, guest.pubkey))
    assert no == (409, "old_card_used")
    newest = (await venue.card(guest))["recent_events"][0]
    assert (newest["kind"], newest["points_delta"]) == ("granted", 7)
    assert not (await venue.proof())["wrong"]


async def test_twenty_at_once_bring_it_once(venue: Venue, guest: Any) -> None:
    await venue.program(old_card_points=9, refund_window_days=0)
    await venue.serve(guest, 5_000)
    answers = await asyncio.gather(*(post(venue, guest.pubkey) for _ in range(20)))
    told = sorted(one.status_code for one in answers)
    assert told == [201] + [409] * 19
    assert (await venue.card(guest))["points"] == 12


@pytest.mark.parametrize("points", [0, -1, 1.5, "7", True, None, 2**53])
async def test_what_is_malformed_is_refused(venue: Venue, points: Any) -> None:
    stranger = NostrKeys.fresh().public
    no = refusal(await post(venue, stranger, points))
    assert no == (400, "malformed")


async def test_what_could_never_be_given_is_no_setting(venue: Venue) -> None:
    path = f"/merchants/{venue.id}/program"
    no = await venue.refused("PUT", path, old_card_points=1_001)
    assert no == (400, "welcome_over_budget")
