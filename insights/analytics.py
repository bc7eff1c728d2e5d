"""A venue over a period, and the same beside the period before.

Bills, guests and movements of points are this merchant's; tiers and what is owed are
the whole programme's. Groups of fewer than five guests are not shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .. import crud as loyalty
from .. import services
from ..liability import best_value
from ..merchants.models import Merchant
from ..models import Program
from ..points import Tier
from ..services.as_of import usable_now
from ..store import Tx
from ..tiers import DAY_SECONDS
from . import analytics_crud as crud
from .comparing import Acts, Move, far_above, moves
from .days import Cohort, DayFigures, by_weekday, total
from .figures import FEWEST_GUESTS
from .periods import Span
from .rolling import cohorts_of, days_of

MOST_CARDS = 20_000  # whose moves between tiers are worked out while somebody waits
MOST_RULES, MOST_BADGES = 20, 20
COHORT_MONTHS = 12
A_LIFETIME = 10**10  # seconds


@dataclass(frozen=True)
class Period:
    """A span, and what it came to.

    Attributes:
        given_back_sats: satoshi-back that was promised in it.
    """

    span: Span
    figures: DayFigures
    given_back_sats: int


@dataclass(frozen=True)
class Person:
    """Who acted by hand.

    Attributes:
        name: empty for the owner's key.
        far_above: which figures are far above the others'.
    """

    actor_id: str
    name: str
    acts: Acts
    far_above: list[str]


@dataclass(frozen=True)
class LoyaltyAnalytics:
    """What there is in the mode `full` only.

    Attributes:
        owed: the programme's points as they stand now, not those of the period.
        cohorts: guests of the last months, by the month in which each came first.
        tiers: from the lowest on; moves: nothing where cards are too many.
    """

    outstanding: int
    owed: int
    sats: int | None
    cohorts: list[tuple[str, list[Cohort]]]
    tiers: Sequence[Tier]
    moves: list[Move] | None
    badges: list[crud.BadgeUse]


@dataclass(frozen=True)
class Analytics:
    """All of it."""

    merchant: Merchant
    at: int
    period: Period
    before: Period
    days: list[tuple[date, DayFigures]]
    hours: list[list[int]]
    rules: list[crud.RuleUse]
    people: list[Person]
    loyalty: LoyaltyAnalytics | None


def analyse(tx: Tx, merchant: Merchant, span: Span, now: int) -> Analytics:
    """A merchant's figures of a span of days."""
    earlier = span.before()
    both = span.part(earlier.first, span.end)
    all_days = days_of(tx, merchant, both, now)
    before, days = all_days[: earlier.days], all_days[earlier.days :]
    loyal = merchant.shows_loyalty
    return Analytics(
        merchant=merchant,
        at=now,
        period=_period(tx, merchant, span, days),
        before=_period(tx, merchant, earlier, before),
        days=days,
        hours=by_weekday(days),
        rules=crud.get_rule_uses(tx, merchant.id, span, MOST_RULES),
        people=_people(tx, merchant, span),
        loyalty=_loyalty(tx, merchant, span, now) if loyal else None,
    )


def _period(
    tx: Tx, merchant: Merchant, span: Span, days: Sequence[tuple[date, DayFigures]]
) -> Period:
    figures = total(one for _, one in days)
    return Period(span, figures, crud.sum_given_back(tx, merchant.id, span))


def _people(tx: Tx, merchant: Merchant, span: Span) -> list[Person]:
    """Everybody who acted by hand, who stands out first."""
    acts = crud.get_acts(tx, merchant.id, span)
    names = crud.get_names(tx, merchant.id)
    far = far_above(acts)
    found = [
        Person(actor_id, names.get(actor_id, ""), done, far[actor_id])
        for actor_id, done in acts.items()
    ]
    return sorted(
        found,
        key=lambda one: (-len(one.far_above), -one.acts.points_given, one.actor_id),
    )


def _standing_out(person: Person) -> tuple[int, int, str]:
    return -len(person.far_above), -person.acts.points_given, person.actor_id


def _loyalty(tx: Tx, merchant: Merchant, span: Span, now: int) -> LoyaltyAnalytics:
    program = services.get_program(tx, merchant.program_id, now)
    tiers = loyalty.get_tiers(tx, program.id)
    usable = usable_now(tx, program, now)
    badges = crud.get_badge_uses(tx, merchant.id, span, FEWEST_GUESTS, MOST_BADGES)
    return LoyaltyAnalytics(
        outstanding=usable.outstanding,
        owed=usable.owed,
        sats=best_value(usable.outstanding, loyalty.get_rewards(tx, program.id)),
        cohorts=cohorts_of(tx, merchant, _months(span), now),
        tiers=tiers,
        moves=_moves(tx, program, tiers, span),
        badges=badges,
    )


def _months(span: Span) -> Span:
    """The last twelve months up to the end of a span, however short that is."""
    last = span.last.year * 12 + span.last.month - 1
    first = last - COHORT_MONTHS + 1
    return span.part(date(first // 12, first % 12 + 1, 1), span.end)


def _moves(
    tx: Tx, program: Program, tiers: Sequence[Tier], span: Span
) -> list[Move] | None:
    """By what counted on the first day and behind the last one: days of grace, and
    tiers that a card of another place gives, are left out."""
    if crud.count_cards(tx, program.id, MOST_CARDS + 1) > MOST_CARDS:
        return None
    settings = program.settings
    window = settings.tier_window_days * DAY_SECONDS or A_LIFETIME
    scores = crud.get_scores(tx, program.id, span, window)
    return moves(scores, tiers, settings.tier_basis)
