"""REST for a merchant's staff, and who of them says to act."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header

from .. import clock, tries
from ..callers import ADMIN, Proof
from ..exceptions import NotFound
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import crud, staff
from .access import OWNER, Right, authorize
from .models import Merchant, Staff, StaffBody, StaffUpdate
from .staff import StaffSaid

staff_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Merchants"])

INITIALS_BAR = Right(ADMIN, scopes=("monitor", "pos"))


async def staff_said(
    proof: AnyProof,
    staff_id: Annotated[
        str, Header(alias="X-Loyalty-Staff", description="Who of the staff acts: an id")
    ] = "",
    pin: Annotated[
        str, Header(alias="X-Loyalty-Pin", description="Their PIN, where it is asked")
    ] = "",
) -> StaffSaid:
    """Who of the staff a caller says to be, for `staff.named_staff`.

    A PIN that is sent is tried here, in a thread, before the unit of work.

    Raises:
        NotAllowed: `wrong_pin`.
        TooMany: `too_many_tries`, five wrong ones in a minute for one person.
    """
    kept = await store.read(staff.kept_pin, proof, staff_id) if pin else None
    if not kept:
        return StaffSaid(staff_id, pin)
    pin_hash, key = kept
    with tries.guessing(f"staff:{staff_id}", staff.WRONG_PIN, clock.now(), "PINs"):
        if not await asyncio.to_thread(staff.fits, pin_hash, pin, key):
            raise staff.wrong_pin()
    return StaffSaid(staff_id, pin, pin_hash)


Said = Annotated[StaffSaid, Depends(staff_said)]


@staff_api_router.get("/merchants/{merchant_id}/staff")
async def api_list_staff(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """Who works here, by initials: for the bar on which they say who they are."""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, INITIALS_BAR).merchant
        people, total = crud.list_staff(tx, merchant.id, page.limit, page.offset)
        return page_of([staff_view(person) for person in people], total)

    return await store.read(listed)


@staff_api_router.post("/merchants/{merchant_id}/staff", status_code=HTTPStatus.CREATED)
async def api_create_staff(
    merchant_id: str, body: StaffBody, proof: AnyProof
) -> dict[str, Any]:
    """Add somebody by one to four letters, and a PIN of four digits where it is asked.

    A PIN is never told again, only whether there is one. `card_pubkey` is the key of
    their own card as a guest: it brings no new guests.
    """

    def owned(tx: Tx) -> Merchant:
        return authorize(tx, proof, merchant_id, OWNER).merchant

    pin_hash = await _hash_of(body.pin, owned)

    def create(tx: Tx) -> dict[str, Any]:
        return staff_view(staff.create_staff(tx, owned(tx), body, pin_hash))

    return await store.write(create)


@staff_api_router.put("/staff/{staff_id}")
async def api_update_staff(
    staff_id: str, body: StaffUpdate, proof: AnyProof
) -> dict[str, Any]:
    """Change initials, name, PIN or card; fields that are not sent stay.

    `null` takes away the name, the PIN or the card.
    """

    def owned(tx: Tx) -> Merchant:
        return _merchant_of(tx, proof, staff_id)

    pin_hash = await _hash_of(body.pin, owned)

    def update(tx: Tx) -> dict[str, Any]:
        changed = staff.update_staff(tx, owned(tx), staff_id, body, pin_hash)
        return staff_view(changed)

    return await store.write(update)


@staff_api_router.delete("/staff/{staff_id}")
async def api_delete_staff(staff_id: str, proof: AnyProof) -> dict[str, Any]:
    """Take somebody off the staff, for the very next request. What they did stays."""

    def delete(tx: Tx) -> dict[str, Any]:
        staff.delete_staff(tx, _merchant_of(tx, proof, staff_id), staff_id)
        return {"id": staff_id, "deleted": True}

    return await store.write(delete)


async def _hash_of(pin: str | None, owned: Callable[[Tx], Merchant]) -> str | None:
    """How a PIN will be kept, if there is one; computed only for who may set it."""
    if not pin:
        return None

    def pepper(tx: Tx) -> str:
        owned(tx)
        return staff.pepper(tx)

    return await asyncio.to_thread(staff.hashed, pin, await store.write(pepper))


def _merchant_of(tx: Tx, proof: Proof | None, staff_id: str) -> Merchant:
    """Whose staff somebody is, if the caller owns it.

    Raises:
        NotFound: `staff_not_found`: not there, or not theirs.
        NotAllowed, NotProved: as `authorize`.
    """
    person = crud.get_staff(tx, staff_id)
    ref = person.merchant_id if person else ""
    try:
        return authorize(tx, proof, ref, OWNER).merchant
    except NotFound as exc:
        raise staff.staff_not_found() from exc


def staff_view(person: Staff) -> dict[str, Any]:
    """Somebody of the staff, without their PIN, and without the key of their card."""
    hidden = ("pin_hash", "deleted_at", "card_pubkey")
    shown = {k: v for k, v in vars(person).items() if k not in hidden}
    return {
        **shown,
        "has_pin": person.pin_hash is not None,
        "has_card": person.card_pubkey is not None,
    }
