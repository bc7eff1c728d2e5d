"""What one person can give by hand in a day (mission 57-62; 409 `grant_cap`)."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from devkit.people import NostrKeys
from venue import Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
MAX = 2**53 - 1


@pytest.fixture
def ana() -> str:
    """The key of somebody who was never here."""
    return NostrKeys.fresh().public


async def points_of(venue: Venue, pubkey: str) -> int:
    card = await venue.do("GET", f"/restaurants/{venue.id}/loyalty/{pubkey}")
    return int(card["points"])


async def given(venue: Venue, pubkey: str, points: int, **more: Any) -> Any:
    return answer(await venue.by_hand("grant", pubkey, points, **more))


async def refused(
    venue: Venue, verb: str, pubkey: str, points: int, **more: Any
) -> tuple[int, str]:
    return refusal(await venue.by_hand(verb, pubkey, points, **more))


async def test_one_person_gives_so_much_a_day(venue: Venue, ana: str) -> None:
    await venue.program(grant_daily_cap=100)
    await given(venue, ana, 70)
    response = await venue.by_hand("grant", ana, 31)
    assert refusal(response) == (409, "grant_cap")
    words = "30 of 100 points are left for you to give today. Nothing was given."
    assert response.json()["detail"] == words
    await given(venue, NostrKeys.fresh().public, 30)
    assert await refused(venue, "grant", ana, 1) == (409, "grant_cap")
    assert await points_of(venue, ana) == 70


async def test_the_cap_is_each_ones_own(venue: Venue, ana: str) -> None:
    await venue.program(grant_daily_cap=100)
    one, other = await venue.token("manage"), await venue.token("manage")
    for headers in (one, other, venue.admin):
        await given(venue, ana, 100, headers=headers)
        over = await refused(venue, "grant", ana, 1, headers=headers)
        assert over == (409, "grant_cap")
    assert await points_of(venue, ana) == 300


async def test_a_branch_is_no_second_cap(venue: Venue, ana: str) -> None:
    """Whoever gives at two places of one programme has one cap for both."""
    invited = await venue.do("POST", f"/merchants/{venue.id}/program/invitations")
    invited.pop("expires_at")
    branch = await venue.register(**invited)
    await venue.program(grant_daily_cap=100)
    await given(venue, ana, 60)
    assert await refused(branch, "grant", ana, 60) == (409, "grant_cap")
    await given(branch, ana, 40)


async def test_what_is_taken_does_not_count(venue: Venue, ana: str) -> None:
    await venue.program(grant_daily_cap=100)
    await given(venue, ana, 90)
    answer(await venue.by_hand("revoke", ana, 90))
    assert await refused(venue, "grant", ana, 90) == (409, "grant_cap")
    await given(venue, ana, 10)


async def test_another_day_is_another_cap(new_venue: NewVenue, ana: str) -> None:
    """The day is the merchant's own."""
    with ago(days=1):
        venue = await new_venue()
        await venue.program(grant_daily_cap=100)
        await given(venue, ana, 100)
        assert await refused(venue, "grant", ana, 1) == (409, "grant_cap")
    await given(venue, ana, 100)


async def test_a_cap_of_nothing_lets_nobody_give(venue: Venue, ana: str) -> None:
    await venue.program(grant_daily_cap=0)
    assert await refused(venue, "grant", ana, 1) == (409, "grant_cap")
    assert (await venue.proof())["cards"] == 0


async def test_forty_at_once_never_give_more_than_one_may(venue: Venue) -> None:
    await venue.program(grant_daily_cap=100)
    guests = [NostrKeys.fresh().public for _ in range(8)]
    tries = (venue.by_hand("grant", guests[n % 8], 9) for n in range(40))
    outcomes = Counter(r.status_code for r in await asyncio.gather(*tries))
    assert outcomes == {201: 11, 409: 29}
    assert sum([await points_of(venue, pubkey) for pubkey in guests]) == 99
    proof = await venue.proof()
    assert (proof["events"], proof["wrong"]) == (11, 0)


async def test_more_than_a_card_can_hold_changes_nothing(
    venue: Venue, ana: str
) -> None:
    await venue.program(grant_daily_cap=MAX)
    await given(venue, ana, MAX - 10)
    before = await counters_of(venue)
    token = await venue.token("manage")
    too_many = (400, "too_many_points")
    assert await refused(venue, "grant", ana, 11, headers=token) == too_many
    assert await counters_of(venue) == before
    await given(venue, ana, 10)
    assert await points_of(venue, ana) == MAX
    assert (await venue.proof())["wrong"] == 0


async def counters_of(venue: Venue) -> list[dict[str, Any]]:
    program_id = venue.merchant["program_id"]
    return await records.rows(
        "SELECT * FROM daily_counters WHERE name LIKE :name", name=f"%{program_id}%"
    )
