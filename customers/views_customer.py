"""REST for one customer: who they are to the merchant, and what moved."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from .. import acts, changes
from .. import services as loyalty
from ..callers import ADMIN
from ..exceptions import InvalidInput
from ..fields import Line, Positive, Text
from ..glance import guest_name
from ..keys import customer_key, refuse_secret
from ..merchants.access import Right, authorize, check_full_mode
from ..merchants.models import Merchant
from ..merchants.staff import answering_staff
from ..merchants.views_staff import Said
from ..models import OldCard
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Once, Page, page_of
from . import crud, services, statement_crud
from .services import Described
from .statement_crud import Line as Movement
from .views_api import READ, customer_view

customer_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Customers"])

MANAGE = Right(ADMIN, scopes=("manage",))
CUSTOMER = "/merchants/{merchant_id}/customers/{customer_pubkey}"
CARD = "/restaurants/{merchant_id}/loyalty/{customer_pubkey}"


@customer_api_router.get(CUSTOMER)
async def api_get_customer(
    merchant_id: str, customer_pubkey: str, proof: AnyProof
) -> dict[str, Any]:
    """One customer as in the list, with what only the merchant knows of them."""
    pubkey = customer_key(customer_pubkey)

    def get(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, READ).merchant
        return _view(services.get_customer(tx, merchant.program_id, pubkey))

    return await store.read(get)


def _view(described: Described) -> dict[str, Any]:
    old = described.old_card
    return {
        **customer_view(described.customer),
        "since": described.since,
        "note": described.note,
        "old_card": old_card_view(old) if old else None,
        "old_card_most": described.old_card_most,
    }


class CustomerBody(BaseModel):
    """What the merchant says of a guest; what is not sent stays, what is empty goes.

    Attributes:
        nickname: what they call them; note: what they want to remember.
    """

    nickname: Line | None
    note: Text | None


@customer_api_router.put(CUSTOMER)
async def api_describe_customer(
    merchant_id: str, customer_pubkey: str, body: CustomerBody, proof: AnyProof
) -> dict[str, Any]:
    """Give a guest a nickname, or note something of them.

    Both are the merchant's own, are never published, and go with the card.
    """
    pubkey = customer_key(customer_pubkey)
    if body.nickname is None and body.note is None:
        raise InvalidInput("malformed", "Send a nickname or a note.")
    refuse_secret(body.note)

    def describe(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, MANAGE).merchant
        services.describe_customer(tx, merchant, pubkey, body.nickname, body.note)
        return {
            "id": merchant.id,
            "customer_pubkey": pubkey,
            "name": guest_name(crud.get_name(tx, merchant.program_id, pubkey), pubkey),
        }

    named = await store.write(describe)
    changes.announce(named.pop("id"))
    return named


@customer_api_router.get(f"{CUSTOMER}/statement")
async def api_list_statement(
    merchant_id: str, customer_pubkey: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """What moved on a card, newest first, with the points after each, as on a bank
    statement. In the order in which it was written, at all branches."""
    pubkey = customer_key(customer_pubkey)

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, READ).merchant
        card = services.find_card(tx, merchant.program_id, pubkey)
        found, total = statement_crud.list_statement(
            tx, card.id, page.limit, page.offset
        )
        return page_of([_movement_view(line) for line in found], total)

    return await store.read(listed)


def _movement_view(line: Movement) -> dict[str, Any]:
    entry = line.entry
    return {
        "id": f"{entry.card_id}:{entry.seq}",
        "seq": entry.seq,
        "kind": entry.kind,
        "source": entry.source,
        "points_delta": entry.delta,
        "balance": line.balance,
        "base_sats": entry.base_sats,
        "order_id": entry.order_id,
        "reason": line.reason,
        "time": entry.time,
        "answers": line.answers,
        "actor_id": line.actor_id,
        "merchant": {"id": entry.merchant_id, "name": line.merchant_name},
    }


# --- paper ----------------------------------------------------------------------------


class OldCardBody(BaseModel):
    """How many points a paper card is worth."""

    points: Positive


@customer_api_router.post(f"{CARD}/old-card", status_code=HTTPStatus.CREATED)
async def api_move_old_card(
    merchant_id: str,
    customer_pubkey: str,
    body: OldCardBody,
    proof: AnyProof,
    staff: Said,
    key: Once,
) -> dict[str, Any]:
    """Let what stands on a paper card come over: once for each person.

    It takes a paid bill, and comes when the time for refunds of that bill is over; at
    most `old_card_points`, within the day's budgets for new guests. By a manager's
    link somebody of the staff answers for it. Needs an Idempotency-Key.
    """
    pubkey = customer_key(customer_pubkey)

    def move(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, MANAGE)
        actor_id = answering_staff(tx, access, staff, for_money=True)
        return {
            "merchant_id": access.merchant.id,
            "answer": key.once(
                tx, lambda: _moved(tx, access.merchant, actor_id, pubkey, body.points)
            ),
        }

    moved = await store.write(move)
    changes.announce(moved["merchant_id"])
    answer: dict[str, Any] = moved["answer"]
    return answer


@customer_api_router.delete(f"{CARD}/old-card")
async def api_call_back_old_card(
    merchant_id: str, customer_pubkey: str, proof: AnyProof, staff: Said
) -> dict[str, Any]:
    """Call a paper card back whose points have not come yet.

    Typed wrong, or not theirs: another can be moved over.
    """
    pubkey = customer_key(customer_pubkey)

    def call_back(tx: Tx) -> tuple[str, OldCard]:
        access = authorize(tx, proof, merchant_id, MANAGE)
        merchant = access.merchant
        actor_id = answering_staff(tx, access, staff, for_money=True)
        gone = loyalty.call_back_old_card(tx, merchant.program_id, pubkey)
        acts.note(tx, "old_card_called_back", merchant, actor_id)
        return merchant.id, gone

    merchant, gone = await store.write(call_back)
    changes.announce(merchant)
    return {"old_card": old_card_view(gone)}


def _moved(
    tx: Tx, merchant: Merchant, actor_id: str, pubkey: str, points: int
) -> dict[str, Any]:
    check_full_mode(merchant)
    paper = loyalty.Paper(
        program_id=merchant.program_id,
        merchant_id=merchant.id,
        clock=merchant.clock,
        actor_id=actor_id,
        points=points,
    )
    old, usable = loyalty.move_old_card(tx, pubkey, paper)
    return {"old_card": old_card_view(old), "points": usable}


def old_card_view(old: OldCard) -> dict[str, Any]:
    return {
        "points": old.points,
        "state": old.state,
        "asked_at": old.asked_at,
        "due_at": old.due_at,
        "actor_id": old.actor_id,
    }
