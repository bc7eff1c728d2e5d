"""What time does to reservations and to the points they hold (mission 212, 214).

Nothing sweeps here: what is due is judged by the time itself.
"""

from __future__ import annotations

import os
import random
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from typing import Any

import pytest

from lab import DAY, Lab

NOON = int(datetime(2020, 1, 31, 12, tzinfo=timezone.utc).timestamp())
HALF_AN_HOUR = 30 * 60
WEEK = 7 * DAY
STEPS = 2_000 if os.environ.get("LOYALTY_PROVE") else 150


@pytest.fixture
async def lab(new_lab: Callable[[int], Awaitable[Lab]]) -> Lab:
    """Noon of 31 January 2020, a point for a sat, in a programme a day old."""
    lab = await new_lab(NOON - DAY)
    await lab.settings(earn_per_sats=1)
    lab.pass_time(DAY)
    return lab


async def dessert(lab: Lab, cost: int = 10, **changed: Any) -> str:
    """A reward's id."""
    from loyalty import services
    from loyalty.models import RewardBody

    sent = {"name": "Dessert", "kind": "free_item", "cost_points": cost, **changed}
    body = RewardBody.parse_obj(sent)
    made = await lab.run(services.create_reward, lab.program_id, body, "")
    return str(made.id)


async def reserve(lab: Lab, pubkey: str, reward_id: str, fulfil: bool = False) -> Any:
    """The redemption; staff's, if they give it at once."""
    from loyalty import services
    from loyalty.clock import LocalClock

    by = {"actor_id": "wallet:x", "is_owner": True} if fulfil else {}
    asked = services.Asked(
        merchant_id=lab.venue.id,
        clock=LocalClock("UTC"),
        reward_id=reward_id,
        fulfil=fulfil,
        **by,  # type: ignore[arg-type]
    )
    return (await lab.run(services.redeem, lab.program_id, pubkey, asked))[0]


async def cancel(lab: Lab, made: Any, by_staff: bool = False) -> int:
    """The points that the card has then."""
    from loyalty import services

    actor = "wallet:x" if by_staff else ""
    return int((await lab.run(services.cancel, made, actor, ""))[1])


async def undo(lab: Lab, made: Any) -> int:
    from loyalty import services

    return int((await lab.run(services.undo, made, "wallet:x", "wrong"))[1])


async def sweep(lab: Lab) -> int:
    from loyalty import services

    return int(await lab.run(services.lapse_all, lab.now, 1000))


async def chain(lab: Lab, pubkey: str) -> list[tuple[Any, ...]]:
    from loyalty import crud

    def read(tx: Any) -> list[tuple[Any, ...]]:
        card = crud.find_card(tx, lab.program_id, pubkey)
        assert card is not None
        events = crud.read_chain(tx, card.id)
        return [(e.kind, e.delta, e.time, e.actor_id, e.lots) for e in events]

    return list(await lab.run(read))


async def status(lab: Lab, made: Any) -> Any:
    from loyalty import crud

    return await lab.run(crud.get_redemption, made.id)


async def refused(work: Awaitable[Any]) -> str:
    """The code of a refusal."""
    from loyalty.exceptions import LoyaltyError

    with pytest.raises(LoyaltyError) as error:
        await work
    return error.value.code


# --- nobody came ----------------------------------------------------------------------


async def test_a_reservation_lapses_when_its_time_is_over(lab: Lab) -> None:
    ana, cake = lab.guest(), await dessert(lab, stock=1)
    await lab.earn(ana, 10)
    made = await reserve(lab, ana, cake)
    over = lab.now + HALF_AN_HOUR
    lab.now = over - 1
    assert await lab.points(ana) == 0
    lab.now = over
    assert await lab.points(ana) == 10  # shown, though nothing was written
    assert await refused(cancel(lab, made)) == "redemption_over"
    lab.pass_time(DAY)
    again = await reserve(lab, ana, cake)  # so it has come back, and so has the stock
    events = await chain(lab, ana)
    assert events[2][:4] == ("granted", 10, over, "system")
    row = await status(lab, made)
    assert (row.status, row.ended_at, row.ended_by) == ("lapsed", over, "system")
    await cancel(lab, again)
    await lab.prove()


async def test_a_sweep_writes_what_everybody_sees_already(lab: Lab) -> None:
    guests = [lab.guest() for _ in range(3)]
    cake = await dessert(lab)
    for pubkey in guests:
        await lab.earn(pubkey, 25)
        await reserve(lab, pubkey, cake)
    given = await reserve(lab, guests[0], cake, fulfil=True)
    await sweep(lab)
    assert (await status(lab, given)).status == "reserved"
    lab.pass_time(10)
    await sweep(lab)
    row = await status(lab, given)
    assert (row.status, row.ended_at) == ("fulfilled", given.fulfil_at)
    lab.pass_time(HALF_AN_HOUR)
    shown = [await lab.points(pubkey) for pubkey in guests]
    assert shown == [15, 25, 25]
    assert await sweep(lab) >= 3
    assert [await lab.points(pubkey) for pubkey in guests] == shown
    assert await sweep(lab) == 0
    await lab.prove()


