"""An old paper card is taken over: once for each person, and bounded.

By whom and how much is bounded by the day's budgets for new guests, as welcome points
are; what has to be true before the points come says `old_cards`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..clock import LocalClock
from ..crud.old_cards import find_old_card, put_old_card
from ..exceptions import Conflict, InvalidInput, NotFound
from ..models import OldCard, ProgramSettings
from ..store import Tx
from .erased import was_erased
from .grants import check_enabled
from .movement import moving
from .old_cards import due_for, give_due
from .posting import Movement
from .welcome import DROPPED, WAITING, use_newcomer_budget


@dataclass(frozen=True)
class Paper:
    """What stands on somebody's paper card, and who takes it in.

    Attributes:
        points: how many points it is worth, at least 1.
        actor_id: `token:…` or `wallet:…`: the cap of a day is theirs.
    """

    program_id: str
    merchant_id: str
    clock: LocalClock
    actor_id: str
    points: int


def move_old_card(tx: Tx, customer_pubkey: str, paper: Paper) -> tuple[OldCard, int]:
    """Lets the points of a paper card come to somebody's card.

    Returns what becomes of them, and what the customer can use now.

    Raises:
        InvalidInput: `old_card_too_many`: more than the programme lets a card bring.
        Conflict: `loyalty_off`, `old_card_moved`, `bill_needed`, `newcomer_cap`.
    """
    with moving(tx, paper.program_id, customer_pubkey) as move:
        check_enabled(move.program)
        settings = move.program.settings
        _check_amount(settings, paper.points)
        if find_old_card(tx, move.card.id) or was_erased(
            tx, paper.program_id, customer_pubkey, move.now
        ):
            words = "An old card was moved over before. Nothing was given."
            raise Conflict("old_card_moved", words)
        due_at = due_for(move)
        if due_at is None:
            raise Conflict(
                "bill_needed", "That takes a paid bill first. Nothing was given."
            )
        _use_budget(move, paper)
        asked = _asked(move, paper, due_at)
        put_old_card(tx, asked)
        give_due(move)
        return find_old_card(tx, move.card.id) or asked, move.points


def call_back_old_card(tx: Tx, program_id: str, customer_pubkey: str) -> OldCard:
    """Nothing comes of a paper card that still waits; it may be moved over anew.

    What it took of the day's budgets stays taken.

    Raises:
        NotFound: `no_old_card`: none waits, or its points have come meanwhile.
    """
    with moving(tx, program_id, customer_pubkey) as move:
        old = find_old_card(tx, move.card.id)
        if not old or old.state != WAITING:
            raise NotFound("no_old_card", "No paper card waits there.")
        gone = replace(old, state=DROPPED)
        put_old_card(tx, gone)
        return gone


def most_points(settings: ProgramSettings) -> int:
    """The most that a paper card can bring: what could never fit into a day is more."""
    return min(
        settings.old_card_points,
        settings.newcomer_cap_per_staff,
        settings.newcomer_daily_points,
    )


def _check_amount(settings: ProgramSettings, points: int) -> None:
    most = most_points(settings)
    if points > most:
        raise InvalidInput(
            "old_card_too_many",
            f"An old card brings at most {most} points here. Nothing was given.",
            most=most,
        )


def _use_budget(move: Movement, paper: Paper) -> None:
    day = paper.clock.day(move.now)
    if not use_newcomer_budget(
        move.tx, move.program, paper.actor_id, day, paper.points
    ):
        words = "No more for new guests today. Nothing was given."
        raise Conflict("newcomer_cap", words)


def _asked(move: Movement, paper: Paper, due_at: int) -> OldCard:
    return OldCard(
        card_id=move.card.id,
        program_id=paper.program_id,
        merchant_id=paper.merchant_id,
        points=paper.points,
        actor_id=paper.actor_id,
        asked_at=move.now,
        due_at=max(due_at, move.now),
        state=WAITING,
    )
