"""Welcome points of cards that are full, moved, merged or gone (design.md, "What a new
key gets": limits and welcome apply to the union of merged cards)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from lab import DAY, Lab
from newcomers import coming, sweep, welcomes, welcoming

MAX = 2**53 - 1
NewLab = Callable[..., Awaitable[Lab]]


@pytest.fixture
async def lab(new_lab: NewLab) -> Lab:
    return await welcoming(new_lab)


async def test_a_card_that_can_hold_no_more_goes_on_without_it(lab: Lab) -> None:
    await lab.settings(grant_daily_cap=MAX)
    ana = lab.guest()
    await lab.earn(ana, 2_000)
    await lab.by_hand("grant", ana, MAX - 10)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await coming(lab, ana) == []
    await lab.earn(ana, 3_000)
    assert await lab.points(ana) == MAX - 5
    await lab.prove()


async def test_it_goes_where_its_bill_goes(lab: Lab) -> None:
    """A bill that was put on the wrong card welcomes the right guest, and the other
    one with a bill of their own."""
    wrong, right = lab.guest(), lab.guest()
    bill = await lab.earn(wrong, 2_000)
    await move_bill(lab, wrong, right, bill)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, wrong, right) == [0, 50]
    await lab.earn(wrong, 2_000)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, wrong, right) == [50, 50]
    await lab.prove()


async def test_a_regular_gets_none_with_a_bill_that_came_over(lab: Lab) -> None:
    await lab.settings(welcome_points=0)
    regular, new = lab.guest(), lab.guest()
    await lab.earn(regular, 2_000)
    lab.pass_time(60)
    await lab.settings(welcome_points=50)
    bill = await lab.earn(new, 2_000)
    await move_bill(lab, new, regular, bill)
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, regular, new) == [0, 0]
    await lab.prove()


async def move_bill(lab: Lab, source: str, target: str, bill: Any) -> None:
    """Moves a bill with what it earned, as a correction or a merge does."""
    from loyalty import services
    from loyalty.services.movement import moving

    def move(tx: Any) -> None:
        with (
            moving(tx, lab.program_id, source) as out,
            moving(tx, lab.program_id, target) as into,
        ):
            cause = f"{source} {target}"
            out.post(half_of(out, bill, cause, kind="revoked", sign=-1))
            came = into.post(half_of(into, bill, cause, kind="granted", sign=1))
            services.follow_bill(out, bill.seq, into, came.seq)

    await lab.run(move)


def half_of(move: Any, bill: Any, cause: str, kind: str, sign: int) -> Any:
    """One of the two events that move a bill."""
    from loyalty.clock import LocalClock

    return move.draft(
        bill.merchant_id,
        LocalClock("UTC"),
        bill.time,
        kind=kind,
        delta=sign * bill.delta,
        base_sats=sign * bill.base_sats,
        tier_points=sign * bill.tier_points,
        lots=bill.lots if sign > 0 else "",
        source="transfer",
        source_id=cause,
        answers=bill.id,
        actor_id="system",
    )


async def test_two_cards_of_one_person_have_one_welcome(lab: Lab) -> None:
    """What one of two cards got before they were merged, the other gets no more."""
    old, new = lab.guest(), lab.guest()
    await lab.earn(old, 2_000)
    lab.pass_time(DAY)
    await sweep(lab)
    waiting = await lab.earn(new, 2_000)
    await merge(lab, old, new)
    await lab.earn(old, 2_000)  # goes to the card it was merged into
    lab.pass_time(DAY)
    await sweep(lab)
    assert await welcomes(lab, new) == [0]
    assert (await lab.events(new))[0] == waiting
    third = lab.guest()
    await merge(lab, old, third)
    await lab.earn(third, 2_000)
    assert await coming(lab, third) == []


async def test_a_card_without_a_customer_gets_nothing(lab: Lab) -> None:
    ana = lab.guest()
    card_id = (await lab.earn(ana, 2_000)).card_id
    await change_card(lab, ana, customer_pubkey=None)
    lab.pass_time(DAY)
    await sweep(lab)
    sql = "SELECT kind FROM events WHERE card_id = :card"
    assert await records.rows(sql, card=card_id) == [{"kind": "earned"}]
    await lab.prove()


async def merge(lab: Lab, old: str, into: str) -> None:
    """Makes the one card the other; where their points go is another matter."""
    from loyalty import crud

    target = await lab.run(crud.lock_card, lab.program_id, into, lab.now)
    await change_card(lab, old, merged_into=target.id)


async def change_card(lab: Lab, pubkey: str, **columns: str | None) -> None:
    (name,) = columns
    sql = f"UPDATE cards SET {name} = :{name} WHERE customer_pubkey = :pubkey"  # noqa: S608
    await lab.run(lambda tx: tx.execute(sql, {**columns, "pubkey": pubkey}))
