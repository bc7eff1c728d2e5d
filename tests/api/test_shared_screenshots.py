"""Pictures of codes, sent to somebody else: none of them is worth a discount.

The code on a guest's phone is their public key, the one on the till a link to one bill.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import offers
import pytest

from browsers import Phone
from devkit.people import Guest
from venue import API, Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
GOLD = offers.coordinate("gold")


@pytest.fixture
async def club(
    new_venue: NewVenue, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> Venue:
    """Has stood for a day, with 15 per cent for Ana's badge, which nobody else has."""
    offers.Wallets.known(monkeypatch).give(guest, offers.held(GOLD))
    with ago(days=1):
        venue = await new_venue()
        await offers.rule(venue, badge=GOLD, discount_value=15)
    return venue


async def bill_of(venue: Venue, guest: Guest) -> dict[str, str]:
    """What staff ask a discount for, once a guest's code was scanned."""
    made = await venue.order(1_000, customer_pubkey=guest.pubkey)
    who = {"merchant_id": venue.id, "customer_pubkey": guest.pubkey}
    return {**who, "order_id": str(made["order"]["id"])}


async def link(venue: Venue, asked: dict[str, str]) -> str:
    """What stands behind the code on the till."""
    body = {"order_id": asked["order_id"], "purpose": "discount"}
    return str((await venue.do("POST", "/challenges", **body))["nonce"])


async def apply(venue: Venue, asked: dict[str, str]) -> Any:
    """By a till of the staff's, which has no more rights than it needs."""
    venue.http.cookies.clear()
    return await venue.once("/apply", await venue.token("pos"), **asked)


async def test_a_picture_of_a_guests_code_opens_nothing(
    club: Venue, guest: Guest, new_guest: NewGuest
) -> None:
    """Who shows it puts their own bill on the other's card, at its full price."""
    thief = Phone(club.http, (await new_guest("Mallory")).keys)
    asked = await bill_of(club, guest)
    needed = (403, "guest_proof_needed")
    assert refusal(await apply(club, asked)) == needed
    nonce = await link(club, asked)
    assert refusal(await thief.confirm(nonce)) == (409, "other_customer")
    assert refusal(await apply(club, asked)) == needed
    bill = await club.do("GET", f"/orders/{asked['order_id']}")
    assert (bill["total_sats"], bill["customer_pubkey"]) == (1_000, guest.pubkey)
    answer(await Phone(club.http, guest.keys).confirm(nonce))
    assert answer(await apply(club, asked))["final_amount"] == 850


async def test_a_picture_of_the_tills_code_is_for_one_bill_once(
    club: Venue, guest: Guest, new_guest: NewGuest, new_venue: NewVenue
) -> None:
    ana = Phone(club.http, guest.keys)
    thief = Phone(club.http, (await new_guest("Mallory")).keys)
    asked = await bill_of(club, guest)
    nonce = await link(club, asked)
    answer(await ana.confirm(nonce))
    look = await thief.call("GET", f"{API}/challenges/{nonce}")
    assert refusal(look) == (409, "challenge_used")
    rival = await new_venue(name="Rival")
    await offers.rule(rival, badge=GOLD, discount_value=15)
    for place in (club, rival):  # what she said of one bill says nothing of another
        other = await bill_of(place, guest)
        assert refusal(await apply(place, other)) == (403, "guest_proof_needed")
    moved = {**asked, "merchant_id": rival.id}
    assert refusal(await apply(rival, moved)) == (404, "order_not_found")
    assert answer(await apply(club, asked))["final_amount"] == 850


async def test_a_picture_from_before_has_ended(club: Venue, guest: Guest) -> None:
    ana = Phone(club.http, guest.keys)
    with ago(3_600):
        late, confirmed = await bill_of(club, guest), await bill_of(club, guest)
        old = await link(club, late)
        answer(await ana.confirm(await link(club, confirmed)))
    look = await ana.call("GET", f"{API}/challenges/{old}")
    assert refusal(look) == (409, "challenge_ended")
    for asked in (late, confirmed):
        assert refusal(await apply(club, asked)) == (403, "guest_proof_needed")
