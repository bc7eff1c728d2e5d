"""What would have happened under other settings (mission 57-62): the server's answer is
that of a reckoning which has never seen the ledger, and asking changes nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import bills
import pytest

import perks
from devkit.people import Guest
from lab import DAY, Lab
from till import Till
from venue import Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewLab = Callable[..., Awaitable[Lab]]
START = 1_750_000_000  # a day begins at 04:00: 04:00 + 11 h 6 min 40 s


async def preview(venue: Venue, **body: Any) -> Any:
    return await venue.do("POST", f"/merchants/{venue.id}/program/preview", **body)


async def refused(venue: Venue, **body: Any) -> tuple[int, str]:
    path = f"/merchants/{venue.id}/program/preview"
    return refusal(await venue.call("POST", path, **body))


# --- against a reckoning of its own ---------------------------------------------------


@dataclass
class Paid:
    """A bill as this test knows it."""

    guest: str
    sats: int
    time: int
    tier_bp: int
    earned: int
    refunded: int = 0

    @property
    def left(self) -> int:
        return self.sats - self.refunded

    @property
    def day(self) -> int:
        return (self.time - 4 * 3600) // DAY


def worth(sats: int, tier_bp: int, rule: dict[str, Any]) -> int:
    if sats <= 0 or sats < rule.get("min_spend_sats", 0):
        return 0
    per = rule["earn_per_sats"] * 10_000
    return int(sats * rule["earn_points"] * tier_bp // per)


def by_spend(paid: list[Paid], rule: dict[str, Any]) -> tuple[int, dict[str, int]]:
    left = dict.fromkeys((p.guest for p in paid), 0)
    for p in paid:
        left[p.guest] += worth(p.left, p.tier_bp, rule)
    return sum(worth(p.sats, p.tier_bp, rule) for p in paid), left


def by_visit(paid: list[Paid], rule: dict[str, Any]) -> tuple[int, dict[str, int]]:
    left = dict.fromkeys((p.guest for p in paid), 0)
    issued = 0
    least = rule.get("min_spend_sats", 0)
    counting = [p for p in paid if p.sats >= least]
    for guest, day in {(p.guest, p.day) for p in counting}:
        own = [p for p in counting if (p.guest, p.day) == (guest, day)]
        stamp = rule["earn_points"] * own[0].tier_bp // 10_000
        issued += stamp
        left[guest] += stamp if any(p.left for p in own) else 0
    return issued, left


PROPOSALS: tuple[dict[str, Any], ...] = (
    {"earn_by": "spend", "earn_points": 1, "earn_per_sats": 1_000},
    {"earn_by": "spend", "earn_points": 7, "earn_per_sats": 300},
    {
        "earn_by": "spend",
        "earn_points": 2,
        "earn_per_sats": 1_000,
        "min_spend_sats": 4_000,
    },
    {"earn_by": "visit", "earn_points": 5, "min_spend_sats": 0},
    {"earn_by": "visit", "earn_points": 3, "min_spend_sats": 5_000},
)


async def a_past(lab: Lab, dice: Random) -> list[Paid]:
    """Three guests, their bills under rules that changed, and some refunds."""
    await lab.venue.tier("Gold", 12, multiplier_bp=15_000)
    tills = [Till.of_new_guest(lab) for _ in range(3)]
    paid: list[tuple[Paid, Till, str]] = []
    for number in range(28):
        lab.pass_time(dice.randrange(1, DAY // 2))
        if number == 12:
            await lab.settings(earn_by="visit", earn_points=4)
        if number == 20:
            await lab.settings(earn_by="spend", earn_points=3, earn_per_sats=700)
        till, name = dice.choice(tills), str(number)
        sats = dice.randrange(500, 12_000)
        event = await till.earn(name, sats)
        one = Paid(till.pubkey, sats, lab.now, event.tier_bp, event.delta)
        paid.append((one, till, name))
    for one, till, name in dice.sample(paid, 9):
        one.refunded = dice.choice((one.sats, dice.randrange(1, one.sats)))
        await till.refund(name, one.refunded)
    return [one for one, _, _ in paid]


async def test_the_answer_is_that_of_another_reckoning(
    new_lab: NewLab, seed: int
) -> None:
    lab = await new_lab(START)
    dice = Random(seed)
    past = await a_past(lab, dice)
    before = (await perks.everything(lab.venue), await lab.venue.program())
    times = sorted(p.time for p in past)
    for proposal in PROPOSALS:
        since, until = times[dice.randrange(5)], times[-dice.randrange(1, 5)]
        paid = [p for p in past if since <= p.time < until]
        reckon = by_visit if proposal["earn_by"] == "visit" else by_spend
        issued, left = reckon(paid, {"min_spend_sats": 0, **proposal})
        body = {"min_spend_sats": 0, **proposal, "from": since, "to": until}
        said = await preview(lab.venue, **body)
        assert (said["bills"], said["cards"]) == (len(paid), len(left))
        assert said["then"]["issued"] == sum(p.earned for p in paid)
        assert said["now"]["issued"] == issued, proposal
        assert said["now"]["left"] == sum(left.values()), proposal
    assert (await perks.everything(lab.venue), await lab.venue.program()) == before


async def test_whose_cards_would_have_more_and_what_it_would_cost(
    new_lab: NewLab,
) -> None:
    """Three guests; a larger smallest bill takes from one, more points give to two."""
    lab = await new_lab(START)
    venue = lab.venue
    await perks.reward(venue, kind="sats_off", value=500, cost_points=10)
    for sats in (2_000, 9_000, 20_000):
        await lab.earn(lab.guest(), sats)
    said = await preview(
        venue, earn_points=2, min_spend_sats=5_000, **{"from": START, "to": START + 1}
    )
    assert said["then"] == {"issued": 31, "left": 31, "sats": 31 * 50}
    assert said["now"] == {"issued": 58, "left": 58, "sats": 58 * 50}
    assert said["liability"] == {"points": 27, "sats": 27 * 50}
    counted = [said[f"cards_{name}"] for name in ("affected", "gaining", "losing")]
    assert counted == [3, 2, 1]
    less = await preview(venue, is_enabled=False, **{"from": START, "to": START + 1})
    assert less["now"] == {"issued": 0, "left": 0, "sats": 0}
    assert less["liability"] == {"points": -31, "sats": -31 * 50}
    other = await preview(venue, **{"from": START + 1, "to": START + 2})
    assert (other["bills"], other["then"]["issued"]) == (0, 0)


async def test_without_a_change_nothing_would_have_been_different(
    venue: Venue, guest: Guest, new_guest: Callable[..., Awaitable[Guest]]
) -> None:
    """Real bills: whole, split, refunded in part."""
    await venue.serve(guest, 34_900)
    refunded = await venue.serve(guest, 15_000)
    await venue.refund(refunded["order_id"], amount_sats=7_500)
    split = await venue.order(9_999)
    for asked in ({"amount_sats": 3_333}, {}):
        made = await bills.part(venue, split["order"]["id"], **asked)
        await bills.pay(venue, await new_guest(), split["order"]["id"], made)
    said = await preview(venue)
    assert said["bills"] == 2
    assert said["then"] == said["now"]
    assert said["cards_affected"] == 0
    assert (said["then"]["issued"], said["then"]["left"]) == (49, 41)
    assert said["liability"] == {"points": 0, "sats": None}


async def test_items_are_counted_on_the_bills_there_were(
    venue: Venue, guest: Guest
) -> None:
    coffee = {"name": "Coffee", "category": "Coffee", "unit_price_sats": 3_000}
    cake = {"name": "Cake", "category": "Cakes", "unit_price_sats": 5_000}
    await venue.serve(guest, None, lines=[{**coffee, "quantity": 3}, cake])
    await venue.serve(guest, 10_000)
    rule = {"earn_by": "item", "earn_points": 2}
    assert (await preview(venue, **rule))["now"]["issued"] == 8
    said = await preview(venue, **rule, earn_category="coffee")
    assert (said["then"]["issued"], said["now"]["issued"]) == (24, 6)


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"earn_points": 1.5}, (400, "malformed")),
        ({"earn_per_sats": 0}, (400, "malformed")),
        ({"expiry_mode": "months"}, (400, "expiry_months_needed")),
        ({"earn_per_minor": 5}, (400, "currency_needed")),
        ({"welcome_points": 10**6}, (400, "welcome_over_budget")),
        ({"from": 5, "to": 5}, (400, "bad_period")),
        ({"from": -1}, (400, "malformed")),
        ({"to": "now"}, (400, "malformed")),
        ({"from": 10**12}, (400, "malformed")),
    ],
    ids=ascii,
)
async def test_it_refuses_what_saving_refuses(
    venue: Venue, body: dict[str, Any], expected: tuple[int, str]
) -> None:
    assert await refused(venue, **body) == expected


async def test_more_bills_than_can_be_looked_at_are_refused_in_words(
    new_lab: NewLab, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty.forecast import services

    lab = await new_lab(START)
    for _ in range(3):
        await lab.earn(lab.guest(), 1_000)
    monkeypatch.setattr(services, "MOST_BILLS", 2)
    path = f"/merchants/{lab.venue.id}/program/preview"
    period: dict[str, Any] = {"from": 0, "to": START + 1}
    response = await lab.venue.call("POST", path, **period)
    assert refusal(response) == (400, "too_many_bills")
    assert "Choose a shorter time." in response.json()["detail"]


async def test_bills_come_unit_by_unit(
    new_lab: NewLab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No bill is missed or met twice where one unit ends, also within a second."""
    from loyalty.forecast import services

    lab = await new_lab(START)
    for number in range(7):
        await lab.earn(lab.guest(), 1_000)
        lab.pass_time(number // 4)
    monkeypatch.setattr(services, "UNIT_BILLS", 2)
    said = await preview(lab.venue, **{"from": START, "to": lab.now + 1})
    assert (said["bills"], said["now"]["issued"]) == (7, 7)
