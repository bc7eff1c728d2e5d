"""What has come due is written down beside the requests, once, and nothing waits for
it (mission 11-19, 214)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from devkit.people import Guest
from histories import START, History
from lab import DAY, Lab
from venue import Venue, ago

NewVenue = Callable[..., Awaitable[Venue]]
MONTH = {"expiry_mode": "months", "expiry_months": 1}
RESTING = {"expiry_mode": "inactivity", "expiry_months": 1}


@pytest.fixture
async def lab(new_lab: Callable[..., Awaitable[Lab]]) -> Lab:
    lab = await new_lab(START)
    lab.pass_time(DAY)
    return lab


async def step(lab: Lab, name: str, limit: int) -> int:
    """One step of a sweep at the lab's time; how many it did, whosever they were."""
    from loyalty.sweeps import SWEEPS

    (found,) = [sweep.step for sweep in SWEEPS if sweep.name == name]
    return int(await lab.run(found, lab.now, limit))


async def swept(lab: Lab, name: str) -> None:
    """A whole sweep at the lab's time, until nothing is left."""
    while await step(lab, name, 20):
        pass


async def kinds(lab: Lab, pubkey: str) -> list[tuple[str, int]]:
    return [(event.kind, event.delta) for event in await lab.events(pubkey)]


async def test_what_has_ended_is_posted_once(lab: Lab) -> None:
    """Two sweeps at the same moment, and again, change nothing twice."""
    await lab.settings(**MONTH)
    guests = [lab.guest() for _ in range(5)]
    for pubkey in guests:
        await lab.earn(pubkey, 10_000)
    await swept(lab, "lots")
    assert await kinds(lab, guests[0]) == [("earned", 10)]
    lab.pass_time(40 * DAY)
    seen = [await lab.points(pubkey) for pubkey in guests]
    await asyncio.gather(*(swept(lab, "lots") for _ in range(3)))
    for pubkey in guests:
        assert await kinds(lab, pubkey) == [("earned", 10), ("expired", -10)]
    assert [await lab.points(pubkey) for pubkey in guests] == seen == [0] * 5
    await lab.prove()


async def test_a_step_does_no_more_than_its_share(lab: Lab) -> None:
    await lab.settings(**MONTH)
    await swept(lab, "lots")
    for _ in range(5):
        await lab.earn(lab.guest(), 10_000)
    lab.pass_time(40 * DAY)
    await swept(lab, "reservations")  # opening a card for one posts all that is due
    done = [await step(lab, "lots", 2) for _ in range(2)]
    assert done == [2, 2]
    left = [len(await lab.events(pubkey)) for pubkey in lab.guests].count(1)
    assert left >= 1


async def test_cards_that_rest_lose_their_points_and_others_do_not(lab: Lab) -> None:
    await lab.settings(**RESTING)
    ana, bob = lab.guest(), lab.guest()
    await lab.earn(ana, 10_000)
    lab.pass_time(20 * DAY)
    await lab.earn(bob, 10_000)
    lab.pass_time(15 * DAY)
    ends = (await lab.events(ana))[0].time
    await swept(lab, "resting cards")
    expired = (await lab.events(ana))[-1]
    assert (expired.kind, expired.delta) == ("expired", -10)
    assert ends < expired.time <= lab.now
    assert await kinds(lab, bob) == [("earned", 10)]
    await lab.prove()


async def test_what_ended_under_a_rule_that_is_gone_is_posted_too(lab: Lab) -> None:
    await lab.settings(**RESTING)
    ana = lab.guest()
    await lab.earn(ana, 10_000)
    lab.pass_time(60 * DAY)
    await lab.settings(expiry_mode="none")
    await swept(lab, "resting cards")
    assert await kinds(lab, ana) == [("earned", 10), ("expired", -10)]


async def test_reservations_lapse(lab: Lab) -> None:
    ana = lab.guest()
    await lab.earn(ana, 10_000)
    await History(lab).reserve(ana, 4)
    lab.pass_time(30 * DAY)
    seen = await lab.points(ana)
    await swept(lab, "reservations")
    assert await kinds(lab, ana) == [("earned", 10), ("redeemed", -4), ("granted", 4)]
    assert await lab.points(ana) == seen == 10


# --- tiers ----------------------------------------------------------------------------


