"""NIP-98: a request signed with the caller's Nostr key.

Ours, because LNbits' own check is replayable and breaks on tags that are not pairs, and
no Python library verifies one. The proof opens exactly one request: the exact URL
(under the configured base URL, never the Host header), the method, the body's hash,
sixty seconds, once.
"""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from coincurve import PublicKeyXOnly

from .exceptions import NotProved

KIND = 27235
WINDOW_SECONDS = 60
_HEX64 = re.compile(r"[0-9a-f]{64}")
_HEX128 = re.compile(r"[0-9a-f]{128}")


@dataclass(frozen=True)
class SignedRequest:
    """A verified proof.

    Attributes:
        proof_id: the event's id; used once.
        expires_at: Unix seconds after which it opens nothing, so may be forgotten.
    """

    pubkey: str
    proof_id: str
    expires_at: int


def verify(header: str, url: str, method: str, body: bytes, now: int) -> SignedRequest:
    """Verifies an `Authorization: Nostr …` header for one request.

    Args:
        header: what follows the word `Nostr`: base64 of the event.
        url: the request's full URL under the configured base URL.

    Raises:
        NotProved: `bad_proof`, saying what is wrong with it.
    """
    event = _decode(header)
    _check_signature(event)
    if event["kind"] != KIND:
        raise _bad(f"its kind is not {KIND}")
    if abs(now - event["created_at"]) > WINDOW_SECONDS:
        raise _bad("it is older or newer than a minute")
    if _tag(event, "u") != url:
        raise _bad("it was signed for another address")
    if _tag(event, "method") != method:
        raise _bad("it was signed for another method")
    if body and _tag(event, "payload") != sha256(body).hexdigest():
        raise _bad("it was signed for another body")
    expires_at = event["created_at"] + WINDOW_SECONDS + 1
    return SignedRequest(event["pubkey"], event["id"], expires_at)


def _decode(header: str) -> dict[str, Any]:
    try:
        event = json.loads(base64.b64decode(header.strip(), validate=True))
    except (ValueError, RecursionError) as exc:  # brackets, thousands deep
        raise _bad("it is not base64 of an event") from exc
    if not isinstance(event, dict) or not _well_formed(event):
        raise _bad("it is not a Nostr event")
    return event


def _well_formed(event: dict[str, Any]) -> bool:
    texts = all(
        isinstance(event.get(name), str) for name in ("id", "pubkey", "sig", "content")
    )
    numbers = all(type(event.get(name)) is int for name in ("kind", "created_at"))
    tags = event.get("tags")
    return texts and numbers and isinstance(tags, list) and all(map(_is_tag, tags))


def _is_tag(tag: Any) -> bool:
    return (
        isinstance(tag, list)
        and len(tag) > 0
        and all(isinstance(item, str) for item in tag)
    )


def _check_signature(event: dict[str, Any]) -> None:
    keys = ("pubkey", "created_at", "kind", "tags", "content")
    serial = json.dumps(
        [0, *(event[key] for key in keys)], separators=(",", ":"), ensure_ascii=False
    )
    if not (_HEX64.fullmatch(event["pubkey"]) and _HEX128.fullmatch(event["sig"])):
        raise _bad("its key or signature is malformed")
    try:
        digest = sha256(serial.encode()).digest()
        key = PublicKeyXOnly(bytes.fromhex(event["pubkey"]))
        genuine = key.verify(bytes.fromhex(event["sig"]), digest)
    except ValueError as exc:
        raise _bad("its signature cannot be checked") from exc
    if digest.hex() != event["id"] or not genuine:
        raise _bad("its signature is not genuine")


def _tag(event: dict[str, Any], name: str) -> str:
    values = [tag[1] for tag in event["tags"] if tag[0] == name and len(tag) > 1]
    if len(values) != 1:
        raise _bad(f"it needs one tag '{name}'")
    return str(values[0])


def _bad(reason: str) -> NotProved:
    return NotProved("bad_proof", f"The signed request does not count: {reason}.")
