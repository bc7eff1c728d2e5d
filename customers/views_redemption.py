"""REST for rewards that were asked for: fulfil, cancel, undo, and lists of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel

from .. import changes, clock, crud, services, tries
from ..callers import ADMIN, Proof
from ..exceptions import NotAllowed, NotFound, NotProved
from ..fields import Line, Name
from ..glance import guest_name
from ..keys import customer_key
from ..ledger import NEVER
from ..merchants.access import Access, Right, authorize, authorize_branch
from ..merchants.staff import answering_staff
from ..merchants.views_staff import Said
from ..rewards import RESERVED, Redemption, shown_value
from ..store import Row, Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, Paging, page_of

redemption_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Card"])

FULFIL = Right(ADMIN, scopes=("redeem",))
CANCEL = Right(ADMIN, scopes=("redeem",), customer=True)
UNDO = Right(ADMIN, scopes=("manage",))
LIST = Right(ADMIN, scopes=("read", "redeem", "monitor"))
OWN_LIST = Right(ADMIN, scopes=("read", "redeem", "monitor"), customer=True)

Status = Annotated[
    Literal["reserved", "fulfilled", "canceled", "lapsed"] | None, Query()
]
CARD = "/restaurants/{merchant_id}/loyalty/{customer_pubkey}"


class CodeBody(BaseModel):
    """What the guest's phone shows: the long code or the six characters."""

    code: Name


class CancelBody(BaseModel):
    """Why, if anybody wants to say."""

    reason: Line = Line("")


class UndoBody(BaseModel):
    """Why: it stays with the event."""

    reason: Name


def check_signer(access: Access, pubkey: str) -> None:
    """Raises: NotAllowed `not_your_card`."""
    if access.customer_pubkey not in (None, pubkey):
        raise NotAllowed("not_your_card", "You can use your own card only.")


def codes_of(tx: Tx, redemption: Redemption) -> dict[str, str]:
    """The codes of a redemption, which are never in what is stored of an answer."""
    return {
        "code": services.code_of(tx, redemption.id),
        "short_code": redemption.short_code,
    }


@redemption_api_router.post("/redemptions/{redemption_id}/fulfil")
async def api_fulfil(
    redemption_id: str, body: CodeBody, proof: AnyProof
) -> dict[str, Any]:
    """The guest showed the code: the reward is given, and that is final."""

    def fulfil(tx: Tx) -> dict[str, Any]:
        _, access = _own(tx, proof, redemption_id, FULFIL)
        branch, actor_id = access.merchant.id, access.actor_id
        made = services.fulfil(tx, redemption_id, body.code, branch, actor_id)
        return {"redemption": redemption_view(made, clock.now())}

    return await _guessing(proof, fulfil)


@redemption_api_router.post("/merchants/{merchant_id}/redemptions/fulfil")
async def api_fulfil_shown(
    merchant_id: str, body: CodeBody, proof: AnyProof
) -> dict[str, Any]:
    """The same for a code alone, scanned or read out, whichever reward it is of."""

    def fulfil(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, FULFIL)
        branch = access.merchant
        made = services.fulfil_shown(
            tx, branch.program_id, body.code, branch.id, access.actor_id
        )
        return {"redemption": redemption_view(made, clock.now())}

    return await _guessing(proof, fulfil)


async def _guessing(
    proof: Proof | None, fulfil: Callable[[Tx], dict[str, Any]]
) -> dict[str, Any]:
    """Lets a caller try a code, not too often."""
    if proof is None:
        raise NotProved("not_proved", "Send an API key or a token.")
    caller = f"{proof.kind}:{proof.holder}"
    with tries.guessing(caller, "wrong_code", clock.now()):
        return _told(await store.write(fulfil))


@redemption_api_router.post("/redemptions/{redemption_id}/cancel")
async def api_cancel(
    redemption_id: str, body: CancelBody, proof: AnyProof
) -> dict[str, Any]:
    """Give a reservation up: its points go back as they were."""

    def cancel(tx: Tx) -> dict[str, Any]:
        redemption, access = _own(tx, proof, redemption_id, CANCEL)
        return _ended(services.cancel(tx, redemption, access.actor_id, body.reason))

    return _told(await store.write(cancel))


@redemption_api_router.post("/redemptions/{redemption_id}/undo")
async def api_undo(
    redemption_id: str, body: UndoBody, proof: AnyProof, staff: Said
) -> dict[str, Any]:
    """Take a reward back that was given, and say why: its points go back.

    By a manager's link somebody of the staff answers for it.
    """

    def undo(tx: Tx) -> dict[str, Any]:
        redemption, access = _own(tx, proof, redemption_id, UNDO)
        actor_id = answering_staff(tx, access, staff, for_money=True)
        return _ended(services.undo(tx, redemption, actor_id, body.reason))

    return _told(await store.write(undo))


