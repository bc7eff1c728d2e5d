"""Who may have a customer forgotten, what is said, and what limits remember."""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from browsers import SESSION, Phone
from devkit.people import Guest, NostrKeys
from histories import History
from lab import DAY, Lab
from proofs import signed
from venue import API, Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]

BANNED = Path(__file__).parents[1] / "browser" / "banned_words.txt"


@pytest.fixture
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


@pytest.fixture
def history(shop: Venue, new_lab: Any) -> History:
    return History(Lab(shop, int(time.time())))


async def erase(shop: Venue, guest: Guest, headers: Any = None) -> Any:
    response = await shop.call("DELETE", shop.card_path(guest), headers)
    assert response.is_success, response.text
    return response.json()


async def test_who_may_have_somebody_forgotten(
    shop: Venue, guest: Guest, new_guest: NewGuest, new_venue: NewVenue
) -> None:
    await shop.serve(guest, 10_000)
    path, stranger = shop.card_path(guest), await new_guest("Bob")
    proof = signed(stranger.keys, "DELETE", API + path)
    for headers, expected in (
        (proof, (403, "not_your_card")),
        (shop.invoice, (403, "admin_key_needed")),
        (await shop.token("manage", "read", "redeem"), (403, "scope_missing")),
        ((await new_venue()).admin, (404, "merchant_not_found")),
        ({}, (401, "not_proved")),
    ):
        assert await shop.refused("DELETE", path, headers) == expected
    assert (await shop.card(guest))["points"] == 10


async def test_who_is_forgotten_is_signed_out_and_their_link_is_nobodys(
    shop: Venue, guest: Guest, new_venue: NewVenue
) -> None:
    """What they have confirmed elsewhere stays."""
    elsewhere, phone, bills = await new_venue(), Phone(shop.http, guest.keys), []
    for venue in (elsewhere, shop):
        bill = (await venue.order(1_000))["order"]["id"]
        asked = {"order_id": bill, "purpose": "attach"}
        link = await venue.do("POST", "/challenges", **asked)
        answer(await phone.confirm(link["nonce"]))
        bills.append(bill)
    await erase(shop, guest)
    ended = await phone.call("GET", SESSION)
    assert refusal(ended) == (401, "session_ended")
    again = await Phone(shop.http).confirm(link["nonce"])
    assert refusal(again) == (404, "challenge_not_found")
    for venue, bill, verified in ((elsewhere, bills[0], True), (shop, bills[1], False)):
        order = await venue.do("GET", f"/orders/{bill}")
        assert order["verified"] == bool(order["customer_pubkey"]) == verified


async def test_a_branch_cannot_have_the_programmes_customers_forgotten(
    shop: Venue, guest: Guest, new_venue: NewVenue
) -> None:
    path = f"/merchants/{shop.id}/program/invitations"
    invitation = await shop.do("POST", path)
    branch = await new_venue(
        program_id=invitation["program_id"], invitation=invitation["invitation"]
    )
    await branch.serve(guest, 10_000)
    assert await branch.refused("DELETE", branch.card_path(guest)) == (403, "not_owner")
    assert (await erase(shop, guest))["points_ended"] == 10
    assert (await branch.card(guest))["points"] == 0


async def test_nobody_knows_that_key(shop: Venue) -> None:
    path = f"/restaurants/{shop.id}/loyalty/{NostrKeys.fresh().public}"
    assert await shop.refused("DELETE", path) == (404, "card_not_found")


async def test_it_is_said_in_plain_words_what_remains(
    shop: Venue, guest: Guest
) -> None:
    await shop.serve(guest, 1_000)
    told = await erase(shop, guest)
    remains = told["remains"]
    assert len(told["remains_codes"]) == len(remains)
    text = " ".join(remains).lower()
    for outside in ("list of payments", "seven days", "relays", "backups", "a year"):
        assert outside in text
    banned = [line for line in BANNED.read_text().splitlines() if line[:1] != "#"]
    assert not [word for word in banned if re.search(rf"\b({word})\b", text)]


# --- limits remember, for a year ------------------------------------------------------


async def test_limits_remember_for_a_year(
    shop: Venue, history: History, new_venue: NewVenue
) -> None:
    from loyalty import services

    lab, other = history.lab, await new_venue()
    guest, stranger = lab.guest(), lab.guest()
    await lab.earn(guest, 1_000)
    await lab.run(services.erase, lab.program_id, guest)
    elsewhere = str(other.merchant["program_id"])
    year = 365 * DAY
    for program_id, pubkey, at, expected in (
        (lab.program_id, guest, lab.now, True),
        (lab.program_id, guest, lab.now + year - 1, True),
        (lab.program_id, guest, lab.now + year, False),
        (lab.program_id, stranger, lab.now, False),
        (elsewhere, guest, lab.now, False),
    ):
        found = await lab.run(services.was_erased, program_id, pubkey, at)
        assert found is expected
    await lab.run(services.forget_erased_keys, lab.now + year - 1)
    assert await lab.run(services.was_erased, lab.program_id, guest, lab.now)
    assert await lab.run(services.forget_erased_keys, lab.now + year) >= 1
    assert not await lab.run(services.was_erased, lab.program_id, guest, lab.now)
