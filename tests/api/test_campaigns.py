"""Campaigns (mission 4-10): what makes one, who may, and that every edit is a version:
a payment is judged by what held at its time."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from devkit.people import Guest
from venue import Venue, ago, refusal

NewVenue = Callable[..., Awaitable[Venue]]
GONE = (404, "campaign_not_found")
PLAIN: dict[str, Any] = {
    "starts_at": None,
    "ends_at": None,
    "weekdays": [],
    "from_hour": None,
    "to_hour": None,
    "category": "",
}
ALL: dict[str, Any] = {
    "name": "Happy hour",
    "multiplier_bp": 15_000,
    "starts_at": 1_800_000_000,
    "ends_at": 1_900_000_000,
    "weekdays": [0, 4],
    "from_hour": 22,
    "to_hour": 2,
}


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


@pytest.fixture
async def old_venue(new_venue: NewVenue) -> Venue:
    """Was there five days ago."""
    with ago(days=5):
        return await new_venue()


def of(venue: Venue) -> str:
    return f"/merchants/{venue.id}/campaigns"


async def listed(venue: Venue) -> list[Any]:
    return list((await venue.do("GET", of(venue)))["data"])


async def stood_at(venue: Venue, moment: float) -> list[tuple[str, int]]:
    """What earning sees of a moment: names and multipliers."""
    from loyalty.campaigns.crud import campaigns_at
    from loyalty.store import store

    program_id = venue.merchant["program_id"]
    found = await store.read(campaigns_at, program_id, int(moment))
    return [(campaign.name, campaign.multiplier_bp) for campaign in found]


# --- making and changing --------------------------------------------------------------


async def test_a_campaign_keeps_what_it_is_told(venue: Venue) -> None:
    made = await venue.do("POST", of(venue), **ALL)
    assert {name: made[name] for name in ALL} == ALL
    assert made["program_id"] == venue.merchant["program_id"]
    assert await venue.do("GET", of(venue)) == {"data": [made], "total": 1}


async def test_a_campaign_has_no_limits_unless_told_otherwise(venue: Venue) -> None:
    made = await venue.campaign("Double", 20_000)
    assert {name: made[name] for name in PLAIN} == PLAIN
    (kept,) = await listed(venue)
    assert kept == made


async def test_nothing_sent_as_null_is_nothing(venue: Venue) -> None:
    nulls = dict.fromkeys(PLAIN)
    made = await venue.campaign("Double", 20_000, **nulls)
    assert {name: made[name] for name in PLAIN} == PLAIN


async def test_weekdays_are_a_set(venue: Venue) -> None:
    made = await venue.campaign("Double", 20_000, weekdays=[6, 0, 6])
    assert made["weekdays"] == [0, 6]
    path = f"/campaigns/{made['id']}"
    assert (await venue.do("PUT", path, weekdays=[5, 5, 1]))["weekdays"] == [1, 5]
    assert (await venue.do("PUT", path, weekdays=[]))["weekdays"] == []


async def test_a_put_changes_what_it_sends_and_nothing_else(venue: Venue) -> None:
    made = await venue.do("POST", of(venue), **ALL)
    path = f"/campaigns/{made['id']}"
    fixed = {"id": "x", "program_id": "x", "nonsense": 1}
    null = {"multiplier_bp": None, "weekdays": None, "category": None}
    after = await venue.do("PUT", path, name="Late", **fixed, **null)
    assert after == {**made, "name": "Late"}
    assert await listed(venue) == [after]


async def test_a_limit_is_taken_away_by_null(venue: Venue) -> None:
    made = await venue.do("POST", of(venue), **ALL)
    path = f"/campaigns/{made['id']}"
    open_end = await venue.do("PUT", path, ends_at=None)
    assert open_end == {**made, "ends_at": None}
    no_limits = await venue.do(
        "PUT", path, starts_at=None, from_hour=None, to_hour=None
    )
    assert no_limits == {**made, **PLAIN, "weekdays": made["weekdays"]}


async def test_changes_made_at_once_are_all_kept(venue: Venue) -> None:
    made = await venue.do("POST", of(venue), **ALL)
    changes = {"name": "Late", "multiplier_bp": 30_000, "ends_at": None, "to_hour": 3}
    path = f"/campaigns/{made['id']}"
    await asyncio.gather(
        *(venue.do("PUT", path, **{name: changes[name]}) for name in changes)
    )
    assert await listed(venue) == [{**made, **changes}]


async def test_a_list_is_paged_oldest_first(old_venue: Venue) -> None:
    venue = old_venue
    for days, name in ((3, "first"), (2, "second"), (1, "third")):
        with ago(days=days):
            await venue.campaign(name, 20_000)

    async def names(query: str) -> list[str]:
        page = await venue.do("GET", f"{of(venue)}?{query}")
        assert page["total"] == 3
        return [campaign["name"] for campaign in page["data"]]

    assert await names("") == ["first", "second", "third"]
    assert await names("limit=1&offset=1") == ["second"]
    assert await names("offset=3") == []


async def test_there_are_at_most_fifty_at_once(venue: Venue) -> None:
    made = [await venue.campaign(f"C{number}", 20_000) for number in range(49)]
    answers = await asyncio.gather(
        *(
            venue.call("POST", of(venue), name="Last", multiplier_bp=20_000)
            for _ in range(3)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409]
    full = next(answer for answer in answers if answer.is_error)
    assert refusal(full) == (409, "too_many_campaigns")
    await venue.do("DELETE", f"/campaigns/{made[0]['id']}")
    await venue.campaign("In its place", 20_000)
    assert (await venue.do("GET", of(venue)))["total"] == 50


async def test_a_campaign_that_is_gone_is_gone(venue: Venue) -> None:
    made, kept = await venue.campaign("Gone", 20_000), await venue.campaign("K", 20_000)
    path = f"/campaigns/{made['id']}"
    assert await venue.do("DELETE", path) == {"id": made["id"], "deleted": True}
    for method in ("PUT", "DELETE"):
        assert await venue.refused(method, path) == GONE
    assert await listed(venue) == [kept]


# --- what is refused ------------------------------------------------------------------


MALFORMED: dict[str, list[Any]] = {
    "name": ["", None, "x" * 65, "two\nlines"],
    # The least is 10,000: a campaign never takes away.
    "multiplier_bp": [9_999, 0, 100_001, 15_000.0, "20000", True, None],
    "starts_at": [-1, "2026-11-22"],
    "ends_at": [1.5, 2**53],
    "weekdays": [[7], [-1], ["Monday"], 1, [True], [0] * 8],
    "from_hour": [24],
    "to_hour": [-1, False],
    "category": [7],
}


@pytest.mark.parametrize(
    ("field", "value"),
    [(field, value) for field, values in MALFORMED.items() for value in values],
    ids=lambda part: ascii(part)[:30],
)
async def test_what_is_malformed_is_refused(
    shop: Venue, field: str, value: Any
) -> None:
    new = {"name": "New", "multiplier_bp": 20_000, field: value}
    response = await shop.call("POST", of(shop), **new)
    assert refusal(response) == (400, "malformed")
    assert response.json()["detail"].startswith(field)
    assert await listed(shop) == []


@pytest.mark.parametrize("missing", ["name", "multiplier_bp"])
async def test_a_campaign_needs_a_name_and_a_multiplier(
    shop: Venue, missing: str
) -> None:
    body: dict[str, Any] = {"name": "New", "multiplier_bp": 20_000}
    del body[missing]
    response = await shop.call("POST", of(shop), **body)
    assert refusal(response) == (400, "malformed")
    assert response.json()["detail"].startswith(missing)


CONTRADICTIONS: list[tuple[dict[str, Any], str]] = [
    ({"starts_at": 100, "ends_at": 100}, "bad_period"),
    ({"starts_at": 200, "ends_at": 100}, "bad_period"),
    ({"from_hour": 5, "to_hour": 5}, "bad_hours"),
    ({"from_hour": 5, "to_hour": None}, "bad_hours"),
    ({"from_hour": None, "to_hour": 0}, "bad_hours"),
    ({"category": "desserts"}, "not_available_yet"),
]


@pytest.mark.parametrize(("body", "code"), CONTRADICTIONS, ids=str)
async def test_what_contradicts_itself_is_refused(
    venue: Venue, body: dict[str, Any], code: str
) -> None:
    new = {"name": "New", "multiplier_bp": 20_000, **body}
    assert await venue.refused("POST", of(venue), **new) == (400, code)
    assert await listed(venue) == []
    made = await venue.campaign("Double", 20_000)
    path = f"/campaigns/{made['id']}"
    assert await venue.refused("PUT", path, **body) == (400, code)
    assert await listed(venue) == [made]


async def test_a_change_is_judged_with_what_is_there(venue: Venue) -> None:
    made = await venue.do("POST", of(venue), **ALL)
    path = f"/campaigns/{made['id']}"
    for body, code in (
        ({"ends_at": ALL["starts_at"]}, "bad_period"),
        ({"starts_at": ALL["ends_at"]}, "bad_period"),
        ({"to_hour": ALL["from_hour"]}, "bad_hours"),
        ({"to_hour": None}, "bad_hours"),
        ({"multiplier_bp": 9_999}, "malformed"),
    ):
        assert await venue.refused("PUT", path, **body) == (400, code)
    assert await listed(venue) == [made]


# --- rights ---------------------------------------------------------------------------


async def test_a_branch_sees_campaigns_and_only_the_owner_edits_them(
    venue: Venue, new_venue: NewVenue
) -> None:
    invited = await venue.do("POST", f"/merchants/{venue.id}/program/invitations")
    branch = await new_venue(
        program_id=venue.merchant["program_id"], invitation=invited["invitation"]
    )
    made = await venue.campaign("Double", 20_000)
    assert await listed(branch) == [made]
    body: dict[str, Any] = {"name": "Mine", "multiplier_bp": 20_000}
    assert await branch.refused("POST", of(branch), **body) == (403, "not_owner")
    for method in ("PUT", "DELETE"):
        path = f"/campaigns/{made['id']}"
        assert await branch.refused(method, path) == (403, "not_owner")
    assert await listed(venue) == [made]


async def test_another_programme_has_its_own(venue: Venue, shop: Venue) -> None:
    made = await venue.campaign("Double", 20_000)
    assert await listed(shop) == []
    assert await stood_at(shop, time.time()) == []
    path = f"/campaigns/{made['id']}"
    for method in ("PUT", "DELETE"):
        assert await shop.refused(method, path) == (404, "merchant_not_found")
    assert await listed(venue) == [made]


# --- versions -------------------------------------------------------------------------


async def test_a_moment_before_an_edit_still_has_the_old_one(
    old_venue: Venue,
) -> None:
    """A payment is judged by what held at its time, found late or not."""
    venue, now = old_venue, time.time()
    with ago(days=3):
        made = await venue.campaign("Double", 20_000)
    path = f"/campaigns/{made['id']}"
    with ago(days=2):
        await venue.do("PUT", path, multiplier_bp=30_000, name="Triple")
    with ago(days=1):
        await venue.do("DELETE", path)
    days = {days: await stood_at(venue, now - days * 86_400) for days in (4, 2.5, 1.5)}
    assert days == {4: [], 2.5: [("Double", 20_000)], 1.5: [("Triple", 30_000)]}
    assert await stood_at(venue, time.time()) == []


async def test_it_holds_from_the_second_of_its_version(venue: Venue) -> None:
    made = await venue.campaign("Double", 20_000)
    (version,) = await versions(made)
    since = version["effective_from"]
    assert await stood_at(venue, since - 1) == []
    assert await stood_at(venue, since) == [("Double", 20_000)]


async def test_of_two_versions_in_one_second_the_later_holds(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty import clock

    second = clock.now()
    monkeypatch.setattr(clock, "now", lambda: second)
    made = await venue.campaign("Double", 20_000)
    for multiplier in (30_000, 40_000):
        await venue.do("PUT", f"/campaigns/{made['id']}", multiplier_bp=multiplier)
    assert {v["effective_from"] for v in await versions(made)} == {second}
    assert await stood_at(venue, second) == [("Double", 40_000)]
    await venue.do("DELETE", f"/campaigns/{made['id']}")
    assert await stood_at(venue, second) == []


async def test_what_starts_in_the_past_begins_when_it_is_made(venue: Venue) -> None:
    """Nobody is paid after the fact by a campaign that was not there."""
    before = time.time() - 1
    await venue.campaign("Double", 20_000, starts_at=0)
    assert await stood_at(venue, before) == []


async def test_only_a_change_makes_a_version_and_each_says_who(venue: Venue) -> None:
    made = await venue.do("POST", of(venue), **ALL)
    path = f"/campaigns/{made['id']}"
    await venue.do("PUT", path)
    await venue.do("PUT", path, **ALL)
    await venue.do("PUT", path, name="Late")
    await venue.do("DELETE", path)
    kept = await versions(made)
    assert [(v["version"], v["is_deleted"]) for v in kept] == [(1, 0), (2, 0), (3, 1)]
    assert {v["actor_id"] for v in kept} == {f"wallet:{venue.wallet.id}"}
    names = [json.loads(v["body"])["name"] for v in kept]
    assert names == ["Happy hour", "Late", "Late"]


async def versions(campaign: dict[str, Any]) -> list[dict[str, Any]]:
    return await records.rows(
        "SELECT * FROM campaign_versions WHERE campaign_id = :id ORDER BY version",
        id=campaign["id"],
    )


async def test_a_bill_earns_what_the_campaign_of_its_time_said(
    venue: Venue, guest: Guest
) -> None:
    """A campaign that was taken away multiplies nothing any more (mission 4-10)."""
    made = await venue.campaign("Double", 20_000)
    assert (await venue.serve(guest, 5_000))["points_delta"] == 10
    await venue.do("DELETE", f"/campaigns/{made['id']}")
    event = await venue.serve(guest, 5_000)
    assert event["points_delta"] == 5
    assert (await venue.proof())["wrong"] == 0


# --- the calendar ---------------------------------------------------------------------


async def test_the_calendar_says_when_each_holds(new_venue: NewVenue) -> None:
    """In the merchant's zone; Lisbon's summer is an hour ahead of UTC."""
    venue = await new_venue(timezone="Europe/Lisbon")
    happy = await venue.campaign(
        "Happy hour", 20_000, weekdays=[4], from_hour=18, to_hour=20
    )
    path = f"{of(venue)}/calendar?from=2026-07-09&days=3"
    told = await venue.do("GET", path)
    assert (told["timezone"], told["total"]) == ("Europe/Lisbon", 3)
    assert [day["day"] for day in told["data"]] == [
        "2026-07-09",
        "2026-07-10",
        "2026-07-11",
    ]
    assert [len(day["campaigns"]) for day in told["data"]] == [0, 1, 0]
    (held,) = told["data"][1]["campaigns"]
    assert (held["id"], held["multiplier_bp"]) == (happy["id"], 20_000)
    six_in_lisbon = 1_783_702_800  # 2026-07-10 17:00 UTC
    spans = [{"from": six_in_lisbon, "until": six_in_lisbon + 7200}]
    assert held["spans"] == spans


async def test_a_calendar_of_no_days_is_refused(shop: Venue) -> None:
    for query in ("days=0", "days=43", "days=1.5"):
        refused = await shop.refused("GET", f"{of(shop)}/calendar?{query}")
        assert refused == (400, "malformed")
    for day in ("yesterday", "2026-02-30", "1999-12-31", "9999-12-31", "20261130"):
        path = f"{of(shop)}/calendar?from={day}"
        assert await shop.refused("GET", path) == (400, "bad_time")
