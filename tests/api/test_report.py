"""A month on one sheet, and a period in figures (mission 146, 177, 179, 201)."""

from __future__ import annotations

import csv
import io
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from typing import Any

import bills
import offers
import pytest
import sats

import perks
from devkit.people import Guest, NostrKeys
from money_back import refunded
from venue import Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
ZONE = "Australia/Lord_Howe"


@pytest.fixture
def price(app: Any) -> Callable[[float | None], None]:
    """What LNbits believes a bitcoin costs in Chilean pesos, which have no cents."""

    def said(price: float | None) -> None:
        from lnbits.utils.cache import cache

        cache.pop("btc-price-CLP")
        if price is not None:
            cache.set("btc-price-CLP", price, expiry=3600)

    return said


async def note_rates() -> None:
    """What the background does every minute."""
    from loyalty import tasks

    await tasks.note_rates()


def month() -> str:
    return f"{datetime.now(timezone.utc):%Y-%m}"


async def report(venue: Venue, **asked: str) -> Any:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return await venue.do("GET", f"/merchants/{venue.id}/report?{query}")


async def test_a_month_stands_on_one_sheet(
    new_venue: NewVenue, guest: Guest, price: Callable[[float | None], None]
) -> None:
    """Lightning, cash and card; tips; a discount, rewards, refunds, sats given back;
    each at the rate of its own moment, and told where there was none."""
    with ago(seconds=5):
        venue = await new_venue(currency="CLP", timezone="UTC")
        await sats.generous(venue, 1_000)
        who = await bills.taking_cash(venue)
        no_rate = (await venue.order(700, tip_sats=50))["order"]["id"]
        await bills.in_cash(venue, no_rate, who)
    price(5_000_000.0)
    frozen = await venue.order(None, amount_minor=500, customer_pubkey=guest.pubkey)
    price(9_000_000.0)  # what it costs later is no matter
    assert frozen["order"]["amount_sats"] == 10_000
    await venue.pay(guest, frozen["payment_request"])
    await venue.counted(guest, frozen["order"]["id"])
    by_card = (await venue.order(None, amount_minor=90))["order"]["id"]
    await bills.by_hand(venue, by_card, who, "card")
    await offers.rule(venue, discount_type="fixed", discount_value=100)
    dessert = await perks.reward(venue, name="Free Dessert", cost_points=3)
    await venue.do(
        "POST", f"/merchants/{venue.id}/items", name="Dessert", price_minor=9
    )
    await note_rates()
    made = await perks.reserve(venue, guest, dessert["id"])
    await perks.fulfilled(venue, made)
    cut = await offers.discounted(venue, guest, 2_000)
    await venue.pay(guest, cut["payment_request"])
    await venue.counted(guest, cut["order"]["id"])
    await refunded(venue, no_rate, amount_sats=200)

    told = await report(venue, month=month())
    assert (told["month"], told["is_over"], told["currency"]) == (month(), False, "CLP")
    taken = {one["method"]: one for one in told["taken"]}
    assert [taken[m]["payments"] for m in ("lightning", "cash", "card")] == [2, 1, 1]
    lightning = taken["lightning"]["goods"]
    assert lightning["sats"] == 10_000 + 1_900
    assert lightning["minor"] >= 500
    assert taken["cash"]["goods"] == {"sats": 700, "minor": 0, "unrated_sats": 700}
    assert taken["cash"]["tips"]["sats"] == 50
    assert taken["card"]["goods"] == {"sats": 1_000, "minor": 90, "unrated_sats": 0}
    assert told["bills"]["count"] == 4
    assert told["bills"]["gross"]["sats"] == 700 + 10_000 + 1_000 + 2_000
    (rule,) = told["discounts"]
    assert (rule["name"], rule["count"], rule["sats"]) == ("100 sats · Lunch", 1, 100)
    (reward,) = told["rewards"]
    assert (reward["name"], reward["points"], reward["unpriced"]) == (
        "Free Dessert",
        3,
        0,
    )
    (back,) = told["refunds"]
    assert (back["id"], back["count"], back["sats"]) == ("none", 1, 200)
    assert told["satoshi_back"] == []
    points = told["points"]
    assert (points["opening"], points["used"], points["moved"]) == (0, 3, 0)
    assert points["closing"] == (await venue.card(guest))["points"]
    assert points["closing"] == points["issued"] - 3
    price(None)

    await sats.name_wallet(venue, guest)
    await sats.fund(venue)
    await sats.hurry(venue)
    await sats.pay_due()
    (rebate,) = (await report(venue, month=month()))["satoshi_back"]
    assert (rebate["id"], rebate["count"], rebate["sats"]) == ("rebate", 2, 1_190)
    await assert_file(venue)


async def assert_file(venue: Venue) -> None:
    """The file says the same, and is for whoever may read it."""
    path = f"/merchants/{venue.id}/report.csv?month={month()}"
    sent = await venue.call("GET", path, venue.admin)
    assert sent.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(sent.text)))
    found = {(row["section"], row["what"]): row for row in rows}
    told = await report(venue, month=month())
    assert found["goods", "cash"]["unrated_sats"] == "700"
    assert found["rewards", "Free Dessert"]["points"] == "3"
    for name, points in told["points"].items():
        assert found["points", name]["points"] == str(points)
    for who in (venue.invoice, await venue.token("monitor")):
        refused = await venue.call("GET", path, who)
        assert refusal(refused)[0] == 403
    reader = await venue.token("read")
    answered = await venue.call("GET", path.replace(".csv", ""), reader)
    assert answer(answered)["points"] == told["points"]


