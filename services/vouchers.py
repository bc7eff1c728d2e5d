"""Vouchers: given out, used, withdrawn.

What must always hold: a voucher is used once, in the unit of work that credits its
points or reserves its reward; only one that stands in our table counts, whoever signed
what. Locks are taken in the order of every movement: programme, card, voucher, and then
redemption, reward, counter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .. import acts, clock, crud, ledger
from ..clock import LocalClock
from ..crud.vouchers import find_voucher, insert_voucher, put_used, put_withdrawn
from ..ledger import Event
from ..models import Card
from ..rewards import RESERVED, Redemption, sold_out
from ..store import Tx
from ..voucher import (
    OPEN,
    WITHDRAWN,
    Perk,
    Voucher,
    not_the_holder,
    refusal,
    unknown,
)
from .grants import ByHand, check_enabled, use_grant_cap
from .movement import moving
from .posting import Movement, lot_until
from .programs import get_program
from .reserving import held_until, insert_coded


@dataclass(frozen=True)
class UsedVoucher:
    """What a voucher has become.

    Attributes:
        points: what the customer can use now.
        event: the entry on their card.
        redemption: the reward that waits for them, if it was worth one.
    """

    voucher: Voucher
    points: int
    event: Event
    redemption: Redemption | None


def give_voucher(
    tx: Tx, customer_pubkey: str, voucher: Voucher, act: ByHand
) -> Voucher:
    """Keeps a voucher that was signed; somebody nobody knows yet gets a card by it.

    Args:
        voucher: whose card it is for is not in it yet.
        act: who gives it; what it is worth counts against what they may give in a day.

    Raises:
        Conflict: `loyalty_off`, `grant_cap`.
    """
    program = get_program(tx, voucher.program_id, hold=True)
    check_enabled(program)
    card = _lock_own_card(tx, program.id, customer_pubkey)
    use_grant_cap(tx, program, act, clock.now())
    given = replace(voucher, card_id=card.id)
    insert_voucher(tx, given)
    _note(tx, "voucher_made", given, act.actor_id)
    return given


def _lock_own_card(tx: Tx, program_id: str, customer_pubkey: str) -> Card:
    """The card that was made for a key, held: no erasure misses what it gets."""
    made = crud.make_card(tx, program_id, customer_pubkey, clock.now())
    card = crud.lock_card_by_id(tx, made.id)
    if card.customer_pubkey != customer_pubkey:  # erased while we waited for it
        return _lock_own_card(tx, program_id, customer_pubkey)
    return card


def use_voucher(
    tx: Tx, event_id: str, pubkey: str, merchant_id: str, clock_of: LocalClock
) -> UsedVoucher:
    """Its holder uses a voucher: its points are credited, its reward is reserved.

    The holder is the key that it names, and whoever that key's card was merged into.

    Args:
        event_id: of the signed event.
        pubkey: who has proved that they ask.
        merchant_id, clock_of: where it is used, and the days of that place.

    Raises:
        NotFound: `voucher_unknown`.
        NotAllowed: `not_the_holder`.
        Conflict: `voucher_used`, `voucher_withdrawn`, `voucher_expired`, `loyalty_off`,
            `sold_out`.
        InvalidInput: `too_many_points`.
    """
    found = find_voucher(tx, event_id, clock.now())
    if not found:
        raise unknown()
    if not _is_theirs(tx, found, pubkey):
        raise not_the_holder()  # before a card is made for whoever asks
    with moving(tx, found.program_id, pubkey) as move:
        voucher = _held(move, event_id, pubkey)
        obstacle = refusal(voucher, clock_of, move.now)
        if obstacle:
            raise obstacle
        check_enabled(move.program)
        if voucher.perk:
            used = _reserve(move, voucher, voucher.perk, merchant_id, clock_of)
        else:
            used = _credit(move, voucher, merchant_id, clock_of)
        kept = used.voucher
        put_used(tx, kept.id, move.now, kept.redemption_id)
        return used


def _held(move: Movement, event_id: str, pubkey: str) -> Voucher:
    """The voucher as it is now that its card is ours: it may have been erased."""
    voucher = find_voucher(move.tx, event_id, move.now, hold=True)
    if not voucher:
        raise unknown()
    if not _is_theirs(move.tx, voucher, pubkey):
        raise not_the_holder()
    return voucher


def _is_theirs(tx: Tx, voucher: Voucher, pubkey: str) -> bool:
    own = crud.find_card(tx, voucher.program_id, pubkey)
    card = crud.get_card(tx, voucher.card_id)
    return bool(own and card and own.id in (card.id, card.merged_into))


def _credit(
    move: Movement, voucher: Voucher, merchant_id: str, clock_of: LocalClock
) -> UsedVoucher:
    """Its points end by the rule of now, as points do that are given by hand."""
    until = lot_until(move.program.settings, clock_of, move.now, move.now)
    event = move.draft(
        merchant_id,
        clock_of,
        move.now,
        kind=ledger.GRANTED,
        delta=voucher.points,
        lots=ledger.as_text([(voucher.points, until)]),
        source=ledger.VOUCHER,
        source_id=voucher.id,
        actor_id=f"card:{move.card.id}",
    )
    posted = move.post(event, voucher.reason)
    return UsedVoucher(voucher, move.points, posted, None)


def _reserve(
    move: Movement,
    voucher: Voucher,
    perk: Perk,
    merchant_id: str,
    clock_of: LocalClock,
) -> UsedVoucher:
    """A reservation that cost nothing, and goes on like every other.

    The reward's tier, dates and limits were for whoever gave it to think of; only what
    is not there cannot be had.
    """
    redemption_id, actor_id = crud.new_id(), f"card:{move.card.id}"
    event = move.draft(
        merchant_id,
        clock_of,
        move.now,
        kind=ledger.REDEEMED,
        delta=0,
        source=ledger.REDEMPTION,
        source_id=redemption_id,
        actor_id=actor_id,
    )
    posted = move.post(event, voucher.reason)
    reward = crud.get_reward(move.tx, perk.reward_id)
    is_counted = bool(reward and reward.stock is not None and not reward.deleted_at)
    made = Redemption(
        id=redemption_id,
        program_id=move.program.id,
        card_id=move.card.id,
        seq=posted.seq,
        reward_id=perk.reward_id,
        merchant_id=merchant_id,
        order_id=None,
        reward_name=perk.name,
        kind=perk.kind,
        value=perk.value,
        points=0,
        from_stock=int(is_counted),
        status=RESERVED,
        short_code="",
        actor_id=actor_id,
        created_at=move.now,
        expires_at=held_until(move),
        fulfil_at=None,
        ended_at=None,
        ended_by=None,
    )
    coded = insert_coded(move.tx, made)
    if reward and is_counted and not crud.take_stock(move.tx, reward.id):
        raise sold_out(reward)
    kept = replace(voucher, redemption_id=coded.id)
    return UsedVoucher(kept, move.points, posted, coded)


def withdraw_voucher(tx: Tx, event_id: str, actor_id: str, reason: str) -> Voucher:
    """Takes an open voucher back; what it used of a day's cap stays used.

    Twice is once.

    Raises:
        NotFound: `voucher_unknown`.
        Conflict: `voucher_used`, `voucher_expired`.
    """
    now = clock.now()
    voucher = find_voucher(tx, event_id, now, hold=True)
    if not voucher:
        raise unknown()
    if voucher.state == WITHDRAWN:
        return voucher
    if voucher.state != OPEN:
        clock_of = crud.get_local_clock(tx, voucher.merchant_id)
        raise refusal(voucher, clock_of, now) or unknown()
    put_withdrawn(tx, voucher.id, now, actor_id, reason)
    _note(tx, "voucher_withdrawn", voucher, actor_id)
    return find_voucher(tx, event_id, now) or voucher


def _note(tx: Tx, kind: acts.Kind, voucher: Voucher, actor_id: str) -> None:
    where = acts.Where(voucher.merchant_id, voucher.program_id)
    acts.note(tx, kind, where, actor_id, voucher.id, voucher.worth)
