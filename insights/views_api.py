"""REST for the event log."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from ..callers import ADMIN
from ..exceptions import InvalidInput
from ..fields import Line
from ..keys import customer_key, searched_key
from ..ledger import EARNED, EXPIRED, GRANTED, REDEEMED, REVOKED
from ..merchants.access import Right, authorize
from ..points import MAX_POINTS
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import crud, services, sheet
from .models import FIELDS, LogEntry, Place, Scope, Selection, Wanted

insights_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Insights"])

READ_LOG = Right(ADMIN, scopes=("read",))
KINDS = (EARNED, REDEEMED, EXPIRED, GRANTED, REVOKED)


def wanted(
    kind: Annotated[Line, Query(description=f"One of {', '.join(KINDS)}")] = Line(),
    source: Annotated[Line, Query(description="What caused it: `payment`, …")] = Line(),
    customer_pubkey: Annotated[
        Line, Query(description="64 hex digits or `npub1…`")
    ] = Line(),
    actor: Annotated[Line, Query(description="Who did it: an `actor_id`")] = Line(),
    order_id: Annotated[Line, Query(description="Of one bill")] = Line(),
    since: Annotated[
        int | None,
        Query(alias="from", ge=0, le=MAX_POINTS, description="Unix seconds, inclusive"),
    ] = None,
    until: Annotated[
        int | None,
        Query(alias="to", ge=0, le=MAX_POINTS, description="Unix seconds, exclusive"),
    ] = None,
    search: Annotated[
        Line, Query(description="Part of a nickname, or the beginning of a key")
    ] = Line(),
    scope: Annotated[
        Scope, Query(description="`program`: all branches; for the programme's owner")
    ] = "branch",
) -> Wanted:
    """The filters of the log. An empty one lets everything through.

    Raises:
        InvalidInput: `unknown_kind`, `bad_pubkey`, `bad_period`.
    """
    if kind and kind not in KINDS:
        raise InvalidInput("unknown_kind", f"A kind is one of {', '.join(KINDS)}.")
    if since is not None and until is not None and since > until:
        raise InvalidInput("bad_period", "That period ends before it begins.")
    return Wanted(
        kind=kind,
        source=source,
        customer_pubkey=customer_key(customer_pubkey) if customer_pubkey else "",
        actor_id=actor,
        order_id=order_id,
        since=since,
        until=until,
        search=searched_key(search),
        scope=scope,
    )


Filters = Annotated[Wanted, Depends(wanted)]


@insights_api_router.get("/merchants/{merchant_id}/events")
async def api_list_events(
    merchant_id: str, filters: Filters, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """The event log: every movement of points, newest first.

    Sort by `recorded_at` (when it was written), `time` (when it happened) or `delta`.
    `total` is exact. For the wallet's admin key, or a token with `read`.
    """

    def read(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, READ_LOG)
        selection = services.select(tx, access, filters)
        entries, total = services.read_log(
            tx, selection, page.order(crud.SORTS), page.limit, page.offset
        )
        return page_of([entry_view(entry) for entry in entries], total)

    return await store.read(read)


@insights_api_router.get(
    "/merchants/{merchant_id}/events.csv",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {}}, "description": "The file"}},
)
async def api_export_events(
    merchant_id: str,
    filters: Filters,
    proof: AnyProof,
    direction: Annotated[str, Query(pattern="^(asc|desc)$")] = "desc",
) -> StreamingResponse:
    """The event log as a CSV file, in recorded order, with the filters of the list.

    RFC 4180, UTF-8, with a header. Times are there as Unix seconds and as local time of
    the branch. A text that a spreadsheet would take for a formula begins with an
    apostrophe. What is written while the file is sent may or may not be in it.
    """

    def begin(tx: Tx) -> tuple[Selection, str]:
        access = authorize(tx, proof, merchant_id, READ_LOG)
        return services.select_sheet(tx, access, filters), access.merchant.slug

    selection, slug = await store.read(begin)
    return StreamingResponse(
        _sheet(selection, direction == "desc"),
        media_type=sheet.MEDIA_TYPE,
        headers={
            "Content-Disposition": f'attachment; filename="events-{slug}.csv"',
            "Cache-Control": "no-store",
        },
    )


async def _sheet(selection: Selection, descending: bool) -> AsyncIterator[str]:
    """A page at a time, each in a snapshot of its own: no reader is held for long."""
    text = sheet.header()
    place: Place | None = None
    while True:
        lines, place = await store.read(
            services.next_lines, selection, place, descending
        )
        yield text + lines
        if place is None:
            return
        text = ""


def entry_view(entry: LogEntry) -> dict[str, Any]:
    return dict(zip(FIELDS, entry.told(), strict=True))