async def test_of_several_branches_each_stands_by_itself(
    new_venue: NewVenue, new_guest: NewGuest, guest: Guest
) -> None:
    """Points that one branch gave and another took: together they are one statement."""
    venue = await new_venue()
    invited = await venue.do("POST", f"/merchants/{venue.id}/program/invitations")
    joining = {key: invited[key] for key in ("program_id", "invitation")}
    branch = await venue.register(name="Second", **joining)
    await venue.serve(guest, 9_000)
    await branch.serve(guest, 4_000)
    await branch.by_hand("revoke", guest.pubkey, 11)
    told = await report(venue, scope="program", month=month())
    points = {one["name"]: one["points"] for one in told["branches"]}
    second = points.pop("Second")
    (first,) = points.values()
    assert (first["closing"], second["closing"]) == (9, 4 - 11)
    assert told["points"]["closing"] == 2 == (await venue.card(guest))["points"]
    assert [one["bills"]["count"] for one in told["branches"]] == [1, 1]
    assert told["bills"] == {**told["bills"], "count": 2}
    alone = await report(branch, month=month())
    assert (alone["branches"], alone["points"]) == ([], second)
    for bad in ("2026-13", "0000-01", "9999-12", "now"):
        path = f"/merchants/{venue.id}/report?month={bad}"
        assert await venue.refused("GET", path) == (400, "bad_month")
    stranger = await new_venue()
    path = f"/merchants/{venue.id}/report"
    assert refusal(await venue.call("GET", path, stranger.admin))[0] == 404
    assert refusal(
        await venue.call("GET", f"{path}?scope=program", await venue.token("read"))
    ) == (403, "not_owner")


async def test_a_period_stands_beside_the_one_before(
    new_venue: NewVenue, guest: Guest
) -> None:
    """Who stands out, what discounts brought, and nothing that few people show."""
    venue = await new_venue(timezone=ZONE)
    who = await bills.taking_cash(venue)
    await venue.tier("Silver", 5)
    keys = [NostrKeys.fresh().public for _ in range(6)]
    for key in keys:
        order = (await venue.order(6_000, customer_pubkey=key))["order"]
        await bills.in_cash(venue, order["id"], who)
    await offers.rule(venue)
    cut = await offers.discounted(venue, guest, 2_000)
    await venue.pay(guest, cut["payment_request"])
    await venue.counted(guest, cut["order"]["id"])
    for _ in range(6):
        await venue.by_hand("grant", guest.pubkey, 50)
    manager = await venue.token("manage")
    path = f"{venue.card_path(guest)}/grant"
    answer(await venue.once(path, manager, points=1, reason="Sorry"))
    seen = await venue.do("GET", f"/analytics/{venue.id}")
    assert len(seen["days"]) == 30
    period, before = seen["period"], seen["before"]
    assert (period["bills"], period["net_sats"]) == (7, 6 * 6_000 + 1_800)
    assert (period["discounted"], period["discount_sats"]) == (1, 200)
    assert (period["discounted_sats"], period["discounted_average_sats"]) == (
        1_800,
        1_800,
    )
    assert period["plain_average_sats"] == 6_000
    assert (period["visits"], period["new"], period["returning"]) == (7, 7, 0)
    assert (before["bills"], before["average_sats"], before["new"]) == (0, None, 0)
    assert seen["days"][-1]["bills"] == 7
    assert (seen["hours"]["bills"], seen["hours"]["counts"]) == (7, None)
    (rule,) = seen["rules"]
    assert (rule["words"], rule["uses"], rule["net_sats"]) == ("10 % · Lunch", 1, 1_800)
    owner, other = seen["staff"]
    assert owner["actor_id"] == f"wallet:{venue.wallet.id}"
    assert owner["far_above"] == ["grants", "points_given"]
    assert (other["grants"], other["points_given"], other["far_above"]) == (1, 1, [])
    loyal = seen["loyalty"]
    cohort = loyal["cohorts"][-1]
    assert (cohort["guests"], cohort["came"]) == (7, [7])
    silver = loyal["tiers"][0]["id"]
    assert loyal["tier_moves"] == [{"from": None, "to": silver, "cards": 6}]
    assert loyal["badges"] == []
    assert loyal["points_outstanding"] == 6 * 6 + 1 + 301
    sent = await venue.call("GET", f"/analytics/{venue.id}/days.csv", venue.admin)
    last = list(csv.DictReader(io.StringIO(sent.text)))[-1]
    assert (last["bills"], last["visits"], last["discount_sats"]) == ("7", "7", "200")
    for query in (
        "from=2026-02-30",
        "from=2026-02-02&to=2026-01-01",
        "from=1000-01-01",
    ):
        refused = await venue.refused("GET", f"/analytics/{venue.id}?{query}")
        assert refused == (400, "bad_period")
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bistro")
    assert (await venue.do("GET", f"/analytics/{venue.id}"))["loyalty"] is None
    for reader, code in ((venue.invoice, 403), ((await new_venue()).admin, 404)):
        answered = await venue.call("GET", f"/analytics/{venue.id}", reader)
        assert refusal(answered)[0] == code
