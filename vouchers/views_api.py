"""REST for those who give vouchers: the owner, and managers."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query

from .. import changes, clock
from .. import crud as loyalty
from ..callers import ADMIN, Proof
from ..crud.vouchers import get_voucher
from ..exceptions import NotFound
from ..keys import customer_key
from ..merchants.access import (
    Access,
    Right,
    authorize,
    authorize_branch,
    check_full_mode,
)
from ..nostr.signing_first import Moved, signed_first
from ..store import Tx, store
from ..voucher import Voucher, unknown
from ..web import AnyProof, LoyaltyRoute, Once, Page, page_of
from . import crud, giving, services
from .crud import Listed
from .giving import DrawnVoucher, Gift, SignedVoucher
from .models import GiveBody, WithdrawBody
from .views import State, given_view, kept_view, told_staff

vouchers_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Vouchers"])

MANAGE = Right(ADMIN, scopes=("manage",))
READ = Right(ADMIN, scopes=("read",))


@vouchers_api_router.post(
    "/merchants/{merchant_id}/vouchers", status_code=HTTPStatus.CREATED
)
async def api_give_voucher(
    merchant_id: str, body: GiveBody, proof: AnyProof, key: Once
) -> dict[str, Any]:
    """Give points, or a reward without its points, as a voucher that the guest keeps.

    It is an event signed by the programme's key; only its holder can use it, once. It
    goes to their inbox relays, where the programme names relays; their own page shows
    it in any case. What it is worth (a reward: what it costs) counts against the
    giver's `grant_daily_cap`. Needs an Idempotency-Key.
    """
    pubkey = customer_key(body.customer_pubkey)
    gift = Gift(
        customer_pubkey=pubkey,
        points=body.points or 0,
        reward_id=body.perk or "",
        reason=body.reason,
        days=body.expires_in_days,
    )

    def draw(tx: Tx) -> DrawnVoucher | None:
        access = authorize(tx, proof, merchant_id, MANAGE)
        if key.find(tx) is not None:
            return None  # it was given before, and is not signed again
        check_full_mode(access.merchant)
        return giving.draw(tx, access.merchant, gift)

    def give(tx: Tx, signed: SignedVoucher | None) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, MANAGE)
        kept = key.once(tx, lambda: _given(tx, access, gift, signed))
        return {"voucher": told_staff(kept, _find(tx, kept["id"]))}

    answer = await signed_first(draw, give)
    changes.announce(answer["voucher"]["merchant"]["id"])
    return answer


def _given(
    tx: Tx, access: Access, gift: Gift, signed: SignedVoucher | None
) -> dict[str, Any]:
    if signed is None:
        raise Moved  # what was given before has been let go of meanwhile
    check_full_mode(access.merchant)
    given = giving.give(tx, access.merchant, gift, signed, access.actor_id)
    return kept_view(_get(tx, given))


def _find(tx: Tx, voucher_id: str) -> Listed | None:
    return crud.get_listed(tx, voucher_id, clock.now())


def _get(tx: Tx, voucher: Voucher) -> Listed:
    listed = _find(tx, voucher.id)
    if not listed:
        raise unknown()
    return listed


@vouchers_api_router.get("/merchants/{merchant_id}/vouchers")
async def api_list_vouchers(
    merchant_id: str,
    page: Page,
    proof: AnyProof,
    state: State = None,
    customer_pubkey: Annotated[
        str, Query(description="One guest's, of all branches", max_length=128)
    ] = "",
) -> dict[str, Any]:
    """Vouchers that were given here, newest first."""
    pubkey = customer_key(customer_pubkey) if customer_pubkey else ""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, READ).merchant
        part = (state, clock.now(), page.limit, page.offset)
        if pubkey:
            card = loyalty.find_card(tx, merchant.program_id, pubkey)
            found, total = crud.list_of_cards(tx, [card.id] if card else [], *part)
        else:
            found, total = crud.list_given(tx, merchant.id, *part)
        return page_of([given_view(one) for one in found], total)

    return await store.read(listed)


@vouchers_api_router.delete("/vouchers/{voucher_id}")
async def api_withdraw_voucher(
    voucher_id: str, body: WithdrawBody, proof: AnyProof
) -> dict[str, Any]:
    """Take an open voucher back, and say why. Twice is once.

    Whoever holds it may still have the event; it is worth nothing from now on.
    """

    def withdraw(tx: Tx) -> dict[str, Any]:
        voucher, access = _own(tx, proof, voucher_id)
        ended = services.withdraw(tx, voucher, access.actor_id, body.reason)
        return {"voucher": given_view(_get(tx, ended))}

    answer = await store.write(withdraw)
    changes.announce(answer["voucher"]["merchant"]["id"])
    return answer


def _own(tx: Tx, proof: Proof | None, voucher_id: str) -> tuple[Voucher, Access]:
    """The voucher, if it is of a programme of the caller's.

    Raises:
        NotFound: `voucher_unknown`: not there, or not theirs.
        NotAllowed, NotProved: as `authorize`.
    """
    voucher = get_voucher(tx, voucher_id, clock.now())
    where = (voucher.program_id, voucher.merchant_id) if voucher else ("", "")
    try:
        access = authorize_branch(tx, proof, *where, MANAGE)
    except NotFound:
        access = None
    if not voucher or not access:
        raise unknown()
    return voucher, access
