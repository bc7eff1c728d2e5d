"""Points given and taken by hand: never silent, never beyond what is there.

What must always hold: each names who did it and why, what one person gives in a day is
bounded, and nobody can be made to owe points by hand. They count for no tier.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import crud, ledger
from ..clock import LocalClock
from ..exceptions import Conflict
from ..ledger import Event
from ..models import Program
from ..store import Tx
from .movement import moving
from .posting import Movement, lot_until


@dataclass(frozen=True)
class ByHand:
    """What somebody does to a card, where, and why.

    Attributes:
        clock: the merchant's days.
        actor_id: `token:…` or `wallet:…`: the cap of a day is theirs.
        points: how many, at least 1.
        reason: in words; the customer reads them, too.
    """

    program_id: str
    merchant_id: str
    clock: LocalClock
    actor_id: str
    points: int
    reason: str


def grant(tx: Tx, customer_pubkey: str, act: ByHand) -> tuple[Event, int]:
    """Gives points; somebody nobody knows yet gets a card by it.

    Returns the event, and what the customer can use now.

    Raises:
        Conflict: `loyalty_off`, `grant_cap`.
        InvalidInput: `too_many_points`.
    """
    with moving(tx, act.program_id, customer_pubkey) as move:
        check_enabled(move.program)
        use_grant_cap(tx, move.program, act, move.now)
        until = lot_until(move.program.settings, act.clock, move.now, move.now)
        lots = ledger.as_text([(act.points, until)])
        event = _post(move, act, ledger.GRANTED, act.points, lots)
        return event, move.points


def revoke(tx: Tx, customer_pubkey: str, act: ByHand) -> tuple[Event, int]:
    """Takes points, as far as there are any to use; never more.

    Returns the event, and what the customer can use now.

    Raises:
        Conflict: `loyalty_off`, `insufficient_points`.
    """
    with moving(tx, act.program_id, customer_pubkey) as move:
        check_enabled(move.program)
        check_enough(move.points, act.points)
        return _post(move, act, ledger.REVOKED, -act.points), move.points


def check_enabled(program: Program) -> None:
    """Raises: Conflict `loyalty_off`."""
    if not program.settings.is_enabled:
        raise Conflict("loyalty_off", "This programme is switched off.")


def check_enough(usable: int, points: int) -> None:
    """Whether that many points can be taken from what can be used.

    Raises:
        Conflict: `insufficient_points`.
    """
    there = max(usable, 0)
    short = points - there
    if short > 0:
        raise Conflict(
            "insufficient_points",
            f"{short} point{'s' if short > 1 else ''} short: {there} of {points}. "
            "Nothing was taken.",
            short=short,
            have=there,
            needed=points,
        )


def use_grant_cap(tx: Tx, program: Program, act: ByHand, now: int) -> None:
    """Counts what somebody gives against what they may give in a day.

    Raises:
        Conflict: `grant_cap`.
    """
    cap = program.settings.grant_daily_cap
    name, day = f"grant:{act.program_id}:{act.actor_id}", act.clock.day(now)
    if not crud.use_daily(tx, name, day, act.points, cap):
        left = max(cap - crud.used_daily(tx, name, day), 0)
        raise Conflict(
            "grant_cap",
            f"{left} of {cap} points are left for you to give today. "
            "Nothing was given.",
            left=left,
            cap=cap,
        )


def _post(move: Movement, act: ByHand, kind: str, delta: int, lots: str = "") -> Event:
    event = move.draft(
        act.merchant_id,
        act.clock,
        move.now,
        kind=kind,
        delta=delta,
        lots=lots,
        source=ledger.STAFF,
        source_id=move.next_id,
        actor_id=act.actor_id,
    )
    return move.post(event, act.reason)
