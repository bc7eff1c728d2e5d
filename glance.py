"""What staff see of a guest at one glance, in the house's exact words. Pure.

`Gold tier — 4th visit this month`: mission 45, verbatim.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from .points import Tier
from .rewards import PRIORITY, RESERVED, Redemption

NOBODY = "No card yet"


class Ready(NamedTuple):
    """A reward that staff can give now, and the points that it takes."""

    id: str
    name: str
    kind: str
    cost_points: int


class JustGiven(NamedTuple):
    """A reward that staff gave a moment ago.

    Attributes:
        id: of the redemption; kind: the reward's.
        undo_seconds: how long it can still be called back. Not a time: the clock of a
            tablet may be wrong.
    """

    id: str
    name: str
    kind: str
    points: int
    undo_seconds: int


@dataclass(frozen=True)
class Glance:
    """A guest at one glance.

    Attributes:
        name: the nickname, or `Guest …9f3a`; empty when nobody is known.
        visits_this_month: local days with a paid bill, today's open bill included.
        is_first_visit: no other day before today.
        rewards_ready: what staff can give now, dearest first.
        just_given: what staff can still call back, newest first.
        has_priority: the guest is served first: by their tier, or by a reward.
    """

    name: str
    tier: str | None
    color: str | None
    visits_this_month: int
    is_first_visit: bool
    points: int
    rewards_ready: tuple[Ready, ...] = ()
    just_given: tuple[JustGiven, ...] = ()
    has_priority: bool = False

    @property
    def headline(self) -> str:
        if not self.name:
            return NOBODY
        if self.is_first_visit:
            return "First visit"
        visits = f"{ordinal(self.visits_this_month)} visit this month"
        return f"{self.tier} tier — {visits}" if self.tier else visits


UNKNOWN = Glance("", None, None, 0, False, 0)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{endings.get(number % 10, 'th')}"


def guest_name(nickname: str | None, customer_pubkey: str) -> str:
    """The nickname, or the end of the key: `Guest …9f3a`."""
    return nickname or f"Guest …{customer_pubkey[-4:]}"


def just_given(redemptions: Iterable[Redemption], at: int) -> tuple[JustGiven, ...]:
    """Those that staff gave at once and can still call back at a moment."""
    return tuple(
        JustGiven(r.id, r.reward_name, r.kind, r.points, r.fulfil_at - at)
        for r in redemptions
        if r.fulfil_at is not None and r.status_at(at) == RESERVED
    )


def has_priority(
    tier: Tier | None, redemptions: Iterable[Redemption], merchant_id: str, at: int
) -> bool:
    """Whether a guest is served first.

    By their tier, or by a reward of that kind: on an open bill, or used today. One that
    they have only reserved is not used yet.

    Args:
        redemptions: what the guest has reserved, or used today; merchant_id: where.
    """
    if tier and tier.served_first:
        return True
    return any(
        r.kind == PRIORITY and r.is_in_use(at) and _is_here(r, merchant_id)
        for r in redemptions
    )


def _is_here(redemption: Redemption, merchant_id: str) -> bool:
    """Where it is used; on an open bill it is not written yet where that is."""
    is_on_open_bill = redemption.status == RESERVED and redemption.order_id is not None
    return is_on_open_bill or redemption.merchant_id == merchant_id
