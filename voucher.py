"""A voucher: a signed promise to one customer, of points or of a reward. Pure.

It is `open` until its holder uses it, until it ends, or until the merchant withdraws
it. A promised reward that was asked for and then came to nothing (nobody came for it,
its bill was canceled) leaves its voucher open again.
"""

from __future__ import annotations

from dataclasses import dataclass

from .clock import LocalClock
from .exceptions import Conflict, LoyaltyError, NotAllowed, NotFound

OPEN, USED, EXPIRED, WITHDRAWN = "open", "used", "expired", "withdrawn"
NOTHING_USED = "Nothing was used."


@dataclass(frozen=True)
class Perk:
    """A reward that a voucher promises, as it was when it was promised.

    Attributes:
        value: as a reward keeps it.
    """

    reward_id: str
    name: str
    kind: str
    value: int


@dataclass(frozen=True)
class Voucher:
    """A voucher as it is kept.

    Attributes:
        event_id, event: of the signed event, and that event, word for word.
        card_id: whose it is: the card of the key that it names.
        points: what it is worth, or 0 with a perk.
        expires_at: from which second on it is worth nothing.
        redemption_id: of the reward that it was last used for.
        state: what it is at the moment it was read for.
    """

    id: str
    event_id: str
    program_id: str
    merchant_id: str
    card_id: str
    points: int
    perk: Perk | None
    reason: str
    actor_id: str
    created_at: int
    expires_at: int
    event: str
    used_at: int | None = None
    redemption_id: str | None = None
    withdrawn_at: int | None = None
    withdrawn_by: str = ""
    withdrawn_reason: str = ""
    state: str = OPEN

    @property
    def value(self) -> tuple[str, str]:
        """What stands behind `value` in its event."""
        if self.perk:
            return ("perk", self.perk.name)
        return (str(self.points), "points")

    @property
    def worth(self) -> str:
        """How many points, or the name of its reward."""
        return self.perk.name if self.perk else str(self.points)


def refusal(voucher: Voucher, clock: LocalClock, now: int) -> LoyaltyError | None:
    """Why a voucher cannot be used now, or nothing."""
    if voucher.state == USED:
        when = clock.when(voucher.used_at or now, now)
        return _no("voucher_used", f"This voucher was used {when}.")
    if voucher.state == WITHDRAWN:
        when = clock.when(voucher.withdrawn_at or now, now)
        return _no("voucher_withdrawn", f"This voucher was taken back {when}.")
    if voucher.state == EXPIRED:
        day = clock.on(voucher.expires_at - 1, now)
        return _no("voucher_expired", f"This voucher was good until {day}.")
    return None


def _no(code: str, words: str) -> Conflict:
    return Conflict(code, f"{words} {NOTHING_USED}")


def unknown() -> NotFound:
    return NotFound(
        "voucher_unknown", f"No such voucher was given out here. {NOTHING_USED}"
    )


def not_the_holder() -> NotAllowed:
    return NotAllowed(
        "not_the_holder", f"This voucher is for somebody else's card. {NOTHING_USED}"
    )
