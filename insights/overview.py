"""The owner's first page: today, this month, what is owed, who comes.

Every figure is a sum over rows that can be looked at; its definition stands in
`docs/operating.md` and beside it on the page. Bills and movements of points are this
merchant's; what is owed, tiers and guests are the whole programme's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .. import crud as loyalty
from .. import services
from ..liability import best_value
from ..merchants.models import Merchant
from ..models import Program
from ..orders.crud import get_rate
from ..points import Tier
from ..services.as_of import usable_now
from ..store import Tx
from . import attention, figures_crud
from .figures import (
    REGULAR_VISITS,
    Bills,
    Calendar,
    Day,
    Regulars,
    Returning,
    by_day,
    hours,
    is_in_a_row,
    is_this_month,
    is_today,
    shown_cards,
    total,
)

OLDEST_RATE_SECONDS = 86_400
MOST_UNSETTLED = 500  # cards whose tier is worked out while somebody waits


@dataclass(frozen=True)
class TierCards:
    """How many cards hold a tier.

    Attributes:
        tier: nothing: none of them.
        cards: nothing where they are fewer than five.
    """

    tier: Tier | None
    cards: int | None


@dataclass(frozen=True)
class LoyaltyFigures:
    """What a venue's loyalty comes to.

    Attributes:
        regular_today: of today's bills, those of regulars.
        outstanding, owed: points that can be used, and that customers owe; sats: what
            the outstanding ones buy at most, nothing without a value in sats.
        tiers: nothing while so many cards are looked at again that one would wait.
    """

    regular_today: Bills
    outstanding: int
    owed: int
    sats: int | None
    regulars: Regulars
    returning: Returning
    tiers: list[TierCards] | None


@dataclass(frozen=True)
class Overview:
    """Everything on the page that is in our own tables.

    Attributes:
        days: the last thirty business days, oldest first, empty ones included.
        hours: bills by weekday and hour, see `figures.hours`.
        minor_per_btc: what a bitcoin costs in the merchant's currency, 0 unknown.
        loyalty: nothing below the mode `full`.
        problems: how many things need a look, by kind.
    """

    merchant: Merchant
    at: int
    calendar: Calendar
    today: Day
    month: Day
    days: list[tuple[date, Day]]
    hours: list[list[int]]
    minor_per_btc: int
    loyalty: LoyaltyFigures | None
    problems: dict[str, int]


def look(tx: Tx, merchant: Merchant, now: int) -> Overview:
    """A merchant's figures as they stand."""
    calendar = Calendar.at(merchant.clock, now)
    sold = figures_crud.get_sold(tx, merchant.id, calendar.since)
    moved = []
    if merchant.shows_loyalty:
        moved = figures_crud.get_moved(tx, merchant.id, calendar.since)
    days = by_day(calendar, sold, moved)
    recent = total(days, is_in_a_row(calendar)).bills
    loyal = merchant.shows_loyalty
    return Overview(
        merchant=merchant,
        at=now,
        calendar=calendar,
        today=total(days, is_today(calendar)),
        month=total(days, is_this_month(calendar)),
        days=[(day, days.get(day, Day())) for day in calendar.in_a_row],
        hours=hours(calendar, sold),
        minor_per_btc=_rate(tx, merchant.currency, now),
        loyalty=_loyalty(tx, merchant, calendar, recent, now) if loyal else None,
        problems=attention.to_look_at(tx, merchant, now),
    )


def _rate(tx: Tx, currency: str, now: int) -> int:
    """For showing only: nothing is counted by it."""
    if not currency:
        return 0
    return get_rate(tx, currency, now, now - OLDEST_RATE_SECONDS) or 0


def _loyalty(
    tx: Tx, merchant: Merchant, calendar: Calendar, recent: Bills, now: int
) -> LoyaltyFigures:
    program = services.get_program(tx, merchant.program_id, now)
    usable = usable_now(tx, program, now)
    return LoyaltyFigures(
        regular_today=_regulars(tx, merchant, calendar.today_since)[1],
        outstanding=usable.outstanding,
        owed=usable.owed,
        sats=best_value(usable.outstanding, loyalty.get_rewards(tx, program.id)),
        regulars=_beside_others(tx, merchant, calendar, recent),
        returning=figures_crud.get_returning(tx, program.id, calendar.days_since),
        tiers=_tiers(tx, program, now),
    )


def _regulars(tx: Tx, merchant: Merchant, since: int) -> tuple[int, Bills]:
    return figures_crud.get_regular_bills(tx, merchant, since, REGULAR_VISITS)


def _beside_others(
    tx: Tx, merchant: Merchant, calendar: Calendar, recent: Bills
) -> Regulars:
    guests, bills = _regulars(tx, merchant, calendar.days_since)
    return Regulars(guests, bills, recent.less(bills))


def _tiers(tx: Tx, program: Program, now: int) -> list[TierCards] | None:
    held = cards_by_tier(tx, program, now)
    if held is None:
        return None
    return _by_tier(loyalty.get_tiers(tx, program.id), held)


def cards_by_tier(tx: Tx, program: Program, now: int) -> Counter[str | None] | None:
    """How many cards hold which tier; nothing where too many are to be looked at.

    Cards that became others do not count, nor do those of who was forgotten.
    """
    open_ones = figures_crud.get_unsettled(tx, program.id, now, MOST_UNSETTLED + 1)
    if len(open_ones) > MOST_UNSETTLED:
        return None
    held = Counter(figures_crud.count_kept(tx, program.id))
    held.subtract(balance.tier_id for balance in open_ones)
    found = services.held_tiers(tx, program, open_ones, now)
    held.update(tier.id if tier else None for tier in found.values())
    return held


def _by_tier(tiers: Sequence[Tier], held: Counter[str | None]) -> list[TierCards]:
    """Tiers from the lowest on, behind the cards that hold none."""
    known = {tier.id for tier in tiers}
    none = sum(cards for tier_id, cards in held.items() if tier_id not in known)
    return [
        TierCards(None, shown_cards(none)),
        *(TierCards(tier, shown_cards(held[tier.id])) for tier in tiers),
    ]
