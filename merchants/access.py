"""Who is asking, and may they: one function, inside the unit of work that answers.

Authorising in the same snapshot as the answer costs nothing extra, and a token that is
revoked is revoked for the very next request. What is not the caller's looks exactly
like what is not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .. import clock, last_used, sessions
from ..callers import ADMIN, CUSTOMER, INVOICE, SESSION, TOKEN, Proof
from ..exceptions import Conflict, NotAllowed, NotFound, NotProved
from ..store import Tx
from . import crud
from .models import Merchant

_REF = re.compile(r"[0-9A-Za-z._-]{1,128}")
_EXTERNAL_REF = re.compile(r"ext:([0-9A-Za-z._-]{1,64}):([0-9A-Za-z._-]{1,128})")


@dataclass(frozen=True)
class Right:
    """Who may make a call.

    Attributes:
        key: `admin` or `invoice`: the least wallet key that will do.
        scopes: a token with any of them will do; none: no token will.
        customer: whether a signed request will do (for the signer's own things), and,
            to read, a session.
        session: whether a session will do to write, too.
        closed_too: whether it will also do where the merchant has closed.
    """

    key: str
    scopes: tuple[str, ...] = ()
    customer: bool = False
    session: bool = False
    closed_too: bool = False


@dataclass(frozen=True)
class Access:
    """A merchant somebody may act on, and the opaque id they act under.

    Attributes:
        user_id: whose wallet's key it was, if it was a key.
        customer_pubkey: who signed, if it was a customer; or whose session it is.
        session_hash: which session, if it was one.
        scopes: what whoever it is may, in the words of tokens; for screens, to offer no
            more than that. A customer has none.
        role: whose staff link it was, if it was one.
    """

    merchant: Merchant
    actor_id: str
    user_id: str = ""
    customer_pubkey: str | None = None
    session_hash: str = ""
    scopes: tuple[str, ...] = ()
    role: str = ""


OWNER = Right(ADMIN)
_KEY_SCOPES: dict[str, tuple[str, ...]] = {
    INVOICE: ("monitor", "pos", "orders"),
    ADMIN: ("monitor", "pos", "redeem", "read", "orders", "manage", "payout"),
}
# Whoever acts for the merchant, whatever they may.
ANYBODYS = Right(INVOICE, scopes=_KEY_SCOPES[ADMIN])


def authorize(tx: Tx, proof: Proof | None, ref: str, right: Right) -> Access:
    """Lets a caller act on a merchant, or refuses.

    Args:
        ref: the merchant's id; `ext:<source>:<id>` for the owner's own calls; its slug
            for a customer's.

    Raises:
        NotProved: `not_proved`, `bad_token`, `session_ended`.
        NotAllowed: `admin_key_needed`, `scope_missing`, `not_for_customers`,
            `signature_needed`, `csrf_needed`.
        NotFound: `merchant_not_found`: not there, or not theirs.
    """
    if proof is None:
        raise NotProved("not_proved", "Send an API key, a token or a signed request.")
    if proof.kind == TOKEN:
        return _by_token(tx, proof, ref, right)
    if proof.kind == CUSTOMER:
        return _by_signature(tx, proof, ref, right)
    if proof.kind == SESSION:
        return _by_session(tx, proof, ref, right)
    return _by_key(tx, proof, ref, right)


def authorize_branch(
    tx: Tx, proof: Proof | None, program_id: str, merchant_id: str, right: Right
) -> Access:
    """Lets a caller act on what belongs to a programme, at their own branch of it.

    Args:
        merchant_id: the branch it came about at; of several of the caller's, that one.
            Empty, and `program_id` too: for what is not there.

    Raises: as `authorize`; NotFound also for what is of no programme of theirs.
    """
    ref = merchant_id
    if proof and proof.kind == TOKEN:
        found = crud.find_by_secret(tx, proof.holder)
        ref = found[1].id if found and found[1].program_id == program_id else ""
    elif proof and proof.kind not in (CUSTOMER, SESSION):
        ref = _own_branch(tx, proof.holder, program_id, merchant_id)
    return authorize(tx, proof, ref, right)


def _own_branch(tx: Tx, wallet_id: str, program_id: str, merchant_id: str) -> str:
    merchant = crud.get_merchant(tx, merchant_id)
    if merchant and merchant.wallet_id == wallet_id and not merchant.deleted_at:
        return merchant_id
    branch = crud.get_program_merchant(tx, program_id, wallet_id)
    return branch.id if branch else ""


def _by_key(tx: Tx, proof: Proof, ref: str, right: Right) -> Access:
    merchant = _own_merchant(tx, proof.holder, ref)
    if right.key == ADMIN and proof.kind != ADMIN:
        raise NotAllowed("admin_key_needed", "That takes the wallet's admin key.")
    scopes = _KEY_SCOPES[proof.kind]
    actor_id = f"wallet:{proof.holder}"
    return Access(merchant, actor_id, user_id=proof.user_id, scopes=scopes)


def _by_token(tx: Tx, proof: Proof, ref: str, right: Right) -> Access:
    found = crud.find_by_secret(tx, proof.holder)
    if not found:
        raise NotProved("bad_token", "That token is not, or no longer, valid.")
    token, merchant = found
    if merchant.deleted_at:
        raise _not_found()
    if merchant.id != ref and find_external(tx, merchant.wallet_id, ref) != merchant:
        raise _not_found()
    if not set(token.scopes) & set(right.scopes):
        raise NotAllowed("scope_missing", "This token may not do that.")
    last_used.note(token.id, token.last_used_at, clock.now())
    actor_id = f"token:{token.id}"
    return Access(merchant, actor_id, scopes=token.scopes, role=token.role)


def _by_signature(tx: Tx, proof: Proof, ref: str, right: Right) -> Access:
    if not right.customer:
        raise NotAllowed("not_for_customers", "That is for the merchant's staff.")
    merchant = get_public_merchant(tx, ref, right.closed_too)
    return Access(merchant, "", customer_pubkey=proof.holder)


def _by_session(tx: Tx, proof: Proof, ref: str, right: Right) -> Access:
    session = sessions.admit(tx, proof, clock.now())
    if not right.customer:
        raise NotAllowed("not_for_customers", "That is for the merchant's staff.")
    if proof.writes and not right.session:
        raise NotAllowed("signature_needed", "That takes a signature of its own.")
    merchant = get_public_merchant(tx, ref, right.closed_too)
    return Access(
        merchant, "", customer_pubkey=session.pubkey, session_hash=session.id_hash
    )


def check_full_mode(merchant: Merchant) -> None:
    """Below the mode `full` nothing happens to a card (mission 55-56).

    Raises:
        Conflict: `loyalty_off`.
    """
    if not merchant.shows_loyalty:
        raise Conflict("loyalty_off", "Loyalty is off here: the mode is not full.")


def get_public_merchant(tx: Tx, ref: str, closed_too: bool = False) -> Merchant:
    """A merchant by id or slug, whoever asks.

    Raises:
        NotFound: `merchant_not_found`.
    """
    merchant = None
    if _REF.fullmatch(ref):
        merchant = crud.get_merchant(tx, ref) or crud.get_merchant_by_slug(tx, ref)
    if not merchant or (merchant.deleted_at and not closed_too):
        raise _not_found()
    return merchant


def _own_merchant(tx: Tx, wallet_id: str, ref: str) -> Merchant:
    merchant = find_external(tx, wallet_id, ref)
    if not merchant and _REF.fullmatch(ref):
        merchant = crud.get_merchant(tx, ref)
    if not merchant or merchant.wallet_id != wallet_id or merchant.deleted_at:
        raise _not_found()
    return merchant


def find_external(tx: Tx, wallet_id: str, ref: str) -> Merchant | None:
    """The wallet's merchant that `ext:<source>:<id>` means, or nothing."""
    match = _EXTERNAL_REF.fullmatch(ref)
    if not match:
        return None
    return crud.get_merchant_by_external_id(tx, wallet_id, match[1], match[2])


def _not_found() -> NotFound:
    return NotFound("merchant_not_found", "There is no such merchant.")
