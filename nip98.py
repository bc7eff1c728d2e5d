"""NIP-98: a request signed with the caller's Nostr key.

Ours, because LNbits' own check is replayable and breaks on tags that are not pairs, and
no Python library verifies one. The proof opens exactly one request: the exact URL
(under the configured base URL, never the Host header), the method, the body's hash,
sixty seconds, once. Each way to fail has a code and words of its own.
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
LONGEST = 16 * 1024  # of the header, before anything is decoded
_HEX64 = re.compile(r"[0-9a-f]{64}")
_HEX128 = re.compile(r"[0-9a-f]{128}")

_WORDS = {
    "proof_malformed": "it cannot be read",
    "proof_bad_key": "its key is no Nostr public key",
    "proof_bad_signature": "its signature is not genuine",
    "proof_wrong_kind": f"it is not of the kind {KIND}",
    "proof_too_old": "it is older than a minute; sign again",
    "proof_in_future": "it is from more than a minute ahead; check the clock",
    "proof_wrong_url": "it was signed for another address",
    "proof_wrong_method": "it was signed for another method",
    "proof_wrong_body": "it was signed for another body",
    "proof_wrong_purpose": "it was signed for another purpose",
    "proof_wrong_order": "it was signed for another order",
    "proof_wrong_amount": "it was signed for another amount",
}


@dataclass(frozen=True)
class Deed:
    """What a call does, as the tags of a proof for it have to say it.

    Attributes:
        purpose, order, amount: the only values that the tags of that name may have;
            empty: the call has none, so no tag may name one.
        in_full: whether all three tags must be there, as where somebody else acts on
            the proof; else a tag may be missing.
    """

    purpose: str = ""
    order: str = ""
    amount: str = ""
    in_full: bool = False


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


NOTHING_NAMED = Deed()


def verify(
    header: str,
    url: str,
    method: str,
    body: bytes,
    now: int,
    deed: Deed = NOTHING_NAMED,
) -> SignedRequest:
    """Verifies an `Authorization: Nostr …` header for one request.

    Args:
        header: what follows the word `Nostr`: base64 of the event.
        url: the request's full URL under the configured base URL.

    Raises:
        NotProved: `proof_malformed` and the other codes above, by the first thing
            that is wrong with it.
    """
    event = _decode(header)
    _check_signature(event)
    _check_time(event, now)
    if _tag(event, "u") != url:
        raise _refused("proof_wrong_url")
    if _tag(event, "method") != method:
        raise _refused("proof_wrong_method")
    _check_body(event, body)
    for name in ("purpose", "order", "amount"):
        _check_deed(event, name, getattr(deed, name), deed.in_full)
    expires_at = event["created_at"] + WINDOW_SECONDS + 1
    return SignedRequest(event["pubkey"], event["id"], expires_at)


# --- reading one ----------------------------------------------------------------------


def _decode(header: str) -> dict[str, Any]:
    if len(header) > LONGEST:
        raise _refused("proof_malformed")
    try:
        text = base64.b64decode(header.strip(), validate=True).decode()
        event = json.loads(
            text, object_pairs_hook=_no_name_twice, parse_constant=_no_number
        )
    except (ValueError, RecursionError) as exc:  # brackets, thousands deep
        raise _refused("proof_malformed") from exc
    if not isinstance(event, dict) or not _well_formed(event):
        raise _refused("proof_malformed")
    return event


def _no_name_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Readers differ on which of two counts."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is there twice")
    return found


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


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


# --- judging one ----------------------------------------------------------------------


def _check_signature(event: dict[str, Any]) -> None:
    digest = _digest(event)
    if not _HEX64.fullmatch(event["pubkey"]):
        raise _refused("proof_bad_key")
    try:
        key = PublicKeyXOnly(bytes.fromhex(event["pubkey"]))
    except ValueError as exc:  # no point on the curve
        raise _refused("proof_bad_key") from exc
    if digest.hex() != event["id"] or not _HEX128.fullmatch(event["sig"]):
        raise _refused("proof_bad_signature")
    if not key.verify(bytes.fromhex(event["sig"]), digest):
        raise _refused("proof_bad_signature")


def _digest(event: dict[str, Any]) -> bytes:
    """The event's id, by NIP-01."""
    keys = ("pubkey", "created_at", "kind", "tags", "content")
    serial = json.dumps(
        [0, *(event[key] for key in keys)], separators=(",", ":"), ensure_ascii=False
    )
    try:
        return sha256(serial.encode()).digest()
    except UnicodeEncodeError as exc:  # lone surrogates
        raise _refused("proof_malformed") from exc


def _check_time(event: dict[str, Any], now: int) -> None:
    if event["kind"] != KIND:
        raise _refused("proof_wrong_kind")
    if event["created_at"] < now - WINDOW_SECONDS:
        raise _refused("proof_too_old")
    if event["created_at"] > now + WINDOW_SECONDS:
        raise _refused("proof_in_future")


def _check_body(event: dict[str, Any], body: bytes) -> None:
    if not body and not _values(event, "payload"):
        return
    if _tag(event, "payload") != sha256(body).hexdigest():
        raise _refused("proof_wrong_body")


def _check_deed(event: dict[str, Any], name: str, value: str, must: bool) -> None:
    said = _values(event, name)
    if not said and not must:
        return
    if said != [value] or not value:
        raise _refused(f"proof_wrong_{name}")


def _values(event: dict[str, Any], name: str) -> list[str | None]:
    """The values of all tags of that name; a bare tag has none."""
    tags = [tag for tag in event["tags"] if tag[0] == name]
    return [tag[1] if len(tag) > 1 else None for tag in tags]


def _tag(event: dict[str, Any], name: str) -> str | None:
    """The value of the one tag of that name; nothing if there is none, or several."""
    values = _values(event, name)
    return values[0] if len(values) == 1 else None


def _refused(code: str) -> NotProved:
    return NotProved(code, f"The signed request does not count: {_WORDS[code]}.")