async def tiered(lab: Lab, **settings: Any) -> str:
    """A tier from five points on; its id."""
    from loyalty import services
    from loyalty.models import TierBody

    await lab.settings(**settings)
    body = TierBody.parse_obj({"name": "Gold", "threshold": 5})
    made = await lab.run(services.create_tier, lab.program_id, body)
    return str(made.id)


async def test_a_tier_that_the_clock_took_is_put_right(lab: Lab) -> None:
    gold = await tiered(lab, tier_window_days=30)
    ana, bob = lab.guest(), lab.guest()
    await lab.earn(ana, 10_000)
    lab.pass_time(20 * DAY)
    await lab.earn(bob, 10_000)
    lab.pass_time(11 * DAY)
    await asyncio.gather(swept(lab, "tiers"), swept(lab, "tiers"))
    fallen, held = [(await lab.books(key)).balance for key in (ana, bob)]
    assert (fallen.tier_id, fallen.tier_until) == (None, 2**53 - 1)
    assert (held.tier_id, held.tier_until) == (gold, lab.now + 19 * DAY)
    await lab.prove()


async def test_a_change_of_tiers_reaches_every_card(lab: Lab) -> None:
    gold = await tiered(lab, tier_window_days=30)
    guests = [lab.guest() for _ in range(3)]
    for pubkey in guests:
        await lab.earn(pubkey, 10_000)
    await lab.settings(tier_window_days=60)
    assert await step(lab, "tiers", 2) == 2
    await swept(lab, "tiers")
    for pubkey in guests:
        balance = (await lab.books(pubkey)).balance
        assert balance.tier_id == gold
        assert balance.tier_until == lab.now + 60 * DAY
    await lab.prove()


async def test_books_of_an_older_release_are_made_again(lab: Lab) -> None:
    gold = await tiered(lab, tier_window_days=30)
    ana = lab.guest()
    await lab.earn(ana, 10_000)
    kept = await lab.books(ana)
    await records.spoil(
        "UPDATE balances SET books_version = 0, points = 7, tier_id = NULL "
        "WHERE card_id = :id",
        id=kept.balance.card_id,
    )
    lose = "DELETE FROM lots WHERE card_id = :id"
    await records.spoil(lose, id=kept.balance.card_id)
    await swept(lab, "books")
    await swept(lab, "tiers")
    again = await lab.books(ana)
    assert (again.balance, again.lots) == (kept.balance, kept.lots)
    assert again.balance.tier_id == gold
    await lab.prove()


# --- all of them ----------------------------------------------------------------------


async def test_one_that_fails_holds_up_no_other(app: Any) -> None:
    from loyalty.sweeps import Sweep, sweep_all

    left = [3]

    def fail(tx: Any, now: int, limit: int) -> int:
        raise ValueError("no")

    def count_down(tx: Any, now: int, limit: int) -> int:
        done = min(left[0], limit)
        left[0] -= done
        return done

    sweeps = [Sweep("bad", fail), Sweep("good", count_down, 2)]
    assert await sweep_all(sweeps) == {"good": 3}
    assert left == [0]


async def test_all_of_them_run_on_whatever_there_is(venue: Venue, guest: Guest) -> None:
    from loyalty.sweeps import SWEEPS, sweep_all

    await venue.serve(guest, 1_000)
    done = await sweep_all()
    assert list(done) == [sweep.name for sweep in SWEEPS]
    assert (await venue.proof())["wrong"] == 0


async def test_a_list_shows_what_the_card_shows(
    new_venue: NewVenue, guest: Guest, new_guest: Callable[..., Awaitable[Guest]]
) -> None:
    """Though nothing has swept: no lot beyond its end, no tier beyond its window."""
    bob = await new_guest("Bob")
    with ago(days=45):
        venue = await new_venue()
        await venue.program(**MONTH, tier_window_days=30)
        await venue.tier("Gold", 5)
        await venue.serve(guest, 10_000)
    await venue.serve(bob, 6_000)
    listed = (await venue.do("GET", f"/merchants/{venue.id}/customers"))["data"]
    shown = {row["customer_pubkey"]: row for row in listed}
    for person, expected in ((guest, (0, None)), (bob, (6, "Gold"))):
        row, card = shown[person.pubkey], await venue.card(person)
        tier = card["tier"] and card["tier"]["name"]
        assert (card["points"], tier) == expected
        assert (row["points"], row["tier"] and row["tier"]["name"]) == expected
