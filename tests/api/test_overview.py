"""The owner's first page is what its rows add up to (mission 177, 179, 218)."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import bills
import pytest
import recount

import perks
from devkit.people import Guest, NostrKeys
from lab import Lab
from money_back import refunded
from player import Player
from random_histories import steps
from venue import Venue, ago, until

NewVenue = Callable[..., Awaitable[Venue]]
NewLab = Callable[..., Awaitable[Lab]]
NewGuest = Callable[..., Awaitable[Guest]]
NAMES = ("issued", "used", "expired", "taken_back")
ZONE = "Australia/Lord_Howe"
START = 1_900_000_000


async def overview(venue: Venue) -> Any:
    return await venue.do("GET", f"/merchants/{venue.id}/overview")


# --- points: a random history, counted again ------------------------------------------


@pytest.mark.parametrize("seed", range(2))
async def test_points_are_what_all_events_add_up_to(new_lab: NewLab, seed: int) -> None:
    lab = await new_lab(START, timezone=ZONE)
    player = await Player.ready(lab)
    history = steps(4_000 + seed, 90)
    for number, one in enumerate(history):
        await player.play(one)
        if number % 15 == 14:
            await assert_counted(lab)
    await player.play(("erase", 1))
    await assert_counted(lab)


async def assert_counted(lab: Lab) -> None:
    from loyalty.jobs.passes import usable_at

    seen = await lab.run(_look, lab.venue.id, lab.now)
    chains = await recount.all_chains(lab)
    days = recount.points_by_day(chains, ZONE)
    for day, was in seen.days:
        assert was.points._asdict() == counted(days, [day.isoformat()]), day
    today = recount.business_day(lab.now, ZONE)
    assert seen.today.points._asdict() == counted(days, [today.isoformat()])
    month = [day for day in days if day.startswith(f"{today:%Y-%m}-")]
    assert seen.month.points._asdict() == counted(days, month)
    usable = await usable_at(lab.program_id, lab.now)
    loyal = seen.loyalty
    assert (loyal.outstanding, loyal.owed) == (usable.outstanding, usable.owed)
    since = seen.calendar.days_since
    assert tuple(loyal.returning) == recount.came(chains, since)
    held = await lab.run(_held, lab.program_id, lab.now)
    assert held == await lab.run(_held_one_by_one, lab.program_id, lab.now)


def _look(tx: Any, merchant_id: str, now: int) -> Any:
    from loyalty.insights.overview import look
    from loyalty.merchants.crud import get_merchant

    merchant = get_merchant(tx, merchant_id)
    assert merchant
    return look(tx, merchant, now)


def counted(days: dict[str, Counter[str]], wanted: list[str]) -> dict[str, int]:
    return {
        name: sum(days[day][name] for day in wanted if day in days) for name in NAMES
    }


def _held(tx: Any, program_id: str, now: int) -> dict[str | None, int]:
    """How many cards hold which tier, before small groups are hidden."""
    from loyalty import services
    from loyalty.insights.overview import cards_by_tier

    program = services.get_program(tx, program_id, now)
    held = cards_by_tier(tx, program, now)
    assert held is not None
    return {tier_id: cards for tier_id, cards in held.items() if cards}


def _held_one_by_one(tx: Any, program_id: str, now: int) -> dict[str | None, int]:
    """The same by looking at every card that is somebody's."""
    from loyalty import crud, services

    program = services.get_program(tx, program_id, now)
    held: Counter[str | None] = Counter()
    for card_id in crud.get_card_ids(tx, program_id, "", 10_000):
        card = crud.get_card(tx, card_id)
        assert card
        if card.customer_pubkey and not card.merged_into:
            view = services.view_card(tx, program, card.customer_pubkey, "", now, 0)
            if view.balance.last_seq:
                held[view.tier.id if view.tier else None] += 1
    return dict(held)


# --- bills: a random month, counted again ---------------------------------------------


@dataclass
class Told:
    """A bill as the test knows it."""

    order_id: str
    day: str
    pubkey: str | None
    sats: int
    back: int = 0


