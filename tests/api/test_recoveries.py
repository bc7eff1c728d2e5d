"""A lost page-made card comes back by receipt and manager (missions 213, 221; design:
48 h wait shown on the card, capped, audited)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from holders import Lost, approve, ask_recovery, cards, page_made, receipt, send

import perks
from devkit.people import Guest, NostrKeys
from venue import Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
HOUR = 3600


@pytest.fixture
async def lost(new_venue: NewVenue, new_guest: NewGuest) -> Lost:
    venue, guest = await new_venue(), await new_guest("Ana")
    await page_made(venue.http, guest.keys)
    token = await receipt(venue, guest)
    return Lost(venue, guest, token, NostrKeys.fresh())


# --- from the receipt to the new phone ------------------------------------------------


async def test_everything_moves_after_48_hours(lost: Lost) -> None:
    """A receipt, a manager and two days: all of the old card is the new one's."""
    with ago(48 * HOUR + 60):
        asked = await lost.ask()
        assert (asked["state"], asked["ends_at"]) == ("asked", None)
        approved = answer(await approve(lost.venue, asked["id"]))
    assert approved["ends_at"] == approved["approved_at"] + 48 * HOUR
    assert await lost.points(lost.new) == [10]
    (done,) = await lost.listed("all")
    assert (done["state"], done["reason"]) == ("done", "I know her")
    assert done["approved_by"] == f"wallet:{lost.venue.wallet.id}"
    assert await lost.listed() == []
    assert await lost.points(lost.new) == [10]  # once
    assert (await lost.venue.proof())["wrong"] == 0


async def test_nothing_moves_before(lost: Lost) -> None:
    with ago(48 * HOUR - 60):
        approved = await lost.ask_and_approve()
    assert await lost.points(lost.new) == []
    assert await lost.points(lost.guest.keys) == [10]
    (waiting,) = await lost.listed()
    assert waiting["ends_at"] == approved["ends_at"]


async def test_nothing_moves_that_nobody_approved(lost: Lost) -> None:
    with ago(days=6):
        await lost.ask()
    assert await lost.points(lost.new) == []
    assert [one["state"] for one in await lost.listed()] == ["asked"]


async def test_what_the_new_phone_has_collected_stays(
    lost: Lost, new_guest: NewGuest
) -> None:
    newcomer = await new_guest("Ana again")
    lost.new = newcomer.keys
    await lost.venue.serve(newcomer, 5_000)
    with ago(49 * HOUR):
        await lost.ask_and_approve()
    assert await lost.points(lost.new) == [15]
    assert (await lost.venue.card(lost.guest))["points"] == 0  # that key is gone


async def test_a_reward_that_waits_comes_along_as_points(lost: Lost) -> None:
    reward = await perks.reward(lost.venue, cost_points=6)
    await perks.reserve(lost.venue, lost.guest, reward["id"])
    with ago(49 * HOUR):
        await lost.ask_and_approve()
    assert await lost.points(lost.new) == [10]
    assert (await lost.venue.proof())["wrong"] == 0


# --- who says no ----------------------------------------------------------------------


async def test_the_wait_is_shown_and_its_holder_says_no(lost: Lost) -> None:
    asked = await lost.ask()
    (mine,) = await cards(lost.venue.http, lost.guest.keys)
    shown = (await lost.venue.card(lost.guest))["recovery"]
    assert mine["recovery"] == shown
    assert (shown["id"], shown["state"], shown["ends_at"]) == (
        asked["id"],
        "asked",
        None,
    )
    approved = answer(await approve(lost.venue, asked["id"]))
    shown = (await lost.venue.card(lost.guest))["recovery"]
    assert shown["ends_at"] == approved["ends_at"]
    assert shown["merchant_name"] == lost.venue.merchant["name"]
    for keys, expected in ((lost.new, [shown]), (lost.guest.keys, [])):
        theirs = answer(await send(lost.venue.http, keys, "GET", "/me/cards"))
        assert theirs["waiting"] == expected
    path = f"/recoveries/{asked['id']}"
    for _ in range(2):
        said = await send(lost.venue.http, lost.guest.keys, "DELETE", path)
        assert answer(said)["state"] == "canceled"
    assert (await lost.venue.card(lost.guest))["recovery"] is None
    assert refusal(await approve(lost.venue, asked["id"])) == (409, "recovery_ended")
    assert await lost.points(lost.new) == []


async def test_the_new_phone_and_the_manager_say_no_too(lost: Lost) -> None:
    asked = await lost.ask()
    path = f"/recoveries/{asked['id']}"
    assert answer(await send(lost.venue.http, lost.new, "DELETE", path))
    asked = await lost.ask()  # and it can be asked for again
    path = f"/recoveries/{asked['id']}"
    manager = await lost.venue.token("manage")
    assert answer(await lost.venue.call("DELETE", path, manager))
    (last, first) = sorted(
        await lost.listed("all"), key=lambda one: one["id"] != asked["id"]
    )
    assert last["ended_by"].startswith("token:")
    assert first["ended_by"].startswith("card:")


async def test_nobody_else_does(lost: Lost) -> None:
    asked = await lost.ask()
    path = f"/recoveries/{asked['id']}"
    stranger = await send(lost.venue.http, NostrKeys.fresh(), "DELETE", path)
    assert refusal(stranger) == (404, "recovery_not_found")
    waiter = await lost.venue.token("monitor", "pos", "redeem", "read")
    assert await lost.venue.refused("DELETE", path, waiter) == (403, "scope_missing")
    assert [one["state"] for one in await lost.listed()] == ["asked"]


