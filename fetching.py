"""Fetches what somebody else's address holds, or tells it something, through the guard
that every dial passes.

To the very address that was looked at, encrypted, without redirects, and no more bytes
or seconds than are given. Never within a unit of work.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import TypeVar
from urllib.parse import urlsplit

import httpx

from .guard import DialRefused, Door, check_url, door_of

SCHEMES = ("https", "http")
SECONDS = 6.0
T = TypeVar("T")


class FetchFailed(Exception):
    """Nothing came of it; the message says why."""


async def fetch(url: str, most_bytes: int) -> bytes:
    """What is there.

    Raises:
        FetchFailed: it may not be dialled, did not answer with 200, or with too much.
    """
    return await _through(url, lambda door: _get(door, most_bytes))


async def post(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    """Tells an address something; the status it answers with, whatever that is.

    Raises:
        FetchFailed: it may not be dialled, or did not answer.
    """
    return await _through(url, lambda door: _post(door, body, headers))


async def _through(url: str, dial: Callable[[Door], Awaitable[T]]) -> T:
    try:
        door = await door_of(check_url(url, SCHEMES), SCHEMES)
        return await asyncio.wait_for(dial(door), SECONDS)
    except (DialRefused, httpx.HTTPError, ssl.SSLError, OSError) as exc:
        raise FetchFailed(str(exc)) from exc
    except asyncio.TimeoutError as exc:
        raise FetchFailed("It took too long.") from exc


async def _get(door: Door, most_bytes: int) -> bytes:
    async with _asked(door, "GET", {"Accept": "application/json"}) as response:
        if response.status_code != httpx.codes.OK:
            raise FetchFailed(f"It answered {response.status_code}.")
        return await _read(response, most_bytes)


async def _post(door: Door, body: bytes, headers: Mapping[str, str]) -> int:
    async with _asked(door, "POST", headers, body) as response:
        return response.status_code  # what else it says is not read


@asynccontextmanager
async def _asked(
    door: Door, method: str, headers: Mapping[str, str], body: bytes | None = None
) -> AsyncIterator[httpx.Response]:
    parts = urlsplit(door.url)
    address = f"[{door.address}]" if ":" in door.address else door.address
    pinned = parts._replace(netloc=f"{address}:{door.port}").geturl()
    async with httpx.AsyncClient(follow_redirects=False, trust_env=False) as http:
        async with http.stream(
            method,
            pinned,
            content=body,
            headers={"Host": parts.netloc, **headers},
            extensions={"sni_hostname": door.host},
        ) as response:
            yield response


async def _read(response: httpx.Response, most_bytes: int) -> bytes:
    found = b""
    async for piece in response.aiter_bytes():
        found += piece
        if len(found) > most_bytes:
            raise FetchFailed("It is too long.")
    return found
