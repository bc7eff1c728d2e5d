"""What a card of another place gives a guest here: a tier for a time, and once points.

Who has checked the card says what it gives; here it becomes a fact, append-only. A tier
follows from it as a function of time (`tiers.with_matches`); points are promised by the
guest's first paid bill, as all that new guests get. Of the other card nothing is kept
but an id that tells whether it was shown before.

What must always hold: each card of another place, and each guest, gets points once.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import crud
from ..crud import gifts as rows
from ..crud import matches
from ..crud.matches import ShownCard
from ..exceptions import Conflict
from ..ids import new_id
from ..ledger import Event
from ..models import Gift, ProgramSettings
from ..points import Part
from ..store import Tx
from .erased import was_erased
from .gifts import VISITOR, cause_of, due_after
from .grants import check_enabled
from .movement import moving
from .posting import Movement
from .welcome import DAY, DROPPED, WAITING

NO_TIER = ""


@dataclass(frozen=True)
class Shown:
    """A card of another place that was checked, and what it is worth here.

    Attributes:
        foreign: what names that card, the same one every time; it is not kept.
        tier_id: the tier that it gives, or empty.
    """

    program_id: str
    merchant_id: str
    foreign: str
    tier_id: str


@dataclass(frozen=True)
class Given:
    """What a shown card gives: a tier until a moment, points after the first bill."""

    tier_id: str
    until_at: int
    points: int


def show_card(tx: Tx, customer_pubkey: str, shown: Shown) -> Given:
    """Puts on record that a guest has shown a card, and what that gives them.

    Shown again, the tier lasts from now; points are not given again.

    Raises:
        Conflict: `loyalty_off`, `foreign_card_used`, `nothing_for_it`.
    """
    with moving(tx, shown.program_id, customer_pubkey) as move:
        check_enabled(move.program)
        settings = move.program.settings
        foreign_id = cause_of(tx, f"visit:{shown.foreign}")
        before = matches.get_shown_as(tx, shown.program_id, foreign_id)
        ours = {card.id for card in crud.merged_cards(tx, move.card.id)}
        if any(one.card_id not in ours for one in before):
            words = "That card was shown by somebody else. Nothing was given."
            raise Conflict("foreign_card_used", words)
        points = 0 if before else _points_for(move, settings)
        tier_id = shown.tier_id if settings.visit_tier_days else NO_TIER
        if not tier_id and not points:
            words = "That card brings nothing here that you do not have."
            raise Conflict("nothing_for_it", words)
        until = move.now + settings.visit_tier_days * DAY
        fact = ShownCard(
            id=new_id(),
            program_id=shown.program_id,
            merchant_id=shown.merchant_id,
            card_id=move.card.id,
            foreign_id=foreign_id,
            tier_id=tier_id,
            from_at=move.now,
            until_at=until if tier_id else move.now,
            points=points,
        )
        matches.insert_shown(tx, fact)
        matches.forget_tier(tx, move.card.id)
        return Given(tier_id, fact.until_at, points)


def _points_for(move: Movement, settings: ProgramSettings) -> int:
    """Only somebody new gets points: who has had some, was forgotten, or has paid here
    before, gets none."""
    tx, card = move.tx, move.card
    if any(one.points for one in matches.get_shown(tx, card.id)):
        return 0
    if card.customer_pubkey and was_erased(
        tx, card.program_id, card.customer_pubkey, move.now
    ):
        return 0
    least = max(settings.min_spend_sats, 1)
    is_regular = crud.has_bill_before(tx, card.id, least, move.now + 1, 0)
    return 0 if is_regular else settings.visit_points


def expect(
    move: Movement,
    settings: ProgramSettings,
    event: Event,
    made_by: str,
    part: Part | None = None,
) -> bool:
    """Promises the points of a card that was shown, for a bill that was just posted;
    false if there are none. One that was refunded makes way for the next.
    """
    if not (settings.visit_points or settings.visit_tier_days):
        return False  # nobody's card is taken: nothing to look up for every bill
    least = max(settings.min_spend_sats, 1)
    if (part.whole_sats if part else event.base_sats) < least:
        return False
    tx, card_id = move.tx, move.card.id
    fact = next((one for one in matches.get_shown(tx, card_id) if one.points), None)
    if not fact or event.time < fact.from_at:
        return False
    if rows.gift_states(tx, card_id, [VISITOR]) - {DROPPED}:
        return False
    if part and rows.has_brought_gift(tx, event.order_id, [VISITOR]):
        return False
    due_at, give_up_at = due_after(event.time, settings.refund_window_days)
    rows.put_gift(
        tx,
        Gift(
            id=fact.foreign_id,
            role=VISITOR,
            program_id=event.program_id,
            merchant_id=event.merchant_id,
            card_id=card_id,
            guest_id=card_id,
            seq=event.seq,
            order_id=event.order_id,
            points=fact.points,
            least_sats=1 if part else least,
            actor_id=made_by,
            bill_time=event.time,
            due_at=due_at,
            give_up_at=give_up_at,
            state=WAITING,
        ),
    )
    return True
