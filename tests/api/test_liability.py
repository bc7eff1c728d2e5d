"""What a programme owes, now and at any moment, is what its ledger adds up to
(mission 218)."""

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
from perks import reward
from venue import Venue, ago

NewLab = Callable[..., Awaitable[Lab]]


def adds_up(liability: Any) -> bool:
    """Everything that came, less everything that went, is what is there."""
    issued = liability.earned + liability.granted + liability.transferred
    gone = liability.redeemed + liability.expired + liability.revoked
    held = liability.usable.outstanding - liability.usable.owed
    return bool(issued - gone == held)


@pytest.mark.parametrize("seed", range(4))
async def test_books_and_ledger_say_the_same_at_any_moment(
    new_lab: NewLab, seed: int
) -> None:
    """What the books said when it was now is what a replay says later; both add up, and
    all cards together are the sum of the cards."""
    past = Past(await new_lab(START), Random(100 + seed))
    await past.live(30)
    for seen in past.seen:
        assert await past.liability_at(seen.at) == seen.liability, seen.at
        assert adds_up(seen.liability)
        points = [card["points"] for card in seen.cards.values()]
        assert seen.liability.usable.outstanding == sum(p for p in points if p > 0)
        assert seen.liability.usable.owed == -sum(p for p in points if p < 0)


async def test_what_moves_between_cards_comes_to_nothing(new_lab: NewLab) -> None:
    past = Past(await new_lab(START), Random(3))
    await past.live(4)
    past.lab.pass_time(30 * DAY)
    await past.look()
    before = past.seen[-1].liability
    await past.merge()
    await past.look()
    after = past.seen[-1].liability
    assert after.transferred == 0
    assert after.usable.outstanding == before.usable.outstanding
    assert after.earned == before.earned and after.revoked == before.revoked
    assert await past.liability_at(past.lab.now) == after


async def test_breakage_is_the_share_of_what_is_gone_that_ended_unused(
    new_lab: NewLab,
) -> None:
    lab = await new_lab(START)
    past, ana = Past(lab, Random(0)), lab.guest()
    await past.look()
    assert past.seen[-1].liability.breakage_bp is None
    await lab.earn(ana, 70_000)
    await History(lab).use(ana, 20)
    await past.look()
    assert past.seen[-1].liability.breakage_bp == 0
    await History(lab).give(ana, 10, days=1)
    lab.pass_time(2 * DAY)
    await past.look()  # nothing has swept
    liability = past.seen[-1].liability
    assert (liability.redeemed, liability.expired) == (20, 10)
    assert liability.breakage_bp == 3333
    assert liability.usable.outstanding == 50


# --- over REST ------------------------------------------------------------------------


async def liability(venue: Venue, at: int | None = None) -> Any:
    query = "" if at is None else f"?at={at}"
    return await venue.do("GET", f"/merchants/{venue.id}/liability{query}")


async def test_nothing_yet_is_nothing_owed(venue: Venue) -> None:
    found = await liability(venue)
    assert abs(found.pop("at") - time.time()) < 60
    assert found == {
        "cards": 0,
        "points_outstanding": 0,
        "points_owed": 0,
        "issued": {"earned": 0, "granted": 0},
        "redeemed": 0,
        "expired": 0,
        "revoked": 0,
        "transferred": 0,
        "breakage_bp": None,
        "liability_sats": None,
    }


async def test_it_is_the_whole_programmes(
    new_venue: Callable[..., Awaitable[Venue]],
    guest: Guest,
    new_guest: Callable[..., Awaitable[Guest]],
) -> None:
    bob = await new_guest("Bob")
    with ago(days=3):
        venue = await new_venue()
        await venue.serve(guest, 10_000)
        then = int(time.time())
    with ago(days=1):
        await venue.serve(bob, 5_000)
    now, before = await liability(venue), await liability(venue, then)
    assert (now["cards"], now["points_outstanding"]) == (2, 15)
    assert (before["cards"], before["points_outstanding"]) == (1, 10)
    assert before["at"] == then and before["issued"]["earned"] == 10
    assert (await liability(venue, then - DAY))["cards"] == 0


async def test_it_is_valued_where_points_buy_most_sats(
    venue: Venue, guest: Guest
) -> None:
    await venue.serve(guest, 100_000)
    await reward(venue)
    assert (await liability(venue))["liability_sats"] is None  # a dessert has no value
    await reward(venue, kind="sats_off", cost_points=30, value=100)
    assert (await liability(venue))["liability_sats"] == 333
    best = await reward(venue, kind="sats_payout", cost_points=7, value=50)
    assert (await liability(venue))["liability_sats"] == 714
    await venue.do("DELETE", f"/rewards/{best['id']}")
    assert (await liability(venue))["liability_sats"] == 333
