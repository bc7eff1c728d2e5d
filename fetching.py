"""Fetches what somebody else's address holds, through the guard that every dial passes.

To the very address that was looked at, encrypted, without redirects, and no more bytes
or seconds than are given. Never within a unit of work.
"""

from __future__ import annotations

import asyncio
import ssl
from urllib.parse import urlsplit

import httpx

from .guard import DialRefused, Door, check_url, door_of

SCHEMES = ("https", "http")
SECONDS = 6.0


class FetchFailed(Exception):
    """Nothing came of it; the message says why."""


async def fetch(url: str, most_bytes: int) -> bytes:
    """What is there.

    Raises:
        FetchFailed: it may not be dialled, did not answer with 200, or with too much.
    """
    try:
        door = await door_of(check_url(url, SCHEMES), SCHEMES)
        return await asyncio.wait_for(_get(door, most_bytes), SECONDS)
    except (DialRefused, httpx.HTTPError, ssl.SSLError, OSError) as exc:
        raise FetchFailed(str(exc)) from exc
    except asyncio.TimeoutError as exc:
        raise FetchFailed("It took too long.") from exc


async def _get(door: Door, most_bytes: int) -> bytes:
    parts = urlsplit(door.url)
    address = f"[{door.address}]" if ":" in door.address else door.address
    pinned = parts._replace(netloc=f"{address}:{door.port}").geturl()
    async with httpx.AsyncClient(follow_redirects=False, trust_env=False) as http:
        async with http.stream(
            "GET",
            pinned,
            headers={"Host": parts.netloc, "Accept": "application/json"},
            extensions={"sni_hostname": door.host},
        ) as response:
            if response.status_code != httpx.codes.OK:
                raise FetchFailed(f"It answered {response.status_code}.")
            return await _read(response, most_bytes)


async def _read(response: httpx.Response, most_bytes: int) -> bytes:
    found = b""
    async for piece in response.aiter_bytes():
        found += piece
        if len(found) > most_bytes:
            raise FetchFailed("It is too long.")
    return found
