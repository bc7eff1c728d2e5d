"""REST for all that goes out: the customers as a file, and everything as an archive."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from tempfile import TemporaryFile
from typing import IO, Final

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from ..callers import ADMIN
from ..customers.services import customers_after
from ..insights import services as log
from ..insights.models import Selection, Wanted
from ..merchants.access import Right, authorize
from ..merchants.views_program import as_owner
from ..spreadsheet import MEDIA_TYPE
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute
from . import everything

exporting_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Import and export"])

READ = Right(ADMIN, scopes=("read",))
CHUNK = 1 << 20
_CSV: Final = {"content": {"text/csv": {}}, "description": "The file"}
_ZIP: Final = {"content": {"application/zip": {}}, "description": "The archive"}


@exporting_api_router.get(
    "/merchants/{merchant_id}/customers.csv",
    response_class=StreamingResponse,
    responses={200: _CSV},
)
async def api_customers_csv(merchant_id: str, proof: AnyProof) -> StreamingResponse:
    """Every customer of the programme with what they can use, as a CSV file.

    For the wallet's admin key, or a token with `read`. The list can be taken in again,
    here or by another server.
    """

    def begin(tx: Tx) -> tuple[str, str]:
        merchant = authorize(tx, proof, merchant_id, READ).merchant
        return merchant.program_id, merchant.slug

    program_id, slug = await store.read(begin)
    headers = _named(f"customers-{slug}.csv")
    return StreamingResponse(
        _customers(program_id), media_type=MEDIA_TYPE, headers=headers
    )


async def _customers(program_id: str) -> AsyncIterator[str]:
    """A page at a time, each in a snapshot of its own."""
    text, after = everything.customers_header(), ""
    while True:
        yield text
        found = await store.read(customers_after, program_id, after, everything.PAGE)
        if not found:
            return
        after = found[-1].listed.balance.card_id
        text = everything.customer_lines(found)


@exporting_api_router.get(
    "/merchants/{merchant_id}/everything.zip",
    response_class=StreamingResponse,
    responses={200: _ZIP},
)
async def api_everything(merchant_id: str, proof: AnyProof) -> StreamingResponse:
    """All that the programme has, as files that other programs read: customers, the
    event log, bills (CSV), and what it is set to (JSON).

    For the programme's owner, also when it has moved away. To go on on another Loyalty,
    move it (`POST …/move`): these files prove nothing.
    """

    def begin(tx: Tx) -> tuple[str, str, Selection]:
        access = as_owner(tx, proof, merchant_id, moved_too=True)
        selection = log.select_sheet(tx, access, Wanted(scope="program"))
        return access.merchant.program_id, access.merchant.slug, selection

    program_id, slug, selection = await store.read(begin)
    file = TemporaryFile()
    try:
        await everything.write(file, program_id, selection)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    headers = _named(f"loyalty-{slug}.zip")
    return StreamingResponse(
        _chunks(file), media_type="application/zip", headers=headers
    )


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        yield from iter(lambda: file.read(CHUNK), b"")


def _named(filename: str) -> dict[str, str]:
    disposition = f'attachment; filename="{filename}"'
    return {"Content-Disposition": disposition, "Cache-Control": "no-store"}
