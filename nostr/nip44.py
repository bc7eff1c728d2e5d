"""Text for one key (NIP-44 version 2). Pure."""

from __future__ import annotations

from nostr_sdk import Nip44Version, PublicKey, SecretKey, nip44_decrypt, nip44_encrypt

from .event import Malformed


def encrypt(secret: bytes, pubkey: str, text: str) -> str:
    """A text for one key."""
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
