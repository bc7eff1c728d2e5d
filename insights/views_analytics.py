"""REST for what an owner reads of a period."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response

from .. import clock
from ..callers import ADMIN, Proof
from ..fields import Line
from ..merchants.access import Right, authorize
from ..merchants.views_program import tier_view
from ..spreadsheet import MEDIA_TYPE
from ..spreadsheet import lines as csv_lines
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute
from . import figures
from .analytics import Analytics, LoyaltyAnalytics, Period, Person, analyse
from .comparing import average, share_bp, shown
from .days import Cohort, DayFigures
from .periods import span_named
from .rolling import days_of

analytics_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Insights"])

READ = Right(ADMIN, scopes=("read",))
From = Annotated[
    Line,
    Query(
        alias="from",
        description="First day, `2026-11-01` or Unix seconds; empty: thirty days",
    ),
]
To = Annotated[Line, Query(alias="to", description="Last day, included; empty: today")]
# What is told of a day, in lists and in the file.
DAY = (
    *("bills", "gross_sats", "off_sats", "net_sats"),
    *("discounted", "discount_sats", "discounted_sats", "guest_bills", "guest_sats"),
    *("issued", "used", "expired", "taken_back", "rewards"),
)
GUESTS = ("visits", "new")


@analytics_api_router.get("/analytics/{merchant_id}")
async def api_analytics(
    merchant_id: str, proof: AnyProof, since: From = Line(), until: To = Line()
) -> dict[str, Any]:
    """A period of the merchant's business days, beside as many days just before.

    `net_sats`: what bills came to, less what went back, tips left out. `visits`: cards
    that bills were put on, each once a day; `new`: for the first time. `cohorts`:
    guests of each of the last twelve months, by the month in which each came first.
    `staff`: who acted by hand; `far_above`: figures of more than three times the
    others' average. Null: fewer than five guests, or too much to work out.

    For the wallet's admin key, or a token with `read`.
    """
    now = clock.now()
    return analytics_view(
        await store.read(_read, proof, merchant_id, since, until, now)
    )


def _read(
    tx: Tx, proof: Proof | None, merchant_id: str, since: str, until: str, now: int
) -> Analytics:
    merchant = authorize(tx, proof, merchant_id, READ).merchant
    return analyse(tx, merchant, span_named(since, until, merchant.clock, now), now)


@analytics_api_router.get(
    "/analytics/{merchant_id}/days.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}, "description": "The file"}},
)
async def api_analytics_file(
    merchant_id: str, proof: AnyProof, since: From = Line(), until: To = Line()
) -> Response:
    """The figures of each day as a CSV file."""
    now = clock.now()
    slug, days = await store.read(_days, proof, merchant_id, since, until, now)
    rows = [[day.isoformat(), *_cells(one)] for day, one in days]
    return Response(
        csv_lines([["day", *DAY, *GUESTS], *rows]),
        media_type=MEDIA_TYPE,
        headers={
            "Content-Disposition": f'attachment; filename="days-{slug}.csv"',
            "Cache-Control": "no-store",
        },
    )


def _days(
    tx: Tx, proof: Proof | None, merchant_id: str, since: str, until: str, now: int
) -> tuple[str, list[tuple[date, DayFigures]]]:
    merchant = authorize(tx, proof, merchant_id, READ).merchant
    span = span_named(since, until, merchant.clock, now)
    return merchant.slug, days_of(tx, merchant, span, now)


def _cells(one: DayFigures) -> list[object]:
    told = _figures(one)
    return ["" if told[name] is None else told[name] for name in (*DAY, *GUESTS)]


def _figures(one: DayFigures) -> dict[str, Any]:
    return {
        **{name: getattr(one, name) for name in DAY},
        **{name: shown(getattr(one, name)) for name in GUESTS},
    }


# --- the answer -----------------------------------------------------------------------


def analytics_view(found: Analytics) -> dict[str, Any]:
    """Counts are whole, averages floored, `*_bp` are basis points."""
    span = found.period.span
    return {
        "at": found.at,
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
        "since": span.since,
        "until": span.until,
        "timezone": found.merchant.timezone,
        "mode": found.merchant.mode,
        "currency": found.merchant.currency,
        "period": _period(found.period),
        "before": _period(found.before),
        "days": [{"day": d.isoformat(), **_figures(one)} for d, one in found.days],
        "hours": _hours(found),
        "rules": [rule._asdict() for rule in found.rules],
        "staff": [_person(one) for one in found.people],
        "loyalty": _loyalty(found.loyalty) if found.loyalty else None,
    }


def _period(period: Period) -> dict[str, Any]:
    one = period.figures
    gone = one.used + one.expired
    plain_bills = one.bills - one.discounted
    return {
        "from": period.span.first.isoformat(),
        "to": period.span.last.isoformat(),
        **_figures(one),
        "average_sats": average(one.net_sats, one.bills),
        "discounted_average_sats": average(one.discounted_sats, one.discounted),
        "plain_average_sats": average(one.net_sats - one.discounted_sats, plain_bills),
        "returning": _returning(one),
        "guest_bills_bp": share_bp(min(one.guest_bills, one.bills), one.bills),
        "redemption_bp": share_bp(one.used, one.issued),
        "breakage_bp": share_bp(one.expired, gone),
        "satoshi_back_sats": period.given_back_sats,
    }


def _returning(one: DayFigures) -> int | None:
    """Visits of guests who had been here before; nothing where that, or what is left
    of all visits, would show a few."""
    returning = one.visits - one.new
    return None if shown(one.new) is None else shown(returning)


def _hours(found: Analytics) -> dict[str, Any]:
    bills = found.period.figures.bills
    is_enough = bills >= figures.ENOUGH_BILLS
    busiest = figures.busiest(found.hours) if is_enough else None
    return {
        "bills": bills,
        "needed": figures.ENOUGH_BILLS,
        "counts": found.hours if is_enough else None,
        "busiest": busiest._asdict() if busiest else None,
    }


def _person(person: Person) -> dict[str, Any]:
    kind = person.actor_id.partition(":")[0]
    return {
        "actor_id": person.actor_id,
        "kind": kind,
        "name": person.name,
        **person.acts._asdict(),
        "far_above": person.far_above,
    }


def _loyalty(loyal: LoyaltyAnalytics) -> dict[str, Any]:
    moves = loyal.moves
    return {
        "points_outstanding": loyal.outstanding,
        "points_owed": loyal.owed,
        "liability_sats": loyal.sats,
        "cohorts": [_cohort(month, loyal.cohorts) for month, _ in loyal.cohorts],
        "tiers": [tier_view(tier) for tier in loyal.tiers],
        "tier_moves": moves
        and [
            {
                "from": move.tier_from or None,
                "to": move.tier_to or None,
                "cards": shown(move.cards),
            }
            for move in moves
        ],
        "badges": [badge._asdict() for badge in loyal.badges],
    }


def _cohort(first_month: str, months: list[tuple[str, list[Cohort]]]) -> dict[str, Any]:
    """Guests who came first in a month: how many came in it, and in each one since."""
    came = [
        next((c.guests for c in cohorts if c.first_month == first_month), 0)
        for month, cohorts in months
        if month >= first_month
    ]
    return {
        "month": first_month,
        "guests": shown(came[0]),
        "came": [shown(guests) for guests in came],
    }
