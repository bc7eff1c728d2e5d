"""Figures that are kept are what the rows add up to (mission 146, 179, 218)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import bills
import pytest
import recount

import records
from devkit.people import Guest, NostrKeys
from lab import DAY, Lab
from money_back import refunded
from player import Player
from random_histories import steps
from venue import Venue, ago

NewVenue = Callable[..., Awaitable[Venue]]
NewLab = Callable[..., Awaitable[Lab]]
NewGuest = Callable[..., Awaitable[Guest]]
ZONE = "Australia/Lord_Howe"  # whose summer time is half an hour
START = 1_900_000_000  # March, before clocks change
NAMES = ("issued", "used", "expired", "taken_back")


# --- a random history, months of it ---------------------------------------------------


@pytest.mark.parametrize("seed", range(2))
async def test_what_is_kept_is_what_a_recount_gives(new_lab: NewLab, seed: int) -> None:
    """Late bills, refunds, moves, merges, erasures: days, months and the month's
    report, each time figures were kept half way and once they are all kept."""
    lab = await new_lab(START, timezone=ZONE)
    player = await Player.ready(lab)
    late = 0
    for number, one in enumerate(steps(7_000 + seed, 100)):
        await player.play(one)
        if number % 20 == 19:
            late += await marks(lab.venue)
            await assert_right(lab)
            await keep_all(lab)
            await assert_right(lab)
    for one in (("earn", 0, 5_000, 0), ("wait", 9 * DAY, 1), ("sweep",), ("erase", 1)):
        await player.play(one)
    await assert_right(lab)
    assert late and await kept_days(lab.venue) > 30, "the dice have to be thrown again"
    await assert_statements(lab)


async def keep_all(lab: Lab) -> None:
    from loyalty.insights.rolling import keep, next_work

    for _ in range(200):
        work = await lab.run(next_work, lab.venue.id, lab.now)
        if work.is_all:
            return
        await lab.run(keep, work)
    raise AssertionError("keeping does not end")


async def assert_right(lab: Lab) -> None:
    days, counted = await lab.run(_both, lab.venue.id, lab.now)
    assert days == counted
    chains = await recount.all_chains(lab)
    points = recount.points_by_day(chains, ZONE)
    for day, one in days.items():
        told = {name: getattr(one, name) for name in NAMES}
        assert told == {name: points.get(day, {}).get(name, 0) for name in NAMES}, day
    assert sum(one.new for one in days.values()) == sum(
        any(_is_visit(event) for event in chain) for chain in chains
    )
    kept, again = await lab.run(_cohorts, lab.venue.id, lab.now)
    assert kept == again


def _is_visit(event: Any) -> bool:
    return bool(
        event.kind == "earned" and event.source == "payment" and event.base_sats > 0
    )


def _span(merchant: Any, now: int) -> Any:
    from loyalty.insights.periods import Span

    first = recount.business_day(START, ZONE) - timedelta(days=100)
    end = recount.business_day(now, ZONE) + timedelta(days=3)
    return Span(first, end, merchant.clock)


def _merchant(tx: Any, merchant_id: str) -> Any:
    from loyalty.merchants.crud import get_merchant

    merchant = get_merchant(tx, merchant_id)
    assert merchant
    return merchant


def _both(tx: Any, merchant_id: str, now: int) -> tuple[Any, Any]:
    """As they are read, and counted from the rows at one go."""
    from loyalty.insights.days import NO_FIGURES
    from loyalty.insights.rolling import count_days, days_of

    merchant = _merchant(tx, merchant_id)
    span = _span(merchant, now)
    read = {day.isoformat(): one for day, one in days_of(tx, merchant, span, now)}
    counted = count_days(tx, merchant_id, span)
    return read, {day.isoformat(): counted.get(day, NO_FIGURES) for day in span.each()}


def _cohorts(tx: Any, merchant_id: str, now: int) -> tuple[Any, Any]:
    from loyalty.insights.days_crud import get_cohorts
    from loyalty.insights.rolling import cohorts_of

    merchant = _merchant(tx, merchant_id)
    span = _span(merchant, now)
    counted = [
        (month.first.isoformat()[:7], get_cohorts(tx, merchant_id, month))
        for month in span.months()
    ]
    return cohorts_of(tx, merchant, span, now), counted


async def assert_statements(lab: Lab) -> None:
    """Months join without a seam; each is what its events say; the last one closes with
    what guests have."""
    from loyalty.jobs.passes import usable_at

    chains = await recount.all_chains(lab)
    points = recount.points_by_day(chains, ZONE)
    opening = 0
    first, last = recount.business_day(START, ZONE), recount.business_day(lab.now, ZONE)
    month = (first.replace(day=1) - timedelta(days=100)).replace(day=1)
    while month <= last:
        name = f"{month:%Y-%m}"
        told = await lab.run(_statement, lab.venue.id, name, lab.now)
        wanted = {
            what: sum(p[what] for day, p in points.items() if day.startswith(name))
            for what in NAMES
        }
        assert told.points._asdict() == wanted, name
        assert (told.opening, told.moved) == (opening, 0)
        gone = wanted["used"] + wanted["expired"] + wanted["taken_back"]
        opening += wanted["issued"] - gone
        assert told.closing == opening
        month = (month + timedelta(days=31)).replace(day=1)
    usable = await usable_at(lab.program_id, lab.now)
    assert opening == usable.outstanding - usable.owed


def _statement(tx: Any, merchant_id: str, month: str, now: int) -> Any:
    from loyalty.insights.periods import month_named
    from loyalty.insights.report import report
    from loyalty.merchants.access import Access

    merchant = _merchant(tx, merchant_id)
    span = month_named(month, merchant.clock, now)
    sheet = report(tx, Access(merchant, "wallet:owner"), span, "branch", now).sheet
    assert sheet.points is not None
    return sheet.points


# --- bills of long ago that change now ------------------------------------------------


async def test_a_day_of_long_ago_is_put_right_at_once(
    new_venue: NewVenue, guest: Guest
) -> None:
    """A refund and a claim that come weeks later; and what is kept wrong is found."""
    from loyalty.insights.rolling import keep_figures

    with ago(days=40):
        venue = await new_venue(timezone=ZONE)
        await venue.program(claim_window_days=30)
        who = await bills.taking_cash(venue)
    keys = [NostrKeys.fresh().public for _ in range(6)]
    with ago(days=20):
        day = recount.business_day(_now(), ZONE)
        named = [await paid(venue, who, 4_000, customer_pubkey=key) for key in keys]
        nobodys = await venue.order(9_000)
        await venue.pay(guest, nobodys["payment_request"])
        await bills.closed(venue, nobodys["order"]["id"])
    await keep_figures([venue.id])
    assert await kept_days(venue) > 15
    before = await of_day(venue, day)
    assert (before["bills"], before["net_sats"]) == (7, 33_000)
    assert (before["visits"], before["new"], before["guest_sats"]) == (6, 6, 24_000)
    await refunded(venue, named[0], amount_sats=1_500)
    await refunded(venue, named[1], amount_sats=4_000)
    await bills.claim(venue, guest, nobodys["receipt_token"])
    for _ in range(2):
        seen = await of_day(venue, day)
        assert (seen["bills"], seen["net_sats"]) == (6, 27_500)
        assert (seen["visits"], seen["new"], seen["guest_sats"]) == (7, 7, 33_000)
        await keep_figures([venue.id])
    assert await marks(venue) == 0
    assert (await venue.proof())["wrong_days"] == 0
    await records.spoil(
        "UPDATE day_figures SET body = replace(body, '27500', '27501') "
        "WHERE merchant_id = :id",
        id=venue.id,
    )
    assert (await venue.proof())["wrong_days"] == 1
    rebuilt = await venue.do("POST", f"/merchants/{venue.id}/rebuild")
    assert (rebuilt["wrong"], rebuilt["wrong_days"]) == (0, 1)
    assert (await venue.proof())["wrong_days"] == 0
    assert await kept_days(venue) > 15


async def paid(venue: Venue, who: dict[str, str], sats: int, **more: Any) -> str:
    order = (await venue.order(sats, **more))["order"]
    await bills.in_cash(venue, order["id"], who)
    return str(order["id"])


def _now() -> int:
    import time

    return int(time.time())


async def of_day(venue: Venue, day: date) -> Any:
    path = f"/analytics/{venue.id}?from={day}&to={day}"
    (told,) = (await venue.do("GET", path))["days"]
    return told


async def kept_days(venue: Venue) -> int:
    sql = "SELECT day FROM day_figures WHERE merchant_id = :id"
    return len(await records.rows(sql, id=venue.id))


async def marks(venue: Venue) -> int:
    sql = "SELECT id FROM stale_figures WHERE merchant_id = :id"
    return len(await records.rows(sql, id=venue.id))
