"""How much one key can claim, and who may see that it was much."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import chits
import pytest
from chits import TAKEN

from devkit.people import Guest, NostrKeys
from venue import Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
ENOUGH = (429, "too_many_claims")


@pytest.fixture
def keys() -> NostrKeys:
    return NostrKeys.fresh()


async def receipts(venue: Venue, payer: Guest, count: int) -> list[str]:
    return [await chits.paid_bill(venue, payer, 5_000) for _ in range(count)]


async def test_so_many_a_day_at_all_venues_of_the_server(
    new_venue: NewVenue, guest: Guest, keys: NostrKeys
) -> None:
    """Two owners, two programmes: the limit of the one where the next is claimed."""
    venues = [await new_venue(), await new_venue()]
    await venues[0].program(claims_per_day=3)
    mine = [await receipts(venue, guest, 3) for venue in venues]
    for venue, token in ((venues[0], mine[0][0]), (venues[1], mine[1][0])):
        await chits.claimed(venue, keys, token)
    await chits.claimed(venues[1], keys, mine[1][1])
    said = await chits.claim(venues[0], keys, mine[0][1])
    assert refusal(said) == ENOUGH
    assert 1 <= int(said.headers["retry-after"]) <= 86_400
    assert said.json()["detail"].endswith("Nothing was taken.")
    assert (await chits.points(venues[0], mine[0][1]))["state"] == "waiting"
    await chits.claimed(venues[1], keys, mine[1][2])
    assert (await chits.claimed(venues[0], keys, mine[0][0]))["claimed"], "no new one"
    await chits.claimed(venues[0], NostrKeys.fresh(), mine[0][1])


async def test_only_those_that_succeed_count(
    venue: Venue, guest: Guest, keys: NostrKeys
) -> None:
    await venue.program(claims_per_day=1)
    taken, token, more = await receipts(venue, guest, 3)
    await chits.claimed(venue, NostrKeys.fresh(), taken)
    _, unpaid = await chits.open_bill(venue, 5_000)
    for _ in range(3):
        assert await chits.refused(venue, keys, taken) == TAKEN
        assert await chits.refused(venue, keys, unpaid) == (409, "not_paid")
    first = await chits.claim(venue, keys, token, "once")
    for key in ("once", "", ""):
        again = await chits.claim(venue, keys, token, key)
        assert again.json() == first.json()
    assert await chits.refused(venue, keys, more) == ENOUGH


async def test_none_a_day_is_none(venue: Venue, guest: Guest, keys: NostrKeys) -> None:
    await venue.program(claims_per_day=0)
    (token,) = await receipts(venue, guest, 1)
    assert await chits.refused(venue, keys, token) == ENOUGH


async def test_the_next_day_there_are_more(
    new_venue: NewVenue, guest: Guest, keys: NostrKeys
) -> None:
    with ago(days=3):
        venue = await new_venue()
        await venue.program(claims_per_day=1)
        tokens = await receipts(venue, guest, 2)
    with ago(days=1):
        await chits.claimed(venue, keys, tokens[0])
    await chits.claimed(venue, keys, tokens[1])


async def test_racing_claims_of_one_key_do_not_get_past_it(
    new_venue: NewVenue, guest: Guest, keys: NostrKeys
) -> None:
    venues = [await new_venue(), await new_venue()]
    mine = [(v, token) for v in venues for token in await receipts(v, guest, 5)]
    said = await asyncio.gather(
        *(chits.claim(venue, keys, token) for venue, token in mine)
    )
    codes = sorted(response.status_code for response in said)
    assert codes == [200] * 5 + [429] * 5
    points = [(await chits.card(venue, keys))["points"] for venue in venues]
    assert sum(points) == 25
    for venue in venues:
        assert (await venue.proof())["wrong"] == 0


# --- who sees it ----------------------------------------------------------------------


async def listed(venue: Venue, query: str = "", **headers: str) -> Any:
    path = f"/merchants/{venue.id}/claims{query}"
    return answer(await venue.call("GET", path, headers or None))


async def test_the_owner_sees_what_was_claimed(
    venue: Venue, guest: Guest, keys: NostrKeys
) -> None:
    tokens = await receipts(venue, guest, 3)
    for token in tokens[:2]:
        await chits.claimed(venue, keys, token)
    await venue.serve(guest, 5_000)
    said = await listed(venue)
    assert said["total"] == 2
    (row,) = [r for r in said["data"] if r["payment_id"] == tokens[1].split("-")[0]]
    assert (
        abs(row.pop("claimed_at") - time.time())
        < 60
        > abs(row.pop("paid_at") - time.time())
    )
    order = await venue.do("GET", f"/orders/{row['order_id']}")
    assert row == {
        "payment_id": tokens[1].split("-")[0],
        "order_id": order["id"],
        "customer_pubkey": keys.public,
        "amount_sats": 5_000,
        "made_by": row["made_by"],
        "flagged": False,
    }
    assert row["made_by"].startswith("wallet:")
    page = await listed(venue, "?limit=1&offset=1")
    assert (len(page["data"]), page["total"]) == (1, 2)
    for scopes in (("read",), ("manage",)):
        assert (await listed(venue, **await venue.token(*scopes)))["total"] == 2
    path = f"/merchants/{venue.id}/claims"
    waiter = await venue.token("pos", "monitor", "redeem", "orders")
    for headers in (waiter, venue.invoice, {}):
        assert (await venue.call("GET", path, headers)).status_code in (401, 403)


async def test_one_key_that_claims_one_persons_bills_is_flagged(
    new_venue: NewVenue, guest: Guest, keys: NostrKeys
) -> None:
    """Five of them within thirty days; four are not, nor another key's."""
    with ago(days=29):
        venue = await new_venue()
        await venue.program(claims_per_day=100, claim_window_days=60)
        tokens = await receipts(venue, guest, 4)
        for token in tokens:
            await chits.claimed(venue, keys, token)
    assert (await listed(venue, "?flagged=true")) == {"data": [], "total": 0}
    (fifth,) = await receipts(venue, guest, 1)
    await chits.claimed(venue, NostrKeys.fresh(), fifth)
    assert (await listed(venue, "?flagged=true"))["total"] == 0
    (fifth,) = await receipts(venue, guest, 1)
    await chits.claimed(venue, keys, fifth)
    flagged = await listed(venue, "?flagged=true")
    assert flagged["total"] == 5
    assert {row["customer_pubkey"] for row in flagged["data"]} == {keys.public}
    assert all(row["flagged"] for row in flagged["data"])
    everything = await listed(venue)
    assert sorted(row["flagged"] for row in everything["data"]) == [False] + [True] * 5
