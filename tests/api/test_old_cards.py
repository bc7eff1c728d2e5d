"""Old paper stamps move over: once, bounded, after a real bill (mission 221)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from devkit.people import Guest
from lab import DAY, Lab
from venue import Venue, answer, refusal

NewLab = Callable[..., Awaitable[Lab]]
START = 1_700_000_000


async def asked(venue: Venue, pubkey: str, points: int, **more: Any) -> Any:
    path = f"/restaurants/{venue.id}/loyalty/{pubkey}/old-card"
    return await venue.once(path, points=points, **more)


async def move(lab: Lab, key: str, points: int, actor_id: str = "token:a") -> Any:
    """At the lab's time: what becomes of it, and what can be used then."""
    from loyalty import services
    from loyalty.clock import LocalClock

    paper = services.Paper(
        lab.program_id, lab.venue.id, LocalClock("UTC"), actor_id, points
    )
    return await lab.run(services.move_old_card, key, paper)


async def refused(lab: Lab, key: str, points: int, actor_id: str = "token:a") -> str:
    from loyalty.exceptions import LoyaltyError

    with pytest.raises(LoyaltyError) as caught:
        await move(lab, key, points, actor_id)
    return caught.value.code


async def sweep(lab: Lab) -> None:
    """Everywhere: other programmes' cards may be due, too."""
    from loyalty import services

    while await lab.run(services.give_due_old_cards, lab.now, 20) == 20:
        pass


@pytest.fixture
async def lab(new_lab: NewLab) -> Lab:
    """One point for 1000 sats, refunds within a day."""
    return await new_lab(START)


# --- over REST ------------------------------------------------------------------------


async def test_points_are_on_their_way_until_refunds_are_over(
    venue: Venue, guest: Guest
) -> None:
    assert refusal(await asked(venue, guest.pubkey, 7)) == (409, "bill_needed")
    assert (await venue.card(guest))["recent_events"] == []
    await venue.serve(guest, 3_000)
    first = answer(await asked(venue, guest.pubkey, 7, key="k"))
    assert (first["old_card"]["state"], first["points"]) == ("waiting", 3)
    assert answer(await asked(venue, guest.pubkey, 7, key="k")) == first
    coming = (await venue.card(guest))["coming"]
    assert [(c["points"], c["source"]) for c in coming] == [(7, "old_card")]
    shown = await venue.do("GET", f"/merchants/{venue.id}/customers/{guest.pubkey}")
    assert shown["old_card"] == first["old_card"]
    again = await asked(venue, guest.pubkey, 7)
    assert refusal(again) == (409, "old_card_moved")


async def test_one_that_waits_is_called_back_and_another_comes(
    venue: Venue, guest: Guest
) -> None:
    path = f"/restaurants/{venue.id}/loyalty/{guest.pubkey}/old-card"
    assert await venue.refused("DELETE", path) == (404, "no_old_card")
    await venue.serve(guest, 3_000)
    answer(await asked(venue, guest.pubkey, 70))
    gone = await venue.do("DELETE", path)
    assert gone["old_card"]["state"] == "dropped"
    card = await venue.card(guest)
    assert (card["coming"], card["points"]) == ([], 3)
    assert await venue.refused("DELETE", path) == (404, "no_old_card")
    answer(await asked(venue, guest.pubkey, 7))
    (coming,) = (await venue.card(guest))["coming"]
    assert coming["points"] == 7
    acts = await venue.do("GET", f"/merchants/{venue.id}/audit?about=guests")
    assert [act["kind"] for act in acts["data"]] == ["old_card_called_back"]
    assert (await venue.proof())["wrong"] == 0


async def test_what_has_come_is_not_called_back(lab: Lab) -> None:
    from loyalty import services
    from loyalty.exceptions import NotFound

    key = lab.guest()
    await lab.earn(key, 3_000)
    await move(lab, key, 7)
    lab.pass_time(DAY)
    with pytest.raises(NotFound):
        await lab.run(services.call_back_old_card, lab.program_id, key)
    await sweep(lab)
    assert await lab.points(key) == 10


async def test_what_is_no_number_of_points_is_refused(
    venue: Venue, guest: Guest
) -> None:
    await venue.serve(guest, 3_000)
    for points in (0, -1, 1.5, "7", True, 2**53):
        response = await asked(venue, guest.pubkey, points)  # type: ignore[arg-type]
        assert refusal(response) == (400, "malformed")
    too_many = await asked(venue, guest.pubkey, 101)
    assert refusal(too_many) == (400, "old_card_too_many")
    await venue.program(old_card_points=0)
    assert refusal(await asked(venue, guest.pubkey, 1)) == (400, "old_card_too_many")
    path = f"/restaurants/{venue.id}/loyalty/{guest.pubkey}/old-card"
    no_key = await venue.refused("POST", path, points=1)
    assert no_key == (400, "idempotency_key_needed")


