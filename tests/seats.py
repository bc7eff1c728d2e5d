"""Tables as tests know them: a link on each, and phones that say they sit there."""

from __future__ import annotations

import json
from typing import Any

import httpx

from browsers import COOKIE, Phone
from proofs import signed
from venue import API, Venue

CHECKINS = f"{API}/checkins"


async def table(venue: Venue, name: str = "4") -> str:
    """Puts up a table; the secret in its link."""
    made = await venue.do("POST", f"/merchants/{venue.id}/tables", name=name)
    return token_of(made)


def token_of(made: dict[str, Any]) -> str:
    return str(made["url"]).rsplit("/", 1)[1]


async def sit(phone: Phone, token: str, by_session: bool = False) -> httpx.Response:
    """Says to sit at a table: by a signature, or by the session that the phone has."""
    body = json.dumps({"table_token": token}).encode()
    if by_session:
        headers = session(phone)
    else:
        headers = signed(phone.keys, "POST", CHECKINS, body)
    return await send(phone, CHECKINS, body, headers)


def session(phone: Phone) -> dict[str, str]:
    """What the phone's browser sends with a write of our pages."""
    return {"Cookie": f"{COOKIE}={phone.cookie}", "X-Loyalty-CSRF": phone.csrf}


async def send(
    phone: Phone, path: str, body: bytes, headers: dict[str, str]
) -> httpx.Response:
    headers = {"Content-Type": "application/json", **headers}
    response = await phone.http.post(path, content=body, headers=headers)
    phone.http.cookies.clear()  # the client is shared: each phone keeps its own
    phone.cookie = response.cookies.get(COOKIE) or phone.cookie
    return response


async def seated(venue: Venue, headers: dict[str, str] | None = None) -> Any:
    """Who sits where, as staff sees it."""
    response = await venue.call("GET", f"/merchants/{venue.id}/checkins", headers)
    assert response.is_success, response.text
    return response.json()["data"]
