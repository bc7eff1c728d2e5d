"""A lost card waits to the second, lapses in a week, and three come back a day (mission
221; design: 48 h wait, capped)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from holders import Lost, ask_recovery, page_made, receipt

from devkit.people import Guest, NostrKeys
from lab import DAY, Lab
from venue import Venue, ago, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
HOUR = 3600


@pytest.fixture
async def lost(new_venue: NewVenue, new_guest: NewGuest) -> Lost:
    venue, guest = await new_venue(), await new_guest("Ana")
    await page_made(venue.http, guest.keys)
    token = await receipt(venue, guest)
    return Lost(venue, guest, token, NostrKeys.fresh())


@pytest.fixture
def lab(lost: Lost) -> Lab:
    return Lab(lost.venue, int(time.time()))


async def _ask_in(lab: Lab, lost: Lost) -> Any:
    from loyalty.customers import recoveries

    return await lab.run(recoveries.ask, lost.token, lost.new.public)


async def _approve_in(lab: Lab, recovery_id: str) -> Any:
    from loyalty import services
    from loyalty.clock import LocalClock

    utc = LocalClock("UTC")
    who = (recovery_id, "I know her", "token:manager", utc)
    return await lab.run(services.approve_recovery, *who)


async def _state(lab: Lab, recovery_id: str) -> str:
    """What a request is once everything that is due was swept up."""
    from loyalty import crud, services

    def swept(tx: Any) -> int:
        return services.finish_recoveries(tx, lab.now, 1)

    while await lab.run(swept):
        pass
    return str((await lab.run(crud.get_recovery, recovery_id)).state)


async def test_the_sweep_finishes_to_the_second(lab: Lab, lost: Lost) -> None:
    made = await _ask_in(lab, lost)
    await _approve_in(lab, made.id)
    lab.pass_time(48 * HOUR - 1)
    assert await _state(lab, made.id) == "approved"
    assert await lab.points(lost.new.public) == 0
    lab.pass_time(1)
    assert await _state(lab, made.id) == "done"
    assert await lab.points(lost.new.public) == 10
    await lab.prove()


async def test_what_nobody_approves_lapses_after_a_week(lab: Lab, lost: Lost) -> None:
    from loyalty.exceptions import Conflict

    made = await _ask_in(lab, lost)
    lab.pass_time(7 * DAY - 1)
    assert await _state(lab, made.id) == "asked"
    lab.pass_time(1)
    with pytest.raises(Conflict, match="over"):
        await _approve_in(lab, made.id)
    again = await _ask_in(lab, lost)  # not swept yet, and the card is free again
    assert again.id != made.id
    assert await _state(lab, made.id) == "lapsed"
    assert await _state(lab, again.id) == "asked"
    lab.pass_time(7 * DAY)
    assert await _state(lab, again.id) == "lapsed"
    assert await lab.points(lost.guest.pubkey) == 10


async def test_three_a_day(lab: Lab, lost: Lost, new_guest: NewGuest) -> None:
    """409 recovery_limit; the next day there are three again."""
    from loyalty.exceptions import Conflict

    made = [await _ask_in(lab, lost)]
    for _ in range(3):
        guest = await new_guest("Ana")
        await page_made(lost.venue.http, guest.keys)
        token = await receipt(lost.venue, guest)
        other = Lost(lost.venue, guest, token, NostrKeys.fresh())
        made.append(await _ask_in(lab, other))
    for one in made[:3]:
        await _approve_in(lab, one.id)
        await _approve_in(lab, one.id)  # again is no other one
    with pytest.raises(Conflict) as refused:
        await _approve_in(lab, made[3].id)
    assert refused.value.code == "recovery_limit"
    lab.pass_time(DAY)
    assert (await _approve_in(lab, made[3].id)).state == "approved"


async def test_swept_and_read_at_once_it_moves_once(lab: Lab, lost: Lost) -> None:
    from loyalty import services

    made = await _ask_in(lab, lost)
    await _approve_in(lab, made.id)
    lab.pass_time(48 * HOUR)
    tries = (lab.run(services.finish_recovery, made.id) for _ in range(4))
    assert sorted(await asyncio.gather(*tries)) == [False, False, False, True]
    assert await lab.points(lost.new.public) == 10
    await lab.prove()


async def test_a_card_that_was_put_together_meanwhile_stays(
    lab: Lab, lost: Lost
) -> None:
    from loyalty import services

    made = await _ask_in(lab, lost)
    await _approve_in(lab, made.id)
    kept = lab.guest()
    await lab.run(services.merge_cards, lab.program_id, lost.guest.pubkey, kept)
    lab.pass_time(48 * HOUR)
    assert await _state(lab, made.id) == "canceled"
    assert await lab.points(lost.new.public) == 0
    assert await lab.points(kept) == 10


async def test_a_bill_that_moved_to_a_merged_card_brings_that_one(
    lost: Lost, lab: Lab
) -> None:
    """The card that stays is lost, or is not: its own key decides."""
    from loyalty import services

    kept = NostrKeys.fresh()
    keys = (lost.guest.pubkey, kept.public)
    await lab.run(services.merge_cards, lab.program_id, *keys)
    asked = await ask_recovery(lost.venue, lost.token, lost.new)
    assert refusal(asked) == (409, "own_key")
    await page_made(lost.venue.http, kept)
    with ago(49 * HOUR):
        await lost.ask_and_approve()
    assert await lost.points(lost.new) == [10]


async def test_the_lost_key_opens_nothing_any_more(lab: Lab, lost: Lost) -> None:
    """And whoever pays with it is no new guest, who would be welcomed again."""
    await lost.venue.program(welcome_points=50, refund_window_days=0)
    made = await _ask_in(lab, lost)
    await _approve_in(lab, made.id)
    lab.pass_time(48 * HOUR)
    assert await _state(lab, made.id) == "done"
    assert await lab.points(lost.guest.pubkey) == 0
    assert await lab.points(lost.new.public) == 10
    await lab.earn(lost.guest.pubkey, 10_000)
    assert await lab.points(lost.guest.pubkey) == 10
    assert await lab.points(lost.new.public) == 10
    await lab.prove()
