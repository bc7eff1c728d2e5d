"""What staff see of a guest at one glance, in the house's exact words. Pure.

`Gold tier — 4th visit this month`: mission 45, verbatim.
"""

from __future__ import annotations

from dataclasses import dataclass

NOBODY = "No card yet"


@dataclass(frozen=True)
class Glance:
    """A guest at one glance.

    Attributes:
        name: the nickname, or `Guest …9f3a`; empty when nobody is known.
        visits_this_month: local days with a paid bill, today's open bill included.
        is_first_visit: no other day before today.
        rewards_ready: id and name of what staff can give now, dearest first.
    """

    name: str
    tier: str | None
    color: str | None
    visits_this_month: int
    is_first_visit: bool
    points: int
    rewards_ready: tuple[tuple[str, str], ...] = ()

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
