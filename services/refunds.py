"""Points follow money back: what refunds of a bill take from its card.

What must always hold: what a bill's refunds took back is a function of how much of it
went back, in whatever parts and order, and whether the bill earned before or after
(`claw_back`). A target that was reached stays reached: what was forgiven, or had come
to its end, is never asked for again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from .. import crud, ledger
from ..claw_back import (
    ClawBack,
    Refund,
    Split,
    TakenBack,
    bill_left,
    claw_back_target,
    split,
)
from ..ledger import Event
from ..store import Tx
from . import stamps
from .due import post_due
from .movement import moving_card
from .posting import Movement
from .programs import get_program
from .returning import lapse_newest

FORGIVE = "forgive"


@dataclass(frozen=True)
class _Due:
    """What a refund has to take back of one bill.

    Attributes:
        event: what the bill earned, wherever it has moved since.
        points: to be taken; base_sats, base_minor: what no longer counts of the bill.
    """

    event: Event
    points: int
    base_sats: int = 0
    base_minor: int = 0


def refund_bill(tx: Tx, refund: Refund, reason: str) -> TakenBack:
    """Puts a refund on record, and takes back the points that go with it.

    The order has to be held, and the refund to be within what was paid.

    Raises:
        DuplicateRow: the order has a refund of that number.
    """
    crud.insert_refund(tx, refund, reason)
    return apply_refunds(tx, refund.order_id, refund.source_id)


def apply_refunds(tx: Tx, order_id: str, source_id: str = "") -> TakenBack:
    """Takes back whatever refunds of an order have not taken back yet.

    Called again it does nothing; nor while the order is on no card: whatever puts it
    on one catches up.

    Args:
        source_id: only of that payment of a bill that was split.
    """
    taken = TakenBack()
    for event in crud.find_earned(tx, order_id):
        if source_id in ("", event.source_id):
            with _moving_holder(tx, event) as move:
                taken += catch_up(move, event)
    return taken


def catch_up(move: Movement, event: Event) -> TakenBack:
    """Takes back what refunds of a bill have not taken back yet.

    Args:
        move: of the card that holds the bill now.
        event: what the bill has earned.
    """
    refunded, items, taken = 0, 0, TakenBack()
    refunds = crud.get_refunds(move.tx, event.order_id) if event.order_id else []
    for refund in refunds:
        if not refund.is_of(event.source_id):
            continue
        refunded += refund.base_sats
        items += refund.items
        taken += _claw_back(move, event, refund, refunded, items)
    return replace(taken, points=move.points)


@contextmanager
def _moving_holder(tx: Tx, event: Event) -> Iterator[Movement]:
    """A movement on the card that holds a bill now."""
    get_program(tx, event.program_id, hold=True)
    holder = crud.holder_of(tx, event)
    card = crud.lock_card_by_id(tx, holder.card_id)
    while (moved := crud.holder_of(tx, holder)) != holder:
        holder = moved  # it was moved while we waited for the card
        card = crud.lock_card_by_id(tx, holder.card_id)
    with moving_card(tx, card) as move:
        yield move


def _claw_back(
    move: Movement, event: Event, refund: Refund, refunded_sats: int, items: int
) -> TakenBack:
    """Takes back what one refund makes due, unless that was done before.

    Args:
        refunded_sats, items: goods that went back by this refund and all before it.
    """
    state = crud.get_claw_back(move.tx, event)
    if refunded_sats <= state.refunded_sats:
        return TakenBack()
    dues = _dues(move, event, state, refunded_sats, items)
    crud.put_claw_back(move.tx, replace(state, refunded_sats=refunded_sats))
    taken = TakenBack()
    for due in dues:
        if due.points or due.base_sats:
            taken += _take(move, refund, due)
    return taken


def _dues(
    move: Movement, event: Event, state: ClawBack, refunded_sats: int, items: int
) -> list[_Due]:
    rule = crud.get_rule(move.tx, event.rule_hash)
    bill, part = crud.get_counted(move.tx, event)
    was, left = bill_left(bill, state.refunded_sats), bill_left(bill, refunded_sats)
    gone = (was.base_sats - left.base_sats, was.base_minor - left.base_minor)
    if stamps.is_by_visit(move.tx, event):
        return _dues_of_day(move, event, gone, is_gone=not left.base_sats)
    target = claw_back_target(
        rule,
        bill,
        refunded_sats,
        event.tier_bp,
        event.campaign_bp,
        part,
        items,
    )
    return [_Due(event, target - state.reached, *gone)]


def _dues_of_day(
    move: Movement, event: Event, gone: tuple[int, int], is_gone: bool
) -> list[_Due]:
    """By visit: with the last bill of its day, all points of the day are due."""
    holder = crud.holder_of(move.tx, event)
    day = holder.local_day
    if not is_gone or stamps.is_stamped(move, day, but=holder.seq):
        return [_Due(event, 0, *gone)]
    left = {bill.event.seq: bill for bill in stamps.stamps_left(move, day)}
    own = left.pop(holder.seq, None)
    return [
        _Due(event, own.tier_points if own else 0, *gone),
        *(
            _Due(crud.origin_of(move.tx, bill.event), bill.tier_points)
            for bill in left.values()
        ),
    ]


# --- one bill's points ----------------------------------------------------------------


def _take(move: Movement, refund: Refund, due: _Due) -> TakenBack:
    """Posts what is taken back of one bill: its own lots first, then rewards that wait
    to be used, then lots that end soonest; what is still lacking is owed, or
    forgiven."""
    lapsed = _make_room(move, due)
    holder, met = crud.holder_of(move.tx, due.event), _met_by(move, due)
    reason = crud.get_refund_reason(move.tx, refund.id)
    move.post(_revoked(move, refund, due, holder, met.posted), reason)
    state = crud.get_claw_back(move.tx, due.event)
    crud.put_claw_back(
        move.tx,
        replace(
            state,
            card_id=holder.card_id,
            seq=holder.seq,
            reached=state.reached + due.points,
            posted=state.posted + met.posted,
            ended=state.ended + met.ended,
            forgiven=state.forgiven + met.forgiven,
            updated_at=move.now,
        ),
    )
    return TakenBack(None, met.posted, met.ended, met.forgiven, lapsed)


def _met_by(move: Movement, due: _Due) -> Split:
    """What meets a due, as the card stands now."""
    state = crud.get_claw_back(move.tx, due.event)
    expired = crud.expired_points(move.tx, crud.holder_of(move.tx, due.event))
    ended = state.expired_before + expired - state.ended
    forgives = move.program.settings.deficit_policy == FORGIVE
    return split(due.points, ended, move.points, forgives)


def _make_room(move: Movement, due: _Due) -> tuple[str, ...]:
    """Lets waiting rewards lapse, newest first, for what the bill's own lots lack: what
    it brought was set aside before anything else was used.

    Points that come back may have come to their end meanwhile; then more have to.
    """
    holder = crud.holder_of(move.tx, due.event)
    own = sum(lot.left for lot in move.books.lots_of(holder.seq))
    lacking = due.points - _met_by(move, due).ended - own
    lapsed: list[str] = []
    while lacking > 0 or _met_by(move, due).short:
        redemption = lapse_newest(move)
        if not redemption:
            break
        lapsed.append(redemption.reward_name)
        lacking -= redemption.points
        post_due(move)
    return tuple(lapsed)


def _revoked(
    move: Movement, refund: Refund, due: _Due, holder: Event, points: int
) -> Event:
    earned = due.event
    # A refund can take points of other bills of a day, too: each is a cause of its own.
    own = earned.order_id == refund.order_id
    return move.draft(
        refund.merchant_id,
        crud.get_local_clock(move.tx, refund.merchant_id),
        refund.created_at,
        kind=ledger.REVOKED,
        delta=-points,
        base_sats=-due.base_sats,
        base_minor=-due.base_minor,
        currency=earned.currency,
        tier_bp=earned.tier_bp,
        campaign_bp=earned.campaign_bp,
        tier_points=-due.points,
        source=ledger.REFUND,
        source_id=refund.id if own else f"{refund.id}.{holder.seq}",
        answers=holder.id,
        rule_hash=earned.rule_hash,
        actor_id=refund.actor_id,
        order_id=refund.order_id,
    )
