"""Confirming an order without a signature on the page: a code in a direct message, or a
zap to the venue (mission 1)."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import airwaves
import bolt11
import httpx
import nostr_sdk
import pytest
import time_machine
from bech32 import bech32_decode, convertbits
from broadcast import ENVELOPE, Broadcast, on_air

from browsers import SESSION, Phone
from devkit.people import NostrKeys
from proofs import signed_event
from venue import API, Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]


@pytest.fixture(autouse=True)
def local_dials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")


@pytest.fixture(scope="module")
async def station(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    folder = str(tmp_path_factory.mktemp("relay"))
    async with on_air(folder) as (relay,):
        yield relay.url


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue, station: str) -> Venue:
    """A place on Nostr, with a key: it publishes nothing yet."""
    from loyalty.nostr import preparing

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOYALTY_LOCAL_DIALS", "1")
        venue = await new_venue()
        await Broadcast(venue).start(station)
        await preparing.check_programs()
    return venue


@pytest.fixture
async def ana(client: httpx.AsyncClient, station: str) -> Phone:
    """A guest whose app gets messages, and signs nothing on pages."""
    phone = Phone(client)
    await airwaves.say(station, airwaves.inbox_of(phone.keys, [station]))
    return phone


async def link(shop: Venue, purpose: str = "attach", **more: Any) -> tuple[str, str]:
    """A bill, and the path of a link to it."""
    made = await shop.order(34_000, table="Table 7", **more)
    order = str(made["order"]["id"])
    asked = await shop.do("POST", "/challenges", order_id=order, purpose=purpose)
    return order, f"{API}/challenges/{asked['nonce']}"


async def post(phone: Phone, path: str, **body: Any) -> httpx.Response:
    headers = {"Cookie": f"loyalty_session={phone.cookie}"} if phone.cookie else {}
    response = await phone.http.request("POST", path, headers=headers, json=body)
    phone.http.cookies.clear()
    phone.cookie = response.cookies.get("loyalty_session") or phone.cookie
    return response


async def ask(phone: Phone, path: str, key: str = "") -> httpx.Response:
    return await post(
        phone, f"{path}/message", customer_pubkey=key or phone.keys.public
    )


async def read_message(station: str, keys: NostrKeys) -> dict[str, Any]:
    """The newest message to a key, opened with nostr-sdk and judged as NIP-59 asks."""
    wraps = await airwaves.heard(station, kinds=[ENVELOPE], **{"#p": [keys.public]})
    found = []
    for envelope in wraps:
        assert nostr_sdk.Event.from_json(json.dumps(envelope)).verify()
        seal = airwaves.decrypted(envelope, keys)
        assert nostr_sdk.Event.from_json(json.dumps(seal)).verify()
        rumor = airwaves.decrypted(seal, keys)
        assert (seal["kind"], rumor["kind"]) == (13, 14)
        assert rumor["pubkey"] == seal["pubkey"] and "sig" not in rumor
        found.append(rumor)
    return max(found, key=lambda rumor: rumor["created_at"])


async def code_of(station: str, keys: NostrKeys) -> str:
    words = (await read_message(station, keys))["content"]
    (code,) = re.findall(r"\b\d{6}\b", words)
    return str(code)


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


# --- a code ---------------------------------------------------------------------------


async def test_a_code_in_a_message_confirms(
    shop: Venue, station: str, ana: Phone
) -> None:
    order, path = await link(shop)
    asked = answer(await ana.call("GET", path))
    assert asked["by_message"] is True and asked["zap"].startswith("lnurl1")
    sent = answer(await ask(ana, path))
    assert abs(sent["expires_at"] - time.time() - 120) < 30
    message = await read_message(station, ana.keys)
    assert (
        message["pubkey"]
        == (await shop.do("GET", f"/merchants/{shop.id}/nostr"))["pubkey"]
    )
    for words in (
        "Satoshi's Table",
        "Table 7",
        "34,000 sats",
        "puts this bill on your",
    ):
        assert words in message["content"]
    code = await code_of(station, ana.keys)
    confirmed = answer(await post(ana, f"{path}/code", code=code))
    assert confirmed == {
        "verified": True,
        "order_id": order,
        "customer_pubkey": ana.keys.public,
    }
    shown = await shop.do("GET", f"/orders/{order}")
    assert shown["customer_pubkey"] == ana.keys.public and shown["verified"]
    assert answer(await ana.call("GET", SESSION))["pubkey"] == ana.keys.public
    again = await post(Phone(ana.http), f"{path}/code", code=code)
    assert refusal(again) == (409, "challenge_used")


async def test_a_message_says_what_it_is_for(
    shop: Venue, station: str, ana: Phone
) -> None:
    """A discount, too, is asked for by a link."""
    _, path = await link(shop, "discount")
    answer(await ask(ana, path))
    said = (await read_message(station, ana.keys))["content"]
    assert "it uses a discount of yours on this bill." in said


async def test_five_tries_and_no_more_however_they_come(
    shop: Venue, station: str, ana: Phone
) -> None:
    order, path = await link(shop)
    assert refusal(await post(ana, f"{path}/code", code="123456")) == (
        409,
        "code_not_sent",
    )
    answer(await ask(ana, path))
    code = await code_of(station, ana.keys)
    wrong = [
        post(Phone(ana.http), f"{path}/code", code=other_than(code)) for _ in range(12)
    ]
    refused = [refusal(one) for one in await asyncio.gather(*wrong)]
    assert refused.count((401, "code_wrong")) == 5
    assert refused.count((409, "code_tries_used")) == 7
    right = await post(ana, f"{path}/code", code=code)
    assert refusal(right) == (409, "code_tries_used")
    assert (await shop.do("GET", f"/orders/{order}"))["customer_pubkey"] is None


async def test_a_code_opens_its_own_link_once_and_for_two_minutes(
    shop: Venue, station: str, ana: Phone
) -> None:
    from loyalty.store import store

    _, path = await link(shop)
    _, other = await link(shop)
    mallory = Phone(ana.http)
    await airwaves.say(station, airwaves.inbox_of(mallory.keys, [station]))
    answer(await ask(ana, path))
    answer(await ask(mallory, other))
    code = await code_of(station, ana.keys)
    if code != await code_of(station, mallory.keys):
        refused = await post(mallory, f"{other}/code", code=code)
        assert refusal(refused) == (401, "code_wrong")
    kept = await store.read(lambda tx: tx.all("SELECT * FROM challenge_codes"))
    assert kept and code not in str(kept)
    with time_machine.travel(time.time() + 121, tick=False):
        refused = await post(ana, f"{path}/code", code=code)
        assert refusal(refused) == (409, "challenge_ended")


async def test_a_bill_that_changed_is_not_what_was_confirmed(
    shop: Venue, station: str, ana: Phone
) -> None:
    order, path = await link(shop)
    zap = await zap_address(ana, path)
    answer(await ask(ana, path))
    lines = [{"name": "Wine", "unit_price_sats": 9_000}]
    await shop.do("POST", f"/orders/{order}/lines", lines=lines)
    code = await code_of(station, ana.keys)
    refused = await post(ana, f"{path}/code", code=code)
    assert refusal(refused) == (409, "amount_changed")
    assert (await ana.http.get(zap)).json()["code"] == "amount_changed"


async def test_a_key_gets_three_codes_a_day_whoever_asks(
    shop: Venue, station: str, ana: Phone
) -> None:
    paths = [(await link(shop))[1] for _ in range(2)]
    for path in (paths[0], paths[1], paths[1]):
        answer(await ask(Phone(ana.http), path, ana.keys.public))
    npub = nostr_sdk.PublicKey.parse(ana.keys.public).to_bech32()
    for key in (ana.keys.public, npub):
        refused = await ask(ana, paths[0], key)
        assert refusal(refused) == (429, "code_limit")
        assert int(refused.headers["Retry-After"]) <= 86_400
    bob = Phone(ana.http)  # and a link three, whoever they are for
    await airwaves.say(station, airwaves.inbox_of(bob.keys, [station]))
    answer(await ask(bob, paths[1]))
    carol = Phone(ana.http)
    await airwaves.say(station, airwaves.inbox_of(carol.keys, [station]))
    assert refusal(await ask(carol, paths[1])) == (429, "code_limit")


async def test_where_no_message_can_go(
    shop: Venue, new_venue: NewVenue, station: str, ana: Phone
) -> None:
    nobody = Phone(ana.http)
    _, path = await link(shop)
    assert refusal(await ask(nobody, path)) == (409, "no_inbox")
    await airwaves.say(station, airwaves.inbox_of(nobody.keys, ["ws://127.0.0.1:1"]))
    assert refusal(await ask(nobody, path)) == (409, "message_not_sent")
    assert refusal(await ask(nobody, path, "nonsense")) == (400, "bad_pubkey")
    unknown = f"{API}/challenges/nothing"
    assert refusal(await ask(nobody, unknown)) == (404, "challenge_not_found")
    offline = await new_venue()
    _, path = await link(offline)
    asked = answer(await ana.call("GET", path))
    assert (asked["by_message"], asked["zap"]) == (False, None)
    assert refusal(await ask(ana, path)) == (409, "not_on_nostr")


# --- a zap ----------------------------------------------------------------------------


async def zap_address(phone: Phone, path: str) -> str:
    """What a wallet finds in the QR code."""
    lnurl = answer(await phone.call("GET", path))["zap"]
    data = bech32_decode(lnurl)[1]
    assert data
    plain = convertbits(data, 5, 8, False)
    assert plain
    url = bytes(plain).decode()
    assert url.startswith("http://127.0.0.1:5000/loyalty/api/v1/")
    return url.removeprefix("http://127.0.0.1:5000")


async def zap(
    phone: Phone, path: str, change: dict[str, Any] | None = None, kind: int = 9734
) -> Any:
    """A zap as a wallet makes it; `change` says some tags otherwise, None: without."""
    url = await zap_address(phone, path)
    said = (await phone.http.get(url)).json()
    assert said["tag"] == "payRequest" and said["allowsNostr"] is True, said
    lnurl = answer(await phone.call("GET", path))["zap"]
    tags = {"p": said["nostrPubkey"], "amount": "21000", "lnurl": lnurl}
    tags |= {"relays": "wss://relay.example"} | (change or {})
    content = tags.pop("content", "")
    at = tags.pop("at", int(time.time()))
    made = [[name, value] for name, value in tags.items() if value is not None]
    event = signed_event(phone.keys, made, at, kind, content)
    if "sig" in (change or {}):
        event["sig"] = "0" * 128
    callback = said["callback"].removeprefix("http://127.0.0.1:5000")
    request = {"amount": "21000", "nostr": json.dumps(event)}
    return (await phone.http.get(callback, params=request)).json()


async def test_a_zap_request_confirms_and_need_not_be_paid(
    shop: Venue, ana: Phone
) -> None:
    order, path = await link(shop)
    zapped = await zap(ana, path)
    assert bolt11.decode(zapped["pr"]).amount_msat == 21_000
    shown = await shop.do("GET", f"/orders/{order}")
    assert shown["customer_pubkey"] == ana.keys.public and shown["verified"]
    assert refusal(await ana.call("GET", path)) == (409, "challenge_used")
    assert not ana.cookie, "whoever sees the code on the table gets no session"
    # A wallet that leaves the link out says its secret as a comment.
    order, path = await link(shop)
    nonce = path.rpartition("/")[2]
    assert "pr" in await zap(ana, path, {"lnurl": None, "content": nonce})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"p": NostrKeys.fresh().public}, "zap_wrong_receiver"),
        ({"p": None}, "zap_wrong_receiver"),
        ({"amount": "21001"}, "zap_wrong_amount"),
        ({"amount": None}, "zap_wrong_amount"),
        ({"lnurl": None}, "zap_wrong_link"),
        ({"lnurl": "lnurl1nonsense"}, "zap_wrong_link"),
        ({"lnurl": None, "content": "hello"}, "zap_wrong_link"),
        ({"anon": ""}, "zap_anonymous"),
        ({"at": int(time.time()) - 3600}, "zap_too_old"),
        ({"at": int(time.time()) + 3600}, "zap_in_future"),
        ({"sig": ""}, "zap_malformed"),
    ],
)
async def test_a_zap_that_is_not_for_this_bill_confirms_nothing(
    shop: Venue, ana: Phone, change: dict[str, Any], code: str
) -> None:
    order, path = await link(shop)
    refused = await zap(ana, path, change)
    assert (refused["status"], refused["code"]) == ("ERROR", code), refused
    assert refused["reason"]
    assert (await shop.do("GET", f"/orders/{order}"))["customer_pubkey"] is None


async def test_a_zap_is_for_one_link_and_one_key(shop: Venue, ana: Phone) -> None:
    _, path = await link(shop)
    _, other = await link(shop)
    first = answer(await ana.call("GET", path))["zap"]
    assert (await zap(ana, other, {"lnurl": first}))["code"] == "zap_wrong_link"
    assert (await zap(ana, other, kind=1))["code"] == "zap_wrong_kind"
    url = urlsplit(await zap_address(ana, other))
    assert "pr" in await zap(ana, other)
    late = (await ana.http.get(f"{url.path}?{url.query}")).json()
    assert late["code"] == "challenge_used"
    with time_machine.travel(time.time() + 121, tick=False):
        late = (await ana.http.get(f"{url.path}?{url.query}")).json()
    assert late["code"] == "challenge_ended"
