"""The community's keepers, as tests go through the API as one of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import httpx

from devkit.people import NostrKeys, Operator
from proofs import signed
from venue import API, answer


@dataclass
class Admin:
    """An LNbits admin, signed in."""

    http: httpx.AsyncClient
    superuser: Operator

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.superuser.token}"}

    async def call(self, method: str, path: str, **body: Any) -> httpx.Response:
        sent = body if body or method in ("POST", "PUT") else None
        return await self.http.request(
            method, API + path, headers=self.headers, json=sent
        )

    async def do(self, method: str, path: str, **body: Any) -> Any:
        return answer(await self.call(method, path, **body))


@dataclass
class Signer:
    """Somebody with a Nostr key, who signs each request: a curator, once listed."""

    http: httpx.AsyncClient
    keys: NostrKeys

    async def call(self, method: str, path: str, **body: Any) -> httpx.Response:
        has_body = bool(body) or method in ("POST", "PUT")
        content = json.dumps(body).encode() if has_body else b""
        headers = signed(self.keys, method, API + path, content)
        headers["Content-Type"] = "application/json"
        return await self.http.request(
            method, API + path, headers=headers, content=content
        )

    async def do(self, method: str, path: str, **body: Any) -> Any:
        return answer(await self.call(method, path, **body))
