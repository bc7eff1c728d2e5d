"""However many ask at once, points, stock and limits are used once (mission 212)."""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import httpx
import pytest

from devkit.people import Guest, NostrKeys
from perks import ask, end, everything, fresh_key, fulfilled, reserve, reward
from venue import Venue, answer, refusal, until

NewGuest = Callable[..., Awaitable[Guest]]
ROUNDS = 100 if os.environ.get("LOYALTY_PROVE") else 5


def told(responses: Sequence[httpx.Response]) -> Counter[str]:
    """How often each code was answered; `done` for a yes."""
    return Counter("done" if r.is_success else refusal(r)[1] for r in responses)


@pytest.fixture
async def table(venue: Venue) -> Venue:
    await venue.program(earn_per_sats=1)
    return venue


async def with_points(
    table: Venue, payer: Guest, people: int, points: int
) -> list[Guest]:
    """People with that many points each, paid for by one."""
    found = [replace(payer, keys=NostrKeys.fresh()) for _ in range(people)]
    for one in found:
        await table.pay_elsewhere(payer, points, customer_pubkey=one.pubkey)

    async def all_have() -> bool:
        cards = [await table.card(one) for one in found]
        return all(card["points"] == points for card in cards)

    await until(all_have)
    return found


async def test_fifty_full_balances_at_once_are_one(table: Venue, guest: Guest) -> None:
    dessert = await reward(table, cost_points=100)
    people = await with_points(table, guest, ROUNDS, 100)
    for one in people:
        asked = [ask(table, one, dessert["id"]) for _ in range(50)]
        seen = told(await asyncio.gather(*asked))
        assert seen == {"done": 1, "insufficient_points": 49}
        assert (await table.card(one))["points"] == 0
    assert (await table.proof())["wrong"] == 0


async def test_one_key_at_once_is_one_redemption(table: Venue, guest: Guest) -> None:
    dessert = await reward(table, cost_points=10)
    (ana,) = await with_points(table, guest, 1, 100)
    who = table.admin | fresh_key()
    asked = [ask(table, ana, dessert["id"], who) for _ in range(20)]
    responses = await asyncio.gather(*asked)
    assert len({r.text for r in responses}) == 1
    assert answer(responses[0])["points"] == 90 == (await table.card(ana))["points"]


async def test_a_stock_of_three_is_had_three_times(table: Venue, guest: Guest) -> None:
    dessert = await reward(table, cost_points=10, stock=3)
    people = await with_points(table, guest, 8, 100)
    asked = [ask(table, people[n % 8], dessert["id"]) for n in range(40)]
    assert told(await asyncio.gather(*asked)) == {"done": 3, "sold_out": 37}
    left = await table.do("PUT", f"/rewards/{dessert['id']}")
    assert left["stock"] == 0
    points = [(await table.card(one))["points"] for one in people]
    assert sum(points) == 8 * 100 - 3 * 10
    assert (await table.proof())["wrong"] == 0


async def test_a_limit_of_two_lets_two_through(table: Venue, guest: Guest) -> None:
    dessert = await reward(table, cost_points=1, per_customer_limit=2)
    (ana,) = await with_points(table, guest, 1, 100)
    asked = [ask(table, ana, dessert["id"]) for _ in range(30)]
    assert told(await asyncio.gather(*asked)) == {"done": 2, "limit_reached": 28}
    assert (await table.card(ana))["points"] == 98


async def test_given_or_called_back_but_not_both(table: Venue, guest: Guest) -> None:
    dessert = await reward(table, cost_points=100, stock=1)
    (ana,) = await with_points(table, guest, 1, 100)
    for _ in range(ROUNDS):
        made = await reserve(table, ana, dessert["id"])
        code = made["redemption"]["code"]
        both = [
            end(table, made, "fulfil", code=code),
            end(table, made, "cancel"),
            end(table, made, "cancel"),
        ]
        given, *back = await asyncio.gather(*both)
        if given.is_success:
            assert told(back) == {"already_fulfilled": 2}
            answer(await end(table, made, "undo", reason="again"))
        else:
            assert refusal(given) == (409, "redemption_over")
            assert told(back) == {"done": 2}
        assert (await table.card(ana))["points"] == 100
    left = await table.do("PUT", f"/rewards/{dessert['id']}")
    assert left["stock"] == 1
    assert (await table.proof())["wrong"] == 0


async def test_ten_undos_at_once_are_one(table: Venue, guest: Guest) -> None:
    dessert = await reward(table, cost_points=100)
    (ana,) = await with_points(table, guest, 1, 100)
    before = (await everything(table))["lots"]
    made = await reserve(table, ana, dessert["id"])
    await fulfilled(table, made)
    undos = [end(table, made, "undo", reason=f"{n}") for n in range(10)]
    responses = await asyncio.gather(*undos)
    assert told(responses) == {"done": 10}
    assert len({r.text for r in responses}) == 1
    assert (await everything(table))["lots"] == before


async def test_a_code_at_two_tills_is_one_dessert(table: Venue, guest: Guest) -> None:
    """Scanned or typed at each of them in the same second: the others hear it."""
    dessert = await reward(table, cost_points=100)
    (ana,) = await with_points(table, guest, 1, 100 * ROUNDS)
    waiters = [await table.token("redeem") for _ in range(4)]
    path = f"/merchants/{table.id}/redemptions/fulfil"
    for _ in range(ROUNDS):
        made = (await reserve(table, ana, dessert["id"]))["redemption"]
        codes = (made["code"], made["short_code"]) * 2
        asked = [
            table.call("POST", path, who, code=code)
            for who, code in zip(waiters, codes, strict=True)
        ]
        seen = told(await asyncio.gather(*asked))
        assert seen == {"done": 1, "already_fulfilled": 3}
    assert (await table.card(ana))["points"] == 0
