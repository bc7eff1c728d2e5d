"""What becomes of a reserved reward: given, or its points go back (mission 43, 214)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from devkit.people import Guest
from perks import ask, end, everything, fulfilled, reserve, reward, sign
from venue import Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
WRONG = (403, "wrong_code")
SIX_WRONG = ["", "K7MNPQ", "0" * 64, "é", "x", "y"]


@pytest.fixture
async def ana(venue: Venue, guest: Guest) -> Guest:
    """Has 340 points, at a point for a sat."""
    await venue.program(earn_per_sats=1)
    await venue.serve(guest, 340)
    return guest


@pytest.fixture
async def held(venue: Venue, ana: Guest) -> Any:
    """Ana has reserved a dessert."""
    return await reserve(venue, ana, (await reward(venue))["id"])


async def lots(venue: Venue) -> list[dict[str, Any]]:
    return await records.rows(
        "SELECT * FROM lots WHERE card_id IN (SELECT id FROM cards "
        "WHERE program_id = :program) ORDER BY card_id, seq, until",
        program=venue.merchant["program_id"],
    )


async def state(made: Any) -> dict[str, Any]:
    """The row of a redemption."""
    (row,) = await records.rows(
        "SELECT * FROM redemptions WHERE id = :id", id=made["redemption"]["id"]
    )
    return row


# --- given ----------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["code", "short_code"])
async def test_staff_gives_it_for_the_code(
    venue: Venue, ana: Guest, held: Any, which: str
) -> None:
    waiter = await venue.token("redeem")
    shown = held["redemption"][which]
    given = await end(venue, held, "fulfil", waiter, code=shown)
    redemption = answer(given)["redemption"]
    assert redemption["status"] == "fulfilled" and redemption["ended_at"]
    assert "code" not in redemption and "short_code" not in redemption
    again = await end(venue, held, "fulfil", waiter, code=shown)
    assert again.json() == given.json()
    assert (await venue.card(ana))["points"] == 40
    assert (await state(held))["ended_by"].startswith("token:")


async def test_given_is_final(venue: Venue, held: Any) -> None:
    await fulfilled(venue, held)
    before = await everything(venue)
    refused = await end(venue, held, "cancel")
    assert refusal(refused) == (409, "already_fulfilled")
    said = refused.json()["detail"]
    assert said.startswith("This code was used today at ")
    assert said.endswith(". Nothing was taken.")
    assert await everything(venue) == before


async def test_a_wrong_code_gives_nothing(venue: Venue, ana: Guest, held: Any) -> None:
    waiter = await venue.token("redeem")
    before = await everything(venue)
    for code in SIX_WRONG[:5]:
        refused = await end(venue, held, "fulfil", waiter, code=code)
        assert refusal(refused) == ((400, "malformed") if not code else WRONG)
    other = await reserve(venue, ana, (await reward(venue, cost_points=1))["id"])
    codes = other["redemption"]
    for code in (codes["code"], codes["short_code"]):
        refused = await end(venue, held, "fulfil", code=code)
        assert refusal(refused) == WRONG
    answer(await end(venue, other, "cancel"))
    after = await everything(venue)
    for name in ("lots", "takings"):
        assert after[name] == before[name]


async def test_codes_are_guessed_five_times_a_minute(venue: Venue, held: Any) -> None:
    waiter, other = await venue.token("redeem"), await venue.token("redeem")
    for code in SIX_WRONG[1:]:
        refused = await end(venue, held, "fulfil", waiter, code=code)
        assert refusal(refused) == WRONG
    good = held["redemption"]["short_code"]
    refused = await end(venue, held, "fulfil", waiter, code=good)
    assert refusal(refused) == (429, "too_many_tries")
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert (await state(held))["status"] == "reserved"
    answer(await end(venue, held, "fulfil", other, code=good))


async def test_six_characters_are_enough(
    venue: Venue, ana: Guest, held: Any, new_venue: NewVenue
) -> None:
    """Read out by the guest, typed by the waiter, however they write it."""
    waiter, rival = await venue.token("redeem"), await new_venue()
    code = held["redemption"]["short_code"]
    path = f"/merchants/{venue.id}/redemptions/fulfil"
    elsewhere = f"/merchants/{rival.id}/redemptions/fulfil"
    assert refusal(await rival.call("POST", elsewhere, code=code)) == WRONG
    assert refusal(await venue.call("POST", path, waiter, code="333333")) == WRONG
    typed = f" {code[:3].lower()}-{code[3:]}"
    given = answer(await venue.call("POST", path, waiter, code=typed))
    assert given["redemption"]["id"] == held["redemption"]["id"]
    assert given["redemption"]["status"] == "fulfilled"
    again = await venue.call("POST", path, waiter, code=code)
    assert refusal(again) == (409, "already_fulfilled")
    assert again.json()["detail"].startswith("This code was used today at ")


async def test_typed_codes_are_guessed_five_times_a_minute(venue: Venue) -> None:
    waiter = await venue.token("redeem")
    path = f"/merchants/{venue.id}/redemptions/fulfil"
    tried = [await venue.call("POST", path, waiter, code="333333") for _ in range(6)]
    assert [refusal(response) for response in tried] == [
        *[WRONG] * 5,
        (429, "too_many_tries"),
    ]


async def test_right_codes_are_not_counted(venue: Venue, held: Any) -> None:
    waiter = await venue.token("redeem")
    for _ in range(7):
        code = held["redemption"]["code"]
        answer(await end(venue, held, "fulfil", waiter, code=code))


async def test_a_guest_does_not_give_it_to_themselves(
    venue: Venue, ana: Guest, held: Any
) -> None:
    redemption = held["redemption"]
    for how in ("fulfil", "undo"):
        path = f"/redemptions/{redemption['id']}/{how}"
        refused = await sign(venue, ana, path, code=redemption["code"], reason="x")
        assert refusal(refused) == (403, "not_for_customers")
    assert (await state(held))["status"] == "reserved"


async def test_another_house_finds_nothing(
    venue: Venue, held: Any, new_venue: NewVenue, new_guest: NewGuest
) -> None:
    rival, bob = await new_venue(), await new_guest("Bob")
    code = held["redemption"]["code"]
    missing = (404, "redemption_not_found")
    nothing = {"redemption": {"id": "nope"}}
    for who in (rival.admin, await rival.token("redeem", "manage")):
        for made in (held, nothing):
            for how in ("fulfil", "cancel", "undo"):
                refused = await end(venue, made, how, who, code=code, reason="x")
                assert refusal(refused) == missing
    for made in (held, nothing):
        path = f"/redemptions/{made['redemption']['id']}/cancel"
        assert refusal(await sign(venue, bob, path)) == missing
    assert (await state(held))["status"] == "reserved"


async def test_the_branch_that_gives_it_bears_the_cost(
    venue: Venue, held: Any, new_venue: NewVenue
) -> None:
    invited = await venue.do("POST", f"/merchants/{venue.id}/program/invitations")
    invited.pop("expires_at")
    branch = await new_venue(**invited)
    waiter = await branch.token("redeem")
    code = held["redemption"]["short_code"]
    given = answer(await end(branch, held, "fulfil", waiter, code=code))
    assert given["redemption"]["merchant_id"] == branch.id
    path = f"/merchants/{branch.id}/redemptions"
    (row,) = (await branch.do("GET", path))["data"]
    assert row["id"] == held["redemption"]["id"]
    path = f"/merchants/{venue.id}/redemptions"
    assert (await venue.do("GET", path))["total"] == 0


# --- given at once, with ten seconds to call it back ----------------------------------


async def test_ten_seconds_to_call_it_back(venue: Venue, ana: Guest) -> None:
    before = await lots(venue)
    made = answer(await ask(venue, ana, (await reward(venue))["id"], fulfil=True))
    assert made["points"] == 40
    guests = await sign(venue, ana, f"/redemptions/{made['redemption']['id']}/cancel")
    assert refusal(guests) == (403, "staff_only")
    back = await end(venue, made, "cancel", await venue.token("redeem"))
    assert answer(back)["redemption"]["status"] == "canceled"
    assert answer(back)["points"] == 340
    again = await end(venue, made, "cancel")
    assert again.json() == back.json()
    assert await lots(venue) == before
    assert (await venue.proof())["wrong"] == 0


async def test_after_ten_seconds_it_is_given(new_venue: NewVenue, guest: Guest) -> None:
    """By the clock alone: nothing has swept."""
    with ago(300):
        venue = await new_venue()
        await venue.program(earn_per_sats=1)
        await venue.serve(guest, 340)
        dessert = await reward(venue)
    with ago(30):
        made = answer(await ask(venue, guest, dessert["id"], fulfil=True))
    (shown,) = (await venue.do("GET", f"/merchants/{venue.id}/redemptions"))["data"]
    assert shown["status"] == "fulfilled"
    assert shown["ended_at"] == made["redemption"]["fulfil_at"]
    assert (await state(made))["status"] == "reserved"
    refused = await end(venue, made, "cancel")
    assert refusal(refused) == (409, "already_fulfilled")
    await venue.serve(guest, 1)  # the next thing on the card writes it down
    row = await state(made)
    assert (row["status"], row["ended_by"]) == ("fulfilled", row["actor_id"])
    back = answer(await end(venue, made, "undo", reason="It was the wrong table"))
    assert (back["redemption"]["status"], back["points"]) == ("canceled", 341)


# --- called back ----------------------------------------------------------------------


async def test_a_guest_gives_up_their_own(venue: Venue, ana: Guest, held: Any) -> None:
    path = f"/redemptions/{held['redemption']['id']}/cancel"
    back = answer(await sign(venue, ana, path, reason="Too full"))
    assert (back["redemption"]["status"], back["points"]) == ("canceled", 340)
    again = answer(await sign(venue, ana, path))
    assert again == back
    event = (await venue.card(ana))["recent_events"][0]
    assert (event["kind"], event["points_delta"]) == ("granted", 300)
    assert event["reason"] == "Too full"
    refused = await end(venue, held, "fulfil", code=held["redemption"]["code"])
    assert refusal(refused) == (409, "redemption_over")
    assert refused.json()["detail"].startswith("This code was given back today at ")


async def test_the_event_that_gives_back_names_the_one_that_took(
    venue: Venue, held: Any
) -> None:
    answer(await end(venue, held, "cancel"))
    took, gave = await records.rows(
        "SELECT * FROM events WHERE source_id = :id ORDER BY seq",
        id=held["redemption"]["id"],
    )
    assert gave["answers"] == f"{took['card_id']}:{took['seq']}"
    assert (gave["kind"], gave["delta"], gave["source"]) == (
        "granted",
        300,
        "redemption",
    )
    assert (gave["tier_points"], gave["base_sats"]) == (0, 0)


# --- taken back -----------------------------------------------------------------------


async def test_an_undo_leaves_the_lots_as_they_were_to_the_byte(
    venue: Venue, ana: Guest
) -> None:
    """Several lots with ends of their own, one of them half spent (mission 214)."""
    await venue.program(expiry_mode="months", expiry_months=1)
    await venue.serve(ana, 50)
    await venue.program(expiry_months=2)
    await venue.serve(ana, 60)
    await venue.program(expiry_mode="none")
    await venue.serve(ana, 70)
    await reserve(venue, ana, (await reward(venue, cost_points=20))["id"])
    before, card = await lots(venue), await venue.card(ana)
    assert len(before) == 4
    made = await reserve(venue, ana, (await reward(venue))["id"])
    assert await lots(venue) != before
    await fulfilled(venue, made)
    manager = await venue.token("manage")
    answer(await end(venue, made, "undo", manager, reason="It never came"))
    assert await lots(venue) == before
    after = await venue.card(ana)
    assert after["points"] == card["points"] and after["expiring"] == card["expiring"]
    assert after["recent_events"][0]["reason"] == "It never came"
    assert (await venue.proof())["wrong"] == 0


async def test_an_undo_needs_a_manager_and_a_reason(venue: Venue, held: Any) -> None:
    refused = await end(venue, held, "undo", reason="x")
    assert refusal(refused) == (409, "not_fulfilled")
    await fulfilled(venue, held)
    for reason in ({}, {"reason": ""}, {"reason": "  "}, {"reason": None}):
        assert refusal(await end(venue, held, "undo", **reason)) == (400, "malformed")
    waiter = await venue.token("redeem", "monitor", "pos")
    refused = await end(venue, held, "undo", waiter, reason="x")
    assert refusal(refused) == (403, "scope_missing")
    first = await end(venue, held, "undo", reason="x")
    assert answer(first)["redemption"]["status"] == "canceled"
    again = await end(venue, held, "undo", reason="y")
    assert again.json() == first.json()
