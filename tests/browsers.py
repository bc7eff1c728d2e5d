"""A customer's browser as the API sees it: it keeps the cookie, and says what it is."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx

from devkit.people import NostrKeys
from proofs import encoded, request_tags, signed, signed_event
from venue import API, answer

COOKIE = "loyalty_session"
SESSION = API + "/me/session"
BASE_URL = "http://127.0.0.1:5000"


@dataclass
class Phone:
    """Somebody's browser, with their key."""

    http: httpx.AsyncClient
    keys: NostrKeys = field(default_factory=NostrKeys.fresh)
    cookie: str = ""
    csrf: str = ""

    async def call(self, method: str, path: str, **headers: str) -> httpx.Response:
        """A call with the cookie, as the browser sends it by itself."""
        if self.cookie:
            headers["Cookie"] = f"{COOKIE}={self.cookie}"
        response = await self.http.request(method, path, headers=headers)
        self.http.cookies.clear()  # the client is shared: each phone keeps its own
        self.cookie = response.cookies.get(COOKIE) or self.cookie
        return response

    async def signed(self, method: str, path: str) -> httpx.Response:
        return await self.call(method, path, **signed(self.keys, method, path))

    async def sign_in(self) -> str:
        """Returns the CSRF token."""
        self.csrf = str(answer(await self.signed("POST", SESSION))["csrf"])
        return self.csrf

    async def confirm(
        self, nonce: str, tags: dict[str, str | None] | None = None
    ) -> httpx.Response:
        """Signs what a link asks for; `tags` say otherwise, None leaves one out."""
        path = f"{API}/challenges/{nonce}"
        asked = await self.call("GET", path)
        said = asked.json().get("sign", {}).get("tags", request_tags("POST", path))
        changes = tags or {}
        said = [[name, changes.get(name, value)] for name, value in said]
        kept = [tag for tag in said if tag[1] is not None]
        return await self.confirm_with(
            nonce, [*kept, ["nonce", NostrKeys.fresh().public]]
        )

    async def confirm_with(self, nonce: str, tags: list[list[str]]) -> httpx.Response:
        event = signed_event(self.keys, tags)
        headers = {"Authorization": f"Nostr {encoded(event)}"}
        return await self.call("POST", f"{API}/challenges/{nonce}", **headers)


def caller_at(client: httpx.AsyncClient, address: str) -> httpx.AsyncClient:
    """A client whose requests come from that address."""
    transport = client._transport
    assert isinstance(transport, httpx.ASGITransport)
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app=transport.app, client=(address, 1)),
        base_url=BASE_URL,
    )
