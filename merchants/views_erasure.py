"""REST for being forgotten."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from .. import acts, changes
from .. import services as loyalty
from ..callers import ADMIN, Proof
from ..exceptions import NotAllowed
from ..keys import customer_key
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute
from . import services
from .access import Access, Right, authorize

erasure_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Card"])

ERASE = Right(ADMIN, customer=True)

# What is kept, and where: a stable code, and words for a person.
REMAINS = {
    "payments": (
        "LNbits keeps its own list of payments. What a wallet paid or got stays in it."
    ),
    "failed_calls": (
        "LNbits notes the addresses of calls that failed, for seven days, unless "
        "whoever runs the server has left Loyalty out of that."
    ),
    "relays": (
        "What was published on Nostr relays stays there: nobody can take it back."
    ),
    "backups": ("Backups from before today hold the card until they are thrown away."),
    "bills": "The bills stay, without a name, so that the books add up.",
    "returning": (
        "For a year this server can tell that this key was here before, so that nobody "
        "is new twice. It does not keep the key for that."
    ),
}


def farewell(points_ended: int) -> dict[str, Any]:
    """What somebody is told who was forgotten just now."""
    return {
        "erased": True,
        "points_ended": points_ended,
        "remains": list(REMAINS.values()),
        "remains_codes": list(REMAINS),
    }


@erasure_api_router.delete("/restaurants/{merchant_id}/loyalty/{customer_pubkey}")
async def api_erase(
    merchant_id: str, customer_pubkey: str, proof: AnyProof
) -> dict[str, Any]:
    """Forget a customer: the key goes, open points end, totals stay.

    For the customer's own signed request, or the admin key of the programme's owner.
    All branches forget, and all cards that were merged into this one. `remains` says
    what is kept, and where; it cannot be undone.
    """
    pubkey = customer_key(customer_pubkey)
    merchant_id, ended = await store.write(_erase, proof, merchant_id, pubkey)
    await store.scrub()
    changes.announce(merchant_id)
    return farewell(ended)


def _erase(tx: Tx, proof: Proof | None, ref: str, pubkey: str) -> tuple[str, int]:
    access = authorize(tx, proof, ref, ERASE)
    _check_right(tx, access, pubkey)
    program_id = access.merchant.program_id
    ended = loyalty.erase(tx, program_id, pubkey, access.actor_id)
    if access.customer_pubkey is None:
        acts.note(tx, "guest_erased", access.merchant, access.actor_id)
    return access.merchant.id, ended


def _check_right(tx: Tx, access: Access, pubkey: str) -> None:
    if access.customer_pubkey is None:
        services.check_program_owner(tx, access)
    elif access.customer_pubkey != pubkey:
        raise NotAllowed("not_your_card", "You can erase your own card only.")
