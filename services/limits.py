"""How often somebody may use what is bounded for each customer, and who that is.

Counted by an HMAC of a key, which leads back to none: whoever is forgotten and comes
again within a year is not new. Cards that were put together are one person's; what each
key had used counts for both.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from .. import crud
from ..store import Tx
from .erased import YEAR_SECONDS

KEYED_BY = "people"


def person(tx: Tx, program_id: str, customer_pubkey: str) -> str:
    """What a customer's uses are counted by, made for good on first use."""
    secret = crud.install_secret(tx, KEYED_BY, secrets.token_hex(32))
    return _hmac(secret, _kept_key(tx, program_id, customer_pubkey))


def known_person(tx: Tx, program_id: str, customer_pubkey: str) -> str:
    """The same to read by; empty while nobody was counted yet."""
    secret = crud.get_secret(tx, KEYED_BY)
    if not secret:
        return ""
    return _hmac(secret, _kept_key(tx, program_id, customer_pubkey))


def join_people(tx: Tx, from_pubkey: str, into_pubkey: str) -> None:
    """Two keys turn out to be one person's: what the one has used, the other has, too.
    The first one's stays, or it could begin anew."""
    secret = crud.get_secret(tx, KEYED_BY)
    if secret:
        crud.add_uses(tx, _hmac(secret, from_pubkey), _hmac(secret, into_pubkey))


def forget_person(tx: Tx, program_id: str, customer_pubkey: str, now: int) -> None:
    """Lets go of what a key has used in a programme, a year from now."""
    secret = crud.get_secret(tx, KEYED_BY)
    if secret:
        until = now + YEAR_SECONDS
        crud.forget_uses_at(tx, program_id, _hmac(secret, customer_pubkey), until)


def _kept_key(tx: Tx, program_id: str, customer_pubkey: str) -> str:
    card = crud.find_card(tx, program_id, customer_pubkey)
    return (card and card.customer_pubkey) or customer_pubkey


def _hmac(secret: str, customer_pubkey: str) -> str:
    return hmac.new(secret.encode(), customer_pubkey.encode(), sha256).hexdigest()
