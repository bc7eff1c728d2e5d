"""Three ways to say who brought a guest: a signed link, the waiter, another program."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from invitations import DAY, link, opened

import records
from devkit.people import Guest, NostrKeys
from venue import Venue, answer, refusal, until

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
REFERRED = {"referral_points": 30, "referral_bonus": 20, "refund_window_days": 0}


@pytest.fixture
async def venue(new_venue: NewVenue) -> Venue:
    found = await new_venue()
    await found.program(**REFERRED)
    return found


async def invitation(venue: Venue) -> Any:
    return await venue.do("GET", f"/merchants/{venue.id}/referral")


async def brought(venue: Venue, ana: Guest, count: int = 1) -> None:
    """Until who brought somebody has got their points."""
    from loyalty import services
    from loyalty.store import store

    async def given() -> bool:
        await store.write(services.give_due_gifts, int(time.time()), 20)
        events = (await venue.card(ana))["recent_events"]
        got = [e for e in events if e["source"] == "referral"]
        assert all((e["kind"], e["points_delta"]) == ("earned", 30) for e in got)
        return len(got) == count

    await until(given)


async def test_an_order_says_who_brought_its_guest(
    venue: Venue, new_guest: NewGuest
) -> None:
    ana, bob = await new_guest(), await new_guest()
    await venue.serve(ana, 3_000)
    await venue.serve(bob, 5_000, referrer_pubkey=ana.pubkey)
    await brought(venue, ana)
    card = await venue.card(bob)
    assert card["points"] == 25
    await venue.serve(bob, 5_000, referrer_pubkey=ana.pubkey)
    (row,) = (await venue.do("GET", f"/merchants/{venue.id}/referrals"))["data"]
    told = (row["referrer_pubkey"], row["customer_pubkey"], row["state"])
    assert told == (ana.pubkey, bob.pubkey, "given")
    assert (await venue.proof())["wrong"] == 0


async def test_another_program_says_it_in_its_extra(
    venue: Venue, new_guest: NewGuest
) -> None:
    ana, bob = await new_guest(), await new_guest()
    extra = {"customer_pubkey": bob.pubkey, "referrer_pubkey": ana.pubkey}
    await venue.pay_elsewhere(bob, 5_000, **extra)
    await brought(venue, ana)


async def test_the_waiter_asks_a_new_guest(venue: Venue, new_guest: NewGuest) -> None:
    ana, bob = await new_guest(), await new_guest()
    await venue.serve(ana, 3_000)
    made = await venue.order(5_000, customer_pubkey=bob.pubkey)
    path = f"/orders/{made['order']['id']}/referrer"
    assert await venue.do("GET", path) == {"asks": True, "referrer": None}
    named = await venue.do("PUT", path, referrer_pubkey=ana.pubkey)
    assert (named["asks"], named["referrer"]) == (False, f"Guest …{ana.pubkey[-4:]}")
    assert (await venue.do("DELETE", path))["asks"] is True
    token = await venue.token("pos")
    await venue.call("PUT", path, token, referrer_pubkey=ana.pubkey)
    (row,) = await records.rows(
        "SELECT * FROM orders WHERE id = :id", id=made["order"]["id"]
    )
    assert row["referred_by"].startswith("token:")
    await venue.pay(bob, made["payment_request"])
    await brought(venue, ana)
    late = await venue.refused("PUT", path, referrer_pubkey=ana.pubkey)
    assert late == (409, "bill_closed")


async def test_whom_the_waiter_cannot_name(venue: Venue, new_guest: NewGuest) -> None:
    ana, bob, regular = [await new_guest() for _ in range(3)]
    await venue.serve(regular, 3_000)
    await venue.do(
        "POST",
        f"/merchants/{venue.id}/staff",
        initials="AN",
        card_pubkey=ana.pubkey,
    )
    await venue.serve(ana, 1_000)
    made = await venue.order(5_000, customer_pubkey=bob.pubkey)
    path = f"/orders/{made['order']['id']}/referrer"
    for key, code in (
        (bob.pubkey, "own_referral"),
        (ana.pubkey, "referrer_is_staff"),
    ):
        refused = await venue.refused("PUT", path, referrer_pubkey=key)
        assert refused == (409, code)
    other = await venue.order(5_000, customer_pubkey=regular.pubkey)
    path = f"/orders/{other['order']['id']}/referrer"
    refused = await venue.refused("PUT", path, referrer_pubkey=bob.pubkey)
    assert refused == (409, "not_new")
    await venue.program(referral_points=0, referral_bonus=0)
    refused = await venue.refused("PUT", path, referrer_pubkey=bob.pubkey)
    assert refused == (409, "referral_off")


async def test_nobody_who_works_here_brings_anybody(
    venue: Venue, new_guest: NewGuest
) -> None:
    """However it is said: the card of the staff, and the key of the place itself."""
    waiter, place, bob, cem = [await new_guest() for _ in range(4)]
    here = f"/merchants/{venue.id}"
    person = await venue.do("POST", f"{here}/staff", initials="WA")
    changed = await venue.do("PUT", f"/staff/{person['id']}", card_pubkey=waiter.pubkey)
    assert changed["has_card"] and "card_pubkey" not in changed
    await venue.do("PUT", here, nostr_pubkey=place.pubkey)
    await venue.serve(bob, 5_000, referrer_pubkey=waiter.pubkey)
    await venue.serve(cem, 5_000, referrer_pubkey=place.pubkey)
    assert (await venue.do("GET", f"{here}/referrals"))["total"] == 0


# --- signed links ---------------------------------------------------------------------


async def test_a_link_brings_whoever_opens_it(
    venue: Venue, new_guest: NewGuest
) -> None:
    ana, bob = await new_guest(), await new_guest()
    await venue.serve(ana, 3_000)
    said = await invitation(venue)
    assert (said["is_on"], said["points"], said["bonus"]) == (True, 30, 20)
    text = link(ana.keys, said["program"])
    for _ in range(2):  # twice is once
        done = answer(await opened(venue, bob.keys, text))
        assert done["bonus"] == 20
    # A waiter may say something else: the link was signed.
    other = await new_guest()
    await venue.serve(bob, 5_000, referrer_pubkey=other.pubkey)
    await brought(venue, ana)
    again = await opened(venue, bob.keys, text)
    assert refusal(again) == (409, "not_new")


@pytest.mark.parametrize(
    ("case", "refused"),
    [
        ("own", (409, "own_referral")),
        ("ended", (409, "referral_ended")),
        ("for years", (400, "bad_referral_link")),
        ("future", (400, "bad_referral_link")),
        ("other kind", (400, "bad_referral_link")),
        ("other place", (400, "bad_referral_link")),
        ("no nonce", (400, "bad_referral_link")),
        ("altered", (400, "bad_referral_link")),
        ("junk", (400, "bad_referral_link")),
        ("stranger", (409, "referrer_unknown")),
        ("staff", (409, "referrer_is_staff")),
        ("off", (409, "referral_off")),
    ],
)
async def test_what_is_no_link(
    venue: Venue, new_guest: NewGuest, case: str, refused: tuple[int, str]
) -> None:
    ana, bob = await new_guest(), await new_guest()
    await venue.serve(ana, 1_000)
    program = (await invitation(venue))["program"]
    own = f"32604:{ana.pubkey}:{program.rpartition(':')[2]}"
    end = str(int(time.time()) + DAY)
    texts: dict[str, Callable[[], str]] = {
        "ended": lambda: link(ana.keys, program, ends=-1),
        "for years": lambda: link(ana.keys, program, ends=500 * DAY),
        "future": lambda: link(ana.keys, program, ahead=600),
        "other kind": lambda: link(ana.keys, program, kind=2604),
        "other place": lambda: link(ana.keys, own),
        "no nonce": lambda: link(
            ana.keys, "", tags=[["a", program], ["expiration", end]]
        ),
        "altered": lambda: link(ana.keys, program)[:-6] + "AAAAAA",
        "junk": lambda: "bring me",
        "stranger": lambda: link(NostrKeys.fresh(), program),
    }
    if case == "staff":
        here = f"/merchants/{venue.id}/staff"
        await venue.do("POST", here, initials="AN", card_pubkey=ana.pubkey)
    if case == "off":
        await venue.program(referral_points=0, referral_bonus=0)
    text = texts.get(case, lambda: link(ana.keys, program))()
    who = ana if case == "own" else bob
    assert refusal(await opened(venue, who.keys, text)) == refused


async def test_the_first_link_counts_and_is_forgotten_with_its_guest(
    venue: Venue, new_guest: NewGuest
) -> None:
    ana, eve, bob = [await new_guest() for _ in range(3)]
    program = (await invitation(venue))["program"]
    for one in (ana, eve):
        await venue.serve(one, 1_000)
    answer(await opened(venue, bob.keys, link(ana.keys, program)))
    other = await opened(venue, bob.keys, link(eve.keys, program))
    assert refusal(other) == (409, "already_referred")
    sql = "SELECT * FROM referral_links WHERE customer_pubkey = :key"
    assert len(await records.rows(sql, key=bob.pubkey)) == 1
    await venue.call("DELETE", venue.card_path(ana))
    assert await records.rows(sql, key=bob.pubkey) == []


async def test_many_first_orders_at_once_bring_one(
    venue: Venue, new_guest: NewGuest
) -> None:
    ana, bob = await new_guest(), await new_guest()
    made = [
        await venue.order(1_000, customer_pubkey=bob.pubkey, referrer_pubkey=ana.pubkey)
        for _ in range(4)
    ]
    await asyncio.gather(*(venue.pay(bob, m["payment_request"]) for m in made))
    for one in made:
        await venue.counted(bob, one["order"]["id"])
    await brought(venue, ana)
    rows = await venue.do("GET", f"/merchants/{venue.id}/referrals")
    assert rows["total"] == 1


async def test_settings_that_could_never_be_given_are_refused(venue: Venue) -> None:
    path = f"/merchants/{venue.id}/program"
    for name in ("referral_points", "referral_bonus", "visit_points"):
        body: dict[str, Any] = {name: 1_001}
        refused = await venue.refused("PUT", path, **body)
        assert refused == (400, "welcome_over_budget")
    assert json.dumps(await venue.do("GET", path)).count("referral_points") == 1
