"""What only one person reads: NIP-44 for a private card, NIP-59 for a receipt.

Pure. A rumor is unsigned and proves nothing, so what is wrapped is the *signed* event:
whoever gets it decides whom to show it to, and whoever sees it can check it.
"""

from __future__ import annotations

import secrets

from coincurve import PrivateKey
from nostr_sdk import Nip44Version, PublicKey, SecretKey, nip44_decrypt, nip44_encrypt

from .event import Draft, Malformed, NostrEvent, read, sign
from .kinds import GIFT_WRAP, SEAL

BACKDATED_SECONDS = 2 * 86_400


def encrypt(secret: bytes, pubkey: str, text: str) -> str:
    """A text for one key (NIP-44 version 2)."""
    sealed: str = nip44_encrypt(
        SecretKey.from_bytes(secret), PublicKey.parse(pubkey), text, Nip44Version.V2
    )
    return sealed


def decrypt(secret: bytes, pubkey: str, sealed: str) -> str:
    """The text again.

    Raises:
        Malformed: it is not for that key, not by the other, or was changed.
    """
    try:
        text: str = nip44_decrypt(
            SecretKey.from_bytes(secret), PublicKey.parse(pubkey), sealed
        )
    except Exception as exc:
        raise Malformed("it cannot be opened with that key") from exc
    return text


def wrap(
    event: NostrEvent, secret: bytes, customer_pubkey: str, now: int
) -> NostrEvent:
    """A signed event in an envelope that only the customer opens.

    Seal and envelope are dated up to two days back, and a key that is used once signs
    the envelope: it shows nobody who wrote, or when.

    Args:
        secret: of the event's author, who seals it.
    """
    sealed = encrypt(secret, customer_pubkey, event.to_json())
    seal = sign(Draft(SEAL, _some_time_before(now), (), sealed), secret)
    once = _fresh_secret()
    content = encrypt(once, customer_pubkey, seal.to_json())
    tags = (("p", customer_pubkey),)
    return sign(Draft(GIFT_WRAP, _some_time_before(now), tags, content), once)


def unwrap(envelope: NostrEvent, secret: bytes) -> NostrEvent:
    """The signed event in an envelope, opened with the customer's secret.

    Raises:
        Malformed: it is no envelope of ours, or somebody sealed another's event.
    """
    if envelope.kind != GIFT_WRAP:
        raise Malformed("it is no envelope")
    seal = read(decrypt(secret, envelope.pubkey, envelope.content))
    if seal.kind != SEAL or seal.tags:
        raise Malformed("there is no seal in it")
    event = read(decrypt(secret, seal.pubkey, seal.content))
    if event.pubkey != seal.pubkey:
        raise Malformed("somebody else sealed it")
    return event


def _fresh_secret() -> bytes:
    return bytes(PrivateKey().secret)


def _some_time_before(now: int) -> int:
    return max(now - secrets.randbelow(BACKDATED_SECONDS), 0)
