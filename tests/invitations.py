"""Signed links of guests who bring a friend (nostr.md, kind 2606)."""

from __future__ import annotations

import base64
import json
import os
import time
from typing import Any

import httpx

from devkit.people import NostrKeys
from proofs import signed, signed_event
from venue import API, Venue

KIND = 2606
DAY = 86_400


def link(keys: NostrKeys, program: str, ends: int = 30 * DAY, **more: Any) -> str:
    """A link as a page makes it; `tags` replaces what is in it."""
    now = int(time.time()) + more.get("ahead", 0)
    tags = more.get("tags") or [
        ["a", program],
        ["nonce", os.urandom(8).hex()],
        ["expiration", str(now + ends)],
    ]
    event = signed_event(keys, tags, created_at=now, kind=more.get("kind", KIND))
    text = json.dumps(event, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


async def opened(venue: Venue, keys: NostrKeys, text: str) -> httpx.Response:
    """Somebody says by whose link they come."""
    body = json.dumps({"link": text}, separators=(",", ":")).encode()
    path = f"{API}/me/referrals"
    headers = signed(keys, "POST", path, body)
    headers["Content-Type"] = "application/json"
    return await venue.http.post(path, content=body, headers=headers)
