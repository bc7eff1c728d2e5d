"""A card as it was known at any moment is what was seen of it then (mission 218)."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

import pytest

from devkit.people import Guest
from histories import START, History
from lab import DAY, Lab
from pasts import Past
from proofs import signed
from venue import API, Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewLab = Callable[..., Awaitable[Lab]]
BAD_TIME = (400, "bad_time")


async def tiered(lab: Lab) -> Lab:
    """A lab with two tiers, which stay as they are: tiers are those of now."""
    from loyalty import services
    from loyalty.models import TierBody

    for name, threshold in (("Silver", 20), ("Gold", 60)):
        body = TierBody.parse_obj({"name": name, "threshold": threshold})
        await lab.run(services.create_tier, lab.program_id, body)
    return lab


@pytest.mark.parametrize("seed", range(4))
async def test_looking_back_shows_what_was_seen(new_lab: NewLab, seed: int) -> None:
    """Among and between what was written, under the settings of then."""
    past = Past(await tiered(await new_lab(START)), Random(seed))
    await past.live(30)
    for seen in past.seen:
        assert await past.cards_at(seen.at) == seen.cards, seen.at
    await past.lab.prove()


async def test_looking_back_beyond_a_merge_shows_each_card_for_itself(
    new_lab: NewLab,
) -> None:
    past = Past(await tiered(await new_lab(START)), Random(7))
    await past.live(5)
    past.lab.pass_time(3 * DAY)  # what was reserved has lapsed
    await past.look()
    past.lab.pass_time(1)
    await past.merge()
    await past.live(5)
    for seen in past.seen:
        assert await past.cards_at(seen.at) == seen.cards, seen.at


async def test_before_all_and_before_its_first_bill_a_card_is_empty(
    new_lab: NewLab,
) -> None:
    lab = await tiered(await new_lab(START))
    lab.pass_time(DAY)
    past = Past(lab, Random(0))
    await past.earn(lab.guest())
    for at in (0, START - 1, START, lab.now - 1):
        (card,) = (await past.cards_at(at)).values()
        assert (card["points"], card["tier"], card["entries"]) == (0, None, [])
    (card,) = (await past.cards_at(lab.now)).values()
    assert card["points"] > 0


async def test_a_reservation_that_nobody_came_for_counts_from_its_end(
    new_lab: NewLab,
) -> None:
    """Whether or not its points had been written back."""
    lab = await new_lab(START)
    past, ana = Past(lab, Random(0)), lab.guest()
    await lab.earn(ana, 30_000)
    lab.pass_time(60)
    await History(lab).reserve(ana, 20)
    await past.look()
    lab.pass_time(30 * DAY)
    await past.look()
    lab.pass_time(1)
    await lab.earn(ana, 1_000)
    await past.look()
    assert [seen.cards[ana]["points"] for seen in past.seen] == [10, 30, 31]
    for seen in past.seen:
        assert await past.cards_at(seen.at) == seen.cards
        assert await past.liability_at(seen.at) == seen.liability


# --- over REST ------------------------------------------------------------------------


async def test_the_owner_and_the_customer_look_back(
    new_venue: NewVenue, guest: Guest
) -> None:
    with ago(days=2):
        venue = await new_venue()
        await venue.tier("Gold", 5)
        await venue.serve(guest, 3_000)
        before, then = await venue.card(guest), int(time.time())
    await venue.serve(guest, 4_000)
    assert (await venue.card(guest))["points"] == 7
    path = f"{venue.card_path(guest)}?at={then}"
    seen = await venue.do("GET", path)
    before.pop("recovery")  # what a card waits for is of now
    assert seen == {**before, "at": then}
    headers = signed(guest.keys, "GET", API + path)
    assert answer(await venue.call("GET", path, headers)) == seen
    for who in (venue.invoice, await venue.token("monitor", "read", "manage")):
        assert refusal(await venue.call("GET", path, who))[0] == 403


async def test_another_customer_does_not(
    venue: Venue, guest: Guest, new_guest: Callable[..., Awaitable[Guest]]
) -> None:
    mallory = await new_guest("Mallory")
    path = f"{venue.card_path(guest)}?at=1600000000"
    headers = signed(mallory.keys, "GET", API + path)
    assert await venue.refused("GET", path, headers) == (403, "not_your_card")


@pytest.mark.parametrize(
    "at", ["", "x", "-1", "1.5", "1e9", " 1", "٣", "9" * 30, "999999999999", "%00"]
)
async def test_what_is_no_moment_that_has_been_is_refused(
    venue: Venue, guest: Guest, at: str
) -> None:
    for path in (venue.card_path(guest), f"/merchants/{venue.id}/liability"):
        assert await venue.refused("GET", f"{path}?at={at}") == BAD_TIME


async def test_tomorrow_cannot_be_looked_back_at(venue: Venue, guest: Guest) -> None:
    tomorrow = int(time.time()) + DAY
    path = f"{venue.card_path(guest)}?at={tomorrow}"
    assert await venue.refused("GET", path) == BAD_TIME


async def test_below_full_nothing_is_shown(venue: Venue, guest: Guest) -> None:
    await venue.serve(guest, 3_000)
    now = int(time.time())
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bar")
    seen: Any = await venue.do("GET", f"{venue.card_path(guest)}?at={now}")
    assert (seen["points"], seen["recent_events"]) == (0, [])
