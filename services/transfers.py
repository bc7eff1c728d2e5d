"""What moves from card to card, and how a bill is put on the right one.

Each move is a pair, `revoked` on the one card and `granted` on the other, source
`transfer`, with one id of their own. Both say which event they answer: the one that put
it on the first card; and both keep its time, day, rule and multipliers, so that
visits, windows, tiers and later refunds go by the bill and not by the move.

What must always hold: the two halves are written together and add up to nothing, so a
programme has as many points after a move as before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import clock, crud, ledger
from ..exceptions import Conflict, InvalidInput
from ..expiry import LATE_KEEPS_SECONDS
from ..ledger import GRANTED, REVOKED, TRANSFER, Event, Lot
from ..store import Tx
from . import gifts
from .movement import open_movement
from .posting import Movement
from .programs import get_program
from .welcome import follow_bill

Parts = list[tuple[int, int]]  # points, and until when they can be used


@dataclass(frozen=True)
class Share:
    """What is left of an event, and goes over to another card.

    Attributes:
        parts: points, and until when; tier_points, base_sats, base_minor: of its bill.
    """

    parts: Parts
    tier_points: int = 0
    base_sats: int = 0
    base_minor: int = 0

    @property
    def points(self) -> int:
        return sum(points for points, _ in self.parts)

    def __bool__(self) -> bool:
        figures = (self.points, self.tier_points, self.base_sats, self.base_minor)
        return any(figures)


def move_bill(
    tx: Tx, event: Event, to_pubkey: str, actor_id: str, reason: str
) -> tuple[Event, Event]:
    """Puts a bill on the card where it belongs; the halves `revoked` and `granted`.

    The right card gets all that the bill still earned, with its dates; the wrong card
    owes what was used of it there. What ended by itself is not revived, what a refund
    took back does not move. What had been used keeps at least seven days.

    Args:
        event: what posted the bill, wherever it has moved since.
        reason: what both cards say of it.

    Raises:
        InvalidInput: `not_a_bill`.
        Conflict: `already_there`, `nothing_left`.
    """
    program = get_program(tx, event.program_id, hold=True)
    target = crud.make_card(tx, program.id, to_pubkey, clock.now())
    event = crud.holder_of(tx, event)
    wrong_id, right_id = event.card_id, target.merged_into or target.id
    cards = crud.lock_cards(tx, (wrong_id, right_id))
    if crud.holder_of(tx, event) != event or cards[right_id].merged_into:
        # Somebody moved the bill or merged the card while we waited for it.
        return move_bill(tx, event, to_pubkey, actor_id, reason)
    if wrong_id == right_id:
        raise Conflict("already_there", "That bill is on this card already.")
    wrong = open_movement(tx, program, cards[wrong_id])
    right = open_movement(tx, program, cards[right_id])
    share = _share_of_bill(wrong, event)
    source_id = wrong.next_id
    taken = wrong.post(half(wrong, event, share, -1, source_id, actor_id), reason)
    given = right.post(half(right, event, share, 1, source_id, actor_id), reason)
    follow_bill(wrong, event.seq, right, given.seq)
    gifts.follow_bill(wrong, event.seq, right, given.seq)
    wrong.finish()
    right.finish()
    crud.move_claw_backs(tx, wrong_id, {event.seq: given})
    return taken, given


def _share_of_bill(wrong: Movement, event: Event) -> Share:
    bill = wrong.books.bill(event.seq)
    if bill is None:
        raise InvalidInput("not_a_bill", "Only a bill can be put on another card.")
    lots = wrong.books.lots_of(event.seq)
    parts = _parts_of(lots, crud.taken_back(wrong.tx, event), wrong.now)
    share = Share(parts, bill.tier_points, bill.base_sats, bill.base_minor)
    if not share:
        raise Conflict("nothing_left", "All of that bill was given back.")
    return share


def _parts_of(lots: list[Lot], taken_back: int, now: int) -> Parts:
    """What is left of a bill's lots, those parts included that were used.

    What was used may have an end that is over by now; it gets a week, as everything
    that is written late.
    """
    parts: Parts = []
    for lot in lots:
        used = lot.points - lot.left - lot.expired
        gone = min(used, taken_back)
        taken_back -= gone
        until = lot.until if lot.until > now else now + LATE_KEEPS_SECONDS
        parts += [(lot.left, lot.until), (used - gone, until)]
    return together(parts)


def together(parts: Parts) -> Parts:
    """One part for each end, soonest first; none is empty."""
    ends = dict[int, int]()
    for points, until in parts:
        ends[until] = ends.get(until, 0) + points
    return [(points, until) for until, points in sorted(ends.items()) if points]


def half(
    move: Movement,
    origin: Event,
    share: Share,
    sign: int,
    source_id: str,
    actor_id: str,
) -> Event:
    """One half of a pair: what is left of an event leaves a card, or comes to it."""
    return origin._replace(
        card_id=move.card.id,
        kind=GRANTED if sign > 0 else REVOKED,
        delta=sign * share.points,
        base_sats=sign * share.base_sats,
        base_minor=sign * share.base_minor,
        tier_points=sign * share.tier_points,
        lots=ledger.as_text(share.parts) if sign > 0 else "",
        source=TRANSFER,
        source_id=source_id,
        answers=origin.id,
        recorded_at=move.now,
        actor_id=actor_id,
        text_commitment="",
    )
