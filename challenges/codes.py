"""Confirming an order by a code in a direct message, for whose app signs nothing here.

Whoever reads what is sent to a key holds it. A code is good for one link, one key, two
minutes and five tries; a key gets three a day, whoever asks: typing somebody else's key
sends them at most three messages, which say what was asked and where.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

from .. import crud as loyalty
from ..callers import secret_hash
from ..exceptions import Conflict, NotProved, TooMany
from ..nostr import crud as nostr
from ..nostr import services as keys
from ..orders.models import Order
from ..rewards import NOTHING_TAKEN
from ..store import Tx
from . import code_crud, services
from .code_crud import Code
from .models import SECONDS, Asked

DAY = 86_400
MOST_TRIES = 5
MOST_A_DAY = 3
MOST_A_LINK = 3
NAMED_BY = "codes"


@dataclass(frozen=True)
class Ways:
    """How an order can be confirmed without a signature on the page."""

    by_message: bool
    by_zap: bool


def ways_of(tx: Tx, asked: Asked, server_secret: str) -> Ways:
    """Only a programme that has a key can be talked to on Nostr."""
    program_id = asked.merchant.program_id
    if keys.key_state(tx, program_id, server_secret).state != "ready":
        return Ways(by_message=False, by_zap=False)
    relays = nostr.get_program(tx, program_id).relays
    return Ways(by_message=bool(relays), by_zap=True)


def may_message(tx: Tx, nonce: str, server_secret: str, now: int) -> Asked:
    """What a message would be about.

    Raises:
        as `services.look`; Conflict: `not_on_nostr`.
    """
    asked = services.look(tx, nonce, now)
    if not ways_of(tx, asked, server_secret).by_message:
        raise Conflict("not_on_nostr", "This place sends no messages on Nostr.")
    return asked


def new_code() -> str:
    """Six digits."""
    return f"{secrets.randbelow(10**6):06}"


def keep(tx: Tx, asked: Asked, pubkey: str, code: str, now: int) -> None:
    """Keeps a code that is about to be sent, hashed, and counts it.

    The link lasts as long as its first code; later ones prolong nothing.

    Raises:
        TooMany: `code_limit`: the key, or the link, has had its messages.
    """
    code_crud.forget_codes(tx, now - DAY, now // DAY - 1)
    nonce_hash = asked.challenge.nonce_hash
    is_first = code_crud.get_code(tx, nonce_hash) is None
    if not code_crud.count_sent(tx, pubkey, now // DAY, MOST_A_DAY):
        wait = DAY - now % DAY
        words = "That key was sent three codes today. Confirm another way."
        raise TooMany("code_limit", words, wait)
    made = Code(
        nonce_hash=nonce_hash,
        pubkey=pubkey,
        code_hash=_hashed(tx, nonce_hash, pubkey, code),
        amount_sats=asked.order.goods_sats,
        sent=1,
        tries=0,
        expires_at=now + SECONDS,
    )
    if not code_crud.put_code(tx, made, MOST_A_LINK):
        words = "This link was sent three codes. Ask for a new one."
        raise TooMany("code_limit", words, SECONDS)
    if is_first:
        code_crud.prolong(tx, nonce_hash, made.expires_at)


def try_code(tx: Tx, nonce: str, code: str, now: int) -> Code | None:
    """One try, which counts whatever comes of it: commit before you look. Nothing: it
    was wrong.

    Raises:
        as `services.look`; Conflict: `code_not_sent`, `code_ended`, `code_tries_used`.
    """
    services.look(tx, nonce, now)
    nonce_hash = secret_hash(nonce)
    kept = code_crud.get_code(tx, nonce_hash)
    if kept is None or not kept.code_hash:
        raise Conflict("code_not_sent", "No code was sent for this link.")
    if now >= kept.expires_at:
        raise Conflict("code_ended", "This code has ended. Ask for a new one.")
    if not code_crud.take_try(tx, nonce_hash, MOST_TRIES):
        raise Conflict("code_tries_used", f"Five wrong codes. {NOTHING_TAKEN}")
    given = _hashed(tx, nonce_hash, kept.pubkey, code)
    return kept if hmac.compare_digest(given, kept.code_hash) else None


def wrong() -> NotProved:
    return NotProved("code_wrong", "That is not the code.")


def confirm(tx: Tx, nonce: str, right: Code, now: int) -> Order:
    """Confirms an order by a code that was right; once.

    Raises:
        as `services.confirm`; Conflict: `code_not_sent`: it was used, or another one
            was sent; `amount_changed`.
    """
    asked = services.hold(tx, nonce, now)
    check_amount(asked, right.amount_sats)
    if not code_crud.spend_code(tx, right.nonce_hash, right.code_hash):
        raise Conflict("code_not_sent", "No code was sent for this link.")
    return services.confirm(tx, asked, right.pubkey, now)


def check_amount(asked: Asked, amount_sats: int) -> None:
    """Raises: Conflict, `amount_changed`: the bill is not what the guest was shown."""
    if asked.order.goods_sats != amount_sats:
        raise Conflict("amount_changed", "The bill has changed. Ask for a new link.")


def _hashed(tx: Tx, nonce_hash: str, pubkey: str, code: str) -> str:
    """Six digits are guessed in a moment, but not without the install's secret."""
    secret = loyalty.install_secret(tx, NAMED_BY, secrets.token_hex(32))
    named = f"{nonce_hash}:{pubkey}:{code}".encode()
    return hmac.new(bytes.fromhex(secret), named, sha256).hexdigest()
