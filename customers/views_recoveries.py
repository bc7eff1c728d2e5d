"""REST for a card that was lost with a phone: ask, approve, wait, say no."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from .. import changes, clock
from .. import crud as loyalty
from .. import services as core
from ..callers import ADMIN, CUSTOMER, SESSION, Proof
from ..crud import Recovery
from ..exceptions import NotAllowed, NotFound
from ..fields import Label, Name, Reason
from ..glance import guest_name
from ..keys import customer_key
from ..merchants.access import Access, Right, authorize
from ..signatures import purpose
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import crud, recoveries
from .views_own import signer

recoveries_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Lost cards"])

MANAGE = Right(ADMIN, scopes=("manage",))


class RecoveryBody(BaseModel):
    """A receipt of a bill that the lost card has, and the key that is to have it."""

    receipt_token: Name
    new_pubkey: Label


@recoveries_api_router.post(
    "/recoveries", status_code=HTTPStatus.CREATED, openapi_extra=purpose("recover")
)
async def api_ask_recovery(body: RecoveryBody, proof: AnyProof) -> dict[str, Any]:
    """Ask for a lost card to move to a new key, by one of its receipts.

    Signed by the new key. A manager approves; 48 hours later everything moves, unless
    the card's holder says no. Only cards whose key was made in a page can be lost.
    """
    new_pubkey = customer_key(body.new_pubkey)

    def ask(tx: Tx) -> Recovery:
        if signer(tx, proof) != new_pubkey:
            raise NotAllowed("not_your_key", "Sign it with the key that is to have it.")
        return recoveries.ask(tx, body.receipt_token, new_pubkey)

    asked = await store.write(ask)
    changes.announce(asked.merchant_id)
    return recovery_view(asked)


class ApproveBody(BaseModel):
    """Why the manager believes it."""

    reason: Reason


@recoveries_api_router.post("/recoveries/{recovery_id}/approve")
async def api_approve_recovery(
    recovery_id: str, body: ApproveBody, proof: AnyProof
) -> dict[str, Any]:
    """Let the wait begin: 48 hours from now the card moves.

    For the merchant's admin key or a token with `manage`, three times a day.
    """

    def approve(tx: Tx) -> Recovery:
        access = _as_staff(tx, proof, recovery_id)
        clock_of = access.merchant.clock
        return core.approve_recovery(
            tx, recovery_id, body.reason, access.actor_id, clock_of
        )

    return await _told(approve)


@recoveries_api_router.delete(
    "/recoveries/{recovery_id}", openapi_extra=purpose("keep")
)
async def api_cancel_recovery(recovery_id: str, proof: AnyProof) -> dict[str, Any]:
    """Say no: the card stays where it is.

    For the card's holder or the new key, by a signed request, and for the merchant.
    """

    def cancel(tx: Tx) -> Recovery:
        return core.cancel_recovery(tx, recovery_id, _canceler(tx, proof, recovery_id))

    return await _told(cancel)


async def _told(act: Any) -> dict[str, Any]:
    recovery = await store.write(act)
    changes.announce(recovery.merchant_id)
    return recovery_view(recovery)


def _canceler(tx: Tx, proof: Proof | None, recovery_id: str) -> str:
    if proof and proof.kind not in (CUSTOMER, SESSION):
        return _as_staff(tx, proof, recovery_id).actor_id
    pubkey = signer(tx, proof)
    found = loyalty.get_recovery(tx, recovery_id)
    if not found or not core.is_party(tx, found, pubkey):
        raise core.recovery_not_found()
    return f"card:{found.card_id}"


def _as_staff(tx: Tx, proof: Proof | None, recovery_id: str) -> Access:
    """Staff of the merchant whose receipt was shown."""
    found = loyalty.get_recovery(tx, recovery_id)
    try:
        return authorize(tx, proof, found.merchant_id if found else "", MANAGE)
    except NotFound as exc:
        raise core.recovery_not_found() from exc


@recoveries_api_router.get("/merchants/{merchant_id}/recoveries")
async def api_list_recoveries(
    merchant_id: str,
    page: Page,
    proof: AnyProof,
    state: Annotated[str, Query(pattern="^(open|all)$")] = "open",
) -> dict[str, Any]:
    """Lost cards that wait for a manager, or for their 48 hours; with `state=all` also
    those that are over: who approved them, when and why."""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, MANAGE).merchant
        since = clock.now() - core.ASKED_SECONDS
        part = {"limit": page.limit, "offset": page.offset}
        found, total = loyalty.list_recoveries(
            tx, merchant.id, state == "open", since, part
        )
        return page_of([_staff_view(tx, one) for one in found], total)

    return await store.read(listed)


def _staff_view(tx: Tx, recovery: Recovery) -> dict[str, Any]:
    card = loyalty.get_card(tx, recovery.card_id)
    pubkey = card.customer_pubkey if card else None
    named = crud.get_name(tx, recovery.program_id, pubkey) if pubkey else None
    return {
        **recovery_view(recovery),
        "name": guest_name(named, pubkey) if pubkey else "",
        "customer_pubkey": pubkey,
        "new_pubkey": recovery.new_pubkey,
        "approved_by": recovery.approver,
        "reason": recovery.reason,
        "ended_by": recovery.ended_by,
    }


def recovery_view(recovery: Recovery) -> dict[str, Any]:
    return {
        "id": recovery.id,
        "state": recovery.state,
        "merchant_id": recovery.merchant_id,
        "started_at": recovery.asked_at,
        "approved_at": recovery.approved_at,
        "ends_at": recovery.ends_at,
        "lapses_at": core.lapses_at(recovery),
        "ended_at": recovery.ended_at,
    }
