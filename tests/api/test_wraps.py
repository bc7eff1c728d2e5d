"""What seals a key made in a page is for that key alone; and what pages say of
themselves."""

from __future__ import annotations

import base64

import httpx
import pytest

from browsers import SESSION, Phone
from venue import API, refusal

WRAP = API + "/me/wrap"


async def test_the_wrap_is_its_keys_alone(client: httpx.AsyncClient) -> None:
    alice, bob = Phone(client), Phone(client)
    wraps = []
    for phone in (alice, bob):
        proved = (await phone.signed("GET", WRAP)).json()["wrap"]
        await phone.sign_in()
        by_session = (await phone.call("GET", WRAP)).json()["wrap"]
        await phone.sign_in()
        in_another = (await phone.call("GET", WRAP)).json()["wrap"]
        assert proved == by_session == in_another
        assert len(base64.b64decode(proved)) == 32
        wraps.append(proved)
    assert wraps[0] != wraps[1]


async def test_nobody_else_is_given_a_wrap(client: httpx.AsyncClient) -> None:
    nobody = Phone(client)
    assert refusal(await nobody.call("GET", WRAP)) == (401, "not_proved")
    await nobody.sign_in()
    csrf = {"X-Loyalty-CSRF": nobody.csrf}
    assert (await nobody.call("DELETE", SESSION, **csrf)).is_success
    nobody.cookie = nobody.cookie or "gone"
    assert refusal(await nobody.call("GET", WRAP))[0] == 401


async def test_the_wrap_is_hkdf(client: httpx.AsyncClient) -> None:
    """By another implementation of RFC 5869."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    from loyalty import crud
    from loyalty.store import store

    phone = Phone(client)
    said = (await phone.signed("GET", WRAP)).json()["wrap"]
    secret = bytes.fromhex(await store.read(crud.get_secret, "wrap"))
    info = b"loyalty wrap v1 " + bytes.fromhex(phone.keys.public)
    derived = HKDF(SHA256(), 32, None, info).derive(secret)
    assert base64.b64decode(said) == derived


# --- pages ----------------------------------------------------------------------------


async def test_pages_say_nothing_and_are_framed_by_nobody(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOYALTY_FRAME_ANCESTORS", raising=False)
    for path in ("card/x", "c/x", "monitor/x", "check"):
        headers = (await client.get(f"/loyalty/{path}")).headers
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"] == "frame-ancestors 'self'"
    monkeypatch.setenv("LOYALTY_FRAME_ANCESTORS", "http://127.0.0.1:5001")
    headers = (await client.get("/loyalty/card/x")).headers
    policy = headers["content-security-policy"]
    assert policy == "frame-ancestors 'self' http://127.0.0.1:5001"
