"""REST for a programme that moves to another server, or comes from one."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from .. import core_payments
from ..fields import Name
from ..merchants.views_program import as_owner
from ..signatures import base_url
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, WalletAdmin, takes_up_to
from . import arriving, document, leaving
from .document import Document

moving_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Moving"])


class MoveBody(BaseModel):
    """The programme's name, typed by its owner: moving away is for good."""

    confirm: Name


@moving_api_router.get("/merchants/{merchant_id}/move")
async def api_outlook(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """What moving to another server would take along, and what it would leave behind.

    `reserved` rewards are in the way: give them or cancel them first. `moved_at` says
    that it has moved.
    """

    def look(tx: Tx) -> dict[str, Any]:
        access = as_owner(tx, proof, merchant_id, moved_too=True)
        return leaving.outlook(tx, access.merchant.program_id)

    return await store.read(look)


@moving_api_router.post("/merchants/{merchant_id}/move")
async def api_leave(merchant_id: str, body: MoveBody, proof: AnyProof) -> Response:
    """Freeze the programme here for good, and take it along as one file.

    For the programme's owner. From this second on nothing is earned, used or taken back
    at any of its places here. Asking again gives the file again.
    """

    def leave(tx: Tx) -> Document:
        access = as_owner(tx, proof, merchant_id, moved_too=True)
        program_id = access.merchant.program_id
        return leaving.leave(tx, program_id, body.confirm, base_url(), access.actor_id)

    left = await store.write(leave)
    text = await run_in_threadpool(left.to_json)
    filename = f"loyalty-programme-{left.program_id}.json"
    disposition = f'attachment; filename="{filename}"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return Response(text, media_type="application/json", headers=headers)


@moving_api_router.post("/moves", status_code=HTTPStatus.CREATED)
@takes_up_to(document.MOST_BYTES)
async def api_arrive(request: Request, proof: WalletAdmin) -> dict[str, Any]:
    """Take in a programme that has left another server: the body is its file.

    Every history in it is checked before anything is written. Its places come onto the
    admin key's wallet. All of it is taken in, or nothing; the same file again gives the
    same answer.
    """
    text = await request.body()
    arrived = await run_in_threadpool(document.read, text)
    hashed = await run_in_threadpool(arrived.hash)
    open_invoices = await core_payments.open_invoices(proof.holder)
    return await store.write(arriving.arrive, proof, arrived, hashed, open_invoices)
