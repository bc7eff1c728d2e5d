"""Points that come because a new guest was here: to whoever brought them, and to them.

A first paid bill promises them; its refund window decides. Until that is over nothing
is given, and nothing is if the bill was refunded below the minimum by then. Like all
that is due, this is no job's decision: it is made before anything else happens to the
guest's card or to the card of whoever brought them, by whoever comes first. As nothing
has happened to the guest's card since it came due, both would decide the same.

What must always hold: one bill of one person brings them once. The cause of each is an
id that stands for one card and leads back to none, and is unique in the ledger.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from .. import crud, ledger
from ..clock import day_start
from ..crud import gifts
from ..models import Card, Gift
from ..points import MAX_POINTS
from ..store import Tx
from .erased import was_erased
from .posting import SYSTEM, Movement, lot_until
from .programs import get_program
from .welcome import DAY, DROPPED, GIVE_UP_SECONDS, GIVEN, WAITING, use_newcomer_budget

OWED = "owed"
REFERRER, NEWCOMER, VISITOR = "referrer", "newcomer", "visitor"
REFERRAL_ROLES = (REFERRER, NEWCOMER)
NAMED_BY = "gifts"  # the install's secret that causes are named by
# What whoever holds the card reads of it; it says of nobody who the other one is.
_REASONS = {
    REFERRER: "A friend of yours came",
    NEWCOMER: "You came by a friend",
    VISITOR: "A card of another place",
}
_POSTED = {
    REFERRER: (ledger.EARNED, ledger.REFERRAL),
    NEWCOMER: (ledger.GRANTED, ledger.REFERRAL),
    VISITOR: (ledger.GRANTED, ledger.VISIT),
}


def cause_of(tx: Tx, what: str) -> str:
    """What names a cause in the ledger, the same one every time, and tells nobody which
    card it was."""
    secret = crud.install_secret(tx, NAMED_BY, secrets.token_hex(32))
    return hmac.new(secret.encode(), what.encode(), sha256).hexdigest()[:32]


def is_first_bill(tx: Tx, card: Card, least: int, time: int, seq: int) -> bool:
    """Whether nothing that still counts was paid by a guest before a bill.

    Args:
        least: what has to count of a bill, in sats; time, seq: of the bill.
    """
    pubkey = card.customer_pubkey
    if pubkey and was_erased(tx, card.program_id, pubkey, time):
        return False
    return not crud.has_bill_before(tx, card.id, least, time, seq)


# --- deciding -------------------------------------------------------------------------


def decide_due(move: Movement) -> None:
    """Decides what is due for this card, or hangs on a bill of its.

    All of it is held from here on, before any budget is touched.
    """
    for gift in gifts.lock_due_gifts(move.tx, [move.card.id], move.now):
        if gift.state == WAITING:
            gifts.put_gift(move.tx, _decided(move.tx, gift))


def _decided(tx: Tx, gift: Gift) -> Gift:
    state = OWED if _is_deserved(tx, gift) else DROPPED
    return replace(gift, state=state)


def _is_deserved(tx: Tx, gift: Gift) -> bool:
    guest = crud.get_card(tx, gift.guest_id)
    if not guest or not guest.customer_pubkey:
        return False
    if gift.role == REFERRER and gift.card_id == gift.guest_id:
        return False  # they turned out to be one person
    counts = gifts.counted_sats(tx, gift.guest_id, gift.seq) >= gift.least_sats
    return counts and not crud.has_bill_before(
        tx, gift.guest_id, gift.least_sats, gift.bill_time, gift.seq
    )


# --- giving ---------------------------------------------------------------------------


def give_due(move: Movement) -> None:
    """Gives what the card has a right to by now.

    Over a day's budget it waits for the next business day, at most thirty.
    """
    for gift in gifts.get_owed_gifts(move.tx, move.card.id, move.now):
        while gift.state == OWED and gift.due_at <= move.now:
            gift = _tried(move, gift)
        gifts.put_gift(move.tx, gift)


def _tried(move: Movement, gift: Gift) -> Gift:
    """The gift after the try of the day on which it is due."""
    if not _can_be_given(move, gift):
        return replace(gift, state=DROPPED)
    clock_of = crud.get_program_clock(move.tx, move.program.id)
    day = clock_of.date(gift.due_at)
    if _use_budget(move, gift, day.isoformat()):
        _post(move, gift)
        return replace(gift, state=GIVEN)
    tomorrow = day_start(
        day + timedelta(days=1), clock_of.timezone, clock_of.day_start_hour
    )
    if tomorrow > gift.give_up_at:
        return replace(gift, state=DROPPED)
    return replace(gift, due_at=tomorrow)


def _can_be_given(move: Movement, gift: Gift) -> bool:
    kind, source = _POSTED[gift.role]
    return (
        move.card.customer_pubkey is not None
        and move.points + gift.points <= MAX_POINTS
        and not crud.find_event(move.tx, move.program.id, source, gift.id, kind)
    )


def _use_budget(move: Movement, gift: Gift, day: str) -> bool:
    """Takes it from the day's budgets, or nothing from any."""
    program = move.program
    visits = f"visits:{program.id}"
    is_visit = gift.role == VISITOR
    most = program.settings.visit_daily_points
    if is_visit and not crud.use_daily(move.tx, visits, day, gift.points, most):
        return False
    if use_newcomer_budget(move.tx, program, gift.actor_id, day, gift.points):
        return True
    if is_visit:
        crud.return_daily(move.tx, visits, day, gift.points)
    return False


