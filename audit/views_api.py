"""REST for the audit trail."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from ..callers import ADMIN
from ..exceptions import InvalidInput
from ..fields import Line
from ..merchants.access import Right, authorize
from ..points import MAX_POINTS
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import services
from .models import About, Scope, Wanted

audit_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Insights"])

READ = Right(ADMIN, scopes=("read",))
MOST_BACK = 10_000  # how far a page may be from the newest act


def wanted(
    about: Annotated[About, Query(description="Only acts of this kind")] = "",
    actor: Annotated[Line, Query(description="Who did it: an `actor.id`")] = Line(),
    since: Annotated[
        int | None,
        Query(alias="from", ge=0, le=MAX_POINTS, description="Unix seconds, inclusive"),
    ] = None,
    until: Annotated[
        int | None,
        Query(alias="to", ge=0, le=MAX_POINTS, description="Unix seconds, exclusive"),
    ] = None,
    scope: Annotated[
        Scope, Query(description="`program`: all branches; for the programme's owner")
    ] = "branch",
) -> Wanted:
    """The filters of the trail. An empty one lets everything through.

    Raises:
        InvalidInput: `bad_period`.
    """
    if since is not None and until is not None and since > until:
        raise InvalidInput("bad_period", "That period ends before it begins.")
    return Wanted(about, actor, since, until, scope)


@audit_api_router.get("/merchants/{merchant_id}/audit")
async def api_audit(
    merchant_id: str,
    filters: Annotated[Wanted, Depends(wanted)],
    page: Page,
    proof: AnyProof,
) -> dict[str, Any]:
    """Who did what, newest first: points by hand, rewards, refunds, bills closed in
    cash, lost cards, settings, links and people. `total` is exact.

    For the wallet's admin key, or a token with `read`. Beyond the newest 10,000, ask
    for a period.
    """
    if page.offset > MOST_BACK:
        raise InvalidInput("too_far_back", "Ask for a period with from and to.")

    def read(tx: Tx) -> dict[str, Any]:
        access = authorize(tx, proof, merchant_id, READ)
        return page_of(
            *services.read_trail(tx, access, filters, page.limit, page.offset)
        )

    return await store.read(read)
