"""What the community sees of its network of places (mission 183)."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from typing import Any

import listed
import pytest
import sats
from listed import InThread, Keeper

from devkit.people import Guest, Operator
from loyalty.directory.partners import month_starts
from venue import Venue, answer, refusal, until

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
TOWN = "Grünau im Netz"


@pytest.fixture(scope="module")
async def keeper(superuser: Operator, in_thread: InThread) -> Keeper:
    return await listed.keeper_of(superuser, in_thread)


def utc(*moment: int) -> int:
    return int(datetime(*moment, tzinfo=timezone.utc).timestamp())  # type: ignore[misc,arg-type]


def test_months_begin_at_midnight_utc() -> None:
    now = utc(2026, 2, 28, 23, 59, 59)
    assert month_starts(now, 3) == [
        utc(2025, 12, 1),
        utc(2026, 1, 1),
        utc(2026, 2, 1),
    ]
    assert month_starts(utc(2026, 1, 1), 1) == [utc(2026, 1, 1)]


async def test_the_network_is_counted_and_few_guests_are_not_shown(
    new_venue: NewVenue, new_guest: NewGuest, keeper: Keeper
) -> None:
    async def seen() -> Any:
        return await keeper.call("GET", "/community/partners")

    before = await seen()
    bar = await new_venue(city=TOWN, country="AT")
    shop = await new_venue(city=TOWN.upper(), country="at")
    waiting = await seen()
    assert waiting["waiting"] == before["waiting"] + 2
    assert waiting["partners"] == before["partners"]
    await keeper.approves(bar, shop)
    guests = [await new_guest() for _ in range(5)]
    for guest in guests[:4]:
        await bar.serve(guest, 2_000)
    few = await seen()
    assert few["partners"] == before["partners"] + 2
    assert few["active"] == before["active"] + 1
    assert few["months"][-1]["joined"] == before["months"][-1]["joined"] + 2
    assert len(few["months"]) == 12
    if before["guests"] is None:
        assert few["guests"] is few["shared_guests"] is few["discount_sats"] is None
    for guest in guests:
        await shop.serve(guest, 1_000)
    enough = await seen()
    assert enough["guests"] >= 5 and enough["active"] == before["active"] + 2
    if before["shared_guests"] is None:
        assert enough["shared_guests"] is None  # four went to both
    await bar.serve(guests[4], 1_000)
    assert (await seen())["shared_guests"] >= 5


async def test_towns_are_the_same_however_they_are_written(
    new_venue: NewVenue, keeper: Keeper
) -> None:
    for city in ("Łódź Netz", "łódź  netz"):
        await keeper.approves(await new_venue(city=city, country="PL"))
    path = "/community/partners/coverage?limit=100"
    towns = (await keeper.call("GET", path))["data"]
    ours = [town for town in towns if town["country"] == "PL"]
    assert [town["partners"] for town in ours] == [2]
    assert ours[0]["city"].casefold().split() == ["łódź", "netz"]


@pytest.mark.parametrize(
    ("hours", "is_open"), [("24/7", True), ("off", False), ("now and then", None)]
)
async def test_hours_are_read_while_they_are_written(
    venue: Venue, hours: str, is_open: bool | None
) -> None:
    response = await venue.http.get(
        "/loyalty/api/v1/places/hours",
        params={"operating_hours": hours, "timezone": "Europe/Lisbon"},
    )
    assert answer(response)["is_open"] is is_open


async def test_the_economy_is_what_bills_and_sats_come_to(
    new_venue: NewVenue, new_guest: NewGuest, keeper: Keeper
) -> None:
    """Paid at a listed place, given back, and spent again: none of it of one that is
    not listed."""

    async def seen() -> Any:
        return await keeper.call("GET", "/community/economics?days=7")

    before = await seen()
    bar, shop, hidden = [await new_venue() for _ in range(3)]
    await keeper.approves(bar, shop)
    await sats.generous(bar, 5_000)
    await sats.fund(bar)
    guests = [await new_guest() for _ in range(5)]
    for guest in guests:
        await bar.serve(guest, 2_000)
        await hidden.serve(guest, 9_000)
        await sats.name_wallet(bar, guest)
    assert (await seen())["total"]["satoshi_back_sats"] == before["total"][
        "satoshi_back_sats"
    ]
    await sats.hurry(bar)
    await sats.pay_due()
    given_at = int(time.time())

    async def later() -> bool:  # within one second, nobody knows what came first
        return int(time.time()) > given_at

    await until(later)
    for guest in guests[:2]:
        await shop.serve(guest, 400)
    await shop.serve(guests[2], 5_000)
    told = await seen()
    total, was = told["total"], before["total"]
    paid = 5 * 2_000 + 2 * 400 + 5_000
    assert (total["bills"], total["sats"]) == (was["bills"] + 8, was["sats"] + paid)
    assert total["satoshi_back_sats"] == was["satoshi_back_sats"] + 5_000
    assert told["days"][-1]["sats"] >= paid and len(told["days"]) == 7
    if before["given_sats"] is None:
        assert (told["given_sats"], told["spent_sats"]) == (5_000, 2 * 400 + 1_000)
        assert told["spent_bp"] == 3_600
    refused = await bar.call("GET", "/community/economics", bar.admin)
    assert refusal(refused)[0] in (401, 403)
