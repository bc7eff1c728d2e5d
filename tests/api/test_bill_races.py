"""Two waiters touch the same bill: it ends in one sane state (mission 41, 43, 223)."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace

import bills
import pytest
import shift as shifts
from shift import Shift

import perks
from devkit.people import Guest, NostrKeys
from venue import Venue, answer

SHIFTS = 60 if os.environ.get("LOYALTY_PROVE") else 5
WAVES = 3
AT_ONCE = 5


@pytest.fixture
async def new_shift(venue: Venue, guest: Guest) -> Callable[[int], Awaitable[Shift]]:
    """`await new_shift(seed)`: another bill of the same two waiters and guests."""
    await venue.program(earn_per_sats=1, proof_policy="staff", grant_daily_cap=10**9)
    boss = await bills.taking_cash(venue, cash_daily_sats=10_000_000)
    scopes = ("monitor", "pos", "redeem")
    waiters = [{**boss, **await venue.token(*scopes)} for _ in range(2)]
    off = {"kind": "sats_off", "value": shifts.OFF, "cost_points": shifts.COST}
    reward = await perks.reward(venue, name="Something off", **off)

    async def begin(seed: int) -> Shift:
        guests = [replace(guest, keys=NostrKeys.fresh()) for _ in range(2)]
        for one in guests:
            answer(await venue.by_hand("grant", one.pubkey, shifts.GRANTED))
        made = await venue.order(None, lines=[bills.named("Lunch", 2_000)])
        shift = Shift(
            venue,
            random.Random(seed),  # it has to come again
            waiters,
            guests,
            str(reward["id"]),
            str(made["order"]["id"]),
        )
        shift.show(made["payment_request"])
        return shift

    return begin


async def test_whatever_two_waiters_do_at_once_is_one_bill(
    venue: Venue, new_shift: Callable[[int], Awaitable[Shift]], seed: int
) -> None:
    """Lines, guests, rewards, parts, cash, payments and canceling, all at once."""
    said: Counter[str] = Counter()
    for number in range(SHIFTS):
        shift = await new_shift(seed + number)
        for _ in range(WAVES):
            await shift.at_once(shift.dice.choices(shifts.TOUCHING, k=AT_ONCE))
        await shift.at_once(shift.dice.choices(shifts.ENDING, k=AT_ONCE))
        await shifts.assert_sane(shift, await shifts.paid_up(shift))
        said += shift.said
    assert said["done"] > SHIFTS * WAVES
    assert (await venue.proof())["wrong"] == 0
