"""What only one person reads: NIP-44 for a private card, NIP-59 for a receipt.

Pure. A rumor is unsigned and proves nothing, so what is wrapped is the *signed* event:
whoever gets it decides whom to show it to, and whoever sees it can check it.
"""

from __future__ import annotations

import secrets

from coincurve import PrivateKey

from .event import Draft, Malformed, NostrEvent, read, sign
from .kinds import GIFT_WRAP, SEAL
from .nip44 import decrypt, encrypt
from .pens import Pen

BACKDATED_SECONDS = 2 * 86_400


def wrap(event: NostrEvent, pen: Pen, customer_pubkey: str, now: int) -> NostrEvent:
    """A signed event in an envelope that only the customer opens.

    Seal and envelope are dated up to two days back, and a key that is used once signs
    the envelope: it shows nobody who wrote, or when.

    Args:
        pen: of the event's author, who seals it.
    """
    return wrap_text(event.to_json(), pen, customer_pubkey, now)


def wrap_text(text: str, pen: Pen, customer_pubkey: str, now: int) -> NostrEvent:
    """The same for a rumor, which nobody has signed: the seal says who it is by."""
    sealed = pen.encrypt(customer_pubkey, text)
    seal = pen.sign(Draft(SEAL, _some_time_before(now), (), sealed))
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
