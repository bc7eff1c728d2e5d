"""Who may do what. What is not the caller's looks exactly like what is not there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from call import SCOPES, STRANGER, Call
from calls import CALLS

from devkit.people import Guest, Operator
from house import House, one_of_everything
from venue import Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]

# What an admin may do without ending what the other tests need.
HARMLESS = [call for call in CALLS if call.method != "DELETE"]
RIVAL = "rival"
by_endpoint = pytest.mark.parametrize("call", CALLS, ids=str)


@pytest.fixture(scope="module")
async def house(new_venue: NewVenue, new_guest: NewGuest) -> House:
    venue, rival = await new_venue(), await new_venue()
    ids = await one_of_everything(venue, await new_guest())
    return House(venue, ids, rival, await rival.token(*SCOPES))


# --- keys -----------------------------------------------------------------------------


@by_endpoint
async def test_without_a_proof_nothing_opens(house: House, call: Call) -> None:
    assert await house.refuses(call, {}) == (401, "not_proved")


@by_endpoint
async def test_another_owner_finds_nothing(house: House, call: Call) -> None:
    for headers in (house.rival.admin, house.rival.invoice):
        assert await house.refuses(call, headers) == call.missing


@by_endpoint
async def test_a_key_nobody_has_is_what_lnbits_says(house: House, call: Call) -> None:
    assert await house.refuses(call, {"X-Api-Key": "0" * 32}) == (404, "not_found")


@by_endpoint
async def test_an_invoice_key_does_what_it_may(house: House, call: Call) -> None:
    response = await house.send(call, house.venue.invoice)
    if call.key == "admin":
        assert refusal(response) == (403, "admin_key_needed")
    else:
        assert call.opened(response), response.text


@pytest.mark.parametrize("call", HARMLESS, ids=str)
async def test_an_admin_key_does_it_all(house: House, call: Call) -> None:
    response = await house.send(call, house.venue.admin)
    assert call.opened(response), response.text


async def test_an_admin_key_may_end_what_is_its_own(venue: Venue, guest: Guest) -> None:
    ids = await one_of_everything(venue, guest)
    for path in (
        f"/rewards/{ids['reward']}",
        f"/items/{ids['item']}",
        f"/staff/{ids['staff']}",
        f"/tables/{ids['table']}",
        f"/tiers/{ids['tier']}",
        f"/campaigns/{ids['campaign']}",
        f"/tokens/{ids['token']}",
        f"/merchants/{venue.id}",
    ):
        await venue.do("DELETE", path)


async def test_registering_takes_a_wallets_admin_key(house: House) -> None:
    body = {"name": "Mallory's", "category": "bar"}
    venue = house.venue
    for headers, expected in (
        ({}, (401, "not_proved")),
        (house.keeper, (401, "not_proved")),
        (venue.invoice, (403, "admin_key_needed")),
    ):
        response = await venue.call("POST", "/merchants", headers, **body)
        assert refusal(response) == expected


async def test_only_a_key_lists_its_own_merchants(house: House) -> None:
    venue, mine = house.venue, "/merchants?mine=true"
    assert await venue.refused("GET", mine, {}) == (401, "not_proved")
    assert await venue.refused("GET", mine, house.keeper) == (401, "not_proved")
    for headers in (venue.invoice, venue.admin):
        found = (await venue.call("GET", mine, headers)).json()
        assert [merchant["id"] for merchant in found["data"]] == [venue.id]


async def test_health_is_all_that_the_public_sees(house: House) -> None:
    venue = house.venue
    health = await venue.call("GET", "/health", {})
    assert health.json() == {"status": "ok"}
    public = (await venue.call("GET", "/search?q=satoshi", {})).json()
    assert venue.id not in {place["id"] for place in public["data"]}
    path = f"/merchants/{venue.id}"
    assert await venue.refused("GET", path, {}) == (401, "not_proved")


# --- tokens ---------------------------------------------------------------------------


@by_endpoint
async def test_a_token_opens_what_its_scopes_say(house: House, call: Call) -> None:
    for scope in call.scopes:
        response = await house.send(call, await house.venue.token(scope))
        assert call.opened(response), (scope, response.text)
    others = await house.venue.token(*(SCOPES - call.scopes))
    assert await house.refuses(call, others) == call.token_refused


@by_endpoint
async def test_a_token_opens_its_own_merchant_only(house: House, call: Call) -> None:
    assert await house.refuses(call, house.keeper) == call.missing


@by_endpoint
async def test_a_token_nobody_made_opens_nothing(house: House, call: Call) -> None:
    for secret in ("lty_" + "x" * 43, "x", "' OR ''='", "\0"):
        token = {"X-Loyalty-Token": secret}
        assert await house.refuses(call, token) == (401, "bad_token")


async def test_a_revoked_token_is_revoked_for_the_next_request(venue: Venue) -> None:
    path = f"/merchants/{venue.id}/tokens"
    made = await venue.do("POST", path, name="tablet", scopes=["monitor"])
    token = {"X-Loyalty-Token": made["secret"]}
    orders = f"/merchants/{venue.id}/orders"
    assert (await venue.call("GET", orders, token)).is_success
    await venue.do("DELETE", f"/tokens/{made['id']}")
    assert await venue.refused("GET", orders, token) == (401, "bad_token")
    assert (await venue.do("GET", path))["data"] == []
    await venue.do("DELETE", f"/tokens/{made['id']}")  # again changes nothing


async def test_a_closed_merchants_token_opens_nothing(venue: Venue) -> None:
    token = await venue.token(*SCOPES)
    await venue.do("DELETE", f"/merchants/{venue.id}")
    path = f"/merchants/{venue.id}/orders"
    for headers in (token, venue.admin):
        answer = await venue.refused("GET", path, headers)
        assert answer == (404, "merchant_not_found")


# --- wallets that are shared or gone --------------------------------------------------


async def shared_key(venue: Venue, other: Venue) -> dict[str, str]:
    """The admin key of the other owner's share of the venue's wallet."""
    from lnbits.core.crud import get_wallet
    from lnbits.core.models.wallets import (
        WalletPermission,
        WalletSharePermission,
        WalletShareStatus,
    )
    from lnbits.core.services.wallets import (
        create_lightning_shared_wallet,
        invite_to_wallet,
    )

    wallet = await get_wallet(venue.wallet.id)
    assert wallet
    invitation = WalletSharePermission(
        username=RIVAL,
        permissions=list(WalletPermission),
        status=WalletShareStatus.INVITE_SENT,
    )
    await invite_to_wallet(wallet, invitation)
    shared = await create_lightning_shared_wallet(other.owner.id, wallet.id)
    return {"X-Api-Key": shared.adminkey}


async def test_the_key_of_a_shared_wallet_is_not_the_owners(
    house: House, superuser: Operator, in_thread: Callable[..., Awaitable[Any]]
) -> None:
    await in_thread(superuser.name_account, house.rival.owner.id, RIVAL)
    key = await shared_key(house.venue, house.rival)
    for call in CALLS:
        assert await house.refuses(call, key) == (403, "not_owner")
    body = {"name": "Mallory's", "category": "bar"}
    response = await house.venue.call("POST", "/merchants", key, **body)
    assert refusal(response) == (403, "not_owner")


async def test_a_deleted_wallets_key_opens_nothing(venue: Venue) -> None:
    from lnbits.core.crud import delete_wallet

    token = await venue.token(*SCOPES)
    await delete_wallet(user_id=venue.owner.id, wallet_id=venue.wallet.id)
    path = f"/merchants/{venue.id}/orders"
    assert await venue.refused("GET", path) == (404, "not_found")
    assert (await venue.call("GET", path, token)).is_success
    body = {"merchant_id": venue.id, "amount_sats": 1000}
    response = await venue.call("POST", "/orders", token, **body)
    assert refusal(response) == (409, "no_invoice")


# --- what answers never hold ----------------------------------------------------------


async def test_a_secret_is_shown_once(venue: Venue, guest: Guest) -> None:
    path = f"/merchants/{venue.id}/tokens"
    made = await venue.do("POST", path, name="tablet", scopes=["monitor"])
    invited = await venue.do("POST", f"/merchants/{venue.id}/program/invitations")
    event = await venue.serve(guest, 5_000)
    told = ""
    for shown in (
        path,
        f"/merchants/{venue.id}",
        f"/merchants/{venue.id}/program",
        f"/merchants/{venue.id}/orders",
        f"/merchants/{venue.id}/customers",
        f"/orders/{event['order_id']}",
        "/merchants?mine=true",
        venue.card_path(guest),
    ):
        told += (await venue.call("GET", shown)).text
    wallet = venue.wallet
    secrets = (made["secret"], invited["invitation"], wallet.admin_key, wallet.id)
    for secret in (*secrets, wallet.invoice_key, guest.wallet.id, "secret"):
        assert secret not in told


# --- ids that are nothing -------------------------------------------------------------

ODD_IDS = [
    "nope",
    "0" * 32,
    "a%00b",
    "%00",
    "%27%20OR%20%271%27=%271",
    "%27;DROP%20TABLE%20events;--",
    "%F0%9F%8D%95",
    "%ED%A0%80",
    "%FF",
    "..",
    "%25",
    "{id}",
    "x" * 3000,
    "ext:a:b",
    "ext:a%00:b",
]


@pytest.mark.parametrize("odd", ODD_IDS, ids=lambda odd: odd[:16])
async def test_an_odd_id_is_nothing_and_no_failure(house: House, odd: str) -> None:
    """With the owner's own key, so that nothing else is in the way."""
    ids = dict.fromkeys(house.ids, odd) | {"pubkey": STRANGER.public}
    for call in CALLS:
        if "{" not in call.path:
            continue
        path = call.path.format(**ids)
        response = await house.venue.call(
            call.method, path, house.venue.admin, **call.body
        )
        assert response.status_code in (400, 404, 405, 307), (call, response.text)


@pytest.mark.parametrize("odd", ["a\0b", "'; --", "", "ext:a:b", "x" * 501])
async def test_an_order_for_an_odd_merchant_is_refused(house: House, odd: str) -> None:
    body: dict[str, Any] = {"merchant_id": odd, "amount_sats": 1000}
    response = await house.venue.call("POST", "/orders", **body)
    assert refusal(response) in ((400, "malformed"), (404, "merchant_not_found"))
