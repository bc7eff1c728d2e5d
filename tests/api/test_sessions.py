"""A session reads for its holder, writes with its CSRF token, and moves nothing."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
import time_machine
from call import Call
from calls import CALLS

import perks
from browsers import BASE_URL, SESSION, Phone
from devkit.people import Guest, NostrKeys
from house import House, one_of_everything
from proofs import signed
from raw import RawDatabase
from venue import API, Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


@pytest.fixture(scope="module")
async def alice(new_guest: NewGuest) -> Guest:
    return await new_guest("Alice")


@pytest.fixture
async def phone(client: httpx.AsyncClient, alice: Guest) -> Phone:
    """Alice's, signed in."""
    phone = Phone(client, alice.keys)
    await phone.sign_in()
    return phone


def card(shop: Venue, pubkey: str) -> str:
    return f"{API}/restaurants/{shop.id}/loyalty/{pubkey}"


async def ended(phone: Phone) -> bool:
    return refusal(await phone.call("GET", SESSION)) == (401, "session_ended")


async def test_a_signature_signs_a_browser_in(phone: Phone, alice: Guest) -> None:
    answer = await phone.call("GET", SESSION)
    said = answer.json()
    assert set(said) == {"pubkey", "csrf", "expires_at"}
    assert (said["pubkey"], said["csrf"]) == (alice.pubkey, phone.csrf)
    assert abs(said["expires_at"] - time.time() - 90 * 86400) < 60
    assert answer.headers["cache-control"] == "no-store"


