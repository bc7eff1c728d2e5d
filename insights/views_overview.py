"""REST for the owner's first page."""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi import APIRouter

from .. import clock
from ..callers import ADMIN, Proof
from ..merchants.access import Right, authorize
from ..merchants.views_program import tier_view
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute
from . import attention, figures
from .figures import Bills, Day, Points, Regulars, Returning
from .overview import LoyaltyFigures, Overview, TierCards, look

overview_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Insights"])

READ = Right(ADMIN, scopes=("read",))


@overview_api_router.get("/merchants/{merchant_id}/overview")
async def api_overview(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """Today, this month, what is owed, who comes, and what needs a look.

    Days are the merchant's business days. What fewer than five guests would show is
    null; so is all of `loyalty` below the mode `full`. For the wallet's admin key, or a
    token with `read`.
    """
    now = clock.now()
    return overview_view(await store.read(_read, proof, merchant_id, now))


def _read(tx: Tx, proof: Proof | None, merchant_id: str, now: int) -> Overview:
    return look(tx, authorize(tx, proof, merchant_id, READ).merchant, now)


def overview_view(overview: Overview) -> dict[str, Any]:
    """The answer; counts are whole, averages floored, `*_bp` are basis points."""
    merchant, loyal = overview.merchant, overview.loyalty
    return {
        "at": overview.at,
        "mode": merchant.mode,
        "timezone": merchant.timezone,
        "currency": merchant.currency,
        "minor_per_btc": overview.minor_per_btc,
        "today": {
            "day": overview.calendar.today.isoformat(),
            "since": overview.calendar.today_since,
            **_day(overview.today),
        },
        "month": {
            "month": overview.calendar.month,
            "since": overview.calendar.month_since,
            **_day(overview.month),
        },
        "days": [_dated(day, was) for day, was in overview.days],
        "hours": _hours(overview.hours),
        "loyalty": _loyalty(loyal) if loyal else None,
        "counting": attention.counting(overview.problems, overview.at)._asdict(),
        "problems": overview.problems,
    }


def _day(day: Day) -> dict[str, Any]:
    return {**_bills(day.bills), "points": _points(day.points)}


def _dated(day: date, was: Day) -> dict[str, Any]:
    return {"day": day.isoformat(), **_day(was)}


def _bills(bills: Bills) -> dict[str, int]:
    return {"bills": bills.bills, "sats": bills.sats}


def _points(points: Points) -> dict[str, int]:
    return points._asdict()


def _hours(counts: list[list[int]]) -> dict[str, Any]:
    bills = sum(map(sum, counts))
    is_enough = bills >= figures.ENOUGH_BILLS
    busiest = figures.busiest(counts) if is_enough else None
    return {
        "days": figures.FULL_WEEKS,
        "bills": bills,
        "needed": figures.ENOUGH_BILLS,
        "counts": counts if is_enough else None,
        "busiest": busiest._asdict() if busiest else None,
    }


def _loyalty(loyal: LoyaltyFigures) -> dict[str, Any]:
    return {
        "regular_visits": figures.REGULAR_VISITS,
        "regulars_today": _bills(loyal.regular_today),
        "points_outstanding": loyal.outstanding,
        "points_owed": loyal.owed,
        "liability_sats": loyal.sats,
        "regulars": _regulars(loyal.regulars),
        "returning": _returning(loyal.returning),
        "tiers": loyal.tiers and [_tier(cards) for cards in loyal.tiers],
    }


def _regulars(regulars: Regulars) -> dict[str, Any]:
    def group(bills: Bills) -> dict[str, int] | None:
        if not regulars.is_shown:
            return None
        return {**_bills(bills), "average_sats": bills.average_sats}

    return {
        "days": figures.DAYS,
        "bills": regulars.bills,
        "needed": figures.ENOUGH_BILLS,
        "regulars": group(regulars.regulars),
        "others": group(regulars.others),
        "higher_bp": regulars.higher_bp,
    }


def _returning(returning: Returning) -> dict[str, Any]:
    shown = returning.is_shown
    return {
        "days": figures.DAYS,
        "guests": returning.guests if shown else None,
        "returned": returning.returned if shown else None,
        "rate_bp": returning.rate_bp,
    }


def _tier(cards: TierCards) -> dict[str, Any]:
    tier = tier_view(cards.tier) if cards.tier else None
    return {"tier": tier, "cards": cards.cards}