def _post(move: Movement, gift: Gift) -> None:
    kind, source = _POSTED[gift.role]
    settings = get_program(move.tx, move.program.id, gift.due_at).settings
    clock_of = crud.get_local_clock(move.tx, gift.merchant_id)
    until = lot_until(settings, clock_of, gift.due_at, move.now)
    move.post(
        move.draft(
            gift.merchant_id,
            clock_of,
            gift.due_at,
            kind=kind,
            delta=gift.points,
            lots=ledger.as_text([(gift.points, until)]),
            source=source,
            source_id=gift.id,
            actor_id=SYSTEM,
            purse=crud.get_purse(move.tx, gift.guest_id, gift.seq),
        ),
        _REASONS[gift.role],
    )


# --- bills and cards move -------------------------------------------------------------


def follow_bill(move: Movement, seq: int, to: Movement, to_seq: int) -> None:
    """Lets what a bill promises go where the bill goes: onto another card, if that is a
    new guest's, and not of whoever brought them.

    Args:
        seq: the event that brought the bill; to_seq: the one that brings it to `to`.
    """
    tx, to_id = move.tx, to.card.id
    pending = gifts.lock_pending_gifts(tx, [move.card.id])
    theirs = [
        gift
        for gift in pending
        if (gift.guest_id, gift.seq, gift.state) == (move.card.id, seq, WAITING)
    ]
    for gift in theirs:
        gifts.delete_gift(tx, gift)
    is_own = any(g.role == REFERRER and g.card_id == to_id for g in theirs)
    moved = [gift for gift in theirs if gift.role in REFERRAL_ROLES]
    if not moved or is_own or not _may_bring(tx, to, moved[0], to_seq):
        return
    for gift in moved:
        gifts.put_gift(
            tx,
            replace(
                gift,
                id=cause_of(tx, to_id),
                card_id=gift.card_id if gift.role == REFERRER else to_id,
                guest_id=to_id,
                seq=to_seq,
            ),
        )


def _may_bring(tx: Tx, to: Movement, gift: Gift, to_seq: int) -> bool:
    if gifts.gift_states(tx, to.card.id, REFERRAL_ROLES) - {DROPPED}:
        return False
    return is_first_bill(tx, to.card, gift.least_sats, gift.bill_time, to_seq)


def follow_merge(tx: Tx, old_id: str, kept_id: str, moved: dict[int, int]) -> None:
    """Lets what two cards were to get, and their bills to bring, be one person's.

    Nobody is new twice, and nobody brings themselves.

    Args:
        moved: by the number of a bill's event on the old card, the one on the other.
    """
    both = (old_id, kept_id)
    pending = gifts.lock_pending_gifts(tx, both)
    had = {
        role
        for role in _POSTED
        for one in both
        if gifts.gift_states(tx, one, [role]) & {GIVEN, OWED}
    }
    own = {
        gift.id
        for gift in pending
        if gift.role == REFERRER and {gift.card_id, gift.guest_id} <= set(both)
    }
    for gift in pending:
        gone = gift.id in own
        one = _of_one_person(gift, old_id, kept_id, moved)
        if one.state == WAITING and one.guest_id == kept_id:
            gone = gone or one.role in had or not _still_first(tx, one)
            had |= set() if gone else {one.role}
        gifts.put_gift(tx, replace(one, state=DROPPED) if gone else one)


def _of_one_person(
    gift: Gift, old_id: str, kept_id: str, moved: dict[int, int]
) -> Gift:
    if gift.card_id == old_id:
        gift = replace(gift, card_id=kept_id)
    if gift.guest_id == old_id and gift.state == WAITING:
        # Without a number there, nothing of the bill is left: it brings nothing.
        gift = replace(gift, guest_id=kept_id, seq=moved.get(gift.seq, 0))
    return gift


def _still_first(tx: Tx, gift: Gift) -> bool:
    return bool(gift.seq) and not crud.has_bill_before(
        tx, gift.guest_id, gift.least_sats, gift.bill_time, gift.seq
    )


def due_after(bill_time: int, window_days: int) -> tuple[int, int]:
    """When what a bill brings is due, and when it is given up."""
    due_at = bill_time + window_days * DAY
    return due_at, due_at + GIVE_UP_SECONDS
