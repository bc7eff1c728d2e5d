"""Verbs of the merchants' slice: register, change, close; tokens and invitations."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .. import acts, clock
from .. import services as loyalty
from ..callers import Proof, secret_hash
from ..crud import new_id
from ..currencies import check_currency
from ..exceptions import Conflict, NotAllowed, NotFound
from ..keys import customer_key
from ..models import Program
from ..store import DuplicateRow, Tx
from . import adapters_crud, crud
from . import changed as changes
from .access import Access
from .models import (
    Merchant,
    MerchantBody,
    MerchantFields,
    MerchantUpdate,
    Token,
    TokenBody,
)
from .profile import PROFILE_FIELDS

INVITATION_SECONDS = 7 * 24 * 3600
SECRET_BYTES = 32
_NOTED_OTHERWISE = frozenset({"mode", "profile", "updated_at"})


# --- merchants ------------------------------------------------------------------------


def register(
    tx: Tx, proof: Proof, body: MerchantBody, open_invoices: list[str]
) -> Merchant:
    """Registers a merchant on the caller's wallet, with a programme of its own or,
    by invitation, as a branch of another.

    Args:
        open_invoices: the wallet's unpaid invoices. Paid from now on, they count; what
            was paid before is told from them by their absence.

    Raises:
        InvalidInput: `unknown_timezone`, `unknown_currency`, `bad_pubkey`.
        NotAllowed: `bad_invitation`.
        Conflict: `external_id_taken`.
    """
    at, actor_id = clock.now(), f"wallet:{proof.holder}"
    clock.zone(body.timezone)
    program_id = _program_for(tx, proof, body, actor_id, at)
    merchant = insert(tx, drafted(proof, program_id, body, at))
    crud.insert_version(tx, merchant.id, proof.holder, body.mode, at, actor_id)
    crud.insert_open_invoices(tx, merchant.id, open_invoices)
    _set_external_ids(tx, merchant, body.external_ids)
    _set_adapters(tx, merchant, body.adapters, actor_id)
    if body.program_id:
        acts.note(tx, "branch_joined", merchant, actor_id)
    return merchant


def drafted(proof: Proof, program_id: str, body: MerchantBody, at: int) -> Merchant:
    """A merchant as it is asked for, on the caller's wallet.

    Raises:
        InvalidInput: `unknown_currency`, `bad_pubkey`.
    """
    return Merchant(
        id=new_id(),
        program_id=program_id,
        wallet_id=proof.holder,
        slug=_slug(body.name),
        mode=body.mode,
        status=body.status,
        timezone=body.timezone,
        day_start_hour=body.day_start_hour,
        currency=check_currency(body.currency) if body.currency else "",
        name=body.name,
        category=body.category,
        profile=_profile(body),
        created_at=at,
        updated_at=at,
        deleted_at=None,
        receipt_thanks=body.receipt_thanks or "",
        receipt_footer=body.receipt_footer or "",
        language=body.language or "",
    )


def _program_for(
    tx: Tx, proof: Proof, body: MerchantBody, actor_id: str, at: int
) -> str:
    if not body.program_id:
        return loyalty.create_program(tx, proof.user_id, body.name, actor_id)
    invitation = secret_hash(body.invitation or "")
    if not crud.use_invitation(tx, invitation, body.program_id, at):
        raise NotAllowed(
            "bad_invitation", "That invitation is not, or no longer, valid."
        )
    loyalty.check_stays(loyalty.get_program(tx, body.program_id))
    return body.program_id


def update(tx: Tx, merchant: Merchant, body: MerchantUpdate, actor_id: str) -> Merchant:
    """Changes a merchant; a new mode is in force from this second on.

    Raises:
        InvalidInput: `unknown_timezone`, `unknown_currency`, `bad_pubkey`.
        NotFound: `merchant_not_found`, it was closed in this very moment.
        Conflict: `external_id_taken`.
    """
    merchant = lock(tx, merchant)
    at = clock.now()
    sent = _sent(body)
    external_ids, adapters = sent.pop("external_ids", None), sent.pop("adapters", None)
    profile = {**merchant.profile, **_profile(body)}
    columns = {k: v for k, v in sent.items() if k not in PROFILE_FIELDS}
    if "timezone" in columns:
        clock.zone(columns["timezone"])
    if columns.get("currency"):
        columns["currency"] = check_currency(columns["currency"])
    changed = replace(merchant, **columns, profile=profile, updated_at=at)
    if changed.shows_loyalty and not merchant.shows_loyalty:
        loyalty.check_stays(loyalty.get_program(tx, merchant.program_id))
    crud.update_merchant(tx, changed)
    if changed.mode != merchant.mode:
        crud.insert_version(
            tx, merchant.id, merchant.wallet_id, changed.mode, at, actor_id
        )
    before = crud.get_external_ids(tx, merchant.id)
    _set_external_ids(tx, changed, external_ids)
    _set_adapters(tx, changed, adapters, actor_id)
    named = _differences(merchant, changed)
    if crud.get_external_ids(tx, merchant.id) != before:
        named.append("external_ids")
    if named:
        acts.note(tx, "venue_changed", merchant, actor_id, words=",".join(named))
    changes.tell(tx, changed)
    return changed


def _differences(before: Merchant, after: Merchant) -> list[str]:
    """Names of the fields that changed, but for those that have versions."""
    fields = {**vars(before), **before.profile}
    now = {**vars(after), **after.profile}
    return sorted(
        name
        for name in fields.keys() | now.keys()
        if name not in _NOTED_OTHERWISE and fields.get(name) != now.get(name)
    )


def close(tx: Tx, merchant: Merchant, actor_id: str) -> None:
    """Deletes a merchant softly: it earns nothing more, its history stays."""
    merchant = lock(tx, merchant)
    at = clock.now()
    crud.replace_external_ids(tx, merchant.id, merchant.wallet_id, [])
    closed = replace(merchant, deleted_at=at, updated_at=at)
    crud.update_merchant(tx, closed)
    crud.insert_version(tx, merchant.id, "", merchant.mode, at, actor_id)
    changes.tell(tx, closed)


def set_status(tx: Tx, merchant: Merchant, status: str) -> Merchant:
    """Where a locked merchant stands in the directory, from this second on."""
    changed = replace(merchant, status=status, updated_at=clock.now())
    crud.update_merchant(tx, changed)
    changes.tell(tx, changed)
    return changed


def lock(tx: Tx, merchant: Merchant) -> Merchant:
    """The merchant as whoever wrote before us left it; its writers take turns.

    Raises:
        NotFound: `merchant_not_found`, it was closed in this very moment.
    """
    locked = crud.lock_merchant(tx, merchant.id)
    if not locked or locked.deleted_at:
        raise NotFound("merchant_not_found", "There is no such merchant.")
    return locked


def _sent(body: MerchantFields) -> dict[str, Any]:
    sent = body.dict(exclude_unset=True).items()
    return {k: v for k, v in sent if v is not None}


def _profile(body: MerchantFields) -> dict[str, Any]:
    profile = {k: v for k, v in _sent(body).items() if k in PROFILE_FIELDS}
    if profile.get("nostr_pubkey"):
        profile["nostr_pubkey"] = customer_key(profile["nostr_pubkey"])
    return profile


def _set_external_ids(
    tx: Tx, merchant: Merchant, external_ids: Sequence[str] | None
) -> None:
    if external_ids is None:
        return
    try:
        crud.replace_external_ids(tx, merchant.id, merchant.wallet_id, external_ids)
    except DuplicateRow as exc:
        raise Conflict(
            "external_id_taken", "Another merchant of this wallet has that external id."
        ) from exc


def _set_adapters(
    tx: Tx, merchant: Merchant, adapters: Sequence[str] | None, actor_id: str
) -> None:
    """Switches other extensions' payments on and off, from this second on."""
    if adapters is None:
        return
    at, wanted = merchant.updated_at, sorted(set(adapters))
    if wanted != adapters_crud.get_adapters(tx, merchant.id, at):
        adapters_crud.insert_adapters(tx, merchant.id, wanted, at, actor_id)


