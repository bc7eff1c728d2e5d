"""Signed requests (NIP-98) as a customer's wallet makes them, and broken ones."""

from __future__ import annotations

import base64
import json
import os
import time
from hashlib import sha256
from typing import Any

from devkit.people import NostrKeys

BASE_URL = "http://127.0.0.1:5000"
KIND = 27235


def request_tags(method: str, url: str, body: bytes = b"") -> list[list[str]]:
    """The tags that name one request, and a nonce that makes the proof a new one."""
    tags = [["u", url], ["method", method], ["nonce", os.urandom(8).hex()]]
    if body:
        tags.append(["payload", sha256(body).hexdigest()])
    return tags


def signed_event(
    keys: NostrKeys,
    tags: Any,
    created_at: Any = None,
    kind: Any = KIND,
    content: Any = "",
) -> dict[str, Any]:
    """A Nostr event whose id and signature are genuine, whatever is in it."""
    at = int(time.time()) if created_at is None else created_at
    serial = json.dumps(
        [0, keys.public, at, kind, tags, content],
        separators=(",", ":"),
        ensure_ascii=False,
    )
    digest = sha256(serial.encode(errors="surrogatepass")).digest()
    return {
        "id": digest.hex(),
        "pubkey": keys.public,
        "created_at": at,
        "kind": kind,
        "tags": tags,
        "content": content,
        "sig": keys.sign(digest),
    }


def encoded(event: Any) -> str:
    """What follows the word `Nostr` in the header."""
    return base64.b64encode(json.dumps(event).encode()).decode()


def signed(
    keys: NostrKeys, method: str, path: str, body: bytes = b"", base: str = BASE_URL
) -> dict[str, str]:
    """The headers of one request, signed."""
    event = signed_event(keys, request_tags(method, base + path, body))
    return {"Authorization": f"Nostr {encoded(event)}"}
