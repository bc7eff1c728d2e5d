"""That there was somebody who asked to be forgotten, for a year, and never who.

For limits on what a new customer gets: whoever was forgotten is not new. What is kept
is an HMAC of the key, which differs in each programme and leads back to no key.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from .. import crud
from ..store import Tx

YEAR_SECONDS = 365 * 86_400
KEYED_BY = "erased keys"


def remember(tx: Tx, program_id: str, customer_pubkey: str, now: int) -> None:
    """Remembers from now on that this key was forgotten in a programme."""
    secret = crud.install_secret(tx, KEYED_BY, secrets.token_hex(32))
    key_hmac = _hmac(secret, program_id, customer_pubkey)
    crud.insert_erased(tx, program_id, key_hmac, now + YEAR_SECONDS)


def was_erased(tx: Tx, program_id: str, customer_pubkey: str, now: int) -> bool:
    """Whether that key was forgotten here less than a year ago."""
    secret = crud.get_secret(tx, KEYED_BY)
    if not secret:
        return False
    key_hmac = _hmac(secret, program_id, customer_pubkey)
    return crud.find_erased(tx, program_id, key_hmac, now)


def forget_erased_keys(tx: Tx, now: int) -> int:
    """Forgets who was forgotten a year ago; returns how many."""
    return crud.forget_erased_keys(tx, now)


def _hmac(secret: str, program_id: str, customer_pubkey: str) -> str:
    text = f"{program_id} {customer_pubkey}"
    return hmac.new(secret.encode(), text.encode(), sha256).hexdigest()
