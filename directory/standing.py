"""Verbs of the community: who may stand in the directory, and why not.

A merchant works from its first minute; where it stands governs only what the public is
shown. Somebody who was approved and then changes its name or place stays approved, and
the community sees what has changed since.
"""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256

from .. import acts, clock
from ..exceptions import Conflict, InvalidInput, NotFound
from ..merchants import crud as merchants
from ..merchants import services
from ..merchants.models import Merchant
from ..store import Tx
from . import listing_crud, standing_crud
from .evidence import is_domain, osm_id_of
from .models import (
    APPROVED,
    DRAFT,
    PENDING,
    REJECTED,
    SUSPENDED,
    Evidence,
    Verification,
    watched,
)

_NEEDS_A_REASON = (REJECTED, SUSPENDED)


def checked(shown: Evidence) -> Evidence:
    """Raises: InvalidInput `bad_domain`, `bad_nostr_address`, `bad_osm_id`."""
    if shown.domain and not is_domain(shown.domain):
        raise InvalidInput("bad_domain", "A domain is a name like example.com.")
    if shown.nip05 and not is_domain(shown.nip05.lower().rpartition("@")[2]):
        raise InvalidInput(
            "bad_nostr_address", "A Nostr address is a name like ana@example.com."
        )
    if shown.osm_id and not osm_id_of(shown.osm_id):
        words = "An OpenStreetMap id is like node/123, way/123 or relation/123."
        raise InvalidInput("bad_osm_id", words)
    return shown


def ask(
    tx: Tx, merchant: Merchant, shown: Evidence, nip05_said: str, actor_id: str
) -> Verification:
    """Asks the community to look, with what shows that the merchant is who it says.

    A draft, or one that was rejected, waits again; whoever is suspended stays so until
    somebody has looked.

    Raises:
        Conflict: `already_approved`, and nothing has changed since.
        NotFound: `merchant_not_found`.
    """
    merchant = services.lock(tx, merchant)
    standing = listing_crud.get_standing(tx, merchant.id)
    now = clock.now()
    is_settled = not standing.changed_at and not standing.is_stale(now)
    if merchant.status == APPROVED and is_settled:
        raise Conflict("already_approved", "You are in the directory already.")
    before = standing_crud.last_verification(tx, merchant.id)
    verification = Verification(
        merchant_id=merchant.id,
        number=before.number + 1 if before else 1,
        domain=shown.domain or "",
        nip05=shown.nip05 or "",
        nip05_said=nip05_said,
        osm_id=osm_id_of(shown.osm_id or "") or "",
        statement=shown.statement or "",
        asked_at=now,
        actor_id=actor_id,
    )
    standing_crud.insert_verification(tx, verification)
    listing_crud.put_standing(tx, replace(standing, asked_at=now))
    if merchant.status in (DRAFT, REJECTED):
        services.set_status(tx, merchant, PENDING)
    acts.note(tx, "verification_asked", merchant, actor_id)
    return verification


def decide(
    tx: Tx, merchant_id: str, status: str, reason: str, actor_id: str
) -> Merchant:
    """Where a merchant stands from now on. Approving it again says that somebody has
    looked again.

    Raises:
        NotFound: `merchant_not_found`; InvalidInput: `reason_needed`.
    """
    merchant = merchants.get_merchant(tx, merchant_id)
    if not merchant:
        raise NotFound("merchant_not_found", "There is no such merchant.")
    merchant = services.lock(tx, merchant)
    if status in _NEEDS_A_REASON and not reason:
        raise InvalidInput("reason_needed", "Say why: the merchant is told.")
    now, keeper = clock.now(), known_as(actor_id)
    standing = replace(
        listing_crud.get_standing(tx, merchant.id),
        reason=reason if status in _NEEDS_A_REASON else "",
        decided_at=now,
        decided_by=keeper,
    )
    if status == APPROVED:
        standing = replace(
            standing,
            verified_at=now,
            verified_by=keeper,
            seen=json.dumps(watched(merchant), ensure_ascii=False),
            changed_fields="",
            changed_at=None,
        )
    listing_crud.put_standing(tx, standing)
    merchant = services.set_status(tx, merchant, status)
    said = f"{status}: {reason}" if reason else status
    acts.note(tx, "status_changed", merchant, keeper, words=said)
    return merchant


def known_as(actor_id: str) -> str:
    """What a keeper's acts stand under: the merchant sees them, and the id of an
    account of LNbits is for nobody's eyes."""
    return f"community:{sha256(actor_id.encode()).hexdigest()[:16]}"
