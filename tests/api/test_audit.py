"""Who did what, out of every place that has it on record (mission 220)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import bills
import httpx
import pytest

import perks
from devkit.people import Guest
from money_back import refunded
from venue import Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]


async def trail(venue: Venue, **asked: Any) -> list[dict[str, Any]]:
    """A page of it, newest first; all pages are right in themselves."""
    path = f"/merchants/{venue.id}/audit?limit=100"
    path += "".join(f"&{name}={value}" for name, value in asked.items())
    page = await venue.do("GET", path)
    assert page["total"] == len(page["data"]) <= 100
    times = [act["time"] for act in page["data"]]
    assert times == sorted(times, reverse=True)
    return list(page["data"])


async def kinds(venue: Venue, **asked: Any) -> list[str]:
    return sorted(act["kind"] for act in await trail(venue, **asked))


async def only(venue: Venue, kind: str, **asked: Any) -> dict[str, Any]:
    (act,) = [act for act in await trail(venue, **asked) if act["kind"] == kind]
    return act


def who(act: dict[str, Any]) -> tuple[str, str]:
    return act["actor"]["kind"], act["actor"]["name"]


async def test_points_by_hand_say_who_and_why(venue: Venue, guest: Guest) -> None:
    manager = await venue.token("manage")
    answer(await venue.by_hand("grant", guest.pubkey, 40, "Late food", headers=manager))
    answer(await venue.by_hand("revoke", guest.pubkey, 10, "Too many"))
    given = await only(venue, "points_given", about="points")
    assert who(given) == ("token", "tablet")
    assert (given["points"], given["reason"]) == (40, "Late food")
    assert given["guest"] == f"Guest …{guest.pubkey[-4:]}"
    taken = await only(venue, "points_taken")
    assert (who(taken), taken["points"]) == (("owner", ""), -10)
    assert await kinds(venue, actor=given["actor"]["id"]) == ["points_given"]


async def test_bills_closed_in_cash_refunds_and_late_guests(
    venue: Venue, guest: Guest, new_guest: Callable[..., Awaitable[Guest]]
) -> None:
    waiter = await bills.taking_cash(venue)
    order_id = str((await venue.order(5_000, table="4"))["order"]["id"])
    await bills.in_cash(venue, order_id, waiter)
    answer(await bills.attach(venue, order_id, guest.pubkey, waiter))
    await refunded(venue, order_id, amount_sats=1_000)
    assert await kinds(venue, about="bills") == [
        "cash_bill",
        "guest_put_on_bill",
        "refund",
    ]
    cash = await only(venue, "cash_bill")
    assert (who(cash), cash["amount_sats"], cash["table"]) == (
        ("staff", "AN"),
        5_000,
        "4",
    )
    put = await only(venue, "guest_put_on_bill")
    assert (who(put), put["order_id"]) == (("staff", "AN"), order_id)
    back = await only(venue, "refund")
    assert (who(back), back["amount_sats"]) == (("owner", ""), -1_000)
    assert back["reason"] == "Cold soup"
    assert await kinds(venue, about="points") == [], "what it took back is the refund's"


async def test_rewards_given_and_taken_back(venue: Venue, guest: Guest) -> None:
    """What the guest does is no act of the staff; what staff gave stays on record."""
    await venue.serve(guest, 5_000)
    reward = await perks.reward(venue, cost_points=2)
    made = await perks.reserve(venue, guest, reward["id"])
    assert await kinds(venue, about="rewards") == []
    await perks.fulfilled(venue, made)
    undone = await perks.end(venue, made, "undo", reason="Wrong table")
    assert undone.is_success
    assert await kinds(venue, about="rewards") == ["reward_given", "reward_returned"]
    for kind in ("reward_given", "reward_returned"):
        assert (await only(venue, kind))["subject"] == "Free dessert"
    assert (await only(venue, "reward_returned"))["reason"] == "Wrong table"


async def test_links_keys_people_and_tables(venue: Venue) -> None:
    here = f"/merchants/{venue.id}"
    link = await venue.do("POST", f"{here}/tokens", name="Bar", role="waiter")
    await venue.do("DELETE", f"/tokens/{link['id']}")
    await venue.do("DELETE", f"/tokens/{link['id']}")
    key = await venue.do("POST", f"{here}/tokens", name="Web shop", scopes=["orders"])
    await venue.do("DELETE", f"/tokens/{key['id']}")
    person = await venue.do("POST", f"{here}/staff", initials="lm", name="Luz")
    await venue.do("PUT", f"/staff/{person['id']}", pin="1234")
    await venue.do("PUT", f"/staff/{person['id']}", initials="lm")
    await venue.do("DELETE", f"/staff/{person['id']}")
    table = await venue.do("POST", f"{here}/tables", name="4")
    await venue.do("DELETE", f"/tables/{table['id']}")
    assert await kinds(venue, about="access") == [
        *("key_ended", "key_made", "link_ended", "link_made"),
        *("staff_added", "staff_changed", "staff_left"),
    ]
    subjects = {act["kind"]: act["subject"] for act in await trail(venue)}
    assert (subjects["link_ended"], subjects["key_made"]) == ("Bar", "Web shop")
    assert (subjects["staff_left"], subjects["table_removed"]) == ("LM", "4")


async def test_settings_say_what_changed(venue: Venue) -> None:
    here = f"/merchants/{venue.id}"
    await venue.program(earn_points=2, min_spend_sats=100)
    await venue.do("PUT", here, city="Lisbon", receipt_thanks="Até já", mode="bistro")
    await venue.do("PUT", here, city="Lisbon")
    await venue.do("PUT", here, adapters=["tpos"])
    tier = await venue.tier("Gold", 100)
    await venue.do("DELETE", f"/tiers/{tier['id']}")
    campaign = await venue.campaign("Happy hour", 20_000)
    await venue.do("DELETE", f"/campaigns/{campaign['id']}")
    changed = await only(venue, "program_changed", about="settings")
    assert (who(changed), changed["fields"]) == (
        ("owner", ""),
        ["earn_points", "min_spend_sats"],
    )
    fields = (await only(venue, "venue_changed"))["fields"]
    assert fields == ["city", "receipt_thanks"]
    assert (await only(venue, "mode_changed"))["subject"] == "bistro"
    assert (await only(venue, "payments_changed"))["fields"] == ["tpos"]
    for kind, name in (("tier_ended", "Gold"), ("campaign_ended", "Happy hour")):
        assert (await only(venue, kind))["subject"] == name
    assert {"program_made", "venue_opened", "tier_made", "campaign_made"} <= set(
        await kinds(venue)
    )


async def test_a_forgotten_guest_is_in_no_act(venue: Venue, guest: Guest) -> None:
    answer(await venue.by_hand("grant", guest.pubkey, 40, "Birthday of Ana"))
    await venue.do("DELETE", venue.card_path(guest))
    assert (await only(venue, "guest_erased"))["guest"] is None
    given = await only(venue, "points_given")
    assert (given["guest"], given["reason"]) == ("", "")
    assert guest.pubkey not in str(await trail(venue))


async def test_pages_and_periods(venue: Venue) -> None:
    for name in ("1", "2", "3"):
        await venue.do("POST", f"/merchants/{venue.id}/tables", name=name)
    every = await trail(venue)
    path = f"/merchants/{venue.id}/audit"
    paged = [
        (await venue.do("GET", f"{path}?limit=1&offset={n}"))["data"][0]["id"]
        for n in range(len(every))
    ]
    assert paged == [act["id"] for act in every] and len(set(paged)) == len(paged)
    newest = every[0]["time"]
    assert await trail(venue, **{"from": newest + 1}) == []
    assert len(await trail(venue, to=newest + 1)) == len(every)


@pytest.mark.parametrize(
    "asked, refused",
    [
        ("about=gossip", "malformed"),
        ("from=2&to=1", "bad_period"),
        ("offset=10001", "too_far_back"),
        ("scope=town", "malformed"),
    ],
)
async def test_what_is_malformed_is_refused(
    venue: Venue, asked: str, refused: str
) -> None:
    path = f"/merchants/{venue.id}/audit?{asked}"
    assert await venue.refused("GET", path) == (400, refused)


async def joined(venue: Venue, new_venue: NewVenue) -> Venue:
    made = await venue.do("POST", f"/merchants/{venue.id}/program/invitations")
    body = {name: made[name] for name in ("program_id", "invitation")}
    return await new_venue(**body)


async def test_the_owner_sees_all_branches_and_a_branch_its_own(
    venue: Venue, new_venue: NewVenue
) -> None:
    branch = await joined(venue, new_venue)
    await branch.do("POST", f"/merchants/{branch.id}/tables", name="9")
    assert "table_added" not in await kinds(venue)
    act = await only(venue, "table_added", scope="program")
    assert (act["merchant_id"], who(act)) == (branch.id, ("owner", ""))
    assert {"invitation_made", "branch_joined"} <= set(
        await kinds(venue, scope="program")
    )
    path = f"/merchants/{branch.id}/audit?scope=program"
    assert await branch.refused("GET", path) == (403, "not_owner")
    settings = await only(branch, "program_made")
    assert who(settings) == ("program_owner", "")


async def test_it_is_for_the_owner_and_who_may_read(venue: Venue) -> None:
    path = f"/merchants/{venue.id}/audit"

    async def tries(headers: dict[str, str]) -> httpx.Response:
        return await venue.call("GET", path, headers)

    assert (await tries(await venue.token("read"))).is_success
    assert refusal(await tries(await venue.token("manage"))) == (403, "scope_missing")
    assert refusal(await tries(venue.invoice)) == (403, "admin_key_needed")
