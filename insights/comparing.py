"""One beside others: shares, averages, and who stands out. Pure, whole numbers only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..points import BY_SPENT, BY_VISITS, ONE_BP, Tier, reached_tier
from .figures import FEWEST_GUESTS

FAR = 3  # times what the others do on average
FEWEST_ACTS = 5


def share_bp(part: int, whole: int) -> int | None:
    """In basis points, floored; nothing of nothing."""
    return part * ONE_BP // whole if whole > 0 else None


def average(sum_: int, count: int) -> int | None:
    """Floored; nothing of none."""
    return sum_ // count if count > 0 else None


def shown(guests: int) -> int | None:
    """How many guests, unless they are so few that one knows who."""
    return None if 0 < guests < FEWEST_GUESTS else guests


# --- who does far more than the others ------------------------------------------------


class Acts(NamedTuple):
    """What one person, or link, did in a period.

    Attributes:
        grants, points_given: points by hand; undos: rewards taken back from guests'
            uses; discounts, discount_sats: on bills they made; refunds, refund_sats.
    """

    grants: int = 0
    points_given: int = 0
    undos: int = 0
    discounts: int = 0
    discount_sats: int = 0
    refunds: int = 0
    refund_sats: int = 0

    def plus(self, other: Acts) -> Acts:
        return Acts(*map(sum, zip(self, other, strict=True)))


# What each amount is a sum of: few of them are no habit, however much they come to.
_COUNTS = {
    "grants": "grants",
    "points_given": "grants",
    "undos": "undos",
    "discounts": "discounts",
    "discount_sats": "discounts",
    "refunds": "refunds",
    "refund_sats": "refunds",
}


def far_above(people: Mapping[str, Acts]) -> dict[str, list[str]]:
    """Of whom which figures are more than three times what the others' average is.

    From five acts on, and never of somebody who is alone.
    """
    found = {}
    for name, acts in people.items():
        others = [other for key, other in people.items() if key != name]
        found[name] = [
            figure
            for figure, count in _COUNTS.items()
            if getattr(acts, count) >= FEWEST_ACTS and _is_far(figure, acts, others)
        ]
    return found


def _is_far(figure: str, acts: Acts, others: Sequence[Acts]) -> bool:
    mine = int(getattr(acts, figure))
    theirs = sum(getattr(other, figure) for other in others)
    return bool(others) and mine * len(others) > FAR * theirs


# --- tiers ----------------------------------------------------------------------------


class Score(NamedTuple):
    """What counted of one card for tiers, at the beginning of a period and at its
    end."""

    points_then: int
    points_now: int
    spent_then: int
    spent_now: int
    visits_then: int
    visits_now: int

    def of(self, basis: str) -> tuple[int, int]:
        if basis == BY_SPENT:
            return self.spent_then, self.spent_now
        if basis == BY_VISITS:
            return self.visits_then, self.visits_now
        return self.points_then, self.points_now


class Move(NamedTuple):
    """Cards that stood on one tier, and then on another; empty: on none."""

    tier_from: str
    tier_to: str
    cards: int


def moves(scores: Iterable[Score], tiers: Sequence[Tier], basis: str) -> list[Move]:
    """How cards moved between tiers, the most of them first."""
    counts: dict[tuple[str, str], int] = {}
    for score in scores:
        then, now = (reached_tier(tiers, points) for points in score.of(basis))
        way = (then.id if then else "", now.id if now else "")
        if way[0] != way[1]:
            counts[way] = counts.get(way, 0) + 1
    found = [Move(*way, cards) for way, cards in counts.items()]
    return sorted(found, key=lambda move: (-move.cards, move))
