"""Verbs of the links at the table: ask for one, look at it, confirm it.

A link is good for one order, one purpose, one key and two minutes. Whoever confirms an
open bill that is nobody's becomes its customer; another customer's stays theirs.
"""

from __future__ import annotations

import secrets

from ..callers import secret_hash
from ..exceptions import Conflict, NotFound
from ..merchants.access import Access, get_public_merchant
from ..orders import crud as orders
from ..orders.models import OPEN, VOID, Order
from ..orders.services import get_order
from ..store import Tx
from . import crud
from .models import SECONDS, Asked, Challenge

UNKNOWN = "challenge_not_found"
NONCE_BYTES = 16  # 128 bits: nobody guesses one in two minutes
KEPT_SECONDS = 86400  # so that an old link says that it has ended


def ask(
    tx: Tx, access: Access, order: Order, purpose: str, now: int
) -> tuple[str, Challenge]:
    """Makes a link for an order; its secret, and what is kept of it.

    Raises:
        Conflict: `bill_closed`: it is void, or paid and nobody's.
    """
    if order.bill == VOID or (order.bill != OPEN and not order.customer_pubkey):
        raise _closed()
    crud.forget_challenges(tx, now - KEPT_SECONDS)
    nonce = secrets.token_urlsafe(NONCE_BYTES)
    challenge = Challenge(
        nonce_hash=secret_hash(nonce),
        order_id=order.id,
        purpose=purpose,
        actor_id=access.actor_id,
        created_at=now,
        expires_at=now + SECONDS,
        proved_by=None,
        proved_at=None,
    )
    crud.insert_challenge(tx, challenge)
    return nonce, challenge


def look(tx: Tx, nonce: str, now: int) -> Asked:
    """What is asked by a link that nobody has used yet.

    Raises:
        NotFound: `challenge_not_found`; Conflict: `challenge_ended`, `challenge_used`.
    """
    challenge = _live(tx, nonce, now)
    if challenge.proved_by:
        raise _used()
    return _asked(tx, challenge, get_order(tx, challenge.order_id))


def hold(tx: Tx, nonce: str, now: int) -> Asked:
    """What is asked by a link, its order held until we commit.

    Raises:
        NotFound: `challenge_not_found`; Conflict: `challenge_ended`.
    """
    challenge = _live(tx, nonce, now)
    order = orders.lock_order(tx, challenge.order_id)
    return _asked(tx, challenge, order or get_order(tx, challenge.order_id))


def confirm(tx: Tx, asked: Asked, pubkey: str, now: int) -> Order:
    """Marks a held link as confirmed by a key; again by the same key changes nothing.

    Returns the order, whose customer the key is now.

    Raises:
        Conflict: `challenge_used`: by another key; `other_customer`; `bill_closed`.
    """
    order = asked.order
    if not crud.prove_challenge(tx, asked.challenge.nonce_hash, pubkey, now):
        raise _used()
    if order.customer_pubkey not in (None, pubkey):
        raise Conflict("other_customer", "This bill is on somebody else's card.")
    if order.customer_pubkey is None:
        if order.bill != OPEN:
            raise _closed()
        orders.attach_customer(tx, order.id, pubkey)
    return get_order(tx, order.id)


def _live(tx: Tx, nonce: str, now: int) -> Challenge:
    challenge = crud.get_challenge(tx, secret_hash(nonce))
    if not challenge:
        raise NotFound(UNKNOWN, "There is no such link.")
    if now >= challenge.expires_at:
        raise Conflict("challenge_ended", "This link has ended. Ask for a new one.")
    return challenge


def _asked(tx: Tx, challenge: Challenge, order: Order) -> Asked:
    return Asked(challenge, order, get_public_merchant(tx, order.merchant_id))


def _used() -> Conflict:
    return Conflict("challenge_used", "This link was used. Ask for a new one.")


def _closed() -> Conflict:
    return Conflict("bill_closed", "This bill is closed.")
