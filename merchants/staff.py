"""Who is behind the counter: names on a shared tablet, and the PINs that prove them.

A tablet has one token; who of the staff acts with it is said by name, and where the
merchant asks for it proved by four digits. Those are soon guessed from a stolen copy of
the table: they are kept behind a salt, scrypt and a secret of the install, which is in
a table of its own. scrypt takes tens of milliseconds on purpose, so no unit of work
computes it: a PIN is tried before, and the unit looks whether that was the one that is
still kept.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field, replace
from typing import Any

from .. import acts, clock
from ..callers import CUSTOMER, SESSION, Proof
from ..crud import get_secret, install_secret, new_id
from ..exceptions import Conflict, LoyaltyError, NotAllowed, NotFound
from ..keys import customer_key
from ..store import DuplicateRow, Tx
from . import crud
from .access import ANYBODYS, Access, authorize
from .models import Merchant, Staff, StaffBody, StaffUpdate
from .services import lock

MAX_STAFF = 200
WRONG_PIN = "wrong_pin"

_SECRET = "pins"  # noqa: S105  # its name, not the secret
_SALT_BYTES = 16
_CLEARED_BY_NULL = {"name", "card_pubkey"}


@dataclass(frozen=True)
class StaffSaid:
    """Who a caller says to be.

    Attributes:
        staff_id: empty if they named nobody.
        pin: as it was sent, or empty.
        fits: the kept hash that the PIN was tried on, and fits; empty if it was not
            tried.
    """

    staff_id: str = ""
    pin: str = field(default="", repr=False)
    fits: str = field(default="", repr=False)


def named_staff(
    tx: Tx, access: Access, said: StaffSaid, needs_pin: bool = False
) -> Staff:
    """Who of the merchant's staff acts; they act under `Staff.actor_id`.

    Args:
        needs_pin: whether they have to prove it.

    Raises:
        NotAllowed: `staff_needed`, `unknown_staff`, `pin_needed`, `wrong_pin`.
    """
    if not said.staff_id or access.customer_pubkey is not None:
        raise NotAllowed("staff_needed", "Say who you are: tap your initials.")
    staff = crud.get_staff(tx, said.staff_id)
    is_theirs = staff and staff.merchant_id == access.merchant.id
    if not staff or not is_theirs or staff.deleted_at is not None:
        raise NotAllowed("unknown_staff", "Nobody of that name works here.")
    if needs_pin:
        _check_pin(staff, said)
    return staff


def answering_staff(
    tx: Tx, access: Access, said: StaffSaid, for_money: bool = False
) -> str:
    """Who answers for what takes more than a staff link; the id they act under.

    Whoever has a PIN proves who they are. Keys and tokens of programs act as
    themselves, as does a link where nobody is on the list of the staff.

    Args:
        for_money: where anybody has a PIN, nobody without one will do.

    Raises: as `named_staff`.
    """
    if not access.role or not crud.count_staff(tx, access.merchant.id):
        return access.actor_id
    staff = named_staff(tx, access, said)
    if staff.pin_hash or (for_money and crud.has_pins(tx, access.merchant.id)):
        _check_pin(staff, said)
    return staff.actor_id


def _check_pin(staff: Staff, said: StaffSaid) -> None:
    if not staff.pin_hash:
        words = f"{staff.initials} has no PIN yet. The owner sets one."
        raise NotAllowed("pin_needed", words)
    if not said.pin:
        raise NotAllowed("pin_needed", "Enter your PIN.")
    if not hmac.compare_digest(said.fits.encode(), staff.pin_hash.encode()):
        raise wrong_pin()


def wrong_pin() -> NotAllowed:
    return NotAllowed(WRONG_PIN, "That is not your PIN. Try again.")


# --- what the owner does --------------------------------------------------------------


def create_staff(
    tx: Tx, merchant: Merchant, body: StaffBody, pin_hash: str | None
) -> Staff:
    """Adds somebody to a merchant's staff.

    Args:
        pin_hash: of `body.pin`, if there is one.

    Raises:
        InvalidInput: `bad_pubkey`.
        Conflict: `initials_taken`, `too_many_staff`.
        NotFound: `merchant_not_found`, it was closed in this very moment.
    """
    merchant = lock(tx, merchant)
    if crud.count_staff(tx, merchant.id) >= MAX_STAFF:
        raise Conflict("too_many_staff", f"A staff is at most {MAX_STAFF} people.")
    staff = Staff(
        id=new_id(),
        merchant_id=merchant.id,
        initials=body.initials,
        name=body.name or None,
        pin_hash=pin_hash,
        created_at=clock.now(),
        deleted_at=None,
        card_pubkey=customer_key(body.card_pubkey) if body.card_pubkey else None,
    )
    try:
        crud.insert_staff(tx, staff)
    except DuplicateRow as exc:
        raise _initials_taken(staff.initials) from exc
    acts.note(tx, "staff_added", merchant, merchant.owner_id, staff.id)
    return staff


def update_staff(
    tx: Tx, merchant: Merchant, staff_id: str, body: StaffUpdate, pin_hash: str | None
) -> Staff:
    """Changes somebody's initials, name or PIN, for the very next request.

    Args:
        pin_hash: of `body.pin`, if there is one; none takes the PIN away if it was
            sent, and changes nothing if it was not.

    Raises:
        InvalidInput: `bad_pubkey`.
        NotFound: `staff_not_found`.
        Conflict: `initials_taken`.
    """
    lock(tx, merchant)
    staff = get_staff(tx, staff_id)  # as whoever wrote before us left it
    sent: dict[str, Any] = {
        name: value or None
        for name, value in body.dict(exclude_unset=True, exclude={"pin"}).items()
        if value or name in _CLEARED_BY_NULL
    }
    if sent.get("card_pubkey"):
        sent["card_pubkey"] = customer_key(sent["card_pubkey"])
    if "pin" in body.__fields_set__:
        sent["pin_hash"] = pin_hash
    changed = replace(staff, **sent)
    try:
        crud.update_staff(tx, changed)
    except DuplicateRow as exc:
        raise _initials_taken(changed.initials) from exc
    if changed != staff:
        acts.note(tx, "staff_changed", merchant, merchant.owner_id, staff.id)
    return changed


def delete_staff(tx: Tx, merchant: Merchant, staff_id: str) -> None:
    """Takes somebody off the staff and forgets their PIN and card. What they did
    keeps their id.

    Raises:
        NotFound: `staff_not_found`.
    """
    lock(tx, merchant)
    staff = get_staff(tx, staff_id)
    crud.update_staff(
        tx, replace(staff, pin_hash=None, deleted_at=clock.now(), card_pubkey=None)
    )
    acts.note(tx, "staff_left", merchant, merchant.owner_id, staff.id)


def get_staff(tx: Tx, staff_id: str) -> Staff:
    """Somebody who works here.

    Raises:
        NotFound: `staff_not_found`.
    """
    staff = crud.get_staff(tx, staff_id)
    if not staff or staff.deleted_at is not None:
        raise staff_not_found()
    return staff


def staff_not_found() -> NotFound:
    return NotFound("staff_not_found", "Nobody of that name works here.")


def _initials_taken(initials: str) -> Conflict:
    return Conflict("initials_taken", f"Somebody else here is {initials} already.")


# --- PINs -----------------------------------------------------------------------------


def pepper(tx: Tx) -> str:
    """The secret that every PIN of this install is mixed with."""
    return install_secret(tx, _SECRET, secrets.token_hex(32))


def hashed(pin: str, key: str) -> str:
    """How a PIN is kept. Slow on purpose.

    Args:
        key: the `pepper`.
    """
    salt = secrets.token_hex(_SALT_BYTES)
    return f"{salt}:{_scrypt(salt, pin, key)}"


def fits(kept: str, pin: str, key: str) -> bool:
    """Whether a PIN is the one that is kept. Slow on purpose."""
    salt, _, digest = kept.partition(":")
    return hmac.compare_digest(_scrypt(salt, pin, key), digest)


def kept_pin(tx: Tx, proof: Proof | None, staff_id: str) -> tuple[str, str] | None:
    """The hash of somebody's PIN and the pepper; nothing if there is none to try.

    Only who acts at the same merchant may try it: others would use its tries up.
    """
    staff = crud.get_staff(tx, staff_id)
    if not staff or not staff.pin_hash or not _is_colleague(tx, proof, staff):
        return None
    return staff.pin_hash, get_secret(tx, _SECRET)


def _is_colleague(tx: Tx, proof: Proof | None, staff: Staff) -> bool:
    if proof is None or proof.kind in (CUSTOMER, SESSION):
        return False
    try:
        authorize(tx, proof, staff.merchant_id, ANYBODYS)
    except LoyaltyError:
        return False
    return True


def _scrypt(salt: str, pin: str, key: str) -> str:
    """RFC 7914 with N = 2^14, r = 8, p = 1: 16 MiB and 30 ms of one core."""
    mixed = hmac.new(bytes.fromhex(key), pin.encode(), hashlib.sha256).digest()
    digest = hashlib.scrypt(mixed, salt=bytes.fromhex(salt), n=2**14, r=8, p=1)
    return digest.hex()