async def test_the_cookie_is_closed_on_every_side(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lnbits.settings import settings

    keys = NostrKeys.fresh()
    for base, secure in ((BASE_URL, False), ("https://loyalty.example", True)):
        monkeypatch.setattr(settings, "lnbits_baseurl", base + "/")
        proof = signed(keys, "POST", SESSION, base=base)
        answer = await client.post(SESSION, headers=proof)
        client.cookies.clear()
        cookie = answer.headers["set-cookie"]
        name, *rest = cookie.split("; ")
        wanted = {"HttpOnly", "Max-Age=7776000", "Path=/loyalty", "SameSite=lax"}
        assert set(rest) == wanted | ({"Secure"} if secure else set())
        assert len(name.split("=")[1]) == 43  # 256 bits


async def test_the_id_is_stored_nowhere(
    phone: Phone, bench: Any, in_thread: Callable[..., Awaitable[Any]]
) -> None:
    from lnbits.settings import settings

    url = settings.lnbits_database_url or None
    raw = RawDatabase.of(bench.folder, bench.postgres, url)
    rows = await in_thread(raw.rows, "SELECT * FROM loyalty.sessions")
    assert any(row["pubkey"] == phone.keys.public for row in rows)
    assert phone.cookie not in str(rows) and phone.csrf not in str(rows)


async def test_where_a_customer_reads_a_session_will_do(
    shop: Venue, alice: Guest, phone: Phone
) -> None:
    await shop.serve(alice, 5_000)
    for path in (card(shop, alice.pubkey), card(shop, alice.pubkey) + "/export"):
        answer = await phone.call("GET", path)
        assert answer.is_success, answer.text
        assert answer.headers["cache-control"] == "no-store"


async def test_a_session_reads_its_holders_card_only(
    shop: Venue, client: httpx.AsyncClient, alice: Guest
) -> None:
    mallory = Phone(client)
    await mallory.sign_in()
    for end in ("", "/export"):
        answer = await mallory.call("GET", card(shop, alice.pubkey) + end)
        assert refusal(answer) == (403, "not_your_card")


async def test_a_session_opens_nothing_of_the_staffs(
    new_venue: NewVenue, phone: Phone, alice: Guest
) -> None:
    """Not with its CSRF token either."""
    venue = await new_venue()
    house = House(venue, await one_of_everything(venue, alice), venue, {})
    headers = {"Cookie": f"loyalty_session={phone.cookie}"}
    headers["X-Loyalty-CSRF"] = phone.csrf

    def refused(call: Call) -> set[tuple[int, str]]:
        if call.customer and call.method != "GET":
            return {(403, "signature_needed")}
        if call.customer:
            return {(403, "not_your_card"), (404, "card_not_found")}
        return {(403, "not_for_customers"), (404, "merchant_not_found")}

    for call in CALLS:
        if call.path == "/merchants/{merchant}" and call.method == "GET":
            continue  # public, once it is verified
        assert await house.refuses(call, headers) in refused(call), call


async def test_what_is_public_stays_public_with_any_cookie(
    shop: Venue, phone: Phone
) -> None:
    for cookie in (phone.cookie, "nonsense"):
        phone.cookie = cookie
        answer = await phone.call("GET", API + "/merchants")
        assert answer.is_success
        unverified = await phone.call("GET", f"{API}/merchants/{shop.id}")
        assert refusal(unverified) == (401, "not_proved")


@pytest.mark.parametrize("cookie", ["x", "0" * 43, "' OR ''='", "a" * 4000, "\x7f"])
async def test_a_cookie_nobody_gave_opens_nothing(phone: Phone, cookie: str) -> None:
    phone.cookie = cookie
    assert await ended(phone)


async def test_it_sees_reserved_rewards_but_neither_their_codes_nor_an_end_of_them(
    new_venue: NewVenue, phone: Phone, alice: Guest
) -> None:
    """A code takes the reward: whoever has the cookie alone must not have it."""
    venue = await new_venue()
    await venue.serve(alice, 5_000)
    cake = await perks.reward(venue, cost_points=1)
    made = (await perks.reserve(venue, alice, cake["id"]))["redemption"]
    path = card(venue, alice.pubkey) + "/redemptions"
    seen = (await phone.call("GET", path)).json()["data"]
    assert [one["id"] for one in seen] == [made["id"]]
    assert "code" not in seen[0] and "short_code" not in seen[0]
    shown = (await phone.signed("GET", path)).json()["data"]
    assert (shown[0]["code"], shown[0]["short_code"]) == (
        made["code"],
        made["short_code"],
    )
    cancel = f"/redemptions/{made['id']}/cancel"
    cookie = {"Cookie": f"loyalty_session={phone.cookie}"}
    headers = {**cookie, "X-Loyalty-CSRF": phone.csrf}
    refused = await venue.refused("POST", cancel, headers)
    assert refused == (403, "signature_needed")


# --- writing --------------------------------------------------------------------------


async def test_a_write_takes_the_csrf_token_of_this_very_session(
    phone: Phone, client: httpx.AsyncClient, alice: Guest
) -> None:
    others, mallorys = Phone(client, alice.keys), Phone(client)
    wrong = [await others.sign_in(), await mallorys.sign_in(), "", "0" * 64]
    wrong += [phone.csrf.upper(), phone.csrf[:-1], phone.csrf + "0", phone.cookie]
    for csrf in wrong:
        headers = {"X-Loyalty-CSRF": csrf}
        answer = await phone.call("DELETE", SESSION, **headers)
        assert refusal(answer) == (403, "csrf_needed"), csrf
    assert refusal(await phone.call("DELETE", SESSION)) == (403, "csrf_needed")
    assert (await phone.call("GET", SESSION)).is_success


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://127.0.0.1:5001"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": BASE_URL, "Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_another_sites_page_writes_nothing(
    phone: Phone, headers: dict[str, str]
) -> None:
    """Even if it had the token, and it signs nobody in."""
    csrf = {"X-Loyalty-CSRF": phone.csrf}
    answer = await phone.call("DELETE", SESSION, **csrf, **headers)
    assert refusal(answer) == (403, "other_site")
    proof = signed(phone.keys, "POST", SESSION)
    answer = await phone.call("POST", SESSION, **proof, **headers)
    assert refusal(answer) == (403, "other_site")
    assert (await phone.call("GET", SESSION)).is_success


async def test_our_own_page_writes(phone: Phone) -> None:
    own = {"Origin": BASE_URL, "Sec-Fetch-Site": "same-origin"}
    own["X-Loyalty-CSRF"] = phone.csrf
    assert (await phone.call("DELETE", SESSION, **own)).is_success


