"""Several merchants under one programme, by the owner's invitation (mission 4-10)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from devkit.people import Guest
from venue import Venue, ago, refusal

NewVenue = Callable[..., Awaitable[Venue]]


async def invited(venue: Venue) -> dict[str, Any]:
    """The body that joins the venue's programme."""
    made = await venue.do("POST", f"/merchants/{venue.id}/program/invitations")
    return {"program_id": made["program_id"], "invitation": made["invitation"]}


async def joins(venue: Venue, other: Venue, **body: Any) -> tuple[int, str]:
    """How registering a branch on the other owner's wallet is refused."""
    new = {"name": "Branch", "category": "bar", **body}
    return refusal(await venue.call("POST", "/merchants", other.admin, **new))


async def test_a_branch_shares_the_card(
    venue: Venue, new_venue: NewVenue, guest: Guest
) -> None:
    """One programme, two owners; every event names its branch (mission 4-10)."""
    branch = await new_venue(**await invited(venue))
    await venue.serve(guest, 5_000)
    await branch.serve(guest, 3_000)
    assert (await venue.card(guest))["points"] == 8
    card = await branch.card(guest)
    seen = [(e["merchant_id"], e["points_delta"]) for e in card["recent_events"]]
    assert seen == [(branch.id, 3), (venue.id, 5)]


async def test_a_branch_does_not_edit_the_programme(
    venue: Venue, new_venue: NewVenue
) -> None:
    tier = await venue.tier("Gold", 10)
    branch = await new_venue(**await invited(venue))
    assert (await branch.do("GET", f"/merchants/{branch.id}/tiers"))["total"] == 1
    for method, path in (
        ("PUT", f"/merchants/{branch.id}/program"),
        ("POST", f"/merchants/{branch.id}/program/invitations"),
        ("PUT", f"/tiers/{tier['id']}"),
        ("DELETE", f"/tiers/{tier['id']}"),
    ):
        assert await branch.refused(method, path) == (403, "not_owner")


async def test_an_invitation_is_good_once(venue: Venue, new_venue: NewVenue) -> None:
    other, invitation = await new_venue(), await invited(venue)
    bodies = [{"name": f"B{n}", "category": "bar", **invitation} for n in range(5)]
    answers = await asyncio.gather(
        *(other.call("POST", "/merchants", **body) for body in bodies)
    )
    assert sorted(response.status_code for response in answers) == [201] + [403] * 4
    assert await joins(venue, other, **invitation) == (403, "bad_invitation")


async def test_an_invitation_is_good_for_its_programme_for_a_week(
    new_venue: NewVenue,
) -> None:
    with ago(days=7.01):
        venue = await new_venue()
        old = await invited(venue)
    other = await new_venue()
    refused = (403, "bad_invitation")
    assert await joins(venue, other, **old) == refused
    good, foreign = await invited(venue), await invited(other)
    for body in (
        {"program_id": good["program_id"]},
        {**good, "invitation": foreign["invitation"]},
        {**foreign, "invitation": good["invitation"]},
        {**good, "invitation": "x"},
        {**good, "program_id": "nope"},
    ):
        assert await joins(venue, other, **body) == refused
    assert (await other.register(**good)).merchant["program_id"] == good["program_id"]


async def branches(venue: Venue, part: str = "") -> tuple[dict[str, Any], Any]:
    """Each by its id, and the whole answer."""
    page = await venue.do("GET", f"/merchants/{venue.id}/branches{part}")
    return {branch["id"]: branch for branch in page["data"]}, page


async def test_who_shares_the_programme(venue: Venue, new_venue: NewVenue) -> None:
    """Each branch sees all of them; only the owner may invite more."""
    branch = await new_venue(**await invited(venue))
    for one, other, is_owner in ((venue, branch, True), (branch, venue, False)):
        found, page = await branches(one)
        assert found.keys() == {one.id, other.id}
        assert (page["total"], page["is_owner"]) == (2, is_owner)
        assert page["program_name"] == venue.merchant["name"]
        for name in ("is_here", "is_mine"):
            assert (found[one.id][name], found[other.id][name]) == (True, False)
    parts = [(await branches(venue, f"?limit=1&offset={n}"))[0] for n in (0, 1)]
    assert parts[0].keys() | parts[1].keys() == {venue.id, branch.id}
    await branch.do("DELETE", f"/merchants/{branch.id}")
    assert (await branches(venue))[0].keys() == {venue.id}


async def test_a_second_place_of_the_same_wallet_is_a_branch(venue: Venue) -> None:
    second = await venue.register(**await invited(venue))
    found, _ = await branches(venue)
    assert [found[one.id]["is_mine"] for one in (venue, second)] == [True, True]
    assert [found[one.id]["is_here"] for one in (venue, second)] == [True, False]