async def test_a_late_sweep_keeps_no_resting_card_alive(lab: Lab) -> None:
    """When it is written must not matter: the guest was last there when reserving."""
    await lab.settings(expiry_mode="inactivity", expiry_months=6)
    ana, bob = lab.guest(), lab.guest()
    cake = await dessert(lab)
    for pubkey in (ana, bob):
        await lab.earn(pubkey, 25)
        await reserve(lab, pubkey, cake)
    lab.pass_time(HALF_AN_HOUR)
    await lab.earn(bob, 1)  # his is written at once, and he rests from now on as well
    lab.pass_time(250 * DAY)
    assert (await lab.points(ana), await lab.points(bob)) == (0, 0)
    await sweep(lab)
    assert (await lab.points(ana), await lab.points(bob)) == (0, 0)
    await lab.prove()


# --- points that end while they are held ----------------------------------------------


@pytest.fixture
async def ending(lab: Lab) -> tuple[str, Any, int]:
    """Ana's 10 points are held by a reservation of weeks; when they end."""
    await lab.settings(expiry_mode="months", expiry_months=1, reserve_minutes=10_080)
    ana = lab.guest()
    await lab.earn(ana, 10)
    end = int(datetime(2020, 3, 1, 4, tzinfo=timezone.utc).timestamp())
    lab.now = end - 3 * DAY
    made = await reserve(lab, ana, await dessert(lab))
    lab.now = end + DAY
    return ana, made, end


async def test_what_ran_out_while_held_ends_when_the_guest_gives_it_back(
    lab: Lab, ending: tuple[str, Any, int]
) -> None:
    ana, made, end = ending
    assert await cancel(lab, made) == 0 == await lab.points(ana)
    events = await chain(lab, ana)
    assert events[2][:2] == ("granted", 10)
    assert events[3][:3] == ("expired", -10, end)
    await lab.prove()


async def test_what_ran_out_while_held_ends_when_it_lapses(
    lab: Lab, ending: tuple[str, Any, int]
) -> None:
    ana, _, _ = ending
    lab.pass_time(WEEK)
    assert await lab.points(ana) == 0
    assert await sweep(lab) == 1
    kinds = [event[0] for event in await chain(lab, ana)]
    assert kinds == ["earned", "redeemed", "granted", "expired"]
    assert await lab.points(ana) == 0
    await lab.prove()


async def test_what_ran_out_while_staff_held_it_has_a_week(
    lab: Lab, ending: tuple[str, Any, int]
) -> None:
    ana, made, _ = ending
    assert await cancel(lab, made, by_staff=True) == 10
    assert (await chain(lab, ana))[2][4] == f"10@{lab.now + WEEK}"
    lab.pass_time(WEEK - 1)
    assert await lab.points(ana) == 10
    lab.pass_time(1)
    assert await lab.points(ana) == 0
    await lab.prove()


async def test_points_beyond_their_end_buy_nothing(lab: Lab) -> None:
    """Though no sweep has taken them off the card."""
    await lab.settings(expiry_mode="months", expiry_months=1)
    ana, cake = lab.guest(), await dessert(lab)
    await lab.earn(ana, 10)
    lab.now = int(datetime(2020, 3, 1, 4, tzinfo=timezone.utc).timestamp())
    before = await lab.books(ana)
    assert before.balance.points == 10
    assert await refused(reserve(lab, ana, cake)) == "insufficient_points"
    assert (await lab.books(ana)).balance == before.balance
    await lab.earn(ana, 10)
    await reserve(lab, ana, cake)
    assert await lab.points(ana) == 0
    await lab.prove()


# --- anything, in any order -----------------------------------------------------------


async def test_whatever_happens_no_point_is_made_or_lost(lab: Lab) -> None:
    """Points = earned − used + given back − ended; replayed books are the kept ones."""
    dice = random.Random(214)
    await lab.settings(expiry_mode="months", expiry_months=1, reserve_minutes=600)
    guests, held = [lab.guest() for _ in range(3)], []
    cakes = [await dessert(lab, cost) for cost in (1, 7, 30)]
    for _ in range(STEPS):
        pubkey = dice.choice(guests)
        act = dice.choice(["earn", "earn", "use", "use", "give", "cancel", "undo"])
        if act == "earn":
            await lab.earn(pubkey, dice.randint(1, 40))
        elif act in ("use", "give"):
            if await lab.points(pubkey) >= 30:
                cake = dice.choice(cakes)
                held.append(await reserve(lab, pubkey, cake, act == "give"))
        elif held:
            made = held.pop(dice.randrange(len(held)))
            now = (await status(lab, made)).status_at(lab.now)
            if act == "cancel" and now == "reserved":
                await cancel(lab, made, dice.random() < 0.5 or made.fulfil_at)
            elif act == "undo" and now == "fulfilled":
                await undo(lab, made)
        lab.pass_time(dice.choice([5, 600, 9_000, 2 * DAY]))
        shown = [await lab.points(pubkey) for pubkey in guests]
        assert min(shown) >= 0
        if dice.random() < 0.3:
            await sweep(lab)
            assert [await lab.points(pubkey) for pubkey in guests] == shown
    await lab.prove()
