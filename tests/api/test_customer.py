"""One customer: name and note, statement (mission 57-62, 219)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import perks
from devkit.people import Guest
from venue import Venue

NewGuest = Callable[..., Awaitable[Guest]]


def path_of(venue: Venue, guest: Guest) -> str:
    return f"/merchants/{venue.id}/customers/{guest.pubkey}"


async def shown(venue: Venue, guest: Guest) -> Any:
    return await venue.do("GET", path_of(venue, guest))


async def statement(venue: Venue, guest: Guest, **query: Any) -> list[Any]:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    page = await venue.do("GET", f"{path_of(venue, guest)}/statement?{asked}")
    return list(page["data"])


async def test_a_name_and_a_note_each_stay_when_the_other_changes(
    venue: Venue, guest: Guest
) -> None:
    path = path_of(venue, guest)
    await venue.do("PUT", path, nickname="Ana", note="Peanut allergy.\nWindow seat.")
    await venue.do("PUT", path, nickname="Anita")
    found = await shown(venue, guest)
    assert (found["name"], found["note"]) == ("Anita", "Peanut allergy.\nWindow seat.")
    await venue.do("PUT", path, note="")
    found = await shown(venue, guest)
    assert (found["nickname"], found["note"], found["points"]) == ("Anita", "", 0)
    assert await venue.refused("PUT", path) == (400, "malformed")
    too_long = await venue.refused("PUT", path, note="x" * 2001)
    assert too_long == (400, "malformed")
    secret = "nsec1" + "q" * 58
    assert (await venue.refused("PUT", path, note=secret))[0] == 400
    assert (await shown(venue, guest))["note"] == ""


async def test_a_note_is_the_merchants_own_and_goes_with_the_card(
    venue: Venue, guest: Guest
) -> None:
    await venue.serve(guest, 3_000)
    await venue.do("PUT", path_of(venue, guest), note="Tips well")
    card = await venue.card(guest)
    export = await venue.do("GET", f"{venue.card_path(guest)}/export")
    assert "Tips well" not in str(card) + str(export)
    await venue.do("DELETE", venue.card_path(guest))
    assert await venue.refused("GET", path_of(venue, guest)) == (404, "card_not_found")
    await venue.serve(guest, 3_000)
    assert (await shown(venue, guest))["note"] == ""


async def test_a_statement_says_what_was_on_the_card_after_each(
    venue: Venue, guest: Guest
) -> None:
    reward = await perks.reward(venue, cost_points=10)
    await venue.serve(guest, 34_000)
    await venue.by_hand("grant", guest.pubkey, 5, "Sorry for the wait")
    made = await perks.reserve(venue, guest, reward["id"])
    await perks.fulfilled(venue, made)
    await venue.by_hand("revoke", guest.pubkey, 9, "Typed twice")
    lines = await statement(venue, guest)
    told = [(line["kind"], line["points_delta"], line["balance"]) for line in lines]
    assert told == [
        ("revoked", -9, 20),
        ("redeemed", -10, 29),
        ("granted", 5, 39),
        ("earned", 34, 34),
    ]
    assert lines[0]["reason"] == "Typed twice"
    assert lines[0]["actor_id"] == f"wallet:{venue.wallet.id}"
    assert lines[3]["merchant"] == {"id": venue.id, "name": venue.merchant["name"]}
    assert lines[3]["order_id"] and lines[3]["base_sats"] == 34_000
    pages = [await statement(venue, guest, limit=1, offset=n) for n in range(5)]
    assert [line for page in pages for line in page] == lines
    assert (await venue.card(guest))["points"] == lines[0]["balance"]


async def test_a_customer_is_as_in_the_list(venue: Venue, guest: Guest) -> None:
    await venue.serve(guest, 3_000)
    (row,) = (await venue.do("GET", f"/merchants/{venue.id}/customers"))["data"]
    found = await shown(venue, guest)
    assert {name: found[name] for name in row} == row
    assert found["since"] > 0 and found["old_card"] is None
    assert found["old_card_most"] == 100