async def test_bills_are_what_was_paid_for_goods(new_venue: NewVenue) -> None:
    """By hand, to be quick: split bills, tips, refunds, bills that rewards pay."""
    dice = random.Random(7)
    with ago(days=40):
        venue = await new_venue(timezone=ZONE)
        who = await bills.taking_cash(venue)
    keys = [NostrKeys.fresh().public for _ in range(9)]
    told: list[Told] = []
    for n in range(44):
        with ago(days=38 - n * 38 / 43, seconds=60):
            told.append(await one_bill(venue, who, dice, keys, n))
    await assert_told(venue, told)
    assert (await venue.proof())["wrong"] == 0


async def one_bill(
    venue: Venue, who: dict[str, str], dice: random.Random, keys: list[str], n: int
) -> Told:
    sats = dice.randrange(1, 60) * 500
    pubkey = dice.choice([None, keys[n % 6], keys[n % 6], dice.choice(keys)])
    named = {"customer_pubkey": pubkey} if pubkey else {}
    order = (await venue.order(sats, tip_sats=dice.choice([0, 300]), **named))["order"]
    day = recount.business_day(int(time.time()), ZONE).isoformat()
    made = Told(order["id"], day, pubkey, sats)
    if n % 5 == 0:
        await bills.part(venue, order["id"], amount_sats=sats // 2)
        first = (await bills.order(venue, order["id"]))["payments"][-1]["id"]
        await bills.in_cash(venue, order["id"], who, payment_id=first)
        if n % 10 == 0:  # of a bill that is open still
            made.back = await give_back(venue, order["id"], first, sats // 4)
    if (await bills.order(venue, order["id"]))["bill"] == "open":
        await bills.in_cash(venue, order["id"], who)
    if n % 4 == 1:
        made.back += await give_back(venue, order["id"], None, dice.choice([250, sats]))
    return made


async def give_back(
    venue: Venue, order_id: str, payment_id: str | None, sats: int
) -> int:
    """What went back of the goods."""
    if payment_id is None:
        payment_id = (await bills.order(venue, order_id))["payments"][-1]["id"]
    goods = (await bills.payment(venue, order_id, payment_id))["amount_sats"]
    sats = min(sats, goods)
    await refunded(venue, order_id, amount_sats=sats, payment_id=payment_id)
    return sats


async def assert_told(venue: Venue, told: list[Told]) -> None:
    seen = await overview(venue)
    listed = await venue.do("GET", f"/merchants/{venue.id}/orders?limit=100")
    gone = {o["id"] for o in listed["data"] if o["bill"] == "refunded"}
    counted = [one for one in told if one.order_id not in gone]
    assert 0 < len(gone) == len(told) - len(counted)
    days = {day["day"]: (day["bills"], day["sats"]) for day in seen["days"]}
    assert days == {day: of_day(counted, day) for day in days}
    month = seen["month"]
    in_month = sums(counted, lambda one: one.day.startswith(month["month"]))
    assert (month["bills"], month["sats"]) == in_month
    visits = {
        guest["customer_pubkey"]: guest["visits"]
        for guest in (
            await venue.do("GET", f"/merchants/{venue.id}/customers?limit=100")
        )["data"]
    }
    recent = [one for one in counted if one.day in days]
    ours = [one for one in recent if visits.get(one.pubkey or "", 0) >= 3]
    assert len({one.pubkey for one in ours}) >= 5, "the dice have to be thrown again"
    regulars = seen["loyalty"]["regulars"]
    assert regulars["bills"] == len(recent) >= 20
    assert group(regulars["regulars"]) == sums(ours)
    assert group(regulars["others"]) == sums([o for o in recent if o not in ours])


def sums(
    told: list[Told], wanted: Callable[[Told], bool] = lambda one: True
) -> tuple[int, int]:
    found = [one for one in told if wanted(one)]
    return len(found), sum(one.sats - one.back for one in found)


def of_day(told: list[Told], day: str) -> tuple[int, int]:
    return sums(told, lambda one: one.day == day)


def group(shown: Any) -> tuple[int, int]:
    assert shown["average_sats"] == shown["sats"] // shown["bills"]
    return shown["bills"], shown["sats"]


# --- what is not shown ----------------------------------------------------------------


async def test_a_new_venue_has_too_little_to_say(venue: Venue) -> None:
    seen = await overview(venue)
    nothing = {"bills": 0, "sats": 0, "points": dict.fromkeys(NAMES, 0)}
    assert {name: seen["today"][name] for name in nothing} == nothing
    assert len(seen["days"]) == 30
    assert (seen["hours"]["counts"], seen["hours"]["needed"]) == (None, 20)
    loyal = seen["loyalty"]
    assert (loyal["points_outstanding"], loyal["liability_sats"]) == (0, None)
    assert (loyal["regulars"]["bills"], loyal["regulars"]["higher_bp"]) == (0, None)
    assert loyal["returning"]["guests"] is None
    assert loyal["tiers"] == [{"tier": None, "cards": 0}]
    assert (seen["problems"], seen["counting"]["waiting"]) == ({}, 0)
    assert seen["currency"] == "" and seen["minor_per_btc"] == 0


async def test_groups_of_fewer_than_five_are_not_shown(venue: Venue) -> None:
    who = await bills.taking_cash(venue)
    await venue.tier("Bronze", 0)
    gold = await venue.tier("Gold", 20)
    for sats in (30_000, 1_000, 1_000, 1_000, 1_000, 1_000):
        pubkey = NostrKeys.fresh().public
        order = (await venue.order(sats, customer_pubkey=pubkey))["order"]
        await bills.in_cash(venue, order["id"], who)
    loyal = (await overview(venue))["loyalty"]
    shown = {t["tier"] and t["tier"]["name"]: t["cards"] for t in loyal["tiers"]}
    assert shown == {None: 0, "Bronze": 5, "Gold": None}
    assert loyal["tiers"][2]["tier"]["id"] == gold["id"]
    returning = loyal["returning"]
    assert (returning["guests"], returning["returned"]) == (6, 0)
    assert loyal["points_outstanding"] == 35


async def test_what_is_owed_is_what_the_liability_says(
    venue: Venue, guest: Guest
) -> None:
    await venue.serve(guest, 100_000)
    await perks.reward(venue, kind="sats_off", cost_points=30, value=100)
    await venue.by_hand("revoke", guest.pubkey, 40)
    seen, owed = (
        await overview(venue),
        await venue.do("GET", f"/merchants/{venue.id}/liability"),
    )
    for name in ("points_outstanding", "points_owed", "liability_sats"):
        assert seen["loyalty"][name] == owed[name]
    assert seen["loyalty"]["points_outstanding"] == 60
    points = {"issued": 100, "used": 0, "expired": 0, "taken_back": 40}
    assert seen["today"]["points"] == seen["month"]["points"] == points
    assert seen["days"][-1]["points"] == points


async def test_below_full_there_are_bills_and_no_loyalty(
    venue: Venue, guest: Guest
) -> None:
    await venue.serve(guest, 5_000)
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bistro")
    seen = await overview(venue)
    assert seen["loyalty"] is None and seen["mode"] == "bistro"
    assert (seen["today"]["bills"], seen["today"]["sats"]) == (1, 5_000)
    assert seen["today"]["points"]["issued"] == 0
    await venue.do("PUT", f"/merchants/{venue.id}", mode="full")
    assert (await overview(venue))["today"]["points"]["issued"] == 5


# --- what needs a look ----------------------------------------------------------------


async def test_what_needs_a_look_is_counted_until_it_is_dealt_with(
    venue: Venue, guest: Guest
) -> None:
    """What that is, and when it goes, is for `test_problems`."""
    await venue.pay_elsewhere(guest, 900, customer_pubkey="nobody")
    await until_seen(venue, {"refused_payment": 1})
    late = await venue.order(2_000, customer_pubkey=guest.pubkey)
    path = f"/orders/{late['order']['id']}/status"
    await venue.do("PUT", path, status="canceled")
    await venue.pay(guest, late["payment_request"])
    await venue.counted(guest, late["order"]["id"])
    await until_seen(venue, {"refused_payment": 1, "late_bill": 1})
    assert (await overview(venue))["today"]["sats"] == 2_000
    await refunded(venue, late["order"]["id"], amount_sats=2_000)
    await until_seen(venue, {"refused_payment": 1})
    assert (await overview(venue))["today"]["bills"] == 0


async def test_a_bill_that_was_paid_twice_is_one_bill(
    venue: Venue, guest: Guest
) -> None:
    made = await venue.order(2_000, customer_pubkey=guest.pubkey)
    order_id = made["order"]["id"]
    part = await bills.part(venue, order_id, amount_sats=2_000)
    await bills.pay(venue, guest, order_id, part)
    await venue.pay(guest, made["payment_request"])
    order = await bills.settled(venue, order_id)
    await until_seen(venue, {"paid_twice": 1})
    assert (await overview(venue))["today"]["bills"] == 1
    twice = next(p for p in order["payments"] if p["surplus_sats"])
    await refunded(venue, order_id, amount_sats=2_000, payment_id=twice["id"])
    await until_seen(venue, {})
    assert (await overview(venue))["today"]["sats"] == 2_000


async def test_a_canceled_bill_of_which_a_part_is_paid_is_that_part(
    venue: Venue, guest: Guest
) -> None:
    made = await venue.order(2_000, customer_pubkey=guest.pubkey)
    order_id = made["order"]["id"]
    part = await bills.part(venue, order_id, amount_sats=700)
    await venue.do("PUT", f"/orders/{order_id}/status", status="canceled")
    await bills.pay(venue, guest, order_id, part)
    await until_seen(venue, {"late_bill": 1})
    assert (await overview(venue))["today"]["sats"] == 700


async def until_seen(venue: Venue, wanted: dict[str, int]) -> None:
    async def probe() -> bool:
        return bool((await overview(venue))["problems"] == wanted)

    await until(probe)


async def test_a_payment_that_cannot_be_judged_is_waiting(
    venue: Venue, guest: Guest, new_venue: NewVenue, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty.orders.payments import settlement

    def fail(*_: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(settlement, "settle", fail)
        await venue.pay_elsewhere(guest, 900, customer_pubkey=guest.pubkey)
        await until_seen(venue, {"stuck_payment": 1})
    assert (await overview(venue))["counting"]["waiting"] == 1
    assert (await overview(await new_venue()))["counting"]["waiting"] == 0


async def test_when_payments_were_last_gone_through_is_said(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty.orders.payments import reconciliation

    before = int(time.time())
    await reconciliation.reconcile()
    counting = (await overview(venue))["counting"]
    assert counting["checked_at"] >= before and not counting["is_late"]
    monkeypatch.setattr(reconciliation._Looks, "last", before - 1_000)
    from loyalty.insights import attention

    assert attention.counting({}, int(time.time())).is_late


async def test_limits_that_were_reached_are_said(venue: Venue) -> None:
    who = await bills.taking_cash(venue, cash_daily_sats=1_000)
    for sats in (900, 900):
        pubkey = NostrKeys.fresh().public
        order = (await venue.order(sats, customer_pubkey=pubkey))["order"]
        await bills.in_cash(venue, order["id"], who)
    assert (await overview(venue))["problems"] == {"cash": 1}


async def test_welcome_points_that_wait_for_another_day_are_said(
    new_lab: NewLab,
) -> None:
    lab = await new_lab(START)
    await lab.settings(welcome_points=50, newcomer_daily_points=50)
    await lab.settings(refund_window_days=0)
    for _ in range(3):
        await lab.earn(lab.guest(), 5_000)
    seen = await lab.run(_look, lab.venue.id, lab.now)
    assert seen.problems == {"welcomes": 2}