def _own(
    tx: Tx, proof: Proof | None, redemption_id: str, right: Right
) -> tuple[Redemption, Access]:
    """The redemption, if it is of a programme of the caller's, or the caller's own.

    Raises:
        NotFound: `redemption_not_found`: the two look the same.
    """
    redemption = crud.get_redemption(tx, redemption_id)
    where = (redemption.program_id, redemption.merchant_id) if redemption else ("", "")
    try:
        access = authorize_branch(tx, proof, *where, right)
    except NotFound:
        access = None
    if not redemption or not access or not _is_theirs(tx, access, redemption):
        raise services.redemption_not_found()
    return redemption, access


def _is_theirs(tx: Tx, access: Access, redemption: Redemption) -> bool:
    """Staff's is every one of their programme; a customer's, those of their card."""
    signer = access.customer_pubkey
    if signer is None:
        return True
    card = crud.find_card(tx, redemption.program_id, signer)
    made_on = crud.get_card(tx, redemption.card_id)
    return bool(card and made_on and card.id in (made_on.id, made_on.merged_into))


def _ended(ended: tuple[Redemption, int]) -> dict[str, Any]:
    redemption, points = ended
    return {"redemption": redemption_view(redemption, clock.now()), "points": points}


def _told(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer, once the merchant's screens have been told."""
    changes.announce(answer["redemption"]["merchant_id"])
    return answer


# --- lists ----------------------------------------------------------------------------


@redemption_api_router.get("/merchants/{merchant_id}/redemptions")
async def api_list_redemptions(
    merchant_id: str, page: Page, proof: AnyProof, status: Status = None
) -> dict[str, Any]:
    """Rewards that were used here, newest first. Codes are the guests' own."""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, LIST).merchant
        return _page(tx, {"merchant_id": merchant.id}, status, page)

    return await store.read(listed)


@redemption_api_router.get(f"{CARD}/redemptions")
async def api_list_own_redemptions(
    merchant_id: str,
    customer_pubkey: str,
    page: Page,
    proof: AnyProof,
    status: Status = None,
) -> dict[str, Any]:
    """Rewards that a customer used; with the codes of open ones if they sign for it.

    A code takes the reward, and a session takes nothing.
    """
    pubkey = customer_key(customer_pubkey)

    def listed(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, OWN_LIST)
        check_signer(access, pubkey)
        card = crud.find_card(tx, access.merchant.program_id, pubkey)
        if not card:
            return page_of([], 0)
        found = _page(tx, {"card_id": card.id}, status, page)
        if access.customer_pubkey and not access.session_hash:
            found["data"] = [_with_own_codes(tx, view) for view in found["data"]]
        return found

    return await store.read(listed)


def _with_own_codes(tx: Tx, view: dict[str, Any]) -> dict[str, Any]:
    if view["status"] != RESERVED:
        return view
    return {**view, **codes_of(tx, services.get_redemption(tx, view["id"]))}


def _page(tx: Tx, where: Row, status: str | None, page: Paging) -> dict[str, Any]:
    at = clock.now()
    part = {"limit": page.limit, "offset": page.offset}
    found, total = crud.list_redemptions(tx, where, status, at, part)
    return page_of([_row(made, guest, at) for made, guest in found], total)


def _row(redemption: Redemption, guest: Row, at: int) -> dict[str, Any]:
    pubkey = guest["customer_pubkey"]
    return {
        **redemption_view(redemption, at),
        "customer_pubkey": pubkey,
        "name": guest_name(guest["nickname"], pubkey or ""),
    }


def redemption_view(redemption: Redemption, at: int) -> dict[str, Any]:
    """A redemption as it is at a moment, without its codes."""
    expires_at = redemption.expires_at
    return {
        "id": redemption.id,
        "merchant_id": redemption.merchant_id,
        "status": redemption.status_at(at),
        "reward": {
            "id": redemption.reward_id,
            "name": redemption.reward_name,
            "kind": redemption.kind,
            "value": shown_value(redemption.kind, redemption.value),
        },
        "points": redemption.points,
        "created_at": redemption.created_at,
        "expires_at": expires_at if expires_at < NEVER else None,
        "fulfil_at": redemption.fulfil_at,
        "ended_at": redemption.ended(at),
    }
