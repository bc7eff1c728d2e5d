"""A customer is a Nostr public key: 64 hex digits of a point on secp256k1 (BIP-340)."""

from __future__ import annotations

import re
from typing import Any

from coincurve import PublicKey as CurvePoint
from nostr_sdk import PublicKey

from .exceptions import InvalidInput

SECRET_KEY = "secret_key"  # noqa: S105  # a code, no secret
_HEX = re.compile(r"[0-9a-f]{64}")
_SECRET = re.compile(r"(nsec|ncryptsec)1", re.IGNORECASE)


def npub(pubkey: str) -> str:
    """The other way in which people write a key."""
    return str(PublicKey.parse(pubkey).to_bech32())


def customer_key(value: Any) -> str:
    """The key as 64 lower-case hex digits, from hex or `npub1…`.

    Raises:
        InvalidInput: `bad_pubkey`: neither form, or no point on the curve;
            `secret_key`: the secret half, which nobody may ever see.
    """
    refuse_secret(value)
    try:
        text = value.strip().lower()
        is_npub = text.startswith("npub1")
        key = str(PublicKey.parse(text).to_hex()) if is_npub else str(text)
        if not _HEX.fullmatch(key):
            raise ValueError("neither hex nor npub")
        CurvePoint(b"\x02" + bytes.fromhex(key))
    except Exception as exc:
        raise InvalidInput(
            "bad_pubkey", "That is not a Nostr public key (64 hex digits or npub1…)."
        ) from exc
    return key


def searched_key(search: str) -> str:
    """What is searched for; a whole key, npub included, in the form it is kept in.

    Raises:
        InvalidInput: `secret_key`.
    """
    refuse_secret(search)
    try:
        return customer_key(search)
    except InvalidInput:
        return search


def refuse_secret(value: Any) -> None:
    """Raises: InvalidInput, `secret_key`: a text has the secret half of a key in it."""
    if isinstance(value, str) and _SECRET.search(value):
        raise InvalidInput(
            SECRET_KEY,
            "That is a secret key. It was not kept. Never type it anywhere but in your "
            "own Nostr app; here goes the public one (npub1…).",
        )