async def test_a_write_for_customers_takes_a_signature_unless_a_right_says_so(
    shop: Venue, phone: Phone, alice: Guest
) -> None:
    """No endpoint of ours lets a session write yet, so the right itself is asked."""
    from loyalty.callers import Proof, secret_hash
    from loyalty.exceptions import NotAllowed
    from loyalty.merchants.access import Right, authorize
    from loyalty.store import store

    proof = Proof("session", secret_hash(phone.cookie), csrf=phone.csrf, writes=True)
    signature_only = Right("admin", customer=True)
    with pytest.raises(NotAllowed) as refused:
        await store.write(authorize, proof, shop.id, signature_only)
    assert refused.value.code == "signature_needed"
    session_too = Right("admin", customer=True, session=True)
    access = await store.write(authorize, proof, shop.id, session_too)
    assert access.customer_pubkey == alice.pubkey
    assert access.session_hash == secret_hash(phone.cookie)
    stolen = Proof("session", secret_hash(phone.cookie), csrf="", writes=True)
    with pytest.raises(NotAllowed) as refused:
        await store.write(authorize, stolen, shop.id, session_too)
    assert refused.value.code == "csrf_needed"


# --- how it ends ----------------------------------------------------------------------


async def test_signing_out_ends_it_for_the_next_request(
    shop: Venue, phone: Phone, alice: Guest
) -> None:
    stolen = Phone(phone.http, phone.keys, phone.cookie)
    out = await phone.call("DELETE", SESSION, **{"X-Loyalty-CSRF": phone.csrf})
    assert out.is_success and 'loyalty_session="";' in out.headers["set-cookie"]
    assert await ended(stolen)
    answer = await stolen.call("GET", card(shop, alice.pubkey))
    assert refusal(answer) == (401, "session_ended")
    again = await stolen.call("DELETE", SESSION, **{"X-Loyalty-CSRF": phone.csrf})
    assert refusal(again) == (401, "session_ended")


async def test_it_ends_after_ninety_days(client: httpx.AsyncClient) -> None:
    day, begun = 86400, time.time() - 100 * 86400
    phone = Phone(client)
    with time_machine.travel(begun, tick=False):
        tags = Phone(client, phone.keys)
        await tags.sign_in()
    with time_machine.travel(begun + 90 * day - 1, tick=False):
        assert (await tags.call("GET", SESSION)).is_success
    with time_machine.travel(begun + 90 * day, tick=False):
        assert await ended(tags)
    await phone.sign_in()  # which also forgets what has run out
    assert await ended(tags)


async def test_nobody_signs_in_by_a_session_alone(phone: Phone) -> None:
    csrf = {"X-Loyalty-CSRF": phone.csrf}
    answer = await phone.call("POST", SESSION, **csrf)
    assert refusal(answer) == (401, "not_proved")


@pytest.mark.parametrize("headers", ["admin", "invoice"])
async def test_no_key_of_a_wallet_signs_in(shop: Venue, headers: str) -> None:
    keys: dict[str, str] = getattr(shop, headers)
    for method, path in (
        ("POST", "/me/session"),
        ("GET", "/me/session"),
        ("GET", "/me/wrap"),
    ):
        assert await shop.refused(method, path, keys) == (401, "not_proved")


# --- fixation -------------------------------------------------------------------------


async def test_an_id_that_was_planted_is_never_taken(client: httpx.AsyncClient) -> None:
    victim = Phone(client, cookie="planted" * 6)
    await victim.sign_in()
    assert victim.cookie != "planted" * 6
    assert await ended(Phone(client, cookie="planted" * 6))


async def test_signing_in_leaves_the_strangers_session_behind(
    client: httpx.AsyncClient,
) -> None:
    """Mallory plants a session of his own; Alice signs in over it."""
    mallory = Phone(client)
    await mallory.sign_in()
    alice = Phone(client, cookie=mallory.cookie)
    await alice.sign_in()
    assert alice.cookie != mallory.cookie
    said = (await alice.call("GET", SESSION)).json()
    assert said["pubkey"] == alice.keys.public
    assert await ended(mallory)


async def test_signing_in_again_ends_the_session_before(phone: Phone) -> None:
    before = Phone(phone.http, phone.keys, phone.cookie)
    await phone.sign_in()
    assert phone.cookie != before.cookie
    assert await ended(before)


async def test_two_phones_are_two_sessions(client: httpx.AsyncClient) -> None:
    one = Phone(client)
    other = Phone(client, one.keys)
    await one.sign_in(), await other.sign_in()
    await one.call("DELETE", SESSION, **{"X-Loyalty-CSRF": one.csrf})
    assert await ended(one)
    assert (await other.call("GET", SESSION)).is_success
