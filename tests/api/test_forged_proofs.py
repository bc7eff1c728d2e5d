"""Every proof that must not count is refused with its own code (mission 161-166)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from devkit.people import Guest, NostrKeys
from forgeries import (
    ALICE,
    AMOUNT,
    BODY,
    FORGERIES,
    ORDER,
    PATH,
    PURPOSE,
    Header,
    good,
)
from proofs import encoded, signed
from venue import API, Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


async def sign_in(client: httpx.AsyncClient, proof: str, **more: str) -> httpx.Response:
    headers = {"Authorization": f"Nostr {proof}", **more}
    answer = await client.post(PATH, headers=headers, content=BODY)
    client.cookies.clear()
    return answer


@pytest.mark.parametrize(
    ("proof", "code"), [f[1:] for f in FORGERIES], ids=[f[0] for f in FORGERIES]
)
async def test_a_forgery_opens_nothing(
    client: httpx.AsyncClient, proof: Header, code: str
) -> None:
    answer = await sign_in(client, proof())
    assert refusal(answer) == (401, code)
    assert "set-cookie" not in answer.headers


def test_there_are_many_and_no_two_are_called_the_same() -> None:
    assert len(FORGERIES) >= 60
    assert len({name for name, _, _ in FORGERIES}) == len(FORGERIES)


@pytest.mark.parametrize(
    "tags",
    [
        [],
        [PURPOSE],
        [ORDER],
        [AMOUNT],
        [PURPOSE, ORDER, AMOUNT],
        [["alt", "x"], ["payload-of", "y", "z"], [""]],
    ],
)
async def test_a_genuine_one_opens(
    client: httpx.AsyncClient, tags: list[list[str]]
) -> None:
    """Tags are not needed on a call, and other tags do no harm."""
    answer = await sign_in(client, encoded(good(*tags)))
    assert answer.status_code == 201, answer.text
    assert answer.json()["pubkey"] == ALICE.public


async def test_the_host_header_decides_nothing(client: httpx.AsyncClient) -> None:
    elsewhere = good(url="http://evil.example" + PATH)
    answer = await sign_in(client, encoded(elsewhere), Host="evil.example")
    assert refusal(answer) == (401, "proof_wrong_url")


async def test_an_altered_body_is_another_call(client: httpx.AsyncClient) -> None:
    headers = {"Authorization": f"Nostr {encoded(good())}"}
    for body in (BODY + b" ", BODY.replace(b"34000", b"34001"), b"", b"{}"):
        answer = await client.post(PATH, headers=headers, content=body)
        assert refusal(answer) == (401, "proof_wrong_body")


async def test_a_replay_opens_nothing(client: httpx.AsyncClient) -> None:
    proof = encoded(good())
    assert (await sign_in(client, proof)).status_code == 201
    assert refusal(await sign_in(client, proof)) == (401, "proof_used")


async def test_a_replay_with_an_idempotency_key_opens_nothing(
    client: httpx.AsyncClient,
) -> None:
    """This call keeps no answer that the same again could be given."""
    proof, key = encoded(good()), {"Idempotency-Key": "one"}
    assert (await sign_in(client, proof, **key)).status_code == 201
    for headers in (key, {"Idempotency-Key": "two"}, {}):
        answer = await sign_in(client, proof, **headers)
        assert refusal(answer) == (401, "proof_used")


async def test_a_read_is_not_repeated_with_an_idempotency_key(
    shop: Venue, new_guest: NewGuest
) -> None:
    alice = await new_guest("Alice")
    path = shop.card_path(alice)
    proof = signed(alice.keys, "GET", API + path) | {"Idempotency-Key": "one"}
    assert (await shop.call("GET", path, proof)).is_success
    assert await shop.refused("GET", path, proof) == (401, "proof_used")


async def test_another_spelling_of_the_same_proof_is_the_same(
    client: httpx.AsyncClient,
) -> None:
    event = good()
    assert (await sign_in(client, encoded(event))).status_code == 201
    other = encoded({"extra": 1, **dict(reversed(event.items()))})
    assert refusal(await sign_in(client, other)) == (401, "proof_used")


async def test_twenty_at_once_open_once(client: httpx.AsyncClient) -> None:
    proof = encoded(good())
    answers = await asyncio.gather(*(sign_in(client, proof) for _ in range(20)))
    assert sorted(a.status_code for a in answers) == [201] + [401] * 19


# --- secret keys ----------------------------------------------------------------------

NSEC = "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5"


@pytest.mark.parametrize(
    "secret", [NSEC, NSEC.upper(), f" {NSEC} ", f"nostr:{NSEC}", "ncryptsec1qqq"]
)
async def test_a_secret_key_is_warned_of_and_never_said_again(
    shop: Venue, secret: str
) -> None:
    """Wherever a key belongs: in a path, a body, a query, a search."""
    order = {"merchant_id": shop.id, "amount_sats": 1000}
    calls: list[tuple[str, str, dict[str, Any]]] = [
        ("GET", f"/restaurants/{shop.id}/loyalty/{secret}", {}),
        ("GET", f"/restaurants/{shop.id}/loyalty/{secret}/export", {}),
        ("PUT", f"/merchants/{shop.id}/customers/{secret}", {"nickname": "A"}),
        ("POST", "/orders", {**order, "customer_pubkey": secret}),
        ("POST", "/orders", {**order, "referrer_pubkey": secret}),
        ("PUT", f"/merchants/{shop.id}", {"nostr_pubkey": secret}),
        ("GET", f"/merchants/{shop.id}/customers?search={secret}", {}),
        ("GET", f"/merchants/{shop.id}/events?customer_pubkey={secret}", {}),
        ("GET", f"/merchants/{shop.id}/events?search={secret}", {}),
    ]
    for method, path, body in calls:
        answer = await shop.call(method, path, **body)
        assert refusal(answer) == (400, "secret_key"), path
        assert "secret key" in answer.json()["detail"]
        assert "sec1" not in answer.text.lower()


async def test_a_secret_key_leaves_no_trace(shop: Venue) -> None:
    """The address that an access log is written from afterwards does not have it."""
    seen: list[bytes] = []
    transport = shop.http._transport
    assert isinstance(transport, httpx.ASGITransport)
    app = transport.app

    async def watched(scope: object, receive: object, send: object) -> None:
        await app(scope, receive, send)  # type: ignore[arg-type]
        assert isinstance(scope, dict)
        seen.append(str(scope["path"]).encode() + b"?" + scope["query_string"])

    watching = httpx.ASGITransport(app=watched)
    async with httpx.AsyncClient(
        transport=watching, base_url="http://127.0.0.1:5000"
    ) as http:
        for end in (f"loyalty/{NSEC}", f"loyalty/{NostrKeys.fresh().public}"):
            await http.get(f"{API}/restaurants/{shop.id}/{end}", headers=shop.admin)
        search = f"{API}/merchants/{shop.id}/customers?search={NSEC}"
        await http.get(search, headers=shop.admin)
    assert len(seen) == 3
    assert NSEC.encode() not in b"".join(seen)
    assert shop.id.encode() in seen[1], "other addresses are left alone"