async def test_what_is_done_cannot_be_undone(lost: Lost) -> None:
    with ago(49 * HOUR):
        approved = await lost.ask_and_approve()
    assert await lost.points(lost.new) == [10]
    path = f"/recoveries/{approved['id']}"
    late = await send(lost.venue.http, lost.new, "DELETE", path)
    assert refusal(late) == (409, "recovery_ended")


# --- what cannot be asked for ---------------------------------------------------------


async def test_a_key_of_ones_own_is_never_moved(
    new_venue: NewVenue, guest: Guest
) -> None:
    venue = await new_venue()
    token = await receipt(venue, guest)
    asked = await ask_recovery(venue, token, NostrKeys.fresh())
    assert refusal(asked) == (409, "own_key")


async def test_only_pages_that_sign_for_a_wrap_make_page_keys(
    new_venue: NewVenue, guest: Guest
) -> None:
    """A session reads the same wrap and says nothing of where its key was made."""
    from browsers import Phone

    venue = await new_venue()
    token = await receipt(venue, guest)
    phone = Phone(venue.http, guest.keys)
    await phone.sign_in()
    answer(await phone.call("GET", "/loyalty/api/v1/me/wrap"))
    asked = await ask_recovery(venue, token, NostrKeys.fresh())
    assert refusal(asked) == (409, "own_key")


async def test_a_receipt_that_is_on_no_card(lost: Lost, new_guest: NewGuest) -> None:
    venue, new = lost.venue, lost.new
    open_bill = await venue.order(1_000, customer_pubkey=lost.guest.pubkey)
    asked = await ask_recovery(venue, open_bill["receipt_token"], new)
    assert refusal(asked) == (409, "not_paid")
    nobodys = await venue.order(1_000)
    await venue.pay(lost.guest, nobodys["payment_request"])
    token = nobodys["receipt_token"]
    await _until_paid(venue, nobodys["order"]["id"])
    asked = await ask_recovery(venue, token, new)
    assert refusal(asked) == (409, "not_on_a_card")
    for wrong in (token[:-1] + "x", "0" * 32 + "-" + "0" * 32, "x"):
        asked = await ask_recovery(venue, wrong, new)
        assert refusal(asked) == (404, "receipt_not_found")


async def _until_paid(venue: Venue, order_id: str) -> None:
    from venue import until

    async def paid() -> bool:
        return await venue.bill(order_id) == "paid"

    await until(paid)


async def test_the_new_key_signs_for_itself(lost: Lost) -> None:
    thief = NostrKeys.fresh()
    asked = await ask_recovery(lost.venue, lost.token, lost.new, signed_by=thief)
    assert refusal(asked) == (403, "not_your_key")
    same = await ask_recovery(lost.venue, lost.token, lost.guest.keys)
    assert refusal(same) == (409, "same_card")
    body = {"receipt_token": lost.token, "new_pubkey": lost.new.public}
    for headers, code in (({}, (401, "not_proved")), (None, (403, "not_for_staff"))):
        assert await lost.venue.refused("POST", "/recoveries", headers, **body) == code


async def test_one_at_a_time(lost: Lost) -> None:
    first = await lost.ask()
    assert (await lost.ask())["id"] == first["id"]
    other = await ask_recovery(lost.venue, lost.token, NostrKeys.fresh())
    assert refusal(other) == (409, "recovery_open")
    new = [NostrKeys.fresh() for _ in range(4)]
    await lost.venue.call("DELETE", f"/recoveries/{first['id']}")
    asked = await asyncio.gather(
        *(ask_recovery(lost.venue, lost.token, keys) for keys in new)
    )
    assert sorted(one.status_code for one in asked) == [201, 409, 409, 409]


# --- being forgotten ------------------------------------------------------------------


@pytest.mark.parametrize("who", ["old", "new"])
async def test_who_is_forgotten_ends_it_and_its_words_go(
    lost: Lost, who: str, new_guest: NewGuest
) -> None:
    newcomer = await new_guest("Again")
    lost.new = newcomer.keys
    approved = await lost.ask_and_approve()
    gone = lost.guest if who == "old" else newcomer
    answer(await lost.venue.call("DELETE", lost.venue.card_path(gone)))
    (row,) = await lost.listed("all")
    assert (row["id"], row["state"]) == (approved["id"], "canceled")
    assert (row["reason"], row["new_pubkey"]) == ("", None)
    assert row["approved_by"] and row["approved_at"]
    assert (await lost.venue.proof())["wrong"] == 0


async def test_who_only_asked_can_be_forgotten_too(lost: Lost) -> None:
    asked = await lost.ask()
    path = f"/restaurants/{lost.venue.id}/loyalty/{lost.new.public}"
    assert (await lost.venue.do("DELETE", path))["points_ended"] == 0
    (row,) = await lost.listed("all")
    assert (row["id"], row["new_pubkey"]) == (asked["id"], None)
    assert await lost.points(lost.guest.keys) == [10]


async def test_a_page_made_key_is_known_while_it_has_another_card(
    lost: Lost, new_venue: NewVenue
) -> None:
    from loyalty import crud
    from loyalty.store import store

    other = await new_venue()
    await other.serve(lost.guest, 1_000)
    for venue, is_known in ((lost.venue, True), (other, False)):
        answer(await venue.call("DELETE", venue.card_path(lost.guest)))
        assert await store.read(crud.is_page_key, lost.guest.pubkey) == is_known