def insert(tx: Tx, merchant: Merchant) -> Merchant:
    """Inserts it; where its slug is taken, it gets one of its own."""
    slug = merchant.slug
    while not crud.insert_merchant(tx, merchant):
        merchant = replace(merchant, slug=f"{slug}-{secrets.token_hex(4)}")
    return merchant


def _slug(name: str) -> str:
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")[:48] or "merchant"


# --- tokens and invitations -----------------------------------------------------------


def create_token(tx: Tx, merchant: Merchant, body: TokenBody) -> tuple[Token, str]:
    """Makes a scoped token and returns it with its secret, which is shown once.

    Raises:
        NotAllowed: `scope_needs_server_admin`: `metrics` spans all merchants.
    """
    if "metrics" in body.allowed:
        raise NotAllowed(
            "scope_needs_server_admin", "Only an LNbits admin makes a metrics token."
        )
    secret = f"lty_{secrets.token_urlsafe(SECRET_BYTES)}"
    token = Token(
        id=new_id(),
        merchant_id=merchant.id,
        name=body.name,
        scopes=body.allowed,
        created_at=clock.now(),
        revoked_at=None,
        role=body.role or "",
    )
    crud.insert_token(tx, token, secret_hash(secret))
    kind: acts.Kind = "link_made" if token.role else "key_made"
    acts.note(tx, kind, merchant, merchant.owner_id, token.id)
    return token, secret


def get_token(tx: Tx, token_id: str) -> Token:
    token = crud.get_token(tx, token_id)
    if not token:
        raise NotFound("token_not_found", "There is no such token.")
    return token


def revoke_token(tx: Tx, merchant: Merchant, token: Token) -> None:
    """Ends a token, for the very next request. Doing it again changes nothing."""
    if crud.revoke_token(tx, token.id, clock.now()):
        kind: acts.Kind = "link_ended" if token.role else "key_ended"
        acts.note(tx, kind, merchant, merchant.owner_id, token.id)


def invite(tx: Tx, merchant: Merchant) -> tuple[str, int]:
    """An invitation to join the merchant's programme, good once and for seven days.

    Returns the invitation and the Unix time when it ends.
    """
    invitation = secrets.token_urlsafe(SECRET_BYTES)
    until = clock.now() + INVITATION_SECONDS
    crud.insert_invitation(tx, secret_hash(invitation), merchant.program_id, until)
    acts.note(tx, "invitation_made", merchant, merchant.owner_id)
    return invitation, until


def check_program_owner(tx: Tx, access: Access) -> Program:
    """Only the owner edits programme and tiers; a branch's key does not.

    Raises:
        NotAllowed: `not_owner`.
    """
    program = loyalty.get_program(tx, access.merchant.program_id)
    if program.owner != access.user_id:
        raise NotAllowed("not_owner", "Only the programme's owner may do that.")
    return program