async def test_nothing_moves_where_loyalty_is_off(venue: Venue, guest: Guest) -> None:
    await venue.serve(guest, 3_000)
    await venue.program(is_enabled=False)
    assert refusal(await asked(venue, guest.pubkey, 7)) == (409, "loyalty_off")
    await venue.program(is_enabled=True)
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bar")
    assert refusal(await asked(venue, guest.pubkey, 7)) == (409, "loyalty_off")


# --- as time goes by ------------------------------------------------------------------


async def test_they_come_when_they_are_due_whoever_posts_them(lab: Lab) -> None:
    """By a sweep, or with whatever else happens to the card: the same event."""
    swept, moved = lab.guest(), lab.guest()
    for key in (swept, moved):
        await lab.earn(key, 3_000)
        old, points = await move(lab, key, 7)
        assert (old.state, points, old.due_at) == ("waiting", 3, lab.now + DAY)
    lab.pass_time(DAY - 1)
    await sweep(lab)
    assert [await lab.points(key) for key in (swept, moved)] == [3, 3]
    lab.pass_time(1)
    await lab.by_hand("grant", moved, 1)
    await sweep(lab)
    for key in (swept, moved):
        event = (await lab.events(key))[1]
        told = (event.kind, event.source, event.delta, event.tier_points)
        assert told == ("granted", "old_card", 7, 0)
        assert event.time == START + DAY and event.actor_id == "token:a"
    assert [await lab.points(key) for key in (swept, moved)] == [10, 11]
    assert await refused(lab, swept, 1) == "old_card_moved"
    await lab.prove()


async def test_an_old_bill_lets_them_come_at_once(lab: Lab) -> None:
    key = lab.guest()
    await lab.earn(key, 3_000)
    lab.pass_time(DAY)
    old, points = await move(lab, key, 7)
    assert (old.state, points) == ("given", 10)
    assert (await lab.events(key))[-1].time == lab.now


async def test_a_bill_that_is_refunded_brings_none(lab: Lab) -> None:
    """And with another one they wait for that one."""
    gone, other = lab.guest(), lab.guest()
    bill, kept = await lab.earn(gone, 3_000), await lab.earn(other, 3_000)
    await move(lab, gone, 7)
    await move(lab, other, 7)
    lab.pass_time(DAY // 2)
    await lab.earn(other, 3_000)
    await lab.take_back(gone, bill, 3_000, 3)
    await lab.take_back(other, kept, 3_000, 3)
    lab.pass_time(DAY // 2)
    await sweep(lab)
    assert [await lab.points(key) for key in (gone, other)] == [0, 3]
    lab.pass_time(DAY // 2)
    await sweep(lab)
    assert [await lab.points(key) for key in (gone, other)] == [0, 10]
    # Who got nothing may try again with a bill that counts.
    await lab.earn(gone, 3_000)
    old, _ = await move(lab, gone, 7)
    assert old.state == "waiting"


async def test_a_bill_below_the_minimum_is_none(lab: Lab) -> None:
    await lab.settings(min_spend_sats=2_000)
    key = lab.guest()
    await lab.earn(key, 1_999)
    assert await refused(lab, key, 7) == "bill_needed"
    await lab.earn(key, 2_000)
    assert (await move(lab, key, 7))[0].state == "waiting"


async def test_a_day_has_a_budget_for_everybody_and_for_each_who_gives(
    lab: Lab,
) -> None:
    await lab.settings(newcomer_daily_points=20, newcomer_cap_per_staff=12)
    keys = [lab.guest() for _ in range(4)]
    for key in keys:
        await lab.earn(key, 3_000)
    assert await refused(lab, keys[0], 13) == "old_card_too_many"
    await move(lab, keys[0], 10)
    assert await refused(lab, keys[1], 3) == "newcomer_cap"
    await move(lab, keys[1], 2)
    assert await refused(lab, keys[2], 9, "token:b") == "newcomer_cap"
    await move(lab, keys[2], 8, "token:b")
    lab.pass_time(DAY)
    await move(lab, keys[3], 12)


async def test_two_cards_of_one_person_bring_one_old_card(lab: Lab) -> None:
    old, kept = lab.guest(), lab.guest()
    for key in (old, kept):
        await lab.earn(key, 3_000)
    await move(lab, old, 7)
    await lab.run(_merge, lab.program_id, old, kept)
    assert await refused(lab, kept, 7) == "old_card_moved"
    lab.pass_time(DAY)
    await sweep(lab)
    assert await lab.points(kept) == 13
    await lab.prove()


async def test_who_was_forgotten_is_not_new(lab: Lab) -> None:
    key = lab.guest()
    await lab.earn(key, 3_000)
    await move(lab, key, 7)
    await lab.run(_erase, lab.program_id, key)
    lab.pass_time(DAY)
    await sweep(lab)
    await lab.earn(key, 3_000)
    assert await lab.points(key) == 3
    assert await refused(lab, key, 7) == "old_card_moved"


def _merge(tx: Any, program_id: str, old: str, kept: str) -> None:
    from loyalty import services

    services.merge_cards(tx, program_id, old, kept)


def _erase(tx: Any, program_id: str, key: str) -> None:
    from loyalty import services

    services.erase(tx, program_id, key)
