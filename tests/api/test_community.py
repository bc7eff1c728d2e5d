"""Who keeps what is the whole community's: LNbits admins, and curators (api.md)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest
from call import SCOPES
from community_calls import ADMINS, COMMUNITY_CALLS, OFFER, CommunityCall

from browsers import Phone
from devkit.people import NostrKeys, Operator
from keepers import Admin, Signer
from proofs import signed
from venue import API, Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
InThread = Callable[..., Awaitable[Any]]
COMMUNITY_ONLY = (403, "community_only")
by_endpoint = pytest.mark.parametrize("call", COMMUNITY_CALLS, ids=str)


@pytest.fixture(scope="module")
async def admin(
    client: httpx.AsyncClient, superuser: Operator, in_thread: InThread
) -> AsyncIterator[Admin]:
    """Afterwards the community has what it had."""
    await in_thread(superuser.enable_extension)
    admin = Admin(client, superuser)
    before = await admin.do("GET", "/community/relays")
    yield admin
    await admin.do("PUT", "/community/relays", **before)
    for path in ("/community/issuers", "/community/curators"):
        for listed in (await admin.do("GET", f"{path}?limit=100"))["data"]:
            await admin.do("DELETE", f"{path}/{listed['id']}")
    for rule in (await admin.do("GET", "/rules/community?limit=100"))["data"]:
        await admin.do("DELETE", f"/rules/{rule['id']}")


@pytest.fixture(scope="module")
async def venue(new_venue: NewVenue) -> Venue:
    return await new_venue()


@pytest.fixture
async def offer(admin: Admin) -> str:
    return str((await admin.do("POST", "/rules", **OFFER))["id"])


async def curating(admin: Admin, name: str = "Carla") -> tuple[Signer, str]:
    """A curator, and the id that admins know them by."""
    keys = NostrKeys.fresh()
    body = {"pubkey": keys.public, "name": name}
    added = await admin.do("POST", "/community/curators", **body)
    return Signer(admin.http, keys), str(added["id"])


# --- the table ------------------------------------------------------------------------


@by_endpoint
async def test_nobody_else_gets_in(
    admin: Admin, venue: Venue, offer: str, call: CommunityCall
) -> None:
    path = call.path.format(offer=offer)
    everything = await venue.token(*SCOPES)
    for headers, expected in (
        ({}, (401, "not_proved")),
        (venue.admin, COMMUNITY_ONLY),
        (venue.invoice, COMMUNITY_ONLY),
        (everything, COMMUNITY_ONLY),
    ):
        refused = await venue.refused(call.method, path, headers, **call.body)
        assert refused == expected
    guest = Signer(admin.http, NostrKeys.fresh())
    answer = await guest.call(call.method, path, **call.body)
    assert refusal(answer) == COMMUNITY_ONLY


@by_endpoint
async def test_a_curator_does_what_is_no_setting(
    admin: Admin, offer: str, call: CommunityCall
) -> None:
    curator, _ = await curating(admin)
    path = call.path.format(offer=offer)
    answer = await curator.call(call.method, path, **call.body)
    if call.who == ADMINS:
        assert refusal(answer) == (403, "admins_only")
    else:
        assert call.opened(answer), answer.text


@by_endpoint
async def test_an_admin_does_it_all(
    admin: Admin, offer: str, call: CommunityCall
) -> None:
    path = call.path.format(offer=offer)
    answer = await admin.call(call.method, path, **call.body)
    assert call.opened(answer), answer.text


async def test_an_admins_key_is_as_good_as_their_login(
    admin: Admin, venue: Venue, offer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their admin key: not the one that they hand out to tills."""
    from lnbits.settings import settings

    admins = [*settings.lnbits_admin_users, venue.owner.id]
    monkeypatch.setattr(settings, "lnbits_admin_users", admins)
    for call in COMMUNITY_CALLS:
        path = call.path.format(offer=offer)
        refused = await venue.refused(call.method, path, venue.invoice, **call.body)
        assert refused == COMMUNITY_ONLY, call
        answer = await venue.call(call.method, path, **call.body)
        assert call.opened(answer), (call, answer.text)
    trail = (await venue.do("GET", "/community/audit?limit=100"))["data"]
    by_owner = {"id": f"user:{venue.owner.id}", "kind": "user", "name": ""}
    assert by_owner in [act["actor"] for act in trail]


async def test_a_guests_session_opens_nothing_and_hides_no_login(admin: Admin) -> None:
    """An admin may be a guest, too, in the same browser."""
    phone, path = Phone(admin.http), f"{API}/community/badges"
    await phone.sign_in()
    assert refusal(await phone.call("GET", path)) == (401, "not_proved")
    await curating(admin)
    both = await phone.call("GET", path, **admin.headers)
    assert both.is_success


async def test_an_old_login_is_none(admin: Admin, venue: Venue) -> None:
    stale = {"Authorization": "Bearer nonsense"}
    path = "/community/badges"
    assert await venue.refused("GET", path, stale) == (401, "not_proved")
    public = await venue.call("GET", "/rules/community", stale)
    assert public.is_success


# --- curators -------------------------------------------------------------------------


async def test_a_curator_is_one_as_long_as_they_are_listed(admin: Admin) -> None:
    curator, curator_id = await curating(admin, "Carla")
    listed = await admin.do("GET", "/community/curators")
    (found,) = (one for one in listed["data"] if one["id"] == curator_id)
    assert (found["pubkey"], found["name"]) == (curator.keys.public, "Carla")
    assert found["npub"].startswith("npub1")
    body = {"pubkey": found["npub"], "name": "Another"}
    again = await admin.do("POST", "/community/curators", **body)
    assert again == found
    made = await curator.do("POST", "/rules", **OFFER)
    await admin.do("DELETE", f"/community/curators/{curator_id}")
    refused = await curator.call("DELETE", f"/rules/{made['id']}")
    assert refusal(refused) == COMMUNITY_ONLY
    gone = await admin.call("DELETE", f"/community/curators/{curator_id}")
    assert refusal(gone) == (404, "curator_not_found")
    back = await admin.do("POST", "/community/curators", **body)
    assert back["id"] != curator_id
    trail = (await admin.do("GET", "/community/audit?limit=100"))["data"]
    by_carla = {"id": f"curator:{curator_id}", "kind": "curator", "name": "Carla"}
    acts = {(act["kind"], act["subject"]) for act in trail}
    assert {("curator_added", "Another"), ("curator_removed", "Carla")} <= acts
    made_by = [act["actor"] for act in trail if act["kind"] == "rule_made"]
    assert made_by.count(by_carla) == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"pubkey": "nix"}, "bad_pubkey"),
        ({"pubkey": "nsec1xyz"}, "secret_key"),
        ({}, "malformed"),
        ({"pubkey": 7}, "malformed"),
    ],
)
async def test_only_a_public_key_is_listed(
    admin: Admin, said: dict[str, Any], code: str
) -> None:
    before = await admin.do("GET", "/community/curators")
    answer = await admin.call("POST", "/community/curators", **said)
    assert refusal(answer) == (400, code)
    assert await admin.do("GET", "/community/curators") == before


async def test_their_signature_opens_once(admin: Admin) -> None:
    curator, _ = await curating(admin)
    path = f"{API}/community/badges"
    headers = signed(curator.keys, "GET", path)
    assert (await admin.http.get(path, headers=headers)).is_success
    again = await admin.http.get(path, headers=headers)
    assert refusal(again) == (401, "proof_used")
