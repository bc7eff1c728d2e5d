"""A programme's secret key: made here, sealed under the server's own secret.

The key that seals it is derived from LNbits' `auth_secret_key` (HKDF-SHA256) and never
stored; AES-GCM binds the sealed key to its programme and its public half. When the
server's secret has changed, it cannot be opened any more: publishing stops with words,
and the ledger, which needs no key, goes on. Nothing in here ever says the secret half,
in an answer, a log or an error.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass

from coincurve import PrivateKey
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nostr_sdk import EncryptedSecretKey, KeySecurity, SecretKey

from ..exceptions import Conflict
from .bunker import READY, Bunker
from .models import RemoteSigner

NONCE_BYTES = 12
SCRYPT_LOG_N = 16  # NIP-49: 64 MiB and about a quarter of a second for each guess
LOCKED = (
    "The server's secret key has changed, so the programme's key cannot be opened. "
    "Nothing is published; points go on as before. Put the old secret back "
    "(AUTH_SECRET_KEY, from a backup), or start a new key."
)


@dataclass(frozen=True)
class SealedKey:
    """A programme's key as it is stored.

    Attributes:
        sealed: nonce and ciphertext, in hex; empty: a remote signer keeps it.
        sealed_by: names the server's secret it was sealed under, and does not tell it.
        from_at, until_at: when it signs for the programme, Unix seconds; None: still.
    """

    id: str
    program_id: str
    pubkey: str
    sealed: str
    sealed_by: str
    from_at: int
    until_at: int | None


class KeyLocked(Conflict):
    """The server's secret is not the one that the key was sealed under."""

    def __init__(self) -> None:
        super().__init__("key_locked", LOCKED)


def make(server_secret: str, program_id: str, key_id: str, from_at: int) -> SealedKey:
    """A new key for a programme, sealed."""
    key = PrivateKey()
    pubkey = key.public_key.format()[1:].hex()
    bound = _bound_to(program_id, pubkey)
    return SealedKey(
        id=key_id,
        program_id=program_id,
        pubkey=pubkey,
        sealed=_seal(server_secret, key.secret, bound),
        sealed_by=name_of(server_secret),
        from_at=from_at,
        until_at=None,
    )


def opened(server_secret: str, key: SealedKey) -> bytes:
    """The secret half, to sign with.

    Raises:
        KeyLocked
    """
    bound = _bound_to(key.program_id, key.pubkey)
    secret = _unseal(server_secret, key.sealed_by, key.sealed, bound)
    if PrivateKey(secret).public_key.format()[1:].hex() != key.pubkey:
        raise KeyLocked
    return secret


def kept_elsewhere(
    program_id: str, key_id: str, pubkey: str, from_at: int
) -> SealedKey:
    """A key that a remote signer keeps: nothing of it is here."""
    return SealedKey(key_id, program_id, pubkey, "", "", from_at, None)


def sealed_bunker(server_secret: str, program_id: str, bunker: Bunker) -> RemoteSigner:
    """How a remote signer is reached, sealed. The secret of its link is not kept."""
    reached = [bunker.signer, list(bunker.relays), bunker.client.hex()]
    bound = _bound_to(program_id, f"signer:{bunker.pubkey}")
    return RemoteSigner(
        program_id=program_id,
        pubkey=bunker.pubkey,
        sealed=_seal(server_secret, json.dumps(reached).encode(), bound),
        sealed_by=name_of(server_secret),
        state=READY,
        reason="",
        fails=0,
        paused_until=0,
    )


def opened_bunker(server_secret: str, signer: RemoteSigner) -> Bunker:
    """How it is reached.

    Raises:
        KeyLocked
    """
    bound = _bound_to(signer.program_id, f"signer:{signer.pubkey}")
    text = _unseal(server_secret, signer.sealed_by, signer.sealed, bound)
    key, relays, client = json.loads(text)
    return Bunker(key, tuple(relays), bytes.fromhex(client), signer.pubkey)


def exported(secret: bytes, password: str) -> str:
    """The key under a password, as `ncryptsec1…` (NIP-49). Takes a while."""
    sealed = EncryptedSecretKey(
        SecretKey.from_bytes(secret), password, SCRYPT_LOG_N, KeySecurity.MEDIUM
    )
    return str(sealed.to_bech32())


def name_of(server_secret: str) -> str:
    """Tells server secrets apart: 16 hex digits that lead back to none."""
    return _derived(server_secret, b"loyalty programme keys: name", 8).hex()


def _seal(server_secret: str, plain: bytes, bound: bytes) -> str:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return (
        nonce + AESGCM(_sealing_key(server_secret)).encrypt(nonce, plain, bound)
    ).hex()


def _unseal(server_secret: str, sealed_by: str, sealed: str, bound: bytes) -> bytes:
    if sealed_by != name_of(server_secret):
        raise KeyLocked
    raw = bytes.fromhex(sealed)
    cipher = AESGCM(_sealing_key(server_secret))
    try:
        return cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], bound)
    except InvalidTag:
        raise KeyLocked from None


def _sealing_key(server_secret: str) -> bytes:
    return _derived(server_secret, b"loyalty programme keys: v1", 32)


def _derived(server_secret: str, info: bytes, length: int) -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=length, salt=None, info=info)
    return hkdf.derive(server_secret.encode())


def _bound_to(program_id: str, pubkey: str) -> bytes:
    return f"{program_id}:{pubkey}".encode()
