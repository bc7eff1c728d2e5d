"""REST for the month's report."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response

from .. import clock
from ..callers import ADMIN, Proof
from ..fields import Line
from ..merchants.access import Right, authorize
from ..spreadsheet import MEDIA_TYPE
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute
from . import report_sheet
from .models import Scope
from .periods import month_named
from .report import Named, Report, Sheet, report
from .worth import Worth

report_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Insights"])

READ = Right(ADMIN, scopes=("read",))
Month = Annotated[
    Line, Query(description="`2026-11`; empty: the last month that is over")
]
WhichBranches = Annotated[
    Scope, Query(description="`program`: all branches; for the programme's owner")
]


@report_api_router.get("/merchants/{merchant_id}/report")
async def api_report(
    merchant_id: str,
    proof: AnyProof,
    month: Month = Line(),
    scope: WhichBranches = "branch",
) -> dict[str, Any]:
    """A month: bills, tips, discounts, rewards, refunds, sats given back, and points.

    Money counts by when it moved, in the merchant's business days, and stands apart by
    how it came. Of every amount there are `sats`, what they were worth in the
    merchant's currency at the rate of their own moment (`minor`; null without a
    currency), and `unrated_sats`: those of them that had no rate then. A rate is the
    one frozen with the bill, else the last one noted within the day before.

    Points: `opening + issued − used − expired − taken_back + moved = closing`.
    """
    now = clock.now()
    return report_view(await store.read(_read, proof, merchant_id, month, scope, now))


@report_api_router.get(
    "/merchants/{merchant_id}/report.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}, "description": "The file"}},
)
async def api_report_file(
    merchant_id: str,
    proof: AnyProof,
    month: Month = Line(),
    scope: WhichBranches = "branch",
) -> Response:
    """The same as a CSV file, one figure a line, each branch by itself."""
    now = clock.now()
    found = await store.read(_read, proof, merchant_id, month, scope, now)
    name = f"report-{found.merchant.slug}-{found.span.first:%Y-%m}.csv"
    return Response(
        report_sheet.text(found),
        media_type=MEDIA_TYPE,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )


def _read(
    tx: Tx, proof: Proof | None, merchant_id: str, month: str, scope: Scope, now: int
) -> Report:
    access = authorize(tx, proof, merchant_id, READ)
    span = month_named(month, access.merchant.clock, now)
    return report(tx, access, span, scope, now)


def report_view(found: Report) -> dict[str, Any]:
    merchant, span = found.merchant, found.span
    return {
        "month": f"{span.first:%Y-%m}",
        "since": span.since,
        "until": span.until,
        "is_over": found.is_over,
        "timezone": merchant.timezone,
        "currency": merchant.currency,
        "merchant": {"id": merchant.id, "name": merchant.name},
        "scope": found.scope,
        **_sheet(found.sheet, merchant.currency),
        "branches": [
            {"id": one.id, "name": one.name, **_sheet(one.sheet, merchant.currency)}
            for one in found.branches
        ],
    }


def _sheet(sheet: Sheet, currency: str) -> dict[str, Any]:
    worth = partial(_worth, has_minor=bool(currency))
    named = partial(_named, has_minor=bool(currency))
    return {
        "bills": {"count": sheet.bills.count, "gross": worth(sheet.bills.gross)},
        "taken": [
            {
                "method": one.method,
                "payments": one.payments,
                "goods": worth(one.goods),
                "tips": worth(one.tips),
                "surplus": worth(one.surplus),
            }
            for one in sheet.taken
        ],
        "discounts": [
            {**named(one), "cashback": worth(one.cashback)} for one in sheet.discounts
        ],
        "rewards": [
            {**named(one), "points": one.points, "unpriced": one.unpriced}
            for one in sheet.rewards
        ],
        "refunds": [named(one) for one in sheet.refunds],
        "satoshi_back": [named(one) for one in sheet.given_back],
        "points": _points(sheet),
    }


def _worth(worth: Worth, has_minor: bool) -> dict[str, int | None]:
    if not has_minor:
        return {"sats": worth.sats, "minor": None, "unrated_sats": None}
    return dict(worth._asdict())


def _named(one: Named, has_minor: bool) -> dict[str, Any]:
    told = {"id": one.id, "name": one.name, "count": one.count}
    return told | _worth(one.worth, has_minor)


def _points(sheet: Sheet) -> dict[str, int] | None:
    if not sheet.points:
        return None
    return {
        "opening": sheet.points.opening,
        **sheet.points.points._asdict(),
        "moved": sheet.points.moved,
        "closing": sheet.points.closing,
    }
