"""REST for tables, and for guests who say that they sit at one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request

from .. import acts, changes, clock, sessions
from ..callers import CUSTOMER, INVOICE, SESSION, Proof
from ..customers.services import glance
from ..customers.views_api import glance_view
from ..exceptions import NotFound, NotProved
from ..guesses import count_guess
from ..merchants.access import OWNER, Right, authorize
from ..merchants.models import Merchant
from ..signatures import base_url, purpose
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, NewSession, Page, address_of, page_of
from . import crud, services
from .models import CheckinBody, Seated, Table, TableBody

tables_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Tables"])

NAMES = Right(INVOICE, scopes=("monitor", "pos"))
WHO_IS_THERE = Right(INVOICE, scopes=("monitor",))


# --- tables ---------------------------------------------------------------------------


@tables_api_router.get("/merchants/{merchant_id}/tables")
async def api_list_tables(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """The merchant's tables, 2 before 10, each with the link for its QR or NFC
    sticker."""

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, NAMES).merchant
        found, total = crud.list_tables(tx, merchant.id, page.limit, page.offset)
        # Whoever has a table has the secret: it was made with the first one.
        secret = services.link_secret(tx) if found else ""
        return page_of([_table_view(secret, table) for table in found], total)

    return await store.read(listed)


@tables_api_router.post(
    "/merchants/{merchant_id}/tables", status_code=HTTPStatus.CREATED
)
async def api_create_table(
    merchant_id: str, body: TableBody, proof: AnyProof
) -> dict[str, Any]:
    """Put up a table; `url` is what its sticker says.

    Bills are of that table if their `table` has its name. One that was taken away and
    is put up again has another link.
    """

    def create(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, OWNER).merchant
        made = services.create_table(tx, merchant, body)
        acts.note(tx, "table_added", merchant, merchant.owner_id, made.id)
        return _table_view(services.link_secret(tx), made)

    return await store.write(create)


@tables_api_router.delete("/tables/{table_id}")
async def api_delete_table(table_id: str, proof: AnyProof) -> dict[str, Any]:
    """Take a table away: its link opens nothing from the very next request on."""

    def delete(tx: Tx) -> str:
        merchant = _merchant_of(tx, proof, table_id)
        services.delete_table(tx, services.get_table(tx, table_id))
        acts.note(tx, "table_removed", merchant, merchant.owner_id, table_id)
        return merchant.id

    changes.announce(await store.write(delete))
    return {"id": table_id, "deleted": True}


def _merchant_of(tx: Tx, proof: Proof | None, table_id: str) -> Merchant:
    """Whose a table is, if the caller owns it.

    Raises:
        NotFound: `table_not_found`: not there, or not theirs.
        NotAllowed, NotProved: as `authorize`.
    """
    table = crud.get_table(tx, table_id)
    try:
        return authorize(tx, proof, table.merchant_id if table else "", OWNER).merchant
    except NotFound as exc:
        raise services.table_not_found() from exc


def _table_view(secret: str, table: Table) -> dict[str, Any]:
    shown = {k: v for k, v in vars(table).items() if k != "deleted_at"}
    token = services.table_token(secret, table)
    return {**shown, "url": f"{base_url()}/loyalty/t/{token}"}


# --- guests at them -------------------------------------------------------------------


@tables_api_router.get("/tables/by-link/{table_token}")
async def api_look_at_table(request: Request, table_token: str) -> dict[str, Any]:
    """Which table of which place a link is of, and no more."""

    def look(tx: Tx) -> dict[str, Any]:
        return _place(*services.find_table(tx, table_token))

    with _guessing(request):
        return await store.read(look)


@tables_api_router.post(
    "/checkins", status_code=HTTPStatus.CREATED, openapi_extra=purpose("checkin")
)
async def api_check_in(
    request: Request, body: CheckinBody, proof: AnyProof, sign_in: NewSession
) -> dict[str, Any]:
    """Say that you sit at a table, for three hours; at another one, you have moved.

    By a signed request, which signs this browser in, or by a session. It earns nothing.
    Your bills that are open on that table now are confirmed by it.
    """
    is_signed = proof is not None and proof.kind == CUSTOMER

    def check_in(tx: Tx) -> tuple[str, dict[str, Any]]:
        guest = _guest(tx, proof)
        table, merchant = services.find_table(tx, body.table_token)
        session_hash = proof.holder if proof else ""
        if is_signed:
            session_hash = sign_in.open(tx, guest).id_hash
        made = services.check_in(tx, table, merchant, guest, session_hash)
        return merchant.id, {**_place(table, merchant), "until": made.until}

    with _guessing(request):
        merchant_id, seated = await store.write(check_in)
    if is_signed:
        sign_in.give_cookie()
    changes.announce(merchant_id)
    return seated


def _guest(tx: Tx, proof: Proof | None) -> str:
    """Raises: NotProved `not_proved`, `session_ended`; NotAllowed `csrf_needed`."""
    if proof and proof.kind == CUSTOMER:
        return proof.holder
    if proof and proof.kind == SESSION:
        return sessions.admit(tx, proof, clock.now()).pubkey
    raise NotProved("not_proved", "Sign the request with your key.")


@contextmanager
def _guessing(request: Request) -> Iterator[None]:
    try:
        yield
    except NotFound:
        count_guess(address_of(request), clock.now())
        raise


def _place(table: Table, merchant: Merchant) -> dict[str, Any]:
    return {
        "merchant": merchant.brief,
        "table": table.name,
    }


@tables_api_router.get("/merchants/{merchant_id}/checkins")
async def api_list_checkins(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """Who has said to sit at which table, within three hours, whoever came last first.

    `PUT /orders/{id}/customer` with their `customer_pubkey` puts a bill on their card.
    """

    def listed(tx: Tx) -> dict[str, Any]:
        merchant = authorize(tx, proof, merchant_id, WHO_IS_THERE).merchant
        here, total = crud.list_checkins(
            tx, merchant.id, clock.now(), page.limit, page.offset
        )
        return page_of([_seated_view(tx, merchant, seated) for seated in here], total)

    return await store.read(listed)


def _seated_view(tx: Tx, merchant: Merchant, seated: Seated) -> dict[str, Any]:
    """The visit that they are on counts in the glance: they sit there."""
    pubkey = seated.checkin.customer_pubkey
    return {
        "table": seated.table_name,
        "table_id": seated.checkin.table_id,
        "customer_pubkey": pubkey,
        "at": seated.checkin.at,
        "until": seated.checkin.until,
        "glance": glance_view(glance(tx, merchant, pubkey, has_open_bill=True)),
    }
