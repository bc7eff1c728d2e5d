"""Who brought a new guest gets points, once for each guest, and the guest may, too.

Three ways to say who it was: a link that the referrer signed and the guest opened, the
waiter who asks, and another program's bill. A link is proof; whoever only says it is
bounded for each referrer and for each who says it. Nobody brings themselves, not by
another of their cards either, and nobody who works there brings anybody.

The guest's first bill of at least the minimum decides, by the settings of its own time
and in whatever order bills are found. What follows from it is for `gifts`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from .. import crud
from ..crud import gifts as rows
from ..keys import npub
from ..ledger import Event
from ..models import Card, Gift, ProgramSettings
from ..points import Part
from ..store import Tx
from .gifts import (
    NEWCOMER,
    REFERRAL_ROLES,
    REFERRER,
    cause_of,
    due_after,
    is_first_bill,
)
from .posting import Movement
from .welcome import DROPPED, WAITING


class Named(NamedTuple):
    """Who a bill says has brought its guest, and who said so; empty: nobody did."""

    referrer_pubkey: str = ""
    named_by: str = ""


NOBODY = Named()


class _Brought(NamedTuple):
    referrer: Card
    is_signed: bool
    actor_id: str


def expect(
    move: Movement,
    settings: ProgramSettings,
    event: Event,
    named: Named,
    made_by: str,
    part: Part | None = None,
) -> bool:
    """Promises what a bill that was just posted brings to who brought its guest; false
    if that is nothing.

    Args:
        settings: of the bill's time.
        named: who the bill says it was; a link that the guest opened goes before.
        made_by: who made the order, for the day's budget where nobody named anybody.
    """
    least = max(settings.min_spend_sats, 1)
    if (part.whole_sats if part else event.base_sats) < least:
        return False
    _make_way(move, event)
    if not (settings.referral_points or settings.referral_bonus):
        return False
    if part:
        if rows.has_brought_gift(move.tx, event.order_id, REFERRAL_ROLES):
            return False
        least = 1
    brought = _who(move, event, named, made_by) if _is_new(move, event, least) else None
    if not brought or not _use_caps(move, settings, brought):
        return False
    _promise(move, settings, event, brought, least)
    return True


def _make_way(move: Movement, event: Event) -> None:
    """A bill that was paid earlier and found later is the first one after all."""
    if event.time >= move.books.balance.last_time:
        return  # no bill on the card is younger, as with nearly every bill
    for gift in rows.lock_pending_gifts(move.tx, [move.card.id]):
        is_theirs = gift.guest_id == move.card.id and gift.state == WAITING
        if is_theirs and event.time < gift.bill_time:
            rows.put_gift(move.tx, replace(gift, state=DROPPED))


def _is_new(move: Movement, event: Event, least: int) -> bool:
    states = rows.gift_states(move.tx, move.card.id, REFERRAL_ROLES)
    if states - {DROPPED}:
        return False
    return is_first_bill(move.tx, move.card, least, event.time, event.seq)


# --- who it was -----------------------------------------------------------------------


def _who(move: Movement, event: Event, named: Named, made_by: str) -> _Brought | None:
    tx, program_id = move.tx, move.program.id
    cards = [card.id for card in crud.merged_cards(tx, move.card.id)]
    linked = rows.find_link(tx, program_id, crud.get_keys(tx, cards), event.time)
    if linked:
        referrer = _who_may(tx, crud.get_card(tx, linked), move.card.id)
        if referrer:
            return _Brought(referrer, True, made_by)
    if not named.referrer_pubkey:
        return None
    card = crud.make_card(tx, program_id, named.referrer_pubkey, move.now)
    referrer = _who_may(tx, card, move.card.id)
    return _Brought(referrer, False, named.named_by) if referrer else None


def _who_may(tx: Tx, card: Card | None, guest_id: str) -> Card | None:
    """The card that one has become, if its holder may bring that guest."""
    if card and card.merged_into:
        card = crud.get_card(tx, card.merged_into)
    if not card or not card.customer_pubkey or card.id == guest_id:
        return None
    return None if is_staff(tx, card) else card


def is_staff(tx: Tx, card: Card) -> bool:
    """Whether one of the keys of a card's holder is of somebody who works there."""
    cards = [one.id for one in crud.merged_cards(tx, card.id)]
    keys = crud.get_keys(tx, cards)
    spellings = [*keys, *(npub(key) for key in keys)]
    return bool(keys) and rows.works_here(tx, card.program_id, spellings)


# --- how often, and how much ----------------------------------------------------------


def _use_caps(move: Movement, settings: ProgramSettings, brought: _Brought) -> bool:
    """Counts it for the bill's day: for the referrer, and without a link for who said
    so, too. What is refunded later has counted."""
    day = crud.get_program_clock(move.tx, move.program.id).day(move.now)
    if not brought.is_signed:
        said = f"referrals:{move.program.id}:{brought.actor_id}"
        if not crud.use_daily(move.tx, said, day, 1, settings.referral_cap_per_staff):
            return False
    own = f"referrer:{brought.referrer.id}"
    return crud.use_daily(move.tx, own, day, 1, settings.referral_cap_per_guest)


def _promise(
    move: Movement,
    settings: ProgramSettings,
    event: Event,
    brought: _Brought,
    least: int,
) -> None:
    due_at, give_up_at = due_after(event.time, settings.refund_window_days)
    gift = Gift(
        id=cause_of(move.tx, event.card_id),
        role=NEWCOMER,
        program_id=event.program_id,
        merchant_id=event.merchant_id,
        card_id=event.card_id,
        guest_id=event.card_id,
        seq=event.seq,
        order_id=event.order_id,
        points=settings.referral_bonus,
        least_sats=least,
        actor_id=brought.actor_id,
        bill_time=event.time,
        due_at=due_at,
        give_up_at=give_up_at,
        state=WAITING,
    )
    if gift.points:
        rows.put_gift(move.tx, gift)
    if settings.referral_points:
        points, to = settings.referral_points, brought.referrer.id
        own = replace(gift, role=REFERRER, card_id=to, points=points)
        rows.put_gift(move.tx, own)
