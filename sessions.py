"""Sessions: a browser that has proved a key once, and what the server keeps for it.

A session reads its holder's own things for 90 days. To write it says the CSRF token,
and only where a `Right` has `session=True`. It moves no points by itself, names no
payout, and is over at once when it is signed out.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from . import crud
from .callers import SESSION, Proof
from .crud import Session
from .exceptions import NotAllowed, NotProved
from .store import Tx

SECONDS = 90 * 86400
CONFIRMED_SECONDS = 600
_CSRF, _WRAP = "csrf", "wrap"


def begin(tx: Tx, id_hash: str, pubkey: str, old_hash: str, now: int) -> Session:
    """Opens a session for a key that has just been proved.

    Args:
        old_hash: of the id that the browser has shown; that session is over. What it
            has confirmed stays confirmed, if it was the same key's.
    """
    crud.forget_sessions(tx, now)
    session = Session(id_hash, pubkey, now, now, now + SECONDS, None)
    crud.insert_session(tx, session)
    old = crud.get_session(tx, old_hash) if old_hash else None
    if old and _is_live(old, now):
        crud.revoke_session(tx, old_hash, now)
        if old.pubkey == pubkey:
            crud.move_order_proofs(tx, old_hash, id_hash)
    return session


def admit(tx: Tx, proof: Proof | None, now: int) -> Session:
    """The session that a caller shows; to write they must also say its CSRF token.

    Raises:
        NotProved: `not_proved`, `session_ended`.
        NotAllowed: `csrf_needed`.
    """
    if proof is None or proof.kind != SESSION:
        raise NotProved("not_proved", "Sign in with your key first.")
    session = crud.get_session(tx, proof.holder)
    if not session or not _is_live(session, now):
        raise NotProved("session_ended", "You are signed out. Sign in again.")
    if proof.writes and not hmac.compare_digest(
        proof.csrf.encode(), _csrf(crud.get_secret(tx, _CSRF), session).encode()
    ):
        raise NotAllowed("csrf_needed", "Send X-Loyalty-CSRF from GET me/session.")
    return session


def _is_live(session: Session, now: int) -> bool:
    return session.revoked_at is None and now < session.expires_at


def csrf_token(tx: Tx, session: Session) -> str:
    """What the session's own pages send with every write."""
    return _csrf(crud.install_secret(tx, _CSRF, secrets.token_hex(32)), session)


def _csrf(secret: str, session: Session) -> str:
    """Before the install has its secret nobody was told a token: then none is right."""
    key = bytes.fromhex(secret) or secrets.token_bytes(32)
    return hmac.new(key, session.id_hash.encode(), sha256).hexdigest()


def wrap_key(tx: Tx, pubkey: str) -> bytes:
    """32 bytes that seal a key which a page has made, for whoever has proved that key.

    HKDF-SHA256 (RFC 5869) of the install's secret, without a salt, the key as info:
    stored nowhere, the same again in every session of the key.
    """
    secret = bytes.fromhex(crud.install_secret(tx, _WRAP, secrets.token_hex(32)))
    extracted = hmac.new(bytes(32), secret, sha256).digest()
    info = b"loyalty wrap v1 " + bytes.fromhex(pubkey)
    return hmac.new(extracted, info + b"\x01", sha256).digest()


def has_confirmed(
    tx: Tx, order_id: str, pubkey: str, now: int, session_hash: str = ""
) -> bool:
    """Whether a key has confirmed this very order within the last ten minutes.

    For the proof policy `remembered`; `every_time` never asks.

    Args:
        session_hash: the session that acts, if one does: it has to be the one that
            confirmed. Empty: staff act, and any will do.
    """
    return crud.has_order_proof(
        tx, order_id, pubkey, now - CONFIRMED_SECONDS, session_hash
    )
